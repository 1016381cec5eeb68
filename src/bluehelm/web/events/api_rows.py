"""What comes out of the API, as OpenAPI describes it, made of the rows of the store."""

from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

from ninja import Schema
from pydantic import Field

from bluehelm.events.rows import AccountRow, IncidentRow, JudgementRow, Whole
from bluehelm.events.store.posting import Posted
from bluehelm.record import vocab


class HarmOut(Schema):
    harm: str
    low: int | None
    best: int | None
    high: int | None
    status: str
    sex: str
    age: str
    perpetrator: str


class IncidentOut(Schema):
    """An incident as the token may see it; located tells where the place was made vague."""

    number: int
    first: date
    last: date
    day_precision: str
    clock: time | None
    place: str
    located: str
    lat: float | None
    lon: float | None
    precision_km: float | None
    region: str
    cercle: str
    kind: str
    perpetrator: str
    target: str
    state: str
    standard: str
    sensitivity: str
    own_use: bool
    invented: bool
    accounts: int
    providers: int
    killed_low: int | None
    killed: int | None
    killed_high: int | None
    injured_low: int | None
    injured: int | None
    injured_high: int | None
    abducted_low: int | None
    abducted: int | None
    abducted_high: int | None
    civilians: int | None
    changed: int = Field(description="the entry of the history that last touched it")


class IncidentsOut(Schema):
    incidents: list[IncidentOut]
    next: str | None = Field(description="give it as after for the next page; null at the end")
    count: int | None = Field(description="at most 10000; null where it would have to be counted row by row")
    more: bool = Field(description="there are more than were counted")


class AccountOut(Schema):
    number: int
    incident: int
    provider: str
    publisher: str
    licence: str
    own_use: bool
    invented: bool
    ref: str
    current: bool
    supersedes: int | None
    stored: datetime
    first: date
    last: date
    day_precision: str
    clock: time | None
    place: str
    lat: float | None
    lon: float | None
    precision_km: float | None
    kind: str
    kind_said: str
    perpetrator: str
    perpetrator_said: str
    target: str
    target_said: str
    text: str
    operation: str
    sensitivity: str
    state: str
    extra: dict[str, str]
    harm: list[HarmOut]


class JudgementOut(Schema):
    number: int
    field: str
    value: str
    why: str
    by: str
    at: datetime
    undone: datetime | None


class WholeOut(Schema):
    incident: IncidentOut
    told: list[AccountOut] | None = Field(description="null where the token may not read accounts")
    judgements: list[JudgementOut]
    merged: list[int] = Field(description="numbers of incidents that were merged into it")
    into: int | None = Field(description="the number asked for was merged into this one")


class ProviderOut(Schema):
    name: str
    title: str
    publisher: str
    licence: str
    own_use: bool
    sensitivity: str
    invented: bool
    accounts: int


class AsideOut(Schema):
    line: int = Field(description="the place of the account in the list, from 1")
    field: str
    value: str
    why: str


class PostedOut(Schema):
    read: int
    accepted: int
    merged: int
    unchanged: int
    set_aside: list[AsideOut]
    accounts: list[int] = Field(description="numbers of those accepted")
    notes: list[str]


class ProblemOut(Schema):
    """RFC 9457: what went wrong, and what to do."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] = []


def incident(row: IncidentRow) -> dict[str, Any]:
    known = asdict(row)
    sensitivity = next(
        term for term, entry in vocab.terms("sensitivity").items() if entry["rank"] == row.rank
    )
    return known | {"sensitivity": sensitivity, "changed": row.change_n}


def account(row: AccountRow) -> dict[str, Any]:
    return asdict(row) | {"number": row.id, "stored": row.at}


def judgement(row: JudgementRow) -> dict[str, Any]:
    return asdict(row) | {"number": row.id}


def whole(found: Whole, accounts: bool) -> dict[str, Any]:
    return {
        "incident": incident(found.incident),
        "told": [account(row) for row in found.accounts] if accounts else None,
        "judgements": [judgement(row) for row in found.judgements],
        "merged": list(found.merged),
        "into": found.into,
    }


def posted(done: Posted) -> dict[str, Any]:
    told = asdict(done)
    return told | {"set_aside": told.pop("aside")}
