"""Work in this process or in others gives the same; lines are kept whole."""

from pathlib import Path

import pytest

from bluehelm.errors import Refused
from bluehelm.impact import many
from bluehelm.impact.many import Record


def times(factor: int, run: int) -> Record:
    return {"run": run, "value": factor * run}


def fails(factor: int, run: int) -> Record:
    raise ValueError(f"run {run}")


def test_each_piece_is_done_once_with_what_is_shared() -> None:
    pieces = [(run,) for run in range(7)]
    here = {piece: record["value"] for piece, record in many.results(times, 3, pieces, 0)}
    assert here == {(run,): 3 * run for run in range(7)}
    there = {piece: record["value"] for piece, record in many.results(times, 3, pieces, 2)}
    assert there == here


def test_no_piece_needs_no_process() -> None:
    assert list(many.results(times, 3, [], 2)) == []


@pytest.mark.parametrize("workers", [0, 1])
def test_a_fault_in_the_work_is_not_hidden(workers: int) -> None:
    with pytest.raises(ValueError, match="run 0"):
        list(many.results(fails, 3, [(0,)], workers))


def test_lines_are_kept_and_a_line_cut_off_is_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "kept.jsonl"
    assert many.kept(path) == {}
    for run in (0, 1):
        many.keep(path, times(2, run))
    many.keep(path, {"run": 1, "value": 9})
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"run":2')
    assert many.kept(path) == {0: {"run": 0, "value": 0}, 1: {"run": 1, "value": 9}}
    many.mend(path)
    assert path.read_bytes() == whole


def test_nobody_else_writes_meanwhile(tmp_path: Path) -> None:
    with (
        many.alone(tmp_path, "in use"),
        pytest.raises(Refused, match="in use"),
        many.alone(tmp_path, "in use"),
    ):
        pass
    with many.alone(tmp_path, "in use"):
        pass
