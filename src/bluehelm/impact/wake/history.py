"""What had happened around a place-time before it, as columns to compare by: near and far, late and early."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact import count
from bluehelm.impact.grid import Grid
from bluehelm.impact.rows import DAY, Floats
from bluehelm.impact.wake.asked import Windows
from bluehelm.impact.wake.places import Places

# where each lag of the past ends: days are told apart lately, and the last is the place's own level
PAST_DAYS = (1, 3, 7, 14, 28, 56, 365)
LATELY, THIS_WEEK = 4, 3  # how many of these bins are lately: two weeks, a week
HEART = 0.5  # of the nearest ring: whether a place lies in the middle of what happens or at its edge
CREDIBLE_DAYS = 60.0  # how long a place must have been watched until its own level counts half
MONTH = 30.0
TINY = 1e-12
SOME = 3.0  # events lately; from there on one more changes less


@dataclass(frozen=True)
class Around:
    """What lies round u place-times, by the code of each event: how it was covered by responses."""

    counted: NDArray[np.float32]  # [place-time, k, code] the columns that are sums of events
    after: NDArray[np.float32]  # [place-time, ring, lag, code]
    fixed: Floats  # [place-time, columns that no weight changes]
    recent: slice  # of k: what happened near, lately
    level: slice  # of k: how much happens near

    def __len__(self) -> int:
        return len(self.after)


def looked(grid: Grid, places: Places, windows: Windows, given: Floats) -> Around:
    """Count round place-times: the days before, the time of the response itself and the days after.

    The level of a place over the year is drawn towards that of all, the less it was watched the more.
    """
    before = (*(-day * DAY for day in reversed(PAST_DAYS)), 0)
    edges = count.Lags(before, (0, *(round(day * DAY) for day in windows.after_days)))
    km = windows.km
    found = count.count_by(grid, places.around(), edges, (HEART * km[0], *km, 2 * km[-1]))
    codes = 1 + len(km) * len(windows.lags)
    counts = np.zeros((*found.shape[:-1], codes), np.float32)  # [place-time, lag, ring, code]
    counts[..., : found.shape[-1]] = found
    after = counts[:, edges.during + (not windows.during) :, 1:-1]  # else nothing lies between start and end
    after[:, :, 0] += counts[:, -after.shape[1] :, 0]
    sums, level = _sums(counts.shape[1], edges.during, len(km))
    flat = counts.reshape(len(places), -1, codes)
    counted = np.empty((len(places), len(sums) + 1, codes), np.float32)
    np.matmul(sums.reshape(len(sums), -1), flat, out=counted[:, :-1])
    watched = np.minimum((places.start - int(grid.time.min())) / DAY, PAST_DAYS[-1]) + CREDIBLE_DAYS
    counted[:, level] *= (MONTH / watched.astype(np.float32))[:, None, None]
    counted[:, -1] = _everywhere(grid, places, codes)
    # what was covered lately stands apart too: what is restored tells less surely what is to come
    under = counted[:, :LATELY, 1:].sum(axis=2)
    fixed = np.column_stack([np.ones(len(places)), CREDIBLE_DAYS / watched, under, given]).astype(np.float64)
    near = slice(level.start, level.start + len(km))
    return Around(counted, np.ascontiguousarray(after.transpose(0, 2, 1, 3)), fixed, slice(0, LATELY), near)


def _sums(lags: int, during: int, km: int) -> tuple[NDArray[np.float32], slice]:
    """Which counts each column adds up [column, lag, ring], and which columns are of the year.

    In turn: each lag of the past near by; the year in each ring; lately within each ring but the widest; the
    ring beyond, this week and before; lately in the heart, day by day.
    """
    past = [during - 1 - k for k in range(len(PAST_DAYS))]  # the latest first
    wide, nearby, beyond = range(km + 2), range(km + 1), (km + 1,)
    asked: list[tuple[Sequence[int], Sequence[int]]] = [((lag,), nearby) for lag in past[:-1]]
    asked += [(past, wide[:2] if ring == 0 else (ring + 1,)) for ring in range(km + 1)]
    asked += [(past[:LATELY], wide[:2] if ring == 0 else (ring + 1,)) for ring in range(km - 1)]
    asked += [(past[:THIS_WEEK], beyond), (past[THIS_WEEK:-1], beyond)]
    asked += [((lag,), (0,)) for lag in reversed(past[:LATELY])]
    found = np.zeros((len(asked), lags, km + 2), np.float32)
    for column, (some, rings) in enumerate(asked):
        found[column][np.ix_(list(some), list(rings))] = 1
    return found, slice(len(past) - 1, len(past) + km)


def _everywhere(grid: Grid, places: Places, codes: int) -> NDArray[np.float32]:
    """Events a day anywhere in the month before [place-time, code]."""
    assert grid.code is not None
    found = np.zeros((len(places), codes), np.float32)
    for code in range(codes):
        times = np.sort(grid.time[grid.cells.event[grid.code == code]])
        since = np.searchsorted(times, places.start - round(MONTH * DAY))
        found[:, code] = (np.searchsorted(times, places.start) - since) / MONTH
    return found


def columns(around: Around, weight: Floats) -> Floats:
    """The history of u place-times [u, k], every event counted with the weight of its code."""
    counted = weighed(around.counted, weight)
    lately, level = (counted[:, part].sum(axis=1) for part in (around.recent, around.level))
    bent = np.stack([np.minimum(lately, SOME), (lately > 0).astype(np.float64), np.sqrt(level)], axis=1)
    return np.concatenate([around.fixed, counted, bent], axis=1)


def moved(around: Around, weight: Floats) -> Floats:
    """How `columns` move with the logarithm of the share behind each code [place-time, column, code].

    A code's weight is 1 / share.
    """
    counted = around.counted * -weight
    lately, level = (counted[:, part].sum(axis=1) for part in (around.recent, around.level))
    some, much = -lately.sum(axis=1)[:, None], np.maximum(-level.sum(axis=1), TINY)[:, None]
    found = np.zeros((len(around), around.fixed.shape[1] + counted.shape[1] + 3, len(weight)))
    found[:, around.fixed.shape[1] : -3] = counted
    found[:, -3] = np.where(some < SOME, lately, 0.0)
    found[:, -1] = level / (2 * np.sqrt(much))
    return found


def weighed(counts: NDArray[np.float32], weight: Floats) -> Floats:
    """Counts by code [.., code] summed with the weight of each code."""
    with np.errstate(
        invalid="ignore"
    ):  # some BLAS look past the end of short rows and complain of what is there
        return (counts @ weight.astype(np.float32)).astype(np.float64)
