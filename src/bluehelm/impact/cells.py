"""Events sorted by cell and, in a cell, by time: the compiled part of the grid.

The globe is cut into rows of equal height, each row into as many cells as keep them about square. Only cells
that hold events are kept, so that a small radius costs no memory where nothing happened.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.jit import compiled

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]

SPARSE = 8  # a row with so many times more places for cells than events is sorted by comparison


class Cells(NamedTuple):
    """The events of a grid in the order of their cells."""

    height: float  # of a row, degrees
    columns: Ints  # per row: cells round the globe
    sine: Floats  # of the latitude of each row's lower edge, and of the last one's upper edge
    cosine: Floats
    row_first: Longs  # per row: its first cell; one more at the end
    column: Ints  # per cell: its column in the row, rising
    first: Longs  # per cell: its first event; one more at the end
    time: Longs  # per event, rising in each cell
    x: Floats  # on the unit sphere
    y: Floats
    z: Floats
    event: Longs  # its place in the table


class Asked(NamedTuple):
    """Responses in the order of their cells."""

    start: Longs
    end: Longs
    lat: Floats
    lon: Floats
    position: Longs  # in the caller's order
    own: Longs  # the event that is the response itself, by its place in the cells; -1 for none


class Windows(NamedTuple):
    """What is counted: lags by distances."""

    before: Longs  # microseconds from the start, rising
    after: Longs  # microseconds from the end, rising; the first not under the last of before
    limits: Floats  # squared chords, rising, infinite to the next multiple of four
    rings: int  # how many of the limits are finite
    reach: float  # of the widest ring, radians


@compiled
def row_of(lat: float, height: float, rows: int) -> int:
    return min(max(math.floor((lat + 90.0) / height), 0), rows - 1)


@compiled
def column_of(lon: float, columns: int) -> int:
    return min(math.floor(((lon + 180.0) % 360.0) * columns / 360.0), columns - 1)


@compiled
def place(
    lat: Floats, lon: Floats, height: float, columns: Ints, part: tuple[int, int], found: tuple[Ints, Ints]
) -> int:
    """Fill in the row and the column of each event of a part."""
    row, column = found
    for i in range(part[0], part[1]):
        row[i] = row_of(lat[i], height, len(columns))
        column[i] = column_of(lon[i], columns[row[i]])
    return part[1] - part[0]


@compiled
def by_row(row: Ints, rows: int, order: Longs) -> Longs:
    """Events in the order of their rows, as they stood within each; gives where each row begins."""
    begin = np.zeros(rows + 1, np.int64)
    for i in range(len(row)):
        begin[row[i] + 1] += 1
    for r in range(rows):
        begin[r + 1] += begin[r]
    at = begin[:-1].copy()
    for i in range(len(row)):
        order[at[row[i]]] = i
        at[row[i]] += 1
    return begin


@compiled
def sort_by(values: Longs | Ints, order: Longs) -> None:
    """Places in the order of their values, those of one value as they stood."""
    spare, width = np.empty(len(order), np.int64), 1
    while width < len(order):
        for low in range(0, len(order), 2 * width):
            left, right = low, min(low + width, len(order))
            middle, high = right, min(low + 2 * width, len(order))
            for k in range(low, high):
                if left < middle and (right >= high or values[order[left]] <= values[order[right]]):
                    spare[k] = order[left]
                    left += 1
                else:
                    spare[k] = order[right]
                    right += 1
        for k in range(len(order)):
            order[k] = spare[k]
        width *= 2


@compiled
def by_column(column: Ints, order: Longs) -> None:
    """The events of one row in the order of their columns, as they stood within each."""
    low, high = column[order[0]], column[order[0]]
    for event in order:
        low, high = min(low, column[event]), max(high, column[event])
    if high - low >= SPARSE * len(order):
        sort_by(column, order)
        return
    at = np.zeros(high - low + 2, np.int64)
    for event in order:
        at[column[event] - low + 1] += 1
    for c in range(high - low):
        at[c + 1] += at[c]
    before = order.copy()
    for event in before:
        order[at[column[event] - low]] = event
        at[column[event] - low] += 1


@compiled
def by_time(time: Longs, order: Longs) -> None:
    """The events of one cell in the order of their times; those of one instant as they stand in the table."""
    for i in range(1, len(order)):
        if time[order[i]] < time[order[i - 1]]:
            sort_by(time, order)
            return


@compiled
def sort_rows(column: Ints, time: Longs, order: Longs, begin: Longs, part: tuple[int, int]) -> int:
    """Rows of events sorted by column and time; gives how many cells they hold."""
    cells = 0
    for r in range(part[0], part[1]):
        row = order[begin[r] : begin[r + 1]]
        if len(row) == 0:
            continue
        by_column(column, row)
        since = 0
        for i in range(1, len(row) + 1):
            if i == len(row) or column[row[i]] != column[row[since]]:
                by_time(time, row[since:i])
                cells += 1
                since = i
    return cells


@compiled
def find_cells(column: Ints, order: Longs, begin: Longs, cells: int) -> tuple[Longs, Ints, Longs]:
    """Where each row's cells and each cell's events begin."""
    row_first = np.zeros(len(begin), np.int64)
    columns, first = np.empty(cells, np.int32), np.empty(cells + 1, np.int64)
    found = 0
    for r in range(len(begin) - 1):
        for i in range(begin[r], begin[r + 1]):
            if i == begin[r] or column[order[i]] != columns[found - 1]:
                columns[found], first[found] = column[order[i]], i
                found += 1
        row_first[r + 1] = found
    first[cells] = len(order)
    return row_first, columns, first


@compiled
def on_sphere(
    lat: Floats, lon: Floats, order: Longs, part: tuple[int, int], xyz: tuple[Floats, Floats, Floats]
) -> int:
    """Points on the unit sphere for a part of the events in sorted order."""
    x, y, z = xyz
    for i in range(part[0], part[1]):
        phi, lam = math.radians(lat[order[i]]), math.radians(lon[order[i]])
        x[i], y[i], z[i] = math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)
    return part[1] - part[0]
