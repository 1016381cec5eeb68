"""Does time grow with the pairs that are close, or with all: `python -m benchmarks.impact.growth`.

First four times the events and responses over four times the years: sixteen times the pairs, four times the close ones.
Then four times the events in the same years round the same responses: four times the close pairs.
"""

import argparse
import json

from rich.console import Console
from rich.table import Table

from benchmarks.impact.counting import work
from benchmarks.impact.generators import DAYS, SEED, uniform
from benchmarks.impact.machine import Taken, load

ROWS = {  # events, responses, days
    "a quarter": (250_000, 25_000, DAYS // 4),
    "over longer time": (1_000_000, 100_000, DAYS),
    "the same responses": (1_000_000, 25_000, DAYS // 4),
}
HEADS = ("", "events", "responses", "pairs", "close pairs", "processor s", "times as long", "a candidate, ns")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--row", action="store_true", help=argparse.SUPPRESS)
    taken = grown()
    if parser.parse_args().row:
        print(json.dumps(taken))
        return
    table = Table(title="How time grows", caption=f"load at the start: {taken['load']:.1f}")
    for head in HEADS:
        table.add_column(head, justify="right")
    for name, (events, responses, _) in ROWS.items():
        one, base = taken[name], taken["a quarter"]
        numbers = (
            f"{events:,}",
            f"{responses:,}",
            f"{events * responses / 1e9:.1f} G",
            f"{one['hits'] / 1e6:.1f} M",
        )
        times = (f"{one['cpu']:.2f}", f"{one['cpu'] / base['cpu']:.1f}", f"{one['ns']:.1f}")
        table.add_row(name, *numbers, *times)
    Console(width=120).print(table)


def grown() -> Taken:
    """Each of the rows, the quickest of three."""
    begin = load()
    work(uniform(1000), uniform(100, SEED + 2), None)
    taken: Taken = {"load": begin}
    for name, (events, responses, days) in ROWS.items():
        points, around = uniform(events, days=days), uniform(responses, SEED + 2, days)
        taken[name] = min((work(points, around, None) for _ in range(3)), key=lambda one: one["cpu"])
    return taken


if __name__ == "__main__":
    main()
