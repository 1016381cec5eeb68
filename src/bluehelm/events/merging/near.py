"""Which accounts of different sources are near each other in time and place."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bluehelm.events.merging.jit import compiled
from bluehelm.events.merging.pool import EARTH_KM, Pool
from bluehelm.events.merging.rows import Floats, Longs

Where = tuple[Floats, Longs, Longs]  # places on the unit sphere, days, sources
Cells = tuple[Longs, Longs, Longs, Longs]  # see Grid
Room = tuple[Longs, Longs]
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
    where, cells = (pool.unit, pool.day, pool.source), (grid.order, grid.first, grid.cell, grid.beside)
    within, beyond = (0, days, 1), (days + 1, reach(days), 1)
    pairs, around = _fill(where, cells, chord, within)
    own = around[np.arange(len(pool)), pool.source]
    around = np.zeros_like(around)
    total = _gather(where, cells, chord, beyond, around, _room(0))
    step = 1 + total // MOST_BESIDE
    aside, _ = _fill(where, cells, chord, (*beyond[:2], step))
    points = np.full(around.shape, -1, np.int64)
    _nearest(where, pool.point, _told_often(pool, grid), chord, points)
    return Near(_pairs(pool, *pairs), _pairs(pool, *aside), own, around, points)


def _told_often(pool: Pool, grid: Grid) -> Cells:
    """The grid with one account alone for each point that a source tells often."""
    key = pool.source * (int(pool.point.max(initial=0)) + 1) + pool.point
    some = np.flatnonzero(pool.shared)
    some = some[np.unique(key[some], return_index=True)[1]]
    some = some[np.argsort(grid.cell[some], kind="stable")]
    starts = np.searchsorted(grid.cell[some], np.arange(len(grid.first)))
    return some.astype(np.int64), starts.astype(np.int64), grid.cell, grid.beside


def reach(days: int) -> int:
    """How many days apart chance pairs are looked for, beyond the days asked."""
    return 3 * days + 10


def _room(count: int) -> Room:
    return np.empty(count, np.int64), np.empty(count, np.int64)


def _fill(where: Where, cells: Cells, chord: float, lags: tuple[int, int, int]) -> tuple[Room, Longs]:
    """The pairs, and how many accounts of each source every account met."""
    met = np.zeros((len(where[1]), int(where[2].max()) + 1), np.int64)
    room = _room(_gather(where, cells, chord, lags, met, _room(0)))
    met[:] = 0
    _gather(where, cells, chord, lags, met, room)
    return room, met


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
def _since(order: Longs, low: int, high: int, day: Longs, first: int) -> int:
    """The first account of a cell that is not before a day."""
    while low < high:
        middle = (low + high) // 2
        if day[order[middle]] < first:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def _apart(unit: Floats, i: int, j: int) -> float:
    """The squared chord between two accounts."""
    x, y, z = unit[i, 0] - unit[j, 0], unit[i, 1] - unit[j, 1], unit[i, 2] - unit[j, 2]
    return float(x * x + y * y + z * z)


@compiled
def _gather(
    where: Where, cells: Cells, chord: float, lags: tuple[int, int, int], met: Longs, room: Room
) -> int:
    """Count, and where there is room write down, pairs whose days apart are within lags, either way.

    Every so many accounts look for their pairs, the third of lags; met is counted for all that look.
    """
    unit, day, source = where
    order, starts, cell_of, beside = cells
    count = 0
    for i in range(0, len(day), lags[2]):
        for cell in beside[cell_of[i]]:
            if cell < 0:
                continue
            for at in range(
                _since(order, starts[cell], starts[cell + 1], day, day[i] - lags[1]), starts[cell + 1]
            ):
                j = order[at]
                if day[j] - day[i] > lags[1]:
                    break
                if abs(day[j] - day[i]) < lags[0] or j == i or _apart(unit, i, j) > chord * chord:
                    continue
                met[i, source[j]] += 1
                if source[i] < source[j]:
                    if count < len(room[0]):
                        room[0][count], room[1][count] = i, j
                    count += 1
    return count


@compiled
def _nearest(where: Where, point: Longs, cells: Cells, chord: float, found: Longs) -> None:
    """The nearest shared point of each other source within the chord of each account; -1 for none."""
    unit, _, source = where
    order, starts, cell_of, beside = cells
    for i in range(len(source)):
        best = np.full(found.shape[1], chord * chord)
        for cell in beside[cell_of[i]]:
            if cell < 0:
                continue
            for at in range(starts[cell], starts[cell + 1]):
                j = order[at]
                if source[j] == source[i]:
                    continue
                apart, known = _apart(unit, i, j), found[i, source[j]]
                if apart < best[source[j]] or (apart == best[source[j]] and point[j] < known):
                    best[source[j]] = apart
                    found[i, source[j]] = point[j]
