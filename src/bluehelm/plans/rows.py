"""A performance report as understood: the rows of the contract `bluehelm plan read --json`.

Nothing here knows the database or the file the report came from. Field order is the order of the JSON.
Amounts are thousands of United States dollars, as printed. None is what the text leaves out.
Fields that end in _fr hold a French label of our own beside the English one; no document fills them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Value = Decimal | str | None

MET, PARTLY, NOT_MET, UNMEASURABLE = "met", "partly met", "not met", "not measurable"
PERFORMANCE, BUDGET, BOTH, EXAMPLE = (
    "performance report",
    "budget",
    "performance and budget",
    "worked example",
)
KINDS = (PERFORMANCE, BUDGET, BOTH, EXAMPLE)


def kind_of(shape: str) -> str:
    """What a document of this shape is; any other shape is a performance report."""
    return {"budget": BUDGET, "merged": BOTH}.get(shape, PERFORMANCE)


@dataclass(frozen=True)
class Said:
    """That a value is not the document's: a person gave it on the site. Names stay in the history."""

    how: str  # "entered on the site" or "corrected on the site", terms of methods.yaml
    change: int  # the entry of the history
    day: date  # UTC

    @property
    def where(self) -> str:
        """Its place, as a reference names it."""
        return f"change {self.change}, {self.day.isoformat()}"


def latest(found: Iterable[Said | None]) -> Said | None:
    """The last of the changes; None where every value is the document's."""
    return max((said for said in found if said is not None), key=lambda said: said.change, default=None)


@dataclass(frozen=True)
class Limb:
    """One series or part that an indicator promises, and what came of it."""

    label: str
    series: dict[str, Value]  # "2017/18" -> figure, words as printed, or None
    op: str | None  # ">=", "<=", ">", "<", "+/-", None where a plain figure is printed
    target: Value
    tolerance: Decimal | None
    actual: Value
    unit: str | None
    direction: str | None  # "more" or "less" is better; None where the text does not say
    status: str
    id: int | None = None  # of the stored row; not in the JSON
    label_fr: str | None = None
    said: Said | None = None  # None: the actual is as the document prints it


@dataclass(frozen=True)
class Indicator:
    label: str  # as printed, without its bracket of years
    series: dict[str, Value]
    target: Value
    actual: Value
    unit: str | None
    says_achieved: bool
    status: str
    remark: str | None
    causes: tuple[str, ...]
    limbs: tuple[Limb, ...]
    number: str | None = None
    actual_text: str | None = None  # the cell as printed
    where: str | None = None
    id: int | None = None
    label_fr: str | None = None

    @property
    def said(self) -> Said | None:
        return latest(limb.said for limb in self.limbs)


@dataclass(frozen=True)
class Planned:
    """One quantity that a planned output promises."""

    value: Decimal | None
    unit: str | None
    op: str | None  # ">=" for "at least", "<=" for "up to", "~" for "approximately"
    stated: bool  # False where the number follows from words ("monthly" is 12)
    id: int | None = None


@dataclass(frozen=True)
class Completed:
    value: Value  # a figure, "Yes", "No", or None where the document prints none
    unit: str | None
    answers: int | None  # index into planned
    status: str
    remark: str | None
    causes: tuple[str, ...]
    id: int | None = None
    said: Said | None = None  # None: as the document prints it


@dataclass(frozen=True)
class Output:
    group: str | None
    label: str
    planned: tuple[Planned, ...]
    completed: tuple[Completed, ...]
    status: str
    remark: str | None
    causes: tuple[str, ...]  # of the output as a whole and of its answers, each once
    where: str | None = None
    id: int | None = None
    label_fr: str | None = None
    group_fr: str | None = None

    @property
    def said(self) -> Said | None:
        return latest(answer.said for answer in self.completed)


def all_causes(row: Output) -> tuple[str, ...]:
    """The causes of the output as a whole, then those that only its answers name, each once."""
    return tuple(dict.fromkeys([*row.causes, *(code for each in row.completed for code in each.causes)]))


@dataclass(frozen=True)
class Accomplishment:
    number: str
    title: str
    indicators: tuple[Indicator, ...]
    outputs: tuple[Output, ...]
    component: str | None = None
    where: str | None = None
    title_fr: str | None = None


@dataclass(frozen=True)
class Component:
    number: str
    title: str
    title_fr: str | None = None


@dataclass(frozen=True)
class Money:
    period: str
    basis: str
    group: str | None
    category: str
    apportionment: Decimal | None
    expenditure: Decimal | None
    variance: Decimal | None
    percent: Decimal | None
    where: str | None = None


@dataclass(frozen=True)
class Strength:
    period: str
    basis: str
    component: str | None
    category: str
    approved: Decimal | None
    actual: Decimal | None
    vacancy: Decimal | None
    where: str | None = None


@dataclass(frozen=True)
class Variance:
    period: str
    category: str
    amount: Decimal | None
    percent: Decimal | None
    word: str | None  # "increased" or "reduced"
    causes: tuple[str, ...]
    explanation: str | None = None
    where: str | None = None


@dataclass(frozen=True)
class Other:
    table: str
    label: str
    value: Value
    unit: str | None
    period: str | None = None
    column: str | None = None
    where: str | None = None


@dataclass(frozen=True)
class SetAside:
    where: str
    text: str
    why: str
    stops: bool = False


@dataclass(frozen=True)
class Plan:
    """One document, whole: what `plan read` prints and `plan load` stores."""

    symbol: str | None
    mission: str
    period: str
    accomplishments: tuple[Accomplishment, ...] = ()
    money: tuple[Money, ...] = ()
    strength: tuple[Strength, ...] = ()
    variances: tuple[Variance, ...] = ()
    other: tuple[Other, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    shape: str = "classic"  # "classic", "liquidation", "merged", "budget"
    title: str | None = None
    budget_period: str | None = None
    components: tuple[Component, ...] = ()
    notes: tuple[str, ...] = field(default=())
    kind: str = PERFORMANCE  # one of KINDS; what it may supersede in the store hangs on it
    title_fr: str | None = None
