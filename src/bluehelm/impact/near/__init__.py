"""Events by distance to bases, place by year: proximity, not effect."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bluehelm.errors import BadInput
from bluehelm.impact.grid import TOLERANCE_KM
from bluehelm.impact.near.sites import Sites, years_of
from bluehelm.impact.near.surroundings import area, nearest, pairs
from bluehelm.impact.rows import Events, Floats

ALWAYS = (
    "this is proximity, not effect: bases were put where violence is feared, they may have changed it,"
    " and what happens near them is reported more often; these figures cannot tell the three apart"
)
OPENED, SEEN, CLOSED = "opened", "seen to open", "closed"
FEW = 10  # places; fewer get a warning
MOST_CELLS = 20_000_000
Longs = NDArray[np.int64]


@dataclass(frozen=True)
class YearRing:
    """One year in one ring; what happened lies in the ring of the nearest base open that year."""

    year: int
    km: float  # outer edge
    bases: int
    events: float  # or the sum of a column
    share: float | None  # of all that happened in the year, wherever it was
    per_1000_km2: float


@dataclass(frozen=True)
class Change:
    """What happened a year in one ring round a place, earlier and later."""

    what: str  # opened; seen to open: only those not there from the first year; closed
    km: float  # outer edge
    places: int
    earlier: float
    later: float
    ratio: float | None
    elsewhere_ratio: float | None  # beyond the widest ring of every base, over the same years
    more: int  # places
    fewer: int
    same: int


@dataclass(frozen=True)
class Near:
    """Violence by distance to bases."""

    years: tuple[YearRing, ...]
    changes: tuple[Change, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Happened:
    """What happened round each site, year by year."""

    first: int  # year
    rings: Floats  # [site, ring, year]
    elsewhere: Floats  # [year]
    total: Floats  # [year]
    shared: int  # events within the widest ring of several sites

    @property
    def years(self) -> range:
        return range(self.first, self.first + len(self.total))


def near(
    events: Events, bases: Sites, km: Sequence[float], *, years: int = 3, weight: Floats | None = None
) -> Near:
    """Events by year and ring round the bases open that year, and round each base before and since.

    km      outer edges of the rings
    years   so many before a base opened, or closed, are set beside as many from then on
    weight  n numbers summed in place of counting events, such as deaths
    raises  BadInput where no year has both events and bases, or a ring makes no sense
    """
    if not km or not km[0] > 0 or not all(inner < outer for inner, outer in pairwise(km)):
        raise BadInput(f"The radii {tuple(km)} do not rise from 0. Give each once, in order, in km.")
    if years < 1:
        raise BadInput(f"{years} years are too few to set beside each other. Give 1 or more.")
    each = np.ones(len(events)) if weight is None else weight
    happened = _happened(events, bases, km, each)
    areas = cache(lambda standing: area(bases.lat[list(standing)], bases.lon[list(standing)], km))
    told = [row for year in happened.years for row in _year(events, bases, km, (year, each, happened, areas))]
    if not told:
        raise BadInput(
            f"The events are of {happened.years[0]} to {happened.years[-1]} and the bases of {bases.first}"
            f" to {bases.last}: no year has both."
        )
    whats = OPENED, SEEN, CLOSED
    changes = [row for what in whats for row in _changes(what, bases, km, happened, years)]
    notes = _notes(bases, happened, changes, km[-1])
    return Near(tuple(told), tuple(changes), tuple(notes))


def _ring(apart: Floats, km: Sequence[float]) -> Longs:
    return np.searchsorted(np.array(km), apart - TOLERANCE_KM, side="left")


def _happened(events: Events, bases: Sites, km: Sequence[float], each: Floats) -> Happened:
    when = years_of(events.time)
    first, span = int(when.min()), int(when.max() - when.min()) + 1
    if len(bases) * len(km) * span > MOST_CELLS:
        raise BadInput(
            f"{len(bases)} bases by {len(km)} rings by the years {first} to {first + span - 1} are more than"
            f" {MOST_CELLS} cells. Check the years, or take fewer bases."
        )
    event, site, apart = pairs((bases.lat, bases.lon), (events.lat, events.lon), km[-1])
    rings = np.zeros((len(bases), len(km), span))
    np.add.at(rings, (site, np.minimum(_ring(apart, km), len(km) - 1), when[event] - first), each[event])
    bases_near = np.bincount(event, minlength=len(events))
    far = bases_near == 0
    elsewhere = np.bincount(when[far] - first, each[far], span).astype(np.float64)
    total = np.bincount(when - first, each, span).astype(np.float64)
    return Happened(first, rings, elsewhere, total, int((bases_near > 1).sum()))


def _year(
    events: Events,
    bases: Sites,
    km: Sequence[float],
    of: tuple[int, Floats, Happened, Callable[[tuple[int, ...]], Floats]],
) -> Iterator[YearRing]:
    """The rings of one year; none where no base stood open."""
    year, each, happened, areas = of
    standing = bases.standing(year)
    if not len(standing):
        return
    there = bases.lat[standing], bases.lon[standing]
    these = np.flatnonzero(years_of(events.time) == year)
    _, apart = nearest(there, (events.lat[these], events.lon[these]), km[-1])
    close = np.isfinite(apart)
    ring = np.minimum(_ring(apart[close], km), len(km) - 1)
    inside = np.bincount(ring, each[these][close], len(km))
    total, ground = float(happened.total[year - happened.first]), areas(tuple(standing.tolist()))
    for k, radius in enumerate(km):
        share = float(inside[k]) / total if total else None
        yield YearRing(
            year, radius, len(standing), float(inside[k]), share, float(inside[k] / ground[k] * 1000)
        )


def _sides(what: str, bases: Sites, site: int, span: range, years: int) -> tuple[list[int], list[int]]:
    """The years before and since a base opened or closed that the events tell of."""
    standing = {bases.first + int(at) for at in np.flatnonzero(bases.open[site])}
    turn = max(standing) + 1 if what == CLOSED else min(standing)
    if (what == CLOSED and turn > bases.last) or (what == SEEN and turn == bases.first):
        return [], []
    earlier = [year for year in range(turn - years, turn) if year in span]
    later = [year for year in range(turn, turn + years) if year in span]
    if what == CLOSED:
        return [year for year in earlier if year in standing], later
    return earlier, [year for year in later if year in standing]


def _changes(
    what: str, bases: Sites, km: Sequence[float], happened: Happened, years: int
) -> Iterator[Change]:
    """The change in each ring over all places that can be set beside themselves."""
    sides = {site: _sides(what, bases, site, happened.years, years) for site in range(len(bases))}
    usable = {site: both for site, both in sides.items() if all(both)}
    if not usable:
        return
    for k, radius in enumerate(km):
        means = np.array([[_mean(happened.rings[site, k], side, happened.first) for side in both]
                          for site, both in usable.items()])  # fmt: skip
        away = np.array([[_mean(happened.elsewhere, side, happened.first) for side in both]
                         for both in usable.values()])  # fmt: skip
        earlier, later = means.mean(axis=0).tolist()
        step = np.sign(np.round(means[:, 1] - means[:, 0], 9)).astype(int).tolist()
        yield Change(
            what, radius, len(usable), earlier, later,
            later / earlier if earlier else None,
            float(away[:, 1].sum() / away[:, 0].sum()) if away[:, 0].any() else None,
            step.count(1), step.count(-1), step.count(0),
        )  # fmt: skip


def _mean(by_year: Floats, side: list[int], first: int) -> float:
    return float(by_year[np.array(side) - first].mean())


def _notes(bases: Sites, happened: Happened, changes: list[Change], widest: float) -> Iterator[str]:
    """What cannot be said, and why."""
    yield ALWAYS
    yield "a base counts as open for the whole of a year in which it stood at all"
    there = int(bases.open[:, 0].sum())
    yield (
        f"{there} of {len(bases)} bases stand in the first year of their table ({bases.first}): they may be"
        " older, and what is told of the time before it may be of a time with a base"
    )
    for change in changes:
        if change.km == widest and change.places < FEW:
            yield f"{change.what}: {change.places} places are too few to tell a change from chance"
    if happened.shared:
        yield (
            f"{happened.shared} events lie within {widest:g} km of several bases: by year each is told once,"
            " at the nearest; before and since it is told round each"
        )
    if bases.last > happened.years[-1] or bases.first < happened.years[0]:
        yield (
            f"the bases are of {bases.first} to {bases.last}, the events of {happened.years[0]} to"
            f" {happened.years[-1]}; years that one of them does not tell of are left out"
        )
