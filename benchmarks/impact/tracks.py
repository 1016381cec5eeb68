"""How near figures per track come to the truth: `python -m benchmarks.impact.tracks [--runs 100] [LEFT ..]`.

Invented towns with violence in bursts; patrols follow it and stop up to five times, half a day apart, mostly near the town
and now and then in the next one. Of events within 10 km and 7 days after any stop the share LEFT is left (1: no effect).
The truth is counted: the events taken out round the stops of a patrol, each once, per patrol. Beside it stand the figure
per track, how many of its 95 per cent intervals hold the truth, and the figure per stay times the stays of a track.
"""

import argparse
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bluehelm.impact import many
from bluehelm.impact.many import Record
from bluehelm.impact.rows import DAY, Events
from bluehelm.impact.tracks import per_track, stays
from bluehelm.impact.wake import wake

RUNS, SEED = 100, 23
LEFT = (0.5, 1.0)
DAYS, KM = (3.0, 7.0), (5.0, 10.0)
TOWNS, SPAN, BOX_KM = 30, 600.0, 400.0
REACH_DAYS, REACH_KM = 7.0, 10.0
DEGREE_KM = 111.195
HEADS = (
    "left", "days", "km", "runs", "stays a track", "times", "truth", "per track", "error", "intervals that hold it", "per stay times stays",
)  # fmt: skip


class Invented(NamedTuple):
    """What happened: [day, km east, km north] of events left and taken out; stops with their patrol besides."""

    left: NDArray[np.float64]
    out: NDArray[np.float64]
    stops: NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("left", nargs="*", type=float, default=LEFT, metavar="LEFT")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    shown = Table(*HEADS, title="Change in events per track, by window")
    for left in given.left:
        pieces = [(left, run) for run in range(given.runs)]
        made = many.results(tried, None, pieces, given.workers)
        records = [
            one
            for _, one in track(made, str(left), len(pieces), console=Console(stderr=True), transient=True)
        ]
        for k in range(len(DAYS) * len(KM)):
            shown.add_row(f"{left:g}", *row([one["windows"][k] for one in records]))
    Console(width=140).print(shown)


def tried(_: None, left: float, run: int) -> Record:
    """One run: what is told of each window."""
    made = invented(np.random.default_rng([SEED, run]), left)
    table = events(made)
    kept = stays(table, table.columns["track"] != "", "track", KM)
    moving = kept.columns["track"] != ""
    found = wake(kept, moving, ~moving, days=DAYS, km=KM, ahead=0, seed=run)
    per = per_track(found.windows, kept, (moving, ~moving), "track")
    assert per is not None
    told = []
    for stay, row, times in zip(found.windows, per.windows, per.factors, strict=True):
        known = (row.days, row.km, truth(made, row.days, row.km), row.estimate, row.low, row.high)
        told.append([*known, times, per.stays / per.tracks, stay.estimate])
    return {"windows": told}


def invented(rng: np.random.Generator, left: float) -> Invented:
    towns = rng.uniform(0, BOX_KM, (TOWNS, 2))
    due = []
    for town, rate in enumerate(rng.gamma(2.0, 0.02, TOWNS)):
        begun = rng.uniform(0, SPAN, rng.poisson(rate * SPAN))
        more = [one + rng.exponential(4.0, rng.poisson(0.5)) for one in begun]
        due += [(when, town) for when in np.concatenate([begun, *more]) if when < SPAN]
    stops: list[tuple[float, ...]] = []
    for n in range(rng.poisson(2 * TOWNS)):
        stops += _patrol(rng, rng.uniform(0, SPAN), int(rng.integers(TOWNS)), towns, n)
    kept, out, patrols = [], [], n + 1
    for when, town in sorted(due):
        place = towns[town] + rng.normal(0, 2, 2)
        if _covered(np.array(stops), when, place) and rng.random() > left:
            out.append((when, *place))
            continue
        kept.append((when, *place))
        if rng.random() < 0.3:
            stops += _patrol(rng, when + rng.exponential(2.0), town, towns, patrols)
            patrols += 1
    inside = np.array([stop for stop in stops if stop[0] < SPAN])
    return Invented(np.array(kept), np.array(out).reshape(-1, 3), inside)


def _patrol(
    rng: np.random.Generator, when: float, town: int, towns: NDArray[np.float64], name: int
) -> list[tuple[float, ...]]:
    nearest = towns[np.argsort(((towns - towns[town]) ** 2).sum(axis=1))[1]]
    found = []
    for k in range(int(rng.integers(1, 6))):
        away = rng.normal(0, 4, 2) if k else np.zeros(2)
        place = towns[town] + away if rng.random() < 0.8 else nearest
        found.append((when + k / 2, *(place + rng.normal(0, 1, 2)), float(name)))
    return found


def _covered(stops: NDArray[np.float64], when: float, place: NDArray[np.float64]) -> bool:
    lag = when - stops[:, 0]
    far = np.hypot(*(stops[:, 1:3] - place).T)
    return bool(((lag >= 0) & (lag < REACH_DAYS) & (far <= REACH_KM)).any())


def events(made: Invented) -> Events:
    rows = np.concatenate([made.left, made.stops[:, :3]])
    names = [""] * len(made.left) + [f"p{name:.0f}" for name in made.stops[:, 3]]
    time = (rows[:, 0] * DAY).astype(np.int64)
    lat, lon = rows[:, 2] / DEGREE_KM, rows[:, 1] / DEGREE_KM
    return Events(np.arange(1, len(rows) + 1), time, time, lat, lon, {"track": np.array(names, object)})


def truth(made: Invented, days: float, km: float) -> float:
    """Events taken out round the stops of a patrol, each once, per patrol."""
    patrols = np.unique(made.stops[:, 3])
    missed = 0
    for patrol in patrols:
        mine = made.stops[made.stops[:, 3] == patrol]
        lag = made.out[:, :1] - mine[:, 0]
        far = np.hypot(made.out[:, 1:2] - mine[:, 1], made.out[:, 2:] - mine[:, 2])
        missed += int(((lag >= 0) & (lag < days) & (far <= km)).any(axis=1).sum())
    return -missed / len(patrols)


def row(told: Sequence[Sequence[float | None]]) -> list[str]:
    found = np.array([one for one in told if one[3] is not None], np.float64)
    days, km, true, track_, low, high, times, stays_, stay = found.T
    off = track_ - true
    error = off.std(ddof=1) / np.sqrt(len(found))
    held = ((low <= true) & (true <= high)).mean()
    return [
        f"{days[0]:g}",
        f"{km[0]:g}",
        str(len(found)),
        f"{stays_.mean():.2f}",
        f"{times.mean():.2f}",
        f"{true.mean():+.3f}",
        f"{track_.mean():+.3f}",
        f"{off.mean():+.3f} ± {error:.3f}",
        f"{held:.2f}",
        f"{(stay * stays_).mean():+.3f}",
    ]


if __name__ == "__main__":
    main()
