"""The loop over wakes and their neighbours, compiled.

A pair is inside where the peer's own distance says so; the chord through the globe settles all but those
within a billionth of a radius, for which that distance is computed.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.jit import compiled

Places = NDArray[np.int64]
Floats = NDArray[np.float64]
Counts = NDArray[np.int32]
Place = tuple[float, float, float]  # sine and cosine of latitude, longitude [rad]

KM_A_DEGREE = 111.111
DEPENDENT, TREATMENT, CONTROL = 1, 2, 4
PRE, POST = 0, 1  # an after-count stands one place behind its before-count
LIMIT, SURELY_IN, SURELY_OUT = 0, 1, 2


class Asked(NamedTuple):
    """The wakes and where to look for their neighbours."""

    wake: Places  # places in the table
    time: Places
    treated: NDArray[np.bool_]
    place: Floats  # as in Around
    near: Places  # first place in the table that is near enough in time, and the first behind it that is not
    box: Places  # rows of cells (first, last), and two runs of columns


class Around(NamedTuple):
    """The events by cell, in a cell by time."""

    order: Places  # places in the table
    time: Places
    kind: NDArray[np.uint8]
    place: Floats  # sine and cosine of latitude, longitude [rad], x, y
    start: Places  # where each cell begins
    columns: int
    unit: int  # length of a day in the unit of time


class Windows(NamedTuple):
    days: Places  # rising
    limits: Floats  # radii in km, rising; squared chords surely inside, surely outside
    span: int  # days from the first event to the last


@compiled
def placed(lat: Floats, lon: Floats) -> Floats:
    """Sine and cosine of latitude, longitude [rad], x and y of each place."""
    found = np.empty((len(lat), 5))
    for at in range(len(lat)):
        up, east = math.radians(lat[at]), math.radians(lon[at])
        found[at, 0], found[at, 1], found[at, 2] = math.sin(up), math.cos(up), east
        found[at, 3], found[at, 4] = math.cos(up) * math.cos(east), math.cos(up) * math.sin(east)
    return found


@compiled
def distance(here: Place, there: Place) -> float:
    """Kilometres on the peer's globe."""
    turn = there[2] - here[2]
    across = there[1] * math.sin(turn)
    along = here[1] * there[0] - here[0] * there[1] * math.cos(turn)
    toward = here[0] * there[0] + here[1] * there[1] * math.cos(turn)
    return math.degrees(math.atan2(math.sqrt(across * across + along * along), toward)) * KM_A_DEGREE


@compiled
def ring(chord: float, here: Place, there: Place, limits: Floats) -> int:
    """The first radius that holds the pair, or the number of radii where none does."""
    for at in range(limits.shape[1]):
        if chord < limits[SURELY_IN, at]:
            return at
        if chord <= limits[SURELY_OUT, at] and distance(here, there) <= limits[LIMIT, at]:
            return at
    return int(limits.shape[1])


@compiled
def first(order: Places, start: int, end: int, least: int) -> int:
    """Where in a cell the first event of at least this place in time stands."""
    while start < end:
        middle = (start + end) // 2
        if order[middle] < least:
            start = middle + 1
        else:
            end = middle
    return start


@compiled
def look(found: Places, at: int, asked: Asked, around: Around, limits: Floats) -> None:
    """Add the neighbours of one wake: by kind and side, ring and days elapsed."""
    order, start, place, time, kind = around.order, around.start, around.place, around.time, around.kind
    wake, now, last, box = asked.wake[at], asked.time[at], asked.near[at, 1], asked.box
    x, y = asked.place[at, 3], asked.place[at, 4]
    here = (asked.place[at, 0], asked.place[at, 1], asked.place[at, 2])
    for row in range(box[at, 0], box[at, 1] + 1):
        for run in range(2, 6, 2):
            edge = row * around.columns
            for cell in range(edge + box[at, run], edge + box[at, run + 1] + 1):
                end = start[cell + 1]
                for one in range(first(order, start[cell], end, asked.near[at, 0]), end):
                    if order[one] >= last:
                        break
                    there = (place[one, 0], place[one, 1], place[one, 2])
                    chord = (x - place[one, 3]) ** 2 + (y - place[one, 4]) ** 2 + (here[0] - there[0]) ** 2
                    which = ring(chord, here, there, limits)
                    if which == limits.shape[1] or order[one] == wake:
                        continue
                    side = POST if order[one] > wake else PRE
                    elapsed = abs(time[one] - now) // around.unit
                    if side == PRE or elapsed > 0:
                        for bit in range(3):
                            found[2 * bit + side, which, elapsed] += (kind[one] >> bit) & 1


@compiled
def gather(found: Places) -> None:
    """Counts at a day and a ring become counts up to them."""
    for which in range(found.shape[0]):
        for ring in range(found.shape[1]):
            for day in range(1, found.shape[2]):
                found[which, ring, day] += found[which, ring, day - 1]
            if ring > 0:
                for day in range(found.shape[2]):
                    found[which, ring, day] += found[which, ring - 1, day]


@compiled
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
def fill(out: Counts, begin: int, stop: int, asked: Asked, around: Around, windows: Windows) -> int:
    """Counts by window for some wakes: dependents pre and post, twice the trend, own kind, other kind."""
    days, rings = windows.days, windows.limits.shape[1]
    found = np.zeros((6, rings, min(days[-1], windows.span) + 1), np.int64)
    for at in range(begin, stop):
        found[:] = 0
        look(found, at, asked, around, windows.limits)
        gather(found)
        own = 2 if asked.treated[at] else 4
        for t in range(len(days)):
            day = min(days[t], windows.span)
            for r in range(rings):
                out[0, t, r, at] = found[PRE, r, day]
                out[1, t, r, at] = found[POST, r, day]
                out[2, t, r, at] = trend_twice(found[PRE, r], days[t])
                for side in range(2):
                    out[3 + side, t, r, at] = found[own + side, r, day]
                    out[5 + side, t, r, at] = found[6 - own + side, r, day]
    return stop - begin
