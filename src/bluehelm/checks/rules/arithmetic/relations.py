"""Rules of the family arithmetic on columns without a formula: differences, percentages, vacancy rates.

A relation between columns is believed only where most rows of the table bear it out.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from bluehelm.checks.facts.grids import FORMULA, Amount, Grid, Row, grids, printed
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, Finding
from bluehelm.checks.rules import TABLES, Rule

CHANGES = re.compile(r"\b(?:variance|difference|net change|change|revised|increase|amount|balance)\b", re.I)
SHARES = re.compile(r"per\s?cent|%", re.I)
VACANT = re.compile(r"\bvacan|\bdelayed deployment|\bincumbency", re.I)
LEAST = 3  # rows
BORNE_OUT = 4  # rows that hold for each that does not
WEIGHTY = 1000  # a row of figures so large counts twice: it does not hold by chance


@dataclass(frozen=True)
class Relation:
    """How a column may follow from two others."""

    rule: str
    formula: str  # {0} and {1} stand for the heads of the columns it is worked out from
    work: Callable[[Decimal, Decimal], Decimal]
    slack: Callable[[Amount, Amount], Decimal]


def _rounding(one: Amount, other: Amount) -> Decimal:
    return one.rounding + other.rounding


def _share_rounding(one: Amount, other: Amount) -> Decimal:
    """How far rounding may move the percentage that one is of the other."""
    return 100 * (one.rounding + abs(one.value / other.value) * other.rounding) / abs(other.value)


LESS = Relation("arithmetic.difference", "{0} - {1}", lambda one, other: one - other, _rounding)
PLUS = Relation("arithmetic.difference", "{0} + {1}", lambda one, other: one + other, _rounding)
SHARE = Relation("arithmetic.percentage", "{0} / {1}", lambda one, other: 100 * one / other, _share_rounding)
VACANCY = Relation(
    "arithmetic.vacancy",
    "({1} - {0}) / {1}",
    lambda one, other: 100 * (other - one) / other,
    _share_rounding,
)


def differences(text: Text) -> Iterator[Finding]:
    """Variances and revised sums that are not the difference, or the sum, of their columns."""
    yield from _found(text, CHANGES, (LESS, PLUS))


def percentages(text: Text) -> Iterator[Finding]:
    """Percentages that are not the share of one column in another."""
    yield from _found(text, SHARES, (SHARE,))


def vacancies(text: Text) -> Iterator[Finding]:
    """Vacancy rates that do not follow from the approved and the actual strength."""
    yield from _found(text, VACANT, (VACANCY,))


def _found(text: Text, heads: re.Pattern[str], relations: Sequence[Relation]) -> Iterator[Finding]:
    for grid in grids(text):
        for column in grid.columns:
            if heads.search(grid.head(column)) and not _formula(grid, column):
                yield from _broken(text, grid, column, relations)


def _formula(grid: Grid, column: int) -> bool:
    """Whether a formula is printed at the head of the column, which has a rule of its own."""
    return any(FORMULA.match(head) for head in grid.heads.get(column, ()))


def _broken(text: Text, grid: Grid, column: int, relations: Sequence[Relation]) -> Iterator[Finding]:
    best: tuple[int, Relation, tuple[int, int], list[tuple[Row, Decimal]]] | None = None
    shares = [at for at in grid.columns if SHARES.search(grid.head(at)) or VACANT.search(grid.head(at))]
    others = [at for at in grid.columns if at != column and at not in shares]
    for relation in relations:
        for pair in permutations(others, 2):
            if relation is PLUS and pair[0] > pair[1]:
                continue
            good, wrong = _tried(grid, column, pair, relation)
            if best is None or good > best[0]:
                best = (good, relation, pair, wrong)
    if best is None or best[0] < LEAST or best[0] < BORNE_OUT * len(best[3]):
        return
    for row, right in best[3]:
        yield _finding(text, grid, row, (column, *best[2]), (best[1], right))


def _tried(
    grid: Grid, column: int, pair: tuple[int, int], relation: Relation
) -> tuple[int, list[tuple[Row, Decimal]]]:
    """In how many rows with figures the relation holds, and the rows where it does not."""
    good, wrong = 0, []
    for row in grid.rows:
        shown, one, other = (row.amounts.get(at) for at in (column, *pair))
        if shown is None or one is None or other is None or (one.dash and other.dash):
            continue
        if relation in (SHARE, VACANCY) and not other.value:
            continue
        right = relation.work(one.value, other.value)
        slack = relation.slack(one, other) + Decimal("0.5").scaleb(-shown.places)
        if relation in (LESS, PLUS) and not (shown.places or one.places or other.places or grid.rounded):
            slack = Decimal(0)
        off = abs(shown.value - right)
        if relation is SHARE:
            off = min(off, abs(abs(shown.value) - abs(right)))
        if off > slack and not (shown.dash and abs(right) <= 1 and relation in (SHARE, VACANCY)):
            wrong.append((row, right))
        elif shown.value and one.value and other.value:
            good += 2 if min(abs(each.value) for each in (shown, one, other)) >= WEIGHTY else 1
    return good, wrong


def _finding(
    text: Text, grid: Grid, row: Row, columns: tuple[int, int, int], found: tuple[Relation, Decimal]
) -> Finding:
    relation, right = found
    shown = row.amounts[columns[0]]
    names = [grid.leaf(at) or grid.head(at) for at in columns[1:]]
    share = relation in (SHARE, VACANCY)
    values = {
        "row": row.label,
        "column": grid.leaf(columns[0]) or grid.head(columns[0]),
        "printed": shown.text,
        "computed": printed(
            right, max(1, shown.places) if share else max(row.amounts[at].places for at in columns)
        ),
        "formula": relation.formula.format(*names),
    }
    place = text.row(grid.sheet, row.label, row.quote, *(row.amounts[at].text for at in columns))
    return Finding(relation.rule, ERROR, (place,), values, 0.85)


RULES: dict[str, Rule] = {
    "arithmetic.difference": Rule(differences, TABLES),
    "arithmetic.percentage": Rule(percentages, TABLES),
    "arithmetic.vacancy": Rule(vacancies, TABLES),
}
