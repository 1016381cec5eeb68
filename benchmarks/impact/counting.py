"""Time the counting of events round responses: `python -m benchmarks.impact.counting [--size small|middle|large]`.

Each row runs in two processes of its own: cold, with no compiled code kept, and warm, the second with it. Events drawn
by a generator are counted in 4 radii by 3 windows before and after, in lags by rings. Printed: the wall and the processor
time of sorting the events into cells and of counting, the largest memory of the process, how many pairs were looked at
and how many were hits, the processor time for each pair looked at, and two bounds: what the same machine takes for
distance and ring alone of events in its nearest memory, and for fetching an event from its farthest. Wall times swing
with the load of the machine, which is printed.
"""

import argparse
import json

from rich.console import Console
from rich.table import Table

from benchmarks.impact.generators import GENERATORS, SEED, Points
from benchmarks.impact.machine import Taken, fetched_ns, least_ns, load, peak_mb, timed, twice
from bluehelm.impact import count, grid
from bluehelm.impact.jit import threads_at_hand

MODULE = "benchmarks.impact.counting"
SIZES = {"small": (100_000, 10_000), "middle": (1_000_000, 100_000), "large": (10_000_000, 100_000)}
KM, DAYS = (5.0, 10.0, 25.0, 50.0), (7, 14, 28)
LAGS = count.symmetric(DAYS)
HEADS = (
    "events", "responses", "drawn", "sort s (cpu)", "count s (cpu)", "whole s", "cold s", "MB",
    "candidates", "hits", "ns", "arithmetic ns", "fetch ns", "load",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", choices=SIZES, action="append", help="small and middle without it")
    parser.add_argument(
        "--generator", choices=GENERATORS, action="append", help="uniform and towns without it"
    )
    parser.add_argument("--threads", type=int, help="as many as there are cores without it")
    parser.add_argument("--row", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--cold", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    sizes, generators = given.size or ["small", "middle"], given.generator or ["uniform", "towns"]
    if given.row:
        print(json.dumps(measured(sizes[0], generators[0], given.threads, cold=given.cold)))
        return
    table = Table(
        title="Counting events round responses", caption_justify="left", caption=caption(given.threads)
    )
    for head in HEADS:
        table.add_column(head, justify="right")
    for size in sizes:
        for generator in generators:
            table.add_row(*shown(size, generator, row(size, generator, given.threads)))
    Console(width=170).print(table)


def caption(threads: int | None) -> str:
    return f"{threads or threads_at_hand()} threads; ns: processor time a candidate; load of the machine at the start"


def row(size: str, generator: str, threads: int | None = None) -> Taken:
    """One row of the table, its first and its second run each in a process of its own."""
    given = ["--size", size, "--generator", generator]
    begin = load()
    cold, warm = twice(MODULE, given + (["--threads", str(threads)] if threads else []))
    return warm | {"cold": cold["sorting"] + cold["counting"], "load": begin}


def measured(size: str, generator: str, threads: int | None, *, cold: bool = False) -> Taken:
    """Sorted and counted once, in this process; before that a little, where nothing need be compiled."""
    events, responses = SIZES[size]
    draw = GENERATORS[generator]
    if not cold:
        work(draw(1000), draw(100, SEED + 2), threads)
    taken = work(draw(events), draw(responses, SEED + 2), threads)
    bounds = {} if cold else {"least_ns": least_ns(KM), "fetched_ns": fetched_ns()}
    return taken | bounds


def laid_out(events: Points, threads: int | None = None) -> grid.Grid:
    """The events in their cells, for these windows."""
    return grid.make(
        events.time, events.lat, events.lon, radius_km=KM[-1], days=2 * DAYS[-1], threads=threads
    )


def work(events: Points, around: Points, threads: int | None) -> Taken:
    stood, sorting, sorting_cpu = timed(lambda: laid_out(events, threads))
    responses = count.responses(around.time, around.lat, around.lon)
    found, counting, counting_cpu = timed(lambda: count.count(stood, responses, LAGS, KM, threads=threads))
    return {
        "sorting": sorting,
        "sorting_cpu": sorting_cpu,
        "counting": counting,
        "counting_cpu": counting_cpu,
        "wall": sorting + counting,
        "cpu": sorting_cpu + counting_cpu,
        "memory": peak_mb(),
        "candidates": found.candidates,
        "hits": found.hits,
        "ns": counting_cpu / found.candidates * 1e9,
    }


def shown(size: str, generator: str, taken: Taken) -> tuple[str, ...]:
    events, responses = SIZES[size]
    return (
        f"{events:,}",
        f"{responses:,}",
        generator,
        f"{taken['sorting']:.2f} ({taken['sorting_cpu']:.2f})",
        f"{taken['counting']:.2f} ({taken['counting_cpu']:.2f})",
        f"{taken['wall']:.2f}",
        f"{taken['cold']:.1f}",
        f"{taken['memory']:.0f}",
        f"{taken['candidates'] / 1e6:.1f} M",
        f"{taken['hits'] / 1e6:.1f} M",
        f"{taken['ns']:.1f}",
        f"{taken['least_ns']:.1f}",
        f"{taken['fetched_ns']:.1f}",
        f"{taken['load']:.1f}",
    )


if __name__ == "__main__":
    main()
