"""Outputs by strategic priority, money that the source ties, and ceilings beside posts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bluehelm.mandates.rows import PRIMARY, SECOND
from bluehelm.plans.rows import Money as MoneyLine
from bluehelm.plans.rows import Plan
from bluehelm.record import vocab
from bluehelm.spine.matrix import ENABLING, LineRow, Matrix, Money, MoneyRow, PostRow, PriorityRow
from bluehelm.spine.rows import CONFIRMED, OUTPUT, Mandate

BOTH, NEITHER, NOT_TIED = "both", "neither", "not tied"
GROSS = ("gross requirements", "total requirements")


def by_priority(lines: Iterable[LineRow], matrices: Sequence[Matrix]) -> tuple[PriorityRow, ...]:
    """Every output but those of support once, under the strategic priorities of its tasks."""
    strategic = {
        (row.task.symbol, row.task.path): row.task.strategic for matrix in matrices for row in matrix.tasks
    }
    outputs = [row for row in lines if row.line.kind == OUTPUT and row.state != ENABLING]
    counted: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for row in outputs:
        told = {strategic[one.symbol, one.path] for one in row.served}
        of_state = counted.setdefault(_group(told), (Counter(), Counter()))
        of_state[0 if row.state == CONFIRMED else 1][row.line.status] += 1
    return tuple(
        PriorityRow(group, dict(counted[group][0]), dict(counted[group][1]), len(outputs))
        for group in (PRIMARY, SECOND, BOTH, NEITHER, NOT_TIED)
        if group in counted
    )


def _group(told: set[str | None]) -> str:
    if not told:
        return NOT_TIED
    if {PRIMARY, SECOND} <= told:
        return BOTH
    return PRIMARY if PRIMARY in told else SECOND if SECOND in told else NEITHER


def money(plan: Plan, mandates: Iterable[Mandate]) -> Money:
    """The whole, and the categories that name an activity where a paragraph gives the task of that name."""
    rows = [row for row in plan.money if row.period == plan.period]
    whole = next((row for name in GROSS for row in rows if row.category.casefold() == name), None)
    held = list(mandates)
    return Money(
        None if whole is None else whole.apportionment,
        None if whole is None else whole.expenditure,
        tuple(tied for row in rows if (tied := _tied(row, held)) is not None),
    )


def _tied(row: MoneyLine, mandates: Iterable[Mandate]) -> MoneyRow | None:
    words = vocab.read("spine")["money"].get(row.category.casefold())
    if words is None or (row.apportionment is None and row.expenditure is None):
        return None
    named = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    tasks = tuple(
        (mandate.symbol, task.path)
        for mandate in mandates
        for task in mandate.leaves
        if named.search(f"{task.label or ''} {task.text}") is not None
    )
    return MoneyRow(row.category, row.apportionment, row.expenditure, tasks) if tasks else None


def posts(plan: Plan, mandates: Iterable[Mandate]) -> Iterator[PostRow]:
    """Each ceiling with the approved strength of the categories that it counts."""
    strength = [
        row
        for row in plan.strength
        if row.component is None and row.approved is not None and row.period == plan.period
    ]
    basis = next((row.basis for row in strength), None)
    for mandate in mandates:
        for ceiling in mandate.ceilings:
            counts = vocab.read("spine")["posts"].get(ceiling.category, ())
            found = tuple(
                (row.category, row.approved, row.actual)
                for row in strength
                if row.basis == basis and row.category.casefold() in counts and row.approved is not None
            )
            if found:
                yield PostRow(mandate.symbol, ceiling.path, ceiling.category, ceiling.value, found)
