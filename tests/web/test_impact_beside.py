"""The pages beside the estimate: asked with tables that are sent, answered, and nothing kept."""

import json
import re
from base64 import b64decode
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bluehelm.errors import BadInput, Refused
from bluehelm.impact.designs.rows import HOW, MissingDesigns
from bluehelm.record import messages
from bluehelm.record.models import User
from bluehelm.web.wake import beside, process
from bluehelm.web.wake.process import Ends
from tests.impact.designs.test_told import FOUND

SignIn = Callable[[User], Client]
NEAR, DESIGNS = "/impact/near/", "/impact/designs/"
RINGS = {"km": "100, 10; 50", "years": "3"}
KINDS = {"treatment": "kind=patrol", "dependent": "kind=attack", "days": "7", "steps": "4", "bin": "1"}


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is done in the process of the tests."""

    def done(work: partial[Any], *_: object) -> Any:
        return FOUND if work.func is beside.fitted else work()

    monkeypatch.setattr(beside, "elsewhere", done)


@pytest.fixture
def complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "missing", lambda: None)


@pytest.fixture
def tables(excerpts: Path) -> dict[str, bytes]:
    named = {"table": "by_year", "bases": "bases", "patrolled": "patrolled"}
    return {name: (excerpts / f"{file}.csv").read_bytes() for name, file in named.items()}


def ask(client: Client, address: str, files: dict[str, bytes], **said: str) -> tuple[int, str]:
    sent = {name: SimpleUploadedFile(f"{name}.csv", content) for name, content in files.items()}
    response = client.post(address, said | sent)
    assert "/tmp" not in response.content.decode()
    return response.status_code, response.content.decode()


@pytest.fixture
def near(reader: User, as_: SignIn, tables: dict[str, bytes]) -> Callable[..., tuple[int, str]]:
    client = as_(reader)

    def asked(language: str = "en", files: dict[str, bytes] | None = None, **said: str) -> tuple[int, str]:
        client.cookies["django_language"] = language
        sent = {name: tables[name] for name in ("table", "bases")} | (files or {})
        return ask(client, NEAR, {name: one for name, one in sent.items() if one}, **(RINGS | said))

    return asked


@pytest.fixture
def designs(reader: User, as_: SignIn, tables: dict[str, bytes]) -> Callable[..., tuple[int, str]]:
    client = as_(reader)

    def asked(language: str = "en", **said: str) -> tuple[int, str]:
        client.cookies["django_language"] = language
        return ask(client, DESIGNS, {"table": tables["patrolled"]}, **(KINDS | said))

    return asked


def test_near_says_before_and_beside_its_figures_that_they_are_no_effect(near: Any) -> None:
    status, page = near()
    assert status == 200
    body = page[page.index("<main") :]
    assert body.index("<strong>Proximity, not effect.</strong>") < body.index("<table>")
    assert body.index("<table>") < body.index("<li>this is proximity, not effect: bases were put")
    assert "table.csv: 83 events; bases.csv: 4 bases" in page
    assert re.search(r"10 to 50</th>", page)
    assert re.search(r"table.csv: \d+ rows repeat another", page)
    assert "<script>" not in page
    assert " style=" not in page


def test_near_can_be_taken_away_and_asked_again_by_command(near: Any) -> None:
    page = near(only="country=X", bases_only="location=Aldmoor", sum="deaths")[1]
    found = re.search(r'href="data:application/json;charset=utf-8;base64,([^"]+)" download="near.json"', page)
    assert found is not None
    told = json.loads(b64decode(found[1]))
    assert list(told) == ["years", "changes", "notes"]
    assert {row["bases"] for row in told["years"]} == {1}
    command = (
        "bluehelm impact near table.csv --bases bases.csv --km 10,50,100 --years 3 --only country=X"
        " --bases-only location=Aldmoor --sum deaths"
    )
    assert command in page
    assert "Sum of deaths by year" in page


def test_near_is_french_in_french(near: Any) -> None:
    page = near("fr")[1]
    assert "Proximité, non effet." in page
    assert "Événements par année, dans l’anneau de la base la plus proche" in page
    assert "10 à 50" in page
    assert "seen to open" not in page
    assert "Aucun événement n’a country=Z" in near("fr", only="country=Z")[1]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"only": "country=Z"}, "No event has country=Z; there are: X, Y."),
        ({"bases_only": "town=Z"}, "There is no column town"),
        ({"sum": "country"}, "country: is no column of numbers; there are: deaths"),
        ({"km": "near"}, "is not a list of numbers above 0 and up to 500"),
        ({"km": "1,2,3,4,5,6,7"}, "7 numbers were given; give at most 6."),
        ({"years": "0"}, "greater than or equal to 1"),
        ({"zone": "Moon/Base"}, "is no time zone; give one such as UTC"),
    ],
)
def test_near_refuses_what_makes_no_sense_at_its_field(said: dict[str, str], told: str, near: Any) -> None:
    status, page = near(**said)
    assert status == 422
    assert told in page
    assert re.search(rf'name="{next(iter(said))}"[^>]*aria-invalid="true"', page)
    assert 'class="estimate"' not in page


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"bases": b"PK\x03\x04"}, "bases.csv: is a spreadsheet or an archive"),
        ({"bases": b""}, "This field is required"),
        ({"table": b"year,lat,lon\n1901,1,2\n"}, "no year has both"),
        ({"table": b"lat,lon\n1,2\n"}, "table.csv: there is no column timestamp"),
    ],
)
def test_near_refuses_tables_that_cannot_be_used(files: dict[str, bytes], told: str, near: Any) -> None:
    status, page = near(files=files)
    assert status == 422
    assert told in page


def test_near_shows_what_both_tables_hold_whatever_else_is_typed(near: Any) -> None:
    status, page = near(show="yes", km="", years="x")
    assert status == 200
    assert "errorlist" not in page
    for shown in (
        '<datalist id="held-table">',
        '<option value="country=X">',
        '<option value="location=Aldmoor">',
        '<datalist id="columns-table"><option value="deaths"></option><option value="country">',
        "What bases.csv holds",
    ):
        assert shown in page
    assert "What bases.csv holds" not in near(show="yes", files={"bases": b""})[1]


def test_too_many_rows_are_sent_to_the_command(near: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "MOST_ROWS", 10)
    status, page = near()
    assert status == 422
    assert "The table has 83 rows; this page takes 10. Use the command instead." in page


def test_values_of_a_table_are_never_markup(near: Any) -> None:
    evil = b"year,lat,lon,<b>x</b>\n2031,1,-30,<script>x</script>\n"
    for page in (near(files={"table": evil})[1], near(files={"table": evil}, show="yes")[1]):
        assert "<script>x" not in page
        assert "<b>x" not in page


def test_while_another_runs_one_is_asked_to_wait(near: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "WAIT_SECONDS", 0)
    with process.turn:
        assert "Another estimate is being made" in near()[1]


@pytest.mark.usefixtures("complete")
def test_designs_are_told_with_what_each_holds_constant_and_their_alarm(designs: Any) -> None:
    status, page = designs(km="20")
    assert status == 200
    assert "To be set beside the estimate, not to act on." in page
    assert "place and time effects" in page
    assert "leads together: F 47.22" in page
    command = (
        "bluehelm impact designs table.csv --treatment kind=patrol --dependent kind=attack --km 20 --days 7"
        " --steps 4 --bin 1"
    )
    assert command in page
    assert 'download="designs.json"' in page


@pytest.mark.usefixtures("complete")
def test_designs_are_french_in_french_and_take_a_comma(designs: Any) -> None:
    page = designs("fr", km="12,5")[1]
    assert "--km 12.5" in page
    assert "effets de lieu et de temps" in page
    assert "avances ensemble : F 47,22 à 4 et 24 degrés" in page
    assert "À mettre à côté de l’estimation" in page


@pytest.mark.usefixtures("complete")
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "Give either the km round a place or the column that names places."),
        ({"km": "5", "place": "kind"}, "Give either the km round a place"),
        ({"km": "0"}, "greater than or equal to 0.1"),
        ({"km": "5", "steps": "13"}, "less than or equal to 12"),
        ({"km": "5", "treatment": "kind=boat"}, "No event has kind=boat; there are: attack, patrol."),
    ],
)
def test_designs_refuse_what_makes_no_sense(said: dict[str, str], told: str, designs: Any) -> None:
    status, page = designs(**said)
    assert status == 422
    assert told in page


@pytest.mark.usefixtures("complete")
def test_what_the_designs_refuse_is_said_in_the_readers_language(
    designs: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise BadInput("7 days are not a whole number of bins of 2 days.")

    monkeypatch.setattr(beside, "elsewhere", refused)
    status, page = designs("fr", km="5", bin="2")
    assert status == 422
    assert "7 jours ne sont pas un nombre entier d’intervalles de 2 jours." in page


@pytest.mark.parametrize(("language", "word"), [("en", "is not here"), ("fr", "n’est pas là")])
def test_without_the_extra_it_is_said_how_to_get_it(
    language: str, word: str, reader: User, as_: SignIn, designs: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "missing", lambda: MissingDesigns(f"{HOW}; pyfixest is not here."))
    client = as_(reader)
    client.cookies["django_language"] = language
    page = client.get(DESIGNS).content.decode()
    assert "pip install &#x27;bluehelm[designs]&#x27;" in page
    assert f"pyfixest {word}" in page
    assert "<form class" not in page
    assert designs(km="20")[0] == 422


def test_the_pages_lead_to_each_other_and_only_for_who_is_signed_in(reader: User, as_: SignIn) -> None:
    signed_in, addresses = as_(reader), ("/impact/", DESIGNS, NEAR)
    for address in addresses:
        page = signed_in.get(address).content.decode()
        assert all(f'href="{other}"' in page for other in addresses if other != address)
        assert Client().get(address).headers["Location"].startswith("/accounts/login/")


def test_work_elsewhere_gives_its_answer_and_nothing_that_was_printed() -> None:
    ends = Ends("late", "lost")
    assert process.elsewhere(partial(sorted, [3, 1]), 60, ends) == [1, 3]
    assert process.elsewhere(partial(print, "noise"), 60, ends) is None
    with pytest.raises(Refused, match="lost"):
        process.elsewhere(partial(int, "x"), 60, ends)


@pytest.mark.parametrize("verb", ["designs", "near"])
def test_what_does_not_end_well_is_said_in_french(verb: str) -> None:
    what = {"designs": ("The designs", "were"), "near": ("The distances", "were")}[verb]
    text = Path(beside.__file__).read_text("utf-8")
    late = re.search(rf'f"({what[0]} took longer .*?)"\n\s+"(.*?)"', text)
    assert late is not None
    message = (late[1] + late[2]).replace("{LONGEST_SECONDS}", "240")
    assert messages.told(message, "fr") != message
