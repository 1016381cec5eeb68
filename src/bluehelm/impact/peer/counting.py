"""What lies around every treatment and control event: the peer's counts, window by window."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact import grid
from bluehelm.impact.cells import Windows
from bluehelm.impact.count import in_cells, responses
from bluehelm.impact.jit import in_parts
from bluehelm.impact.kernel import runs_part
from bluehelm.impact.peer import kernel
from bluehelm.impact.peer.rounding import rounded
from bluehelm.impact.rows import DAY, Events, Flags, Floats, Times

Places = NDArray[np.int64]
Counts = NDArray[np.int32]  # by days, km and wake

PART = 512  # wakes for a thread at once
FAR = 150.0  # degrees: beyond, the chord hardly grows and every pair is measured


@dataclass(frozen=True)
class Table:
    """The events sorted by time; those of one moment stay in the order of the table."""

    order: Places
    time: Times
    lat: Floats
    lon: Floats
    kind: NDArray[np.uint8]


@dataclass(frozen=True)
class Wakes:
    """Every treatment and control event, by time, with the counts around it."""

    place: Places  # in the events as they were given
    event: Places  # in the sorted table, from 1
    treated: Flags
    complete: Flags  # by days and wake: the table begins before and ends after the window
    dependent_pre: Counts
    dependent_post: Counts
    trend: NDArray[np.float64]  # by days, km and wake
    so_pre: Counts  # events of the wake's own kind
    so_post: Counts
    mo_pre: Counts  # events of the other kind
    mo_post: Counts


def sort(events: Events, treatment: Flags, control: Flags, dependent: Flags) -> Table:
    order = np.argsort(events.time, kind="stable")
    kind = dependent * kernel.DEPENDENT + treatment * kernel.TREATMENT + control * kernel.CONTROL
    lat, lon = rounded(events.lat)[order], rounded(events.lon)[order]
    return Table(order, events.time[order], lat, lon, kind[order].astype(np.uint8))


def count(table: Table, days: Places, km: Floats, unit: int) -> Wakes:
    """The counts within each of the days and km, both rising; unit is the length of a day in microseconds."""
    wakes = np.flatnonzero(table.kind & (kernel.TREATMENT | kernel.CONTROL))
    at, reach = table.time[wakes], (int(days[-1]) + 1) * unit
    stood = grid.make(table.time, table.lat, table.lon, radius_km=float(km[-1]), days=2 * reach / DAY)
    wide = min(math.radians(float(km[-1]) / kernel.KM_A_DEGREE), math.pi)
    near = Windows(np.array([1 - reach]), np.array([reach]), np.empty(0), 0, wide)
    asked = in_cells(stood, responses(at, table.lat[wakes], table.lon[wakes], own=wakes))
    events = stood.cells.event
    around = kernel.Around(stood.cells, table.kind[events], table.lat[events], table.lon[events], unit)
    windows = kernel.Windows(days, _limits(km), int(table.time[-1] - table.time[0]) // unit)
    counted = np.zeros((7, len(days), len(km), len(wakes)), np.int32)

    def fill(begin: int, stop: int) -> int:
        runs = runs_part(stood.cells, asked, near, (begin, stop))
        return kernel.fill(counted, (begin, stop), asked, runs, around, windows)

    in_parts(fill, len(wakes), PART)
    pre, post, twice, *overlaps = counted[..., np.argsort(asked.position)]
    since, until = (at - table.time[0]) // unit, (table.time[-1] - at) // unit
    complete = (since > days[:, None]) & (until > days[:, None])
    treated = (table.kind[wakes] & kernel.TREATMENT) > 0
    return Wakes(table.order[wakes], wakes + 1, treated, complete, pre, post, twice / 2.0, *overlaps)


def _limits(km: Floats) -> Floats:
    """Each radius, and the squared chords under which a pair is surely in, over which surely out."""
    degrees = km / kernel.KM_A_DEGREE
    chord = 2.0 * np.sin(np.radians(np.minimum(degrees, 180.0)) / 2.0)
    inner = np.maximum(chord * (1 - 1e-9) - 1e-14, 0.0) ** 2
    outer = (chord * (1 + 1e-9) + 1e-14) ** 2
    far = degrees > FAR
    return np.stack((km, np.where(far, 0.0, inner), np.where(far, 9.0, outer)))
