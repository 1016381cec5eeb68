"""From the accounts of one incident to the incident: pure, the same for the same accounts and judgements.

The account that leads (the one a person chose, else of the provider with the most weight, else the one that
tells most, else the oldest) stands for when, where, kind, parties and harm. The others widen the range of the
harm: low is the lowest that any account gives, high the highest.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from bluehelm.record import vocab
from bluehelm.record.said import Harmed

COUNTED = ("killed", "injured", "abducted")
CASUALTY = ("killed", "injured")
Bounds = tuple[int | None, int | None, int | None]  # low, best, high


@dataclass(frozen=True, slots=True)
class Told:
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


@dataclass(frozen=True, slots=True)
class Derived:
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
        {harm: bounds(accounts, lead, harm) for harm in COUNTED}, civilians(lead.harm),
    )  # fmt: skip


def leading(accounts: Sequence[Told], chosen: str | None = None) -> Told:
    """The account that stands for the incident."""
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


def bounds(accounts: Iterable[Told], lead: Told, harm: str) -> Bounds:
    """The lowest of all, the best of the leading account, the highest of all; None where nobody tells."""
    sums = [told for one in accounts if (told := summed(one.harm, harm)) is not None]
    best = summed(lead.harm, harm)
    lows = [low for low, _, _ in sums if low is not None]
    highs = [high for _, _, high in sums if high is not None]
    return min(lows, default=None), best[1] if best else None, max(highs, default=None)


def summed(lines: Iterable[Harmed], harm: str) -> Bounds | None:
    """Sums of low, best and high over the lines of one harm; a bound not told is the best of its line."""
    low = best = high = 0
    told = False
    for one in lines:
        if one.harm != harm:
            continue
        known = one.best if one.best is not None else one.low if one.low is not None else one.high
        if known is None:
            continue
        told = True
        best += known
        low += known if one.low is None else one.low
        high += known if one.high is None else one.high
    return (low, best, high) if told else None


def civilians(lines: Iterable[Harmed]) -> int | None:
    """Civilians killed and injured, by the best figure; None where the account tells of none."""
    told = [one for one in lines if one.status == "civilian" and one.harm in CASUALTY]
    sums = [summed(told, harm) for harm in CASUALTY]
    known = [best for one in sums if one is not None and (best := one[1]) is not None]
    return sum(known) if known else None


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
