"""Many pieces of work on several processes, and files that keep each result as it comes in.

What all pieces need is sent to each process once. An interrupted run goes on where it stopped.
"""

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
from typing import Any, TypeVar

from bluehelm.errors import BluehelmError, Refused

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
AHEAD = 3  # pieces handed to each process before the first is back
LOCK = "in-use"
Record = dict[str, Any]
Piece = TypeVar("Piece", bound=tuple[Any, ...])

_shared: Any = None  # what all pieces need, in a process that works for another


class Ended(BluehelmError):
    """A process that worked for another ended by itself."""


def results(
    work: Callable[..., Record], shared: object, pieces: Sequence[Piece], workers: int
) -> Iterator[tuple[Piece, Record]]:
    """Each piece with work(shared, *piece), in the order in which they are done.

    work     a function that a new process finds in its module
    workers  processes; 0 for none besides this one
    raises   Ended where a process was killed
    """
    if workers == 0 or not pieces:
        for piece in pieces:
            yield piece, work(shared, *piece)
        return
    waiting, running = iter(pieces), dict[Future[Record], Piece]()
    with _one_thread_each(), _pool(min(workers, len(pieces)), shared) as pool:
        try:
            while True:
                for piece in waiting:
                    running[pool.submit(_worked, work, piece)] = piece
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


def _worked(work: Callable[..., Record], piece: tuple[Any, ...]) -> Record:
    return work(_shared, *piece)


def _pool(workers: int, shared: object) -> ProcessPoolExecutor:
    spawned = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=spawned, initializer=_begin, initargs=(shared,))


def _begin(shared: object) -> None:
    """In a new process: leave Ctrl-C to the one that asked, and end with it."""
    global _shared
    _shared = shared
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
def alone(folder: Path, refusal: str) -> Iterator[None]:
    """Nobody else writes to the same files meanwhile; the lock goes with the process that holds it.

    raises  Refused, with these words, where somebody does
    """
    import fcntl

    with (folder / LOCK).open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(refusal) from None
        yield


def keep(path: Path, record: Record) -> None:
    """One more line."""
    with path.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(record, separators=(",", ":")) + "\n")


def mend(path: Path) -> None:
    """Take away the end of a line that was being written when the process was killed."""
    if path.is_file():
        whole = path.read_bytes()
        end = whole.rfind(b"\n") + 1
        if end < len(whole):
            os.truncate(path, end)


def kept(path: Path) -> dict[int, Record]:
    """The whole lines of a file, by their run; a later line of the same run counts."""
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    records = (json.loads(line) for line in lines)
    return {record["run"]: record for record in records}
