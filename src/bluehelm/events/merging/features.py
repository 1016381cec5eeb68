"""What is compared in a pair of accounts, as numbers of bins."""

from dataclasses import dataclass

import numpy as np

from bluehelm.events.merging.densities import ring
from bluehelm.events.merging.near import Pairs
from bluehelm.events.merging.pool import Kind, Pool
from bluehelm.events.merging.rows import Floats, Longs

PLACES = 7  # kinds of a pair of places, see place_of


@dataclass(frozen=True)
class Features:
    """n pairs of two sources."""

    place: Longs  # kind of the pair of places
    ring: Longs
    level: tuple[Longs, ...]  # per taxonomy: the finest equal level, their number where none is, -1 unknown
    cell: tuple[Longs, ...]  # per taxonomy: number of the pair of own categories


def features(pool: Pool, pairs: Pairs, nearest: Longs, km: float) -> Features:
    """Each pair's bins."""
    return Features(
        place_of(pool, pairs, nearest),
        ring(pairs.km, km),
        tuple(level_of(kind, pairs) for kind in pool.kinds),
        tuple(_cell(kind, pairs) for kind in pool.kinds),
    )


def place_of(pool: Pool, pairs: Pairs, nearest: Longs) -> Longs:
    """What the two places are.

    0 both are places of their own; 1, 2 the first or 3, 4 the second is a point that its source tells often,
    1 and 3 where no other such point is nearer to the other account; 5 both are one such point; 6 two.
    """
    i, j = pairs.first, pairs.second
    first, second = pool.shared[i], pool.shared[j]
    found = np.zeros(len(pairs), np.int64)
    near_first = nearest[j, pool.source[i]] == pool.point[i]
    near_second = nearest[i, pool.source[j]] == pool.point[j]
    found[first & ~second] = np.where(near_first, 1, 2)[first & ~second]
    found[second & ~first] = np.where(near_second, 3, 4)[second & ~first]
    found[first & second] = np.where(pool.point[i] == pool.point[j], 5, 6)[first & second]
    return found


def level_of(kind: Kind, pairs: Pairs) -> Longs:
    """The finest level at which the categories are equal."""
    count = kind.levels.shape[1]
    one, other = kind.levels[pairs.first], kind.levels[pairs.second]
    equal = (one == other) & (one >= 0)
    found: Longs = np.where(equal.any(1), equal.argmax(1), count).astype(np.int64)
    found[(kind.own[pairs.first] < 0) | (kind.own[pairs.second] < 0)] = -1
    return found


def _cell(kind: Kind, pairs: Pairs) -> Longs:
    width = int(kind.own.max(initial=0)) + 1
    found: Longs = kind.own[pairs.first].astype(np.int64) * width + kind.own[pairs.second]
    return found


def shares(kind: Kind, accounts: Longs) -> Floats:
    """How common each category is among some accounts."""
    own = kind.own[accounts]
    counts = np.bincount(own[own >= 0], minlength=int(kind.own.max(initial=0)) + 1).astype(np.float64)
    return np.asarray((counts + 1e-9) / (counts.sum() + 1e-9 * len(counts)), np.float64)
