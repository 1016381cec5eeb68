"""Resource performance: money, redeployments, other tables, people; and the analysis of variances."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from bluehelm.plans import rows
from bluehelm.plans.book import slug
from bluehelm.plans.printed import other_key
from bluehelm.reports.chartrows import is_total
from bluehelm.reports.parts.desk import Desk, cell
from bluehelm.reports.trace import Printed
from bluehelm.reports.tree import Block, Cell, Heading, Note, Paragraph, Row, Run, Table, Text
from bluehelm.reports.words import MONEY, PERCENT

SECOND = {"performance": "expenditure", "budget": "estimate"}


R = TypeVar("R")
K = TypeVar("K")


def together(found: Iterable[R], key: Callable[[R], K]) -> list[tuple[K, tuple[R, ...]]]:
    """The rows of one key together, in the order in which the keys first appear."""
    groups: dict[K, list[R]] = {}
    for row in found:
        groups.setdefault(key(row), []).append(row)
    return [(name, tuple(group)) for name, group in groups.items()]


def financial(desk: Desk) -> tuple[Block, ...]:
    """A table of financial resources for each period and basis."""
    if not desk.plan.money:
        return (Note(desk.words("none.money")),)
    blocks: list[Block] = []
    for (period, basis), found in together(desk.plan.money, lambda row: (row.period, row.basis)):
        blocks.append(money_table(desk, period, basis, found))
    return (*blocks, *desk.chart("variance"))


def money_table(desk: Desk, period: str, basis: str, money: tuple[rows.Money, ...]) -> Table:
    caption = desk.words("caption.money" if basis == "performance" else "caption.proposed", period=period)
    second = SECOND.get(basis, "expenditure")
    columns = ("category", "apportionment", second, "variance", "percent", "percent_computed")
    found: list[Row] = []
    group: str | None = None
    for row in money:
        if row.group != group and row.group is not None:
            found.append(Row((cell(desk.words.term("groups", row.group)),), "group"))
        group = row.group
        found.append(money_row(desk, row, second))
    table = desk.table(caption, columns, (31, 16, 15, 14, 11, 13), len(columns) - 1)
    return replace(table, rows=tuple(found))


def money_row(desk: Desk, row: rows.Money, second: str) -> Row:
    total = is_total(row.category)
    name = row.group if row.category == "Subtotal" and row.group is not None else row.category
    stem = f"money/{slug(row.period)}/{slug(row.basis)}/{slug(name)}"

    def bound(measure: str) -> Printed:
        value = getattr(row, {"estimate": "expenditure"}.get(measure, measure))
        unit = PERCENT if measure == "percent" else MONEY
        return Printed(f"{stem}/{measure}", f"{name}: {measure}", value, unit, row.where, row.period)

    printed = [desk.printed(bound(measure)) for measure in ("apportionment", second, "variance", "percent")]
    runs: list[Run] = [*printed, desk.beside(bound("percent"), "percent-computed")]
    label = cell(Text(desk.words.term("groups", row.category), strong=total))
    return Row((label, *(cell(run, end=True) for run in runs)), "total" if total else "line")


def others(desk: Desk, wanted: tuple[str, ...] | None, unwanted: tuple[str, ...] = ()) -> Iterator[Block]:
    """The other tables of the resource side, each as the document lays it out."""
    named = dict.fromkeys(row.table for row in desk.plan.other)
    for name in named:
        if (wanted is None or name in wanted) and name not in unwanted:
            found = tuple(row for row in desk.plan.other if row.table == name)
            yield other_table(desk, name, found)


def other_table(desk: Desk, name: str, found: tuple[rows.Other, ...]) -> Table:
    """One line a label, one column for each column of the document."""
    words = desk.words
    columns = tuple(dict.fromkeys(row.column or "" for row in found))
    header = (
        words("column.item"),
        *(words.heading(column) if column else words("column.value") for column in columns),
    )
    laid: list[Row] = []
    for label, line in groupby(found, key=lambda row: row.label):
        waiting = list(line)
        while waiting:
            once = first_of_each_column(waiting)
            waiting = [row for row in waiting if row not in once]
            cells = tuple(
                other_cell(desk, [row for row in once if (row.column or "") == at]) for at in columns
            )
            laid.append(Row((cell(words.heading(label)), *cells), "total" if is_total(label) else "line"))
    widths = (40, *(max(60 // len(columns), 12) for _ in columns))
    ends = (False, *(True for _ in columns))
    caption = words.known("table", name)
    return Table(caption[:1].upper() + caption[1:], header, tuple(laid), widths, ends)


def first_of_each_column(line: list[rows.Other]) -> list[rows.Other]:
    found: dict[str | None, rows.Other] = {}
    for row in line:
        found.setdefault(row.column, row)
    return list(found.values())


def other_cell(desk: Desk, found: list[rows.Other]) -> Cell:
    if not found:
        return cell("", end=True)
    row = found[0]
    label = f"{row.label}: {row.column}" if row.column else row.label
    key = f"{other_key(row)}/value"
    bound = desk.printed(Printed(key, label, row.value, row.unit, row.where, row.period))
    return cell(desk.measured(bound, None if row.unit == MONEY else row.unit), end=True)


def people(desk: Desk) -> tuple[Block, ...]:
    """Approved against actual strength, a table for each period and basis."""
    words = desk.words
    if not desk.plan.strength:
        return (Note(words("none.strength")),)
    columns = ("category", "approved", "strength", "vacancy", "vacancy_computed")
    blocks: list[Block] = []
    for (period, basis), found in together(desk.plan.strength, lambda row: (row.period, row.basis)):
        caption = words("caption.strength", period=period, basis=words.known("basis", basis))
        table = desk.table(caption, columns, (42, 14, 14, 14, 16), len(columns) - 1)
        blocks.append(replace(table, rows=tuple(strength_rows(desk, found))))
    return (*blocks, *desk.chart("vacancy"))


def strength_rows(desk: Desk, strength: tuple[rows.Strength, ...]) -> Iterator[Row]:
    component: str | None = None
    for row in strength:
        if row.component != component and row.component is not None:
            yield Row((cell(desk.words.heading(row.component)),), "group")
        component = row.component
        bound = strength_figures(row)
        runs = [*(desk.printed(printed) for printed in bound), desk.beside(bound[0], "vacancy-computed")]
        label = cell(desk.words.heading(row.category))
        yield Row(
            (label, *(cell(run, end=True) for run in runs)), "total" if is_total(row.category) else "line"
        )


def strength_figures(row: rows.Strength) -> tuple[Printed, ...]:
    """Approved, actual and vacancy of one row, under the keys of plans/figures.py."""
    basis = None if row.basis == "average" else row.basis
    stem = "/".join(
        slug(part) for part in ("strength", row.period, basis, row.component, row.category) if part
    )
    first = "proposed" if row.basis == "proposed" else "approved"
    values = {
        first: (row.approved, "persons"),
        "strength": (row.actual, "persons"),
        "vacancy": (row.vacancy, PERCENT),
    }
    return tuple(
        Printed(f"{stem}/{measure}", f"{row.category}: {measure}", value, unit, row.where, row.period)
        for measure, (value, unit) in values.items()
    )


def variances(desk: Desk) -> Iterator[Block]:
    """Each explained variance in a short block, period by period."""
    words = desk.words
    if not desk.plan.variances:
        yield Note(words("none.variances"))
    for period, found in together(desk.plan.variances, lambda row: row.period):
        yield Heading(2, words("caption.variances", period=period), f"variances-{slug(period)}")
        for row in found:
            yield Paragraph(variance_runs(desk, row))
            if row.explanation:
                yield Note(words("explanation", text=row.explanation))


def variance_runs(desk: Desk, row: rows.Variance) -> tuple[Run, ...]:
    """Category, sum, percentage, printed word, causes, and whether an explanation was due."""
    words = desk.words
    runs: list[Run] = [Text(words.term("groups", row.category), strong=True), Text(words("said.colon"))]
    for n, part in enumerate(variance_figures(row)):
        # The heading says what the sums count in.
        run = desk.measured(desk.printed(part), None if part.unit == MONEY else part.unit)
        runs.extend((Text(", "), run) if n else (run,))
    if row.word is not None:
        runs.append(Text(f" ({words.known('word', row.word)})"))
    runs.append(Text(". "))
    if row.causes:
        runs.append(Text(words("said.causes", list=desk.causes(row.causes)) + " "))
    due = desk.figures.get(
        f"money/{slug(row.period)}/{basis_of(desk, row)}/{slug(row.category)}/must-explain"
    )
    if due is not None:
        runs.extend((Text(words("column.explain") + words("said.colon")), desk.binder.bind(due), Text(".")))
    return tuple(runs)


def variance_figures(row: rows.Variance) -> tuple[Printed, ...]:
    """The sum and the percentage of the analysis, those that it prints."""
    stem = f"variance/{slug(row.period)}/{slug(row.category)}"
    values = {"variance": (row.amount, MONEY), "percent": (row.percent, PERCENT)}
    return tuple(
        Printed(f"{stem}/{measure}", f"{row.category}: {measure}", value, unit, row.where, row.period)
        for measure, (value, unit) in values.items()
        if value is not None
    )


def basis_of(desk: Desk, row: rows.Variance) -> str:
    """Which table of money the variance speaks of."""
    return next((money.basis for money in desk.plan.money if money.period == row.period), "performance")
