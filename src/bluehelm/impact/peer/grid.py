"""Events in cells of latitude and longitude, so that a wake looks at its neighbours only."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.rows import Floats

Places = NDArray[np.int64]

CELLS_A_RADIUS = 2
WIDEST_CELL = 5.0  # degrees
MOST_CELLS = 4_000_000
SPARE = 1e-6  # degrees: a cell too many costs nothing, one too few a count


@dataclass(frozen=True)
class Grid:
    order: Places  # the events by cell, in a cell by time
    start: Places  # where each cell begins in that order; one more at the end
    south: float
    west: float
    cell: float  # degrees
    rows: int
    columns: int


def build(lat: Floats, lon: Floats, radius: float) -> Grid:
    """The events (sorted by time) in cells of about half the radius, in degrees."""
    east = _turned(lon)
    south, west = float(lat.min()), float(east.min())
    high, wide = float(lat.max()) - south, float(east.max()) - west
    least = math.sqrt(max(high, 1e-3) * max(wide, 1e-3) / MOST_CELLS)
    cell = min(WIDEST_CELL, max(radius / CELLS_A_RADIUS, least, 1e-6 * (high + wide), 1e-6))
    row, column = ((lat - south) / cell).astype(np.int64), ((east - west) / cell).astype(np.int64)
    rows, columns = int(row.max()) + 1, int(column.max()) + 1
    place = row * columns + column
    start = np.zeros(rows * columns + 1, np.int64)
    np.cumsum(np.bincount(place, minlength=rows * columns), out=start[1:])
    return Grid(np.argsort(place, kind="stable"), start, south, west, cell, rows, columns)


def boxes(grid: Grid, lat: Floats, lon: Floats, radius: float) -> Places:
    """For each place its rows (first, last) and two runs of columns; an empty run ends before it begins."""
    found = np.empty((len(lat), 6), np.int64)
    reach = radius + SPARE
    found[:, 0] = np.clip(np.floor((lat - reach - grid.south) / grid.cell), 0, grid.rows)
    found[:, 1] = np.clip(np.floor((lat + reach - grid.south) / grid.cell), -1, grid.rows - 1)
    sideways = np.full(len(lat), 360.0)
    open_ = np.abs(lat) + reach < 89.0
    ratio = math.sin(math.radians(min(reach, 90.0))) / np.cos(np.radians(lat[open_]))
    sideways[open_] = np.degrees(np.arcsin(np.minimum(ratio, 1.0))) + SPARE
    east = _turned(lon)
    found[:, 2], found[:, 3] = _columns(grid, east - sideways, east + sideways)
    over = np.where(east + sideways > 180.0, -360.0, 360.0)
    found[:, 4], found[:, 5] = _columns(grid, east - sideways + over, east + sideways + over)
    whole = sideways > 90.0
    found[whole, 2:] = (0, grid.columns - 1, 0, -1)
    return found


def _columns(grid: Grid, west: Floats, east: Floats) -> tuple[Floats, Floats]:
    first = np.clip(np.floor((west - grid.west) / grid.cell), 0, grid.columns)
    last = np.clip(np.floor((east - grid.west) / grid.cell), -1, grid.columns - 1)
    return first, last


def _turned(lon: Floats) -> Floats:
    """Longitudes from -180 to below 180."""
    return np.asarray((lon + 180.0) % 360.0 - 180.0)
