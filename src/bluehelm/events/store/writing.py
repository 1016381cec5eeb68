"""Accounts into the store, many at a time: each with its harm, and an incident of its own to begin with."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from bluehelm.events import contents
from bluehelm.events import models as tables
from bluehelm.events.incidents import COUNTED, Derived, Told, derive
from bluehelm.record import history
from bluehelm.record.models import User
from bluehelm.record.places.raster import raster
from bluehelm.record.said import Aside, Harmed, Said
from bluehelm.record.tables import copy_all, next_id

BATCH = "events_batch"  # how the history calls the accounts of one writing
Row = tuple[Any, ...]
MOST = 2**31 - 1  # of any count
LONGEST = {
    "ref": 200, "place": 300, "kind_said": 300, "perpetrator_said": 300, "target_said": 300, "operation": 200,
}  # fmt: skip
ACCOUNT = (
    "id", "mission_id", "provider_id", "load_id", "change_id", "by_id", "line", "ref", "digest", "current",
    "supersedes", "incident_id", "first", "last", "day_precision", "clock", "place", "lat", "lon",
    "precision_km", "kind", "kind_said", "perpetrator", "perpetrator_said", "target", "target_said", "text",
    "operation", "sensitivity", "state", "extra",
)  # fmt: skip
HARM = ("id", "account_id", "harm", "status", "sex", "age", "perpetrator", "low", "best", "high")
INCIDENT = (
    "id", "mission_id", "lead", "accounts", "providers", "first", "last", "day_precision", "clock", "place",
    "located", "lat", "lon", "precision_km", "region", "cercle", "kind", "perpetrator", "target", "state",
    "standard", "rank", "own_use", "invented", "strict",
    *(f"{harm}{bound}" for harm in COUNTED for bound in ("_low", "", "_high")), "civilians", "change_n",
)  # fmt: skip


@dataclass
class Kept:
    """What became of some accounts."""

    accepted: int = 0  # new accounts, and new versions of known ones
    unchanged: int = 0
    aside: list[Aside] = field(default_factory=list)
    accounts: list[int] = field(default_factory=list)  # numbers of those accepted
    superseded: dict[int, int] = field(default_factory=dict)  # new account -> the one before it
    incidents: set[int] = field(default_factory=set)  # to be derived anew, for a new version is among them


@dataclass(frozen=True, slots=True)
class Held:
    """The version of an account that is in the store."""

    id: int
    digest: str
    incident: int
    load: int | None


def keep(
    entry: history.Entry,
    provider: tables.Provider,
    saids: Sequence[Said],
    load: tables.Load | None = None,
    by: User | None = None,
) -> Kept:
    """Store what one provider said, within an open history.change.

    What is stored already changes nothing; other words under the same number are a new version, whose
    incident the caller derives anew (deriving.rederive of Kept.incidents); what stands twice in a load is set
    aside.
    """
    kept = Kept()
    fresh = list(_fresh(provider, saids, load, kept))
    if not fresh:
        return kept
    first, line = next_id(tables.Account), next_id(tables.Harm)
    shared = (provider.mission_id, provider.pk, load and load.pk, entry.n, by and by.pk)
    accounts, harm, incidents = list[Row](), list[Row](), list[Row]()
    sums = hashlib.sha256()
    for number, (said, ref, digest, old) in enumerate(fresh, first):
        incident = number if old is None else old.incident
        accounts.append(_account(number, shared, (ref, digest, old), incident, said))
        harm += [_harm(line + len(harm) + n, number, said, one) for n, one in enumerate(said.harm)]
        if old is None:
            derived = derive((told_of(number, provider, said),))
            incidents.append(incident_row(number, provider.mission_id, derived, entry.n))
        else:
            kept.superseded[number] = old.id
            kept.incidents.add(old.incident)
        kept.accounts.append(number)
        sums.update(f"{number}:{digest};".encode())
    kept.accepted = len(accounts)
    tables.Account.objects.filter(pk__in=list(kept.superseded.values())).update(current=False)
    copy_all(tables.Incident, INCIDENT, incidents)
    copy_all(tables.Account, ACCOUNT, accounts)
    copy_all(tables.Harm, HARM, harm)
    entry.add(BATCH, kept.accounts[0], None, _batch(provider, load, kept, sums.hexdigest()))
    return kept


def _batch(provider: tables.Provider, load: tables.Load | None, kept: Kept, sha256: str) -> dict[str, Any]:
    """How the history describes accounts that came in together: their numbers and the digest of all."""
    told: dict[str, Any] = {
        "provider": provider.name, "first": kept.accounts[0], "last": kept.accounts[-1], "sha256": sha256,
    }  # fmt: skip
    if load is not None:
        told["file"] = load.sha256
    if kept.superseded:
        told["supersedes"] = {str(new): old for new, old in kept.superseded.items()}
    return told


def _fresh(
    provider: tables.Provider, saids: Sequence[Said], load: tables.Load | None, kept: Kept
) -> Iterator[tuple[Said, str, str, Held | None]]:
    """The accounts that are new or say something new, each with its digest and the version before."""
    seen: dict[str, tuple[str, int]] = {}
    fitting: list[tuple[Said, str, str]] = []
    for said in saids:
        why = unfit(said)
        if why is not None:
            kept.aside.append(why)
            continue
        digest = contents.digest(said)
        ref = said.ref or f"#{digest}"
        there = seen.setdefault(ref, (digest, said.line))
        if there[1] == said.line:
            fitting.append((said, ref, digest))
        elif there[0] == digest:
            kept.unchanged += 1
        else:
            kept.aside.append(_twice(said, ref, there[1]))
    held = versions(provider, [ref for _, ref, _ in fitting])
    for said, ref, digest in fitting:
        old = held.get(ref)
        if old is not None and old.digest == digest:
            kept.unchanged += 1
        elif old is not None and load is not None and old.load == load.pk:
            kept.aside.append(_twice(said, ref, None))
        else:
            yield said, ref, digest, old


def _twice(said: Said, ref: str, line: int | None) -> Aside:
    where = "in an earlier line" if line is None else f"in line {line}"
    return Aside(said.line, "ref", ref[:200], f"stands {where} too, with other content; keep one of the two")


def versions(provider: tables.Provider, refs: Sequence[str]) -> dict[str, Held]:
    """The current account of each of these numbers of the provider, where there is one."""
    found: dict[str, Held] = {}
    for at in range(0, len(refs), 10_000):
        rows = tables.Account.objects.filter(provider=provider, current=True, ref__in=refs[at : at + 10_000])
        for row in rows.values("ref", "pk", "digest", "incident_id", "load_id"):
            found[row["ref"]] = Held(row["pk"], row["digest"], row["incident_id"], row["load_id"])
    return found


def unfit(said: Said) -> Aside | None:
    """Why an account does not fit into the tables; a reader has looked at what it says already."""
    words = (said.ref, said.place, said.kind_said, said.perpetrator_said, said.target_said, said.operation)
    for (name, most), value in zip(LONGEST.items(), words, strict=True):
        if len(value) > most:
            return Aside(
                said.line, name, value[:200], f"has {len(value)} letters where {most} fit; shorten it"
            )
    if "\0" in "".join((*words, said.text)):
        return Aside(said.line, "text", said.ref.replace("\0", "�"), "holds a NUL; remove it")
    for one in said.harm:
        for bound in (one.low, one.best, one.high):
            if bound is not None and not 0 <= bound <= MOST:
                return Aside(said.line, one.harm, str(bound), f"is not from 0 to {MOST}")
    return None


@lru_cache(maxsize=20_000)
def _day(day: date) -> str:
    return day.isoformat()


def _account(
    number: int,
    shared: tuple[Any, ...],
    version: tuple[str, str, Held | None],
    incident: int,
    said: Said,
) -> tuple[Any, ...]:
    mission, source, load, change, by = shared
    ref, digest, old = version
    return (
        number, mission, source, load, change, by, said.line, ref, digest, True, old and old.id, incident,
        _day(said.first), _day(said.last), said.day_precision, said.clock and said.clock.isoformat(),
        said.place, said.lat, said.lon, said.precision_km, said.kind, said.kind_said, said.perpetrator,
        said.perpetrator_said, said.target, said.target_said, said.text, said.operation,
        said.sensitivity, said.state, contents.written(said.extra),
    )  # fmt: skip


def _harm(number: int, account: int, said: Said, one: Harmed) -> tuple[Any, ...]:
    return (
        number, account, one.harm, one.status, one.sex, one.age, one.perpetrator or said.perpetrator,
        one.low, one.best, one.high,
    )  # fmt: skip


def told_of(number: int, provider: tables.Provider, said: Said) -> Told:
    """What deriving needs of an account that is on its way in."""
    return Told(
        number, provider.pk, provider.weight, provider.own_use, provider.invented, said.first, said.last,
        said.day_precision, said.clock, said.place, said.lat, said.lon, said.precision_km, said.kind,
        said.perpetrator, said.target, said.sensitivity or provider.sensitivity, said.state, said.harm,
    )  # fmt: skip


def incident_row(number: int, mission: int, derived: Derived, change: int) -> tuple[Any, ...]:
    """The incident as a row of its table, in the order of INCIDENT."""
    known = derived.lat is not None and derived.lon is not None
    area = raster().codes(derived.lat, derived.lon) if known else ("", "")  # type: ignore[arg-type]
    harm: Iterable[int | None] = (bound for one in COUNTED for bound in derived.harm[one])
    return (
        number, mission, derived.lead, derived.accounts, derived.providers, _day(derived.first),
        _day(derived.last), derived.day_precision, derived.clock and derived.clock.isoformat(), derived.place,
        derived.located, derived.lat, derived.lon, derived.precision_km, *area, derived.kind,
        derived.perpetrator, derived.target, derived.state, derived.standard, derived.rank, derived.own_use,
        derived.invented, derived.strict, *harm, derived.civilians, change,
    )  # fmt: skip
