"""Rules of the family arithmetic on tables: totals below, totals beside, and printed formulas."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.checks.facts.grids import (
    RATES,
    Amount,
    Grid,
    Row,
    grids,
    printed,
)
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import TABLES, Rule
from bluehelm.record import vocab

UNCOUNTED = "continuation"  # a position that goes on changes no total
STAFFED = re.compile(r"(?:approved|actual|proposed)\b.*\d{4}", re.I)
ACROSS_BLOCK = re.compile(r"total \([ivx]+\s*[–-]\s*[ivx]+\)", re.I)
TOTAL_HEAD = re.compile(r"(?:sub-?)?total$", re.I)
ALL_RATES = re.compile(r"\(percentage", re.I)
CLOSE = Decimal("0.01")  # so near, an unlikely way to read a total is the right one
NEAR = Decimal("0.2")  # a single column whose sum is farther off was not understood
LEAST = 3  # rows that a relation must hold in before it is believed


@dataclass(frozen=True)
class Sum:
    """One way to read a total: the rows that it adds up."""

    total: Row
    parts: tuple[Row, ...]

    def off(self, column: int, loose: bool) -> Decimal | None:
        """By how much more than rounding the print differs from the sum; None where there is no sum."""
        if column not in self.total.amounts:
            return None
        terms = [row.amounts[column] for row in self.parts if column in row.amounts]
        if any(column not in row.amounts for row in self.parts):
            return self._off_with_blanks(column, terms, loose)
        if len(terms) < (1 if self.total.rank == 1 else 2):
            return None
        return difference(
            self.total.amounts[column], terms, sum((each.value for each in terms), Decimal(0)), loose
        )

    def _off_with_blanks(self, column: int, terms: Sequence[Amount], loose: bool) -> Decimal | None:
        """Nil where the sum holds; None where it does not: a blank cell may stand for a figure not read."""
        right = sum((each.value for each in terms), Decimal(0))
        off = difference(self.total.amounts[column], terms, right, loose) if len(terms) > 1 else None
        return off if off == 0 else None


def difference(shown: Amount, terms: Sequence[Amount], right: Decimal, loose: bool) -> Decimal:
    """Print less computation; nil where the rounding of the print and of its terms can explain it."""
    off = shown.value - right
    exact = not loose and not any(each.places for each in (shown, *terms))
    slack = Decimal(0) if exact else sum((each.rounding for each in (shown, *terms)), Decimal(0))
    return Decimal(0) if abs(off) <= slack else off


def totals(text: Text) -> Iterator[Finding]:
    """Subtotals and totals that are not the sum of the rows above them."""
    for grid in grids(text):
        if any(STAFFED.match(row.label) for row in grid.rows):
            continue  # tables by grade have rules of their own
        yield from _totals(text, grid)
        yield from _named(text, grid)


def _totals(text: Text, grid: Grid) -> Iterator[Finding]:
    columns = [at for at in grid.columns if not RATES.search(grid.head(at)) and _has_head(grid, at)]
    if ALL_RATES.search(grid.caption):
        return
    for at, row in enumerate(grid.rows):
        if not row.total or row.label.lower().startswith("total requirements"):
            continue
        above = _own_block(grid.rows[:at], row)
        readings = [Sum(row, parts) for parts in _readings(above, row)]
        found = _wrong(readings, columns, grid.rounded)
        if found is not None:
            reading, wrong, severity = found
            if grid.cut_off and grid.rows[0] in reading.parts:
                continue  # its first rows may stand on the page before
            for column in (each for each in wrong if not grid.share(each)):
                yield _total_finding(text, grid, reading, column, severity)


def _has_head(grid: Grid, column: int) -> bool:
    """A column without a head was not understood, or goes on from a page that was cut off."""
    return bool(grid.head(column))


def _own_block(above: Sequence[Row], total: Row) -> Sequence[Row]:
    """The rows that a total can add up; none where a page cut off the beginning of its block."""
    changes = any(row.rank == 1 for row in above)
    if total.rank == 1:
        opened = max((n for n, row in enumerate(above) if row.heading), default=-1)
        closed = max((n for n, row in enumerate(above) if row.total), default=-1)
        return above[opened:] if opened > closed else ()
    named = re.match(r"[^,]+,\s*(?P<name>.+)", total.label)
    if not changes or named is None:
        return above
    name = named["name"].lower()
    starts = [n for n, row in enumerate(above) if row.heading and row.label.lower().startswith(name)]
    return above[starts[-1] :] if starts else ()


def _readings(above: Sequence[Row], total: Row) -> Iterator[tuple[Row, ...]]:
    """The groups of rows that a total may add up, the likeliest first."""
    counted = [row for row in above if UNCOUNTED not in row.words]
    since = max((n for n, row in enumerate(counted) if row.total or row.heading), default=-1)
    direct = tuple(row for row in counted[since + 1 :] if row.amounts)
    if total.rank == 1:  # a net change is that of its own unit alone
        if direct:
            yield direct
        return
    groups = [direct]
    peer = max((n for n, row in enumerate(counted) if row.rank >= total.rank), default=-1)
    within = [row for row in counted[peer + 1 :] if row.amounts]
    for rank in sorted({row.rank for row in within} - {0}, reverse=True):
        last = max(n for n, row in enumerate(within) if row.rank == rank)
        lower = tuple(row for row in within if row.rank == rank)
        groups += [lower, (*lower, *within[last + 1 :])]
    groups.append(tuple(row for row in within if not row.rank))
    groups.append(tuple(row for row in counted if row.amounts and not row.rank))
    for start in (n for n, row in enumerate(counted) if row.heading):
        groups.append(tuple(row for row in counted[start + 1 :] if row.amounts and not row.rank))
    yield from dict.fromkeys(group for group in groups if len(group) > 1)


def _wrong(readings: Sequence[Sum], columns: Sequence[int], loose: bool) -> tuple[Sum, list[int], str] | None:
    """The reading that most columns bear out, and the columns that contradict it; None where all is well."""
    best: tuple[int, Sum, list[int]] | None = None
    for reading in readings:
        offs = {at: reading.off(at, loose) for at in columns}
        good = [at for at, off in offs.items() if off == 0 and reading.total.amounts[at].value]
        wrong = [at for at, off in offs.items() if off]
        if not wrong and offs and any(off is not None for off in offs.values()):
            return None
        if wrong and (best is None or len(good) > best[0]):
            best = (len(good), reading, wrong)
    if best is None:
        return None
    good_count, reading, wrong = best
    if good_count >= len(wrong):
        return reading, wrong, ERROR
    if good_count == 0 and len(wrong) == 1:
        return _alone(readings, wrong[0], loose)
    return None


def _alone(readings: Sequence[Sum], column: int, loose: bool) -> tuple[Sum, list[int], str] | None:
    """A total of one column, which no other column can bear out: believed where the sum comes near."""

    def distance(reading: Sum) -> Decimal:
        return abs(reading.off(column, loose) or Decimal("Infinity"))

    nearest = min(readings, key=distance)
    if distance(nearest) > abs(nearest.total.amounts[column].value) * CLOSE:
        nearest = min(readings[:2], key=distance)
    shown = nearest.total.amounts[column].value
    size = max(
        abs(shown),
        sum((abs(row.amounts[column].value) for row in nearest.parts if column in row.amounts), Decimal(0)),
    )
    alone = len(readings) == 1  # no other way to read it, so even a far one is wrong
    if distance(nearest) > size * (1 if alone else NEAR) and distance(nearest) > 2:
        return None
    return nearest, [column], ERROR if nearest is readings[0] else WARNING


def _total_finding(text: Text, grid: Grid, reading: Sum, column: int, severity: str) -> Finding:
    shown = reading.total.amounts[column]
    terms = [row for row in reading.parts if column in row.amounts]
    right = sum((row.amounts[column].value for row in terms), Decimal(0))
    places = max([shown.places, *(row.amounts[column].places for row in terms)])
    where = [text.row(grid.sheet, reading.total.label, reading.total.quote, shown.text)]
    where += [text.row(grid.sheet, row.label, row.quote, row.amounts[column].text) for row in terms[:12]]
    values = {
        "row": reading.total.label,
        "column": grid.named(column),
        "printed": shown.text,
        "computed": printed(right, places),
        "off": printed(abs(shown.value - right), places),
        "count": str(len(terms)),
    }
    return Finding("arithmetic.total", severity, tuple(where), values, 0.9)


def _named(text: Text, grid: Grid) -> Iterator[Finding]:
    """Rows that are a sum of other rows by their names: net requirements are gross less the income."""
    for identity in vocab.read("related")["sums"]:
        rows = [_row_named(grid, name) for name in (identity["total"], *identity["add"], *identity["less"])]
        if any(row is None for row in rows):
            continue
        found = [row for row in rows if row is not None]
        signs = [1] * len(identity["add"]) + [-1] * len(identity["less"])
        for column in grid.columns:
            if RATES.search(grid.head(column)) or column not in found[0].amounts:
                continue
            if not _has_head(grid, column) or grid.share(column):
                continue
            terms = [row.amounts[column] for row in found[1:] if column in row.amounts]
            if len(terms) != len(signs):
                continue
            right = sum((sign * each.value for sign, each in zip(signs, terms, strict=True)), Decimal(0))
            if difference(found[0].amounts[column], terms, right, grid.rounded):
                yield computed(text, grid, "arithmetic.total", found, column, right)


def _row_named(grid: Grid, name: str) -> Row | None:
    return next((row for row in grid.rows if row.label.lower().startswith(name)), None)


def computed(text: Text, grid: Grid, rule: str, rows: Sequence[Row], column: int, right: Decimal) -> Finding:
    """A row that does not follow from other rows, in one column."""
    shown = rows[0].amounts[column]
    places = max(row.amounts[column].places for row in rows)
    where = tuple(text.row(grid.sheet, row.label, row.quote, row.amounts[column].text) for row in rows)
    values = {
        "row": rows[0].label,
        "column": grid.named(column),
        "printed": shown.text,
        "computed": printed(right, places),
        "off": printed(abs(shown.value - right), places),
        "count": str(len(rows) - 1),
    }
    return Finding(rule, ERROR, where, values, 0.9)


def across(text: Text) -> Iterator[Finding]:
    """Rows whose Subtotal or Total column is not the sum of the columns before it."""
    for grid in grids(text):
        leaves = [(at, grid.leaf(at)) for at in grid.columns]
        parts: list[int] = []
        subtotals: list[int] = []
        for at, leaf in leaves:
            if not TOTAL_HEAD.match(leaf):
                parts.append(at)
            elif leaf.lower().startswith("sub"):
                yield from _across(text, grid, at, parts)
                subtotals.append(at)
                parts = []
            else:
                yield from _across(text, grid, at, [*subtotals, *parts] if subtotals else parts)
                parts = []


def _across(text: Text, grid: Grid, total: int, parts: Sequence[int]) -> Iterator[Finding]:
    if len(parts) < 2:
        return
    good, wrong = 0, []
    in_block = False
    for row in grid.rows:
        in_block = in_block or ACROSS_BLOCK.match(row.label) is not None
        terms = [row.amounts[at] for at in parts if at in row.amounts]
        if in_block or total not in row.amounts or len(terms) < len(parts):
            continue
        right = sum((each.value for each in terms), Decimal(0))
        if difference(row.amounts[total], terms, right, grid.rounded) == 0:
            good += 1
        else:
            wrong.append((row, right))
    if good >= LEAST and good >= 3 * len(wrong):
        for row, right in wrong:
            yield _across_finding(text, grid, row, (total, *parts), right)


def _across_finding(text: Text, grid: Grid, row: Row, columns: Sequence[int], right: Decimal) -> Finding:
    shown = row.amounts[columns[0]]
    places = max(row.amounts[at].places for at in columns)
    values = {
        "row": row.label,
        "column": grid.head(columns[0]),
        "printed": shown.text,
        "computed": printed(right, places),
        "off": printed(abs(shown.value - right), places),
        "count": str(len(columns) - 1),
    }
    place = text.row(grid.sheet, row.label, row.quote, *(row.amounts[at].text for at in columns))
    return Finding("arithmetic.across", ERROR, (place,), values, 0.9)


RULES: dict[str, Rule] = {
    "arithmetic.total": Rule(totals, TABLES),
    "arithmetic.across": Rule(across, TABLES),
}
