"""A grid of events that stands ready for counting round any number of responses."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bluehelm.errors import BadInput
from bluehelm.impact import cells
from bluehelm.impact.cells import Cells, Floats, Longs
from bluehelm.impact.jit import in_parts
from bluehelm.impact.rows import DAY

Number = TypeVar("Number", bound=np.generic)

EARTH_KM = 6371.0088  # mean radius
TOLERANCE_KM = 1e-9  # a micrometre: what rounding may take from a distance at the very radius
HALF_ROUND_KM = math.pi * EARTH_KM  # no two points are farther apart

FACTORS = (1.0, 0.5, 0.25)  # heights of a cell to choose from, in radii
CELL_COST = 150.0  # a cell takes as long as so many candidates; measured
SAMPLE = 100_000  # events whose density stands for all
LOWEST, HIGHEST = 0.001, 30.0  # degrees
PART = 65_536  # events that one thread takes at a time


@dataclass(frozen=True)
class Grid:
    """Events in the order of their cells; made once, counted round as often as you like."""

    time: Longs  # microseconds, as given
    lat: Floats
    lon: Floats
    cells: Cells
    weight: Floats | None = None  # in the order of the cells
    code: Longs | None = None  # in the order of the cells
    codes: int = 0  # how many codes there are

    def __len__(self) -> int:
        return len(self.time)

    @cached_property
    def rank(self) -> Longs:
        """Where each event of the table stands in the cells."""
        rank = np.empty(len(self), np.int64)
        rank[self.cells.event] = np.arange(len(self))
        return rank


def make(
    time: ArrayLike,
    lat: ArrayLike,
    lon: ArrayLike,
    *,
    radius_km: float,
    days: float,
    weight: ArrayLike | None = None,
    code: ArrayLike | None = None,
    height: float | None = None,
    threads: int | None = None,
) -> Grid:
    """A grid of n events, laid out for circles of about this radius and this many days about each response.

    Any radius and any lag can be counted on it; those far from what it was laid out for take longer.

    time    n instants, microseconds since 1970
    weight  n numbers, for `count.weigh`
    code    n whole numbers from 0, for `count.count_by`
    height  of a cell in degrees, where you know better
    raises  BadInput for a place that is none or columns of different lengths
    """
    when, north, east = instants(time), degrees(lat, "lat", 90.0), degrees(lon, "lon", 360.0)
    same_length({"time": len(when), "lat": len(north), "lon": len(east)})
    if height is None:
        height = _height(when, north, east, radius_km, days)
    made = _cells(when, north, east, height, threads)
    weights, codes, most = _weights(weight, len(when)), _codes(code, len(when)), 0
    if weights is not None:
        made = _settled(made, weights)
        weights = weights[made.event]
    if codes is not None:
        most = int(codes.max(initial=-1)) + 1
        codes = codes[made.event]
    return Grid(when, north, east, made, weights, codes, most)


def degrees(values: ArrayLike, name: str, most: float) -> Floats:
    """Coordinates as numbers; one that is absent or out of range is refused."""
    found = np.ascontiguousarray(values, np.float64)
    wrong = ~(np.abs(found) <= most)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise BadInput(
            f"{name} of row {row} is {found[row]}: degrees from -{most:g} to {most:g} are needed."
            " Set such rows aside first."
        )
    return _own(found)


def instants(values: ArrayLike) -> Longs:
    found = np.asarray(values)
    if found.dtype.kind not in "iu":
        raise BadInput(f"Times are {found.dtype}: whole microseconds since 1970 are needed.")
    return _own(np.ascontiguousarray(found, np.int64))


def same_length(lengths: dict[str, int]) -> None:
    if len(set(lengths.values())) > 1:
        given = ", ".join(f"{name} {length}" for name, length in lengths.items())
        raise BadInput(f"Columns of different lengths ({given}). Give one value for each row.")


def limits(km: Sequence[float]) -> tuple[Floats, int]:
    """Squared chords for radii, filled to a multiple of four with infinity; and how many are radii."""
    wide = np.full(-(-len(km) // 4) * 4, np.inf)
    for k, radius in enumerate(km):
        if radius + TOLERANCE_KM < HALF_ROUND_KM:
            wide[k] = (2 * math.sin((radius + TOLERANCE_KM) / (2 * EARTH_KM))) ** 2
    return wide, len(km)


def _own(values: NDArray[Number]) -> NDArray[Number]:
    """Writable: a compiled function would be compiled anew for an array that only reads."""
    return values if values.flags.writeable else values.copy()


def _weights(given: ArrayLike | None, count: int) -> Floats | None:
    if given is None:
        return None
    found = np.ascontiguousarray(given, np.float64)
    same_length({"time": count, "weight": len(found)})
    if not np.isfinite(found).all():
        raise BadInput("A weight is absent or infinite. Give a number for each event.")
    return found


def _codes(given: ArrayLike | None, count: int) -> Longs | None:
    if given is None:
        return None
    found = instants(given)
    same_length({"time": count, "code": len(found)})
    if (found < 0).any():
        raise BadInput("A code is under 0. Give whole numbers from 0.")
    return found


def _height(time: Longs, lat: Floats, lon: Floats, radius_km: float, days: float) -> float:
    """The height of a cell that makes the counting fastest, by the density where events are."""
    if not radius_km >= 0 or not days >= 0:
        raise BadInput(f"A radius of {radius_km} km and {days} days: neither may be under 0.")
    radius = min(max(math.degrees(radius_km / EARTH_KM), LOWEST), HIGHEST)
    if len(time) < 2:
        return radius
    step = -(-len(time) // SAMPLE)
    some = _some(time, lat, step)
    rows = np.floor((lat[some] + 90) / radius).astype(np.int64)
    columns = np.floor((lon[some] % 360.0) * np.cos(np.radians((rows + 0.5) * radius - 90)) / radius)
    share = min(1.0, days * DAY / max(int(time.max()) - int(time.min()), 1))
    _, held = np.unique(rows * 1_000_000 + columns.astype(np.int64), return_counts=True)
    near = float((held * (held - 1)).sum() / max(held.sum(), 1)) * step * share  # in a square of one radius
    cost = {factor: (2 + factor) ** 2 * (near + CELL_COST / factor**2) for factor in FACTORS}
    return max(radius * min(FACTORS, key=cost.__getitem__), LOWEST)


def _some(time: Longs, lat: Floats, step: int) -> NDArray[np.bool_]:
    """About one in so many events, the same ones in whatever order they stand."""
    mixed = (time.view(np.uint64) ^ lat.view(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
    chosen: NDArray[np.bool_] = (mixed >> np.uint64(40)) % np.uint64(step) == 0
    return chosen


def _cells(time: Longs, lat: Floats, lon: Floats, height: float, threads: int | None) -> Cells:
    """The events sorted into cells of that height."""
    count, rows = len(time), math.ceil(180 / height)
    edges = np.radians(np.minimum(np.arange(rows + 1) * height - 90, 90.0))
    cosine = np.cos(edges)
    columns = np.maximum(1, 360 * np.maximum(cosine[:-1], cosine[1:]) / height).astype(np.int32)
    row, column = np.empty(count, np.int32), np.empty(count, np.int32)
    in_parts(lambda a, b: cells.place(lat, lon, height, columns, (a, b), (row, column)), count, PART, threads)
    order = np.empty(count, np.int64)
    begin = cells.by_row(row, rows, order)
    part = max(1, rows // 64)
    found = in_parts(lambda a, b: cells.sort_rows(column, time, order, begin, (a, b)), rows, part, threads)
    x, y, z = np.empty(count), np.empty(count), np.empty(count)
    in_parts(lambda a, b: cells.on_sphere(lat, lon, order, (a, b), (x, y, z)), count, PART, threads)
    layout = cells.find_cells(column, order, begin, found)
    return Cells(height, columns, np.sin(edges), cosine, *layout, time[order], x, y, z, order)


def _settled(made: Cells, weights: Floats) -> Cells:
    """The same cells with events of one instant in an order of their own, whatever the table's."""
    cell = np.repeat(np.arange(len(made.column)), np.diff(made.first))
    order = np.lexsort((weights[made.event], made.z, made.y, made.x, made.time, cell))
    moved = {name: getattr(made, name)[order] for name in ("x", "y", "z", "event")}
    return made._replace(**moved)
