"""Responses that never were: the real ones moved in time, or to places of others.

Responses come in bursts, and a burst says less than as many responses apart; so bursts are moved as a whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.grid import EARTH_KM
from bluehelm.impact.rows import DAY, Events, Flags, Floats
from bluehelm.impact.wake import places
from bluehelm.impact.wake.gathering import BLOCK_DAYS, Roles
from bluehelm.impact.wake.places import Longs, Places

DATES, PLACES = "dates", "places"
KINDS = (DATES, PLACES)
TRIES = 50  # for a burst to find a place far away


@dataclass(frozen=True)
class Real:
    """What there is to move, and the events that stay as they are."""

    responses: Places
    columns: Mapping[str, NDArray[Any]]  # of the responses
    place: Longs  # of each response
    burst: Longs  # of each response: the same place, the same 60 days
    others: Events  # the dependent events, the controls, and what else belongs to the past
    dependent: Flags  # of the others
    control: Flags | None
    past: Flags | None
    first: int  # the time that the events tell of
    last: int
    far_km: float

    @classmethod
    def of(cls, events: Events, roles: Roles, match: tuple[str, ...], km: float) -> "Real":
        """From a table and what its events are."""
        treatment, dependent, past = roles.treatment, roles.dependent, roles.other_past
        control = None if roles.control is None else roles.control & ~treatment
        responses = places.chosen(events, treatment, dependent)
        row = dict(zip(events.row[treatment].tolist(), np.flatnonzero(treatment).tolist(), strict=True))
        at = np.array([row[one] for one in responses.row.tolist()], np.int64)
        place = places.groups(responses.lat, responses.lon, 2 * km)
        block = (responses.start - responses.start.min()) // round(BLOCK_DAYS * DAY)
        burst = np.unique(place * (int(block.max()) + 1) + block, return_inverse=True)[1].reshape(-1)
        either = [flags for flags in (dependent, control, past) if flags is not None]
        others = np.flatnonzero(np.logical_or.reduce(either))
        told = events.time[treatment | dependent]
        known = {name: events.columns[name] for name in match if name in events.columns}
        return cls(
            responses, {name: values[at] for name, values in known.items()}, place, burst,
            _some(events, others, known), dependent[others],
            None if control is None else control[others], None if past is None else past[others],
            int(told.min()), int(told.max()), 2 * km,
        )  # fmt: skip


@dataclass(frozen=True)
class Pretence:
    """A table in which the responses never were."""

    events: Events
    treatment: Flags
    dependent: Flags
    control: Flags | None
    past: Flags | None
    stayed: int  # responses with no place far enough to go to; they are left out


def pretended(real: Real, kind: str, rng: np.random.Generator) -> Pretence:
    """The same events with responses at other times, or at other places."""
    responses, origin = _other_dates(real, rng) if kind == DATES else _other_places(real, rng)
    fakes = Events(
        np.arange(len(responses)) + int(real.others.row.max(initial=0)) + 1,
        responses.start, responses.end, responses.lat, responses.lon,
        {name: values[origin] for name, values in real.columns.items()},
    )  # fmt: skip
    new, old = np.ones(len(fakes), np.bool_), np.zeros(len(real.others), np.bool_)
    return Pretence(
        _joined(real.others, fakes),
        np.concatenate([old, new]),
        np.concatenate([real.dependent, ~new]),
        None if real.control is None else np.concatenate([real.control, ~new]),
        None if real.past is None else np.concatenate([real.past, ~new]),
        len(real.responses) - len(responses),
    )


def _other_dates(real: Real, rng: np.random.Generator) -> tuple[Places, Longs]:
    """All responses of a place later by as much, those beyond the end come in at the beginning."""
    length = real.last - real.first + 1
    later = rng.integers(0, length, int(real.place.max()) + 1)[real.place]
    some = real.responses
    start = real.first + (some.start - real.first + later) % length
    moved = Places(start, start + (some.end - some.start), some.lat, some.lon, some.own, some.row)
    return moved, np.arange(len(some))


def _other_places(real: Real, rng: np.random.Generator) -> tuple[Places, Longs]:
    """Each burst at its time where another burst was, far away; a burst with nowhere to go is left out."""
    some = real.responses
    number = np.bincount(real.burst)
    centre = np.stack([np.bincount(real.burst, values) / number for values in (some.lat, some.lon)])
    goes = _exchanged(centre, real.far_km, rng)
    order = np.argsort(real.burst, kind="stable")
    first = np.concatenate([[0], np.cumsum(number)[:-1]])
    rank = np.empty(len(some), np.int64)
    rank[order] = np.arange(len(some)) - np.repeat(first, number)
    turn = rng.integers(0, number)[real.burst]
    target = np.maximum(goes[real.burst], 0)
    origin = order[first[target] + (rank + turn) % number[target]]
    kept = np.flatnonzero(goes[real.burst] >= 0)
    origin = origin[kept]
    moved = Places(
        some.start[kept], some.end[kept], some.lat[origin], some.lon[origin], some.own[kept], some.row[kept]
    )
    return moved, origin


def _exchanged(centre: Floats, far_km: float, rng: np.random.Generator) -> Longs:
    """For each point another one far away, each taken once; -1 where none was found."""
    goes: Longs = rng.permutation(centre.shape[1])
    every = np.arange(len(goes))
    for _ in range(TRIES):
        near = np.flatnonzero(_apart_km(centre, every, goes) <= far_km)
        if not len(near):
            return goes
        for one in near.tolist():
            other = int(rng.integers(0, len(goes)))
            pair = np.array([one, other])
            if (_apart_km(centre, pair, goes[pair[::-1]]) > far_km).all():
                goes[pair] = goes[pair[::-1]]
    return np.where(_apart_km(centre, every, goes) > far_km, goes, -1)


def _apart_km(centre: Floats, some: Longs, others: Longs) -> Floats:
    lat, lon = np.radians(centre[:, some]), np.radians(centre[:, others])
    (north, east), (other_north, other_east) = lat, lon
    half = np.sin((north - other_north) / 2) ** 2
    half = half + np.cos(north) * np.cos(other_north) * np.sin((east - other_east) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0))))


def _some(events: Events, at: Longs, known: Mapping[str, NDArray[Any]]) -> Events:
    row, time, end, lat, lon = (getattr(events, name)[at] for name in ("row", "time", "end", "lat", "lon"))
    return Events(row, time, end, lat, lon, {name: values[at] for name, values in known.items()})


def _joined(events: Events, more: Events) -> Events:
    row, time, end, lat, lon = (
        np.concatenate([getattr(events, name), getattr(more, name)])
        for name in ("row", "time", "end", "lat", "lon")
    )
    columns = {name: np.concatenate([values, more.columns[name]]) for name, values in events.columns.items()}
    return Events(row, time, end, lat, lon, columns)
