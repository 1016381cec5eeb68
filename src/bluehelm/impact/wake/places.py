"""Where and when responses were, and comparable place-times to set beside them.

A comparable place-time may lean on what had happened before it, never on what came after: one that was
chosen for having no response later would be one where nothing happened later. Drawn from the data, it is
a place that responses go to, at another time, when the last one's windows are over; or the place of an
earlier event, hours as likely as months after it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact import count
from bluehelm.impact.rows import DAY, Events, Flags, Floats, Times

AN_HOUR, LAST_DAYS = 1 / 24, 365.0  # how long after an earlier event a place is drawn
OF_RESPONSES = 0.6  # share of the draws that are places of responses
DRAWS_PER_RESPONSE, FEWEST_DRAWS, MOST_DRAWS = 4, 6_000, 30_000
Longs = NDArray[np.int64]


@dataclass(frozen=True)
class Places:
    """u place-times."""

    start: Times
    end: Times
    lat: Floats
    lon: Floats
    own: Longs  # its own place among the dependent events, -1 where it is none of them
    row: Longs  # the row of the table, 0 for one that was drawn

    def __len__(self) -> int:
        return len(self.start)

    def around(self) -> count.Responses:
        return count.responses(self.start, self.lat, self.lon, end=self.end, own=self.own)

    def kept(self, flags: Flags) -> "Places":
        names = ("start", "end", "lat", "lon", "own", "row")
        return Places(*(getattr(self, name)[flags] for name in names))


def chosen(events: Events, flags: Flags, dependent: Flags) -> Places:
    """The flagged events, in the order of time and place so that the order of rows says nothing."""
    at = np.flatnonzero(flags)
    at = at[np.lexsort((events.lon[at], events.lat[at], events.end[at], events.time[at]))]
    own = np.where(dependent, np.cumsum(dependent) - 1, -1)[at]
    return Places(events.time[at], events.end[at], events.lat[at], events.lon[at], own, events.row[at])


def drawn(responses: Places, incidents: Places, rng: np.random.Generator, until: int, apart: float) -> Places:
    """Comparable place-times, each as long as some response was, and none that starts after `until`.

    apart   days that lie at least between a response and a draw of its place
    """
    wanted = 4 * int(np.clip(DRAWS_PER_RESPONSE * len(responses), FEWEST_DRAWS, MOST_DRAWS))
    of_response = rng.random(wanted) < (OF_RESPONSES if len(incidents) else 1.0)
    after = np.where(
        of_response,
        rng.integers(0, len(responses), wanted),
        len(responses) + rng.integers(0, max(len(incidents), 1), wanted),
    )
    time, lat, lon = (
        np.concatenate([getattr(responses, name), getattr(incidents, name)])[after]
        for name in ("start", "lat", "lon")
    )
    first = np.where(of_response, min(apart, LAST_DAYS / 2), AN_HOUR)
    days = np.exp(rng.uniform(np.log(first), np.log(LAST_DAYS)))
    start = time + (days * DAY).astype(np.int64)
    lasting = (responses.end - responses.start)[rng.integers(0, len(responses), wanted)]
    kept = np.flatnonzero(start + lasting <= until)[: wanted // 4]
    none = np.full(len(kept), -1, np.int64)
    return Places(start[kept], start[kept] + lasting[kept], lat[kept], lon[kept], none, none + 1)


def groups(lat: Floats, lon: Floats, radius_km: float) -> Longs:
    """A number for each point: points of one number lie in one place, about this radius wide at most.

    The busiest cell of a fine grid gathers what lies within the radius, then the busiest of the rest.
    """
    step = radius_km / 4 / 111.0
    row = np.floor(lat / step).astype(np.int64)
    shrink = np.maximum(np.cos(np.radians((row + 0.5) * step)), 0.01)
    column = np.floor(lon * shrink / step).astype(np.int64)
    cells, inverse, number = np.unique(
        np.stack([row, column], 1), axis=0, return_inverse=True, return_counts=True
    )
    place = np.full(len(cells), -1, np.int64)
    for cell in np.lexsort((cells[:, 1], cells[:, 0], -number)):
        if place[cell] < 0:
            near = ((cells - cells[cell]) ** 2).sum(axis=1) <= 16
            place[near & (place < 0)] = cell
    return np.unique(place[inverse.reshape(-1)], return_inverse=True)[1].reshape(-1)
