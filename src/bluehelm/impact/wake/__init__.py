"""What responses change around them: what was observed against what was to be expected without them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from bluehelm.errors import BadInput
from bluehelm.impact import grid as grids
from bluehelm.impact import pages
from bluehelm.impact.grid import Grid
from bluehelm.impact.rows import DAY, Estimate, Events, Flags, Floats
from bluehelm.impact.wake import asked, history, intervals, places, restoring
from bluehelm.impact.wake.asked import Windows
from bluehelm.impact.wake.covering import covered
from bluehelm.impact.wake.matched import given_columns
from bluehelm.impact.wake.places import Longs, Places
from bluehelm.impact.wake.restoring import Compared
from bluehelm.impact.wake.written import NOTES, estimates

MOST_WATCH_DAYS = 60.0  # of history that a response must have behind it; less where the data are short
BLOCK_DAYS = 60.0
EARLY, LATE = "too little history before", "the data end within the days ahead"


class TooFew(BadInput):
    """There is nothing to estimate from: no responses, no events, or no time."""


@dataclass(frozen=True)
class Wake:
    """What changed around responses."""

    windows: tuple[Estimate, ...]  # cumulative: within days and within km
    rings: tuple[Estimate, ...]  # disjoint: from the lag and ring before to this one
    notes: tuple[str, ...]
    # of the estimates, windows first, then rings [row, row]
    covariance: Floats = field(default_factory=lambda: np.zeros((0, 0)), compare=False)

    def _repr_html_(self) -> str:
        return pages.tables(self)


def wake(
    events: Events,
    treatment: Flags,
    dependent: Flags,
    *,
    control: Flags | None = None,
    days: Sequence[float],
    km: Sequence[float],
    match: Sequence[str] = (),
    ahead: float | None = None,
    seed: int = 0,
) -> Wake:
    """The change in dependent events per response, within days after it and km round it.

    treatment, dependent, control  n flags of the events; without controls, comparable place-times are drawn
    match   columns of the events that responses and given controls are compared by
    ahead   further lags to look at, up to so many days; none beyond the widest window without it
    seed    of the draws; the same seed gives the same figures, in whatever order the rows stand
    raises  TooFew where nothing can be estimated, BadInput for windows that are none
    """
    rng = np.random.default_rng(seed)
    during = bool((events.end[treatment] > events.time[treatment]).any())
    span = _span(events, treatment, dependent)
    looked = asked.windows(days, km, max(days) if ahead is None else max(ahead, *days), during=during)
    compared, dropped = _compared(events, (treatment, dependent, control), looked, tuple(match), (span, rng))
    share, settled = restoring.shares(compared)
    change = restoring.change(compared, share)
    shown = [looked.cumulative(), looked.disjoint()]
    total = intervals.gathered(change, np.concatenate([cells for _, cells in shown]))
    sure = intervals.sureness(total, rng)
    numbers = len(compared.treated), len(compared.controls)
    rows = estimates([end for ends, _ in shown for end in ends], total, sure, numbers, dropped)
    cut = len(shown[0][0])
    notes = {"drawn": control is None, "unsettled": not settled}
    told = tuple(NOTES[name] for name, holds in notes.items() if holds)
    return Wake(rows[:cut], rows[cut:], told, sure.covariance / len(compared.treated) ** 2)


def _span(events: Events, treatment: Flags, dependent: Flags) -> tuple[int, int]:
    """The first and the last instant that the events tell of."""
    for name, flags in (("treatment", treatment), ("dependent events", dependent)):
        if not flags.any():
            raise TooFew(f"No event is {name}. Check the column and the value asked for.")
    either = treatment | dependent
    return int(events.time[either].min()), int(events.time[either].max())


def _compared(
    events: Events,
    flags: tuple[Flags, Flags, Flags | None],
    looked: Windows,
    match: tuple[str, ...],
    drawing: tuple[tuple[int, int], np.random.Generator],
) -> tuple[Compared, dict[str, int]]:
    (first, last), rng = drawing
    treatment, dependent, control = flags
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
        others = places.drawn(everyone, incidents, rng, until)
    else:
        others = places.chosen(events, control & ~treatment, dependent)
    others, _ = _in_time(others, since, until)
    if len(others) < 2:
        raise TooFew("No place-times to compare with lie in the time that can be used. Give a longer time.")
    made = _grid(events, dependent, everyone, looked)
    around = [
        history.looked(made, some, looked, given)
        for some, given in zip((treated, others), given_columns(events, treated, others, match), strict=True)
    ]
    cluster = _clusters(treated, others, looked)
    return (
        Compared(
            around[0], around[1], cluster[: len(treated)], cluster[len(treated) :], int(cluster.max()) + 1
        ),
        dropped,
    )


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
