"""`bluehelm impact near` as a user meets it."""

import json
from pathlib import Path
from typing import Any

import pytest

from bluehelm import cli
from bluehelm.impact.near import ALWAYS

TABLES = Path(__file__).parents[1] / "data"
BASES = ["--bases", str(TABLES / "bases.csv"), "--km", "10,50,100"]
ASKED = ["impact", "near", str(TABLES / "by_year.csv"), *BASES]


def told(capsys: pytest.CaptureFixture[str], *more: str) -> Any:
    assert cli.main([*ASKED, *more, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_json_tells_years_changes_and_what_cannot_be_said(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys)
    assert set(found) == {"years", "changes", "notes"}
    assert {row["what"] for row in found["changes"]} == {"opened", "seen to open", "closed"}
    assert len(found["years"]) == 8 * 3
    assert found["notes"][0] == ALWAYS


def test_the_table_for_people_says_first_what_it_cannot_tell(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(ASKED) == 0
    printed = capsys.readouterr()
    assert "by_year.csv: 83 events; bases.csv: 4 bases" in printed.out
    assert "ratio   elsewhere   more, fewer, same" in printed.out
    assert "this is proximity, not effect" in printed.out
    assert "rows repeat another" in printed.err


def test_some_events_and_some_bases_can_be_taken_alone(capsys: pytest.CaptureFixture[str]) -> None:
    everything, some = told(capsys), told(capsys, "--only", "country=X", "--bases-only", "location=Aldmoor")
    assert sum(row["events"] for row in some["years"]) < sum(row["events"] for row in everything["years"])
    assert {row["bases"] for row in some["years"]} == {1}


def test_a_column_is_summed_and_events_without_a_number_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "events.csv"
    table.write_text("year,lat,lon,deaths\n2031,1,-30,4\n2031,1,-30,\n2032,1,-30,1\n")
    command = ["impact", "near", str(table), *BASES, "--sum", "deaths", "--json"]
    assert cli.main(command) == 0
    printed = capsys.readouterr()
    assert [row["events"] for row in json.loads(printed.out)["years"] if row["km"] == 10] == [4.0, 1.0]
    assert "1 events without deaths are left out" in printed.err


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (["--sum", "country"], "is no column of numbers; there are: deaths"),
        (["--only", "country=Z"], "No event has country=Z; there are: X, Y"),
        (["--km", "50,10"], "do not rise from 0"),
        (["--years", "0"], "0 years are too few"),
    ],
)
def test_what_makes_no_sense_is_refused(
    more: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*ASKED, *more]) == 2
    assert why in capsys.readouterr().err


def test_events_and_bases_of_other_years_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "events.csv"
    table.write_text("year,lat,lon\n2001,1,-30\nsoon,1,-30\n")
    assert cli.main(["impact", "near", str(table), *BASES]) == 2
    said = capsys.readouterr().err
    assert "no year has both" in said
    assert "1 rows set aside; the first, row 2: timestamp" in said
