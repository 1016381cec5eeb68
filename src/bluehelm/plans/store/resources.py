"""The resource side between rows and tables: money, strength, variances and other tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models

from bluehelm.plans import models as tables
from bluehelm.plans import rows
from bluehelm.plans.store.values import figure, join, plain, split

Row = rows.Money | rows.Strength | rows.Variance | rows.Other
FIGURES = {
    "apportionment",
    "expenditure",
    "variance",
    "percent",
    "approved",
    "actual",
    "vacancy",
    "amount",
    "value",
}


def tables_of(plan: rows.Plan, framework: tables.Framework) -> Iterator[list[models.Model]]:
    """The rows of money, strength, variances and other tables; columns have the names of the row's fields."""
    kinds: tuple[tuple[type[models.Model], Sequence[Row]], ...] = (
        (tables.Money, plan.money),
        (tables.Strength, plan.strength),
        (tables.Variance, plan.variances),
        (tables.Other, plan.other),
    )
    for table, found in kinds:
        yield [table(framework=framework, n=n, **_columns(row)) for n, row in enumerate(found, 1)]


def _columns(row: Row) -> dict[str, Any]:
    columns = dict(vars(row))
    columns["place"] = columns.pop("where")
    if isinstance(row, rows.Other):
        columns["value"], columns["words"] = split(row.value)
    for name, value in columns.items():
        if isinstance(value, tuple):
            columns[name] = list(value)
        elif value is None and name not in FIGURES:
            columns[name] = ""
        elif name in FIGURES:
            columns[name] = figure(value)
    return columns


def money(row: tables.Money) -> rows.Money:
    return rows.Money(
        period=row.period,
        basis=row.basis,
        group=row.group or None,
        category=row.category,
        apportionment=plain(row.apportionment),
        expenditure=plain(row.expenditure),
        variance=plain(row.variance),
        percent=plain(row.percent),
        where=row.place or None,
    )


def strength(row: tables.Strength) -> rows.Strength:
    return rows.Strength(
        period=row.period,
        basis=row.basis,
        component=row.component or None,
        category=row.category,
        approved=plain(row.approved),
        actual=plain(row.actual),
        vacancy=plain(row.vacancy),
        where=row.place or None,
    )


def variance(row: tables.Variance) -> rows.Variance:
    return rows.Variance(
        period=row.period,
        category=row.category,
        amount=plain(row.amount),
        percent=plain(row.percent),
        word=row.word or None,
        causes=tuple(row.causes),
        explanation=row.explanation or None,
        where=row.place or None,
    )


def other(row: tables.Other) -> rows.Other:
    return rows.Other(
        table=row.table,
        label=row.label,
        value=join(row.value, row.words),
        unit=row.unit or None,
        period=row.period or None,
        column=row.column or None,
        where=row.place or None,
    )
