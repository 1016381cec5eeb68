"""How often the peer's method finds an effect where there is none: `python -m benchmarks.impact.null`.

The design is that of the recorded rates (null_rejection.json): 1,500 events, a fifth treatments, three in ten controls,
half dependent, in 40 towns of a box of five degrees, over 730 days; treatments and violence know nothing of each other.
Once uniform in time, once with dependents and treatments each in bursts of about six within about ten days at a town.
"""

import argparse
import json
import math
import sys

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.impact.peer import WAKE
from bluehelm.impact.peer import mwa
from bluehelm.impact.rows import DAY, Events

SEED, RUNS = 20260101, 400
EVENTS, TOWNS, WIDE, DAYS = 1500, 40, 5.0, 730
SPREAD = 0.1  # degrees round a town: the record does not say; near this its rates come out
BURST, BURST_DAYS = 6, 10.0
DAYS_ASKED, KM_ASKED = (5, 10, 15), (10, 20, 30)
ALPHA = 0.05
KINDS = {"treatment": EVENTS // 5, "control": EVENTS * 3 // 10, "dependent": EVENTS // 2}
DESIGNS = {"uniform_in_time": (), "bursts": ("treatment", "dependent")}
Places = NDArray[np.int64]


def invented(draw: np.random.Generator, bursting: tuple[str, ...]) -> Events:
    """One table in which nothing changes anything."""
    towns = draw.uniform(0, WIDE, (TOWNS, 2))
    parts = [_kind(draw, number, kind in bursting) for kind, number in KINDS.items()]
    day, town = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    place = np.round(towns[town] + draw.normal(0, SPREAD, (EVENTS, 2)) + 10, 5)
    time = (day * DAY).astype(np.int64)
    columns = {
        "type": np.repeat(list(KINDS), list(KINDS.values())),
        "match1": np.round(draw.normal(size=EVENTS), 4),
        "match2": draw.choice((1.0, 2.0, 3.0, 4.0), EVENTS),
    }
    return Events(np.arange(EVENTS) + 1, time, time, place[:, 0], place[:, 1], columns)


def _kind(draw: np.random.Generator, number: int, bursting: bool) -> tuple[NDArray[np.float64], Places]:
    if not bursting:
        return draw.uniform(0, DAYS, number), draw.integers(0, TOWNS, number)
    sizes = np.maximum(draw.poisson(BURST, number), 1)
    burst = np.repeat(np.arange(number), sizes)[:number]
    begin, town = draw.uniform(0, DAYS - BURST_DAYS, number), draw.integers(0, TOWNS, number)
    return begin[burst] + draw.uniform(0, BURST_DAYS, number), town[burst]


def rejected(runs: int, bursting: tuple[str, ...], console: Console) -> NDArray[np.bool_]:
    """For each run and window, whether the peer reports p under five in a hundred."""
    draw = np.random.default_rng(SEED)
    found = np.zeros((runs, len(DAYS_ASKED) * len(KM_ASKED)), np.bool_)
    for run in track(range(runs), console=console, transient=True):
        table = invented(draw, bursting)
        flags = tuple(table.columns["type"] == kind for kind in KINDS)
        peer = mwa(table, *flags, days=DAYS_ASKED, km=KM_ASKED, match=("match1", "match2"))
        found[run] = [window.fit is not None and window.fit.p < ALPHA for window in peer.windows]
    return found


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--runs", type=int, default=RUNS, metavar="N")
    runs = given.parse_args().runs
    path = WAKE / "null_rejection.json"
    recorded = json.loads(path.read_text()) if path.is_file() else {}
    console = Console(width=100)
    table = Table(
        title="share of runs without any effect in which the peer's method reports p < 0.05",
        title_justify="left",
    )
    for head in ("days x km", *(f"{design}, {who}" for design in DESIGNS for who in ("here", "recorded"))):
        table.add_column(head, justify="right")
    columns = []
    for design, bursting in DESIGNS.items():
        found = rejected(runs, bursting, Console(stderr=True))
        whole = np.column_stack((found, found.mean(axis=1), found.any(axis=1)))  # a row for each run
        errors = whole.std(axis=0) / math.sqrt(runs)
        columns.append(
            [f"{share:.3f} ± {error:.3f}" for share, error in zip(whole.mean(axis=0), errors, strict=True)]
        )
        theirs = recorded.get(design, {})
        told = [
            *theirs.get("per_window_t_major", [None] * 9),
            theirs.get("mean"),
            theirs.get("any_of_9_windows"),
        ]
        columns.append(["" if share is None else f"{share:.3f}" for share in told])
    names = [f"{days} x {km}" for days in DAYS_ASKED for km in KM_ASKED]
    for row in zip([*names, "mean", "any of the nine"], *columns, strict=True):
        table.add_row(*row)
    console.print(table)
    console.print(
        f"{runs} runs here, seed {SEED}, ± one standard error; recorded: 187 and 141 runs of another program."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
