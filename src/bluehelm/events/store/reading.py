"""Incidents as they stand, for those who may see them: lists by pages, points of the map, one whole incident.

Every function takes the audience (access.audience) and gives no incident that it may not see; narrowing a
place or leaving out a narrative is the part of events.protect.
"""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from bluehelm.events import models as tables
from bluehelm.events.query import Query, kinds
from bluehelm.events.rows import HarmRow, IncidentRow
from bluehelm.record import vocab
from bluehelm.record.models import Mission

COLUMNS = tuple("id" if one.name == "number" else one.name for one in fields(IncidentRow))
POINTS = (
    "id", "first", "last", "lat", "lon", "precision_km", "kind", "perpetrator", "state", "killed",
    "civilians", "rank", "located", "region", "cercle", "invented", "own_use", "strict", "place",
)  # fmt: skip
HARM = (
    "id", "first", "last", "day_precision", "region", "cercle", "kind", "perpetrator", "target", "state",
    "standard", "rank", "own_use", "invented", "strict", "accounts", "providers", "lead",
)  # fmt: skip
PART = 5_000
UNTOLD = ("", "unknown", "unknown", "unknown", None, None, None)
After = tuple[date, int]  # the first day and the number of the last row of a page


def found(mission: Mission, query: Query, audience: str) -> QuerySet[tables.Incident]:
    """The incidents that the query asks for and the audience may see, newest first."""
    most = int(vocab.terms("audiences")[audience]["rank"])
    rows = tables.Incident.objects.filter(mission=mission, into=None, rank__lte=most)
    if audience in ("partner", "public"):
        rows = rows.filter(own_use=False)
    rows = _when_and_where(rows, query)
    for column, wanted in _chosen(query).items():
        if wanted:
            rows = rows.filter(**{f"{column}__in": wanted})
    if not query.state:
        rows = rows.exclude(state="withdrawn")
    if query.killed is not None:
        rows = rows.filter(killed__gte=query.killed)
    return _by_accounts(rows, query).order_by("-first", "-id")


def _when_and_where(rows: QuerySet[tables.Incident], query: Query) -> QuerySet[tables.Incident]:
    if query.since is not None:
        rows = rows.filter(last__gte=query.since)
    if query.until is not None:
        rows = rows.filter(first__lte=query.until)
    if query.box is not None:
        west, south, east, north = query.box
        rows = rows.filter(lon__gte=west, lon__lte=east, lat__gte=south, lat__lte=north)
    if query.words:
        rows = rows.filter(place__icontains=query.words)
    return rows


def _chosen(query: Query) -> dict[str, tuple[str, ...]]:
    return {
        "kind": kinds(query), "perpetrator": query.perpetrator, "target": query.target, "state": query.state,
        "standard": query.standard, "region": query.region, "cercle": query.cercle, "located": query.located,
    }  # fmt: skip


def _by_accounts(rows: QuerySet[tables.Incident], query: Query) -> QuerySet[tables.Incident]:
    """Conditions on what accounts say: who gave one, what harm the leading one tells."""
    if query.provider:
        given = tables.Account.objects.filter(
            incident=OuterRef("pk"), current=True, provider__name__in=query.provider
        )
        rows = rows.filter(Exists(given))
    if query.operation:
        leads = tables.Account.objects.filter(pk=OuterRef("lead"), operation__in=query.operation)
        rows = rows.filter(Exists(leads))
    if query.harm or query.status:
        lines = tables.Harm.objects.filter(account=OuterRef("lead"))
        if query.harm:
            lines = lines.filter(harm__in=query.harm)
        if query.status:
            lines = lines.filter(status__in=query.status)
        rows = rows.filter(Exists(lines))
    return rows


def incidents(
    mission: Mission, query: Query, audience: str, *, after: After | None = None, limit: int = 100
) -> list[IncidentRow]:
    """One page of incidents, newest first, beginning after the last row of the page before."""
    rows = found(mission, query, audience)
    if after is not None:
        day, number = after
        rows = rows.filter(first__lte=day).filter(Q(first__lt=day) | Q(pk__lt=number))
    return [IncidentRow(*row) for row in rows.values_list(*COLUMNS)[:limit]]


def every(mission: Mission, query: Query, audience: str) -> Iterator[IncidentRow]:
    """All incidents of the query, in constant memory."""
    rows = found(mission, query, audience).values_list(*COLUMNS)
    yield from (IncidentRow(*row) for row in rows.iterator(chunk_size=PART))


def count(mission: Mission, query: Query, audience: str, most: int | None = None) -> int:
    """How many incidents the query asks for; with `most`, no further than that is counted."""
    rows = found(mission, query, audience).order_by()
    return rows.count() if most is None else rows.values("pk")[: most + 1].count()


def points(mission: Mission, query: Query, audience: str) -> dict[str, list[Any]]:
    """What the map needs of every incident, column by column (POINTS; lat and lon None where not known)."""
    rows = list(found(mission, query, audience).values_list(*POINTS))
    columns = list(zip(*rows, strict=True)) or [()] * len(POINTS)
    return {name: list(column) for name, column in zip(POINTS, columns, strict=True)}


def harm_rows(mission: Mission, query: Query, audience: str) -> Iterator[HarmRow]:
    """The lines of harm of every incident of the query, as its leading account tells them."""
    rows = found(mission, query, audience).values_list(*HARM)
    part: list[Any] = []
    for row in rows.iterator(chunk_size=PART):
        part.append(row)
        if len(part) == PART:
            yield from _with_harm(part)
            part = []
    yield from _with_harm(part)


def _with_harm(part: list[Any]) -> Iterator[HarmRow]:
    lines: dict[int, list[Any]] = {}
    columns = ("account_id", "perpetrator", "harm", "status", "sex", "age", "low", "best", "high")
    harm = tables.Harm.objects.filter(account__in=[row[-1] for row in part]).order_by("id")
    for account, *told in harm.values_list(*columns):
        lines.setdefault(account, []).append(told)
    for *row, lead in part:
        for perpetrator, *told in lines.get(lead) or [[row[7], *UNTOLD]]:
            yield HarmRow(*[*row[:7], perpetrator, *row[8:], *told])
