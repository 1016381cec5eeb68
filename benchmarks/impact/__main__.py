"""Every target of counting and of the estimators in one table: `python -m benchmarks.impact [--part NAME] [--short]`.

--part    only these: uniform, large, towns, reshuffles, growth, mwa, default
--short   ten reshuffles in place of 500, told as 500 at their pace

Each row runs in processes of its own: cold, with no compiled code kept, and again with it (the figure for the limit).
Seconds are of the clock; cpu of all threads together. ns is processor time a candidate (a pair whose distance is looked
at); beside it what distance and ring alone take when all lies in the nearest memory, and what fetching an event from the
farthest takes: the first is the bound where responses share their neighbours, the second where they do not. Wall times
hold on a quiet machine only: load is how many processes wanted a core when the row began, and a limit on the clock that
is missed while cpu seconds would have held it says so. Exit status 1 where a limit is missed on a quiet machine.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from benchmarks.impact import counting, peer, reshuffles
from benchmarks.impact.machine import Taken, load, run
from bluehelm.impact.jit import threads_at_hand

PARTS = ("uniform", "large", "towns", "reshuffles", "growth", "mwa", "default")
SHORT = 10
MOST_NS = 15.0
SQUARE = 8.0  # times as long for four times the events over four times the years; sixteen were the square
HEADS = (
    "target", "limit", "s", "cpu s", "cold s", "peer s", "times faster", "candidates", "hits", "ns",
    "arithmetic", "fetch", "MB", "load", "",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One target: its limit in words, what was measured, and whether it holds."""

    target: str
    limit: str
    taken: Taken
    held: bool
    on_the_clock: float | None = None  # seconds allowed; none for a limit that the load does not touch

    @property
    def verdict(self) -> str:
        if self.held:
            return "holds"
        return "LOADED, measure again" if self.would_hold else "MISSED"

    @property
    def would_hold(self) -> bool:
        """Whether processor time spread over the cores would have held it, on a machine that was not quiet."""
        ideal = self.taken["cpu"] / threads_at_hand()
        busy = self.taken["load"] > threads_at_hand() / 2
        return bool(self.on_the_clock and busy and ideal < self.on_the_clock)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=PARTS, action="append")
    parser.add_argument("--short", action="store_true")
    given = parser.parse_args()
    begin, rows = load(), []
    for part in given.part or PARTS:
        print(f"{part} ..", file=sys.stderr)
        rows += MEASURES[part](given.short)
    table = Table(title="Targets of counting and of the estimators", title_justify="left")
    for head in HEADS:
        table.add_column(head, justify="right")
    for row in rows:
        table.add_row(*shown(row))
    console = Console(width=200)
    console.print(table)
    for line in (
        *peer.remarks(),
        f"{threads_at_hand()} of {os.cpu_count()} cores; load {begin:.1f} to {load():.1f}.",
    ):
        console.print(line)
    missed = [row.target for row in rows if row.verdict == "MISSED"]
    console.print(f"MISSED: {'; '.join(missed)}" if missed else "no limit was missed on a quiet machine")
    return 1 if missed else 0


def uniform(short: bool) -> Iterator[Row]:
    yield counted("1,000,000 uniform events, 100,000 responses", ("middle", "uniform"), 3.0, 1000)


def large(short: bool) -> Iterator[Row]:
    yield counted("10,000,000 uniform events, 100,000 responses", ("large", "uniform"), 20.0, 3000)


def counted(target: str, asked: tuple[str, str], seconds: float, memory: float) -> Row:
    taken = counting.row(*asked)
    limit = f"{seconds:g} s, {memory / 1000:g} GB"
    held = taken["wall"] < seconds and taken["memory"] < memory
    return Row(target, limit, taken, held, seconds if taken["memory"] < memory else None)


def towns(short: bool) -> Iterator[Row]:
    taken = counting.row("middle", "towns")
    target = "1,000,000 events in towns, 100,000 responses"
    yield Row(target, f"{MOST_NS:g} ns a candidate", taken, taken["ns"] <= MOST_NS)


def reshuffled(short: bool) -> Iterator[Row]:
    runs = SHORT if short else reshuffles.RUNS
    taken = run("benchmarks.impact.reshuffles", ["--runs", str(runs)])
    share = reshuffles.RUNS / runs
    taken |= {name: taken[name] * share for name in ("wall", "cpu")}
    told = f"{reshuffles.RUNS} reshuffles of the uniform million" + (f", from {runs}" if short else "")
    yield Row(told, "6 min", taken, taken["wall"] < 360, 360.0)


def growth(short: bool) -> Iterator[Row]:
    told = run("benchmarks.impact.growth", [])
    longer, base = told["over longer time"], told["a quarter"]
    times = longer["cpu"] / base["cpu"]
    target = f"16 times the pairs, 4 times the close ones: {times:.1f} times as long"
    yield Row(target, f"{SQUARE:g} times", longer | {"load": told["load"]}, times < SQUARE)


def analysed(method: str, words: str) -> Callable[[bool], Iterator[Row]]:
    def measure(short: bool) -> Iterator[Row]:
        for size in (50_000, 200_000):
            taken, seconds = peer.row(size, method), peer.LIMIT_S.get(size)
            limit = f"{seconds:g} s" if seconds else f"{peer.TIMES[size]} times faster"
            if seconds is None and taken["peer"]:
                seconds = taken["peer"] / peer.TIMES[size]
            yield Row(f"{words}, {size:,} events ({taken['source']})", limit, taken, taken["held"], seconds)

    return measure


def shown(row: Row) -> tuple[str, ...]:
    taken = row.taken
    many = [f"{taken[name] / 1e6:,.1f} M" if name in taken else "" for name in ("candidates", "hits")]
    near = [f"{taken[name]:.1f}" if name in taken else "" for name in ("ns", "least_ns", "fetched_ns")]
    peers = (f"{taken['peer']:.1f}", f"{taken['times']:,.0f}") if taken.get("peer") else ("", "")
    cold = f"{taken['cold']:.1f}" if "cold" in taken else ""
    return (
        row.target,
        row.limit,
        f"{taken['wall']:.2f}",
        f"{taken['cpu']:.2f}",
        cold,
        *peers,
        *many,
        *near,
        f"{taken['memory']:.0f}",
        f"{taken['load']:.1f}",
        row.verdict,
    )


MEASURES: dict[str, Callable[[bool], Iterator[Row]]] = {
    "uniform": uniform,
    "large": large,
    "towns": towns,
    "reshuffles": reshuffled,
    "growth": growth,
    "mwa": analysed("mwa", "the peer's method"),
    "default": analysed("default", "the default method"),
}


if __name__ == "__main__":
    sys.exit(main())
