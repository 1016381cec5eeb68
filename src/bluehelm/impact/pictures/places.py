"""Where responses and events lie, told in squares, so that no single event can be found on the map."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bluehelm.errors import BadInput
from bluehelm.impact.rows import Events, Flags, Floats

LEAST = 5  # events of a square that is drawn
DEGREE_KM = 111.195  # of a great circle on a sphere of the earth's mean radius
SIDES = (5, 10, 20, 50, 100, 200, 500)  # km of a square
MOST_SQUARES = 40  # across the picture
POLE = 85.0  # degrees; the map's projection goes no further


@dataclass(frozen=True)
class Square:
    """The middle of a square in degrees, and how many lie in it."""

    lat: float
    lon: float
    count: int


@dataclass(frozen=True)
class Placed:
    """What a map is drawn from; no place of it is finer than a square."""

    events: tuple[Square, ...]  # with LEAST or more
    responses: tuple[Square, ...]
    side_km: float
    km: tuple[float, ...]  # radii of the rings
    total: int  # events
    left_out: int  # events in squares with fewer than LEAST


def placed(events: Events, treatment: Flags, dependent: Flags, km: Sequence[float]) -> Placed:
    """Events and responses by square; the squares are wide enough for the picture and the rings.

    raises  BadInput where there are no events or no responses
    """
    if not treatment.any() or not dependent.any():
        raise BadInput("There is nothing to draw a map of: no responses, or no events.")
    lat, lon = np.clip(events.lat, -POLE, POLE), _joined(events.lon, treatment | dependent)
    either = treatment | dependent
    middle = math.radians(float(lat[either].min() + lat[either].max()) / 2)
    high = float(np.ptp(lat[either])) * DEGREE_KM
    wide = float(np.ptp(lon[either])) * DEGREE_KM * math.cos(middle)
    least = max(high, wide) / MOST_SQUARES
    side = next((float(one) for one in SIDES if one >= least), float(SIDES[-1]))
    around = _squares(lat[dependent], lon[dependent], side)
    shown = tuple(one for one in around if one.count >= LEAST)
    total = int(dependent.sum())
    return Placed(
        shown,
        _squares(lat[treatment], lon[treatment], side),
        side,
        tuple(sorted(set(map(float, km)))),
        total,
        total - sum(one.count for one in shown),
    )


def _joined(lon: Floats, used: Flags) -> Floats:
    """Longitudes without a jump where the data lie on both sides of the date line."""
    return np.where(lon < 0, lon + 360, lon) if np.ptp(lon[used]) > 180 else lon


def _squares(lat: Floats, lon: Floats, side: float) -> tuple[Square, ...]:
    """Rows of squares as high as wide in km; those of a row are of one width in degrees."""
    high = side / DEGREE_KM
    row = np.floor(lat / high).astype(np.int64)
    wide = high / np.cos(np.radians(np.clip((row + 0.5) * high, -POLE, POLE)))
    column = np.floor(lon / wide).astype(np.int64)
    found, first, count = np.unique(
        np.stack([row, column], axis=1), axis=0, return_index=True, return_counts=True
    )
    north, east = (found[:, 0] + 0.5) * high, (found[:, 1] + 0.5) * wide[first]
    return tuple(Square(float(y), float(x), int(n)) for y, x, n in zip(north, east, count, strict=True))
