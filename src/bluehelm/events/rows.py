"""Incidents and accounts as plain rows: what the store gives, and pages, figures and exports take."""

from dataclasses import dataclass
from datetime import date, datetime, time

from bluehelm.record.said import Harmed


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One incident as it stands; codes are terms of the vocabulary, None is not told."""

    number: int
    lead: int  # the account that stands for it
    accounts: int
    providers: int
    first: date
    last: date
    day_precision: str
    clock: time | None  # UTC
    place: str
    located: str  # said, decided, found, asked, none; or, shown to an audience, near, cercle, withheld
    lat: float | None
    lon: float | None
    precision_km: float | None
    region: str  # P-codes; empty where not known
    cercle: str
    kind: str
    perpetrator: str
    target: str
    state: str
    standard: str
    rank: int  # of its sensitivity
    own_use: bool  # every account of it is for own use alone
    invented: bool
    strict: bool  # children harmed, sexual violence
    killed_low: int | None
    killed: int | None
    killed_high: int | None
    injured_low: int | None
    injured: int | None
    injured_high: int | None
    abducted_low: int | None
    abducted: int | None
    abducted_high: int | None
    civilians: int | None  # killed and injured, best
    change_n: int  # the entry of the history that last touched it


@dataclass(frozen=True, slots=True)
class AccountRow:
    """What one source said, and what became of it."""

    id: int
    incident: int
    provider: str
    publisher: str
    licence: str
    own_use: bool
    invented: bool
    load: int | None  # of the file that it stands in
    line: int
    ref: str
    current: bool  # no newer version of it is known
    supersedes: int | None
    at: datetime  # when it was stored
    by: str  # who entered it by hand
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
    harm: tuple[Harmed, ...]


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """What a person decided about an incident."""

    id: int
    incident: int
    field: str  # state, standard, lead, sensitivity
    value: str
    why: str
    by: str
    at: datetime
    undone: datetime | None


@dataclass(frozen=True, slots=True)
class HarmRow:
    """One line of the harm of an incident, as its leading account tells it: what figures are made of.

    An incident whose leading account tells no harm has one row with harm "" and no numbers.
    """

    incident: int
    first: date
    last: date
    day_precision: str
    region: str
    cercle: str
    kind: str
    perpetrator: str  # of this line
    target: str
    state: str
    standard: str
    rank: int
    own_use: bool
    invented: bool
    strict: bool
    accounts: int
    providers: int
    harm: str
    status: str
    sex: str
    age: str
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Whole:
    """An incident with all that is known of it."""

    incident: IncidentRow
    accounts: tuple[AccountRow, ...]  # current ones first, then those superseded, newest first
    judgements: tuple[JudgementRow, ...]  # newest first
    merged: tuple[int, ...]  # numbers of incidents that were merged into it
    into: int | None  # where it was merged into another: follow that
