"""Rules of the family arithmetic on staffing tables: net changes, posts with positions, totals I-V."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from bluehelm.checks.facts.grids import Grid, Row, grids
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import Finding
from bluehelm.checks.rules import TABLES, Rule
from bluehelm.checks.rules.arithmetic.sums import computed, difference

KEY = re.compile(
    r"(?P<basis>approved|actual|proposed|authorized|planned)\s*"
    r"(?P<kind>posts?|temporary positions?)?\s*(?P<year>\d{4}/\d{2,4})",
    re.I,
)
CHANGE = re.compile(r"net change$", re.I)
BLOCK = re.compile(r"(?P<numeral>[IVX]+)\.\s")
ORDER = ("I", "II", "III", "IV", "V", "VI", "VII")
WHOLE = re.compile(r"total \((?P<first>[IVX]+)\s*[–-]\s*(?P<last>[IVX]+)\)", re.I)
COMBINED = re.compile(r"(?:sub-?)?total,.*including temporary positions", re.I)


def changes(text: Text) -> Iterator[Finding]:
    """Net changes that are not the proposed number less the approved one."""
    for grid in grids(text):
        held: list[tuple[str, Row]] = []
        for row in grid.rows:
            key = KEY.match(row.label)
            if key is not None and row.amounts:
                held.append((key["basis"].lower(), row))
            elif CHANGE.match(row.label) and len(held) > 1:
                (_, new), (_, old) = held[-1], held[-2]
                if held[-1][0] == "proposed" and held[-2][0] in ("approved", "authorized"):
                    yield from _compared(text, grid, (row, new, old), (1, -1))
                held = []
            elif not row.amounts:
                held = []


def _compared(text: Text, grid: Grid, rows: Sequence[Row], signs: Sequence[int]) -> Iterator[Finding]:
    """The columns in which the first row is not the signed sum of the others, which print the same ones."""
    if any(row.amounts.keys() != rows[0].amounts.keys() for row in rows):
        return
    for column in rows[0].amounts:
        terms = [row.amounts[column] for row in rows[1:]]
        right = sum((sign * each.value for sign, each in zip(signs, terms, strict=True)), Decimal(0))
        if difference(rows[0].amounts[column], terms, right, grid.rounded):
            yield computed(text, grid, "arithmetic.staffing", rows, column, right)


def combined(text: Text) -> Iterator[Finding]:
    """Totals including temporary positions that are not the posts and the positions together."""
    for grid in grids(text):
        parts: dict[tuple[str, str], list[Row]] = {}
        under = False
        for row in grid.rows:
            key = KEY.match(row.label)
            if key is None or not row.amounts:
                under = COMBINED.match(row.label) is not None or (under and bool(row.amounts))
                continue
            name = (key["basis"].lower(), key["year"])
            if key["kind"]:
                parts.setdefault(name, []).append(row)
            elif under and len(parts.get(name, [])) == 2:
                yield from _compared(text, grid, (row, *parts[name]), (1, 1))


def wholes(text: Text) -> Iterator[Finding]:
    """Totals (I-V) of a component that are not the sum of its groups of personnel."""
    for _, run in groupby(grids(text), key=lambda grid: (grid.sheet.section, grid.sheet.heading)):
        yield from _whole(text, list(run))


def _whole(text: Text, run: Sequence[Grid]) -> Iterator[Finding]:
    """The groups of one component stand in several tables: their last columns are the totals."""
    blocks: dict[str, dict[tuple[str, str], Row]] = {}
    named: tuple[str, ...] = ()
    block, inside = "", False
    for grid in run:
        for row in (Row(_top(grid), {}, "", frozenset()), *grid.rows):
            numeral = BLOCK.match(row.label)
            if numeral is not None:
                block, inside = numeral["numeral"], False
            if CHANGE.match(row.label) or (inside and not row.amounts):
                inside, block = False, "" if inside else block
            whole = WHOLE.match(row.label)
            if whole is not None:
                inside, named = True, _groups(whole)
            key = KEY.match(row.label)
            if key is None or not row.amounts:
                continue
            name = (key["basis"].lower(), key["year"])
            if inside and len(blocks) > 1:
                parts = [blocks[group][name] for group in named if name in blocks.get(group, {})]
                if len(parts) == len(named) == len(blocks):
                    yield from _last(text, grid, row, parts)
            elif block and not inside:
                known = blocks.setdefault(block, {})
                if key["kind"] is None or key["kind"].lower().startswith("post"):
                    known[name] = row


def _groups(whole: re.Match[str]) -> tuple[str, ...]:
    """The groups that "Total (I–V)" names; a page may have cut some of them off."""
    ends = [ORDER.index(whole[end].upper()) for end in ("first", "last") if whole[end].upper() in ORDER]
    return ORDER[ends[0] : ends[1] + 1] if len(ends) == 2 else ()


def _top(grid: Grid) -> str:
    """The head over the labels: "V. Civilian staff" opens a group."""
    return next((head for head in grid.heads.get(0, ()) if BLOCK.match(head)), "")


def _last(text: Text, grid: Grid, whole: Row, parts: Sequence[Row]) -> Iterator[Finding]:
    """The last figures compared, in the column of the whole: the tables of one component differ in width."""
    column = max(whole.amounts)
    aligned = [
        Row(row.label, {column: row.amounts[max(row.amounts)]}, row.quote, row.words)
        for row in (whole, *parts)
    ]
    right = sum((row.amounts[column].value for row in aligned[1:]), Decimal(0))
    if whole.amounts[column].value != right:
        yield computed(text, grid, "arithmetic.staffing", aligned, column, right)


def staffing(text: Text) -> Iterator[Finding]:
    """What the staffing tables get wrong; a net change is not blamed for the wrong row it rests on."""
    found = [*combined(text), *wholes(text)]
    yield from found
    wrong = {(one.where[0].quote, one.where[0].marks) for one in found}
    for change in changes(text):
        if not any((place.quote, place.marks) in wrong for place in change.where[1:]):
            yield change


RULES: dict[str, Rule] = {"arithmetic.staffing": Rule(staffing, TABLES)}
