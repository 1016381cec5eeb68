"""Many runs on several processes, each kept as it comes in: an interrupted proof goes on where it stopped."""

import json
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from bluehelm.errors import BluehelmError, Refused
from bluehelm.impact.prove.trial import Estimator, Record, trial
from bluehelm.impact.prove.version import version
from bluehelm.impact.prove.worlds import Cell
from bluehelm.impact.wake import wake

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
AHEAD = 3  # runs handed to each process before the first is back
LOCK = "in-use"
Job = tuple[Cell, int, int]  # cell, seed, run
Kept = dict[str, dict[int, Record]]  # by cell and run


class Ended(BluehelmError):
    """A process that ran cells ended by itself."""


def folder_of(out: Path, seed: int, estimator: Estimator = wake) -> Path:
    return out / f"{version(estimator)}-seed{seed}"


def kept(folder: Path, cells: Sequence[Cell], runs: int) -> Kept:
    """The results that are there already, each run once; a line that was cut off is left out."""
    return {
        cell.name: {run: one for run, one in _read(_file(folder, cell)).items() if run < runs}
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
    with _alone(folder):
        for cell in cells:
            _mend(_file(folder, cell))
        there = kept(folder, cells, runs)
        total, done = runs * len(cells), sum(map(len, there.values()))
        jobs = [(cell, seed, run) for run in range(runs) for cell in cells if run not in there[cell.name]]
        watch(done, total)
        for cell, record in _results(jobs, workers, estimator):
            with _file(folder, cell).open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(record, separators=(",", ":")) + "\n")
            there[cell.name][record["run"]] = record
            done += 1
            watch(done, total)
    return there


def _results(jobs: Sequence[Job], workers: int, estimator: Estimator) -> Iterator[tuple[Cell, Record]]:
    if workers == 0 or not jobs:
        for job in jobs:
            yield job[0], trial(*job, estimator)
        return
    waiting, running = iter(jobs), dict[Future[Record], Cell]()
    with _one_thread_each(), _pool(min(workers, len(jobs))) as pool:
        try:
            while True:
                for job in waiting:
                    running[pool.submit(trial, *job, estimator)] = job[0]
                    if len(running) >= AHEAD * workers:
                        break
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    yield running.pop(future), future.result()
        except BrokenProcessPool:
            raise Ended(
                "A process ended by itself, perhaps for want of memory. What was finished is kept;"
                " give the same command again to go on, perhaps with fewer --workers."
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    spawned = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=spawned, initializer=_begin)


def _begin() -> None:
    """In a new process: leave Ctrl-C to the one that asked, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes started in here calculate on one thread: they read this before numpy is there."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No second proof writes to the same files; the lock goes with the process that holds it."""
    import fcntl

    with (folder / LOCK).open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(f"Another proof writes to {folder}. Wait for it or name another --out.") from None
        yield


def _file(folder: Path, cell: Cell) -> Path:
    return folder / f"{cell.name.replace(':', '_')}.jsonl"


def _mend(path: Path) -> None:
    """Take away the end of a line that was being written when the process was killed."""
    if path.is_file():
        whole = path.read_bytes()
        end = whole.rfind(b"\n") + 1
        if end < len(whole):
            os.truncate(path, end)


def _read(path: Path) -> dict[int, Record]:
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    records = (json.loads(line) for line in lines)
    return {record["run"]: record for record in records}
