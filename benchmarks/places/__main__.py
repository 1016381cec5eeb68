"""How well names are turned into places: `python -m benchmarks.places [--seed N] [--set measured|tuning] [--worst]`.

300 hard names drawn from the gazetteer by a seed. The measured set has its own seed, its own noise and its own words
round the names; the tuning set is the one that constants were set on. Then names that people wrote, from ../shared or
the folder named by BLUEHELM_SHARED, where they are at hand. Tables are markdown, as docs/explanation/places.md has
them. --worst lists the names whose first candidate is not the one meant.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence

from benchmarks.places import measure, real
from benchmarks.places.cases import Drawer
from bluehelm.record.places.finding import find

SEEDS = {"tuning": 11, "measured": 31}


def shown(rows: Iterable[Sequence[str]]) -> None:
    for at, row in enumerate(rows):
        print("|", " | ".join(row), "|")
        if at == 0:
            print("|" + "---|" * len(row))
    print()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=SEEDS, default="measured")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--worst", action="store_true")
    given = parser.parse_args()
    seed = SEEDS[given.set] if given.seed is None else given.seed
    find("Bamako")
    rows = measure.answered(Drawer(given.set, seed).cases())
    print(f"Set {given.set}, seed {seed}:\n")
    shown(measure.table(rows))
    shown(measure.bands(rows))
    if (real.SHARED / real.EVENTS).is_file():
        written = {"events": measure.answered(real.events()), "bases": measure.answered(real.bases())}
        shown([measure.REAL_HEADS, *(measure.real_row(name, some) for name, some in written.items())])
    print(
        f"{len(rows) / sum(one.seconds for one in rows):.0f} names a second; {started():.2f} s for one command, start and all."
    )
    for one in rows if given.worst else ():
        if one.rank != 0:
            told = [(found.name, found.kind, found.score) for found in one.found[:3]]
            print(f"{one.case.kind}: {one.case.text!r} rank {one.rank}: {told}")
    return 0


def started() -> float:
    """Seconds of the clock for one command, the best of three."""
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "bluehelm.cli", "place", "find", "Bamako", "--json"],
            capture_output=True,
            check=True,
        )
        best = min(best, time.perf_counter() - begun)
    return best


if __name__ == "__main__":
    sys.exit(main())
