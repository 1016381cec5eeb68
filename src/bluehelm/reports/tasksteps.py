"""What became of each task from text to text; nothing is told of what is not held."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bluehelm.mandates.rows import OTHER, PRIORITY
from bluehelm.mandates.store import Cell, Column, Evolution
from bluehelm.mandates.store import TaskRow as Given
from bluehelm.mandates.store.shapes import NONE, PART, UNKNOWN

ENTERED, SAME, STRONGER, WEAKER, OTHERWISE = "entered", "same", "stronger", "weaker", "otherwise"
STANDS, LEFT = "stands", "left"
TITLED = "titled"  # no item gives it, but a title over items names it
THERE = "there"  # given; whether it came in here, or how it changed, cannot be told
AWAY = "away"  # not given; whether it left here cannot be told
UNTOLD = "untold"  # not found in a part
BEHIND = "behind"  # a text that does not restate the mandate follows what is not held
NOT_HELD = "not_held"
STEPS = (
    ENTERED,
    SAME,
    STRONGER,
    WEAKER,
    OTHERWISE,
    THERE,
    TITLED,
    STANDS,
    LEFT,
    AWAY,
    UNTOLD,
    BEHIND,
    NOT_HELD,
)
# why a step cannot be told: what is known of a column before it, or of its own
IN, NOT_IN, IN_TITLE, NOT_FOUND, MISSING, SOME_MISSING = (
    "in",
    "not_in",
    "title",
    "not_found",
    "none",
    "unknown",
)


@dataclass(frozen=True)
class Sign:
    """What one column says of a task."""

    kind: str  # IN, NOT_IN ..
    column: Column


@dataclass(frozen=True)
class Step:
    """What became of a task in one column."""

    name: str  # of STEPS
    cell: Cell | None = None  # as the text gives it
    titles: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()  # why it cannot be told, or what it is compared with; the oldest first


@dataclass(frozen=True)
class Row:
    task: str  # of PEMA
    steps: tuple[Step | None, ...]  # one for each column; None where the task was not there


@dataclass(frozen=True)
class Seen:
    """What is known of a task before a column."""

    there: bool = False
    cell: Cell | None = None  # as it was given last
    in_part: bool = False  # whether that was in a text held in part
    sure: Sign | None = None  # the last column that says whether it was there
    since: tuple[Sign, ...] = field(default=())  # columns after that which leave it open

    @property
    def signs(self) -> tuple[Sign, ...]:
        return self.since if self.sure is None else (self.sure, *self.since)

    def known(self, there: bool, sign: Sign) -> "Seen":
        return replace(self, there=there, sure=sign, since=())

    def open(self, kind: str, column: Column) -> "Seen":
        return replace(self, since=(*self.since, Sign(kind, column)))


def rows(evolution: Evolution) -> tuple[Row, ...]:
    """Each task with what became of it, column by column."""
    return tuple(Row(row.task, tuple(_steps(row, evolution))) for row in evolution.tasks)


def _steps(row: Given, evolution: Evolution) -> Iterator[Step | None]:
    seen = Seen()
    for column, cell, titles in zip(evolution.columns, row.cells, row.titles, strict=True):
        step, after = _step(column, cell, titles, seen)
        yield step
        seen = seen if column.draft else after


def _step(column: Column, cell: Cell | None, titles: tuple[str, ...], seen: Seen) -> tuple[Step | None, Seen]:
    """What became of it, and what is known then."""
    if column.held in (NONE, UNKNOWN):
        return Step(NOT_HELD), seen.open(MISSING if column.held == NONE else SOME_MISSING, column)
    if cell is not None:
        after = replace(seen.known(True, Sign(IN, column)), cell=cell, in_part=column.held == PART)
        return _given(column, cell, seen), after
    if titles:
        return Step(TITLED, titles=titles), seen.known(True, Sign(IN_TITLE, column))
    if column.held == PART:
        after = seen.open(NOT_FOUND, column)
        return Step(UNTOLD, signs=after.signs), after
    if not column.restates:
        if seen.since:
            return Step(BEHIND, signs=seen.signs), seen
        return (Step(STANDS) if seen.there else None), seen
    after = replace(seen.known(False, Sign(NOT_IN, column)), cell=None)
    if not seen.there:
        return None, after
    return (Step(AWAY, signs=seen.signs) if seen.since else Step(LEFT)), after


def _given(column: Column, cell: Cell, seen: Seen) -> Step:
    """Of a task that the text gives: what it is against the text before that says something of it."""
    if seen.cell is None:
        unsure = seen.since or seen.there or (seen.sure is None and column.held == PART)
        return Step(THERE if unsure else ENTERED, cell, signs=seen.signs if unsure else ())
    name = change(seen.cell, cell)
    # what a part does not show can only make it stronger
    certain = {(False, False): True, (False, True): name == STRONGER, (True, False): name == WEAKER}
    if certain.get((seen.in_part, column.held == PART), False):
        return Step(name, cell, signs=seen.signs if seen.since else ())
    plain = (
        seen.sure is not None and seen.sure.kind == IN and all(one.kind != NOT_FOUND for one in seen.since)
    )
    return Step(THERE, cell, signs=() if plain else seen.signs)


def change(before: Cell, after: Cell) -> str:
    """Whether it binds more or less than before: its priority, else its verb; else by other modalities.

    A text without headings of priority says nothing of it.
    """
    ranks = {OTHER: 0, PRIORITY: 1}
    for old, new in (
        (ranks.get(before.priority or ""), ranks.get(after.priority or "")),
        (before.strength, after.strength),
    ):
        if old is not None and new is not None and old != new:
            return STRONGER if new > old else WEAKER
    return SAME if set(before.modalities) == set(after.modalities) else OTHERWISE
