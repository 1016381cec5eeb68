"""Who is nearest to whom, and how wide a ring round several places is."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact import count, grid
from bluehelm.impact.rows import DAY, Floats

SAMPLE = 1000  # points a ring, where rings of several places overlap
MOST_LOOKED_AT = 5_000_000  # pairs of such a point and a base at once
ROUNDED = 1e-15
TURN = math.pi * (3 - math.sqrt(5))
Longs = NDArray[np.int64]
Points = tuple[Floats, Floats]  # latitudes, longitudes


def pairs(bases: Points, points: Points, radius: float) -> tuple[Longs, Longs, Floats]:
    """Each point with each base near it, and how far apart they are."""
    stood = grid.make(np.zeros(len(bases[0]), np.int64), *bases, radius_km=radius, days=1)
    around = count.responses(np.zeros(len(points[0]), np.int64), *points)
    found = count.nearby(stood, around, radius, count.Lags((0,), (0, DAY)))
    return np.repeat(np.arange(len(around)), np.diff(found.offset)), found.event, found.km


def nearest(bases: Points, points: Points, radius: float) -> tuple[Longs, Floats]:
    """For each point its nearest base and how far that is; -1 where none is near."""
    point, base, apart = pairs(bases, points, radius)
    which, how_far = np.full(len(points[0]), len(bases[0])), np.full(len(points[0]), np.inf)
    begins = np.flatnonzero(np.diff(point, prepend=-1))  # pairs come point by point
    if len(begins):
        how_far[point[begins]] = np.minimum.reduceat(apart, begins)
    closest = np.flatnonzero(apart == how_far[point])
    np.minimum.at(which, point[closest], base[closest])  # of several as near, the first
    return np.where(np.isfinite(how_far), which, -1), how_far


def area(lat: Floats, lon: Floats, km: Sequence[float]) -> Floats:
    """Square kilometres of each ring round the bases, what lies nearer to another base counted there once."""
    alone = 2 * math.pi * grid.EARTH_KM**2 * np.diff(1 - np.cos(np.array([0.0, *km]) / grid.EARTH_KM))
    base, _, _ = pairs((lat, lon), (lat, lon), 2 * km[-1])
    crowded = np.flatnonzero(np.bincount(base, minlength=len(lat)) > 1)
    found: Floats = alone * (len(lat) - len(crowded))
    together = max(1, MOST_LOOKED_AT // (SAMPLE * max(len(lat), 1)))
    for part in np.split(crowded, range(together, len(crowded), together)):
        own = np.repeat(part, SAMPLE)
        for k, (inner, outer) in enumerate(pairwise([0.0, *km])):
            near_to = _upright(*_spread(lat[part], lon[part], inner, outer)) @ _upright(lat, lon).T
            nearest_is_own = near_to[np.arange(len(own)), own] >= near_to.max(axis=1) - ROUNDED
            found[k] += alone[k] * float(nearest_is_own.sum()) / SAMPLE
    return found


def _spread(lat: Floats, lon: Floats, inner: float, outer: float) -> Points:
    """Points spread evenly in a ring round each place."""
    step = (np.arange(SAMPLE) + 0.5) / SAMPLE
    low, high = math.cos(inner / grid.EARTH_KM), math.cos(outer / grid.EARTH_KM)
    far, turn = np.arccos(low + (high - low) * step), TURN * np.arange(SAMPLE)
    phi, lam = np.radians(lat)[:, None], np.radians(lon)[:, None]
    north = np.arcsin(np.clip(np.sin(phi) * np.cos(far) + np.cos(phi) * np.sin(far) * np.cos(turn), -1, 1))
    up = np.cos(far) - np.sin(phi) * np.sin(north)
    east = lam + np.arctan2(np.sin(turn) * np.sin(far) * np.cos(phi), up)
    return np.degrees(north).reshape(-1), (np.degrees(east).reshape(-1) + 180) % 360 - 180


def _upright(lat: Floats, lon: Floats) -> Floats:
    """Each place as a direction from the middle of the earth: of near ones the product is larger."""
    phi, lam = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=1)
