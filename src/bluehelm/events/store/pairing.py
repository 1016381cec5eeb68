"""What people decide about pairs of accounts: the same event or not, taken back, and what waits for them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from bluehelm.errors import BadInput, Refused
from bluehelm.events import models as tables
from bluehelm.events.matching import Pair
from bluehelm.events.rows import AccountRow
from bluehelm.events.store import pairs, whole
from bluehelm.events.store.settling import settle
from bluehelm.record import access, history
from bluehelm.record.models import Mission, User
from bluehelm.record.vocab import terms

VERDICTS = (pairs.SAME, pairs.DIFFERENT)


@dataclass(frozen=True)
class PairRow:
    """Two accounts, and what is said of them."""

    id: int
    one: AccountRow
    other: AccountRow
    probability: float | None
    why: str  # of the machine, as stored
    verdict: str
    by: str
    at: datetime
    said: str
    machine: bool  # it was the machine that said so


def waiting(mission: Mission, audience: str) -> QuerySet[tables.Pairing]:
    """The open pairs that the audience may see, likeliest first."""
    return _seen(mission, audience).filter(verdict=pairs.OPEN).order_by("-probability", "pk")


def decided(mission: Mission, audience: str, *, machine: bool = False) -> QuerySet[tables.Pairing]:
    """The pairs that people decided, latest first; or those that the machine told, least sure first."""
    rows = _seen(mission, audience)
    if machine:
        same = rows.filter(verdict=pairs.SAME).exclude(change__verb=pairs.DECIDED)
        return same.order_by("probability", "pk")
    people = rows.filter(change__verb=pairs.DECIDED).exclude(verdict=pairs.OPEN)
    return people.order_by("-change_id", "pk")


def _seen(mission: Mission, audience: str) -> QuerySet[tables.Pairing]:
    most = int(terms("audiences")[audience]["rank"])
    allowed = [term for term, entry in terms("sensitivity").items() if int(entry["rank"]) <= most]
    rows = tables.Pairing.objects.filter(mission=mission)
    for side in ("one", "other"):
        own, given = f"{side}__sensitivity", f"{side}__provider__sensitivity"
        seen = Q(**{f"{own}__in": allowed}) | Q(**{own: "", f"{given}__in": allowed})
        rows = rows.filter(seen, **{f"{side}__incident__rank__lte": most})
    return rows


def following(mission: Mission, audience: str, after: int | None = None) -> tables.Pairing | None:
    """The next open pair, after the one with this key; None where none is left behind it."""
    rows = waiting(mission, audience)
    last = None if after is None else tables.Pairing.objects.filter(mission=mission, pk=after).first()
    if last is not None:
        rows = rows.filter(
            Q(probability__lt=last.probability) | Q(probability=last.probability, pk__gt=last.pk)
        )
    return rows.first()


def preceding(mission: Mission, audience: str, row: tables.Pairing) -> tables.Pairing | None:
    """The open pair before this one; None before the first."""
    before = Q(probability__gt=row.probability) | Q(probability=row.probability, pk__lt=row.pk)
    return waiting(mission, audience).filter(before).reverse().first()


def visible(mission: Mission, audience: str, key: int) -> bool:
    """Whether the audience may see the pair; one that is gone tells nothing and may be asked for."""
    there = tables.Pairing.objects.filter(mission=mission, pk=key).exists()
    return not there or _seen(mission, audience).filter(pk=key).exists()


def rows(found: Sequence[tables.Pairing], audience: str) -> list[PairRow]:
    """The pairs with their accounts, as the audience may see them."""
    numbers = {one.incident_id for row in found for one in (row.one, row.other)}
    held = {one.id: one for one in whole.accounts(sorted(numbers), audience)}
    return [
        PairRow(
            row.pk, held[row.one_id], held[row.other_id], row.probability, row.why, row.verdict,
            row.by.get_username() if row.by else "", row.change.at, row.said,
            not pairs.by_person(row),
        )
        for row in found
        if row.one_id in held and row.other_id in held
    ]  # fmt: skip


def decide(by: User | None, mission: Mission, key: int, verdict: str, why: str = "") -> tables.Pairing:
    """Tell the two accounts of a pair to be of the same event, or of two; their incidents follow at once.

    raises  Refused where somebody decided it before, or where it goes against what people decided of others
    """
    _may(by, mission, verdict)
    with history.change(by, pairs.DECIDED, why, mission) as entry:
        row = tables.Pairing.objects.filter(mission=mission, pk=key).first()
        if row is None:
            raise BadInput("This pair is asked about no more: it was matched anew. Go on with the next one.")
        return _say(entry, by, row, verdict, why)


def pair(by: User | None, mission: Mission, two: Pair, verdict: str, why: str) -> tables.Pairing:
    """As decide(), of two accounts that nobody asked about."""
    _may(by, mission, verdict)
    one, other = sorted(two)
    if tables.Account.objects.filter(mission=mission, current=True, pk__in={one, other}).count() != 2:
        raise BadInput(f"Accounts {one} and {other} are not two current accounts of {mission.code}.")
    with history.change(by, pairs.DECIDED, why, mission) as entry:
        row = tables.Pairing.objects.filter(one=one, other=other).first()
        row = row or tables.Pairing(mission=mission, one_id=one, other_id=other, verdict=pairs.OPEN)
        return _say(entry, by, row, verdict, why)


def part(by: User | None, mission: Mission, account: int, why: str) -> None:
    """Tell one account apart from all others of its incident."""
    _may(by, mission, pairs.DIFFERENT)
    with history.change(by, pairs.DECIDED, why, mission) as entry:
        row = tables.Account.objects.filter(mission=mission, current=True, pk=account).first()
        if row is None:
            raise BadInput(f"Account {account} is not a current account of {mission.code}.")
        others = tables.Account.objects.filter(incident=row.incident_id, current=True).exclude(pk=account)
        for other in others.order_by("pk").values_list("pk", flat=True):
            one, two = sorted((account, other))
            held = tables.Pairing.objects.filter(one=one, other=two).first()
            held = held or tables.Pairing(mission=mission, one_id=one, other_id=two, verdict=pairs.OPEN)
            _put(entry, by, held, pairs.DIFFERENT, why)
        settle(entry, mission, [account])


def undo(by: User | None, mission: Mission, key: int, why: str = "") -> None:
    """Take a decision of a person back, with all that it brought about; incidents follow at once."""
    _may(by, mission, pairs.SAME)
    with history.change(by, pairs.UNDONE, why, mission) as entry:
        row = pairs.by_people(mission.pk).filter(pk=key).select_related("change").first()
        if row is None:
            raise BadInput("This decision was taken back before, or it was none of a person.")
        accounts: list[int] = []
        for said in reversed(json.loads(row.change.batch)):
            if said["table"] == pairs.TABLE:
                accounts += _back(entry, row.change_id, said)
        settle(entry, mission, accounts, deciding=False)


def _back(entry: history.Entry, change: int, said: dict[str, object]) -> list[int]:
    """One pair as it was before that change, unless it was changed since; gives its accounts."""
    row = tables.Pairing.objects.filter(pk=int(str(said["key"])), change=change).first()
    if row is None:
        return []
    now, before = pairs.describe(row), said["before"]
    if isinstance(before, dict):
        row.verdict, row.probability, row.why = before["verdict"], before["probability"], before["why"]
        row.by, row.said = None, before["said"]
        pairs.change(entry, row, now)
    else:
        row.delete()
        entry.add(pairs.TABLE, str(said["key"]), now, None)
    return [row.one_id, row.other_id]


def _may(by: User | None, mission: Mission, verdict: str) -> None:
    if by is not None:
        access.require(by, mission, "judge")
    if verdict not in VERDICTS:
        raise BadInput(f"The verdict is {verdict!r}; there are {', '.join(VERDICTS)}.")


def _say(
    entry: history.Entry, by: User | None, row: tables.Pairing, verdict: str, why: str
) -> tables.Pairing:
    if row.pk is not None and pairs.by_person(row):
        who = row.by.get_username() if row.by else "somebody"
        raise Refused(
            f"{who} decided this pair before, on {row.change.at:%Y-%m-%d %H:%M} UTC: {row.verdict}."
            " Take that back first, or go on with the next one."
        )
    _put(entry, by, row, verdict, why)
    if verdict == pairs.SAME:
        for other in list(_pinned(row)):
            _put(entry, by, other, verdict, why)
    settle(entry, row.mission, [row.one_id, row.other_id])
    return row


def _put(entry: history.Entry, by: User | None, row: tables.Pairing, verdict: str, why: str) -> None:
    before = None if row.pk is None else pairs.describe(row)
    row.verdict, row.by, row.said = verdict, by, why
    pairs.change(entry, row, before)


def _pinned(row: tables.Pairing) -> Iterator[tables.Pairing]:
    """Where two accounts of one provider come together by the decision: all pairs that hold them so."""
    incidents = {row.one.incident_id, row.other.incident_id}
    there = tables.Account.objects.filter(incident__in=incidents, current=True).order_by("pk")
    providers = list(there.values_list("pk", "provider_id"))
    if len({provider for _, provider in providers}) == len(providers):
        return
    for other, _ in providers:
        one, two = sorted((row.one_id, other))
        if other in (row.one_id, row.other_id):
            continue
        held = tables.Pairing.objects.filter(one=one, other=two).select_related("change").first()
        if held is None or not pairs.by_person(held):
            yield held or tables.Pairing(
                mission=row.mission, one_id=one, other_id=two, verdict=pairs.OPEN, why=""
            )
