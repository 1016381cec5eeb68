"""From the accounts of one incident to the incident: pure, the same for the same accounts and judgements.

The account that leads (the one a person chose, else of the provider with the most weight, else the one that
tells most, else the oldest) stands for when, where, kind, parties and harm. The others widen the range of the
harm: low is the lowest that any account gives, high the highest.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import NamedTuple

from bluehelm.record import vocab
from bluehelm.record.said import Harmed

COUNTED = ("killed", "injured", "abducted")
CASUALTY = ("killed", "injured")
Bounds = tuple[int | None, int | None, int | None]  # low, best, high
NOTHING: Bounds = (None, None, None)


class Told(NamedTuple):
    """What deriving needs to know of one account."""

    id: int
    provider: int
    weight: int  # of the provider
    own_use: bool
    invented: bool
    first: date
    last: date
    day_precision: str
    clock: time | None
    place: str
    lat: float | None
    lon: float | None
    precision_km: float | None
    kind: str
    perpetrator: str
    target: str
    sensitivity: str
    state: str
    harm: Sequence[Harmed]


@dataclass(frozen=True, slots=True)
class Where:
    """Where a name lies, as decided."""

    lat: float
    lon: float
    precision_km: float
    located: str  # decided, found


class Derived(NamedTuple):
    """An incident but for its number, its area and what the store adds; fields as in events.models."""

    lead: int
    accounts: int
    providers: int
    first: date
    last: date
    day_precision: str
    clock: time | None
    place: str
    located: str
    lat: float | None
    lon: float | None
    precision_km: float | None
    kind: str
    perpetrator: str
    target: str
    state: str
    standard: str
    rank: int
    own_use: bool
    invented: bool
    strict: bool
    harm: Mapping[str, Bounds]  # killed, injured, abducted
    civilians: int | None  # killed and injured, best


def derive(
    accounts: Sequence[Told], judged: Mapping[str, str] | None = None, where: Where | None = None
) -> Derived:
    """The incident that these accounts tell of.

    accounts  the current ones, at least one
    judged    what people decided: lead, state, standard, sensitivity; the latest of each
    where     where the leading account's place name lies, if it gives no point itself
    """
    judged = judged or {}
    lead = leading(accounts, judged.get("lead"))
    rank = max(ranks()[one.sensitivity] for one in accounts)
    strict = any(is_strict(one.kind, one.harm) for one in accounts)
    if strict:
        rank = max(rank, ranks()["confidential"])
    if "sensitivity" in judged:
        rank = max(ranks()[judged["sensitivity"]], ranks()["confidential"] if strict else 0)
    point = (lead.lat, lead.lon, lead.precision_km)
    located = "said" if lead.lat is not None else "asked" if lead.place else "none"
    if lead.lat is None and where is not None:
        point, located = (where.lat, where.lon, where.precision_km), where.located
    return Derived(
        lead.id, len(accounts), len({one.provider for one in accounts}),
        lead.first, lead.last, lead.day_precision, lead.clock, lead.place, located, *point,
        lead.kind, lead.perpetrator, lead.target,
        judged.get("state", lead.state), judged.get("standard", "not_assessed"),
        rank, all(one.own_use for one in accounts), any(one.invented for one in accounts), strict,
        bounds(accounts, lead), civilians(lead.harm),
    )  # fmt: skip


def leading(accounts: Sequence[Told], chosen: str | None = None) -> Told:
    """The account that stands for the incident."""
    if len(accounts) == 1:
        return accounts[0]
    for one in accounts:
        if chosen is not None and str(one.id) == chosen:
            return one
    return min(accounts, key=lambda one: (-one.weight, -_tells(one), one.id))


def _tells(one: Told) -> int:
    """How much an account tells of when, where and whom."""
    return (
        (one.day_precision == "day")
        + (one.lat is not None)
        + bool(one.harm)
        + (one.perpetrator != "unidentified")
    )


def bounds(accounts: Sequence[Told], lead: Told) -> dict[str, Bounds]:
    """For each harm counted: the lowest of all accounts, the best of the leading one, the highest of all."""
    if len(accounts) == 1:
        alone = summed(lead.harm)
        return {harm: alone.get(harm, NOTHING) for harm in COUNTED}
    sums = {one.id: summed(one.harm) for one in accounts}
    best = sums[lead.id]
    found: dict[str, Bounds] = {}
    for harm in COUNTED:
        told = [one[harm] for one in sums.values() if harm in one]
        low, high = min((one[0] for one in told), default=None), max((one[2] for one in told), default=None)
        found[harm] = (low, best[harm][1] if harm in best else None, high)
    return found


def summed(lines: Iterable[Harmed]) -> dict[str, tuple[int, int, int]]:
    """Low, best and high of each harm over its lines; a bound not told is the best of its line, and so on."""
    found: dict[str, tuple[int, int, int]] = {}
    for one in lines:
        known = one.best if one.best is not None else one.low if one.low is not None else one.high
        if known is not None:
            low, best, high = found.get(one.harm, (0, 0, 0))
            least = known if one.low is None else one.low
            most = known if one.high is None else one.high
            found[one.harm] = low + least, best + known, high + most
    return found


def civilians(lines: Iterable[Harmed]) -> int | None:
    """Civilians killed and injured, by the best figure; None where the account tells of none."""
    told = summed(one for one in lines if one.status == "civilian" and one.harm in CASUALTY)
    return sum(best for _, best, _ in told.values()) if told else None


def is_strict(kind: str, lines: Iterable[Harmed]) -> bool:
    """Whether it concerns children or sexual violence, which are protected most."""
    return _strict("incident_kinds", kind) or any(
        one.age == "child" or _strict("harms", one.harm) for one in lines
    )


@cache
def _strict(name: str, term: str) -> bool:
    return bool(vocab.terms(name)[term].get("strict"))


@cache
def ranks() -> Mapping[str, int]:
    """The rank of each sensitivity."""
    return {term: int(entry["rank"]) for term, entry in vocab.terms("sensitivity").items()}
