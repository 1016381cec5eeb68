"""Compiled functions, kept on disk where there is a folder of our own to keep them in.

A compiled function that calls another must stand in the same file: the kept copy is renewed when its own
file changes, not when that of a callee does. Each runs without Python's lock, so that plain threads share
the work.
"""

import os
import stat
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numba

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """The function in machine code, compiled at its first call and kept for the next process."""
    try:
        return _compile(function, cache=True)
    except RuntimeError:  # neither beside the source nor under the home folder may anything be written
        numba.config.CACHE_DIR = _own_folder() or ""
    return _compile(function, cache=bool(numba.config.CACHE_DIR))


def inlined(function: Function) -> Function:
    """The function in machine code, put in place of each call to it by a compiled one."""
    return _compile(function, forceinline=True)


def _compile(function: Function, **options: bool) -> Function:
    made: Function = numba.njit(nogil=True, error_model="numpy", **options)(function)
    return made


def _own_folder() -> str | None:
    """A folder for temporary files that nobody else can write to: what is kept there is run."""
    if not hasattr(os, "getuid"):
        return None
    folder = Path(tempfile.gettempdir()) / f"bluehelm-compiled-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        state = folder.lstat()
    except OSError:
        return None
    ours = stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid() and not state.st_mode & 0o077
    return str(folder) if ours else None


def threads_at_hand() -> int:
    """As many as this process may use; NUMBA_NUM_THREADS in the environment sets fewer."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, int(numba.config.NUMBA_NUM_THREADS)))


def in_parts(work: Callable[[int, int], int], length: int, part: int, threads: int | None = None) -> int:
    """The sum of work(begin, stop) over parts of a range, on several threads; the order must not matter."""
    begins = range(0, length, part)
    count = min(threads or threads_at_hand(), len(begins))
    if count <= 1:
        return sum(work(begin, min(begin + part, length)) for begin in begins)
    with ThreadPoolExecutor(count) as pool:
        return sum(pool.map(lambda begin: work(begin, min(begin + part, length)), begins))
