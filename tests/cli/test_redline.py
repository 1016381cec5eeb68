"""`bluehelm mandate diff`: what it prints, with which status, and what it writes."""

import json
from pathlib import Path

import pytest

from bluehelm import cli


@pytest.fixture
def texts(excerpts: Path) -> list[str]:
    """An invented mandate and its renewal, with a change of every kind."""
    return [str(excerpts / "mandate_old.txt"), str(excerpts / "mandate_new.txt")]


def test_every_planted_change_is_in_the_json(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["mandate", "diff", *texts, "--json"]) == 0
    rows = {(*row["old"], ">", *row["new"]): row for row in json.loads(capsys.readouterr().out)}
    changes = {key: row["changes"] for key, row in rows.items() if row["changes"]}
    assert changes == {
        ("p2", ">"): ["dropped"],
        (">", "1"): ["added"],
        ("1", ">", "2"): ["edited"],
        ("3", ">", "3"): ["edited"],
        ("4", ">", "4"): ["edited"],
        ("5", ">", "5"): ["edited"],
        ("6(a)(ii)", ">", "6(a)(ii)"): ["edited"],
        ("7(a)", ">", "6(a)(iii)"): ["moved"],
        ("6(b)(i)", ">", "6(b)(i)"): ["edited"],
        ("2", ">", "6(b)(ii)"): ["edited", "moved"],
        ("7(b)", "6(b)(ii)", ">", "7(a)"): ["edited", "moved", "merged"],
        ("8", ">", "8", "9"): ["edited", "split"],
    }
    directions = {key: row["strength"]["direction"] for key, row in rows.items() if row["strength"]}
    assert {key for key, way in directions.items() if way == "stronger"} == {
        ("1", ">", "2"),
        ("7(a)", ">", "6(a)(iii)"),
        ("6(b)(i)", ">", "6(b)(i)"),
        ("2", ">", "6(b)(ii)"),
    }
    assert {key for key, way in directions.items() if way == "weaker"} == {
        ("3", ">", "3"),
        ("7(b)", "6(b)(ii)", ">", "7(a)"),
    }


def test_lists_dates_and_numbers_stand_beside(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["mandate", "diff", *texts, "--json"])
    rows = {tuple(row["new"]): row for row in json.loads(capsys.readouterr().out)}
    assert rows["4",]["figures"] == [{"old": "30 June 2041", "new": "30 June 2042"}]
    assert rows["5",]["figures"] == [{"old": "1,200", "new": "1,350"}]
    assert rows["6(a)(ii)",]["came"] == ["of keepers with poor sight"]


def test_the_terminal_shows_what_changed_and_counts(
    texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["mandate", "diff", *texts]) == 0
    told = capsys.readouterr().out
    assert told.startswith("S/RES/9001 (2040) → S/RES/9014 (2041)\n")
    assert "\n7(a) → 6(a)(iii)  moved\n" in told
    assert "unchanged\n" not in told
    assert "until 30 June[- 2041;-]{+ 2042;+}" in told
    assert "weaker: The verb binds less: “demands” became “urges”." in told
    assert told.endswith("split 1; merged 1; unchanged 8; stronger 4; weaker 2\n")


def test_french_is_said_in_french(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["mandate", "diff", *texts, "--language", "fr", "--all"])
    told = capsys.readouterr().out
    assert "affaibli: Le verbe lie moins : « demands » est devenu « urges »." in told
    assert "\n6(a) → 6(a)  inchangé\n" in told


def test_a_text_against_itself_is_all_unchanged(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["mandate", "diff", texts[0], texts[0], "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {tuple(row["changes"]) for row in rows} == {()}
    assert all(row["old"] == row["new"] for row in rows)


def test_the_redline_is_written_as_its_name_asks(
    texts: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "redline.docx"
    assert cli.main(["mandate", "diff", *texts, "--out", str(out)]) == 0
    assert out.read_bytes()[:2] == b"PK"
    assert str(out) in capsys.readouterr().err


def test_a_text_is_not_written_over_and_another_form_is_refused(
    texts: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.html"
    own.write_text(Path(texts[0]).read_text())
    assert cli.main(["mandate", "diff", str(own), texts[1], "--out", str(own)]) == 2
    assert "one of the texts to compare" in capsys.readouterr().err
    assert cli.main(["mandate", "diff", *texts, "--out", str(tmp_path / "redline.odt")]) == 2


def test_what_is_no_resolution_is_refused(
    texts: list[str], excerpts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["mandate", "diff", texts[0], str(excerpts / "letter.txt")]) == 2
    assert "letter" in capsys.readouterr().err


def test_french_counts_are_plural_where_there_are_several(
    texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["mandate", "diff", *texts, "--language", "fr"])
    told = capsys.readouterr().out.splitlines()[-1]
    assert "modifiés " in told
    assert "ajouté 1;" in told


def test_the_newer_against_the_older_is_noted(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["mandate", "diff", *reversed(texts)]) == 0
    assert "is older than the old one" in capsys.readouterr().err
