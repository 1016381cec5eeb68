"""Loading a document, writing the report, giving roles: the other forms of the site."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bluehelm.plans import store
from bluehelm.record.models import Change, Membership, Mission, User
from bluehelm.reports import store as written
from tests.web.conftest import BASE

SignIn = Callable[[User], Client]
KEY = "money/2031-32/performance/gross-requirements/expenditure"


def send(client: Client, name: str, content: bytes) -> str:
    form = {"file": SimpleUploadedFile(name, content), "why": "the report came"}
    return client.post(BASE + "sources/load/", form, follow=True).content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("broken.docx", b"PK\x03\x04 cut off"),
        ("photo.pdf", b"%PDF-1.4 no text"),
        ("x.bin", b"\x00"),
    ],
)
def test_a_file_that_cannot_be_read_says_so_and_stores_nothing(
    loaded: Mission, analyst: User, as_: SignIn, name: str, content: bytes
) -> None:
    before = Change.objects.count()
    page = send(as_(analyst), name, content)
    assert "errorlist" in page
    assert Change.objects.count() == before
    assert len(store.sources("UNMIX")) == 1


@pytest.mark.parametrize(("language", "words"), [("en", "is empty"), ("fr", "le fichier est vide")])
def test_a_refusal_is_in_the_language_of_the_page_and_names_no_folder(
    loaded: Mission, analyst: User, as_: SignIn, language: str, words: str
) -> None:
    client = as_(analyst)
    client.cookies["django_language"] = language
    page = send(client, "vide.txt", b" \n")
    assert words in page
    assert "/vide.txt" not in page


def test_a_document_of_another_mission_is_refused(
    loaded: Mission, analyst: User, as_: SignIn, excerpts: Path
) -> None:
    page = send(as_(analyst), "other.json", b'{"symbol": null, "mission": "UNELSE", "period": "2031/32"}')
    assert "UNELSE" in page
    assert len(store.sources("UNMIX")) == 1


def test_an_invented_report_is_loaded_from_the_site(
    loaded: Mission, analyst: User, as_: SignIn, excerpts: Path
) -> None:
    page = send(as_(analyst), "unmix.txt", (excerpts / "unmix.txt").read_bytes())
    assert "The document was loaded." in page
    assert store.changes("UNMIX")[0].by == "analyst"


def write(client: Client, text: str) -> str:
    form = {"text": text, "why": "first draft"}
    return client.post(BASE + "report/summary/en/", form, follow=True).content.decode()


def test_a_text_with_a_bound_figure_is_kept_in_versions(loaded: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    write(client, "Spending fell.")
    write(client, f"Spending came to {{{{figure:{KEY}}}}}.")
    found = written.versions("UNMIX", "2031/32", "summary", "en")
    assert [version.n for version in found] == [2, 1]
    assert found[0].by == "analyst"
    assert "284" in client.get(BASE + "report/preview/").content.decode()


@pytest.mark.parametrize("text", ["Spending came to 284,800.", "{{figure:money/nowhere}} was spent."])
def test_a_number_typed_by_hand_or_an_unknown_figure_is_refused(
    loaded: Mission, analyst: User, as_: SignIn, text: str
) -> None:
    page = write(as_(analyst), text)
    assert "errorlist" in page
    assert text.split()[-1] in page
    assert written.versions("UNMIX", "2031/32", "summary", "en") == ()


def test_a_reader_may_not_write(loaded: Mission, reader: User, as_: SignIn) -> None:
    assert as_(reader).post(BASE + "report/summary/en/", {"text": "x"}).status_code == 403


@pytest.mark.parametrize(("form", "opening"), [("docx", b"PK"), ("html", b"<!"), ("pdf", b"%PDF")])
def test_the_report_is_handed_over_as_a_file(
    loaded: Mission, reader: User, as_: SignIn, form: str, opening: bytes
) -> None:
    response = as_(reader).post(BASE + "report/file/", {"form": form, "language": "fr"})
    assert response.content.startswith(opening)
    assert f"UNMIX-2031-32-fr.{form}" in response.headers["Content-Disposition"]
    assert store.changes("UNMIX")[0].verb == "report written"


def test_a_report_read_by_a_passer_by_leaves_no_entry(public: Mission, client: Client) -> None:
    before = Change.objects.count()
    assert client.post(BASE + "report/file/", {"form": "html", "language": "en"}).status_code == 200
    assert Change.objects.count() == before


def test_an_administrator_opens_an_account_with_a_password_shown_once(
    loaded: Mission, chief: User, as_: SignIn
) -> None:
    client = as_(chief)
    page = client.post(BASE + "people/", {"username": "newcomer", "role": "reader"}, follow=True)
    assert "shown only now" in page.content.decode()
    assert Membership.objects.get(user__username="newcomer").role == "reader"
    assert "shown only now" not in client.get(BASE + "people/").content.decode()


def test_nobody_changes_their_own_role(loaded: Mission, chief: User, as_: SignIn) -> None:
    as_(chief).post(BASE + "people/", {"username": "chief", "role": "reader"})
    assert Membership.objects.get(user=chief).role == "administrator"


def test_the_language_of_an_account_is_remembered(loaded: Mission, reader: User, as_: SignIn) -> None:
    as_(reader).post("/language/", {"language": "fr", "next": "/"})
    reader.refresh_from_db()
    assert reader.language == "fr"
