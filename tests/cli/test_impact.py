"""`bluehelm impact wake --mwa`: the contract, the table for people, the errors."""

import csv
import json
import os
import re
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bluehelm import cli
from bluehelm.cli import impact
from bluehelm.impact.documents import document
from bluehelm.impact.rows import Estimate
from tests.impact.peer.reference import CLOSE
from tests.impact.peer.reference import table as read

KEYS = ["days", "km", "estimate", "low", "high", "p", "p_adjusted", "treated", "controls", "dropped", "note"]
KINDS = ["--treatment", "type=patrol", "--control", "type=none", "--dependent", "type=incident"]
WINDOWS = ["--days", "3,7", "--km", "10,20"]


@pytest.fixture
def patrols(excerpts: Path) -> str:
    return str(excerpts / "patrols.csv")


def asked(events: str, *more: str) -> list[str]:
    return ["impact", "wake", events, *KINDS, *WINDOWS, *more]


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert cli.main([*arguments, "--json"]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def test_json_has_the_windows_in_order_with_the_keys_of_the_contract(
    patrols: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(asked(patrols, "--match", "roads", "--mwa", "--json")) == 0
    printed = capsys.readouterr()
    assert "kept only to reproduce old results" in printed.err
    rows = json.loads(printed.out)
    assert [(row["days"], row["km"]) for row in rows] == [(3, 10), (3, 20), (7, 10), (7, 20)]
    assert all(list(row) == KEYS for row in rows)
    assert all(row["low"] < row["estimate"] < row["high"] and row["note"] is None for row in rows)
    assert all(row["treated"] + row["controls"] + sum(row["dropped"].values()) == 80 for row in rows)


def test_people_see_a_table_with_denominators_and_a_warning(
    patrols: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(asked(patrols, "--match", "roads", "--mwa")) == 0
    printed = capsys.readouterr()
    assert "36 treatment, 44 control, 144 dependent" in printed.out
    assert "7 days, 20 km: 19 left out, without a match" in printed.out
    assert "kept only to reproduce old results: no control over several windows" in printed.out
    assert "a window before that is one day longer than the one after" in printed.out
    assert "224 times name no zone and were read as UTC" in printed.err
    assert "ratio" not in printed.out  # this method has none


@pytest.mark.parametrize(
    "option",
    ["unweighted", "no-overlap-matching", "drop-overlapping", "difference", "no-matching"],
)
def test_each_option_of_the_method_changes_the_figures(
    option: str, patrols: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = told(capsys, *asked(patrols, "--match", "roads", "--mwa"))
    other = told(capsys, *asked(patrols, "--match", "roads", "--mwa", f"--{option}"))
    assert [row["estimate"] for row in plain] != [row["estimate"] for row in other]


def test_the_effect_on_the_treated_is_the_weighted_estimate(
    patrols: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = told(capsys, *asked(patrols, "--match", "roads", "--mwa"))
    assert told(capsys, *asked(patrols, "--match", "roads", "--mwa", "--att", "--unweighted")) == plain


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--mwa", "--dependent", "type=storm"], "No event has type=storm"),
        (["--mwa", "--days", "1"], "too short"),
        (["--mwa", "--days", "0.5,3"], "too short"),
        (["--mwa", "--match", "height"], "no column height"),
        (["--mwa", "--att", "--no-matching"], "does not go with"),
        (["--difference"], "--difference belongs to --mwa"),
        (["--mwa", "--zone", "Mars/Olympus"], "Mars/Olympus"),
    ],
)
def test_bad_usage_ends_with_two_and_says_why(
    arguments: list[str], message: str, patrols: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*asked(patrols), *arguments]) == 2
    printed = capsys.readouterr()
    assert message in printed.err
    assert printed.out == ""


def test_the_older_method_needs_controls(patrols: str, capsys: pytest.CaptureFixture[str]) -> None:
    given = [part for part in asked(patrols, "--mwa") if part not in ("--control", "type=none")]
    assert cli.main(given) == 2
    assert "--control COL=VAL" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--days", "--km"])
def test_windows_that_are_no_numbers_are_bad_usage(option: str, patrols: str) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([*asked(patrols), option, "a week"])
    assert ended.value.code == 2


def test_windows_without_an_estimate_are_null_with_a_note(
    patrols: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = told(capsys, *asked(patrols, "--mwa", "--days", "900"))
    for row in rows:
        assert [row[name] for name in ("estimate", "low", "high", "p", "p_adjusted")] == [None] * 5
        assert "longer than the data" in row["note"]
        assert row["dropped"] == {"window reaches beyond the data": 80}


def test_outcomes_that_are_all_zero_are_null_with_a_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(
        tmp_path / "quiet.csv", [(day, "t" if day % 2 else "c") for day in range(2, 60)] + [(1, "d")]
    )
    kinds = ["--treatment", "type=t", "--control", "type=c", "--dependent", "type=d"]
    rows = told(capsys, "impact", "wake", path, *kinds, "--days", "2", "--km", "1", "--mwa")
    assert rows[0]["estimate"] is None
    assert rows[0]["note"] == "No dependent event came after any of them."


def written(path: Path, events: list[tuple[float, str]]) -> str:
    """A table of events at one place, by days of an invented year, in local times that name no zone."""
    with path.open("w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["timestamp", "lat", "lon", "type"])
        for day, kind in events:
            when = datetime(2031, 1, 1, tzinfo=UTC) + timedelta(days=day)
            rows.writerow([when.strftime("%Y-%m-%d %H:%M:%S"), 10.5, -3.25, kind])
    return str(path)


def test_a_zone_moves_events_across_the_edges_of_windows_when_its_clocks_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    midnight = 88  # 30 March 2031, the Sunday on which Zurich's clocks go forward
    others = [(midnight - 30, "t"), (midnight - 14, "c"), (midnight + 14, "t"), (midnight + 30, "c")]
    next_day = midnight + 1 + 0.5 / 24  # a whole day later on paper, 23 and a half hours later in Zurich
    rows = [(0, "x"), (midnight, "t"), *others, (next_day, "d"), (180, "x")]
    path = written(tmp_path / "clocks.csv", rows)
    kinds = ["--treatment", "type=t", "--control", "type=c", "--dependent", "type=d"]
    given = ["impact", "wake", path, *kinds, "--days", "2", "--km", "1", "--mwa", "--no-matching"]
    rows_in_utc, rows_in_zurich = (
        told(capsys, *given, "--difference"),
        told(capsys, *given, "--difference", "--zone", "Europe/Zurich"),
    )
    assert rows_in_utc[0]["estimate"] == pytest.approx(1 / 3)
    assert rows_in_zurich[0]["note"] == "No dependent event came after any of them."


def test_the_zone_of_the_machine_makes_no_difference(
    patrols: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = told(capsys, *asked(patrols, "--mwa"))
    monkeypatch.setenv("TZ", "Europe/Zurich")
    time.tzset()
    try:
        assert told(capsys, *asked(patrols, "--mwa")) == here
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_command_runs_from_a_shell(patrols: str) -> None:
    command = [str(Path(sys.executable).with_name("bluehelm")), *asked(patrols, "--mwa", "--json")]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"COLUMNS": "40"}
    )
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) == 4


def test_rings_stand_with_the_window_that_ends_where_they_do() -> None:
    def row(days: float, km: float, estimate: float) -> Estimate:
        return Estimate(days, km, estimate, None, None, None, None, 1, 2, ratio=0.5)

    windows, rings = (row(2, 1, 1), row(2, 2.5, 2)), (row(2, 2.5, 9), row(2, 1, 8))
    found = list(document(impact.Found(windows, rings, (), {}), ratios=True))
    assert [[ring["estimate"] for ring in one["rings"]] for one in found] == [[8], [9]]
    assert list(found[0]) == [*KEYS, "ratio", "ratio_low", "ratio_high", "expected", "smallest", "rings"]
    assert found[1]["km"] == 2.5


@pytest.mark.shared
def test_the_documented_example_of_the_peer_is_met(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shared / "data" / "wake"
    kinds = ["--treatment", "type=treatment", "--control", "type=control", "--dependent", "type=dependent"]
    windows = ["--days", "2,4,6,8,10", "--km", "2,4,6,8,10", "--match", "match1,match2"]
    rows = told(capsys, "impact", "wake", str(folder / "mwa_data.csv"), *kinds, *windows, "--mwa")
    for ours, theirs in zip(rows, read(folder / "ref_estimates.csv").rows(named=True), strict=True):
        assert (ours["days"], ours["km"]) == (theirs["t_window"], theirs["spat_window"])
        for name, other in (("estimate", "estimate"), ("p", "pvalue")):
            assert ours[name] == (None if theirs[other] is None else pytest.approx(theirs[other], abs=CLOSE))
        assert (ours["note"] is None) == (ours["estimate"] is not None)


def test_without_mwa_the_windows_have_ratios_and_rings(
    excerpts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked_for = ["--treatment", "kind=patrol", "--dependent", "kind=attack", *WINDOWS]
    rows = told(capsys, "impact", "wake", str(excerpts / "patrolled.csv"), *asked_for)
    assert [(row["days"], row["km"]) for row in rows] == [(3, 10), (3, 20), (7, 10), (7, 20)]
    assert [*rows[0]] == [*KEYS, "ratio", "ratio_low", "ratio_high", "expected", "smallest", "rings"]
    assert rows[2]["ratio_low"] < 0.5 < rows[2]["ratio_high"] < 1
    assert [(ring["days"], ring["km"]) for ring in rows[1]["rings"]] == [(3, 20)]
    assert rows[1]["rings"][0]["note"].startswith("not enough data")
    assert rows[1]["rings"][0]["estimate"] is None


def test_people_read_once_what_holds_for_every_window(
    excerpts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked_for = ["--treatment", "kind=patrol", "--dependent", "kind=attack", *WINDOWS]
    assert cli.main(["impact", "wake", str(excerpts / "patrolled.csv"), *asked_for]) == 0
    shown = capsys.readouterr().out
    assert shown.count("too little history before") == 1
    assert "place-times drawn from the data" in shown


def test_other_events_can_be_made_part_of_the_past(
    excerpts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kinds = ["--treatment", "kind=patrol", "--dependent", "target=civilians"]
    shown = []
    for past in (
        [],
        ["--past", "kind=attack"],
        ["--past", "target=state forces", "--past", "reported=others"],
    ):
        assert (
            cli.main(["impact", "wake", str(excerpts / "studied.csv"), *kinds, *past, *WINDOWS, "--json"])
            == 0
        )
        out = capsys.readouterr()
        shown.append(json.loads(out.out))
        assert ("(--past)" in out.err) is (past == [])
    assert shown[0][0]["ratio"] != shown[1][0]["ratio"]
    assert shown[1] == shown[2]
    assert (
        cli.main(["impact", "wake", str(excerpts / "studied.csv"), *kinds, "--past", "kind=x", *WINDOWS]) == 2
    )
    control = ["--control", "target=state forces", "--mwa", "--past", "kind=attack"]
    assert cli.main(["impact", "wake", str(excerpts / "studied.csv"), *kinds, *control, *WINDOWS]) == 2
    assert "leave out --past" in capsys.readouterr().err


def test_the_last_line_says_how_often_the_estimator_errs(
    excerpts: Path, patrols: str, capsys: pytest.CaptureFixture[str]
) -> None:
    of = ["--treatment", "kind=patrol", "--dependent", "kind=attack", "--days", "7", "--km", "10"]
    assert cli.main(["impact", "wake", str(excerpts / "patrolled.csv"), *of]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert re.match(
        r"on simulated data, \d\d\.\d to \d\d\.\d of 100 intervals held the truth and \d+\.\d of", last
    )
    assert cli.main(asked(patrols, "--mwa")) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert re.match(
        r"on simulated data without any change this method found one in \d+\.\d of 100 tables", last
    )


def test_positions_of_a_track_are_taken_as_stays(
    excerpts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = excerpts / "patrolled.csv"
    rows = list(csv.DictReader(whole.open()))
    patrols = [row for row in rows if row["kind"] == "patrol"]
    path = tmp_path / "moving.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "track"])
        writer.writeheader()
        for row in rows:
            if row["kind"] != "patrol":
                writer.writerow(row | {"track": ""})
        for k, row in enumerate(patrols):
            for _ in range(3):
                writer.writerow(row | {"track": f"p{k}"})
    asked = [
        "--treatment",
        "kind=patrol",
        "--dependent",
        "kind=attack",
        "--days",
        "7",
        "--km",
        "10",
        "--json",
    ]
    assert cli.main(["impact", "wake", str(whole), *asked]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert cli.main(["impact", "wake", str(path), *asked, "--track", "track"]) == 0
    told = capsys.readouterr()
    assert f"{3 * len(patrols)} positions of {len(patrols)} tracks" in told.err
    found = json.loads(told.out)[0]
    assert found["treated"] == plain[0]["treated"]
    per = {name: found[name] for name in ("estimate", "low", "high")}  # a stay to each track
    assert found["per_track"] == {"stays": 1.0, "note": None} | per
    assert "per_track" not in plain[0]
    assert cli.main(["impact", "wake", str(path), *asked[:-1], "--track", "track"]) == 0
    shown = capsys.readouterr().out
    assert f"per track: {len(patrols)} stays of {len(patrols)} tracks" in shown
    assert "times the estimate per stay" in shown
    assert cli.main(["impact", "wake", str(path), *asked, "--track", "route"]) == 2
    assert "no column 'route' of tracks" in capsys.readouterr().err
