"""Incidents made anew from their accounts, and accounts moved between them: within a history.change."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from bluehelm.errors import BadInput
from bluehelm.events import models as tables
from bluehelm.events.incidents import Told, Where, derive, leading
from bluehelm.events.store.writing import INCIDENT, incident_row
from bluehelm.record import history
from bluehelm.record.places.finding import remembered
from bluehelm.record.said import Harmed
from bluehelm.record.tables import upsert_all

PART = 5_000  # incidents at a time
TOLD = (
    "id", "provider_id", "provider__weight", "provider__own_use", "provider__invented", "first", "last",
    "day_precision", "clock", "place", "lat", "lon", "precision_km", "kind", "perpetrator", "target",
    "sensitivity", "state",
)  # fmt: skip


def rederive(entry: history.Entry, mission: int, numbers: Iterable[int]) -> None:
    """Derive these incidents anew from their current accounts, judgements and the places of their names."""
    wanted = sorted(set(numbers))
    for at in range(0, len(wanted), PART):
        _rederive(entry, mission, wanted[at : at + PART])


def _rederive(entry: history.Entry, mission: int, numbers: Sequence[int]) -> None:
    by_incident = _accounts(numbers)
    judged = judgements(numbers)
    where = places(mission, [one.place for accounts in by_incident.values() for one in accounts])
    rows = []
    for number, accounts in by_incident.items():
        lead = leading(accounts, judged[number].get("lead"))
        derived = derive(accounts, judged[number], where.get(remembered(lead.place)) if lead.place else None)
        rows.append(incident_row(number, mission, derived, entry.n))
    upsert_all(tables.Incident, INCIDENT, rows)
    if rows:
        entry.add("events_derived", rows[0][0], None, {"incidents": [row[0] for row in rows]})


def _accounts(numbers: Sequence[int]) -> dict[int, list[Told]]:
    """The current accounts of these incidents."""
    current = tables.Account.objects.filter(incident__in=numbers, current=True).order_by("id")
    rows: list[tuple[Any, ...]] = list(current.values_list("incident_id", *TOLD))
    harm = harm_of([row[1] for row in rows])
    found: dict[int, list[Told]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(Told(*[*row[1:], harm.get(row[1], ())]))
    return found


def harm_of(accounts: Sequence[int]) -> dict[int, tuple[Harmed, ...]]:
    """The harm that each of these accounts tells."""
    found: dict[int, list[Harmed]] = defaultdict(list)
    for at in range(0, len(accounts), 10_000):
        rows = tables.Harm.objects.filter(account__in=accounts[at : at + 10_000]).order_by("id")
        columns = ("account_id", "harm", "low", "best", "high", "status", "sex", "age", "perpetrator")
        for account, *told in rows.values_list(*columns):
            found[account].append(Harmed(*told))
    return {account: tuple(lines) for account, lines in found.items()}


def judgements(numbers: Sequence[int]) -> dict[int, dict[str, str]]:
    """What people decided about each of these and those merged into them; the latest of each field."""
    merged = dict(tables.Incident.objects.filter(into__in=numbers).values_list("pk", "into_id"))
    found: dict[int, dict[str, str]] = defaultdict(dict)
    rows = tables.Judgement.objects.filter(
        Q(incident__in=numbers) | Q(incident__into__in=numbers), undone=None
    ).order_by("id")
    for incident, field, value in rows.values_list("incident_id", "field", "value"):
        found[merged.get(incident, incident)][field] = value
    return found


def places(mission: int, names: Iterable[str]) -> Mapping[str, Where]:
    """Where the names lie for which that was decided or found, by remembered(name)."""
    words = sorted({remembered(name) for name in names if name})
    rows = tables.Naming.objects.filter(
        mission=mission, words__in=words, verdict__in=("decided", "found"), lat__isnull=False
    )
    return {row.words: Where(row.lat, row.lon, row.precision_km, row.verdict) for row in rows}  # type: ignore[arg-type]


def roots(accounts: Iterable[int]) -> dict[int, int]:
    """The first version of each of these accounts: the number that its own incident bears."""
    found: dict[int, int] = {}
    waiting = {account: account for account in accounts}
    while waiting:
        before = dict(
            tables.Account.objects.filter(pk__in=set(waiting.values())).values_list("pk", "supersedes")
        )
        found |= {account: at for account, at in waiting.items() if before[at] is None}
        waiting = {account: older for account, at in waiting.items() if (older := before[at]) is not None}
    return found


def regroup(entry: history.Entry, mission: int, groups: Sequence[Sequence[int]]) -> list[int]:
    """Let each group of current accounts tell of one incident; gives the incidents' numbers, group by group.

    The number is that of the group's first account ever, so that taking a merger back gives both incidents
    their numbers again. All current accounts of every incident concerned must be in one of the groups.
    raises  BadInput where one is left out
    """
    accounts = [account for group in groups for account in group]
    there = dict(
        tables.Account.objects.filter(pk__in=accounts, current=True, mission=mission).values_list(
            "pk", "incident_id"
        )
    )
    old = set(there.values())
    whole = tables.Account.objects.filter(incident__in=old, current=True).values_list("pk", flat=True)
    left = set(whole) ^ set(accounts)
    if left or len(accounts) != len(there):
        raise BadInput(f"Account {min(left or accounts)} is left out, or is not current; read the list anew.")
    first = roots(accounts)
    numbers = [min(first[account] for account in group) for group in groups]
    before = {str(account): incident for account, incident in there.items()}
    for number, group in zip(numbers, groups, strict=True):
        _move(group, number)
    gone = old - set(numbers)
    tables.Incident.objects.filter(pk__in=numbers).update(into=None)
    owner = {account: n for n, group in zip(numbers, groups, strict=True) for account in group}
    first_owner = {first[account]: n for account, n in owner.items()}
    for number in gone:
        into = first_owner.get(number)
        tables.Incident.objects.filter(pk=number).update(into=into, change_n=entry.n)
        tables.Incident.objects.filter(into=number).update(into=into)
    after = {str(account): owner[account] for account in sorted(owner)}
    entry.add("events_grouping", numbers[0], before, after)
    rederive(entry, mission, numbers)
    return numbers


def _move(group: Sequence[int], number: int) -> None:
    """Older versions move with the account that supersedes them."""
    moving = set(group)
    waiting = moving
    while waiting:
        rows = tables.Account.objects.filter(pk__in=waiting, supersedes__isnull=False)
        waiting = {older for older in rows.values_list("supersedes", flat=True) if older is not None}
        moving |= waiting
    tables.Account.objects.filter(pk__in=moving).exclude(incident=number).update(incident=number)


def join(entry: history.Entry, mission: int, accounts: Sequence[int]) -> int:
    """Let the incidents of these accounts be one; gives its number."""
    return regroup(entry, mission, [_together(accounts)])[0]


def split(entry: history.Entry, mission: int, account: int) -> list[int]:
    """Let this account tell of an incident of its own; gives the numbers of its own and of the rest."""
    others = [one for one in _together([account]) if one != account]
    return regroup(entry, mission, [[account], others]) if others else []


def _together(accounts: Sequence[int]) -> list[int]:
    incidents = tables.Account.objects.filter(pk__in=accounts).values_list("incident_id", flat=True)
    rows = tables.Account.objects.filter(incident__in=list(incidents), current=True).order_by("id")
    return list(rows.values_list("pk", flat=True))


def describe(row: Any) -> dict[str, Any]:
    """A judgement as the history keeps it."""
    return {"incident": row.incident_id, "field": row.field, "value": row.value, "why": row.why}
