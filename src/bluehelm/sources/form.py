"""The common form: what every reader of a performance report or budget gives, whatever the shape of its file.

Rows hold the words as printed, repaired (no page furniture, no cut rows), with the place each came from.
They are not yet understood: plans/ turns words into quantities, limbs, status and causes.
Amounts are thousands of United States dollars, as printed.
"""

from dataclasses import dataclass, field
from decimal import Decimal

Value = Decimal | str | None


@dataclass(frozen=True)
class SetAside:
    """Something in the document that could not be read: never dropped, never guessed."""

    where: str  # "line 412", "table 3, row 7", "paragraph 88"
    text: str
    why: str
    # True where the table of financial resources itself has a column that is not known or lost, words where
    # a figure belongs, or another unit: to store the rest would misstate the money.
    stops: bool = False


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator of achievement. actual is "" in a budget; remarks are the paragraphs under the actual."""

    accomplishment: str  # "1.1"
    planned: str  # the whole cell, its bracket of years included
    actual: str  # the first paragraph of the actual cell, "" where there is none
    remarks: tuple[str, ...]  # further paragraphs of that cell
    where: str
    number: str | None = None  # "1.1.1" where the document numbers its indicators


@dataclass(frozen=True)
class Answer:
    """One completed quantity with the words that stand against it."""

    completed: str  # "7", "1,462", "Yes", "No", "$1,138.5"; "" where the document prints none
    remarks: tuple[str, ...]  # the unit phrase first ("Workshops"), then any explanation, a paragraph each
    where: str


@dataclass(frozen=True)
class OutputRow:
    """One planned output with all that was completed against it."""

    accomplishment: str
    group: str | None  # service heading of the support component ("Aviation services")
    planned: str
    answers: tuple[Answer, ...]
    where: str


@dataclass(frozen=True)
class AccomplishmentRow:
    number: str  # "1.1"
    title: str
    component: str  # "1"; "" for executive direction
    where: str


@dataclass(frozen=True)
class ComponentRow:
    number: str
    title: str
    where: str


@dataclass(frozen=True)
class MoneyRow:
    """One line of the table of financial resources for one period and basis."""

    period: str  # "2019/20"
    basis: str  # "performance" (apportionment against expenditure), "budget" (apportionment against estimate)
    group: str | None  # "Military and police personnel"; None for the totals of the whole
    category: str  # "Air operations", "Subtotal", "Gross requirements"
    apportionment: Decimal | None
    expenditure: Decimal | None  # expenditure, or the cost estimate of a budget
    variance: Decimal | None
    percent: Decimal | None
    where: str


@dataclass(frozen=True)
class StrengthRow:
    """Approved against actual strength of one category."""

    period: str
    basis: str  # "average", "1 July 2024", "approved deployment", "proposed"
    component: str | None  # None: the whole mission
    category: str  # "International staff", "National staff: National Professional Officers"
    approved: Decimal | None
    actual: Decimal | None
    vacancy: Decimal | None  # per cent, as printed
    where: str


@dataclass(frozen=True)
class VarianceRow:
    """One explained variance: the figure and the paragraphs under it that speak of that period."""

    period: str
    category: str
    amount: Decimal | None
    percent: Decimal | None
    paragraphs: tuple[str, ...]
    where: str


@dataclass(frozen=True)
class OtherRow:
    """A line of any other table of the resource side."""

    table: str  # a key of the vocabulary: "revenue", "redeployment", "coe", "mission factor", "vacancy" ..
    label: str
    value: Value
    unit: str | None  # "thousands of US dollars", "per cent", None
    where: str
    period: str | None = None
    column: str | None = None  # "Redeployment", "Effective date" where a line has several values


@dataclass(frozen=True)
class Report:
    """A whole document in the common form."""

    shape: str  # "classic", "liquidation", "merged", "budget"
    symbol: str | None  # "A/75/..."; None where the document does not print it
    mission: str  # "MINUSMA"
    title: str
    period: str  # the period performed, "2019/20"
    budget_period: str | None  # the period proposed, in a merged document
    components: tuple[ComponentRow, ...] = ()
    accomplishments: tuple[AccomplishmentRow, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    outputs: tuple[OutputRow, ...] = ()
    money: tuple[MoneyRow, ...] = ()
    strength: tuple[StrengthRow, ...] = ()
    variances: tuple[VarianceRow, ...] = ()
    other: tuple[OtherRow, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = field(default=())  # what the document says of itself, in our words
