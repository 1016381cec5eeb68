"""Smooth shares of pairs by days apart, by km apart and by category."""

import numpy as np
from numpy.typing import NDArray

from bluehelm.events.merging.rows import Floats, Longs

BINS = 16
WIDTHS = (0.4, 0.1, 0.025)  # of the greatest distance asked for: common distances of matches
BORROWED = 15.0  # pairs' worth of what other kinds of place say, lent to each kind of place


def edges(km: float) -> Floats:
    """Bounds of the rings by distance, finer near by; the first ring is one and the same point."""
    return np.concatenate([[0.0], km * (np.arange(BINS) / (BINS - 1)) ** 1.5])


def ring(apart: Floats, km: float) -> Longs:
    """Which ring each distance belongs to."""
    inner = edges(km)[2:-1]
    found = np.searchsorted(inner, apart, side="left") + 1
    found[apart <= 0.0] = 0
    return found.astype(np.int64)


def areas(km: float) -> Floats:
    """The area of each ring but the first, km2."""
    bounds = edges(km)[1:]
    return np.pi * np.diff(bounds**2)


def falling(height: Floats, width: Floats) -> Floats:
    """The nearest heights that never rise, by weighted least squares."""
    heights: list[float] = []
    widths: list[float] = []
    sizes: list[int] = []
    for high, wide in zip(height.tolist(), width.tolist(), strict=True):
        heights.append(high)
        widths.append(wide)
        sizes.append(1)
        while len(heights) > 1 and heights[-2] < heights[-1]:
            high, wide, size = heights.pop(), widths.pop(), sizes.pop()
            both = widths[-1] + wide
            heights[-1] = (heights[-1] * widths[-1] + high * wide) / both
            widths[-1] = both
            sizes[-1] += size
    return np.repeat(heights, sizes)


def by_ring(counts: Floats, lent: Floats, km: float, strength: float = BORROWED) -> Floats:
    """Shares by ring from counts and what is lent, falling per area with distance."""
    mixed = counts + strength * lent / lent.sum()
    if mixed[1:].sum() > 0:
        mixed[1:] = falling(mixed[1:] / areas(km), areas(km)) * areas(km)
    return np.asarray(mixed / mixed.sum(), np.float64)


def fading_rings(km: float) -> Floats:
    """What distances of matches look like before anything is known: a third of the km, or far less."""
    bounds = edges(km)[1:]
    shares = [-np.diff(np.exp(-((bounds / (width * km)) ** 2) / 2)) for width in WIDTHS]
    return np.concatenate([[0.1], 0.9 * np.mean(shares, axis=0)])


def by_lag(counts: Floats, lent: Floats, strength: float) -> Floats:
    """Shares by days apart: counts and what is lent, each day a little like its neighbours."""
    padded = np.concatenate([counts[:1], counts, counts[-1:]])
    smooth = counts if len(counts) < 8 else 0.15 * padded[:-2] + 0.7 * counts + 0.15 * padded[2:]
    mixed = smooth + strength * lent / lent.sum()
    return np.asarray(mixed / mixed.sum(), np.float64)


def fading_lags(days: int) -> Floats:
    """What days apart of matches look like before anything is known."""
    lags = np.abs(np.arange(-days, days + 1))
    return np.asarray(np.exp(-lags / max(1.0, days / 2.0)), np.float64)


def tallied(codes: NDArray[np.int64], weight: Floats | None, size: int) -> Floats:
    """The summed weight of each code."""
    return np.bincount(codes, weight, size).astype(np.float64)
