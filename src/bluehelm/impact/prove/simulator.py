"""Violence that sets off violence, responses that chase it, and an effect of known size between them.

Everything lies on one line of time, the next to come first. The world without any effect is kept beside the
one with it: an event that was stopped stays known, and so does one that would not have come.
"""

import heapq
import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.jit import compiled, inlined
from bluehelm.impact.prove.worlds import Cell
from bluehelm.impact.rows import Flags, Floats

KM_PER_DEGREE = math.pi * 6371.0088 / 180
EVENT, RESPONSE, SETTLED = 0.0, 1.0, 2.0  # settled: an event that nothing touches any more
# in both worlds, only in the one without the effect, only in the one with it
BOTH, STOPPED, ADDED = 0.0, 1.0, 2.0
BURN_IN_DAYS = 150.0
SOUTH, WEST = 10.0, -5.0
A_MINUTE = 1 / 1440
MOVED_DAYS, MOVED_KM = 0.5, (1.0, 1.8)  # how much later, and how far in reaches
Rows = list[Any]  # of floats: a heap (time, kind, state, lat, lon), or what is to be a table


class Rules(NamedTuple):
    """What the compiled part must know of a cell."""

    until: float
    chance: float  # that an event is followed by a response
    chase_days: float
    branching: float
    decay_days: float
    event_km: float
    response_km: float
    effect: float
    reach_km: float
    reach_days: float
    cut: bool
    moved: float
    tipped: float


class Simulated(NamedTuple):
    """n events and m responses, in the order of time: days since the beginning, degrees."""

    events: Floats  # [n, (day, lat, lon)]
    happened: Flags  # in the world with the effect
    expected: Flags  # in the world without it
    responses: Floats  # [m, (day, lat, lon)]


def simulate(cell: Cell, rng: np.random.Generator) -> Simulated:
    """One run of a cell, the time before it began left out."""
    world, until = cell.world, cell.world.days + BURN_IN_DAYS
    towns = _towns(cell, rng)
    rules = Rules(
        until,
        world.chased * world.responses / world.events,
        world.chase_days,
        world.branching,
        world.decay_days,
        world.event_km,
        world.response_km,
        cell.effect / 100,
        world.reach_km,
        world.reach_days,
        world.cut,
        world.moved,
        world.tipped,
    )
    found, came = _run(rules, towns, int(rng.integers(2**32)))
    found = found[np.argsort(found[:, 0], kind="stable")]
    found[:, 0] -= BURN_IN_DAYS
    came[:, 0] -= BURN_IN_DAYS
    found, came = found[found[:, 0] >= 0], came[came[:, 0] >= 0]
    return Simulated(found[:, :3], found[:, 3] != STOPPED, found[:, 3] != ADDED, came)


def _towns(cell: Cell, rng: np.random.Generator) -> Floats:
    """For each town its place and how many events and responses a day come of themselves [town, 4]."""
    world = cell.world
    side = world.box_km / KM_PER_DEGREE
    lat = SOUTH + rng.uniform(0, side, world.towns)
    lon = WEST + rng.uniform(0, side, world.towns) / math.cos(math.radians(SOUTH + side / 2))
    weight = np.exp(rng.normal(0, world.unequal, world.towns))
    weight /= weight.sum() * world.days
    of_themselves = (1 - world.branching) * world.events, (1 - world.chased) * world.responses
    return np.stack([lat, lon, weight * of_themselves[0], weight * of_themselves[1]], axis=1)


@inlined
def square_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The square of the distance of two near places."""
    north = (lat - other_lat) * KM_PER_DEGREE
    east = (lon - other_lon) * KM_PER_DEGREE * math.cos(math.radians((lat + other_lat) / 2))
    return north * north + east * east


@inlined
def _come(heap: Rows, time: float, kind: float, state: float, at: tuple[float, ...]) -> None:
    """Something comes about `at` (lat, lon, km)."""
    lat = at[0] + np.random.normal() * at[2] / KM_PER_DEGREE
    lon = at[1] + np.random.normal() * at[2] / KM_PER_DEGREE / math.cos(math.radians(at[0]))
    heapq.heappush(heap, (time, kind, state, lat, lon))


@inlined
def _near(came: Rows, time: float, lat: float, lon: float, rules: Rules) -> bool:
    """Whether a response was here, and not long ago."""
    for back in range(len(came) - 1, -1, -1):
        if came[back][0] < time - rules.reach_days:
            return False
        if square_km(lat, lon, came[back][1], came[back][2]) <= rules.reach_km**2:
            return True
    return False


@inlined
def _displaced(heap: Rows, time: float, lat: float, lon: float, reach_km: float) -> None:
    """The same event a little later, beyond the reach."""
    turn = np.random.random() * 2 * math.pi
    away = reach_km * (MOVED_KM[0] + (MOVED_KM[1] - MOVED_KM[0]) * np.random.random()) / KM_PER_DEGREE
    north, east = away * math.sin(turn), away * math.cos(turn) / math.cos(math.radians(lat))
    heapq.heappush(heap, (time + MOVED_DAYS, SETTLED, ADDED, lat + north, lon + east))


@inlined
def _seeded(heap: Rows, towns: Floats, rules: Rules) -> None:
    """What comes of itself."""
    for town in range(len(towns)):
        for kind, km in ((EVENT, rules.event_km), (RESPONSE, rules.response_km)):
            at = (towns[town, 0], towns[town, 1], km)
            for _ in range(np.random.poisson(towns[town, 2 + int(kind)] * rules.until)):
                _come(heap, np.random.random() * rules.until, kind, BOTH, at)


@inlined
def _copies(rules: Rules) -> int:
    """How often an event that an effect touches comes."""
    if np.random.random() >= abs(rules.effect):
        return 1
    return 0 if rules.effect < 0 else 2


@inlined
def _follow(heap: Rows, one: tuple[float, ...], state: float, rules: Rules) -> None:
    """What an event sets off, in the worlds it comes in."""
    for _ in range(np.random.poisson(rules.branching)):
        after = one[0] + np.random.exponential(rules.decay_days)
        _come(heap, after, EVENT, state, (one[3], one[4], rules.event_km))
        if rules.tipped > 0 and np.random.random() < rules.tipped:
            before = one[0] + np.random.random() * (after - one[0])
            _come(heap, before, RESPONSE, BOTH, (one[3], one[4], rules.response_km))


@inlined
def _chase(heap: Rows, one: tuple[float, ...], rules: Rules) -> None:
    if np.random.random() < rules.chance:
        after = one[0] + np.random.exponential(rules.chase_days)
        _come(heap, after, RESPONSE, BOTH, (one[3], one[4], rules.response_km))


@inlined
def _table(rows: Rows, width: int) -> Floats:
    found = np.empty((len(rows), width))
    for row in range(len(rows)):
        for column in range(width):
            found[row, column] = rows[row][column]
    return found


@compiled
def _run(rules: Rules, towns: Floats, seed: int) -> tuple[Floats, Floats]:
    """Events (day, lat, lon, state) and responses (day, lat, lon)."""
    np.random.seed(seed)
    heap = [(0.0, EVENT, BOTH, 0.0, 0.0)]
    heap.pop()
    happened = [(0.0, 0.0, 0.0, BOTH)]
    happened.pop()
    came = [(0.0, 0.0, 0.0)]
    came.pop()
    _seeded(heap, towns, rules)
    while len(heap) > 0 and heap[0][0] <= rules.until:
        one = heapq.heappop(heap)
        time, kind, state, lat, lon = one
        if kind == RESPONSE:
            came.append((time, lat, lon))
            continue
        copies = 1
        if kind == EVENT and state != STOPPED and rules.effect != 0 and _near(came, time, lat, lon, rules):
            copies = _copies(rules)
        if copies == 0 and state == BOTH:
            state = STOPPED
        if copies > 0 or state == STOPPED:
            happened.append((time, lat, lon, state))
        if copies == 2:
            happened.append((time + A_MINUTE, lat, lon, ADDED))
        if copies == 0 and np.random.random() < rules.moved:
            _displaced(heap, time, lat, lon, rules.reach_km)
        if kind == EVENT and (copies > 0 or state == STOPPED):
            _follow(heap, one, state if rules.cut else BOTH, rules)
        if copies == 2 and rules.cut:
            _follow(heap, one, ADDED, rules)
        if state != STOPPED:
            for _ in range(copies):
                _chase(heap, one, rules)
    return _table(happened, 4), _table(came, 3)


@compiled
def within(responses: Floats, events: Floats, days: Floats, km: Floats) -> NDArray[np.int64]:
    """Events after responses, by the lag and the ring that they fall into [lag, ring]."""
    found = np.zeros((len(days), len(km)), np.int64)
    first = 0
    for response in responses:
        while first < len(events) and events[first, 0] <= response[0]:
            first += 1
        for later in range(first, len(events)):
            lag = np.searchsorted(days, events[later, 0] - response[0])
            if lag == len(days):
                break
            square = square_km(response[1], response[2], events[later, 1], events[later, 2])
            ring = np.searchsorted(km, math.sqrt(square))
            if ring < len(km):
                found[lag, ring] += 1
    return found
