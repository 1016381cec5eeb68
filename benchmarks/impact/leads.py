"""How often the days before responses seem to differ: `python -m benchmarks.impact.leads [--runs 300] [WORLD:EFFECT ..]`.

On simulated violence (`bluehelm.impact.prove`), by world: how often the test of the days before has p of 0.05 or less, how
often a single day's interval leaves out no difference, before and after, and how often the first days after show more or
fewer events than compared. `late` is the world `steady` with every response put off to between eleven and twelve days after
what it followed: a difference that history sums up and the days show.
"""

import argparse
from collections.abc import Sequence

import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bluehelm.impact import many
from bluehelm.impact.jit import threads_at_hand
from bluehelm.impact.many import Record
from bluehelm.impact.prove.simulator import simulate
from bluehelm.impact.prove.trial import table
from bluehelm.impact.prove.worlds import DAYS, KM, cells
from bluehelm.impact.study.leads import leads

RUNS, SEED = 300, 17
LATE, LATE_DAYS = "late:0", 11.0
WORLDS = ("chased:0", "steady:0", "unchased:0", "chased:-60", "tipped:0", "tipped:-30", LATE)
HEADS = ("world", "runs", "p of 0.05 or less", "days before", "days after", "soon more", "soon fewer")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("worlds", nargs="*", default=WORLDS, metavar="WORLD:EFFECT")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--workers", type=int, default=threads_at_hand())
    given = parser.parse_args()
    shown = Table(*HEADS, title="Days before and after responses: share of runs, or of days")
    for world in given.worlds:
        pieces = [(world, run) for run in range(given.runs)]
        made = many.results(tried, None, pieces, given.workers)
        records = [
            one for _, one in track(made, world, len(pieces), console=Console(stderr=True), transient=True)
        ]
        shown.add_row(world, str(len(records)), *rates(records))
    Console(width=110).print(shown)


def tried(_: None, world: str, run: int) -> Record:
    """One run: p, and for each day and the first days together whether more or fewer came than compared."""
    (cell,) = cells(["steady:0" if world == LATE else world])
    rng = np.random.default_rng([SEED, cell.number, run])
    simulated = simulate(cell, rng)
    if world == LATE:
        simulated.responses[:, 0] += LATE_DAYS
        simulated = simulated._replace(
            responses=simulated.responses[simulated.responses[:, 0] < cell.world.days]
        )
    told = table(simulated, cell.world, rng).without_routine()
    found = leads(told.events, told.treatment, told.dependent, days=DAYS, km=KM, seed=run)
    side = [(row.low or 0) > 0 or (row.high or 0) < 0 for row in found.days]
    before = [
        apart for row, apart in zip(found.days, side, strict=True) if row.day < -1
    ]  # the last is made equal
    after = [apart for row, apart in zip(found.days, side, strict=True) if row.day >= 0]
    low, high = (None, None) if found.soon is None else (found.soon.low, found.soon.high)
    return {
        "p": found.p,
        "before": float(np.mean(before)),
        "after": float(np.mean(after)),
        "more": low is not None and low > 0,
        "fewer": high is not None and high < 0,
    }


def rates(records: Sequence[Record]) -> list[str]:
    p = [one["p"] for one in records if one["p"] is not None]
    named = ("before", "after", "more", "fewer")
    return [
        f"{np.mean(np.array(p) <= 0.05):.3f}",
        *(f"{np.mean([one[name] for one in records]):.3f}" for name in named),
    ]


if __name__ == "__main__":
    main()
