"""Means beside what they are made of: the rates of some years, and a year's mean beside its last day."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from bluehelm.checks.facts.grids import Amount, Grid, Row, grids
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import TABLES, Rule

YEARS = r"(?:19|20)\d\d(?:/\d\d)?"
MEAN = re.compile(
    rf"\b(?:average|mean)\b[^()]*\(?(?:from )?(?P<first>{YEARS}) (?:to|[–-]) (?P<last>{YEARS})", re.I
)
YEAR = re.compile(rf"(?<![\d/]){YEARS}(?![\d/])")
OF_YEAR = re.compile(r"\baverage\b.*\bJanuary (?:to|[–-]) December (?P<year>\d{4})", re.I)
LAST_DAY = re.compile(r"\bas at 31 December (?P<year>\d{4})", re.I)
LEAST = 2  # years that make a mean
MONTHS = 12
ABOUT = Decimal("0.1")


def mean_of_years(text: Text) -> Iterator[Finding]:
    """A mean of yearly rates that they do not give; an error where it lies above or below each of them."""
    for grid in grids(text):
        for at in grid.columns:
            found = MEAN.search(grid.head(at))
            years = [] if found is None else _years(grid, at, found["first"], found["last"])
            for row in grid.rows if len(years) >= LEAST else ():
                if at in row.amounts and all(year in row.amounts for year in years):
                    yield from _mean(text, grid, row, (at, years))


def _years(grid: Grid, mean: int, first: str, last: str) -> list[int]:
    """The columns of single years, before the mean, from the first to the last; none where one is missing."""
    held: dict[str, int] = {}
    for at in grid.columns:
        named = YEAR.findall(grid.leaf(at))
        if at < mean and len(named) == 1:
            held.setdefault(named[0], at)
    span = [at for year, at in held.items() if first <= year <= last]
    expected = int(last[:4]) - int(first[:4]) + 1
    return span if len(span) == expected else []


def _mean(text: Text, grid: Grid, row: Row, columns: tuple[int, Sequence[int]]) -> Iterator[Finding]:
    at, years = columns
    parts, shown = [row.amounts[year] for year in years], row.amounts[at]
    right = sum((part.value for part in parts), Decimal(0)) / len(parts)
    slack = shown.rounding + max(part.rounding for part in parts)
    if abs(shown.value - right) <= slack or any(part.dash for part in (*parts, shown)):
        return
    low, high = min(part.value for part in parts), max(part.value for part in parts)
    outside = shown.value > high + slack or shown.value < low - slack
    values = {
        "row": row.label,
        "printed": shown.text,
        "parts": ", ".join(part.text for part in parts),
        "computed": str(right.quantize(_step(shown), ROUND_HALF_UP)),
    }
    where = (text.row(grid.sheet, row.label, row.quote, shown.text, *(part.text for part in parts)),)
    severity = ERROR if outside else WARNING
    yield Finding("arithmetic.mean_of_years", severity, where, values, 0.85 if outside else 0.4)


def _step(shown: Amount) -> Decimal:
    return Decimal(1).scaleb(-shown.places)


def mean_and_last_day(text: Text) -> Iterator[Finding]:
    """A mean of twelve months below a twelfth of the rate on the last day: no month is negative."""
    for grid in grids(text):
        heads = {at: grid.head(at) for at in grid.columns}
        days = {found["year"]: at for at, head in heads.items() if (found := LAST_DAY.search(head))}
        means = {found["year"]: at for at, head in heads.items() if (found := OF_YEAR.search(head))}
        for year in days.keys() & means.keys():
            for row in grid.rows:
                if days[year] in row.amounts and means[year] in row.amounts:
                    yield from _too_low(text, grid, row, (row.amounts[days[year]], row.amounts[means[year]]))


def _too_low(text: Text, grid: Grid, row: Row, pair: tuple[Amount, Amount]) -> Iterator[Finding]:
    day, mean = pair
    least = day.value / MONTHS
    if mean.value >= least - ABOUT or mean.value < 0:
        return
    values = {"row": row.label, "day": day.text, "mean": mean.text, "least": str(least.quantize(ABOUT))}
    where = (text.row(grid.sheet, row.label, row.quote, day.text, mean.text),)
    yield Finding("arithmetic.mean_and_last_day", WARNING, where, values, 0.7)


RULES: dict[str, Rule] = {
    "arithmetic.mean_of_years": Rule(mean_of_years, TABLES),
    "arithmetic.mean_and_last_day": Rule(mean_and_last_day, TABLES),
}
