"""The incidents out of the store as the figures of harm and rights take them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime

from django.db.models import Exists, Max, Min, OuterRef

from bluehelm.events import models as tables
from bluehelm.events.figures.rows import Facts, Range
from bluehelm.events.incidents import ranks
from bluehelm.events.query import Query
from bluehelm.events.rows import HarmRow, IncidentRow
from bluehelm.events.store import reading
from bluehelm.events.store.deriving import harm_of
from bluehelm.events.store.exporting import without_own_use
from bluehelm.record import vocab
from bluehelm.record.access import INSIDE
from bluehelm.record.models import Change, Mission
from bluehelm.record.said import Harmed

RANGED = ("killed", "injured", "abducted")


def facts(mission: Mission, query: Query, audience: str, first: date, last: date) -> Facts:
    """The incidents of the query that can have been on these days, withdrawn ones among them."""
    asked = replace(query, since=first, until=last)
    inside = audience in INSIDE
    reader = audience if inside else "mission"
    lines = list(reading.harm_rows(mission, asked, reader))
    if not query.state:
        lines += reading.harm_rows(mission, replace(asked, state=("withdrawn",)), reader)
    if not inside:
        lines = _led_by_others(mission, asked, lines)
        return Facts([one for one in lines if _counts_outside(one, audience)])
    return Facts(
        lines,
        _providers(mission, asked, audience),
        dict(_ranges(mission, asked, audience)),
        _judged(mission),
    )


def _led_by_others(mission: Mission, query: Query, lines: list[HarmRow]) -> list[HarmRow]:
    """The lines, with those of another account where the leading one is for own use."""
    own = tables.Account.objects.filter(pk=OuterRef("lead"), provider__own_use=True)
    every = replace(query, state=tuple(vocab.terms("incident_states")))
    led = reading.found(mission, every, "mission").filter(Exists(own), own_use=False)
    rows = [IncidentRow(*row) for row in led.values_list(*reading.COLUMNS)]
    if not rows:
        return lines
    mixed = {row.number for row in rows}
    kept = [one for one in lines if one.incident not in mixed]
    asked = {one.incident for one in lines}
    made = [row for row in without_own_use(mission, query, rows) if row.number in asked]
    harm = harm_of([row.lead for row in made])
    return kept + [line for row in made for line in _lines(row, harm.get(row.lead, ()))]


def _lines(row: IncidentRow, harm: Sequence[Harmed]) -> Iterator[HarmRow]:
    shared = {one.name: getattr(row, one.name) for one in fields(HarmRow) if hasattr(row, one.name)}
    for one in harm or [Harmed("", None, None, None)]:
        told = {"harm": one.harm, "status": one.status, "sex": one.sex, "age": one.age}
        bounds = {"low": one.low, "best": one.best, "high": one.high}
        by = {"perpetrator": one.perpetrator or row.perpetrator}
        yield HarmRow(incident=row.number, **(shared | told | bounds | by))


def _counts_outside(line: HarmRow, audience: str) -> bool:
    """Whether people outside may have it among their totals, of which those of few people are withheld.

    An incident that is confidential because it concerns children is, or else every toll with a child among
    the killed would be missing; sexual violence and what is for own use alone are not.
    """
    known = vocab.terms("harms")
    if line.own_use or (line.harm and known[line.harm].get("strict")):
        return False
    most = int(vocab.terms("audiences")[audience]["rank"])
    return line.rank <= (ranks()["confidential"] if line.strict else most)


def _providers(mission: Mission, query: Query, audience: str) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    wanted = reading.found(mission, query, audience).order_by().values("pk")
    rows = tables.Account.objects.filter(incident__in=wanted, current=True).order_by()
    for incident, name in rows.values_list("incident_id", "provider__name").distinct():
        found[incident].append(name)
    return {incident: tuple(sorted(names)) for incident, names in found.items()}


def _ranges(mission: Mission, query: Query, audience: str) -> Iterator[tuple[tuple[int, str], Range]]:
    columns = [f"{harm}_{end}" for harm in RANGED for end in ("low", "high")]
    several = reading.found(mission, query, audience).order_by().filter(accounts__gt=1)
    for incident, *ends in several.values_list("pk", *columns).iterator(chunk_size=reading.PART):
        for n, harm in enumerate(RANGED):
            yield (incident, harm), (ends[2 * n], ends[2 * n + 1])


def _judged(mission: Mission) -> frozenset[int]:
    rows = tables.Judgement.objects.filter(mission=mission, field="state", undone=None)
    return frozenset(
        number if into is None else into for number, into in rows.values_list("incident_id", "incident__into")
    )


def doubtful(mission: Mission, audience: str, first: date, last: date) -> int | None:
    """Pairs of accounts of these days that wait for a decision: what they tell of may be counted twice."""
    if audience not in INSIDE:
        return None
    rows = tables.Pairing.objects.filter(mission=mission, verdict="open")
    return rows.filter(one__incident__first__lte=last, one__incident__last__gte=first).count()


def days(mission: Mission, query: Query, audience: str) -> tuple[date, date] | None:
    """The first and the last day on which an incident of the query begins; None where there is none."""
    return begun(mission, query, audience, date.min, date.max)


def begun(mission: Mission, query: Query, audience: str, first: date, last: date) -> tuple[date, date] | None:
    """As days(), of incidents that begin on these days."""
    rows = reading.found(mission, query, audience).filter(first__gte=first, first__lte=last)
    ends = rows.order_by().aggregate(earliest=Min("first"), latest=Max("first"))
    return None if ends["earliest"] is None else (ends["earliest"], ends["latest"])


def as_at(mission: Mission) -> datetime:
    """When anything of the mission last changed."""
    found = Change.objects.filter(mission=mission).order_by("-n").values_list("at", flat=True).first()
    return datetime.fromtimestamp(0, UTC) if found is None else found
