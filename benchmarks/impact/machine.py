"""What this machine takes: time, memory, load, and the least that a pair of events can cost."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.impact.generators import SEED
from bluehelm.impact import grid, kernel
from bluehelm.impact.jit import inlined

ROOT = Path(__file__).parents[2]
SIDE_BY_SIDE = 1024  # events, 24 kB: they lie in the nearest memory
BYTES = 24  # of a candidate: x, y and z
FAR = 8_000_000  # numbers, 64 MB: they do not
Made = TypeVar("Made")
Taken = dict[str, Any]


def timed(call: Callable[[], Made]) -> tuple[Made, float, float]:
    """What it gives, and the wall and the processor seconds that it takes."""
    wall, processor = time.perf_counter(), time.process_time()
    made = call()
    return made, time.perf_counter() - wall, time.process_time() - processor


def peak_mb() -> float:
    """The largest memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def load() -> float:
    """Processes that wanted a core, on average over the last minute."""
    return os.getloadavg()[0]


def twice(module: str, given: Sequence[str]) -> tuple[Taken, Taken]:
    """What a program prints at its first run on a machine, with nothing compiled, and at its second."""
    with tempfile.TemporaryDirectory() as kept:
        return run(module, [*given, "--cold"], kept), run(module, given, kept)


def run(module: str, given: Sequence[str], kept: str | None = None) -> Taken:
    """What a program prints as JSON in a process of its own, compiled functions kept in a folder."""
    more = {"NUMBA_CACHE_DIR": kept} if kept else {}
    done = subprocess.run(
        [sys.executable, "-m", module, "--row", *given],
        cwd=ROOT,
        env=os.environ | more,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    told: Taken = json.loads(done.stdout)
    return told


@inlined
def distances(xyz: NDArray[np.float64], limits: NDArray[np.float64], repeats: int) -> int:
    """The same events counted by distance over and over."""
    total = 0
    for i in range(repeats):
        a, b, c, d = kernel.within(xyz[0], xyz[1], xyz[2], (0.1, 0.2, i * 1e-9), limits)
        total += a + b + c + d
    return total


def least_ns(km: Sequence[float], repeats: int = 50_000) -> float:
    """Nanoseconds of arithmetic for one candidate: its distance and its ring, everything at hand."""
    xyz = np.random.default_rng(SEED).uniform(0, 1, (3, SIDE_BY_SIDE))
    limits, _ = grid.limits(km)
    distances(xyz, limits, 10)
    _, _, processor = timed(lambda: distances(xyz, limits, repeats))
    return processor / repeats / SIDE_BY_SIDE * 1e9


def fetched_ns() -> float:
    """Nanoseconds to fetch one candidate from far memory, in order; the quickest of five."""
    far = np.ones(FAR)
    return min(timed(far.sum)[2] for _ in range(5)) / far.nbytes * BYTES * 1e9
