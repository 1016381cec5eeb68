"""What a picture counts: incidents by day, week or month, by day of the calendar, by cercle. Pure.

An incident whose day is known only to the week, month or year is put in a bin that holds the whole of that
time, or in none: what is in none is counted beside. One that lasted for days stands where it began.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from bluehelm.errors import BadInput
from bluehelm.events.pictures.points import Flags, Ints, Points
from bluehelm.record import vocab
from bluehelm.record.places.areas import Area
from bluehelm.record.places.gazetteer import Gazetteer, mali

STEPS = ("day", "week", "month")
BY = ("kind", "perpetrator", "state", "all")
MOST = {"day": 62, "week": 731}  # days that the picture spans at most by this step, if none is asked for
LONGEST = 400  # bins of a curve
SHARP = ("day", "days")  # precisions of a day that is known


@dataclass(frozen=True)
class Bin:
    """A day, week or month."""

    first: date
    last: date
    counts: Mapping[str, int]  # by term; one that does not occur is left out

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Curve:
    """Incidents over time."""

    step: str
    by: str
    terms: tuple[str, ...]  # that occur, the commonest first
    bins: tuple[Bin, ...]  # every one from the first to the last, empty ones too
    unplaced: int  # incidents whose day is known too roughly for the step


@dataclass(frozen=True)
class Days:
    """Incidents by day of the calendar, or by month where there are many."""

    step: str
    counts: Mapping[date, int]  # by the first day of the step, every one from the first to the last
    unplaced: int


@dataclass(frozen=True)
class Cercle:
    """Incidents of a cercle, or of those that one boundary holds together."""

    area: Area
    region: Area | None
    count: int
    killed: int | None  # best figures told; None where none is told
    drawn_with: str  # the P-code of the boundary that it is drawn in; empty where its seat stands for it


@dataclass(frozen=True)
class Cercles:
    """Incidents by cercle, the commonest first, and those that are in none that is known."""

    rows: tuple[Cercle, ...]
    regions_alone: Mapping[str, int]  # known to the region and no closer, by its P-code
    nowhere: int  # in no cercle and no region known
    later: tuple[Area, ...]  # regions of today whose boundary is not at hand

    @property
    def total(self) -> int:
        return sum(row.count for row in self.rows) + sum(self.regions_alone.values()) + self.nowhere

    def shapes(self) -> dict[str, int]:
        """How many are in each boundary that there is, by its P-code."""
        found: dict[str, int] = {}
        for row in self.rows:
            if row.drawn_with:
                found[row.drawn_with] = found.get(row.drawn_with, 0) + row.count
        return found


def curve(points: Points, step: str = "", by: str = "kind") -> Curve:
    """Incidents by day, week (from Monday) or month; without a step, one that suits the time they span.

    raises  BadInput for a step or a division that there is not
    """
    if step and step not in STEPS:
        raise BadInput(f"The step is {step!r}; there are {', '.join(STEPS)}.")
    if by not in BY:
        raise BadInput(f"The curve is divided by {by!r}; there are {', '.join(BY)}.")
    if not len(points):
        return Curve(step or "month", by, (), (), 0)
    step = _fitting(points, step)
    starts = _starts(points.first, step)
    placed = (starts == _starts(points.last, step)) | _sharp(points)
    words, codes = _divided(points, by)
    if not placed.any():
        return Curve(step, by, (), (), len(points))
    begins = list(_steps(int(starts[placed].min()), int(starts[placed].max()), step))
    row = np.searchsorted(np.array(begins, np.int64), starts[placed])
    flat = np.bincount(row * len(words) + codes[placed], minlength=len(begins) * len(words))
    table = flat.reshape(len(begins), len(words))
    order = sorted(range(len(words)), key=lambda n: (-int(table[:, n].sum()), words[n]))
    order = [n for n in order if table[:, n].any()]
    bins = tuple(
        Bin(
            date.fromordinal(start),
            date.fromordinal(_next(start, step) - 1),
            {words[k]: int(table[n, k]) for k in order if table[n, k]},
        )
        for n, start in enumerate(begins)
    )
    return Curve(step, by, tuple(words[n] for n in order), bins, int((~placed).sum()))


def calendar(points: Points) -> Days:
    """Incidents by day; by month where they span more than two years."""
    if not len(points):
        return Days("day", {}, 0)
    step = "day" if int(points.last.max() - points.first.min()) <= MOST["week"] else "month"
    starts = _starts(points.first, step)
    placed = (starts == _starts(points.last, step)) | _sharp(points)
    days, counted = np.unique(starts[placed], return_counts=True)
    found = dict(zip(days.tolist(), counted.tolist(), strict=True))
    every = _steps(min(found, default=1), max(found, default=0), step)
    counts = {date.fromordinal(start): found.get(start, 0) for start in every}
    return Days(step, counts, int((~placed).sum()))


def by_cercle(points: Points, held: Gazetteer | None = None) -> Cercles:
    """Incidents by cercle, all of them, with those in none that is known."""
    areas = (held or mali()).areas
    counts = points.cercle.counts()
    killed = _killed(points)
    shapes = {code: area.id for area in areas.values() for code in area.covers if area.kind == "cercle"}
    rows = []
    for area in areas.values():
        if area.kind != "cercle":
            continue
        region = areas.get(area.parent or "")
        drawn = area.id if area.rings else shapes.get(area.id, "")
        rows.append(Cercle(area, region, counts.pop(area.id, 0), killed.get(area.id), drawn))
    counts.pop("", None)
    without = ~np.isin(
        points.cercle.codes, [points.cercle.words.index(row.area.id) for row in rows if row.count]
    )
    alone = {code: n for code, n in points.region.counts(without).items() if code in areas}
    nowhere = int(without.sum()) - sum(alone.values())
    rows.sort(key=lambda row: (-row.count, row.area.id))
    later = tuple(area for area in areas.values() if area.kind == "region" and not area.rings)
    return Cercles(tuple(rows), alone, nowhere, later)


def _killed(points: Points) -> dict[str, int]:
    """The sum of the best figures by cercle, where any is told."""
    told = points.killed >= 0
    sums = np.bincount(points.cercle.codes[told], points.killed[told], minlength=len(points.cercle.words))
    there = np.bincount(points.cercle.codes[told], minlength=len(points.cercle.words))
    return {word: int(sums[n]) for n, word in enumerate(points.cercle.words) if there[n]}


def _divided(points: Points, by: str) -> tuple[tuple[str, ...], Ints]:
    """The words of the division and each point's number among them; kinds by their wide kind."""
    if by == "all":
        return ("all",), np.zeros(len(points), np.int64)
    column = {"kind": points.kind, "perpetrator": points.perpetrator, "state": points.state}[by]
    if by != "kind":
        return column.words, column.codes
    broad = [wide(word) for word in column.words]
    words = tuple(dict.fromkeys(broad))
    return words, np.array([words.index(word) for word in broad], np.int64)[column.codes]


def wide(kind: str) -> str:
    """The wide kind that a kind stands under."""
    return str(vocab.terms("incident_kinds")[kind]["broad"])


def _sharp(points: Points) -> Flags:
    known = [n for n, word in enumerate(points.day_precision.words) if word in SHARP]
    return np.isin(points.day_precision.codes, known)


def _fitting(points: Points, step: str) -> str:
    """The step asked for, else one by the days they span; a coarser one where bins would be too many."""
    span = int(points.last.max() - points.first.min())
    if not step:
        return next((name for name in ("day", "week") if span <= MOST[name]), "month")
    if step == "day" and span > LONGEST:
        step = "week"
    return "month" if step == "week" and span > LONGEST * 7 else step


def _starts(days: Ints, step: str) -> Ints:
    """The first day of the step that each day lies in."""
    if step == "day":
        return days
    if step == "week":
        return days - (days - 1) % 7  # 1 January of the year 1 was a Monday
    every = np.unique(days)
    firsts = np.array([date.fromordinal(int(day)).replace(day=1).toordinal() for day in every], np.int64)
    return firsts[np.searchsorted(every, days)]


def _steps(start: int, end: int, step: str) -> Iterator[int]:
    while start <= end:
        yield start
        start = _next(start, step)


def _next(start: int, step: str) -> int:
    if step == "month":
        return (date.fromordinal(start) + timedelta(days=31)).replace(day=1).toordinal()
    return start + (7 if step == "week" else 1)
