"""The richer designs where the truth is known: `python -m benchmarks.impact.designs [--runs N --seed N --cells NAME,..]`.

Each run is a world of `impact prove` in which responses change the events within 15 km and 10 days by a known share.
Every design, the event study's first lag and `wake` are asked for that window. Printed as the table of the manual: the
geometric mean of the ratios, and how many of the 95 per cent intervals hold the truth; in the last row, in how many
runs the leads together are told from chance (p < 0.05). Needs `pip install 'bluehelm[designs]'`.
"""

import argparse
import math
import sys
from collections.abc import Sequence

import numpy as np

from bluehelm.impact.designs import designs
from bluehelm.impact.designs.rows import Design, Step
from bluehelm.impact.prove.simulator import simulate
from bluehelm.impact.prove.trial import Told, table
from bluehelm.impact.prove.worlds import Cell, cells
from bluehelm.impact.rows import Estimate
from bluehelm.impact.wake import wake

DAYS, KM = 10.0, 15.0  # the reach of the planted effect
CELLS = ("unchased:-30", "unchased:0", "steady:-30", "chased:-30", "chased:0")
LEADS = "leads told from chance"
Row = tuple[float, bool]  # a ratio, and whether its interval holds the truth
Rows = dict[str, list[Row]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cells", default=",".join(CELLS))
    given = parser.parse_args()
    asked = cells(given.cells.split(","))
    found = [ran(cell, given.runs, given.seed) for cell in asked]
    print("| | " + " | ".join(f"`{cell.name}` (true {truth(cell):g})" for cell in asked) + " |")
    print("|---" * (len(asked) + 1) + "|")
    for name in found[0]:
        print(f"| {name} | " + " | ".join(told(name, rows[name], given.runs) for rows in found) + " |")


def truth(cell: Cell) -> float:
    return 1 + cell.effect / 100


def ran(cell: Cell, runs: int, seed: int) -> Rows:
    rows: Rows = {}
    for run in range(runs):
        sys.stderr.write(f"{cell.name} {run + 1}/{runs}\n")
        rng = np.random.default_rng([seed, cell.number, run])
        once(cell, table(simulate(cell, rng), cell.world, rng).without_routine(), rows)
    return rows


def once(cell: Cell, world: Told, rows: Rows) -> None:
    given = world.events, world.treatment, world.dependent
    made = designs(*given, km=KM, days=DAYS)
    by_wake = wake(*given, days=[DAYS], km=[KM]).windows[0]
    (lag,) = [step for step in made.steps if step.last_day == DAYS]
    kept = {one.name: one for one in made.designs} | {"event study, first lag": lag, "`impact wake`": by_wake}
    for name, one in kept.items():
        rows.setdefault(name, []).extend(row(one, truth(cell)))
    told_apart = made.leads.p is not None and made.leads.p < 0.05
    rows.setdefault(LEADS, []).append((0.0, told_apart))


def row(one: Design | Step | Estimate, true: float) -> list[Row]:
    if isinstance(one, Estimate):
        ratio, low, high = one.ratio, one.ratio_low, one.ratio_high
    else:
        ratio, low, high = one.ratio, one.low, one.high
    if ratio is None or low is None:
        return []
    return [(ratio, low <= true and (high is None or true <= high))]


def told(name: str, rows: Sequence[Row], runs: int) -> str:
    held = sum(one for _, one in rows)
    if name == LEADS:
        return f"{held} of {runs}"
    if not rows:
        return "none"
    mean = math.exp(sum(math.log(ratio) for ratio, _ in rows) / len(rows))
    return f"{mean:.2f}, {held} of {len(rows)}"


if __name__ == "__main__":
    main()
