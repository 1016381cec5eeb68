"""What else had happened before place-times: events that are not studied and yet belong to the past.

A patrol follows an attack on whomever, and one attack sets off another. Who looks at attacks on civilians
alone takes for an effect what the other attacks of the days before brought about. So the others are counted
as they are, and place-times are compared by those counts too.
"""

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact import count, grid
from bluehelm.impact.rows import DAY, Events, Flags, Floats, Times
from bluehelm.impact.wake.history import PAST_DAYS, THIS_WEEK
from bluehelm.impact.wake.places import Longs, Places

WEEK = 7
FOLLOWED = 3.0  # standard errors by which more lie before responses than after them


def past_columns(events: Events, past: Flags, where: tuple[Places, ...], km: float) -> tuple[Floats, ...]:
    """For each of these sets of place-times its columns [place-time, column], about their common mean.

    By lag, further out, whether any came this week, the level of the year, and what was still there.
    """
    every = np.concatenate([_columns(events, past, some, km) for some in where])
    every = every[:, every.std(axis=0) > 0]
    every = (every - every.mean(axis=0)) / every.std(axis=0)
    return tuple(np.split(every, np.cumsum([len(some) for some in where])[:-1]))


def followed(events: Events, others: Flags, responses: Places, cluster: Longs, km: float) -> tuple[int, int]:
    """How many others lay within km of responses in the week before and after them; 0, 0 where about as many.

    cluster  of each response: what comes in bursts says less
    """
    lags = count.Lags((-WEEK * DAY, 0), (0, WEEK * DAY))
    counts = _counted(events, events.time, others, responses, (lags, (km,)))[:, :, 0].astype(np.int64)
    before, after = counts[:, 0], counts[:, -1]
    apart = np.bincount(cluster, before - after)
    if apart.sum() <= FOLLOWED * np.sqrt((apart**2).sum()):
        return 0, 0
    return int(before.sum()), int(after.sum())


def _columns(events: Events, past: Flags, some: Places, km: float) -> Floats:
    lags = count.Lags((*(-day * DAY for day in reversed(PAST_DAYS)), 0), (0, 1))
    counts = _counted(events, events.time, past, some, (lags, (km, 2 * km)))[:, : len(PAST_DAYS)]
    near, out = counts[:, :, 0], counts[:, :, 1]
    columns = [near, out[:, -THIS_WEEK:].sum(axis=1), out[:, :-THIS_WEEK].sum(axis=1)]
    columns += [near[:, -THIS_WEEK:].sum(axis=1) > 0, np.sqrt(near.sum(axis=1))]
    if (events.end[past] > events.time[past]).any():
        ever = count.Lags((-int(np.ptp(events.time)) - DAY, 0), (0, 1))
        begun, over = (
            _counted(events, when, past, some, (ever, (km,)))[:, 0, 0] for when in (events.time, events.end)
        )
        columns.append(begun - over)
    return np.column_stack(columns).astype(np.float64)


def _counted(
    events: Events,
    when: Times,
    chosen: Flags,
    some: Places,
    asked: tuple[count.Lags, tuple[float, ...]],
) -> NDArray[np.int32]:
    lags, km = asked
    rows = np.flatnonzero(chosen)
    days = -lags.before[0] / DAY
    made = grid.make(when[rows], events.lat[rows], events.lon[rows], radius_km=km[-1], days=days)
    around = count.responses(some.start, some.lat, some.lon, end=some.end)
    return count.count(made, around, lags, km).counts
