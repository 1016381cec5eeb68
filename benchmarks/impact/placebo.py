"""Time 500 placebos: `python -m benchmarks.impact.placebo [--size 50000] [--kind places] [--reshuffles N]`.

Each reshuffle is a whole estimate with intervals, of responses at other dates or other places; nine windows, 5 to 15 days
and 10 to 30 km; the peer's sets where they are at hand, else invented ones like them. Processes as many as cores. Wall times
hold on a quiet machine only; the processor's seconds, of all processes together, on any.
"""

import argparse
import resource
import time

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from benchmarks.impact import like_the_peers
from benchmarks.impact.machine import load
from benchmarks.impact.peer import WAKE
from bluehelm.impact.jit import threads_at_hand
from bluehelm.impact.rows import Events
from bluehelm.impact.study.placebo import RESHUFFLES, placebo
from bluehelm.impact.study.pretending import KINDS
from bluehelm.impact.table import events, picked

SIZES = (10_000, 50_000)
DAYS, KM = (5, 10, 15), (10, 20, 30)
MOST_MINUTES = 6


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, action="append", help="10000 and 50000 without it")
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0])
    parser.add_argument("--reshuffles", type=int, default=RESHUFFLES, metavar="N")
    parser.add_argument("--workers", type=int, default=threads_at_hand(), metavar="N")
    given = parser.parse_args()
    for size in given.size or SIZES:
        print(row(size, given.kind, given.reshuffles, given.workers))


def row(size: int, kind: str, reshuffles: int, workers: int) -> str:
    table, begun = stood(size), load()
    treatment, dependent = picked(table, "type=treatment"), picked(table, "type=dependent")
    wall, spent = time.perf_counter(), processor()
    columns = BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        shown = bar.add_task("", total=reshuffles)
        found = placebo(
            table, treatment, dependent, kind=kind, count=reshuffles, days=DAYS, km=KM, workers=workers,
            progress=lambda done, total: bar.update(shown, completed=done),
        )  # fmt: skip
    wall, spent = time.perf_counter() - wall, processor() - spent
    share = " ".join("none" if one.found is None else f"{one.found:.2f}" for one in found.windows)
    return (
        f"{size} events, {int(treatment.sum())} responses, other {kind}, {found.done} of {found.asked} reshuffles:"
        f" {wall / 60:.1f} minutes with {workers} processes, load {begun:.1f} at the start; {spent:.0f} s of processor"
        f" time, {spent / reshuffles:.2f} s each; {RESHUFFLES} on {workers} free cores:"
        f" {spent / reshuffles * RESHUFFLES / max(workers, 1) / 60:.1f} minutes (limit {MOST_MINUTES})."
        f" Found at p 0.05, by window: {share}; any window, adjusted: {found.found_any}"
    )


def stood(size: int) -> Events:
    path = WAKE / "synthetic" / f"syn_{size}.csv"
    return events(path) if path.is_file() else like_the_peers.events(size)


def processor() -> float:
    """Seconds of this process and of those that it waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main()
