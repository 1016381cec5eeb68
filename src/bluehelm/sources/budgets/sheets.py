"""Tables in their place: the grid under a heading, the words printed before it, the part it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bluehelm.record.period import periods
from bluehelm.sources.blocks import Document, Paragraph, Row, Table
from bluehelm.sources.budgets.numbers import is_figure, tidy

FORMULA = re.compile(r"\(\d+\)(?:\s*=.*)?")
UNITS = (
    (re.compile(r"thousands of (?:united states|us) dollars", re.I), "thousands of US dollars"),
    (re.compile(r"millions of (?:united states|us) dollars", re.I), "millions of US dollars"),
    (re.compile(r"^\(percentage\)$", re.I), "per cent"),
)
UNIT_LINE = re.compile(  # "(Euros)", "(United States dollars)"; not "(b) To appropriate the amount of .."
    r"^\((?![a-z]\))[^.]*\b(?:dollars?|euros?|francs?|pounds?|currency|USD?\b|US\$)", re.I
)
OPENS = re.compile(
    r"^(?:[IVX]+\.|[A-Z]\.|\d\.)?\s*(?:Resource performance|Financial resources|Human resources|Overall$|"
    r"Analysis of variances|Proposed staffing changes|Financial position|Performance of financial resources)",
    re.I,
)
CLOSES = re.compile(
    r"^(?:[IVX]+\.|[A-Z]\.|\d\.)?\s*(?:Actions to be taken|Summary of follow-up|"
    r"Results-based budgeting framework|Mandate performance|Mandate and planned results|"
    r"Evaluation activities|Annex|Introduction$|Contents$)",
    re.I,
)
COMPONENT = re.compile(r"^(?:Component \d+\s*:.*|Executive direction and management)$", re.I)
TITLE = 200  # characters; a longer paragraph is prose, which names many things
CONTEXT = 6  # paragraphs before a table that are taken to speak of it


@dataclass(frozen=True)
class Field:
    """One cell on the grid: columns first to last, last not included."""

    text: str
    first: int
    last: int
    merged: bool


@dataclass(frozen=True)
class Line:
    """One row of a table: the text of its first cell, and the cells after it."""

    label: str
    fields: tuple[Field, ...]
    where: str

    @property
    def width(self) -> int:
        return self.fields[-1].last if self.fields else 1

    @property
    def filled(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.text)


@dataclass(frozen=True)
class Sheet:
    """A table and what is printed before it."""

    table: Table
    context: tuple[str, ...]
    component: str | None
    inside: bool  # in the part on resources
    unit: str | None

    @property
    def where(self) -> str:
        return self.table.where

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line(row) for row in self.table.rows)

    @cached_property
    def head(self) -> int:
        """How many rows at the top are headings of columns."""
        named = False  # the headings name the first column once; a second label is a row, whatever it holds
        for n, entry in enumerate(self.lines):
            if entry.label and (named or not entry.filled or starts_body(entry)):
                return n
            named = named or bool(entry.label)
        return len(self.lines)

    @property
    def body(self) -> tuple[Line, ...]:
        return tuple(entry for entry in self.lines[self.head :] if entry.label or entry.filled)

    @cached_property
    def sound(self) -> tuple[Line, ...]:
        """The rows of the body that are as wide as the table; in others no cell can be told from the next.

        A strength with one figure right after its label has lost no more than the empty end of its row.
        """
        short = "apportionment" not in self.heading and "approved" in self.heading
        return tuple(
            entry
            for entry in self.body
            if not entry.filled or entry.width == self.width or (short and entry.filled == entry.fields[:1])
        )

    @property
    def ragged(self) -> tuple[Line, ...]:
        """The rows that have lost or gained a cell."""
        return tuple(entry for entry in self.body if entry not in self.sound)

    @cached_property
    def width(self) -> int:
        """The columns that most rows with figures have."""
        widths = [entry.width for entry in self.body if entry.filled]
        return max(widths, key=lambda width: (widths.count(width), width), default=0)

    @cached_property
    def heading(self) -> str:
        """All words of the headings, lower case."""
        cells = (
            entry.label + " " + " ".join(field.text for field in entry.fields)
            for entry in self.lines[: self.head]
        )
        return " ".join(cells).lower()

    @cached_property
    def labels(self) -> str:
        """All labels of the body, lower case, one a line."""
        return "\n".join(entry.label for entry in self.body).lower()

    @property
    def header(self) -> str:
        """The headings of the columns as printed, or the first row of a table without."""
        top = self.lines[: self.head] or self.lines[:1]
        words = [text for entry in top for text in (entry.label, *(f.text for f in entry.fields)) if text]
        return " | ".join(words)

    @property
    def of_resources(self) -> bool:
        """Whether the table stands in the part on resources, or says that it counts money or percentages."""
        return self.inside or self.unit is not None

    @property
    def before(self) -> str:
        return " ".join(text for text in self.context if len(text) < TITLE).lower()

    def column(self, field: Field) -> tuple[str, ...]:
        """The headings over a cell, from the top, without the numbers of columns."""
        return heads(self.lines[: self.head], field)


def heads(lines: tuple[Line, ...], field: Field) -> tuple[str, ...]:
    found: list[str] = []
    for entry in lines:
        for head in entry.fields:
            over = head.first < field.last and field.first < head.last
            if over and head.text and not FORMULA.fullmatch(head.text) and head.text not in found:
                found.append(head.text)
    return tuple(found)


def line(row: Row) -> Line:
    """A row of blocks as a line of the grid."""
    fields: list[Field] = []
    column = 0
    for cell in row.cells:
        fields.append(Field(tidy(cell.text), column, column + cell.span, cell.merged))
        column += cell.span
    return Line(fields[0].text if fields else "", tuple(fields[1:]), row.where)


def starts_body(entry: Line) -> bool:
    """Whether a row with filled cells holds figures; numbers of columns and years are headings."""
    return any(is_figure(field.text) and not FORMULA.fullmatch(field.text) for field in entry.filled)


def sheets(document: Document) -> Iterator[tuple[int, Sheet]]:
    """Every table of the document in its place, tables inside cells too, with the number of its block."""
    walk = Walk()
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            walk.hear(tidy(block.text))
        else:
            for sheet in walk.tables(block):
                yield index, sheet


class Walk:
    """What has been read on the way to a table."""

    def __init__(self) -> None:
        self.context: list[str] = []
        self.fresh = False
        self.inside = False
        self.component: str | None = None

    def hear(self, text: str) -> None:
        """Take in a paragraph."""
        if not self.fresh:
            self.context, self.fresh = [], True
        if not text:
            return
        self.context = [*self.context, text][-CONTEXT:]
        if COMPONENT.match(text):
            self.component = text
        if CLOSES.match(text):
            self.inside = False
        elif OPENS.match(text):
            self.inside = True

    def tables(self, table: Table) -> Iterator[Sheet]:
        """The table, or the tables in its cells; a box of text is heard as paragraphs."""
        nested = any(cell.tables for row in table.rows for cell in row.cells)
        if not nested:
            yield self.sheet(table)
            self.fresh = False
            return
        for row in table.rows:
            for cell in row.cells:
                for text in cell.paragraphs:
                    self.hear(tidy(text))
                for inner in cell.tables:
                    yield from self.tables(inner)

    def sheet(self, table: Table) -> Sheet:
        unit = None
        for text in self.context:
            unit = unit_in(text) or unit
        return Sheet(table, tuple(self.context), self.component, self.inside, unit)


def unit_in(text: str) -> str | None:
    """The unit that a paragraph before a table prints; one that is not known by its own words."""
    known = next((name for pattern, name in UNITS if pattern.search(text)), None)
    if known is None and len(text) < TITLE and UNIT_LINE.match(text):
        return text
    return known


def named_period(words: tuple[str, ...] | str, otherwise: str | None) -> str | None:
    """The first period that the words name."""
    for text in (words,) if isinstance(words, str) else words:
        for found in periods(text):
            return found.name
    return otherwise
