"""`bluehelm mandate duties` and `bluehelm mandate measures`."""

import json
from pathlib import Path

import pytest

from bluehelm import cli


@pytest.fixture
def draft(excerpts: Path) -> str:
    return str(excerpts / "duties.txt")


def test_duties_are_listed_with_days_and_doubts(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["mandate", "duties", draft]) == 0
    told = capsys.readouterr().out
    assert (
        "7  report, P3M: Secretary-General -> Security Council [provisional]\n    2031-06-30 2031-09-30"
        in told
    )
    assert "    Only if breaches occur\n" in told
    assert "2  the Council's intent (2032-03-31): expresses its intent" in told


def test_the_same_in_french(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["mandate", "duties", draft, "--language", "fr"])
    told = capsys.readouterr().out
    assert "7  rapport, P3M: Secrétaire général -> Conseil de sécurité [provisoire]" in told
    assert "Doute : compté à partir de l’adoption ; le rapport précédent peut aussi être visé" in told


def test_json_holds_duties_as_the_contract_has_them_and_intents_apart(
    draft: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["mandate", "duties", draft, "--json"])
    told = json.loads(capsys.readouterr().out)
    found = told["duties"][3]
    assert found["path"] == "7"
    assert found["dates"] == ["2031-06-30", "2031-09-30", "2031-12-30", "2032-03-30"]
    assert {"owed_by", "owed_to", "form", "interval", "content", "provisional", "within"} <= found.keys()
    assert [intent["path"] for intent in told["intents"]] == ["2"]
    assert (told["symbol"], told["ends"], told["standing"]) == ("S/2031/900", "2032-03-31", [])


def test_something_overdue_ends_with_one(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["mandate", "duties", draft, "--as-at", "2031-07-05"]) == 1
    assert "2031-06-30  7  report: overdue (5 d)" in capsys.readouterr().out


def test_a_mandate_long_over_is_not_called_overdue(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["mandate", "duties", draft, "--as-at", "2044-07-05"]
    assert cli.main(arguments) == 1
    told = capsys.readouterr().out
    assert "2031-06-30  7  report: no delivery recorded\n" in told
    assert " d)" not in told
    assert "days due so far 6/6: delivered 0/6, no delivery recorded 6/6; not yet due 0/6" in told
    cli.main([*arguments, "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["tally"] == {"all": 6, "due": 6, "delivered": 0, "missing": 6, "ahead": 0, "early": 0}
    assert {"state": "no delivery recorded", "count": 6, "of": 6} in found["counts"]
    assert {"state": "overdue", "count": 0, "of": 6} in found["counts"]


def test_a_file_of_deliveries_answers_duties(
    draft: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "given.csv"
    given.write_text("symbol,day,paths,due\nS/2031/1200,2031-06-28,7 2,2031-06-30\n")
    arguments = ["mandate", "duties", draft, "--as-at", "2031-07-05", "--deliveries", str(given), "--json"]
    assert cli.main(arguments) == 0
    found = json.loads(capsys.readouterr().out)
    assert {row["duty"]: row["state"] for row in found["standing"][:2]} == {"2": "on time", "7": "on time"}
    assert {"state": "overdue", "count": 0, "of": 6} in found["counts"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("symbol,paths\nS/2031/1,7\n", "has no column 'day'"),
        ("symbol,day,paths\nS/2031/1,June,7\n", "row 2"),
        ("symbol,day,paths\na letter,2031-06-28,7\n", "given.csv, row 2: 'a letter' is no symbol"),
    ],
)
def test_a_file_of_deliveries_that_cannot_be_understood_is_refused(
    draft: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, told: str
) -> None:
    given = tmp_path / "given.csv"
    given.write_text(content)
    assert cli.main(["mandate", "duties", draft, "--as-at", "2031-07-05", "--deliveries", str(given)]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("S/2031/1,2031-06-28,99,", "the text owes nothing in paragraph 99"),
        ("S/2031/1,2031-06-28,,", "the text owes nothing in paragraph (none given)"),
        ("S/2031/1,2050-01-01,7,", "its day 2050-01-01 is after 2031-07-05"),
        ("S/2031/1,2031-06-28,7,2031-06-29", "nothing of that paragraph is due on 2031-06-29"),
    ],
)
def test_a_delivery_that_answers_nothing_is_named(
    draft: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, why: str
) -> None:
    given = tmp_path / "given.csv"
    given.write_text(f"symbol,day,paths,due\n{row}\n")
    arguments = ["mandate", "duties", draft, "--as-at", "2031-07-05", "--deliveries", str(given), "--json"]
    assert cli.main(arguments) == 1  # what it was to answer is overdue
    told = capsys.readouterr()
    assert json.loads(told.out)["set_aside"] == [
        {"where": "given.csv, row 2", "text": "S/2031/1", "why": why}
    ]
    assert f"given.csv, row 2: S/2031/1 was set aside: {why}" in told.err


def test_a_file_of_deliveries_may_be_parted_by_semicolons(draft: str, tmp_path: Path) -> None:
    given = tmp_path / "given.csv"
    given.write_text("symbol;day;paths\nS/2031/1200;2031-06-28;7, 2\n")
    assert cli.main(["mandate", "duties", draft, "--as-at", "2031-07-05", "--deliveries", str(given)]) == 0


def test_deliveries_need_the_day_to_look_from(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["mandate", "duties", draft, "--deliveries", draft]) == 2
    assert "--as-at" in capsys.readouterr().err


def test_the_calendar_is_written_beside(draft: str, tmp_path: Path) -> None:
    out = tmp_path / "owed.ics"
    assert cli.main(["mandate", "duties", draft, "--ics", str(out)]) == 0
    written = out.read_bytes()
    assert written.startswith(b"BEGIN:VCALENDAR\r\n")
    assert written.count(b"BEGIN:VEVENT") == 6


def test_a_calendar_needs_its_ending(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["mandate", "duties", draft, "--ics", "owed.txt"]) == 2
    assert ".ics" in capsys.readouterr().err


def test_measures_are_listed_with_deadlines_and_numbers(
    draft: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["mandate", "measures", draft]) == 0
    told = capsys.readouterr().out
    assert "1#1  parties, by 2032-03-31: close the northern dykes" in told
    assert "5  Government of Lacustria, by 2031-04-29: " in told


def test_a_day_that_is_none_is_refused(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["mandate", "duties", draft, "--as-at", "July"])
    assert stopped.value.code == 2
    assert "write it as 2031-05-30" in capsys.readouterr().err


def test_a_text_without_measures_and_duties_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bare.txt"
    file.write_text(
        "Resolution 9005 (2031)\nAdopted by the Security Council at its 9999th meeting, on 31 March 2031\n"
        "The Security Council,\nRecalling the floods,\n1. Welcomes the ferries;\n"
        "2. Decides to remain seized of the matter.\n"
    )
    assert cli.main(["mandate", "measures", str(file)]) == 0
    assert capsys.readouterr().out.startswith("The text sets no measure for parties")
    assert cli.main(["mandate", "duties", str(file), "--language", "fr"]) == 0
    assert capsys.readouterr().out.startswith("Le texte ne dit de personne")
