"""`bluehelm mandate load`, `search` and `list`: what they print, with which status, and what is kept."""

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bluehelm import cli
from bluehelm.errors import WrongKind
from bluehelm.mandates import store
from bluehelm.mandates.rows import Text
from bluehelm.record.models import Change
from tests.mandates.store.mandatemaking import FIRST, NEXT, SECOND, TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two texts, one of them in a folder of its own, and what is none."""
    folder = tmp_path / "archive"
    (folder / "deep").mkdir(parents=True)
    for name in ("first.txt", "deep/next.txt", "press.txt", "notes.md"):
        (folder / name).write_text(name)
    monkeypatch.setattr("bluehelm.mandates.load.read", read)
    return folder


def read(path: Path, adopted: date | None, ends: date | None) -> Text:
    """In place of the reader: which text an invented file holds."""
    if path.stem == "press":
        raise WrongKind(f"{path.name}: is a press release; give the resolution itself.")
    text = TEXT if path.stem.startswith("first") else NEXT
    if path.stem == "first_amended":
        text = replace(TEXT, title="Amended")
    stated = {"adopted": adopted, "ends": ends}
    days = {what: day for what, day in stated.items() if day is not None}
    return replace(text, stated=tuple(days), **days)  # type: ignore[arg-type]


def run(*words: object) -> int:
    return cli.main(["mandate", *map(str, words)])


def test_a_folder_is_loaded_and_what_cannot_be_read_is_set_aside(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("load", archive) == 0
    told = capsys.readouterr()
    assert told.out == "2 stored, 0 unchanged, 1 set aside.\n"
    assert "press.txt: is a press release" in told.err
    assert "notes.md" not in told.err
    assert [row.symbol for row in store.texts()] == [SECOND, FIRST]


def test_loading_again_changes_nothing(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("load", archive)
    assert run("load", archive, archive / "first.txt", "--json") == 0
    told = json.loads(capsys.readouterr().out.split("\n", 1)[1])
    assert (told["read"], told["stored"], told["unchanged"]) == (2, [], [SECOND, FIRST])
    assert [Path(one["file"]).name for one in told["set_aside"]] == ["press.txt"]
    assert Change.objects.count() == 2


def test_a_load_that_was_stopped_goes_on(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(path: Path, adopted: date | None, ends: date | None) -> Text:
        if path.stem == "first":
            raise KeyboardInterrupt
        return read(path, adopted, ends)

    monkeypatch.setattr("bluehelm.mandates.load.read", stopped)
    assert run("load", archive) == 130
    assert "1 of 3 files are stored; run it again to go on." in capsys.readouterr().err
    monkeypatch.setattr("bluehelm.mandates.load.read", read)
    assert run("load", archive) == 0
    assert "1 stored, 1 unchanged, 1 set aside." in capsys.readouterr().out


def test_nothing_read_ends_with_two(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("load", archive / "press.txt") == 2
    assert "0 stored" in capsys.readouterr().out
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("load", empty) == 2
    assert "No file there ends in" in capsys.readouterr().err
    assert run("load", archive, "--ends", "2033-01-01") == 2
    assert "are of one text" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        run("load", "nowhere")
    assert not Change.objects.exists()


def test_a_text_read_otherwise_supersedes_what_was_there(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("load", archive / "first.txt", "--why", "first load")
    assert run("load", archive / "first.txt", "--ends", "2032-01-31", "--mission", "UNMAX") == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{FIRST}: stored.\n1 stored, 0 unchanged")
    assert "1 stored (1 in place of an earlier reading)" in told
    assert [(row.ends, row.mission) for row in store.texts()] == [(date(2032, 1, 31), "UNMAX")]
    assert Change.objects.get(n=1).why == "first load"


def test_days_that_were_stated_hold_until_others_are(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = archive / "first.txt"
    run("load", first, "--ends", "2032-01-31")
    capsys.readouterr()
    assert run("load", first) == 0
    told = capsys.readouterr()
    assert "1 unchanged" in told.out
    assert "the mandate ends on 2032-01-31, as stated at the command line on" in told.err
    run("load", first, "--ends", "2032-02-29")
    assert [row.ends for row in store.texts()] == [date(2032, 2, 29)]
    assert [row.ends for row in store.text(FIRST).readings] == [date(2032, 2, 29), date(2032, 1, 31)]
    capsys.readouterr()
    run("load", first, "--adopted", "2031-03-02", "--json")
    told_json = json.loads(capsys.readouterr().out)
    assert [(one["what"], one["day"], one["by"]) for one in told_json["kept"]] == [
        ("ends", "2032-02-29", None)
    ]
    [stated, other] = store.text(FIRST).stated
    assert {stated.what: stated.day, other.what: other.day} == {
        "adopted": date(2031, 3, 2),
        "ends": date(2032, 2, 29),
    }
    assert stated.at > other.at if stated.what == "adopted" else other.at > stated.at


def test_a_file_that_was_replaced_does_not_come_back_by_itself(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, amended = archive / "first.txt", archive / "first_amended.txt"
    amended.write_text("amended")
    run("load", first)
    run("load", amended)
    capsys.readouterr()
    assert run("load", first) == 0
    told = capsys.readouterr()
    assert "0 stored, 1 unchanged" in told.out
    assert f"{FIRST}: this file is an earlier version of the text, loaded on" in told.err
    assert "by first_amended.txt. Nothing was changed. Add --again" in told.err
    assert len(store.text(FIRST).readings) == 2
    assert run("load", first, "--again", "--json") == 0
    assert json.loads(capsys.readouterr().out)["superseded"] == [FIRST]
    found = store.text(FIRST)
    assert (found.row.name, found.row.title, len(found.readings)) == ("first.txt", TEXT.title, 3)
    run("load", amended, "--json")
    [kept_back] = json.loads(capsys.readouterr().out)["earlier"]
    assert kept_back["symbol"] == FIRST


def test_a_draft_and_its_resolution_are_joined_by_what_they_share(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = replace(TEXT, symbol="S/2031/77", status="draft", date=date(2031, 2, 20))
    monkeypatch.setattr(
        "bluehelm.mandates.load.read", lambda path, *days: TEXT if path.stem == "first" else draft
    )
    run("load", archive / "notes.md")
    capsys.readouterr()
    run("load", archive / "first.txt", "--json")
    told = capsys.readouterr()
    assert f"{FIRST} came of the draft S/2031/77: 8 of 8 paragraphs are the same." in told.err
    [joined] = json.loads(told.out)["drafts"]
    assert joined == {"draft": "S/2031/77", "adopted": FIRST, "same": 8, "of": 8, "cited": False}


def test_search_prints_where_words_stand(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("load", archive)
    capsys.readouterr()
    assert run("search", "lantern", "--year", 2031, "--actor", "UNMIX", "--task", "CivProtect") == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{FIRST}, paragraph 2(a), under Lanterns\n  To protect the lanterns of Ostrel")
    assert told.endswith("1 found.\n")
    assert run("search", "--verb", "requests", "--limit", 1, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["total"], len(found["hits"]), found["hits"][0]["date"]) == (4, 1, "2032-03-20")
    assert run("search", "oil", "--kind", "preambular", "--limit", 1) == 0
    assert "preamble, paragraph 1" in (told := capsys.readouterr().out)
    assert "2 found, 1 shown." in told
    assert run("search", "oil -bridges") == 0
    assert run("search", "--", "-bridges") == 2


def test_list_prints_what_the_store_holds(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("load", archive)
    capsys.readouterr()
    assert run("list", "--mission", "UNMIX") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{SECOND}, 2032-03-20, adopted, UNMIX: 5 paragraphs, 2 tasks, 1 duties"
    assert lines[-1] == "2 texts."
    assert run("list", "--year", 2031, "--json") == 0
    [row] = json.loads(capsys.readouterr().out)
    assert (row["symbol"], row["date"], row["counts"]["items"]) == (FIRST, "2031-03-01", 2)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("search", "oil", "--limit", "-1"), "'-1' is no number from 1"),
        (("search", "oil", "--limit", "9" * 30), "is no number from 1"),
        (("search", "oil", "--year", "99999"), "'99999' is no year from 1946 to 2100"),
        (("list", "--year", "0"), "'0' is no year"),
    ],
)
def test_a_number_that_makes_no_sense_is_told(
    words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*words)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("list", "--mission", "UNMIXX"), "Nothing in the store has the mission 'UNMIXX'; near it: UNMIX."),
        (("search", "oil", "--mission", "zz"), "the mission 'zz'; some there: UNMIX."),
        (("search", "--task", "civprotekt"), "the task 'civprotekt'; near it: CivProtect."),
        (("search", "--verb", "zzz"), "the verb 'zzz'; some there: calls, decides"),
        (("search", "--actor", "unmx", "--verb", "requests"), "the actor 'unmx'; near it: UNMIX."),
    ],
)
def test_what_the_store_does_not_know_is_named_with_what_is_near(
    words: tuple[str, ...], told: str, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("load", archive)
    assert run(*words) == 2
    assert told in capsys.readouterr().err


def test_what_is_known_and_not_found_is_no_fault(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("load", archive)
    assert run("search", "lanterns", "--addressee", "Secretary-General", "--mission", "unmix") == 0
    assert run("list", "--mission", "unmix", "--year", 1999) == 0
    assert capsys.readouterr().out.endswith("0 found.\n0 texts.\n")
    assert run("list", "--mission", "unmix") == 0


def test_in_an_empty_store_no_mission_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    assert run("list", "--mission", "UNMIX") == 2
    assert "load texts first" in capsys.readouterr().err


def test_a_pipe_is_set_aside(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(archive / "pipe.txt")
    assert run("load", archive / "pipe.txt", archive / "first.txt") == 0
    told = capsys.readouterr()
    assert "1 stored, 0 unchanged, 1 set aside." in told.out
    assert "pipe.txt: is no regular file" in told.err
