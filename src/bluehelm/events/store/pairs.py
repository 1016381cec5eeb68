"""Pairs of accounts as they are stored: what the machine said, what people decided."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from bluehelm.events import models as tables
from bluehelm.events.matching import Pair, joined
from bluehelm.events.merging.rows import Reason
from bluehelm.events.merging.wording import worded
from bluehelm.record import history

TABLE = "events_pairing"
DECIDED = "pair decided"  # in the history: by a person
UNDONE = "pair decision undone"
MATCHED = "accounts matched"  # by the machine
OPEN, SAME, DIFFERENT = "open", "same", "different"


def by_people(mission: int) -> QuerySet[tables.Pairing]:
    """The pairs that people decided; of a person who is gone the history still knows that it was one."""
    return tables.Pairing.objects.filter(mission=mission, change__verb=DECIDED).exclude(verdict=OPEN)


def by_person(row: tables.Pairing) -> bool:
    """Whether a person decided the pair."""
    return row.verdict != OPEN and row.change.verb == DECIDED


def fixed(mission: int) -> tuple[set[Pair], set[Pair]]:
    """The pairs that people told to be the same and those that they told apart."""
    rows = by_people(mission).values_list("one_id", "other_id", "verdict")
    held: dict[str, set[Pair]] = defaultdict(set)
    for one, other, verdict in rows:
        held[verdict].add((one, other))
    return held[SAME], held[DIFFERENT]


def among(accounts: Sequence[int]) -> QuerySet[tables.Pairing]:
    """The pairs of which both are among these accounts."""
    return tables.Pairing.objects.filter(one__in=accounts, other__in=accounts)


def describe(row: tables.Pairing) -> dict[str, Any]:
    """The pair as the history keeps it; who decided is in the entry itself."""
    return {
        "one": row.one_id, "other": row.other_id, "verdict": row.verdict, "probability": row.probability,
        "why": row.why, "said": row.said, "change": row.change_id,
    }  # fmt: skip


def change(entry: history.Entry, row: tables.Pairing, before: dict[str, Any] | None) -> None:
    """Keep the pair as it now is, and say so in the history."""
    row.change_id = entry.n
    row.save()
    entry.add(TABLE, row.pk, before, describe(row))


def written(reasons: Iterable[Reason]) -> str:
    """The reasons of the machine as they are stored."""
    rows = [[one.key, dict(one.parts)] for one in reasons]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else ""


def why(text: str, language: str) -> str:
    """The stored reasons in words."""
    return worded([Reason(key, parts) for key, parts in json.loads(text or "[]")], language)


def current(accounts: Iterable[int]) -> dict[int, int]:
    """The newest version of each of these accounts."""
    held = {row.pk: row for row in tables.Account.objects.filter(pk__in=set(accounts))}
    old = {pk: (row.provider_id, row.ref) for pk, row in held.items() if not row.current}
    asked = Q(provider__in={one for one, _ in old.values()}, ref__in={ref for _, ref in old.values()})
    rows = (
        tables.Account.objects.filter(asked, current=True).values_list("provider_id", "ref", "pk")
        if old
        else ()
    )
    newest = {(provider, ref): pk for provider, ref, pk in rows}
    return {pk: newest.get(old[pk], pk) if pk in old else pk for pk in held}


def follow(entry: history.Entry, mission: int) -> int:
    """Let pairs of superseded accounts be pairs of their newest versions; gives how many were not."""
    stale = tables.Pairing.objects.filter(mission=mission).filter(
        Q(one__current=False) | Q(other__current=False)
    )
    rows = list(stale.select_related("change").order_by("-id"))
    newest = current(number for row in rows for number in (row.one_id, row.other_id))
    for row in rows:
        before = describe(row)
        one, other = sorted((newest[row.one_id], newest[row.other_id]))
        there = tables.Pairing.objects.filter(one=one, other=other).exclude(pk=row.pk).first()
        if not by_person(row) or one == other or (there is not None and by_person(there)):
            row.delete()
            entry.add(TABLE, before["change"], before, None)
            continue
        if there is not None:
            there.delete()
        row.one_id, row.other_id = one, other
        row.save(update_fields=["one", "other"])
        entry.add(TABLE, row.pk, before, describe(row))
    return len(rows)


def components(accounts: Sequence[int], links: Iterable[Pair]) -> list[list[int]]:
    """The accounts in groups that the links hold together."""
    at = {account: n for n, account in enumerate(accounts)}
    top = joined(len(accounts), [(at[one], at[other]) for one, other in links])
    groups: dict[int, list[int]] = defaultdict(list)
    for account, n in at.items():
        groups[int(top[n])].append(account)
    return list(groups.values())
