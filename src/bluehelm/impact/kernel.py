"""The compiled part of counting: which runs of events are near a response, and what is in them.

Distances are compared as squared chords of the unit sphere: no trigonometry for a pair.
"""

import math

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.cells import Asked, Cells, Floats, Longs, Windows
from bluehelm.impact.jit import compiled, inlined

Counts = NDArray[np.int32]
Span = tuple[int, int]
Room = tuple[Longs, Longs]
Hits = tuple[Longs, Longs, Longs]
Pairs = tuple[Longs, Longs, Floats]
Point = tuple[float, float, float]

SLACK = 1e-6  # radians, six metres: added to the circle when cells are chosen, far above any rounding
WIDE = 1.4  # radians; wider circles take whole rows
SHORT = 64  # events in a cell and the time asked for; longer runs are cut into lags first
CHEAP = 12  # so few events are walked through rather than halved


@inlined
def half_width(sine: float, cosine: float, reach: float, edge_sine: float, edge_cosine: float) -> float:
    """How far the circle reaches to the east along a parallel, in radians of longitude."""
    over, under = reach - sine * edge_sine, cosine * edge_cosine
    if over >= under:
        return 0.0
    if over <= -under:
        return math.pi
    return math.acos(over / under)


@inlined
def first_at(values: NDArray[np.int64] | NDArray[np.int32], low: int, high: int, value: int) -> int:
    """The first of the rising values from low to high that is not under the value; high if none is."""
    while high - low > CHEAP:
        middle = (low + high) >> 1
        if values[middle] < value:
            low = middle + 1
        else:
            high = middle
    while low < high and values[low] < value:
        low += 1
    return low


@compiled
def take_cells(
    cells: Cells, span: tuple[int, int, int], since: int, until: int, runs: Longs, found: int
) -> int:
    """Add the events from since to before until in the cells of a row from one column to another."""
    row, left, right = span
    stop = cells.row_first[row + 1]
    cell = first_at(cells.column, cells.row_first[row], stop, left)
    while cell < stop and cells.column[cell] <= right:
        last = cells.first[cell + 1]
        low = first_at(cells.time, cells.first[cell], last, since)
        if low < last and cells.time[low] < until:
            runs[found, 0] = low
            runs[found, 1] = first_at(cells.time, low, last, until)
            found += 1
        cell += 1
    return found


@compiled
def runs_near(cells: Cells, lat: float, lon: float, reach: float, time: Span, runs: Longs) -> int:
    """Fill the runs of events within a time in the cells that a circle touches; gives how many."""
    rows, phi, wide = len(cells.columns), math.radians(lat), reach + SLACK
    sine, cosine, cosine_wide = math.sin(phi), math.cos(phi), math.cos(wide)
    low = max(math.floor((lat - math.degrees(wide) + 90.0) / cells.height), 0)
    high = min(math.floor((lat + math.degrees(wide) + 90.0) / cells.height), rows - 1)
    whole = wide > WIDE
    widest, widest_row = 0.0, -1  # where the meridians touch the circle
    if not whole and abs(sine) < cosine_wide:
        widest = math.asin(min(math.sin(wide) / cosine, 1.0))
        widest_row = math.floor((math.degrees(math.asin(sine / cosine_wide)) + 90.0) / cells.height)
    found, below = 0, half_width(sine, cosine, cosine_wide, cells.sine[low], cells.cosine[low])
    for row in range(low, high + 1):
        above = half_width(sine, cosine, cosine_wide, cells.sine[row + 1], cells.cosine[row + 1])
        half = max(below, above, widest if row == widest_row else 0.0)
        below = above
        if cells.row_first[row] == cells.row_first[row + 1]:
            continue
        columns = cells.columns[row]
        x, scale = (lon + 180.0) % 360.0, columns / 360.0
        wide_deg = 180.0 if whole else math.degrees(half) + 1e-7
        left, right = math.floor((x - wide_deg) * scale), math.floor((x + wide_deg) * scale)
        if right - left + 1 >= columns:
            left, right = 0, columns - 1
        for turn in range(-1, 2):  # once more round the globe on either side of the date line
            first, last = max(left + turn * columns, 0), min(right + turn * columns, columns - 1)
            if first <= last:
                found = take_cells(cells, (row, first, last), time[0], time[1], runs, found)
    return found


@compiled
def runs_part(cells: Cells, asked: Asked, windows: Windows, part: Span) -> Room:
    """The runs of events near each response of a part, and where those of each begin; one more at the end."""
    begin, runs = np.zeros(part[1] - part[0] + 1, np.int64), np.empty((1024, 2), np.int64)
    near, found = np.empty((len(cells.column), 2), np.int64), 0
    for i in range(part[0], part[1]):
        time = (asked.start[i] + windows.before[0], asked.end[i] + windows.after[-1])
        number = runs_near(cells, asked.lat[i], asked.lon[i], windows.reach, time, near)
        if found + number > len(runs):
            runs = np.concatenate((runs, np.empty((len(runs) + number, 2), np.int64)))
        runs[found : found + number] = near[:number]
        found += number
        begin[i - part[0] + 1] = found
    return begin, runs


@inlined
def ring_of(x: Floats, y: Floats, z: Floats, point: Point, limits: Floats, ring: Longs) -> None:
    """How many of the limits each squared chord exceeds: the ring of each event."""
    px, py, pz = point
    for i in range(len(x)):
        ring[i] = 0
    for part in range(0, len(limits), 4):
        first, second, third, fourth = limits[part], limits[part + 1], limits[part + 2], limits[part + 3]
        for i in range(len(x)):
            chord = (x[i] - px) ** 2 + (y[i] - py) ** 2 + (z[i] - pz) ** 2
            near = np.int64(chord > first) + np.int64(chord > second)
            ring[i] += near + np.int64(chord > third) + np.int64(chord > fourth)


@inlined
def point_of(lat: float, lon: float) -> Point:
    phi, lam = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


@inlined
def bounds_of(asked: Asked, windows: Windows, i: int, bounds: Longs) -> None:
    """The instants between the lags of one response."""
    before = len(windows.before)
    for k in range(before):
        bounds[k] = asked.start[i] + windows.before[k]
    for k in range(len(windows.after)):
        bounds[before + k] = asked.end[i] + windows.after[k]


@inlined
def within(x: Floats, y: Floats, z: Floats, point: Point, four: Floats) -> tuple[int, int, int, int]:
    """How many events lie within each of four limits."""
    px, py, pz = point
    a, b, c, d = 0, 0, 0, 0
    for i in range(len(x)):
        chord = (x[i] - px) ** 2 + (y[i] - py) ** 2 + (z[i] - pz) ** 2
        a += chord <= four[0]
        b += chord <= four[1]
        c += chord <= four[2]
        d += chord <= four[3]
    return a, b, c, d


@inlined
def tally_long(cells: Cells, run: Span, point: Point, limits: Floats, bounds: Longs, tally: Longs) -> None:
    """Add a long run: cut into lags first, then counted without looking at a time."""
    low, lag = run[0], 0
    while low < run[1]:
        high = first_at(cells.time, low, run[1], bounds[lag + 1])
        at, inner = slice(low, high), 0
        for ring in range(0, len(limits), 4):
            a, b, c, d = within(cells.x[at], cells.y[at], cells.z[at], point, limits[ring : ring + 4])
            tally[lag, ring] += a - inner
            tally[lag, ring + 1] += b - a
            tally[lag, ring + 2] += c - b
            tally[lag, ring + 3] += d - c
            inner = d
        low, lag = high, lag + 1


@inlined
def tally_short(cells: Cells, run: Span, point: Point, limits: Floats, room: Room, tally: Longs) -> None:
    """Add a short run, event by event."""
    (bounds, ring), lag = room, 0
    at = slice(run[0], run[1])
    ring_of(cells.x[at], cells.y[at], cells.z[at], point, limits, ring)
    for k in range(run[1] - run[0]):
        while cells.time[run[0] + k] >= bounds[lag + 1]:
            lag += 1
        tally[lag, ring[k]] += 1


@inlined
def hand_over(tally: Longs, counts: Counts) -> None:
    """One response's counts without what lies outside the widest ring; the tally is empty afterwards."""
    for lag in range(tally.shape[0]):
        for ring in range(tally.shape[1]):
            if ring < counts.shape[1]:
                counts[lag, ring] = tally[lag, ring]
            tally[lag, ring] = 0


@compiled
def count_part(cells: Cells, asked: Asked, windows: Windows, part: Span, counts: Counts) -> int:
    """Events by lag and ring around each response of a part; gives how many candidates were looked at."""
    bounds = np.empty(len(windows.before) + len(windows.after), np.int64)
    tally = np.zeros((len(bounds) - 1, len(windows.limits) + 1), np.int64)
    runs, ring = np.empty((len(cells.column), 2), np.int64), np.empty(SHORT, np.int64)
    looked = 0
    for i in range(part[0], part[1]):
        bounds_of(asked, windows, i, bounds)
        point = point_of(asked.lat[i], asked.lon[i])
        near = runs_near(cells, asked.lat[i], asked.lon[i], windows.reach, (bounds[0], bounds[-1]), runs)
        for r in range(near):
            run = (runs[r, 0], runs[r, 1])
            looked += run[1] - run[0]
            if run[1] - run[0] > SHORT:
                tally_long(cells, run, point, windows.limits, bounds, tally)
            else:
                tally_short(cells, run, point, windows.limits, (bounds, ring), tally)
        own = asked.own[i]
        if own >= 0 and bounds[0] <= cells.time[own] < bounds[-1]:
            at = slice(own, own + 1)
            ring_of(cells.x[at], cells.y[at], cells.z[at], point, windows.limits, ring)
            tally[first_at(bounds, 0, len(bounds), cells.time[own] + 1) - 1, ring[0]] -= 1
        hand_over(tally, counts[asked.position[i]])
    return looked


@compiled
def hits_of(cells: Cells, asked: Asked, windows: Windows, i: int, runs: Longs) -> Hits:
    """The events around one response by their place in the cells, with their lag and ring."""
    bounds = np.empty(len(windows.before) + len(windows.after), np.int64)
    bounds_of(asked, windows, i, bounds)
    point = point_of(asked.lat[i], asked.lon[i])
    near = runs_near(cells, asked.lat[i], asked.lon[i], windows.reach, (bounds[0], bounds[-1]), runs)
    most = (runs[:near, 1] - runs[:near, 0]).sum()
    event, lags, rings = np.empty(most, np.int64), np.empty(most, np.int64), np.empty(most, np.int64)
    found = 0
    for r in range(near):
        low, high, lag = runs[r, 0], runs[r, 1], 0
        ring = np.empty(high - low, np.int64)
        ring_of(cells.x[low:high], cells.y[low:high], cells.z[low:high], point, windows.limits, ring)
        for k in range(high - low):
            while cells.time[low + k] >= bounds[lag + 1]:
                lag += 1
            if ring[k] < windows.rings and low + k != asked.own[i]:
                event[found], lags[found], rings[found] = low + k, lag, ring[k]
                found += 1
    return event[:found], lags[:found], rings[:found]


@compiled
def weigh_part(cells: Cells, asked: Asked, windows: Windows, part: Span, weight: Floats, sums: Floats) -> int:
    """Sums of weights by lag and ring around each response of a part; gives how many events were added."""
    runs, added = np.empty((len(cells.column), 2), np.int64), 0
    for i in range(part[0], part[1]):
        event, lag, ring = hits_of(cells, asked, windows, i, runs)
        for k in range(len(event)):
            sums[asked.position[i], lag[k], ring[k]] += weight[event[k]]
        added += len(event)
    return added


@compiled
def code_part(cells: Cells, asked: Asked, windows: Windows, part: Span, code: Longs, counts: Counts) -> int:
    """Events by lag, ring and code around each response of a part; gives how many responses there are."""
    bounds = np.empty(len(windows.before) + len(windows.after), np.int64)
    runs, ring = np.empty((len(cells.column), 2), np.int64), np.empty(len(cells.time), np.int64)
    for i in range(part[0], part[1]):
        bounds_of(asked, windows, i, bounds)
        point, found = point_of(asked.lat[i], asked.lon[i]), counts[asked.position[i]]
        near = runs_near(cells, asked.lat[i], asked.lon[i], windows.reach, (bounds[0], bounds[-1]), runs)
        for r in range(near):
            low, high, lag = runs[r, 0], runs[r, 1], 0
            ring_of(cells.x[low:high], cells.y[low:high], cells.z[low:high], point, windows.limits, ring)
            for k in range(high - low):
                while cells.time[low + k] >= bounds[lag + 1]:
                    lag += 1
                if ring[k] < windows.rings and low + k != asked.own[i]:
                    found[lag, ring[k], code[low + k]] += 1
    return part[1] - part[0]


@compiled
def pair_part(cells: Cells, asked: Asked, windows: Windows, part: Span, offset: Longs, found: Pairs) -> int:
    """The events around each response of a part, by their row, from its offset on, with lag and chord."""
    runs, added = np.empty((len(cells.column), 2), np.int64), 0
    events, lags, chords = found
    for i in range(part[0], part[1]):
        near, _, _ = hits_of(cells, asked, windows, i, runs)
        near = near[np.argsort(cells.event[near])]
        px, py, pz = point_of(asked.lat[i], asked.lon[i])
        at = offset[asked.position[i]]
        for k in range(len(near)):
            event, time = near[k], cells.time[near[k]]
            chord = (cells.x[event] - px) ** 2 + (cells.y[event] - py) ** 2 + (cells.z[event] - pz) ** 2
            events[at + k], chords[at + k] = cells.event[event], math.sqrt(chord)
            lags[at + k] = min(time - asked.start[i], 0) + max(time - asked.end[i], 0)
        added += len(near)
    return added
