"""Loading texts on the site: who may, what is stored, and what is refused with the reason."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bluehelm.mandates import store
from bluehelm.record.models import User
from bluehelm.web.texts import loading as text_loading

SignIn = Callable[[User], Client]
LOAD = "/texts/load/"


def send(client: Client, *files: tuple[str, bytes], **said: str) -> tuple[int, str]:
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    response = client.post(LOAD, {"uploads": uploads} | said)
    return response.status_code, response.content.decode()


@pytest.fixture
def old(excerpts: Path) -> bytes:
    return (excerpts / "mandate_old.txt").read_bytes()


def test_files_are_stored_each_by_itself(analyst: User, as_: SignIn, old: bytes) -> None:
    client = as_(analyst)
    status, page = send(client, ("old.txt", old), ("recipe.txt", b"Peel the onions.\n"), ("empty.txt", b""))
    assert status == 200
    assert '<a href="/texts/s-res-9001-2040/">S/RES/9001 (2040)</a>' in page
    assert page.count("not stored</span>") == 2
    assert "empty.txt</strong>" in page
    assert page.count("empty.txt") == page.count("recipe.txt") == 1
    assert "/tmp" not in page
    row = store.text("S/RES/9001 (2040)").row
    assert (row.mission, row.by, row.name) == ("UNMIX", "analyst", "old.txt")
    assert "nothing new" in send(client, ("old.txt", old))[1]


def test_another_reading_takes_the_place_of_the_first(analyst: User, as_: SignIn, old: bytes) -> None:
    client = as_(analyst)
    send(client, ("old.txt", old))
    page = send(client, ("old.txt", old), adopted="2040-07-15", why="the day it was adopted")[1]
    assert "in place of the earlier reading" in page
    stored = store.text("S/RES/9001 (2040)")
    assert str(stored.row.adopted) == "2040-07-15"
    assert len(stored.readings) == 2


def test_stated_days_hold_and_are_told(analyst: User, as_: SignIn, old: bytes) -> None:
    client = as_(analyst)
    send(client, ("old.txt", old), adopted="2040-07-15")
    page = send(client, ("old.txt", old))[1]
    assert "nothing new" in page
    assert "Adopted on 15 July 2040, as stated on" in page
    assert "(analyst)" in page
    assert len(store.text("S/RES/9001 (2040)").readings) == 1


def test_a_file_that_was_replaced_comes_back_only_when_asked(analyst: User, as_: SignIn, old: bytes) -> None:
    client = as_(analyst)
    send(client, ("old.txt", old))
    send(client, ("amended.txt", old.replace(b"beekeepers", b"keepers of bees")))
    page = send(client, ("old.txt", old))[1]
    assert "this file is an earlier version of the text, loaded on" in page
    assert "tick “Make an earlier version current again”" in page
    assert store.text("S/RES/9001 (2040)").row.name == "amended.txt"
    assert "in place of the earlier reading" in send(client, ("old.txt", old), again="on")[1]
    assert store.text("S/RES/9001 (2040)").row.name == "old.txt"


@pytest.mark.parametrize(
    ("many", "said", "told"),
    [
        (0, {}, "Choose at least one file"),
        (2, {"adopted": "2040-07-15"}, "A day goes with one file"),
        (1, {"adopted": "yesterday"}, "Enter a valid date"),
        (51, {}, "at most 50 are read at once"),
    ],
)
def test_a_form_that_does_not_fit_is_refused(
    analyst: User, as_: SignIn, old: bytes, many: int, said: dict[str, str], told: str
) -> None:
    status, page = send(as_(analyst), *((f"{n}.txt", old) for n in range(many)), **said)
    assert status == 422
    assert told in page
    assert store.texts() == ()


def test_what_takes_too_long_is_told(
    analyst: User, as_: SignIn, old: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_loading, "MOST_SECONDS", -1)
    assert "Time ran out before this file" in send(as_(analyst), ("old.txt", old))[1]


def test_only_editors_load(reader: User, stranger: User, client: Client, as_: SignIn, old: bytes) -> None:
    assert client.get(LOAD).status_code == 403
    for user in (reader, stranger):
        assert as_(user).get(LOAD).status_code == 403
        assert send(as_(user), ("old.txt", old))[0] == 403
    assert store.texts() == ()


def test_the_form_cannot_be_forged(analyst: User, old: bytes) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert send(client, ("old.txt", old))[0] == 403


def test_an_editor_finds_the_form(analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    assert 'href="/texts/load/"' in client.get("/texts/").content.decode()
    assert "Read and load" in client.get(LOAD).content.decode()


@pytest.mark.django_db
def test_an_administrator_loads_into_a_site_that_has_no_mission(as_: SignIn, old: bytes) -> None:
    client = as_(User.objects.create_superuser("root", password="an invented long phrase"))
    assert send(client, ("old.txt", old))[0] == 200
    assert store.text("S/RES/9001 (2040)").row.by == "root"
