"""Incidents made anew from their accounts, and accounts moved between them: within a history.change."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Case, F, Q, When

from bluehelm.errors import BadInput
from bluehelm.events import models as tables
from bluehelm.events import naming
from bluehelm.events.incidents import Told, Where, derive, leading
from bluehelm.events.store.writing import INCIDENT, incident_row
from bluehelm.record import history
from bluehelm.record.said import Harmed
from bluehelm.record.tables import update_all, upsert_all

EFFECTIVE = Case(When(sensitivity="", then=F("provider__sensitivity")), default=F("sensitivity"))
PART = 5_000  # incidents at a time
TOLD = (
    "id", "provider_id", "provider__weight", "provider__own_use", "provider__invented", "first", "last",
    "day_precision", "clock", "place", "lat", "lon", "precision_km", "kind", "perpetrator", "target",
    "effective", "state",
)  # fmt: skip


def rederive(entry: history.Entry, mission: int, numbers: Iterable[int]) -> None:
    """Derive these incidents anew from their current accounts, judgements and the places of their names."""
    wanted = sorted(set(numbers))
    for at in range(0, len(wanted), PART):
        _rederive(entry, mission, wanted[at : at + PART])


def _rederive(entry: history.Entry, mission: int, numbers: Sequence[int]) -> None:
    by_incident = told_of(numbers)
    judged = judgements(numbers)
    leads = {number: leading(held, judged[number].get("lead")) for number, held in by_incident.items()}
    where = places(mission, [one.id for one in leads.values() if one.lat is None and one.place])
    rows = []
    for number, accounts in by_incident.items():
        derived = derive(accounts, judged[number], where.get(leads[number].id))
        rows.append(incident_row(number, mission, derived, entry.n))
    upsert_all(tables.Incident, INCIDENT, rows)
    if rows:
        entry.add("events_derived", rows[0][0], None, {"incidents": [row[0] for row in rows]})


def told_of(numbers: Sequence[int]) -> dict[int, list[Told]]:
    """The current accounts of these incidents."""
    current = tables.Account.objects.filter(incident__in=numbers, current=True).order_by("id")
    current = current.annotate(effective=EFFECTIVE)
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
    found: dict[int, dict[str, str]] = defaultdict(dict)
    rows = tables.Judgement.objects.filter(
        Q(incident__in=numbers) | Q(incident__into__in=numbers), undone=None
    ).order_by("id")
    for incident, into, field, value in rows.values_list("incident_id", "incident__into", "field", "value"):
        found[incident if into is None else into][field] = value
    return found


def places(mission: int, accounts: Sequence[int]) -> Mapping[int, Where]:
    """Where the names that these accounts give lie, as far as that was decided or found."""
    rows = tables.Account.objects.filter(pk__in=accounts).values_list("pk", "place", "extra")
    words = {account: naming.words(place, extra) for account, place, extra in rows}
    found = tables.Naming.objects.filter(
        mission=mission, words__in=set(words.values()), verdict__in=("decided", "found"), lat__isnull=False
    )
    where = {row.words: Where(row.lat, row.lon, row.precision_km, row.verdict) for row in found}  # type: ignore[arg-type]
    return {account: where[one] for account, one in words.items() if one in where}


def versions(accounts: Iterable[int]) -> dict[int, list[int]]:
    """Each of these accounts with those it supersedes, the first version last."""
    found = {account: [account] for account in accounts}
    waiting = {account: account for account in found}
    while waiting:
        rows = tables.Account.objects.filter(pk__in=set(waiting.values()), supersedes__isnull=False)
        before = dict(rows.values_list("pk", "supersedes"))
        waiting = {account: older for account, at in waiting.items() if (older := before.get(at)) is not None}
        for account, older in waiting.items():
            found[account].append(older)
    return found


def roots(accounts: Iterable[int]) -> dict[int, int]:
    """The first version of each of these accounts: the number that its own incident bears."""
    return {account: all_of_it[-1] for account, all_of_it in versions(accounts).items()}


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
    whole = tables.Account.objects.filter(incident__in=set(there.values()), current=True)
    left = set(whole.values_list("pk", flat=True)) ^ set(accounts)
    if left or len(accounts) != len(there):
        raise BadInput(f"Account {min(left or accounts)} is left out, or is not current; read the list anew.")
    every = versions(accounts)
    numbers = [min(every[account][-1] for account in group) for group in groups]
    owner = {account: n for n, group in zip(numbers, groups, strict=True) for account in group}
    moved = [account for account in sorted(owner) if there[account] != owner[account]]
    rows = [(one, owner[account]) for account in moved for one in every[account]]
    update_all(tables.Account, ("id", "incident_id"), rows)
    _lead_on(entry, {every[account][-1]: number for account, number in owner.items()})
    before, after = ({str(account): of[account] for account in moved} for of in (there, owner))
    if moved:
        entry.add("events_grouping", numbers[0], before, after)
    rederive(entry, mission, numbers)
    return numbers


def _lead_on(entry: history.Entry, owner: dict[int, int]) -> None:
    """Let the number of every account that stands in an incident of another number lead to that."""
    held = dict(tables.Incident.objects.filter(pk__in=owner).values_list("pk", "into_id"))
    wanted = {number: None if number == to else to for number, to in owner.items()}
    rows = [(number, into, entry.n) for number, into in wanted.items() if held[number] != into]
    update_all(tables.Incident, ("id", "into_id", "change_n"), rows)


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
