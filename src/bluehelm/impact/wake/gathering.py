"""Responses, what they are compared with, and what lies round both."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bluehelm.errors import BadInput
from bluehelm.impact import grid as grids
from bluehelm.impact.grid import Grid
from bluehelm.impact.rows import DAY, Events, Flags, Floats
from bluehelm.impact.wake import history, places
from bluehelm.impact.wake.asked import Windows
from bluehelm.impact.wake.covering import covered
from bluehelm.impact.wake.matched import given_columns
from bluehelm.impact.wake.past import past_columns
from bluehelm.impact.wake.places import Longs, Places
from bluehelm.impact.wake.restoring import Compared

MOST_WATCH_DAYS = 60.0  # of history that a response must have behind it; less where the data are short
BLOCK_DAYS = 60.0
EARLY, LATE = "too little history before", "the data end within the days ahead"


class TooFew(BadInput):
    """There is nothing to estimate from: no responses, no events, or no time."""


@dataclass(frozen=True)
class Roles:
    """Which events are what; one that is nothing of these counts for nothing."""

    treatment: Flags
    dependent: Flags
    control: Flags | None = None
    past: Flags | None = None  # other events, that place-times are compared by

    @property
    def other_past(self) -> Flags | None:
        """The past without what has another role; None where nothing is left."""
        if self.past is None:
            return None
        left = self.past & ~(self.treatment | self.dependent)
        left = left if self.control is None else left & ~self.control
        return left if left.any() else None

    @property
    def unused(self) -> Flags:
        """The events that are nothing of these."""
        some = (self.treatment, self.dependent, self.control, self.past)
        return ~np.asarray(np.logical_or.reduce([flags for flags in some if flags is not None]), np.bool_)


@dataclass(frozen=True)
class Placed:
    """Responses that can be used, what they are compared with, and the cluster of each."""

    everyone: Places  # all responses
    treated: Places
    others: Places
    cluster: Longs  # of the treated, then of the others
    dropped: dict[str, int]  # responses that cannot be used, by reason
    given: tuple[Floats, Floats]  # of the treated and of the others, what else they are compared by


@dataclass(frozen=True)
class Gathered:
    """Where responses and comparable place-times are, and what lies round them."""

    placed: Placed
    grid: Grid  # of the dependent events, each with the code of how a response covers it
    compared: Compared


def placed(
    events: Events,
    roles: Roles,
    looked: Windows,
    rng: np.random.Generator,
    ahead: float = 0.0,
    match: Sequence[str] = (),
) -> Placed:
    """Responses with enough time before and after them, and comparable place-times.

    ahead   days after a response that the data must hold, if more than the widest lag
    raises  TooFew, BadInput
    """
    treatment, dependent, control = roles.treatment, roles.dependent, roles.control
    first, last = span(events, treatment, dependent)
    since = first + round(min(MOST_WATCH_DAYS, (last - first) / DAY / 8) * DAY)
    ahead = max(ahead, looked.after_days[-1])
    until = last - round(ahead * DAY)
    everyone = places.chosen(events, treatment, dependent)
    treated, dropped = _in_time(everyone, since, until)
    if not len(treated):
        raise TooFew(
            f"No response has {(since - first) / DAY:.0f} days of events before it and"
            f" {ahead:g} after it. Look fewer days ahead or give a longer time."
        )
    if control is None:
        past = roles.other_past
        earlier = places.chosen(events, dependent if past is None else dependent | past, dependent)
        others = places.drawn(everyone, earlier, rng, until, looked.after_days[-1])
    else:
        others = places.chosen(events, control & ~treatment, dependent)
    others, _ = _in_time(others, since, until)
    if len(others) < 2:
        raise TooFew("No place-times to compare with lie in the time that can be used. Give a longer time.")
    clusters = _clusters(treated, others, looked.km[-1], ahead)
    given = given_columns(events, treated, others, tuple(match))
    if (past := roles.other_past) is not None:
        more = past_columns(events, past, (treated, others), looked.km[-1])
        given = np.hstack([given[0], more[0]]), np.hstack([given[1], more[1]])
    return Placed(everyone, treated, others, clusters, dropped, given)


def gather(events: Events, dependent: Flags, where: Placed, looked: Windows) -> Gathered:
    """What an estimate is made from."""
    made = _grid(events, dependent, where.everyone, looked)
    around = [
        history.looked(made, some, looked, given)
        for some, given in zip((where.treated, where.others), where.given, strict=True)
    ]
    cluster, cut = where.cluster, len(where.treated)
    compared = Compared(around[0], around[1], cluster[:cut], cluster[cut:], int(cluster.max()) + 1)
    return Gathered(where, made, compared)


def span(events: Events, treatment: Flags, dependent: Flags) -> tuple[int, int]:
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


def _clusters(treated: Places, others: Places, km: float, ahead: float) -> Longs:
    """Place and block of time: what happens in another place, or long after, says something new."""
    lat, lon = (np.concatenate([getattr(treated, name), getattr(others, name)]) for name in ("lat", "lon"))
    place = places.groups(lat, lon, 2 * km)
    start = np.concatenate([treated.start, others.start])
    block = (start - start.min()) // round(max(BLOCK_DAYS, 2 * ahead) * DAY)
    joined = place * (int(block.max()) + 1) + block
    found: Longs = np.unique(joined, return_inverse=True)[1].reshape(-1)
    return found
