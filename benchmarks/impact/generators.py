"""Invented events and responses to measure counting on: `uniform` and `towns`."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.rows import DAY

SEED = 20140625
DAYS = 1095
BOX = (12.0, 22.0, -8.0, 2.0)  # lat, lon
TOWNS = 400
STEEPNESS = 1.1  # the k-th town has 1/k^STEEPNESS of the first one's events
SPREAD_KM = 8.0  # a town's events lie so far from it
STRAY = 0.1  # this share lies anywhere


@dataclass(frozen=True)
class Points:
    """Invented instants and places."""

    time: NDArray[np.int64]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]


def uniform(count: int, seed: int = SEED, days: int = DAYS) -> Points:
    """Anywhere in a box of ten degrees, any time in three years or as many days as are given."""
    draw = np.random.default_rng(seed)
    time = draw.integers(0, days * DAY, count)
    return Points(time, draw.uniform(BOX[0], BOX[1], count), draw.uniform(BOX[2], BOX[3], count))


def towns(count: int, seed: int = SEED) -> Points:
    """Nine in ten around 400 towns, the first of them with the most by a power law, in the same box and years.

    The towns stand where they stand whatever the seed, so that responses drawn with another one go to the same towns.
    """
    where = np.random.default_rng(SEED)
    lat = where.uniform(BOX[0] + 0.5, BOX[1] - 0.5, TOWNS)
    lon = where.uniform(BOX[2] + 0.5, BOX[3] - 0.5, TOWNS)
    weight = np.arange(1, TOWNS + 1) ** -STEEPNESS
    draw, stray = np.random.default_rng(seed), uniform(count, seed + 1)
    town = draw.choice(TOWNS, count, p=weight / weight.sum())
    degrees = SPREAD_KM / 111.2
    near = draw.uniform(size=count) >= STRAY
    return Points(
        stray.time,
        np.where(near, lat[town] + draw.normal(0, degrees, count), stray.lat),
        np.where(near, lon[town] + draw.normal(0, degrees, count), stray.lon),
    )


def shuffled(points: Points, seed: int) -> Points:
    """The same places at each other's instants."""
    return Points(np.random.default_rng(seed).permutation(points.time), points.lat, points.lon)


GENERATORS = {"uniform": uniform, "towns": towns}
