"""Responses, what they are compared with, and what lies round both."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bluehelm.errors import BadInput
from bluehelm.impact import grid as grids
from bluehelm.impact.grid import Grid
from bluehelm.impact.rows import DAY, Events, Flags
from bluehelm.impact.wake import history, places
from bluehelm.impact.wake.asked import Windows
from bluehelm.impact.wake.covering import covered
from bluehelm.impact.wake.matched import given_columns
from bluehelm.impact.wake.places import Longs, Places
from bluehelm.impact.wake.restoring import Compared

MOST_WATCH_DAYS = 60.0  # of history that a response must have behind it; less where the data are short
BLOCK_DAYS = 60.0
EARLY, LATE = "too little history before", "the data end within the days ahead"


class TooFew(BadInput):
    """There is nothing to estimate from: no responses, no events, or no time."""


@dataclass(frozen=True)
class Gathered:
    """Where responses and comparable place-times are, and what lies round them."""

    treated: Places
    others: Places
    grid: Grid  # of the dependent events, each with the code of how a response covers it
    compared: Compared
    dropped: dict[str, int]  # responses that cannot be used, by reason


def gather(
    events: Events,
    flags: tuple[Flags, Flags, Flags | None],
    looked: Windows,
    match: Sequence[str],
    rng: np.random.Generator,
) -> Gathered:
    """What an estimate is made from; flags of the treatment, the dependent events and the controls.

    raises  TooFew, BadInput
    """
    treatment, dependent, control = flags
    first, last = _span(events, treatment, dependent)
    since = first + round(min(MOST_WATCH_DAYS, (last - first) / DAY / 8) * DAY)
    until = last - round(looked.after_days[-1] * DAY)
    everyone = places.chosen(events, treatment, dependent)
    incidents = places.chosen(events, dependent, dependent)
    treated, dropped = _in_time(everyone, since, until)
    if not len(treated):
        raise TooFew(
            f"No response has {(since - first) / DAY:.0f} days of events before it and"
            f" {looked.after_days[-1]:g} after it. Look fewer days ahead or give a longer time."
        )
    if control is None:
        others = places.drawn(everyone, incidents, rng, until, looked.after_days[-1])
    else:
        others = places.chosen(events, control & ~treatment, dependent)
    others, _ = _in_time(others, since, until)
    if len(others) < 2:
        raise TooFew("No place-times to compare with lie in the time that can be used. Give a longer time.")
    made = _grid(events, dependent, everyone, looked)
    around = [
        history.looked(made, some, looked, given)
        for some, given in zip(
            (treated, others), given_columns(events, treated, others, tuple(match)), strict=True
        )
    ]
    cluster, cut = _clusters(treated, others, looked), len(treated)
    compared = Compared(around[0], around[1], cluster[:cut], cluster[cut:], int(cluster.max()) + 1)
    return Gathered(treated, others, made, compared, dropped)


def _span(events: Events, treatment: Flags, dependent: Flags) -> tuple[int, int]:
    """The first and the last instant that the events tell of."""
    for name, flags in (("treatment", treatment), ("dependent events", dependent)):
        if not flags.any():
            raise TooFew(f"No event is {name}. Check the column and the value asked for.")
    either = treatment | dependent
    return int(events.time[either].min()), int(events.time[either].max())


def _in_time(some: Places, since: int, until: int) -> tuple[Places, dict[str, int]]:
    early, late = some.start < since, some.end > until
    dropped = {EARLY: int(early.sum()), LATE: int((late & ~early).sum())}
    return some.kept(~early & ~late), {why: count for why, count in dropped.items() if count}


def _grid(events: Events, dependent: Flags, everyone: Places, looked: Windows) -> Grid:
    """The dependent events, each with the code of how a response covers it."""
    at = np.flatnonzero(dependent)
    columns = events.time[at], events.lat[at], events.lon[at]
    plain = grids.make(*columns, radius_km=looked.km[-1], days=looked.after_days[-1])
    code = covered(plain, everyone, looked)
    return grids.make(*columns, radius_km=2 * looked.km[-1], days=history.PAST_DAYS[-1], code=code)


def _clusters(treated: Places, others: Places, looked: Windows) -> Longs:
    """Place and block of time: what happens in another place, or long after, says something new."""
    lat, lon = (np.concatenate([getattr(treated, name), getattr(others, name)]) for name in ("lat", "lon"))
    place = places.groups(lat, lon, 2 * looked.km[-1])
    start = np.concatenate([treated.start, others.start])
    block = (start - start.min()) // round(max(BLOCK_DAYS, 2 * looked.after_days[-1]) * DAY)
    joined = place * (int(block.max()) + 1) + block
    found: Longs = np.unique(joined, return_inverse=True)[1].reshape(-1)
    return found
