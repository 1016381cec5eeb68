"""What truly happens in the invented world: incidents by day, place, actor, kind and harm."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from bluehelm.events.invented.drawing import Array, around, chance, pick, weights
from bluehelm.events.invented.ground import KM, ground, numbers
from bluehelm.record import vocab

WORLD = numbers("world")
REGIONS = tuple(sorted(WORLD["levels"]))
PARTS = ("south", "centre", "north")
PART = np.array([PARTS.index(WORLD["parts"][one]) for one in REGIONS])
ACTORS = tuple(WORLD["actors"])
KINDS = tuple(vocab.terms("incident_kinds"))
STATUSES = ("civilian", "peacekeeper", "humanitarian", "state_force", "fighter")
HARMS = (
    "killed", "injured", "abducted", "detained", "missing", "sexual_violence", "recruited", "ill_treated",
    "displaced", "property", "livestock",
)  # fmt: skip
CIVILIAN, PEACEKEEPER, FIGHTER = (
    STATUSES.index("civilian"),
    STATUSES.index("peacekeeper"),
    STATUSES.index("fighter"),
)
KIND_OF = weights(WORLD["kinds"], ACTORS, KINDS)
AIMED = weights({one: WORLD["targets"].get(one, WORLD["targets"]["any"]) for one in KINDS}, KINDS, STATUSES)
ROADS = np.array([one in WORLD["on_roads"] for one in KINDS])
LASTING = np.array([float(WORLD["several_days"].get(one, 0)) for one in KINDS])
OWN = tuple(ACTORS.index(one) for one in ("state_forces", "international_forces", "mission"))
MISSION_LEFT, MISSION_CAME = date(2023, 12, 31), date(2013, 7, 1)


@dataclass(frozen=True)
class Calendar:
    """How much happens on each day, by region and actor."""

    since: date
    days: int
    sums: Array  # running sums over day, region, actor
    near: Array  # month, region, actor: the place about which they are active


@dataclass(frozen=True)
class Happened:
    """A stretch of incidents, in columns."""

    number: Array  # of the first, then on
    day: Array  # since the first day of the calendar
    lasts: Array  # days more
    minute: Array  # of the day
    region: Array
    actor: Array
    kind: Array
    place: Array  # the nearest place
    lat: Array
    lon: Array
    status: Array  # of those aimed at
    harm: dict[str, Array]
    beside: Array  # civilians killed beside others
    fighters: Array  # attackers killed
    female: Array  # of the civilians killed
    child: Array
    operation: Array  # its number; -1 for none

    def __len__(self) -> int:
        return len(self.day)


def calendar(since: date, until: date, seed: int) -> Calendar:
    """The intensity of every day: level of the year, season, waves."""
    draw = chance(seed, "calendar")
    days = (until - since).days + 1
    dates = [since + timedelta(at) for at in range(days)]
    years = np.clip([day.year - WORLD["first_year"] for day in dates], 0, len(WORLD["levels"]["ML01"]) - 1)
    season = np.array([WORLD["months"][day.month - 1] for day in dates])
    level = np.array([WORLD["levels"][one] for one in REGIONS])[:, years].T * season[:, None]
    times = np.searchsorted(WORLD["times"], [day.year for day in dates], side="right")
    share = np.array([[WORLD["actors"][one][part] for part in PARTS] for one in ACTORS])  # actor, part, time
    share = share[:, PART, :]
    share = share / share.sum(axis=0)
    much = level[:, :, None] * np.moveaxis(share[:, :, times], (2, 1, 0), (0, 1, 2))
    much *= _waves(draw, days)
    months = (until.year - since.year) * 12 + until.month - since.month + 1
    held = ground()
    spots = draw.random_sample((months, len(REGIONS), len(ACTORS)))
    low, high = _span(held.weight, held.starts)
    near = np.searchsorted(
        held.weight, low[None, :, None] + spots * (high - low)[None, :, None], side="right"
    )
    return Calendar(since, days, np.cumsum(much.ravel()), np.minimum(near, len(held.lat) - 1))


def _span(sums: Array, starts: Array) -> tuple[Array, Array]:
    """The running sum before each region, and at its end."""
    padded = np.concatenate([[0.0], sums])
    return padded[starts[:-1]], padded[starts[1:]]


def _waves(draw: np.random.RandomState, days: int) -> Array:
    told = WORLD["waves"]
    waves = np.ones((days, len(REGIONS), len(ACTORS)))
    time = np.arange(days)
    for region in range(len(REGIONS)):
        for actor in range(len(ACTORS)):
            for _ in range(draw.poisson(told["a_year"] * (days + 60) / 365.25)):
                middle = draw.uniform(-30, days + 30)
                wide = 7 * draw.uniform(*told["weeks"])
                waves[:, region, actor] += draw.uniform(*told["height"]) * np.exp(
                    -(((time - middle) / wide) ** 2)
                )
    return waves


def happen(seen: Calendar, seed: int, part: tuple[int, int, int], count: int, first: int) -> Happened:
    """So many incidents of one part of the calendar: (block, round, blocks); numbered from first."""
    block, again, blocks = part
    draw = chance(seed, "happening", block, again)
    shares = (block + draw.random_sample(count)) / blocks
    cell = np.minimum(np.searchsorted(seen.sums, shares * seen.sums[-1], side="right"), len(seen.sums) - 1)
    day, rest = np.divmod(cell, len(REGIONS) * len(ACTORS))
    region, actor = np.divmod(rest, len(ACTORS))
    kind = pick(draw, KIND_OF, actor)
    status = _aimed(draw, seen, kind, region, day)
    place = _placed(draw, seen, (day, region, actor, kind))
    lat, lon = _pointed(draw, place)
    lasts = np.where(LASTING[kind] > 0, draw.poisson(LASTING[kind]), 0)
    harm, beside, fighters = _harmed(draw, kind, status)
    own = np.isin(actor, OWN) & ((kind == KINDS.index("operation")) | (kind == KINDS.index("air_strike")))
    names = len(WORLD["operation_words"]) * 40
    operation = np.where(own, draw.randint(0, names, count), -1)
    told = WORLD["among_civilians"]
    civilians = np.where(status == CIVILIAN, harm["killed"], beside)
    female = draw.binomial(civilians, told["female"])
    return Happened(
        first + np.arange(count), day, lasts, draw.randint(0, 1440, count), region, actor, kind, place,
        lat, lon, status, harm, beside, fighters, female,
        draw.binomial(civilians - female, told["child"]), operation,
    )  # fmt: skip


def _aimed(draw: np.random.RandomState, seen: Calendar, kind: Array, region: Array, day: Array) -> Array:
    """Whom it is aimed at; where no mission is, no peacekeeper."""
    status = pick(draw, AIMED, kind)
    came, left = (MISSION_CAME - seen.since).days, (MISSION_LEFT - seen.since).days
    away = (PART[region] == PARTS.index("south")) | (day < came) | (day > left)
    other = np.where(kind == KINDS.index("movement_restriction"), CIVILIAN, STATUSES.index("state_force"))
    return np.where((status == PEACEKEEPER) & away, other, status)


def _placed(draw: np.random.RandomState, seen: Calendar, what: tuple[Array, Array, Array, Array]) -> Array:
    """The place: on a road, near where the actor is active that month, or anywhere in the region."""
    day, region, actor, kind = what
    held, count = ground(), len(day)
    shares, sort, step = draw.random_sample(count), draw.random_sample(count), draw.standard_normal(count)
    low, high = _span(held.weight, held.starts)
    anywhere = np.searchsorted(held.weight, low[region] + shares * (high - low)[region], side="right")
    low, high = _span(held.road, held.starts)
    road = np.searchsorted(held.road, low[region] + shares * (high - low)[region], side="right")
    month = np.minimum((seen.since.day - 1 + day) // 31, len(seen.near) - 1)
    hot = seen.near[month, region, actor] + np.rint(4 * step).astype(int)
    place = np.where(
        ROADS[kind] & (sort < WORLD["near_road"]), road, np.where(sort > 1 - WORLD["bursts"], hot, anywhere)
    )
    return np.asarray(np.clip(place, held.starts[:-1][region], held.starts[1:][region] - 1))


def _pointed(draw: np.random.RandomState, place: Array) -> tuple[Array, Array]:
    """The true point: mostly in the place, sometimes some km out."""
    held, count = ground(), len(place)
    km = draw.exponential(np.where(draw.random_sample(count) < 0.35, 5.0, 0.6))
    way = draw.random_sample(count) * 2 * np.pi
    lat = held.lat[place] + km * np.cos(way) / KM
    return lat, held.lon[place] + km * np.sin(way) / (KM * np.cos(np.radians(lat)))


def _harmed(draw: np.random.RandomState, kind: Array, status: Array) -> tuple[dict[str, Array], Array, Array]:
    """Counts by harm, civilians killed beside other targets, and attackers killed."""
    found, count = {}, len(kind)
    for harm in HARMS:
        table = np.array([WORLD["harm"].get(one, {}).get(harm, (0, 1, 0)) for one in KINDS], float)[kind]
        some = draw.random_sample(count) < table[:, 0]
        much = np.minimum(around(draw, table[:, 1], table[:, 2]), WORLD["most"].get(harm, 60))
        found[harm] = np.where(some, much, 0)
    armed = (status != CIVILIAN) & (found["killed"] > 0)
    beside = _besides(draw, "collateral", armed)
    return found, beside, _besides(draw, "fighters", armed & (status != FIGHTER))


def _besides(draw: np.random.RandomState, what: str, where: Array) -> Array:
    told, count = WORLD[what], len(where)
    some = (draw.random_sample(count) < told["chance"]) & where
    return np.where(some, around(draw, np.full(count, told["median"]), np.full(count, told["spread"])), 0)
