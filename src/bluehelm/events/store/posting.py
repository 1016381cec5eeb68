"""Accounts that a program sends, a few at a time: kept, placed and matched as those of a file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from bluehelm.errors import BadInput
from bluehelm.events import contents
from bluehelm.events import models as tables
from bluehelm.events.store import loading, matching
from bluehelm.events.store.deriving import rederive
from bluehelm.events.store.writing import Kept, keep, unfit, versions
from bluehelm.record import access, history, vocab
from bluehelm.record.models import Mission, User
from bluehelm.record.said import Aside, Said

POSTED = "accounts posted"
MOST = 500  # accounts at a time


@dataclass(frozen=True)
class Posted:
    """What became of the accounts, as of those of a file (load.Outcome)."""

    read: int
    accepted: int
    merged: int
    unchanged: int
    aside: tuple[Aside, ...]
    accounts: tuple[int, ...] = ()  # numbers of those accepted
    notes: tuple[str, ...] = field(default=())


def post(
    by: User,
    mission: Mission,
    name: str,
    saids: Sequence[Said],
    *,
    aside: Sequence[Aside] = (),
    match: bool = True,
) -> Posted:
    """Keep what the provider called `name` says; the same again changes nothing.

    aside   those that were not even read
    match   find the places of names and match the accounts at once
    raises  Refused, Unseen; BadInput for too many at a time or a provider that can have no such name
    """
    access.require(by, mission, "load")
    if len(saids) + len(aside) > MOST:
        raise BadInput(f"{len(saids) + len(aside)} accounts are too many at a time; send at most {MOST}.")
    provider = loading.provider(mission, name, {}, by)
    before = history.last()
    kept = _kept(by, mission, provider, saids)
    merged = 0
    notes: tuple[str, ...] = ()
    if kept.accounts and match:
        notes = _matched(by, mission, before)
        together = tables.Account.objects.filter(pk__in=kept.accounts, incident__accounts__gt=1)
        merged = together.count()
    left = tuple(sorted([*aside, *kept.aside], key=lambda one: one.line))
    read = len(saids) + len({one.line for one in aside})
    return Posted(read, kept.accepted, merged, kept.unchanged, left, tuple(kept.accounts), notes)


def incident_of(mission: Mission, account: int) -> int:
    """The incident that an account tells of; Unseen where there is no such account."""
    found = tables.Account.objects.filter(mission=mission, pk=account).values_list("incident", flat=True)
    number = found.first()
    if number is None:
        raise access.Unseen(f"There is no account {account} in {mission.code} that you may read.")
    return int(number)


def providers(mission: Mission, audience: str) -> list[dict[str, Any]]:
    """Who gives accounts, with how many of them stand that the audience may see."""
    most = int(vocab.terms("audiences")[audience]["rank"])
    counted = Q(accounts__current=True, accounts__incident__rank__lte=most)
    rows = tables.Provider.objects.filter(mission=mission).order_by("name")
    names = ("name", "title", "publisher", "licence", "own_use", "sensitivity", "invented")
    found = rows.annotate(stored=Count("accounts", filter=counted)).values(*names, "stored")
    return [row | {"accounts": row.pop("stored")} for row in found]


def _kept(by: User, mission: Mission, provider: tables.Provider, saids: Sequence[Said]) -> Kept:
    """What is new is stored in one change; where nothing is, there is no change."""
    if not _any_new(provider, saids):
        return Kept(unchanged=len(saids) - len(wrong := _unfit(saids)), aside=wrong)
    with history.change(by, POSTED, "", mission) as entry:
        kept = keep(entry, provider, saids, None, by)
        rederive(entry, mission.pk, kept.incidents)
    return kept


def _unfit(saids: Sequence[Said]) -> list[Aside]:
    return [why for said in saids if (why := unfit(said)) is not None]


def _any_new(provider: tables.Provider, saids: Sequence[Said]) -> bool:
    """Whether any is not stored just so, or one number stands for two contents, which keep() sets aside."""
    digests = ((said.ref, contents.digest(said)) for said in saids if unfit(said) is None)
    told = {(ref or f"#{digest}", digest) for ref, digest in digests}
    held = versions(provider, [ref for ref, _ in told])
    return any(ref not in held or held[ref].digest != digest for ref, digest in told)


def _matched(by: User, mission: Mission, since: int) -> tuple[str, ...]:
    try:
        matching.match(by, mission, matching.Asked(since=since))
    except (
        BadInput
    ) as fault:  # people decided meanwhile: the accounts are in, and are matched by the next run
        return (str(fault),)
    return ()
