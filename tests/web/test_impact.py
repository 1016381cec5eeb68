"""The page of what responses change: asked with a table that is sent, answered, and nothing kept."""

import hashlib
import json
import re
import sys
from base64 import b64decode
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bluehelm.errors import Refused
from bluehelm.impact.prove.proved import proved
from bluehelm.impact.rows import Events
from bluehelm.impact.study.answers import Study
from bluehelm.impact.telling.asked import Asked
from bluehelm.record.models import User
from bluehelm.web.wake import apart, pages
from tests.impact.studied import FULL, PLACEBOS

SignIn = Callable[[User], Client]
PAGE = "/impact/"
DOCX = pages.DOCX
ASKED = {"treatment": "kind=patrol", "dependent": "kind=attack", "days": "3, 7", "km": "10; 20"}


def ask(client: Client, table: bytes | None, name: str = "patrolled.csv", **said: str) -> tuple[int, str]:
    sent = {} if table is None else {"table": SimpleUploadedFile(name, table)}
    response = client.post(PAGE, ASKED | said | sent)
    assert "/tmp" not in response.content.decode()
    return response.status_code, response.content.decode()


def taken(page: str) -> dict[str, str]:
    """The files that the page holds, by their kind."""
    return dict(re.findall(r'href="data:([\w/.-]+)(?:;charset=utf-8)?;base64,([^"]+)"', page))


@pytest.fixture
def table(excerpts: Path) -> bytes:
    return (excerpts / "patrolled.csv").read_bytes()


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that look at no picture: drawing takes most of the time."""
    monkeypatch.setattr("bluehelm.impact.pictures.svg", lambda *_: "<svg></svg>")
    monkeypatch.setattr("bluehelm.impact.pictures.frame.svg", lambda *_: "<svg></svg>")


def test_the_answer_is_words_first_then_tables_and_pictures(reader: User, as_: SignIn, table: bytes) -> None:
    status, page = ask(as_(reader), table)
    assert status == 200
    words = re.search(
        r"Within 7 days and 10 km: 0\.\d+ fewer “attack” events per “patrol” than expected", page
    )
    assert words is not None
    assert words.start() < page.index("<table>") < page.index("<svg ")
    assert "44, too little history before" in page
    assert "A patrol sent on a tip" in page
    assert re.search(r"\d\d\.\d to \d\d\.\d of 100 intervals held the truth", page)
    assert page.count("How often is this wrong?") == 1
    assert "<script>" not in page
    assert " style=" not in page


@pytest.mark.usefixtures("undrawn")
def test_the_answer_is_french_in_french(reader: User, as_: SignIn, table: bytes) -> None:
    client = as_(reader)
    client.cookies["django_language"] = "fr"
    page = ask(client, table)[1]
    assert re.search(r"En 7 jours et à moins de 10 km : 0,\d+ événement « attack » de moins par", page)
    assert "données insuffisantes" in page
    assert "À quelle fréquence est-ce faux ?" in page
    refused = ask(client, table, treatment="kind=none")[1]
    assert "Aucun événement n’a kind=none ; il y a : attack, patrol." in refused


@pytest.mark.usefixtures("undrawn")
def test_what_is_taken_away_is_in_the_page_itself(reader: User, as_: SignIn, table: bytes) -> None:
    page = ask(as_(reader), table)[1]
    found = taken(page)
    windows = json.loads(b64decode(found["application/json"]))
    assert [(one["days"], one["km"]) for one in windows] == [(3, 10), (3, 20), (7, 10), (7, 20)]
    assert b64decode(found["text/html"]).startswith(b"<!DOCTYPE html>")


@pytest.mark.usefixtures("undrawn")
def test_nothing_is_kept(reader: User, as_: SignIn, table: bytes) -> None:
    client = as_(reader)
    before = {path for path in Path(settings.DATA).rglob("*") if "cache" not in path.parts}
    page = ask(client, table, days="7", km="20")[1]
    assert "Nothing is stored" in page
    assert {path for path in Path(settings.DATA).rglob("*") if "cache" not in path.parts} == before
    assert "no-store" in client.get(PAGE).headers["Cache-Control"]


def test_how_often_it_is_wrong_stands_on_the_page_before_anything_is_asked(reader: User, as_: SignIn) -> None:
    page = as_(reader).get(PAGE).content.decode()
    wrong = page.split("How often is this wrong?")[1]
    for one in proved().of("tipped"):
        assert one.effect or f"{100 * one.found:.1f}" in wrong
    assert "docs/explanation/impact-proved.md" in wrong


def moving(table: bytes) -> bytes:
    """Three patrols in turn are one track, each with two positions more, an hour and two on."""
    head, *rows = table.decode().splitlines()
    patrols = [row for row in rows if row.endswith("patrol")]
    told = [f"{row}," for row in rows if not row.endswith("patrol")]
    for k, row in enumerate(patrols):
        when, rest = row.split(",", 1)
        at = datetime.fromisoformat(when)
        told += [f"{(at + timedelta(hours=h)).isoformat()},{rest},p{k // 3}" for h in range(3)]
    return "\n".join([f"{head},track", *told]).encode()


@pytest.mark.usefixtures("undrawn")
def test_positions_of_a_track_are_stays_and_figures_come_per_stay_and_per_track(
    reader: User, as_: SignIn, table: bytes
) -> None:
    status, page = ask(as_(reader), moving(table), days="7", km="20", track=" track ")
    assert status == 200
    assert re.search(r"1098 positions of 122 tracks are taken as \d+ stays: a response is a stay here", page)
    assert re.search(r"Within 7 days and 20 km: 0\.\d+ fewer “attack” events per stay of a “patrol”", page)
    per = page.split("And per track, not per stay?")[1]
    assert re.search(r"\d+ stays of 122 tracks: \d\.\d+ to a track", per)
    assert re.search(r"fewer “attack” events per “patrol” .* That is the figure per stay, times \d\.\d+", per)
    (window,) = json.loads(b64decode(taken(page)["application/json"]))
    told = window["per_track"]
    assert told["estimate"] == pytest.approx(window["estimate"] * told["stays"])


@pytest.mark.usefixtures("undrawn")
def test_other_events_can_be_part_of_the_past(reader: User, as_: SignIn, excerpts: Path) -> None:
    table, client = (excerpts / "studied.csv").read_bytes(), as_(reader)
    client.cookies["django_language"] = "fr"
    some = {"dependent": "target=civilians", "days": "7", "km": "20"}
    status, page = ask(client, table, **some)
    assert status == 200
    assert "ne sont d’aucune des catégories indiquées et ne comptent pas. Or les réponses les suivent" in page
    told = json.loads(b64decode(taken(page)["application/json"]))
    status, page = ask(client, table, past="kind=attack", **some)
    assert status == 200
    assert "Or les réponses les suivent" not in page
    assert "kind=patrol, target=civilians, kind=attack" in page
    assert json.loads(b64decode(taken(page)["application/json"]))[0]["ratio"] != told[0]["ratio"]
    status, page = ask(client, table, past="kind=raid", **some)
    assert status == 422


@pytest.mark.parametrize(
    ("track", "told"),
    [
        ("route", "There is no column &#x27;route&#x27; of tracks. There are: kind, track."),
        ("empty", "The column &#x27;empty&#x27; is empty for every response."),
    ],
)
def test_a_column_that_names_no_tracks_is_refused_at_its_field(
    track: str, told: str, reader: User, as_: SignIn, table: bytes
) -> None:
    lines = moving(table).decode().splitlines()
    if track == "empty":
        lines = [f"{line},{'empty' if not k else ''}" for k, line in enumerate(lines)]
    status, page = ask(as_(reader), "\n".join(lines).encode(), track=track)
    assert status == 422
    assert told in page
    assert re.search(r'name="track"[^>]*aria-invalid="true"', page)


def test_the_columns_and_values_of_a_table_are_shown(reader: User, as_: SignIn, table: bytes) -> None:
    status, page = ask(as_(reader), table, treatment="", dependent="", days="", show="yes")
    assert status == 200
    assert '<option value="kind=patrol">' in page
    assert "(778)" in page
    assert "errorlist" not in page


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"treatment": "kind=boat"}, "No event has kind=boat; there are: attack, patrol."),
        ({"dependent": "sort=attack"}, "There is no column sort; there are: kind."),
        ({"control": "attack"}, "names no column and value"),
        ({"match": "kind"}, "Columns to match by need controls of your own"),
        ({"zone": "Moon/Base"}, "is no time zone; give one such as UTC"),
        ({"days": "soon"}, "“soon” is not a list of numbers above 0 and up to 365"),
        ({"days": "3, nan"}, "is not a list of numbers"),
        ({"km": "0"}, "is not a list of numbers above 0 and up to 200"),
        ({"km": "1,2,3,4,5,6,7"}, "7 numbers were given; give at most 6."),
    ],
)
def test_a_question_that_does_not_fit_is_refused(
    said: dict[str, str], told: str, reader: User, as_: SignIn, table: bytes
) -> None:
    status, page = ask(as_(reader), table, **said)
    assert status == 422
    assert told in page
    assert 'class="estimate"' not in page


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04", "x.csv: is a spreadsheet or an archive"),
        (b"when,lat,lon\n1,2,3\n", "x.csv: there is no column timestamp"),
        (b"timestamp,lat,lon,kind\n2031-03-04,120,14,x\n", "lat and lon are swapped"),
    ],
)
def test_what_is_no_table_of_events_is_refused(content: bytes, told: str, reader: User, as_: SignIn) -> None:
    status, page = ask(as_(reader), content, "x.csv")
    assert status == 422
    assert told in page


def test_a_time_too_short_for_the_days_asked_is_refused(reader: User, as_: SignIn, table: bytes) -> None:
    status, page = ask(as_(reader), b"\n".join(table.splitlines()[:200]), days="360")
    assert status == 422
    assert "Look fewer days ahead or give a longer time." in page


def test_without_a_table_the_field_says_so(reader: User, as_: SignIn) -> None:
    status, page = ask(as_(reader), None)
    assert status == 422
    assert re.search(r'name="table"[^>]*aria-invalid="true"', page)


def test_a_table_of_too_many_rows_is_sent_to_the_command(
    reader: User, as_: SignIn, table: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_ROWS", 1000)
    status, page = ask(as_(reader), table)
    assert status == 422
    assert "The table has 1144 rows; this page takes 1000. Use the command: bluehelm impact wake" in page


@pytest.mark.usefixtures("undrawn")
def test_while_another_runs_one_is_asked_to_wait(
    reader: User, as_: SignIn, table: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "WAIT_SECONDS", 0)
    with pages.turn:
        assert "Another estimate is being made" in ask(as_(reader), table)[1]
    assert ask(as_(reader), table, days="7", km="20")[0] == 200


def test_values_of_a_table_are_never_markup(reader: User, as_: SignIn, table: bytes) -> None:
    evil = table.replace(b",attack", b",<script>x</script>")
    asked = {"dependent": "kind=<script>x</script>", "days": "7", "km": "20"}
    page = ask(as_(reader), evil, "<b>.csv", **asked)[1]
    assert 'class="estimate"' in page
    assert "<script>x" not in page
    shown = ask(as_(reader), evil, show="yes")[1]
    assert "<script>x" not in shown
    assert "&lt;script&gt;x" in shown


def test_htmx_gets_refusals_where_it_puts_the_answer(reader: User, as_: SignIn) -> None:
    sent = {"table": SimpleUploadedFile("x.csv", b""), "show": "yes"}
    response = as_(reader).post(PAGE, sent, headers={"HX-Request": "true"})
    assert response.status_code == 200
    held = response.content.decode().split('id="held"')[1]
    assert "note bad" in held


def test_only_who_is_signed_in_may_ask(client: Client, reader: User, as_: SignIn, table: bytes) -> None:
    assert client.get(PAGE).headers["Location"].startswith("/accounts/login/")
    assert client.post(PAGE, ASKED).status_code == 302
    assert f'href="{PAGE}"' not in client.get("/help/").content.decode()
    assert f'href="{PAGE}"' in as_(reader).get("/help/").content.decode()


def test_the_form_cannot_be_forged(reader: User, table: bytes) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(PAGE, ASKED | {"table": SimpleUploadedFile("x.csv", table)}).status_code == 403


@pytest.mark.usefixtures("undrawn")
def test_a_whole_study_answers_question_by_question_and_can_be_followed(
    reader: User, as_: SignIn, table: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def invented(*_: object, **options: object) -> Study:
        assert options == {
            "days": [7.0], "km": [20.0], "match": [], "control": None, "past": None, "by": ["target"],
            "kinds": None, "independent": "reported=others", "placebos": 1,
        }  # fmt: skip
        return Study(FULL, placebos=PLACEBOS)

    monkeypatch.setattr(apart, "study", invented)
    monkeypatch.setattr(pages, "apart", apart.made)
    monkeypatch.setattr("bluehelm.reports.impact.content", lambda *_: b"PK")  # written in tests/reports
    table = moving(table)
    more = {"by": "target", "independent": "reported=others", "placebos": "1", "track": "track"}
    status, page = ask(as_(reader), table, whole="on", days="7", km="20", **more)
    assert status == 200
    assert "stays of 122 tracks" in page
    for said in ("The answer", "For how long?", "Can it be believed?", hashlib.sha256(table).hexdigest()):
        assert said in page
    command = (
        "bluehelm impact study patrolled.csv --treatment kind=patrol --dependent kind=attack"
        " --days 7 --km 20 --track track --by target --independent reported=others --placebos 1 --seed 0"
    )
    assert command in page
    assert "<script>" not in page
    assert " style=" not in page
    files = taken(page)
    told = json.loads(b64decode(files["application/json"]))
    assert [one["kind"] for one in told["placebos"]] == ["dates", "places"]
    assert b64decode(files["text/html"]).startswith(b"<!DOCTYPE html>")
    assert b64decode(files[DOCX]).startswith(b"PK")


def test_a_study_of_a_column_that_is_not_there_is_refused_in_the_readers_language(
    reader: User, as_: SignIn, table: bytes
) -> None:
    client = as_(reader)
    client.cookies["django_language"] = "fr"
    status, page = ask(client, table, whole="on", by="target")
    assert status == 422
    assert "Il n’y a pas de colonne target" in page


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"by": "a, b, c, d"}, "4 columns were given; give at most 3."),
        ({"placebos": "41"}, "less than or equal to 40"),
        ({"placebos": "-1"}, "greater than or equal to 0"),
        ({"placebos": "40"}, "For a table of 1144 rows, give at most 8 here, or use the command."),
    ],
)
def test_a_study_has_bounds(
    said: dict[str, str],
    told: str,
    reader: User,
    as_: SignIn,
    table: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pages, "MOST_WORK", 10_000)
    status, page = ask(as_(reader), table, whole="on", **said)
    assert status == 422
    assert told in page


@pytest.mark.parametrize(
    ("seconds", "ends", "told"),
    [
        (0.5, "import time; time.sleep(30)", "took longer than 0.5 seconds and was stopped"),
        (30, "raise SystemExit(3)", "ended without an answer, perhaps for want of memory"),
    ],
)
def test_a_study_that_does_not_end_well_is_stopped_and_said_to_be_so(
    seconds: float, ends: str, told: str, table: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{ends}'\n")
    python.chmod(0o755)
    monkeypatch.setattr(apart, "LONGEST_SECONDS", seconds)
    monkeypatch.setattr(sys, "executable", str(python))
    nothing = np.zeros(0, np.int64)
    degrees = np.zeros(0)
    events = Events(nothing, nothing, nothing, degrees, degrees, {})
    with pytest.raises(Refused, match=told):
        apart.apart(apart.Question(events, nothing > 0, nothing > 0, {}, Asked(), "en"))
