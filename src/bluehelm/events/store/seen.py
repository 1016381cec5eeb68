"""Incidents as one person may see them: read from the store, then narrowed to the audience."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from bluehelm.events.incidents import ranks
from bluehelm.events.protect import shown
from bluehelm.events.query import Query
from bluehelm.events.rows import AccountRow, IncidentRow, Whole
from bluehelm.events.store import reading, whole
from bluehelm.events.store.exporting import blur
from bluehelm.record.access import Unseen
from bluehelm.record.models import Mission
from bluehelm.record.said import Said

PART = 200  # rows read at a time
SCANNED = 20_000  # rows looked through for one page where the store cannot tell which fit
COUNTED = 10_000
NEAR_DAYS, NEAR_DEGREES = 3, 0.25  # within which an incident may be the same
ALIKE = 5  # at most so many are asked about


@dataclass(frozen=True)
class Page:
    """One page of the list. after is where the next one begins, None at the end."""

    rows: tuple[IncidentRow, ...]
    after: reading.After | None
    cut: bool  # the page ended because too many rows were looked through
    count: int | None  # at most COUNTED; None where it would have to be counted row by row
    more: bool  # there are more than were counted


def page(mission: Mission, query: Query, audience: str, after: reading.After | None, size: int) -> Page:
    """The incidents that the person may see, newest first."""
    asked, sure = _asked(query, audience)
    found: list[IncidentRow] = []
    last: reading.After | None = after
    looked, ended = 0, False
    part = size + 1 if sure else PART
    while len(found) <= size and looked < SCANNED and not ended:
        rows = reading.incidents(mission, asked, audience, after=last, limit=part)
        looked += len(rows)
        ended = len(rows) < part
        for row in rows:
            last = (row.first, row.number)
            told = narrowed(row, audience)
            if told is not None and (sure or shown.keeps(told, query)):
                found.append(told)
    cut = not ended and len(found) <= size
    following = (
        last if cut else (found[size - 1].first, found[size - 1].number) if len(found) > size else None
    )
    count = reading.count(mission, asked, audience, COUNTED) if sure else None
    many = count is not None and count > COUNTED
    return Page(tuple(found[:size]), following, cut, COUNTED if many else count, many)


def after_of(asked: str) -> reading.After | None:
    """The last row of the page before, as an address or a command writes it: 2031-03-04.17."""
    day, _dot, number = asked.partition(".")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None


def _asked(query: Query, audience: str) -> tuple[Query, bool]:
    """What the store is asked, and whether all it finds is shown so that it fits the query."""
    if audience == "protection":
        return query, True
    sure = query.box is None and not query.words and not query.located
    return replace(query, box=None, located=()), sure


def alike(mission: Mission, said: Said, audience: str) -> list[IncidentRow]:
    """Incidents near in time and place that it may tell of, as the person may see them."""
    apart = timedelta(days=NEAR_DAYS)
    query = Query(since=said.first - apart, until=said.last + apart)
    if said.lat is not None and said.lon is not None:
        lat, lon, far = said.lat, said.lon, NEAR_DEGREES
        query = replace(query, box=(lon - far, lat - far, lon + far, lat + far))
    elif said.place:
        query = replace(query, words=said.place)
    else:
        return []
    rows = page(mission, query, audience, None, 50).rows
    return sorted(rows, key=lambda row: (row.kind != said.kind, abs((row.first - said.first).days)))[:ALIKE]


def narrowed(row: IncidentRow, audience: str) -> IncidentRow | None:
    """The incident as the audience may see it, None where it may not."""
    return shown.shown(row, audience, blur(), _today())


def one(mission: Mission, number: int, audience: str) -> Whole:
    """The incident with those of its accounts that the audience may see.

    raises  Unseen where there is none for the audience
    """
    found = whole.incident(mission, number, audience)
    told = narrowed(found.incident, audience)
    if told is None:
        raise Unseen(f"There is no incident {number} in {mission.code} that you may read.")
    return replace(found, incident=told, accounts=tuple(_accounts(found, audience)))


def _accounts(found: Whole, audience: str) -> Iterator[AccountRow]:
    for row in found.accounts:
        told = shown.shown_account(row, found.incident, audience, blur(), _today())
        if told is not None:
            yield told


def strictest() -> int:
    """The rank whose material is logged when it is opened, so that a list does not tell what it holds."""
    return ranks()["strictly_confidential"]


def _today() -> date:
    return datetime.now(UTC).date()
