"""Money told twice: by component under the tables of staff, and by category in the table of money."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bluehelm.checks.facts.grids import Grid, Row, grids, printed
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import TABLES, Rule
from bluehelm.plans.wording import stems

AMOUNT = re.compile(r"estimated amounts? \((?P<what>[^)]+)\)", re.I)
YEARLY = re.compile(r"(?P<basis>approved|proposed) (?P<year>\d{4}/\d\d)$", re.I)
BASIS = {"approved": r"apportionment|approved", "proposed": r"cost estimates?|proposed|estimates?"}
LEAST = 2  # components

Held = tuple[Grid, Row]


def components(text: Text) -> Iterator[Finding]:
    """Amounts printed under each component's staff that do not add up to the category in the money table."""
    given: dict[tuple[str, str, str], list[Held]] = {}
    for grid in grids(text):
        what = ""
        for row in grid.rows:
            named, yearly = AMOUNT.match(row.label), YEARLY.match(row.label)
            if named is not None:
                what = named["what"]
            elif yearly is not None and what and len(row.amounts) == 1:
                given.setdefault((what, yearly["basis"].lower(), yearly["year"]), []).append((grid, row))
            elif row.amounts:
                what = ""
    for (what, basis, year), parts in given.items():
        whole = _whole(text, what, re.compile(rf"{year}.*(?:{BASIS[basis]})", re.I))
        if len(parts) >= LEAST and whole is not None:
            yield from _compared(text, parts, whole)


def _whole(text: Text, what: str, head: re.Pattern[str]) -> tuple[Grid, Row, int] | None:
    """The row of that category and its column of that year."""
    for grid in grids(text):
        for row in grid.rows:
            if stems(row.label) == stems(what):
                for at in row.amounts:
                    if head.search(grid.head(at)):
                        return grid, row, at
    return None


def _compared(text: Text, parts: Sequence[Held], whole: tuple[Grid, Row, int]) -> Iterator[Finding]:
    grid, row, at = whole
    terms = [next(iter(part.amounts.values())) for _, part in parts]
    total = sum((term.value for term in terms), Decimal(0))
    slack = sum((term.rounding for term in (*terms, row.amounts[at])), Decimal(0))
    if abs(total - row.amounts[at].value) <= slack:
        return
    values = {
        "category": row.label,
        "printed": row.amounts[at].text,
        "computed": printed(total, terms[0].places),
        "count": str(len(parts)),
    }
    where = (
        text.row(grid.sheet, row.label, row.quote, row.amounts[at].text),
        *(
            text.row(each.sheet, part.label, part.quote, term.text)
            for (each, part), term in zip(parts, terms, strict=True)
        ),
    )
    yield Finding("arithmetic.components", WARNING, where, values, 0.7)


RULES: dict[str, Rule] = {"arithmetic.components": Rule(components, TABLES)}
