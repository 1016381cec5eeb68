"""A printed table as columns of figures: what its heads say, what each row holds, which rows are totals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bluehelm.checks.reading import Sheet, Text
from bluehelm.sources.blocks import Cell
from bluehelm.sources.budgets.numbers import figure, is_dash, tidy

TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?\b(?!\s+(?:number|strength))|gross requirements$|net change$", re.I
)
RANKS = (  # a total adds up rows of lower rank; what is no total has rank 0
    (re.compile(r"net change$", re.I), 1),
    (re.compile(r"sub-?total\b", re.I), 2),
    (re.compile(r"grand total\b", re.I), 4),
    (TOTAL, 3),
)
NUMBERED = re.compile(r"\(\d+\)")  # "(1)" in a head is the column's number, no figure below nil
FORMULA = re.compile(r"\((?P<own>\d+)\)\s*=\s*(?P<right>[()\d\s+\-–−÷/×*]+)$")
RATES = re.compile(
    r"per\s?cent|percentage|÷|\brates?\b|\bfactors?\b|%|\bdate\b|number of projects|level", re.I
)
YEAR = re.compile(r"(?:19|20)\d\d")  # a head that a page broke; a count would print "2 014"
WORDED = re.compile(r"[^\W\d_]{2}|[A-Z]-\d")  # "Total", "P-3"; no dashes and figures alone
ROUNDED = re.compile(r"\b(?:thousands|millions)\b", re.I)
HALF = Decimal("0.5")
LEAST_SHARES = 3  # rows that must be a percentage of others before a column is taken for one
REMEMBERED = 8  # documents: every rule on tables asks for the same grids


@dataclass(frozen=True)
class Amount:
    """One printed figure; a dash is nil, and exact."""

    value: Decimal
    places: int  # decimals printed
    text: str  # as it stands in the document
    dash: bool = False

    @property
    def rounding(self) -> Decimal:
        """How far the value behind the print may lie from it."""
        return Decimal(0) if self.dash else HALF.scaleb(-self.places)


@dataclass(frozen=True, eq=False)
class Row:
    label: str
    amounts: dict[int, Amount]  # by the first grid column
    quote: str
    words: frozenset[str]  # the other cells, in small letters

    @property
    def total(self) -> bool:
        return TOTAL.match(self.label) is not None

    @property
    def rank(self) -> int:
        """How high a total it is: net change, subtotal, total, grand total; 0 for a row of its own."""
        return next((rank for pattern, rank in RANKS if pattern.match(self.label)), 0)

    @property
    def heading(self) -> bool:
        return not self.amounts and bool(self.label)


@dataclass(frozen=True)
class Grid:
    """A table, or a part of one under heads of its own."""

    sheet: Sheet
    rows: tuple[Row, ...]
    heads: dict[int, tuple[str, ...]]  # of each column, from the top
    caption: str

    def head(self, column: int) -> str:
        return " ".join(self.heads.get(column, ()))

    def leaf(self, column: int) -> str:
        """The lowest head of a column that is words and no column number."""
        words = [head for head in self.heads.get(column, ()) if not re.match(r"\(?\d+\)?(?:\s*=|$)", head)]
        return words[-1] if words else ""

    def named(self, column: int) -> str:
        """A column in a finding: by its head, else "(3)": a head of figures is a row that slipped up."""
        words = [head for head in (self.leaf(column), self.head(column)) if WORDED.search(head)]
        return words[0].replace("Inter-national", "International") if words else f"({column})"

    def group(self, row: Row) -> str:
        """The heading above a row whose label stands more than once in the table; "" where one is enough."""
        if sum(each.label == row.label for each in self.rows) < 2:
            return ""
        above = [each.label for each in self.rows[: self.rows.index(row)] if each.heading]
        return above[-1] if above else ""

    @property
    def columns(self) -> tuple[int, ...]:
        return tuple(sorted({column for row in self.rows for column in row.amounts}))

    @property
    def cut_off(self) -> bool:
        """Whether it goes on from the page before: only the first lines of a page have no words over them."""
        return self.sheet.table.where.startswith("page ") and not self.sheet.before

    def share(self, column: int) -> bool:
        """Whether the column is a percentage that two others give in nearly every row, whatever its head."""
        others = [at for at in self.columns if at != column]
        return any(self._gives(part, whole, column) for part in others for whole in others if part != whole)

    def _gives(self, part: int, whole: int, column: int) -> bool:
        rows = [row.amounts for row in self.rows if {part, whole, column} <= row.amounts.keys()]
        sized = [held for held in rows if held[whole].value and held[part].value and held[column].value]
        good = [
            held
            for held in sized
            if abs(100 * held[part].value / abs(held[whole].value) - held[column].value)
            <= 2 * held[column].rounding
        ]
        return len(good) >= LEAST_SHARES and len(good) * 4 >= len(sized) * 3

    @property
    def rounded(self) -> bool:
        """Whether its whole numbers are rounded too: thousands of dollars, not persons."""
        return ROUNDED.search(self.caption) is not None


@lru_cache(REMEMBERED)
def grids(text: Text) -> tuple[Grid, ...]:
    """Every table of the document that holds figures."""
    return tuple(grid for sheet in text.sheets for grid in _split(sheet))


def _split(sheet: Sheet) -> Iterator[Grid]:
    """The parts of a table: each begins with its rows of heads."""
    caption = " ".join(sheet.before[-2:])
    printed = [_cells(row.cells) for row in sheet.table.rows]
    heads: list[dict[int, tuple[str, int]]] = []
    body: list[Row] = []
    for cells in printed:
        if _is_head(cells, begun=bool(body)):
            names = {at: (tidy(cell.text), span) for at, span, cell in cells if cell.text.strip()}
            if names in heads:
                continue  # printed again on the next page
            if body:
                yield Grid(sheet, tuple(body), _joined(heads), caption)
                heads, body = [], []
            heads.append(names)
        elif any(cell.text.strip() for _, _, cell in cells):
            body.append(_row(cells))
    if any(row.amounts for row in body):
        yield Grid(sheet, tuple(body), _joined(heads), caption)


def _cells(row: tuple[Cell, ...]) -> list[tuple[int, int, Cell]]:
    """The cells of a row, each with its first grid column and its width."""
    placed, at = [], 0
    for cell in row:
        placed.append((at, cell.span, cell))
        at += cell.span
    return placed


def _is_head(cells: list[tuple[int, int, Cell]], begun: bool) -> bool:
    """A row without figures that names columns; later in a table only one that names a total among them."""
    texts = [tidy(cell.text) for _, _, cell in cells]
    named = [each for each in texts[1:] if each]
    numbers = [each for each in named if NUMBERED.fullmatch(each) or FORMULA.match(each)]
    if any(FORMULA.match(each) for each in named):
        return True
    if len(numbers) > 1:
        return not begun
    if any(amount_of(each) is not None for each in named):
        return False
    if begun:
        return len(named) > 1 and sum(each.lower() in ("subtotal", "total") for each in named) > 0
    return bool(named)


def _joined(heads: list[dict[int, tuple[str, int]]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for row in heads:
        for at, (words, span) in row.items():
            for column in range(at, at + span):
                found.setdefault(column, []).append(words)
    return {column: tuple(words) for column, words in found.items()}


def _row(cells: list[tuple[int, int, Cell]]) -> Row:
    amounts: dict[int, Amount] = {}
    label, words = "", set()
    for at, span, cell in cells:
        words.add(tidy(cell.text).lower())
        amount = amount_of(cell.text) if at > 0 else None
        if amount is not None:
            amounts[at + span - 1] = amount
        elif not label and not amounts:
            label = tidy(cell.text)
    quote = " | ".join(cell.text.strip() for _, _, cell in cells if cell.text.strip())
    return Row(label, amounts, quote, frozenset(words))


def amount_of(text: str) -> Amount | None:
    """The figure of a cell; None where it holds words or nothing."""
    plain = tidy(text)
    if is_dash(plain):
        return Amount(Decimal(0), 0, text.strip(), dash=True)
    value = figure(plain)
    if value is None or YEAR.fullmatch(plain):
        return None
    exponent = value.as_tuple().exponent
    return Amount(value, -exponent if isinstance(exponent, int) and exponent < 0 else 0, text.strip())


def printed(value: Decimal, places: int) -> str:
    """A computed figure in the manner of the tables: spaces for thousands, brackets for less than nil."""
    words = f"{abs(value):,.{places}f}".replace(",", " ")
    return f"({words})" if value < 0 else words
