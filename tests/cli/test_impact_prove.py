"""`bluehelm impact prove` as a user meets it."""

import json
from pathlib import Path
from typing import Any

import pytest

from bluehelm import cli
from bluehelm.impact import many
from bluehelm.impact.prove import running
from bluehelm.impact.prove.proved import proved
from bluehelm.impact.prove.trial import Estimator, trial
from bluehelm.impact.prove.worlds import cells
from tests.impact.prove.making import boastful, honest


@pytest.fixture
def pretended(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The proof with another estimator, in this process."""

    def use(estimator: Estimator) -> None:
        def prove(cells: Any, runs: int, **given: Any) -> Any:
            given["watch"](runs, runs)
            return {
                cell.name: {
                    run: trial(cell, given["seed"], run, estimator, peer=False) for run in range(runs)
                }
                for cell in cells
            }

        monkeypatch.setattr(running, "prove", prove)

    return use


def test_a_small_proof_runs_and_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [
        "impact",
        "prove",
        "--runs",
        "2",
        "--cells",
        "steady:0",
        "--workers",
        "1",
        "--out",
        str(tmp_path),
    ]
    assert cli.main([*command, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["runs"], told["held"], len(told["cells"])) == (2, True, 1)
    cell = told["cells"][0]
    assert (cell["cell"], cell["bounded"], cell["outside"], len(cell["windows"])) == ("steady:0", True, [], 9)
    assert cell["peer"] is not None
    assert len(list(tmp_path.glob("*/steady_0.jsonl"))) == 1
    assert cli.main(command) == 0
    assert "steady:0: violence is not in bursts" in capsys.readouterr().out


def test_what_is_outside_its_bounds_is_loud(pretended: Any, capsys: pytest.CaptureFixture[str]) -> None:
    pretended(boastful)
    assert cli.main(["impact", "prove", "--runs", "300", "--cells", "chased:0"]) == 1
    shown = capsys.readouterr()
    assert "OUTSIDE ITS BOUNDS: chased:0: " in shown.err
    assert "OUTSIDE" in shown.out


def test_what_holds_is_told_with_its_bounds(pretended: Any, capsys: pytest.CaptureFixture[str]) -> None:
    pretended(honest)
    assert cli.main(["impact", "prove", "--runs", "100", "--cells", "chased:0"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "Bounds: 95 per cent intervals cover 93% to 97% in each window" in shown.out
    assert "any false positive in windows" in shown.out


def test_the_page_is_written(pretended: Any, capsys: pytest.CaptureFixture[str]) -> None:
    pretended(honest)
    assert cli.main(["impact", "prove", "--runs", "40", "--cells", "chased:0", "--markdown"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("<!-- written by bluehelm impact prove --markdown -->\n\n# ")
    assert "`chased`: violence comes in bursts and responses chase it" in page


@pytest.mark.parametrize("wrong", [["--runs", "0"], ["--runs", "many"], ["--workers", "-1"], ["--seed", "x"]])
def test_a_number_that_makes_no_sense_is_refused(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["impact", "prove", *wrong])
    assert caught.value.code == 2


def test_a_cell_that_is_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["impact", "prove", "--cells", "chased,calm"]) == 2
    assert "There is no cell 'calm' to prove. There are: chased, chased:-60" in capsys.readouterr().err


def test_what_is_kept_is_told_without_running(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["impact", "prove", "--cells", "steady:0,chased:0", "--out", str(tmp_path), "--kept"]
    assert cli.main(command) == 2
    assert "Nothing is kept in" in capsys.readouterr().err
    running.prove(cells(["steady:0"]), 2, out=tmp_path, workers=0)
    assert cli.main([*command, "--json"]) == 0
    assert [cell["runs"] for cell in json.loads(capsys.readouterr().out)["cells"]] == [2]


def test_the_proof_in_short_is_written_for_those_who_tell_of_it(
    pretended: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pretended(honest)
    out = tmp_path / "proved.json"
    assert cli.main(["impact", "prove", "--runs", "2", "--json", "--summary", str(out)]) in (0, 1)
    found = proved(out)
    assert [one.cell for one in found.cells] == [cell.name for cell in cells()]
    assert {one.runs for one in found.cells} == {2}
    assert f"written: {out}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (["--cells", "chased", "--summary", "x.json"], "leave out --cells"),
        (["--summary", "nowhere/x.json"], "cannot be written (No such file or directory)"),
    ],
)
def test_a_proof_in_short_that_cannot_be_is_refused(
    more: list[str], why: str, pretended: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    pretended(honest)
    assert cli.main(["impact", "prove", "--runs", "1", *more]) == 2
    assert why in capsys.readouterr().err


def test_kept_runs_of_some_cells_only_are_no_whole_proof(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = cells(["steady:0"])[0]
    folder = running.folder_of(tmp_path, 0)
    folder.mkdir()
    many.keep(folder / "steady_0.jsonl", trial(cell, 0, 0, honest, peer=False))
    command = ["impact", "prove", "--kept", "--out", str(tmp_path), "--summary", str(tmp_path / "x.json")]
    assert cli.main(command) == 2
    assert "none was run of chased:+30, chased:-30" in capsys.readouterr().err
    assert not (tmp_path / "x.json").exists()
