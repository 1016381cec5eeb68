"""Two tables with the same column: where nearly all rows agree, those that do not are in conflict."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from bluehelm.checks.facts.quantities import one_time
from bluehelm.checks.reading import Sheet, Text
from bluehelm.checks.rows import ERROR, Finding, Place
from bluehelm.checks.rules import TABLES, Rule
from bluehelm.plans.quantity import MONTH, NOTHING, figure
from bluehelm.sources.blocks import Row

ROLES = (  # "as at" first: a day's figure is no year's
    ("variance", r"variance|change|difference|amount|percentage"),
    ("proposed", r"proposed|projected|estimat\w+"),
    ("approved", r"approved|apportion\w*|authorized|budgeted|appropriat\w+"),
    ("actual", r"actual|expenditure|encumbered"),
)
MARKS = re.compile(r"\s*\^?\b[a-z]\b\s*$|\^\w+|¹|²|³")
NUMERAL = re.compile(r"^[IVX]+\.\s+")
DATE = re.compile(rf"\d{{1,2}} (?:{MONTH}) \d{{4}}|(?:{MONTH})[ \d]*(?:–|-|to)[ \w]*?(?:{MONTH}) \d{{4}}")
YEARS = re.compile(r"20\d{2}/\d{2}")
AVERAGE = re.compile(r"\baverage\b", re.I)
AGREEING = 4  # rows with different values that must agree before a column is taken for the same
FEW = 2  # the same, where another column has proved that the two tables are about the same things
TELLING = 2  # rows that are enough where their figures have four digits or more
SHARE = 0.6  # of the rows that two columns have in common
HEADS = 8  # rows that a head may have


@dataclass
class Column:
    """One column of figures, by the label of their rows."""

    text: Text
    sheet: Sheet
    head: str
    kind: tuple[str, frozenset[str], bool]
    values: dict[str, tuple[Decimal, str, Row]] = field(default_factory=dict)

    def place(self, label: str) -> Place:
        _, printed, row = self.values[label]
        cells = [cell.text.strip() for cell in row.cells if cell.text.strip()]
        return self.text.row(self.sheet, cells[0], " | ".join(cells), printed)


def same_column(*texts: Text) -> Iterator[Finding]:
    """A cell that differs between two tables whose columns agree in nearly all rows."""
    columns = [column for text in texts for sheet in text.sheets for column in columns_of(text, sheet)]
    pairs = [
        (first, second)
        for first, second in combinations(columns, 2)
        if first.sheet is not second.sheet and first.kind == second.kind and one_time(first.text, second.text)
    ]
    proved = Counter(_tables(*pair) for pair in pairs if _twins(*pair, AGREEING))
    seen: set[tuple[str, str, str]] = set()
    for first, second in pairs:
        needed = FEW if proved[_tables(first, second)] else AGREEING
        for label in _conflicting(first, second) if _twins(first, second, needed) else ():
            at = (label, first.values[label][1], second.values[label][1])
            if at not in seen:
                seen.add(at)
                yield _finding(first, second, label)


def _tables(first: Column, second: Column) -> tuple[int, int]:
    return id(first.sheet), id(second.sheet)


def _twins(first: Column, second: Column, needed: int) -> bool:
    """Whether two columns agree in so many different figures that they are the same column."""
    common = [label for label in first.values if label in second.values]
    agreeing = [label for label in common if _agree(first.values[label], second.values[label])]
    distinct = {first.values[label][0] for label in agreeing if abs(first.values[label][0]) > 1}
    telling = sum(len(value.as_tuple().digits) > 3 for value in distinct)
    return (len(distinct) >= needed or telling >= TELLING) and len(agreeing) >= SHARE * len(common)


def _conflicting(first: Column, second: Column) -> list[str]:
    """The rows of twin columns that differ."""
    return [
        label
        for label, cell in first.values.items()
        if label in second.values and not _agree(cell, second.values[label])
    ]


def _agree(one: tuple[Decimal, str, Row], other: tuple[Decimal, str, Row]) -> bool:
    """Whether two cells hold the same figure, to the places of the rougher one."""
    places = min(_places(one[0]), _places(other[0]))
    return abs(one[0] - other[0]) <= Decimal(1).scaleb(-places) / 2 or one[0] == -other[0]


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int), value  # a printed figure is finite
    return max(-exponent, 0)


def columns_of(text: Text, sheet: Sheet) -> list[Column]:
    """The columns of a table whose head names a role, with the figures of each row."""
    grid = [_laid_out(row) for row in sheet.table.rows]
    labels = _labels(grid)
    first = next((n for n, cells in enumerate(grid) if labels[n] and any(map(_value, cells[1:]))), None)
    if first is None or first > HEADS:
        return []
    columns: list[Column] = []
    for at in range(1, max(map(len, grid))):
        heads = (cells[at] for cells in grid[:first] if len(cells) > at)
        head = " ".join(dict.fromkeys(words for words in heads if NOTHING.fullmatch(words) is None))
        kind = _kind(head)
        if kind is None:
            continue
        column = Column(text, sheet, head, kind)
        for n, cells in enumerate(grid[first:], first):
            value = _value(cells[at]) if len(cells) > at else None
            if value is not None and labels[n]:
                column.values.setdefault(labels[n], (value, cells[at], sheet.table.rows[n]))
        columns.append(column)
    return columns


def _laid_out(row: Row) -> list[str]:
    """The texts of a row, one for each column of the grid that a cell covers."""
    return [cell.text.strip() for cell in row.cells for _ in range(cell.span)]


def _labels(grid: list[list[str]]) -> list[str]:
    """What each row is called: a subtotal as its group, a label that comes twice with its heading."""
    plain = [NUMERAL.sub("", MARKS.sub("", cells[0])).lower().rstrip("s") if cells else "" for cells in grid]
    often = Counter(plain)
    under, labels = "", []
    for name, cells in zip(plain, grid, strict=True):
        if name and not any(cells[1:]):
            under = name
        alone = often[name] == 1 or not name
        labels.append(under if name.startswith("subtotal") else name if alone else f"{under}: {name}")
    return labels


def _value(cell: str) -> Decimal | None:
    return figure(cell.replace("$", "").replace("%", ""))


def _kind(head: str) -> tuple[str, frozenset[str], bool] | None:
    """The role, the periods and whether it is an average; None for a head that says no role."""
    role = next((name for name, words in ROLES if re.search(rf"\b(?:{words})\b", head, re.I)), None)
    if role is None:
        return None
    return (
        role,
        frozenset(YEARS.findall(head))
        | frozenset(re.sub("–|-", " to ", found) for found in DATE.findall(head)),
        bool(AVERAGE.search(head)),
    )


def _finding(first: Column, second: Column, label: str) -> Finding:
    values = {
        "row": label.rpartition(": ")[2],
        "first": first.values[label][1],
        "second": second.values[label][1],
        "column": first.head,
    }
    return Finding("conflict.same_column", ERROR, (first.place(label), second.place(label)), values, 0.7)


RULES: dict[str, Rule] = {
    "conflict.same_column": Rule(same_column, TABLES, across=True),
}
