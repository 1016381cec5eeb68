"""Files of accounts loaded on the site: known forms at once, other tables by answers; loads go on."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bluehelm.events import models as tables
from bluehelm.events.store import loading as store
from bluehelm.record.models import Mission, User
from bluehelm.web.events import loading

BASE = "/m/UNMIX/incidents/load/"
OWN = "ref,first,place,kind,killed\n1,2021-03-04,Ixville,ambush,2\n2,2021-03-04,Ixville,ambush,=many\n"
TABLE = "Jour,Village,Nature,Tués\n14/03/2021,Ixville,Rapt,2\n15/03/2021,Oxville,embuscade,1\n"


@pytest.fixture
def editor(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client


def send(client: Client, text: str, file_name: str = "events.csv", **more: Any) -> Any:
    file = SimpleUploadedFile(file_name, text.encode())
    return client.post(BASE, {"file": file, "provider": "-", "name": "patrol-log"} | more, follow=True)


def test_a_file_of_our_own_form_is_loaded_and_told_of(editor: Client, mission: Mission) -> None:
    page = send(editor, OWN).content.decode()
    row = tables.Load.objects.get()
    assert (row.read, row.accepted, row.aside, row.ended is not None) == (2, 1, 1, True)
    assert "is no whole number" in page
    assert "1 accounts accepted, 0 unchanged, 1 rows set aside" in page
    assert tables.Account.objects.get().place == "Ixville"


def test_rows_set_aside_are_given_as_a_table_without_formulas(editor: Client, mission: Mission) -> None:
    send(editor, OWN)
    answer = editor.get(f"{BASE}{tables.Load.objects.get().pk}/aside.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert rows[0] == ["line", "field", "value", "why"]
    assert rows[1][:3] == ["3", "killed", "'=many"]
    assert "attachment" in answer["Content-Disposition"]


def test_reasons_are_told_in_french(editor: Client, mission: Mission) -> None:
    editor.cookies["django_language"] = "fr"
    page = send(editor, OWN).content.decode()
    assert "n’est pas un nombre entier" in page


def test_an_unknown_table_is_asked_about_previewed_and_loaded(editor: Client, mission: Mission) -> None:
    page = send(editor, TABLE).content.decode()
    assert 'value="first" selected' in page
    assert "Ixville" in page
    assert tables.Load.objects.count() == 0
    (name,) = {part.split('"')[0] for part in page.split('name="word-')[1:]}
    answers = {
        "sent": "1",
        "column-0": "first",
        "column-1": "place",
        "column-2": "kind",
        "column-3": "killed_civilian",
    }
    shown = editor.post(f"{BASE}columns/", answers | {"preview": "1"}).content.decode()
    assert "set aside" in shown
    assert tables.Load.objects.count() == 0
    done = editor.post(f"{BASE}columns/", answers | {f"word-{name}": "abduction", "load": "1"}, follow=True)
    assert "2 accounts accepted" in done.content.decode()
    assert set(tables.Account.objects.values_list("kind", flat=True)) == {"abduction", "ambush"}
    kept = tables.Provider.objects.get().mapping
    assert kept["values"] == {"kind": {"Rapt": "abduction"}}


def test_the_answers_are_remembered_for_the_next_file(editor: Client, mission: Mission) -> None:
    send(editor, TABLE)
    answers = {"sent": "1", "column-0": "first", "column-1": "place", "column-2": "", "column-3": "killed"}
    editor.post(f"{BASE}columns/", answers | {"load": "1"})
    send(editor, TABLE.replace("Oxville", "Uxville"), "next.csv", name="", provider="patrol-log")
    assert tables.Load.objects.count() == 2


def test_a_table_with_other_heads_than_the_one_before_is_asked_about_anew(
    editor: Client, mission: Mission
) -> None:
    send(editor, TABLE)
    answers = {"sent": "1", "column-0": "first", "column-1": "place", "column-2": "", "column-3": "killed"}
    editor.post(f"{BASE}columns/", answers | {"load": "1"})
    page = send(editor, "Quand,Lieu\n2021-03-14,Ixville\n", "other.csv").content.decode()
    assert "What the columns mean" in page
    assert tables.Load.objects.count() == 1


def test_answers_that_do_not_fit_are_refused_and_stay(editor: Client, mission: Mission) -> None:
    send(editor, TABLE)
    answers = {"sent": "1", "column-0": "place", "column-1": "place", "load": "1"}
    answer = editor.post(f"{BASE}columns/", answers)
    assert answer.status_code == 422
    assert "two columns" in answer.content.decode()
    answer = editor.post(f"{BASE}columns/", {"sent": "1", "column-0": "<script>", "load": "1"})
    assert answer.status_code == 422


@pytest.mark.parametrize("name", ["report.pdf", "'; drop table--.csv", "x" * 230 + ".csv"])
def test_a_file_of_another_kind_is_refused_by_its_name(editor: Client, mission: Mission, name: str) -> None:
    answer = send(editor, "%PDF-1.7", name)
    assert answer.status_code == 422
    assert "is a PDF" in answer.content.decode()
    assert tables.Provider.objects.count() == 0


def test_a_provider_has_to_be_named(editor: Client, mission: Mission) -> None:
    answer = send(editor, OWN, name="")
    assert (answer.status_code, tables.Load.objects.count()) == (422, 0)


def test_an_interrupted_load_goes_on_from_where_it_was(
    editor: Client, mission: Mission, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"{n},2021-03-04,Ixville,ambush,1\n" for n in range(30))
    monkeypatch.setattr(store, "BATCH", 10)
    take: Callable[..., None] = store._take

    def broken(load: tables.Load, *more: Any) -> None:
        if load.reached > 15:
            raise OSError("the power went")
        take(load, *more)

    monkeypatch.setattr(store, "_take", broken)
    editor.raise_request_exception = False
    assert send(editor, OWN.splitlines()[0] + "\n" + rows).status_code == 500
    monkeypatch.setattr(store, "_take", take)
    row = tables.Load.objects.get()
    assert (row.ended, row.accepted) == (None, 20)
    assert "Go on" in editor.get(f"{BASE}{row.pk}/").content.decode()
    editor.post(f"{BASE}{row.pk}/go-on/")
    row.refresh_from_db()
    assert (row.ended is not None, row.accepted, tables.Account.objects.count()) == (True, 30, 30)


def test_invented_data_are_marked(editor: Client, mission: Mission) -> None:
    page = send(editor, OWN, invented="on").content.decode()
    assert tables.Provider.objects.get().invented
    assert "invented" in page


def test_only_members_who_may_load_see_the_page(
    client: Client, mission: Mission, reader: User, stranger: User
) -> None:
    for person, status in ((reader, 403), (stranger, 404)):
        client.force_login(person)
        assert client.get(BASE).status_code == status
        assert client.get(f"{BASE}columns/").status_code == status
        assert client.get(f"{BASE}1/").status_code == status
        assert client.post(f"{BASE}1/go-on/").status_code == status


def test_a_load_of_another_mission_is_not_there(editor: Client, mission: Mission) -> None:
    other = Mission.objects.create(code="UNMOX", name_en="Ox", name_fr="Ox")
    given = store.provider(other, "log", {}, None)
    row = store.begin(given, Path(__file__), {}, None)
    assert editor.get(f"{BASE}{row.pk}/").status_code == 404
    assert editor.get(f"{BASE}{row.pk}/aside.csv").status_code == 404


def test_cells_that_begin_as_formulas_do_are_made_harmless() -> None:
    assert [loading.plain(one) for one in ("=1", "+1", "-1", "@x", "\tx", "x=1")] == [
        "'=1", "'+1", "'-1", "'@x", "'\tx", "x=1",
    ]  # fmt: skip
