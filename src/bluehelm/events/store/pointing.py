"""The incidents of a query as one audience may see them, as columns for pictures and the map."""

from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import Any

from bluehelm.events.pictures.points import TERMS, Points, columns
from bluehelm.events.protect import shown as protect
from bluehelm.events.query import Query
from bluehelm.events.rows import IncidentRow
from bluehelm.events.store import reading
from bluehelm.events.store.exporting import blur
from bluehelm.record.models import Mission

TAKEN = ("number", "first", "last", "lat", "lon", "precision_km", "killed", "invented", *TERMS)
STORED = tuple("id" if name == "number" else name for name in TAKEN)
JUDGED = ("rank", "strict", "target", "perpetrator")  # by which a row is told to be open as it stands
PART = 5_000


def points(mission: Mission, query: Query, audience: str, today: date) -> Points:
    """Every incident that the query asks for, narrowed to what the audience may see of it.

    today  positions of the mission's own are delayed for some audiences
    """
    rules = protect.rules(audience)
    rows = reading.found(mission, protect.asked(query, audience), audience).order_by("first", "id")
    if rules.outside or protect.asked(query, audience) != query:
        return _gathered(_of(row) for row in _shown(rows, query, audience, today))
    plain: list[Any] = []
    vague: list[int] = []
    for *taken, rank, strict, target, perpetrator in rows.values_list(*STORED, *JUDGED).iterator(PART):
        delayed = rules.delay_days and {target, perpetrator} & protect.OURS
        if rules.way(rank) == "exact" and not delayed and (audience == "protection" or not strict):
            plain.append(taken)
        else:
            vague.append(taken[0])
    for n in range(0, len(vague), PART):
        part = rows.filter(pk__in=vague[n : n + PART])
        plain += [_of(row) for row in _shown(part, query, audience, today)]
    return _gathered(plain)


def _shown(rows: Any, query: Query, audience: str, today: date) -> Iterator[IncidentRow]:
    for row in rows.values_list(*reading.COLUMNS).iterator(PART):
        found = protect.shown(IncidentRow(*row), audience, blur(), today)
        if found is not None and protect.keeps(found, query):
            yield found


_of = attrgetter(*TAKEN)


def _gathered(rows: Iterable[Any]) -> Points:
    held = list(rows)
    turned = list(zip(*held, strict=True)) if held else [()] * len(TAKEN)
    return columns(dict(zip(TAKEN, turned, strict=True)))
