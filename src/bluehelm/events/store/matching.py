"""The accounts of a mission matched: which tell of one incident, which are doubtful, kept and derived anew.

What is matched already changes nothing; what is interrupted goes on when it is asked for again.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from django.db.models import QuerySet

from bluehelm.errors import BadInput
from bluehelm.events import matching as pure
from bluehelm.events import models as tables
from bluehelm.events import naming
from bluehelm.events.merging.near import reach
from bluehelm.events.store import naming as places
from bluehelm.events.store import pairs
from bluehelm.events.store.linking import Writing
from bluehelm.record import access, history
from bluehelm.record.models import Mission, User

EPOCH = date(1970, 1, 1).toordinal()
READ = 5_000
MARGINS = (400, 120)  # days round new accounts that are matched with them, as far as they fit into one block
TRIES = 3
COLUMNS = (
    "pk", "provider_id", "ref", "first", "last", "lat", "lon", "precision_km", "kind", "place", "extra",
    "incident_id",
)  # fmt: skip
NOWHERE = (float("nan"), float("nan"), 0.0)
Progress = Callable[[str, int, int], None]  # places, matching or writing; how far, of how much


def unheard(what: str, done: int, of: int) -> None:
    """Progress that nobody asked for."""


@dataclass(frozen=True)
class Asked:
    """How accounts are to be matched."""

    days: int = pure.DAYS
    km: float = pure.KM
    block: int = pure.BLOCK
    since: int | None = None  # only what concerns accounts that came in after this entry of the history


@dataclass
class Outcome:
    """What became of it."""

    accounts: int = 0  # looked at
    without_place: int = 0  # whose place is not known, or less precisely than the km asked: left alone
    names_found: int = 0  # places by their names, now
    names_open: int = 0  # names that wait for a person
    incidents: int = 0  # of several accounts
    together: int = 0  # accounts in those
    doubtful: int = 0  # pairs that wait for a person
    moved: int = 0  # accounts that came into another incident
    left: int = 0  # accounts that others changed meanwhile: match again
    notes: list[str] = field(default_factory=list)


def match(
    by: User | None, mission: Mission, asked: Asked | None = None, progress: Progress = unheard
) -> Outcome:
    """Look for the places of names, match the accounts of all providers and keep what was found.

    by      None is the command line
    raises  Refused for one who may not, BadInput for bounds that make no sense
    """
    if by is not None:
        access.require(by, mission, "judge")
    asked = asked or Asked()
    looked = places.look(by, mission, lambda done, of: progress("places", done, of))
    _follow(by, mission)
    for _ in range(TRIES):
        same, different = pairs.fixed(mission.pk)
        known, fresh = _read(mission, asked, same)
        found = pure.matched(
            known, same, different, days=asked.days, km=asked.km, block=asked.block,
            progress=lambda done, of: progress("matching", done, of),
        )  # fmt: skip
        writing = Writing(by, mission, known, found, (same, different))
        if writing.write(fresh, lambda done, of: progress("writing", done, of)):
            return _outcome(mission, known, found, (looked, writing))
    raise BadInput(f"People decided about accounts of {mission.code} all the while; match them again later.")


def _follow(by: User | None, mission: Mission) -> None:
    stale = tables.Pairing.objects.filter(mission=mission)
    if stale.filter(one__current=False).exists() or stale.filter(other__current=False).exists():
        with history.change(by, pairs.MATCHED, "", mission) as entry:
            pairs.follow(entry, mission.pk)


def _outcome(
    mission: Mission, known: pure.Known, found: pure.Matched, done: tuple[places.Looked, Writing]
) -> Outcome:
    looked, writing = done
    _, sizes = np.unique(found.group, return_counts=True)
    several = sizes[sizes > 1]
    waiting = tables.Pairing.objects.filter(mission=mission, verdict=pairs.OPEN).count()
    return Outcome(
        len(known), int(np.isnan(known.lat).sum()), looked.found, looked.open, len(several),
        int(several.sum()), waiting, writing.moved, writing.left, found.notes,
    )  # fmt: skip


def _read(mission: Mission, asked: Asked, same: set[pure.Pair]) -> tuple[pure.Known, set[int] | None]:
    """The accounts to look at, and which of them are new; None where all of them count as new."""
    rows = tables.Account.objects.filter(mission=mission, current=True)
    if asked.since is None:
        return _known(mission, [rows], asked.km), None
    new = rows.filter(change__gt=asked.since)
    fresh = set(new.values_list("pk", flat=True))
    if not fresh:
        return _known(mission, [], asked.km), fresh
    first = new.order_by("first").values_list("first", flat=True)[0]
    last = new.order_by("-first").values_list("first", flat=True)[0]
    near = asked.days + reach(asked.days)
    for margin in (*MARGINS, near):
        some = rows.filter(first__gte=_day(first, -margin), first__lte=_day(last, margin))
        if margin <= near or some.count() <= asked.block:
            break
    decided = {account for pair in same for account in pair}
    outside = rows.filter(pk__in=decided).exclude(
        first__gte=_day(first, -margin), first__lte=_day(last, margin)
    )
    return _known(mission, [some, outside], asked.km), fresh


def _day(day: date, further: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + further, 1), date.max.toordinal()))


def _known(mission: Mission, parts: Sequence[QuerySet[tables.Account]], most_km: float) -> pure.Known:
    """Accounts as columns, those without a point with that of their name, if it is known.

    most_km  a place that is less precise counts as not known
    """
    providers = list(tables.Provider.objects.filter(mission=mission).order_by("name"))
    number = {one.pk: n for n, one in enumerate(providers)}
    points = dict(_points(mission))
    whole = {name: array("q") for name in ("id", "provider", "day", "end", "incident")}
    lats, lons = array("d"), array("d")
    refs: list[str] = []
    kinds: list[str] = []
    for rows in parts:
        for pk, provider, ref, first, last, *where, kind, place, extra, incident in rows.values_list(
            *COLUMNS
        ).iterator(chunk_size=READ):
            lat, lon, precision = where
            if lat is None or lon is None:
                lat, lon, precision = points.get(naming.words(place, extra), NOWHERE) if place else NOWHERE
            if precision is not None and precision > most_km:
                lat, lon = NOWHERE[:2]
            told = (pk, number[provider], first.toordinal() - EPOCH, last.toordinal() - EPOCH, incident)
            for column, value in zip(whole.values(), told, strict=True):
                column.append(value)
            lats.append(lat)
            lons.append(lon)
            refs.append(ref)
            kinds.append(kind)
    columns = {name: np.array(column, np.int64) for name, column in whole.items()}
    weights = np.array([one.weight for one in providers] or [0], np.int64)
    return pure.Known(
        columns["id"], tuple(one.name for one in providers), columns["provider"],
        weights[columns["provider"]], refs, columns["day"], columns["end"], np.array(lats), np.array(lons),
        kinds, columns["incident"],
    )  # fmt: skip


def _points(mission: Mission) -> Iterator[tuple[str, tuple[float, float, float | None]]]:
    rows = tables.Naming.objects.filter(mission=mission, verdict__in=("decided", "found"))
    for words, lat, lon, precision in rows.values_list("words", "lat", "lon", "precision_km"):
        if lat is not None and lon is not None:
            yield words, (lat, lon, precision)
