"""`bluehelm event merge` as a user meets it."""

import json
from pathlib import Path

import pytest

from bluehelm import cli

TABLES = Path(__file__).parents[1] / "data"
FILES = [str(TABLES / name) for name in ("accounts_patrol.csv", "accounts_partner.csv")]
KINDS = ["--taxonomy", f"kind={TABLES / 'accounts_kinds.csv'}"]
BOUNDS = ["--days", "2", "--km", "5"]


def test_json_has_members_probability_decision_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["event", "merge", *FILES, *KINDS, *BOUNDS, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert all(set(one) == {"members", "probability", "decided", "why"} for one in found)
    assert [one["members"] for one in found if one["decided"] == "same"] == [
        [["accounts_partner", "p-01"], ["accounts_patrol", "1"]],
        [["accounts_partner", "p-02"], ["accounts_patrol", "2"]],
        [["accounts_partner", "p-03"], ["accounts_patrol", "4"]],
        [["accounts_partner", "p-04"], ["accounts_patrol", "5"]],
    ]


def test_people_read_lines_and_a_sum(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["event", "merge", *FILES[::-1], *KINDS, *BOUNDS]) == 0
    printed = capsys.readouterr().out
    assert "accounts_partner p-01  accounts_patrol 1" in printed
    assert "11 accounts tell of 7 events: 4 groups are the same event" in printed


def test_without_a_taxonomy_time_and_place_decide(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["event", "merge", *FILES, *BOUNDS, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


def test_rows_set_aside_are_told_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "third.csv"
    bad.write_text("event,date,latitude,longitude\n" + "1,soon,1,2\n" * 12)
    assert cli.main(["event", "merge", *FILES, str(bad), *BOUNDS]) == 0
    said = capsys.readouterr().err
    assert "third: set aside: row 1, date 'soon': cannot be read as a date" in said
    assert "third: and 2 more rows set aside" in said


def test_reasons_and_notes_are_told_in_french(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    third = tmp_path / "third.csv"
    third.write_text("event,date,latitude,longitude,kind\n1,2031-03-01,1,2,hold-up\n2,soon,1,2,hold-up\n")
    assert cli.main(["event", "merge", *FILES, str(third), *KINDS, *BOUNDS, "--language", "fr"]) == 0
    said = capsys.readouterr()
    assert "l’un de l’autre" in said.out
    assert "third: 1 récits ont une catégorie « kind » que la taxonomie ne contient pas (hold-up)" in said.err
    assert "mis de côté : ligne 2, date 'soon' : ne peut être lu" in said.err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([FILES[0], *BOUNDS], "One source alone"),
        ([FILES[0], FILES[0], *BOUNDS], "Two sources are called accounts_patrol"),
        ([*FILES, "--days", "-1", "--km", "5"], "-1 days make no sense"),
        (
            [*FILES, *BOUNDS, "--taxonomy", f"colour={TABLES / 'accounts_kinds.csv'}"],
            "there is no column colour",
        ),
    ],
)
def test_what_cannot_be_merged_ends_with_2(
    arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["event", "merge", *arguments]) == 2
    assert why in capsys.readouterr().err


@pytest.mark.parametrize("text", ["kind", "=x.csv", "kind=nowhere.csv"])
def test_a_taxonomy_needs_a_column_and_a_file(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["event", "merge", *FILES, *BOUNDS, "--taxonomy", text])
    assert ended.value.code == 2
    assert "--taxonomy" in capsys.readouterr().err
