"""Responses that move: the positions of a track as stays, each with its own place, start and end."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bluehelm.errors import BadInput
from bluehelm.impact.grid import EARTH_KM
from bluehelm.impact.rows import DAY, Events, Flags

NEAR = 0.5  # of the narrowest ring: positions so near to the first of a stay belong to it
LONGEST_GAP = DAY  # between two positions of one stay
TOLD = "{positions} positions of {tracks} tracks are taken as {stays} stays: a response is a stay here"


def stays(events: Events, treatment: Flags, column: str, km: Sequence[float]) -> Events:
    """The events with the positions of each track gathered into stays.

    treatment  n flags of the positions; other rows remain as they are
    column     names the track of a position; where it is empty the row is a response of its own
    km         the rings that are asked for
    raises     BadInput where there is no such column
    """
    if column not in events.columns:
        raise BadInput(f"There is no column {column!r} of tracks. There are: {', '.join(events.columns)}.")
    track = np.array([_name(value) for value in events.columns[column].tolist()], object)
    at = np.flatnonzero(treatment & (track != ""))
    at = at[np.lexsort((events.row[at], events.end[at], events.time[at], track[at].astype(str)))]
    end, kept = events.end.copy(), np.ones(len(events), np.bool_)
    first = -1
    for k in at.tolist():
        if first >= 0 and track[k] == track[first] and _near(events, end, (first, k), NEAR * min(km)):
            end[first], kept[k] = max(end[first], end[k]), False
        else:
            first = k
    numbers = {"positions": len(at), "tracks": len(set(track[at])), "stays": len(at) - int((~kept).sum())}
    return replace(
        events,
        **{name: getattr(events, name)[kept] for name in ("row", "time", "lat", "lon")},
        end=end[kept],
        columns={name: values[kept] for name, values in events.columns.items()},
        notes=(*events.notes, TOLD.format(**numbers)),
    )


def _name(value: object) -> str:
    """A number or a word; nothing for an absent one."""
    return "" if value is None or value != value else str(value).strip()


def _near(
    events: Events, end: np.ndarray[tuple[int], np.dtype[np.int64]], two: tuple[int, int], km: float
) -> bool:
    """Whether a position belongs to the stay that began with another."""
    first, then = two
    if events.time[then] - end[first] > LONGEST_GAP:
        return False
    north, east = (math.radians(float(column[then] - column[first])) for column in (events.lat, events.lon))
    middle = math.radians(float(events.lat[first]))
    wrapped = (east + math.pi) % (2 * math.pi) - math.pi
    return bool(math.hypot(north, wrapped * math.cos(middle)) * EARTH_KM <= km)
