"""The worked example, taken by hand, and the reader's reading of the same document hold the same numbers."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bluehelm import example
from bluehelm.plans import load
from bluehelm.plans.rows import Accomplishment, Plan, Value

NUMBERS = (
    "1.1",
    "1.2",
    "1.3",
    "1.4",
    "2.1",
    "2.2",
    "2.3",
    "2.4",
    "3.1",
    "3.2",
    "3.3",
    "4.1",
    "4.2",
    "4.3",
    "5.1",
)


@pytest.fixture(scope="module")
def by_hand() -> Plan:
    return load.read(example.path())


@pytest.fixture(scope="module")
def as_read(shared: Path) -> Plan:
    return load.read(shared / "seeds" / "003_ae2a8263570f7995.txt")


def figure(value: Value) -> Value:
    """Words are ours in the example, the document's in the reading: only that they are words is compared."""
    return value if value is None or isinstance(value, Decimal) else "words"


def places(one: Accomplishment) -> list[str | None]:
    return [row.where for row in one.indicators] + [row.where for row in one.outputs]


def indicators(one: Accomplishment) -> list[Any]:
    return [
        (row.where, row.says_achieved, [(limb.op, limb.tolerance, limb.direction) for limb in row.limbs])
        for row in one.indicators
    ]


def limbs(one: Accomplishment) -> list[Any]:
    return [
        (
            row.where,
            {year: figure(value) for year, value in limb.series.items()},
            figure(limb.target),
            figure(limb.actual),
        )
        for row in one.indicators
        for limb in row.limbs
    ]


def planned(one: Accomplishment) -> list[Any]:
    return [(row.where, [(each.value, each.op, each.stated) for each in row.planned]) for row in one.outputs]


def completed(one: Accomplishment) -> list[Any]:
    return [(row.where, [(each.value, each.answers) for each in row.completed]) for row in one.outputs]


@pytest.mark.parametrize("side", [places, indicators, limbs, planned, completed])
@pytest.mark.parametrize("number", NUMBERS)
def test_the_lines_of_an_accomplishment_agree(
    by_hand: Plan, as_read: Plan, number: str, side: Callable[[Accomplishment], list[Any]]
) -> None:
    [expected] = [side(one) for one in by_hand.accomplishments if one.number == number]
    [found] = [side(one) for one in as_read.accomplishments if one.number == number]
    assert found == expected


def test_the_money_agrees(by_hand: Plan, as_read: Plan) -> None:
    assert as_read.money == by_hand.money


def test_the_strength_agrees(by_hand: Plan, as_read: Plan) -> None:
    assert as_read.strength == by_hand.strength


def test_the_explained_variances_agree(by_hand: Plan, as_read: Plan) -> None:
    def rows(plan: Plan) -> list[Any]:
        return [(row.where, row.category, row.amount, row.percent, row.word) for row in plan.variances]

    assert rows(as_read) == rows(by_hand)


def test_the_smaller_tables_agree(by_hand: Plan, as_read: Plan) -> None:
    def rows(plan: Plan) -> list[Any]:
        printed = [row for row in plan.other if row.value is not None]
        return [(row.table, row.label, row.value, row.where) for row in printed]

    assert rows(as_read) == rows(by_hand)
