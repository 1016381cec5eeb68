"""Time the counting of events round responses: `python -m benchmarks.impact.counting [--size small|middle|large]`.

Each row runs in a process of its own, after a small run that loads the compiled code: events drawn by a generator,
4 radii by 3 windows before and after, in lags by rings. Printed: the wall and the processor time of sorting the events
into cells and of counting, the largest memory of the process, how many pairs were looked at and how many were hits,
the processor time for each pair looked at, and the bound: what the same machine takes for distance and ring alone of
events that lie side by side in its nearest memory. Wall times swing with the load of the machine, which is printed.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from benchmarks.impact.generators import GENERATORS, SEED, Points, shuffled
from bluehelm.impact import count, grid, kernel
from bluehelm.impact.jit import inlined, threads_at_hand

SIZES = {"small": (100_000, 10_000), "middle": (1_000_000, 100_000), "large": (10_000_000, 100_000)}
KM, DAYS = (5.0, 10.0, 25.0, 50.0), (7, 14, 28)
SIDE_BY_SIDE = 1024
RESHUFFLES = {"small": 20, "middle": 5, "large": 0}
HEADS = (
    "events", "responses", "drawn", "sort s (cpu)", "count s (cpu)", "MB", "candidates", "hits", "ns", "bound", "500 reshuffles",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", choices=SIZES, action="append", help="small and middle without it")
    parser.add_argument("--generator", choices=GENERATORS, action="append", help="all without it")
    parser.add_argument("--threads", type=int, help="as many as there are cores without it")
    parser.add_argument("--row", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    sizes, generators = given.size or ["small", "middle"], given.generator or list(GENERATORS)
    if given.row:
        print(json.dumps(measured(sizes[0], generators[0], given.threads)))
        return
    table = Table(
        title="Counting events round responses", caption_justify="left", caption=caption(given.threads)
    )
    for head in HEADS:
        table.add_column(head, justify="right")
    for size in sizes:
        for generator in generators:
            table.add_row(*shown(size, generator, in_its_own_process(size, generator, given.threads)))
    Console(width=150).print(table)


def caption(threads: int | None) -> str:
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg())
    return f"{threads or threads_at_hand()} threads; load of the machine at the start: {load}; ns: processor time a candidate"


def in_its_own_process(size: str, generator: str, threads: int | None) -> dict[str, float]:
    command = [sys.executable, "-m", __spec__.name, "--row", "--size", size, "--generator", generator]
    command += ["--threads", str(threads)] if threads else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def measured(size: str, generator: str, threads: int | None) -> dict[str, float]:
    """One row of the table, in this process."""
    events, responses = SIZES[size]
    draw = GENERATORS[generator]
    work(draw(1000), draw(100, SEED + 2), threads)
    taken = work(draw(events), draw(responses, SEED + 2), threads, RESHUFFLES[size])
    return taken | {"bound_ns": bound_ns()}


def work(events: Points, around: Points, threads: int | None, reshuffles: int = 0) -> dict[str, float]:
    stood, sorting, sorting_cpu = timed(
        lambda: grid.make(
            events.time, events.lat, events.lon, radius_km=KM[-1], days=2 * DAYS[-1], threads=threads
        )
    )
    lags, responses = count.symmetric(DAYS), count.responses(around.time, around.lat, around.lon)
    found, counting, counting_cpu = timed(lambda: count.count(stood, responses, lags, KM, threads=threads))
    draws = [shuffled(around, seed) for seed in range(reshuffles)]
    _, again, again_cpu = timed(
        lambda: [
            count.count(stood, count.responses(one.time, one.lat, one.lon), lags, KM, threads=threads)
            for one in draws
        ]
    )
    return {
        "sorting": sorting,
        "sorting_cpu": sorting_cpu,
        "counting": counting,
        "counting_cpu": counting_cpu,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        "candidates": found.candidates,
        "hits": found.hits,
        "reshuffle": again / reshuffles if reshuffles else 0.0,
        "reshuffle_cpu": again_cpu / reshuffles if reshuffles else 0.0,
    }


def timed(call: Callable[[], Any]) -> tuple[Any, float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    made = call()
    return made, time.perf_counter() - wall, time.process_time() - processor


@inlined
def distances(xyz: NDArray[np.float64], limits: NDArray[np.float64], repeats: int) -> int:
    """The same events counted by distance over and over."""
    total = 0
    for i in range(repeats):
        a, b, c, d = kernel.within(xyz[0], xyz[1], xyz[2], (0.1, 0.2, i * 1e-9), limits)
        total += a + b + c + d
    return total


def bound_ns(repeats: int = 50_000) -> float:
    """Nanoseconds of processor time for one distance and its ring, everything at hand."""
    xyz = np.random.default_rng(SEED).uniform(0, 1, (3, SIDE_BY_SIDE))
    limits, _ = grid.limits(KM)
    distances(xyz, limits, 10)
    _, _, processor = timed(lambda: distances(xyz, limits, repeats))
    return processor / repeats / SIDE_BY_SIDE * 1e9


def shown(size: str, generator: str, taken: dict[str, float]) -> tuple[str, ...]:
    events, responses = SIZES[size]
    return (
        f"{events:,}",
        f"{responses:,}",
        generator,
        f"{taken['sorting']:.2f} ({taken['sorting_cpu']:.2f})",
        f"{taken['counting']:.2f} ({taken['counting_cpu']:.2f})",
        f"{taken['memory']:.0f}",
        f"{taken['candidates'] / 1e6:.1f} M",
        f"{taken['hits'] / 1e6:.1f} M",
        f"{taken['counting_cpu'] / taken['candidates'] * 1e9:.1f}",
        f"{taken['bound_ns']:.1f}",
        f"{taken['reshuffle'] * 500 / 60:.1f} min ({taken['reshuffle_cpu'] * 500 / 60:.1f})"
        if taken["reshuffle"]
        else "",
    )


if __name__ == "__main__":
    main()
