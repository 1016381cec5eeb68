"""Tables beside the money table: what was planned and what came of it lie far apart, and no word says why."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bluehelm.checks.facts.grids import Amount, Grid, Row, grids
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import MONEY, TABLES, Rule
from bluehelm.checks.rules.explanation.money import row_place, threshold
from bluehelm.plans.wording import stems

PERIOD = re.compile(r"\d{4}/\d\d")
YEAR = r"\(?\d{4}/\d\d\)?"
PAIRS = (  # the head of what was planned, of what came of it, and from which share apart a reader asks
    (re.compile(rf"apportionment {YEAR}$", re.I), re.compile(rf"expenditure {YEAR}$", re.I), Decimal("0.2")),
    (
        re.compile(rf"actual value {YEAR}$", re.I),
        re.compile(rf"estimated value {YEAR}$", re.I),
        Decimal("0.2"),
    ),
    (
        re.compile(rf"estimated efficiency gains {YEAR}", re.I),
        re.compile(rf"realized efficiency gains {YEAR}", re.I),
        Decimal("0.5"),
    ),
)
MONEY_TABLE = re.compile(r"gross requirements$", re.I)
SMALL = Decimal(20)  # thousands of dollars
TELLING = 4  # words of a label that hardly stand together by chance
STAFF_ASSESSMENT = re.compile(r"staff assessment(?: income)?$", re.I)


def table_unexplained(text: Text) -> Iterator[Finding]:
    """A line of another table whose two figures lie far apart and that no sentence names."""
    for grid in grids(text) if text.plan is not None else ():  # advice comments on tables explained elsewhere
        if any(MONEY_TABLE.match(row.label) for row in grid.rows):
            continue
        for planned, done, share in PAIRS:
            first = next((at for at in grid.columns if planned.search(_words(grid, at))), None)
            second = next((at for at in grid.columns if done.search(_words(grid, at))), None)
            if first is None or second is None or first > second:  # a torn page mixes up its columns
                continue
            for row in grid.rows:
                if row.total or first not in row.amounts or second not in row.amounts:
                    continue
                if not _told(text, row.label, PERIOD.findall(grid.head(second))):
                    yield from _apart(text, grid, row, (row.amounts[first], row.amounts[second], share))


def _words(grid: Grid, at: int) -> str:
    """The head of a column without its number."""
    return re.sub(r"\s*\(\d\)(?:=.*)?$", "", grid.head(at))


def _apart(text: Text, grid: Grid, row: Row, pair: tuple[Amount, Amount, Decimal]) -> Iterator[Finding]:
    first, second, share = pair
    gap = abs(second.value - first.value)
    if first.value == 0 or gap < SMALL or gap <= share * abs(first.value):
        return
    values = {"row": row.label, "first": first.text, "second": second.text,
              "percent": f"{100 * (second.value - first.value) / abs(first.value):+.0f}"}  # fmt: skip
    where = (text.row(grid.sheet, row.label, row.quote, first.text, second.text),)
    weight = 0.3 + 0.3 * float(min(Decimal(1), gap / abs(first.value)))
    yield Finding("explanation.table_unexplained", WARNING, where, values, weight)


def _told(text: Text, label: str, periods: Sequence[str]) -> bool:
    """Whether a sentence names the line, and speaks of no other period than that of its table."""
    words, named = label.lower(), stems(label)
    for sentence in text.sentences:
        by_name = named <= stems(sentence.text) if len(named) >= TELLING else words in sentence.text.lower()
        spoken_of = PERIOD.findall(sentence.text)
        if by_name and (not spoken_of or not set(spoken_of).isdisjoint(periods)):
            return True
    return False


def income_unexplained(text: Text) -> Iterator[Finding]:
    """Staff assessment beyond the printed threshold, against the way of the staff costs, without a word."""
    limit = threshold(text)
    if text.plan is None or limit is None or any("staff assessment" in one.text for one in text.sentences):
        return
    for row in text.plan.money:
        if STAFF_ASSESSMENT.match(row.category) is None or not limit.reached(row) or row.variance is None:
            continue
        civilian = [each for each in text.plan.money if each.period == row.period and _civilian(each.group)]
        staff = next((each for each in civilian if each.category.lower() == "subtotal"), None)
        if staff is None or staff.variance is None or staff.variance * row.variance >= 0:
            continue
        values = {"variance": f"{row.variance:,.1f}", "percent": str(row.percent), "period": row.period,
                  "staff": f"{staff.variance:,.1f}"}  # fmt: skip
        yield Finding("explanation.income_unexplained", WARNING, (row_place(text, row),), values, 0.5)


def _civilian(group: str | None) -> bool:
    return group is not None and "civilian" in group.lower()


RULES: dict[str, Rule] = {
    "explanation.table_unexplained": Rule(table_unexplained, TABLES),
    "explanation.income_unexplained": Rule(income_unexplained, MONEY),
}
