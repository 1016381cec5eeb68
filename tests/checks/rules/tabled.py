"""Invented tables as a document prints them, read as the rules see them."""

from dataclasses import replace

from bluehelm.checks.reading import Text
from bluehelm.checks.rows import Finding
from bluehelm.checks.rules import arithmetic
from bluehelm.checks.walk import Sheet
from bluehelm.sources.blocks import Cell, Row, Table
from tests.checks.rules.framed import text

THOUSANDS = "(Thousands of United States dollars)"


def sheet(*rows: str, heading: str = "Money", before: str = "") -> Sheet:
    """A table of rows written "Label | 1 | 2": the bars part the cells."""
    printed = tuple(
        Row(tuple(Cell(cell.strip()) for cell in row.split("|")), f"table 1, row {n}")
        for n, row in enumerate(rows, start=1)
    )
    return Sheet(Table(printed, f"table {heading}"), "III.A", heading, (before,) if before else ())


def document(*sheets: Sheet, prose: tuple[str, ...] = ()) -> Text:
    return replace(text(prose=prose), sheets=sheets)


def found(rule: str, given: Text) -> list[Finding]:
    return list(arithmetic.RULES[f"arithmetic.{rule}"].run(given))
