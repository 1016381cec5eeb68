"""Runs are kept as they come in; an interrupted proof goes on, and no run is there twice."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bluehelm.errors import Refused
from bluehelm.impact.prove import running
from bluehelm.impact.prove.running import Ended, kept, prove
from bluehelm.impact.prove.worlds import cells
from tests.impact.prove.making import guess

CELLS = cells(["chased:0", "steady:-30"])
SCRIPT = """
import os, sys, time
from pathlib import Path
from bluehelm.impact.prove import running
from bluehelm.impact.prove.running import prove
from bluehelm.impact.prove.worlds import cells
from tests.impact.prove.making import guess

def slow(*given, **named):
    time.sleep(0.2)
    if os.environ.get("DYING") and named["seed"] == 3:
        os._exit(9)
    return guess(*given, **named, truth=1.0, width=1.96)

if __name__ == "__main__":
    running.version = lambda estimator: "one"
    prove(cells(["chased:0"]), int(sys.argv[2]), out=Path(sys.argv[1]), workers=2, estimator=slow)
"""


def honest(*given: object, **named: object) -> object:
    return guess(*given, **named, truth=1.0, width=1.96)  # type: ignore[arg-type]


def lines(out: Path) -> list[dict[str, object]]:
    found = sorted(out.glob("*/*.jsonl"))
    return [json.loads(line) for path in found for line in path.read_text().splitlines()]


def start(out: Path, runs: int, **more: str) -> subprocess.Popen[bytes]:
    script = out.parent / "slowly.py"
    script.write_text(SCRIPT)
    root = str(Path(__file__).parents[3])
    command = [sys.executable, str(script), str(out), str(runs)]
    return subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": root} | more, stderr=subprocess.PIPE, start_new_session=True
    )


def until_some(out: Path, count: int) -> None:
    deadline = time.monotonic() + 120
    while sum(path.read_bytes().count(b"\n") for path in out.glob("*/*.jsonl")) < count:
        assert time.monotonic() < deadline, "no run was kept in two minutes"
        time.sleep(0.05)


def test_more_runs_go_on_where_fewer_stopped(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    first = prove(CELLS, 2, out=tmp_path, workers=0, estimator=honest)
    both = prove(CELLS, 3, out=tmp_path, workers=0, estimator=honest, watch=lambda *at: seen.append(at))
    assert seen == [(4, 6), (5, 6), (6, 6)]
    assert sorted(both["chased:0"]) == [0, 1, 2]
    assert both["chased:0"][1] == first["chased:0"][1]
    assert len(lines(tmp_path)) == 6
    assert prove(CELLS, 2, out=tmp_path, workers=0, estimator=honest) == first


def test_a_line_that_was_cut_off_is_run_again(tmp_path: Path) -> None:
    whole = prove(CELLS[:1], 3, out=tmp_path, workers=0, estimator=honest)
    path = next(tmp_path.glob("*/*.jsonl"))
    path.write_bytes(path.read_bytes()[:-40])
    folder = running.folder_of(tmp_path, 0, honest)  # type: ignore[arg-type]
    assert sorted(kept(folder, CELLS[:1], 3)["chased:0"]) == [0, 1]
    assert prove(CELLS[:1], 3, out=tmp_path, workers=0, estimator=honest) == whole
    assert [line["run"] for line in lines(tmp_path)] == [0, 1, 2]


def test_another_seed_or_estimator_is_never_mixed_in(tmp_path: Path) -> None:
    prove(CELLS[:1], 1, out=tmp_path, workers=0, estimator=honest)
    prove(CELLS[:1], 1, out=tmp_path, workers=0, estimator=honest, seed=1)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_second_proof_in_the_same_place_is_refused(tmp_path: Path) -> None:
    def again(done: int, total: int) -> None:
        with pytest.raises(Refused, match="Another proof writes to"):
            prove(CELLS[:1], 1, out=tmp_path, workers=0, estimator=honest)

    prove(CELLS[:1], 1, out=tmp_path, workers=0, estimator=honest, watch=again)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_proof_goes_on_and_leaves_no_process(tmp_path: Path, how: signal.Signals) -> None:
    out = tmp_path / "out"
    begun = start(out, 400)
    until_some(out, 3)
    (os.killpg if how == signal.SIGINT else os.kill)(begun.pid, how)
    begun.wait(60)
    deadline = time.monotonic() + 60
    while alive(begun.pid):
        assert time.monotonic() < deadline, "a process outlived the proof"
        time.sleep(0.1)
    there = len({line["run"] for line in whole_lines(out)})
    assert start(out, there + 2).wait(120) == 0
    assert sorted(line["run"] for line in lines(out)) == list(range(there + 2))


def whole_lines(out: Path) -> list[dict[str, int]]:
    path = next(out.glob("*/*.jsonl"))
    return [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]]


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_is_killed_ends_the_proof_with_a_word(tmp_path: Path) -> None:
    begun = start(tmp_path / "out", 8, DYING="1")
    _, told = begun.communicate(timeout=120)
    assert begun.returncode != 0
    assert Ended.__name__ in told.decode()
    assert "What was finished is kept" in told.decode()


def test_processes_give_what_one_process_gives(tmp_path: Path) -> None:
    cell = cells(["steady:-60"])
    before = dict(os.environ)
    apart = prove(cell, 3, out=tmp_path / "two", workers=2)
    alone = prove(cell, 3, out=tmp_path / "none", workers=0)
    assert apart == alone
    assert dict(os.environ) == before
