"""Many runs on several processes, each kept as it comes in: an interrupted proof goes on where it stopped."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bluehelm.impact import many
from bluehelm.impact.many import Ended as Ended
from bluehelm.impact.prove.trial import Estimator, Record, trial
from bluehelm.impact.prove.version import version
from bluehelm.impact.prove.worlds import Cell
from bluehelm.impact.wake import wake

Kept = dict[str, dict[int, Record]]  # by cell and run


def folder_of(out: Path, seed: int, estimator: Estimator = wake) -> Path:
    return out / f"{version(estimator)}-seed{seed}"


def kept(folder: Path, cells: Sequence[Cell], runs: int) -> Kept:
    """The results that are there already, each run once; a line that was cut off is left out."""
    return {
        cell.name: {run: one for run, one in many.kept(_file(folder, cell)).items() if run < runs}
        for cell in cells
    }


def prove(
    cells: Sequence[Cell],
    runs: int,
    *,
    out: Path,
    seed: int = 0,
    workers: int = 1,
    watch: Callable[[int, int], None] = lambda done, total: None,
    estimator: Estimator = wake,
) -> Kept:
    """Run what is not there yet and give all results.

    out      a folder; the results of another version or seed stand apart in it and are never mixed
    workers  processes; 0 for none besides this one
    watch    is told how many runs are there, and of how many
    raises   Refused where another proof writes there, Ended where a process was killed; nothing kept is lost
    """
    folder = folder_of(out, seed, estimator)
    folder.mkdir(parents=True, exist_ok=True)
    with many.alone(folder, f"Another proof writes to {folder}. Wait for it or name another --out."):
        for cell in cells:
            many.mend(_file(folder, cell))
        there = kept(folder, cells, runs)
        total, done = runs * len(cells), sum(map(len, there.values()))
        jobs = [(cell, seed, run) for run in range(runs) for cell in cells if run not in there[cell.name]]
        watch(done, total)
        for (cell, _, run), record in many.results(_tried, estimator, jobs, workers):
            many.keep(_file(folder, cell), record)
            there[cell.name][run] = record
            done += 1
            watch(done, total)
    return there


def _tried(estimator: Estimator, cell: Cell, seed: int, run: int) -> Record:
    return trial(cell, seed, run, estimator)


def _file(folder: Path, cell: Cell) -> Path:
    return folder / f"{cell.name.replace(':', '_')}.jsonl"
