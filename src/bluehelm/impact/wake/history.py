"""What had happened around a place-time before it, as columns to compare by: near and far, late and early."""

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
    rings = (HEART * km[0], *km, 2 * km[-1])
    counts = count.count_by(grid, places.around(), edges, rings).astype(np.float32)
    codes = 1 + len(km) * len(windows.lags)
    counts = np.pad(counts, ((0, 0), (0, 0), (0, 0), (0, codes - counts.shape[-1])))
    heart = counts[:, edges.during - LATELY : edges.during, 0]
    counts = np.concatenate([counts[:, :, :1] + counts[:, :, 1:2], counts[:, :, 2:]], axis=2)
    past = counts[:, : edges.during][:, ::-1]
    after = counts[:, edges.during :, : len(km)].transpose(0, 2, 1, 3)
    if not windows.during:  # nothing lies between start and end
        after = after[:, :, 1:]
    watched = np.minimum((places.start - int(grid.time.min())) / DAY, PAST_DAYS[-1]) + CREDIBLE_DAYS
    year = past.sum(axis=1) / watched.astype(np.float32)[:, None, None] * MONTH
    near = past[:, :-1, : len(km)].sum(axis=2)
    outer = np.stack([past[:, :THIS_WEEK, -1].sum(axis=1), past[:, THIS_WEEK:-1, -1].sum(axis=1)], axis=1)
    inner = past[:, :LATELY, : len(km) - 1].sum(axis=1)
    everywhere = _everywhere(grid, places, codes)[:, None]
    counted = np.concatenate([near, year, inner, outer, heart, everywhere], axis=1)
    # what was covered lately stands apart too: what is restored tells less surely what is to come
    under = counted[:, :LATELY, 1:].sum(axis=2)
    fixed = np.column_stack([np.ones(len(places)), CREDIBLE_DAYS / watched, under, given]).astype(np.float64)
    level = slice(near.shape[1], near.shape[1] + len(km))
    return Around(np.ascontiguousarray(counted), np.ascontiguousarray(after), fixed, slice(0, LATELY), level)


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
