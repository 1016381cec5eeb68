"""Responses that move: the positions of a track as stays, each with its own place, start and end."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.errors import BadInput
from bluehelm.impact import count
from bluehelm.impact import grid as grids
from bluehelm.impact.grid import EARTH_KM, TOLERANCE_KM
from bluehelm.impact.rows import DAY, Estimate, Events, Flags, Floats

NEAR = 0.5  # of the narrowest ring: positions so near to the first of a stay belong to it
LONGEST_GAP = DAY  # between two positions of one stay
TOLD = "{positions} positions of {tracks} tracks are taken as {stays} stays: a response is a stay here"
PER_RESPONSE = ("estimate", "low", "high", "expected", "smallest")  # of an estimate's figures
SHARED = "no event lies round any stay, so it cannot be told how far the stays of a track share events"


@dataclass(frozen=True)
class Tracked:
    """Figures for each track, made from those for each stay."""

    tracks: int
    stays: int
    factors: tuple[float | None, ...]  # by window: stays that count for one track, shared events once
    windows: tuple[Estimate, ...]  # change in dependent events per track


def per_track(
    windows: Sequence[Estimate], events: Events, flags: tuple[Flags, Flags], column: str | None
) -> Tracked | None:
    """The windows with their changes per track: an event round several stays of a track counts once.

    What responses change is taken to be the same share of events round one stay as round several.

    windows  estimates per stay
    events   as given by stays(), with flags of the stays and of the dependent events
    column   names the track; without one there is nothing to give
    """
    if column is None:
        return None
    names = _names(events, column)[flags[0]].tolist()
    whose = np.array([name or f"\0{k}" for k, name in enumerate(names)])  # without a name, one of its own
    track = np.unique(whose, return_inverse=True)[1].reshape(-1)
    tracks = int(track.max(initial=-1)) + 1
    ends = np.array([(row.days, row.km) for row in windows], np.float64)
    shares = _once(events, flags, track, ends) if len(ends) else []
    per = len(names) / tracks
    factors = tuple(None if share is None else share * per for share in shares)
    rows = tuple(_times(row, factor) for row, factor in zip(windows, factors, strict=True))
    return Tracked(tracks, len(names), factors, rows)


def told(windows: list[dict[str, Any]], found: Tracked | None) -> list[dict[str, Any]]:
    """Windows as JSON has them, each with its figures per track."""
    if found is None:
        return windows
    names = ("estimate", "low", "high", "note")
    rows = zip(found.factors, found.windows, strict=True)
    per = [{"stays": factor} | {name: getattr(row, name) for name in names} for factor, row in rows]
    return [one | {"per_track": own} for one, own in zip(windows, per, strict=True)]


def _once(
    events: Events, flags: tuple[Flags, Flags], track: NDArray[np.int64], ends: Floats
) -> list[float | None]:
    """By window: pairs of track and event for each pair of stay and event; none where there is no pair."""
    treatment, dependent = flags
    days, km = ends.max(axis=0).tolist()
    of_dependent = (column[dependent] for column in (events.time, events.lat, events.lon))
    grid = grids.make(*of_dependent, radius_km=km, days=days)
    around = count.responses_of(events, treatment, among=dependent)
    pairs = count.nearby(grid, around, km, count.Lags((0,), (0, round(days * DAY))))
    whose = np.repeat(track, np.diff(pairs.offset)) * len(grid) + pairs.event
    found = list[float | None]()
    for until, radius in ends.tolist():
        inside = whose[(pairs.lag < round(until * DAY)) & (pairs.km <= radius + TOLERANCE_KM)]
        found.append(len(np.unique(inside)) / len(inside) if len(inside) else None)
    return found


def _times(row: Estimate, factor: float | None) -> Estimate:
    """A row per stay as one per track."""
    figures: dict[str, Any] = dict.fromkeys(PER_RESPONSE)
    if factor is None:
        return replace(row, **figures, note=row.note or SHARED)
    for name in PER_RESPONSE:
        value = getattr(row, name)
        figures[name] = None if value is None else value * factor
    return replace(row, **figures)


def stays(events: Events, treatment: Flags, column: str, km: Sequence[float]) -> Events:
    """The events with the positions of each track gathered into stays.

    treatment  n flags of the positions; other rows remain as they are
    column     names the track of a position; where it is empty the row is a response of its own
    km         the rings that are asked for
    raises     BadInput where there is no such column, or nothing in it
    """
    track = _names(events, column)
    at = np.flatnonzero(treatment & (track != ""))
    if not len(at):
        raise BadInput(
            f"The column {column!r} is empty for every response. Name one that tells tracks apart."
        )
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


def _names(events: Events, column: str) -> NDArray[Any]:
    """The track of each event."""
    if column not in events.columns:
        raise BadInput(f"There is no column {column!r} of tracks. There are: {', '.join(events.columns)}.")
    return np.array([_name(value) for value in events.columns[column].tolist()], object)


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
