"""What Spark takes against the small engine: `python -m benchmarks.impact.spark [--events N --responses M]`.

The same invented events, even and in towns, are counted by both: 4 radii by 3 windows before and after, on the cores
of this machine. Printed for each: wall times without the start of Spark and without compiling, the ratio, the pairs
looked at, and whether all counts are equal. On one machine Spark is the slower one; it is for what no machine holds.
Needs `pip install 'bluehelm[spark]'` and Java 17.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import polars as pl
from rich.console import Console
from rich.table import Table

from benchmarks.impact.counting import DAYS, KM
from benchmarks.impact.generators import GENERATORS, SEED, Points
from bluehelm.impact import count, grid, scale

Made = TypeVar("Made")
LAGS = count.symmetric(DAYS)
PARTS = 4  # files of Parquet for each table
HEADS = (
    "drawn",
    "events",
    "responses",
    "small s",
    "Spark s",
    "ratio",
    "small pairs",
    "Spark pairs",
    "hits",
    "equal",
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--responses", type=int, default=10_000)
    given = parser.parse_args()
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg())
    table = Table(title="Spark against one machine", caption=f"load of the machine at the start: {load}")
    for head in HEADS:
        table.add_column(head, justify="right")
    session = scale.session()
    session.sparkContext.setLogLevel("ERROR")
    session.conf.set("spark.sql.shuffle.partitions", str(2 * (os.cpu_count() or 1)))
    for name in GENERATORS:
        measured(name, 2000, 200)
        table.add_row(*measured(name, given.events, given.responses))
    session.stop()
    Console(width=150).print(table)


def measured(name: str, events: int, responses: int) -> tuple[str, ...]:
    """One row of the table."""
    points, around = GENERATORS[name](events), GENERATORS[name](responses, SEED + 2)
    with tempfile.TemporaryDirectory() as folder:
        left = stored(Path(folder, "events"), points, "event")
        right = stored(Path(folder, "responses"), around, "response")
        small, small_wall = timed(lambda: on_one_machine(points, around))
        large, large_wall = timed(lambda: scale.collect(scale.count(left, right, LAGS, KM), LAGS, KM))
    equal = bool((small.counts == large.counts).all())
    pairs = (f"{found.candidates / 1e6:.2f} M" for found in (small, large))
    walls = (f"{small_wall:.2f}", f"{large_wall:.1f}", f"{large_wall / small_wall:.0f}")
    return (
        name,
        f"{events:,}",
        f"{responses:,}",
        *walls,
        *pairs,
        f"{small.hits / 1e6:.2f} M",
        "yes" if equal else "NO",
    )


def on_one_machine(points: Points, around: Points) -> count.Counted:
    stood = grid.make(points.time, points.lat, points.lon, radius_km=KM[-1], days=2 * DAYS[-1])
    return count.count(stood, count.responses(around.time, around.lat, around.lon), LAGS, KM)


def stored(folder: Path, points: Points, number: str) -> Path:
    columns = {"timestamp": points.time, "lat": points.lat, "lon": points.lon}
    table = pl.DataFrame(columns).with_row_index(number).cast({number: pl.Int64})
    folder.mkdir()
    for part in range(PARTS):
        table[part::PARTS].write_parquet(folder / f"{part}.parquet")
    return folder


def timed(call: Callable[[], Made]) -> tuple[Made, float]:
    wall = time.perf_counter()
    made = call()
    return made, time.perf_counter() - wall


if __name__ == "__main__":
    main()
