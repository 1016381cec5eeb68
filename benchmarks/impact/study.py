"""Planted answers, and what a study says of them: `python -m benchmarks.impact.study [RUNS] [NAME ..]`.

For each world the truth, the middle of what was found, the share of the 95 per cent intervals that hold the
truth, and how often it was told apart from nothing.
"""

import math
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from benchmarks.impact.planted import EPOCH, Near, Plan, Planted, planted
from benchmarks.impact.planted import KM as KM_IN_DEGREE
from bluehelm.errors import BadInput
from bluehelm.impact.rows import DAY, Estimate, Floats
from bluehelm.impact.study.curve import curve
from bluehelm.impact.study.displaced import displaced
from bluehelm.impact.study.groups import DEPENDENT, TREATMENT, by_column, group, independent_part
from bluehelm.impact.study.left import left
from bluehelm.impact.study.question import Question

DAYS, KM = 7.0, 20.0
FAST, SLOW = 4.0, 10.0
BASE = Plan(events=1500, responses=500)


@dataclass(frozen=True)
class Told:
    """One figure of one run."""

    what: str
    truth: float
    value: float | None
    low: float | None
    high: float | None
    apart: bool  # told apart from nothing


def fades(near: dict[str, Near], target: str, *, half: float) -> float:
    """Six of ten fewer at once, half of that after so many days."""
    return -0.6 * math.exp2(-min(one.days for one in near.values()) / half)


def for_a_week(near: dict[str, Near], target: str) -> float:
    """Half for a week."""
    return -0.5 if min(one.days for one in near.values()) < DAYS else 0.0


def civilians(near: dict[str, Near], target: str) -> float:
    """Half for a week, of attacks on civilians only."""
    return for_a_week(near, target) if target == "civilians" else 0.0


def patrols(near: dict[str, Near], target: str) -> float:
    """Half for a week, by patrols only."""
    return -0.5 if "patrol" in near and near["patrol"].days < DAYS else 0.0


def revenge(near: dict[str, Near], target: str) -> float:
    """Six of ten fewer while a base is there, six of ten more in the week after it left."""
    one = near["base"]
    if one.present:
        return -0.6
    return 0.6 if one.days < DAYS else 0.0


def _question(world: Planted) -> Question:
    return Question(world.events, world.treatment, world.dependent, (DAYS,), (KM,), ahead=28.0)


def half_life(world: Planted, truth: float) -> Iterator[Told]:
    found = curve(_question(world))
    known = found.first is not None
    low, high = (found.low or 0.0, found.high or np.inf) if known else (None, None)
    yield Told("half-life, days", truth, found.half_life, low, high, known and found.high is not None)


def elsewhere(world: Planted) -> Iterator[Told]:
    found = displaced(_question(world))
    inside = [_around(world, some)["inside"] for some in (world.happened, world.expected)]
    came = _around(world, world.added)
    for what, row in (("further out", found.outside), ("later", found.later)):
        if row is not None:
            truth = came[what] / world.treatment.sum()
            yield Told(f"{what}, events", truth, row.estimate, row.low, row.high, _apart(row))
    known = found.share_low is not None and found.share_low > 0
    truth = (came["further out"] + came["later"]) / (inside[1] - inside[0])
    yield Told("share displaced", truth, found.share, found.share_low, found.share_high, known)


def _around(world: Planted, events: Floats) -> dict[str, int]:
    """Pairs of a response and an event: within the window, further out, and later."""
    table, responses = world.events, world.treatment
    when, east, north = (
        (table.time[responses] - EPOCH) / DAY,
        table.lon[responses] * KM_IN_DEGREE,
        table.lat[responses] * KM_IN_DEGREE,
    )
    days = events[:, 0] - when[:, None]
    km = np.hypot(events[:, 1] - east[:, None], events[:, 2] - north[:, None])
    inside = (days > 0) & (days <= DAYS) & (km <= KM)
    outer = (days > 0) & (days <= DAYS) & (km > KM) & (km <= 2 * KM)
    late = (days > DAYS) & (days <= 2 * DAYS) & (km <= KM)
    return {"inside": int(inside.sum()), "further out": int(outer.sum()), "later": int(late.sum())}


def by(world: Planted, role: str, column: str, truth: dict[str, float]) -> Iterator[Told]:
    asked = _question(world)
    parts = independent_part(asked, column)[0] if "=" in column else by_column(asked, role, column)[0]
    for part in parts:
        one = group(asked, part, parts)
        yield from (_ratio(one.value, truth[one.value], row) for row in one.windows)


def alone(world: Planted, truth: dict[str, float]) -> Iterator[Told]:
    """Events on one target as the only ones asked for, the others left out or named as part of the past."""
    asked = _question(world)
    for part in by_column(asked, DEPENDENT, "target")[0]:
        with_past = asked.of(dependent=part.flags)
        for words, one in (
            (f"{part.value} alone", replace(with_past, past=None)),
            (f"{part.value}, --past", with_past),
        ):
            yield _ratio(words, truth[part.value], one.wake((DAYS,), (KM,)).windows[0])


def all_and_others(world: Planted, truth: float) -> Iterator[Told]:
    yield _ratio("all events", truth, _question(world).wake((DAYS,), (KM,)).windows[0])
    yield from by(world, DEPENDENT, "reported=others", {"others": truth})


def departure(world: Planted, present: float, after: float) -> Iterator[Told]:
    found = left(_question(world))
    yield from (_ratio("while there", present, row) for row in found.present)
    yield from (_ratio("after leaving", after, row) for row in found.after)


def _ratio(what: str, truth: float, row: Estimate) -> Told:
    return Told(f"{what}, ratio", truth, row.ratio, row.ratio_low, row.ratio_high, _apart(row))


def _apart(row: Estimate) -> bool:
    return row.p_adjusted is not None and row.p_adjusted < 0.05


Case = tuple[Plan, Callable[[Planted], Iterator[Told]]]
TARGETS = {"civilians": 0.5, "state forces": 0.5}
CASES: dict[str, Case] = {
    "nothing": (replace(BASE), partial(half_life, truth=0.0)),
    "fast": (replace(BASE, rule=partial(fades, half=FAST)), partial(half_life, truth=FAST)),
    "slow": (replace(BASE, rule=partial(fades, half=SLOW)), partial(half_life, truth=SLOW)),
    "stopped": (replace(BASE, rule=for_a_week), elsewhere),
    "further": (
        replace(BASE, rule=for_a_week, moved_km=30.0, moved_days=0.5),
        elsewhere,
    ),
    "later": (replace(BASE, rule=for_a_week, moved_days=DAYS), elsewhere),
    "target": (
        replace(BASE, rule=civilians, targets=TARGETS),
        partial(by, role=DEPENDENT, column="target", truth={"civilians": 0.5, "state forces": 1.0}),
    ),
    "past": (
        replace(BASE, rule=civilians, targets=TARGETS),
        partial(alone, truth={"civilians": 0.5, "state forces": 1.0}),
    ),
    "no effect, past": (
        replace(BASE, targets={"civilians": 0.3, "state forces": 0.7}),
        partial(alone, truth={"civilians": 1.0, "state forces": 1.0}),
    ),
    "kind": (
        replace(BASE, rule=patrols, kinds={"patrol": 0.5, "flight": 0.5}),
        partial(by, role=TREATMENT, column="kind", truth={"patrol": 0.5, "flight": 1.0}),
    ),
    "reported": (replace(BASE, rule=for_a_week, heard=0.6), partial(all_and_others, truth=0.5)),
    "left": (
        replace(BASE, rule=revenge, kinds={"base": 1.0}, stays={"base": 10.0}, responses=300),
        partial(departure, present=0.4, after=1.6),
    ),
}


def one_run(name: str, seed: int) -> list[Told]:
    plan, ask = CASES[name]
    try:
        return list(ask(planted(plan, seed)))
    except BadInput as error:
        return [Told(str(error), np.nan, None, None, None, False)]


def line(what: str, told: list[Told]) -> str:
    known = [one for one in told if one.low is not None or one.high is not None]
    ends = [
        (-np.inf if one.low is None else one.low, np.inf if one.high is None else one.high) for one in known
    ]
    held = [low <= one.truth <= high for one, (low, high) in zip(known, ends, strict=True)]
    values = [one.value for one in told if one.value is not None]
    truth = float(np.mean([one.truth for one in told]))
    middle = float(np.median(values)) if values else np.nan
    share = float(np.mean(held)) if held else np.nan
    width = float(np.median([high - low for low, high in ends])) if ends else np.nan
    apart = float(np.mean([one.apart for one in told]))
    return (
        f"  {what:24} truth {truth:6.2f}  found {middle:6.2f}  held {share:4.0%} of {len(known):3}"
        f"  width {width:6.2f}  told apart {apart:4.0%}"
    )


def main(arguments: list[str]) -> None:
    runs = int(arguments[0]) if arguments else 24
    for name in arguments[1:] or CASES:
        with ProcessPoolExecutor() as pool:
            told = [one for some in pool.map(partial(one_run, name), range(runs)) for one in some]
        print(f"{name} ({runs} runs)", flush=True)
        for what in dict.fromkeys(one.what for one in told):
            print(line(what, [one for one in told if one.what == what]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
