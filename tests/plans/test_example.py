"""The worked example, written by hand, against what the reader takes from the seed itself."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import bluehelm.example
from bluehelm.plans.load import read
from bluehelm.plans.rows import Indicator, Output, Plan

pytestmark = pytest.mark.shared
EXAMPLE = Path(bluehelm.example.__file__).parent / "minusma_2019_20.yaml"
AGREEING = 0.95  # of the lines; the rest is judged by hand in docs/explanation/status.md


@pytest.fixture(scope="module")
def seed(shared: Path) -> Plan:
    return read(next((shared / "seeds").glob("003_*.txt")))


@pytest.fixture(scope="module")
def example() -> Plan:
    return read(EXAMPLE)


def figures(row: Indicator | Output) -> list[object]:
    """The numbers of a line; words differ, for the example's are our own."""
    if isinstance(row, Indicator):
        return [(number(limb.target), number(limb.actual), limb.op, limb.tolerance) for limb in row.limbs]
    planned = [(each.value, each.stated) for each in row.planned]
    return [planned, [(number(each.value), each.answers) for each in row.completed]]


def number(value: Decimal | str | None) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def lines(seed: Plan, example: Plan) -> Iterator[tuple[Indicator | Output, Indicator | Output]]:
    for ours, theirs in zip(seed.accomplishments, example.accomplishments, strict=True):
        assert ours.number == theirs.number
        yield from zip(ours.indicators, theirs.indicators, strict=True)
        yield from zip(ours.outputs, theirs.outputs, strict=True)


def test_the_reader_and_the_example_have_the_same_lines(seed: Plan, example: Plan) -> None:
    assert len(list(lines(seed, example))) == 262


def test_the_numbers_of_reader_and_example_agree(seed: Plan, example: Plan) -> None:
    pairs = list(lines(seed, example))
    apart = [ours.where for ours, theirs in pairs if figures(ours) != figures(theirs)]
    assert len(apart) <= (1 - AGREEING) * len(pairs), apart


def test_the_statuses_of_reader_and_example_agree(seed: Plan, example: Plan) -> None:
    pairs = list(lines(seed, example))
    apart = [ours.where for ours, theirs in pairs if ours.status != theirs.status]
    assert len(apart) <= (1 - AGREEING) * len(pairs), apart


def test_variances_have_the_same_word_and_amount(seed: Plan, example: Plan) -> None:
    ours = [(row.amount, row.percent, row.word) for row in seed.variances]
    assert ours == [(row.amount, row.percent, row.word) for row in example.variances]
