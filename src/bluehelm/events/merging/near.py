"""Which accounts of different sources are near each other in time and place."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bluehelm.events.merging.jit import compiled
from bluehelm.events.merging.pool import EARTH_KM, Pool
from bluehelm.events.merging.rows import Floats, Longs

MOST_BESIDE = 1_000_000  # pairs beyond the days that are kept to learn from


@dataclass(frozen=True)
class Pairs:
    """n pairs of accounts of different sources; the source of the first comes first in the pool."""

    first: Longs
    second: Longs
    lag: Longs  # days from the first to the second
    km: Floats

    def __len__(self) -> int:
        return len(self.first)

    def take(self, at: NDArray[np.bool_] | Longs) -> "Pairs":
        return Pairs(self.first[at], self.second[at], self.lag[at], self.km[at])


@dataclass(frozen=True)
class Near:
    """Pairs within the days and km that were asked, and chance pairs: as near in place, but on other days."""

    pairs: Pairs
    beside: Pairs
    own: Longs  # [account] accounts of its own source near it in time and place
    around: Longs  # [account, source] chance accounts of that source near the account
    nearest: Longs  # [account, source] the point, told by several accounts of that source, nearest to it


@dataclass(frozen=True)
class Grid:
    """Accounts by cells of a cube around the globe, sorted by day within each."""

    order: Longs
    first: Longs  # [cell + 1]
    cell: Longs  # [account]
    beside: Longs  # [cell, 27] the cells around each, itself among them; -1 where empty


def near(pool: Pool, days: int, km: float) -> Near:
    """All pairs within the days and km, what lies beside them, and the nearest shared points."""
    chord = 2 * math.sin(min(km / EARTH_KM, math.pi) / 2) * (1 + 1e-9) + 1e-12
    grid = _grid(pool, chord)
    far = reach(days)
    where = (pool.unit, pool.day, pool.source)
    cells = (grid.order, grid.first, grid.cell, grid.beside)
    around = np.zeros((len(pool), len(pool.sources)), np.int64)
    pairs = _fill(*where, cells, chord, (0, days), 1, around)
    own = around[np.arange(len(pool)), pool.source]
    around[:] = 0
    total = _gather(*where, cells, chord, (days + 1, far), 1, around, _none(), _none())
    step = 1 + total // MOST_BESIDE
    aside = _fill(*where, cells, chord, (days + 1, far), step, around.copy())
    points = _nearest(pool.unit, pool.source, pool.point, pool.shared, cells, len(pool.sources), chord)
    return Near(_pairs(pool, *pairs), _pairs(pool, *aside), own, around, points)


def reach(days: int) -> int:
    """How many days apart chance pairs are looked for, beyond the days asked."""
    return 3 * days + 10


def _none() -> Longs:
    return np.empty(0, np.int64)


def _fill(unit, day, source, cells, chord, lags, step, around) -> tuple[Longs, Longs]:  # type: ignore[no-untyped-def]
    count = _gather(unit, day, source, cells, chord, lags, step, around, _none(), _none())
    first, second = np.empty(count, np.int64), np.empty(count, np.int64)
    _gather(unit, day, source, cells, chord, lags, step, around, first, second)
    return first, second


def _pairs(pool: Pool, first: Longs, second: Longs) -> Pairs:
    order = np.lexsort((second, first))
    first, second = first[order], second[order]
    apart = np.sqrt(((pool.unit[first] - pool.unit[second]) ** 2).sum(1))
    km = 2 * EARTH_KM * np.arcsin(np.minimum(apart / 2, 1.0))
    km[pool.point[first] == pool.point[second]] = 0.0
    return Pairs(first, second, pool.day[second] - pool.day[first], km)


def _grid(pool: Pool, chord: float) -> Grid:
    side = max(chord, 2e-5)  # not finer than 100 m
    at = np.floor((pool.unit + 1.0) / side).astype(np.int64) + 1
    width = int(2.0 / side) + 4
    key = (at[:, 0] * width + at[:, 1]) * width + at[:, 2]
    order = np.lexsort((pool.day, key))
    keys, first, cell = np.unique(key[order], return_index=True, return_inverse=True)
    cell_of = np.empty(len(key), np.int64)
    cell_of[order] = cell.reshape(-1)
    steps = [-1, 0, 1]
    beside = np.full((len(keys), 27), -1, np.int64)
    for at_step, offset in enumerate(
        (x * width + y) * width + z for x in steps for y in steps for z in steps
    ):
        found = np.searchsorted(keys, keys + offset)
        hit = (found < len(keys)) & (keys[np.minimum(found, len(keys) - 1)] == keys + offset)
        beside[hit, at_step] = found[hit]
    return Grid(order, np.append(first, len(key)).astype(np.int64), cell_of, beside)


@compiled
def _gather(unit, day, source, cells, chord, lags, step, around, first, second):  # type: ignore[no-untyped-def]
    """Count, and where there is room write down, pairs whose days apart are within lags, either way.

    Every step-th account looks for its pairs; around is counted for all that look.
    """
    order, starts, cell_of, beside = cells
    count, most = 0, chord * chord
    for i in range(0, len(day), step):
        for k in range(27):
            cell = beside[cell_of[i], k]
            if cell < 0:
                continue
            low, high = starts[cell], starts[cell + 1]
            while low < high:
                middle = (low + high) // 2
                if day[order[middle]] < day[i] - lags[1]:
                    low = middle + 1
                else:
                    high = middle
            for at in range(low, starts[cell + 1]):
                j = order[at]
                lag = day[j] - day[i]
                if lag > lags[1]:
                    break
                if abs(lag) < lags[0] or j == i:
                    continue
                x, y, z = unit[i, 0] - unit[j, 0], unit[i, 1] - unit[j, 1], unit[i, 2] - unit[j, 2]
                if x * x + y * y + z * z > most:
                    continue
                around[i, source[j]] += 1
                if source[i] < source[j]:
                    if count < len(first):
                        first[count] = i
                        second[count] = j
                    count += 1
    return count


@compiled
def _nearest(unit, source, point, shared, cells, sources, chord):  # type: ignore[no-untyped-def]
    """The nearest shared point of each source within the chord of each account; -1 where there is none."""
    order, starts, cell_of, beside = cells
    found = np.full((len(source), sources), -1, np.int64)
    for i in range(len(source)):
        best = np.full(sources, chord * chord)
        for k in range(27):
            cell = beside[cell_of[i], k]
            if cell < 0:
                continue
            for at in range(starts[cell], starts[cell + 1]):
                j = order[at]
                if not shared[j] or source[j] == source[i]:
                    continue
                x, y, z = unit[i, 0] - unit[j, 0], unit[i, 1] - unit[j, 1], unit[i, 2] - unit[j, 2]
                apart = x * x + y * y + z * z
                if apart < best[source[j]] or (apart == best[source[j]] and point[j] < found[i, source[j]]):
                    best[source[j]] = apart
                    found[i, source[j]] = point[j]
    return found
