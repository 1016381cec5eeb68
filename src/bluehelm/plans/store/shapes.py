"""What the door to storage gives: frozen rows for pages, reports and the command line."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from bluehelm.plans import rows
from bluehelm.record.models import Mission


@dataclass(frozen=True)
class Saved:
    """What a load did. new is False where the store already held this reading."""

    framework_id: int
    new: bool
    counts: dict[str, int]  # accomplishments, indicators, outputs, limbs, results, money, ..
    left_behind: int = 0  # corrections made on the site whose line the new reading no longer has
    why: str | None = None  # why nothing changed, where it is not that the reading is the same


@dataclass(frozen=True)
class StoredPlan:
    """The plan as it stands now: current results, status derived anew where one was corrected."""

    plan: rows.Plan  # ids filled: Indicator, Output = line; Limb, Planned = limb; Completed = result
    kind: str  # one of rows.KINDS: what the document of this reading is
    framework_id: int
    source_title: str
    source_symbol: str | None
    source_id: int
    as_at: datetime  # of the last change in the mission
    change: int  # its number; the cursor of live pages
    mission: Mission


@dataclass(frozen=True)
class SourceRow:
    id: int
    kind: str
    title: str
    symbol: str | None
    publisher: str
    licence: str
    sha256: str
    name: str
    media_type: str
    size: int  # bytes
    retrieved: datetime
    by: str | None  # who added it; None for the command line


@dataclass(frozen=True)
class EvidenceRow:
    id: int
    note: str
    source: SourceRow


@dataclass(frozen=True)
class DecisionRow:
    verb: str  # "approved" or "reopened"
    at: datetime
    by: str | None
    why: str
    change: int


@dataclass(frozen=True)
class ResultDetail:
    """One result with who said it, when and why."""

    id: int
    limb_id: int | None
    n: int
    value: rows.Value
    unit: str | None
    remark: str | None
    causes: tuple[str, ...]
    status: str
    change: int
    at: datetime
    by: str | None  # None: the command line, or a person since deleted
    by_id: int | None
    verb: str
    why: str
    source: SourceRow | None  # None: typed on the site
    place: str
    approved: bool
    superseded_by: int | None  # id of the result that took its place; None while it is current
    evidence: tuple[EvidenceRow, ...]
    decisions: tuple[DecisionRow, ...]

    @property
    def current(self) -> bool:
        return self.superseded_by is None


@dataclass(frozen=True)
class LimbDetail:
    """What was planned, with every result that answers it, the oldest first."""

    id: int
    n: int
    label: str
    series: dict[str, rows.Value]
    op: str | None
    target: rows.Value
    tolerance: Decimal | None
    unit: str | None
    direction: str | None
    stated: bool
    results: tuple[ResultDetail, ...]
    label_fr: str | None = None

    @property
    def current(self) -> tuple[ResultDetail, ...]:
        return tuple(result for result in self.results if result.current)


@dataclass(frozen=True)
class LineDetail:
    """An indicator or output with its whole history."""

    id: int
    mission: Mission
    period: str
    framework_id: int
    current: bool  # False in a reading that was superseded
    kind: str  # "indicator" or "output"
    n: int
    number: str | None
    group: str | None
    label: str
    component: rows.Component | None
    accomplishment: rows.Component  # number and title
    says_achieved: bool | None
    printed: str | None
    remark: str | None
    causes: tuple[str, ...]
    status: str
    place: str | None
    source: SourceRow
    limbs: tuple[LimbDetail, ...]
    unasked: tuple[ResultDetail, ...]  # results that answer no planned quantity
    label_fr: str | None = None
    group_fr: str | None = None


@dataclass(frozen=True)
class PeriodRow:
    """One period of a mission and a reading that stands for it: its performance, or its budget."""

    period: str
    kind: str  # one of rows.KINDS
    framework_id: int
    shape: str
    title: str
    symbol: str | None
    readings: int  # this one and those before it in its place
    loaded: datetime


@dataclass(frozen=True)
class ChangeRow:
    """One entry of the history."""

    n: int
    at: datetime
    by: str | None
    verb: str
    why: str
    rows: tuple[dict[str, Any], ...]  # {"table", "key", "before", "after"}
