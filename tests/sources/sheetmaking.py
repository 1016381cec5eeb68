"""Invented tables written as lines of tabs, for the readers of the resource side."""

from functools import cache
from pathlib import Path

from bluehelm.sources import documents
from bluehelm.sources.blocks import Block, Cell, Document, Paragraph, Row, Table
from bluehelm.sources.budgets.resources import Resources, resources

HEAD = (
    "Category\tApportionment\tExpenditure\tVariance\t\n"
    "\t\t\tAmount\tPercentage\n"
    "\t(1)\t(2)\t(3)=(1)-(2)\t(4)=(3)÷(1)\n"
)
FULL = (
    HEAD + "Military and police personnel\t\t\t\t\n"
    "Military observers\t1 200.0\t1 000.0\t200.0\t16.7\n"
    "Subtotal\t1 200.0\t1 000.0\t200.0\t16.7\n"
    "Operational costs\t\t\t\t\n"
    "Air operations\t400.0\t500.5\t(100.5)\t(25.1)\n"
    "Special equipment\t—\t—\t—\t—\n"
    "Subtotal\t400.0\t500.5\t(100.5)\t(25.1)\n"
    "Gross requirements\t1 600.0\t1 500.5\t99.5\t6.2\n"
    "Net requirements\t1 600.0\t1 500.5\t99.5\t6.2\n"
    "Total requirements\t1 600.0\t1 500.5\t99.5\t6.2"
)
SUMMARY = (
    HEAD + "Military and police personnel\t1 200.0\t1 000.0\t200.0\t16.7\n"
    "Operational costs\t400.0\t500.5\t(100.5)\t(25.1)\n"
    "Gross requirements\t1 600.0\t1 500.5\t99.5\t6.2\n"
    "Total requirements\t1 600.0\t1 500.5\t99.5\t6.2"
)


def table(text: str, start: int = 1) -> Table:
    """A table whose cells stand between tabs; "=3 words" spans three columns."""
    rows = []
    for n, line in enumerate(text.split("\n"), start):
        rows.append(Row(tuple(cell(part) for part in line.split("\t")), f"line {n}"))
    return Table(tuple(rows), f"lines {start}-{start + len(rows) - 1}")


def cell(text: str) -> Cell:
    if text.startswith("="):
        span, _, words = text[1:].partition(" ")
        return Cell(words, int(span))
    return Cell("", merged=True) if text == "^" else Cell(text)


def document(*parts: "str | Table") -> Document:
    """Paragraphs and tables: text that holds a tab is a table."""
    blocks: list[Block] = []
    for n, part in enumerate(parts, 1):
        if isinstance(part, Table):
            blocks.append(part)
        elif "\t" in part:
            blocks.append(table(part, n * 100))
        else:
            blocks.append(Paragraph(part, f"line {n * 100}"))
    return Document("invented.txt", "text", "0" * 64, tuple(blocks))


@cache
def real(path: Path, performed: str, proposed: str | None) -> Resources:
    """The resource side of a real report, read once for all tests of a file."""
    return resources(documents.read(path), performed, proposed)
