"""Where something happened, as exactly as an audience may know it: exact, near, cercle, none.

near: the point stands for a square of five by five kilometres. Whatever lies in one square is shown at one
and the same point, drawn once from the ring around the square's middle by a key. So it does not help

- to ask again, or to average many exports: they show the same point;
- to average many records of one village: they share the point, which tells of the square, not the village;
- to know the exact place of some records (from the press, from an open data set): that tells the square of
  the others shown there, never a place within it;
- to know the method: squares and points follow from the key.

A square that a border cuts would let the cercle tell which side it was on. Where the cercle's part of the
square is less than half of it, the cercle alone is given.
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import cos, floor, radians, sqrt

from bluehelm.record.places.areas import Area
from bluehelm.record.places.earth import DEGREE_KM, moved

HOW = ("exact", "near", "cercle", "none")  # from the finest to the coarsest
SIDE_KM = 5.0  # of a square
RING_KM = (0.5, 1.5)  # the shown point lies so far from the square's middle
NEAR_KM = 5.2  # the farthest that a shown point can lie from the true one, its last digit included
STEPS_KM = (
    6.0,
    10.0,
    20.0,
    50.0,
    100.0,
    200.0,
    500.0,
    1000.0,
    2000.0,
)  # a precision of its own would tell records apart
SAMPLES = 6  # a side, to measure how much of a square lies in the cercle
HALF = 0.5
REMEMBERED = 200_000  # squares

Codes = Callable[[float, float], tuple[str, str]]  # P-codes of the region and of the cercle that hold a point
Square = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as one audience is shown it."""

    how: str  # one of HOW
    lat: float | None
    lon: float | None
    precision_km: float | None  # the true place lies within so many km of the point


NOWHERE = Spot("none", None, None, None)


class Blur:
    """Places made vague with one key: the same place always alike under the same key."""

    def __init__(self, key: bytes, areas: Mapping[str, Area] | None = None, codes: Codes | None = None):
        """areas: regions and cercles by P-code. codes: which of them hold a point, where that is known."""
        if len(key) < 16:
            raise ValueError("The key of places has fewer than 16 bytes; anybody could guess it.")
        self._key, self._areas, self._codes = key, areas or {}, codes
        self._height = SIDE_KM / DEGREE_KM
        self._rows: dict[int, tuple[float, float, float]] = {}
        self._points: dict[Square, tuple[float, float]] = {}
        self._shares: dict[tuple[Square, str], float] = {}
        self._phase = self._drawn("phase")

    def spot(
        self, how: str, lat: float | None, lon: float | None, precision_km: float | None, area: str
    ) -> Spot:
        """The place as exactly as `how` allows. area: P-code of the cercle, else the region, or empty."""
        if how not in HOW:
            raise ValueError(f"{how!r} is no way to give a place; there are {', '.join(HOW)}.")
        if how == "none":
            return NOWHERE
        if lat is None or lon is None or how == "cercle":
            return self._whole(area) if how == "cercle" else NOWHERE
        if how == "exact":
            return Spot("exact", lat, lon, precision_km)
        if self._share(self.square(lat, lon), area) < HALF:
            return self._whole(area)
        return Spot("near", *self.near(lat, lon), stepped((precision_km or 0.0) + NEAR_KM))

    def near(self, lat: float, lon: float) -> tuple[float, float]:
        """The point that stands for the square in which this one lies."""
        square = self.square(lat, lon)
        found = self._points.get(square)
        if found is None:
            self._points = self._points if len(self._points) < REMEMBERED else {}
            found = self._points[square] = self._point(square)
        return found

    def square(self, lat: float, lon: float) -> Square:
        """The square that holds the point."""
        row = floor(lat / self._height + self._phase)
        _, width, phase = self._row(row)
        return row, floor(lon / width + phase)

    def pseudonym(self, number: int) -> str:
        """A name for a record: always the same, and it tells neither its number nor how many there are."""
        return hmac.new(self._key, f"record {number}".encode(), hashlib.sha256).hexdigest()[:12]

    def _whole(self, area: str) -> Spot:
        found = self._areas.get(area)
        return NOWHERE if found is None else Spot("cercle", found.lat, found.lon, found.precision_km)

    def _row(self, row: int) -> tuple[float, float, float]:
        """Latitude of the middle, width of a square in degrees, and where the first one begins."""
        found = self._rows.get(row)
        if found is None:
            middle = (row + 0.5 - self._phase) * self._height
            width = self._height / max(0.01, cos(radians(middle)))
            found = self._rows[row] = middle, width, self._drawn(f"row {row}")
        return found

    def _point(self, square: Square) -> tuple[float, float]:
        lat, lon = self._at(square, 0.5, 0.5)
        least, most = RING_KM
        label = f"square {square[0]} {square[1]}"
        far = sqrt(least**2 + self._drawn(f"{label} far") * (most**2 - least**2))  # even over the ring's area
        lat, lon = moved(lat, lon, 360 * self._drawn(f"{label} way"), far)
        return round(lat, 3), round(lon, 3)

    def _at(self, square: Square, up: float, across: float) -> tuple[float, float]:
        """The point of the square so far up and across, of one."""
        row, column = square
        middle, width, phase = self._row(row)
        return middle + (up - 0.5) * self._height, (column + across - phase) * width

    def _share(self, square: Square, area: str) -> float:
        """How much of the square lies in the area."""
        if not area or self._codes is None:
            return 1.0
        found = self._shares.get((square, area))
        if found is None:
            steps = [(n + 0.5) / SAMPLES for n in range(SAMPLES)]
            held = [area in self._codes(*self._at(square, up, across)) for up in steps for across in steps]
            self._shares = self._shares if len(self._shares) < REMEMBERED else {}
            found = self._shares[square, area] = sum(held) / len(held)
        return found

    def _drawn(self, label: str) -> float:
        """A number from 0 to 1 that only the key tells."""
        drawn = hmac.new(self._key, label.encode(), hashlib.sha256).digest()
        return int.from_bytes(drawn[:8], "big") / 2**64


def coarser(how: str, steps: int = 1) -> str:
    """The next coarser way to give a place."""
    return HOW[min(HOW.index(how) + steps, len(HOW) - 1)]


def coarsest(*ways: str) -> str:
    return max(ways, key=HOW.index)


def stepped(km: float) -> float:
    """The next of a few round distances that is no smaller."""
    return next((step for step in STEPS_KM if step >= km), STEPS_KM[-1])
