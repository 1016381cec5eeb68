"""The proof in short: written from the figures, read by what tells of it, one with the page of the manual."""

from pathlib import Path

import pytest

from bluehelm.errors import Unreadable
from bluehelm.impact.prove.figures import CellFigures, figures
from bluehelm.impact.prove.page import percent
from bluehelm.impact.prove.proved import FILE, Short, proved
from bluehelm.impact.prove.shortened import shortened, written
from bluehelm.impact.prove.trial import trial
from bluehelm.impact.prove.worlds import cells
from tests.impact.prove.making import boastful, declining, honest

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "impact-proved.md"


def made(name: str, estimator: object, runs: int = 30) -> CellFigures:
    (cell,) = cells([name])
    tried = {run: trial(cell, 0, run, estimator, peer=False) for run in range(runs)}  # type: ignore[arg-type]
    return figures(cell, tried)


def short(name: str, estimator: object) -> Short:
    return shortened([made(name, estimator)], 0, "abc").cells[0]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    found = shortened([made("steady:0", honest), made("tipped:-30", honest)], 3, "abc")
    file = tmp_path / "proved.json"
    file.write_text(written(found), encoding="utf-8")
    assert proved(file) == found
    assert (found.seed, found.version, [one.cell for one in found.cells]) == (
        3,
        "abc",
        ["steady:0", "tipped:-30"],
    )


def test_a_cell_in_short_has_the_figures_of_the_cell() -> None:
    whole, told = made("steady:0", boastful), short("steady:0", boastful)
    assert (told.world, told.effect, told.runs, told.bounded) == ("steady", 0, 30, True)
    assert told.coverage == (
        pytest.approx(min(one.coverage or 0 for one in whole.windows), abs=1e-4),
        pytest.approx(max(one.coverage or 0 for one in whole.windows), abs=1e-4),
    )
    assert told.found == pytest.approx(whole.family, abs=1e-4)
    assert not told.held
    assert told.peer is None


def test_an_estimator_that_declines_has_no_coverage() -> None:
    told = short("steady:0", declining)
    assert (told.coverage, told.bias, told.declined, told.held) == (None, None, 1.0, False)


def test_what_sets_a_world_apart_is_told() -> None:
    assert short("tipped:-30", honest).apart == {"tipped": 0.3}


@pytest.mark.parametrize("content", ["", "[]", '{"seed": 0}', '{"seed": 0, "version": "a", "cells": [{}]}'])
def test_a_file_that_is_no_proof_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "proved.json"
    file.write_text(content)
    with pytest.raises(Unreadable, match=r"proved.json: holds no proof in short .* --summary FILE"):
        proved(file)


def test_the_package_holds_the_proof_as_it_was_written() -> None:
    assert {cell.name for cell in cells(["chased"])} <= {one.cell for one in proved().cells}
    assert written(proved()) == FILE.read_text(encoding="utf-8")


def test_page_and_package_tell_of_the_same_proof() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = {row.split("|")[1].strip(): row for row in text.splitlines() if row.startswith("| ")}
    for one in proved().cells:
        row = rows[one.cell]
        assert f"| {one.runs} |" in row, one.cell
        assert f"| {percent(one.found)} ± {percent(one.found_error)} |" in row, one.cell
        assert one.coverage is not None
        assert f"| {percent(one.coverage[0])} to {percent(one.coverage[1])} |" in row, one.cell
