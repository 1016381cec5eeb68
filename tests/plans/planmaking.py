"""Invented rows of money, strength and framework, for the computations on them."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from bluehelm.plans.rows import (
    MET,
    NOT_MET,
    PARTLY,
    UNMEASURABLE,
    Accomplishment,
    Completed,
    Component,
    Indicator,
    Limb,
    Money,
    Other,
    Output,
    Plan,
    Planned,
    Strength,
    Variance,
)

NOW = datetime(2031, 1, 2, tzinfo=UTC)
SOURCE = "A/00/000"


def money(
    category: str, figures: str, group: str | None = "Operational costs", basis: str = "performance"
) -> Money:
    """A row of money from "400.0 500.5 -100.5 -25.1"; "-" is a printed dash."""
    values = [None if part == "-" else Decimal(part) for part in figures.split()]
    return Money("2030/31", basis, group, category, *values, where="line 9")


def strength(category: str, figures: str, basis: str = "average", component: str | None = None) -> Strength:
    values = [None if part == "-" else Decimal(part) for part in figures.split()]
    return Strength("2030/31", basis, component, category, *values, where="line 5")


def other(table: str, label: str, value: str, column: str | None = None, unit: str | None = None) -> Other:
    return Other(table, label, Decimal(value), unit, "2030/31", column, "line 7")


def indicator(status: str, says: bool, causes: tuple[str, ...] = ()) -> Indicator:
    limb = Limb("", {}, ">=", Decimal(5), None, Decimal(4), "wells", "more", status)
    return Indicator(
        "Wells guarded", {}, Decimal(5), Decimal(4), "wells", says, status, None, causes, (limb,)
    )


def output(status: str, causes: tuple[str, ...] = (), label: str = "Patrols") -> Output:
    done = (Completed(Decimal(2), "Patrols", 0, status, None, causes),)
    return Output(
        None, label, (Planned(Decimal(3), "patrols", None, False),), done, status, None, causes, "line 3"
    )


PLAN = Plan(
    SOURCE,
    "UNMIX",
    "2030/31",
    components=(Component("1", "Wells"), Component("2", "Support")),
    accomplishments=(
        Accomplishment(
            "1.1",
            "Safe wells",
            (indicator(MET, True), indicator(NOT_MET, True, ("security",)), indicator(MET, False)),
            (output(MET), output(PARTLY, ("pandemic", "security")), output(NOT_MET), output(UNMEASURABLE)),
            "1",
        ),
        Accomplishment("2.1", "Support", (indicator(UNMEASURABLE, False),), (output(MET),)),
    ),
)


def with_rows(**rows: object) -> Plan:
    return replace(PLAN, **rows)  # type: ignore[arg-type]


def variance(category: str, amount: str, percent: str, explanation: str | None) -> Variance:
    return Variance("2030/31", category, Decimal(amount), Decimal(percent), None, (), explanation, "line 8")
