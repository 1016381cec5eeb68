"""Vacancy rates of a year against the approved and actual strength that the summary prints for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.checks.facts.grids import Amount, Grid, Row, grids
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import TABLES, Rule
from bluehelm.plans.wording import stems

RATES = re.compile(r"vacancy (?:factors?|rates?)", re.I)
PERIOD = re.compile(r"\d{4}/\d\d")
ACTUAL = re.compile(r"actual\b", re.I)
BOTH = re.compile(r"(?P<basis>approved|actual) (?P<year>\d{4}/\d\d)$", re.I)
TEMPORARY = re.compile(r"temporary", re.I)
HALF = Decimal("0.5")
BEYOND = Decimal("0.1")  # percentage points beyond what rounding to whole persons can move a rate


@dataclass(frozen=True)
class _Strength:
    """One category in one year, as the total of the summary gives it."""

    grid: Grid
    rows: tuple[Row, Row]  # approved, actual
    approved: Amount
    actual: Amount

    def off(self, rate: Decimal) -> Decimal:
        """By how many percentage points a rate lies outside what the rounded average of persons allows."""
        ends = sorted(100 - 100 * (self.actual.value + half) / self.approved.value for half in (HALF, -HALF))
        return max(ends[0] - rate, rate - ends[1], Decimal(0))

    @property
    def share(self) -> Decimal:
        return 100 - 100 * self.actual.value / self.approved.value


def vacancy_of_posts(text: Text) -> Iterator[Finding]:
    """Actual rates of a year that its approved and actual strength do not give."""
    known = _strengths(text)
    for grid in grids(text) if known else ():
        if RATES.search(grid.sheet.heading or "") is None:
            continue
        for row in _permanent(grid):
            for at, rate in row.amounts.items():
                year = PERIOD.search(grid.leaf(at))
                held = known.get((_category(row.label), year.group())) if year else None
                if held is None or ACTUAL.match(grid.head(at)) is None or held.approved.value == 0:
                    continue
                if held.off(rate.value) > BEYOND + rate.rounding:
                    yield _finding(text, (grid, row, rate), held)


def _permanent(grid: Grid) -> Iterator[Row]:
    """The rows before those of temporary positions, which bear the same names; one word is a part."""
    for row in grid.rows:
        if TEMPORARY.search(row.label):
            return
        if " " in row.label:
            yield row


def _category(label: str) -> frozenset[str]:
    return stems(re.sub(r"inter-\s?national", "international", label, flags=re.I)) - stems("staff")


def _strengths(text: Text) -> dict[tuple[frozenset[str], str], _Strength]:
    """What the block "Total" of the summary by component gives, by category and year."""
    found: dict[tuple[frozenset[str], str], _Strength] = {}
    for grid in grids(text):
        held: dict[tuple[str, str], Row] = {}
        inside = False
        for row in grid.rows:
            named = BOTH.match(row.label)
            if row.heading:
                inside = row.label.lower() == "total"
            if named is not None and inside:
                held[named["basis"].lower(), named["year"]] = row
        for (basis, year), actual in held.items():
            approved = held.get(("approved", year))
            for at in actual.amounts if basis == "actual" and approved is not None else ():
                if approved is not None and at in approved.amounts:
                    pair = (approved.amounts[at], actual.amounts[at])
                    found[_category(grid.leaf(at)), year] = _Strength(grid, (approved, actual), *pair)
    return found


def _finding(text: Text, printed: tuple[Grid, Row, Amount], held: _Strength) -> Finding:
    grid, row, rate = printed
    values = {
        "row": row.label,
        "printed": rate.text,
        "computed": f"{held.share:.1f}",
        "actual": held.actual.text,
        "approved": held.approved.text,
    }
    approved, actual = held.rows
    where = (
        text.row(grid.sheet, row.label, row.quote, rate.text),
        text.row(held.grid.sheet, actual.label, actual.quote, held.actual.text),
        text.row(held.grid.sheet, approved.label, approved.quote, held.approved.text),
    )
    return Finding("arithmetic.vacancy_of_posts", WARNING, where, values, 0.6)


RULES: dict[str, Rule] = {"arithmetic.vacancy_of_posts": Rule(vacancy_of_posts, TABLES)}
