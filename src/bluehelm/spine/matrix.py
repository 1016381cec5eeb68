"""What a coverage holds, as rows; the words for its states are in vocab/spine.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.spine.rows import (
    CONFIRMED,
    DRAFT,
    EXCERPT,
    SUGGESTED,
    WHOLE,
    Choice,
    Line,
    Mandate,
    Task,
    Tie,
)

THROUGH, HOLE = "through its items", "hole"  # states of a task besides CONFIRMED and SUGGESTED
SECOND = "second choice"  # mark of a hole that is at least the second choice of a line
NO_TASK, ENABLING = "no task", "enabling"  # states of a line besides CONFIRMED and SUGGESTED
TASK_MARKS = (CONFIRMED, SUGGESTED, THROUGH, SECOND, HOLE)
LINE_STATES = (CONFIRMED, SUGGESTED, NO_TASK, ENABLING)


@dataclass(frozen=True)
class Column:
    """An expected accomplishment."""

    number: str
    title: str
    title_fr: str | None
    enabling: bool


@dataclass(frozen=True)
class Served:
    """A line and a task that it serves, by whom or by what it is told."""

    line: Line
    symbol: str
    path: str
    state: str  # CONFIRMED or SUGGESTED
    tie: Tie | None = None
    choice: Choice | None = None


@dataclass(frozen=True)
class TaskRow:
    task: Task
    state: str  # CONFIRMED, SUGGESTED, THROUGH or HOLE
    cells: tuple[tuple[Served, ...], ...]  # one for each column of the coverage
    maybe: tuple[str, ...] = ()  # keys of lines for which it is suggested, but another task before it

    def count(self, state: str) -> int:
        return sum(one.state == state for cell in self.cells for one in cell)

    @property
    def mark(self) -> str:
        """What it is shown as: its state, or SECOND."""
        return SECOND if self.state == HOLE and self.maybe else self.state


@dataclass(frozen=True)
class Matrix:
    """The tasks of one mandate and the lines behind them."""

    mandate: Mandate
    missing: tuple[str, ...]  # stretches of paragraphs that are not held: held.missing
    tasks: tuple[TaskRow, ...]
    choices: Mapping[str, tuple[Choice, ...]]  # by key of the line: all that is suggested and was not refused

    def of(self, key: str) -> tuple[Served, ...]:
        """What the line serves."""
        return tuple(one for row in self.tasks for cell in row.cells for one in cell if one.line.key == key)

    @property
    def holes(self) -> tuple[TaskRow, ...]:
        """Tasks that no line serves, neither themselves nor by an item."""
        return tuple(row for row in self.tasks if row.state == HOLE)

    def count(self, state: str) -> int:
        return sum(row.state == state for row in self.tasks)

    @property
    def marks(self) -> Mapping[str, int]:
        """How many tasks are shown as what: TASK_MARKS."""
        return {mark: sum(row.mark == mark for row in self.tasks) for mark in TASK_MARKS}

    @property
    def with_line(self) -> int:
        """Tasks that a line serves itself, confirmed or only suggested."""
        return self.count(CONFIRMED) + self.count(SUGGESTED)

    @property
    def extent(self) -> str:
        """What its count of tasks speaks of: the text WHOLE, its DRAFT, or the paragraphs held: EXCERPT."""
        if self.missing:
            return EXCERPT
        return DRAFT if DRAFT in (self.mandate.held, self.mandate.digest_of) else WHOLE


@dataclass(frozen=True)
class LineRow:
    line: Line
    state: str  # CONFIRMED, SUGGESTED, NO_TASK or ENABLING
    served: tuple[Served, ...]  # under the mandates that it was carried out under


@dataclass(frozen=True)
class PriorityRow:
    """Outputs by the strategic priority of the tasks that they serve."""

    priority: str  # "primary", "second", "both", "neither" or "not tied"
    confirmed: Mapping[str, int]  # outputs by their status, where a person tied them
    suggested: Mapping[
        str, int
    ]  # the same where the tie is only suggested; of "not tied": where there is none
    of: int  # all outputs but those of support

    @property
    def count(self) -> int:
        return sum(self.confirmed.values()) + sum(self.suggested.values())


@dataclass(frozen=True)
class MoneyRow:
    """A category of the budget that names an activity, with the tasks of that name."""

    category: str
    apportionment: Decimal | None  # thousands of US dollars
    expenditure: Decimal | None
    tasks: tuple[tuple[str, str], ...]  # symbol and path


@dataclass(frozen=True)
class Money:
    """What of the money the source itself ties to a task; the rest is not attributable."""

    apportionment: Decimal | None  # gross requirements, thousands of US dollars; None where not printed
    expenditure: Decimal | None
    tied: tuple[MoneyRow, ...]

    @property
    def rest_apportionment(self) -> Decimal | None:
        return _less(self.apportionment, [row.apportionment for row in self.tied])

    @property
    def rest_expenditure(self) -> Decimal | None:
        return _less(self.expenditure, [row.expenditure for row in self.tied])


def _less(whole: Decimal | None, parts: list[Decimal | None]) -> Decimal | None:
    """What is left of the whole; None where a figure is missing."""
    if whole is None:
        return None
    left = whole
    for part in parts:
        if part is None:
            return None
        left -= part
    return left


@dataclass(frozen=True)
class PostRow:
    """A ceiling of the mandate beside the posts that it counts."""

    symbol: str
    path: str
    category: str
    ceiling: int
    posts: tuple[tuple[str, Decimal, Decimal | None], ...]  # category, approved, average actual

    @property
    def approved(self) -> Decimal:
        return sum((approved for _, approved, _ in self.posts), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """Approved posts less the ceiling."""
        return self.approved - self.ceiling


@dataclass(frozen=True)
class Coverage:
    """The plan of a mission and period against the mandates that it hangs on."""

    mission: str
    period: str
    title: str | None
    title_fr: str | None
    symbol: str | None  # of the plan's document
    kind: str  # of the plan: plans.rows.KINDS
    columns: tuple[Column, ...]
    matrices: tuple[Matrix, ...]  # one for each mandate, the oldest first
    lines: tuple[LineRow, ...]
    priorities: tuple[PriorityRow, ...]
    money: Money
    posts: tuple[PostRow, ...]
    lost: tuple[Tie, ...] = ()  # ties whose line or task the plan or the mandates no longer have

    def count(self, state: str, kind: str | None = None) -> int:
        """Lines in that state; kind INDICATOR or OUTPUT for those alone."""
        return sum(row.state == state and kind in (None, row.line.kind) for row in self.lines)

    @property
    def holes(self) -> tuple[LineRow, ...]:
        """Lines with no task; those of support are none."""
        return tuple(row for row in self.lines if row.state == NO_TASK)

    @property
    def asked(self) -> int:
        """Lines that should serve a task: all but those of support."""
        return sum(row.state != ENABLING for row in self.lines)
