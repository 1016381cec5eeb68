"""Names of places without a point: found by the machine where it is sure, else asked about once for all."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from bluehelm.errors import BadInput, Refused
from bluehelm.events import models as tables
from bluehelm.events import naming as pure
from bluehelm.events.store.deriving import rederive
from bluehelm.record import access, history
from bluehelm.record.models import Mission, User
from bluehelm.record.places.finding import Candidate
from bluehelm.record.vocab import terms

TABLE = "events_naming"
DECIDED = "place decided"  # in the history: by a person
UNDONE = "place decision undone"
FOUND = "places looked for"  # by the machine
PART = 200  # names in one entry of the history
OPEN, BY_MACHINE, BY_PERSON, UNKNOWN = "open", "found", "decided", "unknown"


@dataclass
class Waiting:
    """One name with the accounts that give it and no point."""

    shown: str  # as first written, with the area that another column told
    accounts: int = 0
    asking: list[int] = field(default_factory=list)  # incidents that would have their place by it


@dataclass(frozen=True)
class Looked:
    """What became of the names."""

    names: int
    found: int  # by the machine, now
    open: int  # that wait for a person
    placed: int  # incidents that have a place now


@dataclass(frozen=True)
class NamingRow:
    """A name and what was decided of it."""

    id: int
    shown: str
    accounts: int
    verdict: str
    name: str
    lat: float | None
    lon: float | None
    precision_km: float | None
    score: float | None
    by: str
    at: datetime
    said: str


def look(
    by: User | None, mission: Mission, progress: Callable[[int, int], None] = lambda done, of: None
) -> Looked:
    """Look for every name that accounts give without a point; what is known already is not looked for again.

    by      None is the command line
    raises  Refused for one who may not
    """
    if by is not None:
        access.require(by, mission, "judge")
    waiting = _waiting(mission)
    known = {row.words: row for row in tables.Naming.objects.filter(mission=mission)}
    for row in known.values():
        waiting.setdefault(row.words, Waiting(row.shown))
    todo = [
        (words, one)
        for words, one in waiting.items()
        if words not in known
        or known[words].accounts != one.accounts
        or (one.asking and _placed(known[words]))
    ]
    found = placed = 0
    for at in range(0, len(todo), PART):
        some = [(words, one, known.get(words)) for words, one in todo[at : at + PART]]
        settled = {words: pure.settled(one.shown) for words, one, row in some if row is None}
        with history.change(by, FOUND, "", mission) as entry:
            placed += _keep(entry, mission, some, settled)
        found += sum(one.verdict == BY_MACHINE for one in settled.values())
        progress(min(at + PART, len(todo)), len(todo))
    return Looked(len(waiting), found, queue(mission).count(), placed)


def _waiting(mission: Mission) -> dict[str, Waiting]:
    """Every name that current accounts without a point give."""
    rows = tables.Account.objects.filter(mission=mission, current=True, lat=None).exclude(place="")
    columns = rows.values_list("pk", "place", "extra", "incident_id", "incident__lead", "incident__located")
    found: dict[str, Waiting] = {}
    for account, place, extra, incident, lead, located in columns.iterator(chunk_size=5_000):
        words = pure.words(place, extra)
        if words:
            one = found.setdefault(words, Waiting(pure.asked(place, extra)))
            one.accounts += 1
            if lead == account and located == "asked":
                one.asking.append(incident)
    return found


def _placed(row: tables.Naming) -> bool:
    return row.verdict in (BY_MACHINE, BY_PERSON)


def _keep(
    entry: history.Entry,
    mission: Mission,
    some: list[tuple[str, Waiting, tables.Naming | None]],
    settled: dict[str, pure.Settled],
) -> int:
    """Some names with what the machine made of them; gives how many incidents have a place by it."""
    asking: list[int] = []
    for words, one, held in some:
        row = held
        if row is None:
            given = settled[words]
            row = tables.Naming(
                mission=mission, words=words, shown=one.shown, verdict=given.verdict, place=given.place,
                name=given.name, lat=given.lat, lon=given.lon, precision_km=given.precision_km,
                score=given.score, change_id=entry.n,
            )  # fmt: skip
        row.accounts = one.accounts
        row.save()
        if held is None:
            entry.add(TABLE, row.pk, None, describe(row))
        if _placed(row):
            asking += one.asking
    rederive(entry, mission.pk, asking)
    return len(asking)


def queue(mission: Mission) -> QuerySet[tables.Naming]:
    """The names that wait for a person, those of most accounts first."""
    rows = tables.Naming.objects.filter(mission=mission, verdict=OPEN, accounts__gt=0)
    return rows.order_by("-accounts", "pk")


def decided(mission: Mission, *, machine: bool = False) -> QuerySet[tables.Naming]:
    """The names that people decided, latest first; or those that the machine found, least sure first."""
    rows = tables.Naming.objects.filter(mission=mission)
    if machine:
        return rows.filter(verdict=BY_MACHINE).order_by("score", "pk")
    return rows.filter(verdict__in=(BY_PERSON, UNKNOWN)).order_by("-change_id", "pk")


def seen(mission: Mission, rows: QuerySet[tables.Naming], audience: str, most: int) -> list[NamingRow]:
    """The first of these names, but for those that only accounts beyond the audience give."""
    rank = int(terms("audiences")[audience]["rank"])
    found = list(rows.select_related("by", "change")[: 2 * most])
    written = {name for row in found for name in (row.shown, row.shown.rsplit(" (", 1)[0])}
    accounts = tables.Account.objects.filter(
        mission=mission, current=True, lat=None, place__in=written, incident__rank__lte=rank
    )
    allowed = set(accounts.values_list("place", flat=True).distinct())
    return [
        _row(one) for one in found if {one.shown, one.shown.rsplit(" (", 1)[0]} & allowed or not one.accounts
    ][:most]


def _row(row: tables.Naming) -> NamingRow:
    return NamingRow(
        row.pk, row.shown, row.accounts, row.verdict, row.name, row.lat, row.lon, row.precision_km, row.score,
        row.by.get_username() if row.by else "", row.change.at, row.said,
    )  # fmt: skip


def decide(by: User | None, mission: Mission, key: int, place: Candidate | None, why: str = "") -> int:
    """Say where a name lies, for all accounts that give it, now and later; gives how many incidents changed.

    place   None: nobody can say
    raises  Refused where somebody decided it before, or for one who may not
    """
    if by is not None:
        access.require(by, mission, "judge")
    with history.change(by, DECIDED, why, mission) as entry:
        row = _held(mission, key)
        if row.verdict in (BY_PERSON, UNKNOWN):
            who = row.by.get_username() if row.by else "somebody"
            what = row.name if row.verdict == BY_PERSON else "unknown"
            raise Refused(
                f"{who} decided this name before, on {row.change.at:%Y-%m-%d %H:%M} UTC: {what}."
                " Take that back first, or go on with the next one."
            )
        before = describe(row)
        row.verdict, row.by, row.said, row.change_id = UNKNOWN, by, why, entry.n
        row.place, row.name, row.lat, row.lon, row.precision_km = "", "", None, None, None
        if place is not None:
            row.verdict, row.place, row.name = BY_PERSON, place.id or "", place.name
            row.lat, row.lon, row.precision_km = place.lat, place.lon, place.precision_km
            row.score = place.score
        return _change(entry, mission, row, before)


def undo(by: User | None, mission: Mission, key: int, why: str = "") -> int:
    """Take a decision of a person back: what was before counts again; gives how many incidents changed."""
    if by is not None:
        access.require(by, mission, "judge")
    with history.change(by, UNDONE, why, mission) as entry:
        row = _held(mission, key)
        if row.verdict not in (BY_PERSON, UNKNOWN):
            raise BadInput("This decision was taken back before, or it was none of a person.")
        said = next(one for one in json.loads(row.change.batch) if one["table"] == TABLE)
        now = describe(row)
        for name, value in said["before"].items():
            setattr(row, name, value)
        row.by, row.change_id = None, entry.n
        return _change(entry, mission, row, now)


def _held(mission: Mission, key: int) -> tables.Naming:
    row = tables.Naming.objects.filter(mission=mission, pk=key).select_related("by", "change").first()
    if row is None:
        raise BadInput(f"There is no name {key} in {mission.code}.")
    return row


def _change(entry: history.Entry, mission: Mission, row: tables.Naming, before: dict[str, Any]) -> int:
    row.save()
    entry.add(TABLE, row.pk, before, describe(row))
    incidents = set(_incidents(mission, row.words))
    rederive(entry, mission.pk, incidents)
    return len(incidents)


def _incidents(mission: Mission, words: str) -> Iterator[int]:
    """The incidents with an account that gives this name and no point."""
    rows = tables.Account.objects.filter(mission=mission, current=True, lat=None).exclude(place="")
    for place, extra, incident in rows.values_list("place", "extra", "incident_id").iterator(
        chunk_size=5_000
    ):
        if pure.words(place, extra) == words:
            yield incident


def describe(row: tables.Naming) -> dict[str, Any]:
    """The name as the history keeps it; who decided is in the entry itself."""
    names = ("words", "shown", "verdict", "place", "name", "lat", "lon", "precision_km", "score", "said")
    return {name: getattr(row, name) for name in names}


def by_name(mission: Mission, name: str) -> tables.Naming:
    """The name as it is asked about, written in any way that is remembered as one.

    raises  BadInput where no account gives it
    """
    row = tables.Naming.objects.filter(mission=mission, words=pure.words(name, "{}")).first()
    if row is None:
        raise BadInput(
            f"No account of {mission.code} gives {name!r} without a point; see: bluehelm place queue."
        )
    return row
