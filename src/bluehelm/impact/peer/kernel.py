"""The loop over wakes and their neighbours, compiled.

A pair is inside where the peer's own distance says so; the chord through the globe settles all but those
within a billionth of a radius, for which that distance is computed.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.cells import Asked, Cells, Floats
from bluehelm.impact.jit import compiled, inlined

Places = NDArray[np.int64]
Counts = NDArray[np.int32]
Span = tuple[int, int]
Place = tuple[float, float]  # latitude, longitude

KM_A_DEGREE = 111.111
DEPENDENT, TREATMENT, CONTROL = 1, 2, 4
PRE, POST = 0, 1  # an after-count stands one place behind its before-count
LIMIT, SURELY_IN, SURELY_OUT = 0, 1, 2


class Around(NamedTuple):
    """The events in the order of their cells."""

    cells: Cells
    kind: NDArray[np.uint8]
    lat: Floats  # degrees
    lon: Floats
    unit: int  # length of a day in the unit of time


class Windows(NamedTuple):
    days: Places  # rising
    limits: Floats  # radii in km, rising; squared chords surely inside, surely outside
    span: int  # days from the first event to the last


@compiled
def distance(here: Place, there: Place) -> float:
    """Kilometres on the peer's globe."""
    up, other = math.radians(here[0]), math.radians(there[0])
    turn = math.radians(there[1]) - math.radians(here[1])
    across = math.cos(other) * math.sin(turn)
    along = math.cos(up) * math.sin(other) - math.sin(up) * math.cos(other) * math.cos(turn)
    toward = math.sin(up) * math.sin(other) + math.cos(up) * math.cos(other) * math.cos(turn)
    return math.degrees(math.atan2(math.sqrt(across * across + along * along), toward)) * KM_A_DEGREE


@inlined
def look(found: Places, own: int, runs: Places, around: Around, limits: Floats) -> None:
    """Add the neighbours of one wake: by kind and side, ring and days elapsed."""
    cells = around.cells
    time, event, x, y, z = cells.time, cells.event, cells.x, cells.y, cells.z
    kind, lat, lon, unit, rings = around.kind, around.lat, around.lon, around.unit, limits.shape[1]
    px, py, pz, wake, now = x[own], y[own], z[own], event[own], time[own]
    for run in range(len(runs)):
        for one in range(runs[run, 0], runs[run, 1]):
            chord, ring = (x[one] - px) ** 2 + (y[one] - py) ** 2 + (z[one] - pz) ** 2, 0
            while ring < rings and chord >= limits[SURELY_IN, ring]:
                there = (lat[one], lon[one])
                unsure = chord <= limits[SURELY_OUT, ring]
                if unsure and distance((lat[own], lon[own]), there) <= limits[LIMIT, ring]:
                    break
                ring += 1
            if ring == rings or one == own:
                continue
            side = POST if event[one] > wake else PRE
            elapsed = abs(time[one] - now) // unit
            if side == PRE or elapsed > 0:
                for bit in range(3):
                    found[2 * bit + side, ring, elapsed] += (kind[one] >> bit) & 1


@inlined
def gather(found: Places) -> None:
    """Counts at a day and a ring become counts up to them."""
    for which in range(found.shape[0]):
        for ring in range(found.shape[1]):
            for day in range(1, found.shape[2]):
                found[which, ring, day] += found[which, ring, day - 1]
            if ring > 0:
                for day in range(found.shape[2]):
                    found[which, ring, day] += found[which, ring - 1, day]


@inlined
def trend_twice(until: Places, days: int) -> int:
    """Twice the peer's trend before the event, from the dependents at 0..d days for every d there is."""
    last = len(until) - 1  # beyond lie no events
    half, all_ = (days + 1) // 2, until[min(days, last)]
    newer = until[min(half - 1, last)]
    if days % 2 == 0:
        return int(2 * (2 * newer - all_))
    factor = half // (half - 1)
    newest = until[min(half - 2, last)]
    return int(newer - factor * (all_ - newer) + factor * newest - (all_ - newest))


@compiled
def fill(
    out: Counts, part: Span, asked: Asked, near: tuple[Places, Places], around: Around, windows: Windows
) -> int:
    """Counts by window for a part of the wakes: dependents pre and post, twice the trend, own and other kind.

    They stand in the order asked, side by side in memory.
    """
    days, rings, (begin, runs) = windows.days, windows.limits.shape[1], near
    found = np.zeros((6, rings, min(days[-1], windows.span) + 1), np.int64)
    for i in range(part[0], part[1]):
        found[:] = 0
        mine = runs[begin[i - part[0]] : begin[i - part[0] + 1]]
        look(found, asked.own[i], mine, around, windows.limits)
        gather(found)
        own = 2 if around.kind[asked.own[i]] & TREATMENT else 4
        for t in range(len(days)):
            day = min(days[t], windows.span)
            for r in range(rings):
                out[0, t, r, i] = found[PRE, r, day]
                out[1, t, r, i] = found[POST, r, day]
                out[2, t, r, i] = trend_twice(found[PRE, r], days[t])
                for side in range(2):
                    out[3 + side, t, r, i] = found[own + side, r, day]
                    out[5 + side, t, r, i] = found[6 - own + side, r, day]
    return part[1] - part[0]
