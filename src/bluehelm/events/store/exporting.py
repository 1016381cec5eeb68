"""Incidents as a file: read, made anew without what is for own use, narrowed to the audience, written."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from django.conf import settings

from bluehelm.errors import BadInput, Refused
from bluehelm.events import models as tables
from bluehelm.events.exports.forms import MEDIA, About, written
from bluehelm.events.incidents import COUNTED, derive, leading, ranks
from bluehelm.events.protect import shown as protect
from bluehelm.events.protect.blur import Blur
from bluehelm.events.query import Query, kinds
from bluehelm.events.query import written as address
from bluehelm.events.rows import IncidentRow
from bluehelm.events.store import reading
from bluehelm.events.store.deriving import judgements, places, told_of
from bluehelm.record import access, openings
from bluehelm.record.models import Mission
from bluehelm.record.places.gazetteer import about as boundaries
from bluehelm.record.places.gazetteer import mali
from bluehelm.record.places.raster import raster

AUDIENCES = ("protection", "mission", "partner", "public")  # from the one that may know most
PART = 2_000
ENDS = ("_low", "", "_high")
MOST = 200_000  # rows of one file
OWN_USE = "Accounts that are for own use alone are left out, and so is what they alone tell of."
VAGUE = {
    "near": "{n} places are given as a point that stands for a square of 5 km.",
    "cercle": "{n} places are given as the cercle alone.",
    "withheld": "{n} places are withheld.",
}
OUTSIDE = (
    "Narratives, names of places and hours are left out; numbers of people are given as a range.",
    "What is more sensitive than this audience may know, and single records on children and on sexual "
    "violence, are not in this file.",
)


@dataclass(frozen=True)
class Exported:
    """A file that leaves, or wants to."""

    content: bytes
    media_type: str
    name: str
    sha256: str
    rows: int
    about: About


@cache
def blur() -> Blur:
    """How places are made vague in this installation: on the site and in every file alike."""
    key = hashlib.sha256(b"bluehelm places shown" + settings.SECRET_KEY.encode()).digest()
    return Blur(key, mali().areas, raster().codes)


def may(user: access.Person, mission: Mission, audience: str) -> None:
    """Whether the person may hold what this audience is shown. None is the command line.

    raises  Unseen for one who is no member, Refused for an audience that knows more than they may
    """
    protect.rules(audience)
    if user is None:
        return
    if access.role(user, mission) is None:
        raise access.Unseen(f"There is no mission {mission.code} that you may read.")
    if AUDIENCES.index(audience) < AUDIENCES.index(access.audience(user, mission)):
        raise Refused(f"What {audience} is shown is not for you; ask protection staff of {mission.code}.")


def export(user: access.Person, mission: Mission, query: Query, audience: str, form: str) -> Exported:
    """The incidents of the query as a file for people of the mission.

    raises  Refused for an audience outside the mission, whose files are asked for and signed (releasing.ask)
    """
    may(user, mission, audience)
    if protect.rules(audience).outside:
        raise Refused(f"What leaves for {audience} has to be signed by two approvers; ask for a release.")
    made, strict = _made(mission, query, audience, form)
    if strict and access.signed_in(user):
        openings.opened(user, mission, "export", strict, f"export as {form}")
    return made


def content(mission: Mission, query: Query, audience: str, form: str) -> Exported:
    """The file for any audience; who may have it is for the caller to say."""
    return _made(mission, query, audience, form)[0]


def _made(mission: Mission, query: Query, audience: str, form: str) -> tuple[Exported, list[int]]:
    if form not in MEDIA:
        raise BadInput(f"{form!r} is no form of export; there are {', '.join(MEDIA)}.")
    now, held = datetime.now(UTC), protect.rules(audience)
    rows: list[IncidentRow] = []
    for row in leaving(mission, protect.asked(query, audience), audience):
        told = protect.shown(row, audience, blur(), now.date())
        if told is not None and protect.keeps(told, query):
            rows.append(told)
        if len(rows) > MOST:
            raise BadInput(f"More than {MOST} incidents fit; ask for fewer days or with more conditions.")
    names = {row.number: blur().pseudonym(row.number) if held.outside else str(row.number) for row in rows}
    if held.outside:
        rows.sort(key=lambda row: (row.first, names[row.number]))
    about = _about(mission, query, audience, rows, now)
    made = written(rows, lambda row: names[row.number], about, form)
    media, end = MEDIA[form]
    name = f"{mission.code.lower()}-incidents-{audience}-{now:%Y-%m-%d}.{end}"
    strict = [row.number for row in rows if row.rank == ranks()["strictly_confidential"]]
    return Exported(made, media, name, hashlib.sha256(made).hexdigest(), len(rows), about), strict


def leaving(mission: Mission, query: Query, audience: str) -> Iterator[IncidentRow]:
    """The incidents of the query without what is for own use: whole incidents, or accounts of them."""
    part: list[IncidentRow] = []
    for row in reading.every(mission, query, audience):
        if not row.own_use:
            part.append(row)
        if len(part) == PART:
            yield from without_own_use(mission, query, part)
            part = []
    yield from without_own_use(mission, query, part)


def without_own_use(mission: Mission, query: Query, part: Sequence[IncidentRow]) -> Iterator[IncidentRow]:
    """These incidents, derived anew where some of their accounts are for own use."""
    numbers = [row.number for row in part]
    own = tables.Account.objects.filter(incident__in=numbers, current=True, provider__own_use=True)
    mixed = sorted(set(own.values_list("incident_id", flat=True)))
    if not mixed:
        yield from part
        return
    held, judged = told_of(mixed), judgements(mixed)
    for row in part:
        if row.number not in held:
            yield row
            continue
        accounts = [one for one in held[row.number] if not one.own_use]
        lead = leading(accounts, judged[row.number].get("lead"))
        where = places(mission.pk, [lead.id]).get(lead.id) if lead.lat is None and lead.place else None
        derived = derive(accounts, judged[row.number], where)
        values = derived._asdict()
        told = values.pop("harm")
        values |= {f"{name}{end}": told[name][n] for name in COUNTED for n, end in enumerate(ENDS)}
        # never less protected than the whole of it
        values |= {"rank": max(row.rank, derived.rank), "strict": row.strict or derived.strict}
        region, cercle = (row.region, row.cercle)
        if derived.lat is not None and derived.lon is not None:
            region, cercle = raster().codes(derived.lat, derived.lon)
        made = replace(row, **values, region=region, cercle=cercle)
        if _still(made, query):
            yield made


def _still(row: IncidentRow, query: Query) -> bool:
    """Whether it fits the query without the accounts for own use too."""
    chosen = ("perpetrator", "target", "region", "cercle")
    if any(
        wanted and getattr(row, name) not in wanted for name in chosen if (wanted := getattr(query, name))
    ):
        return False
    if query.kind and row.kind not in kinds(query):
        return False
    early = query.since is not None and row.last < query.since
    return not early and not (query.until is not None and row.first > query.until)


def _about(
    mission: Mission, query: Query, audience: str, rows: Sequence[IncidentRow], now: datetime
) -> About:
    held = protect.rules(audience)
    located = [row.located for row in rows]
    vague = [words.format(n=n) for how, words in VAGUE.items() if (n := located.count(how))]
    notes = (*(OUTSIDE if held.outside else ()), *vague, OWN_USE)
    known = boundaries()
    return About(
        mission.code, audience, now.isoformat(timespec="seconds"), address(query),
        mission.invented or any(row.invented for row in rows), notes,
        (*_credit([row.number for row in rows]), known["credit"]), known["disclaimer"]["en"],
    )  # fmt: skip


def _credit(numbers: Sequence[int]) -> list[str]:
    """Whose accounts with a licence the rows rest on."""
    found: set[tuple[str, str, str]] = set()
    for at in range(0, len(numbers), PART):
        given = tables.Provider.objects.filter(
            accounts__incident__in=numbers[at : at + PART], accounts__current=True, own_use=False
        ).exclude(licence="")
        found.update(given.values_list("title", "publisher", "licence").distinct())
    return [f"{title or publisher} ({publisher}): {licence}." for title, publisher, licence in sorted(found)]
