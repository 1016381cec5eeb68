"""Rules of the family arithmetic on the summary of staff by component, held against its own tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.checks.facts.grids import Grid, Row, grids
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, Finding
from bluehelm.checks.rules import TABLES, Rule
from bluehelm.checks.rules.arithmetic.staffing import COMBINED, KEY, WHOLE
from bluehelm.checks.rules.arithmetic.sums import computed
from bluehelm.plans.wording import stems

Key = tuple[str, str]  # "actual", "2024/25"
INTERNATIONAL = re.compile(r"inter-?\s?national", re.I)
VOLUNTEERS = re.compile(r"unv|volunteers", re.I)
TOTAL = "total"
LEAST = 3  # blocks: two components and their total


@dataclass(frozen=True)
class _Block:
    """One component of the summary, or one component's table."""

    name: str
    rows: dict[Key, Row]

    @property
    def words(self) -> frozenset[str]:
        return stems(re.sub(r"^component \d+\s*:?\s*", "", self.name, flags=re.I))


def summary(text: Text) -> Iterator[Finding]:
    """Totals of the summary that its components do not give, and figures their own tables do not give."""
    for grid in grids(text):
        blocks = _blocks(grid)
        if len(blocks) < LEAST or blocks[-1].name.lower() != TOTAL:
            continue
        *components, total = blocks
        for key, whole in total.rows.items():
            parts = [block.rows[key] for block in components if key in block.rows]
            if len(parts) == len(components):
                yield from _added(text, grid, whole, parts)
        for block in components:
            yield from _held_against_its_table(text, grid, block)


def _blocks(grid: Grid) -> list[_Block]:
    """The rows under each heading, by what they give and for which year."""
    blocks: list[_Block] = []
    for row in grid.rows:
        key = KEY.match(row.label)
        if row.heading:
            blocks.append(_Block(row.label, {}))
        elif key is not None and key["kind"] is None and row.amounts and blocks:
            blocks[-1].rows[key["basis"].lower(), key["year"]] = row
    return [block for block in blocks if block.rows]


def _added(text: Text, grid: Grid, whole: Row, parts: list[Row]) -> Iterator[Finding]:
    """The columns of a total that its components do not give; none where most do not: a part was not read."""
    sums = {
        column: sum((part.amounts[column].value for part in parts), Decimal(0))
        for column in whole.amounts
        if all(column in part.amounts for part in parts)
    }
    wrong = [column for column, right in sums.items() if whole.amounts[column].value != right]
    if 2 * len(wrong) < len(sums):
        for column in wrong:
            yield computed(text, grid, "arithmetic.staffing", [whole, *parts], column, sums[column])


def _held_against_its_table(text: Text, grid: Grid, block: _Block) -> Iterator[Finding]:
    """International posts and the total of a component, in the summary and in its table by grade."""
    column = next((at for at in grid.columns if INTERNATIONAL.search(grid.head(at))), None)
    for other in grids(text):
        if other is grid or _Block(other.sheet.heading or "", {}).words != block.words:
            continue
        subtotal = _international(other)
        for key, row, posts in _printed(other):
            if key not in block.rows:
                continue
            mine = block.rows[key]
            if posts and column in mine.amounts and subtotal in row.amounts:
                yield from _differs(text, (grid, mine, column), (other, row, subtotal))
            if not posts:
                yield from _differs(text, (grid, mine, max(mine.amounts)), (other, row, max(row.amounts)))


def _international(grid: Grid) -> int | None:
    """The column of all international staff: the first subtotal, under that head."""
    for at in grid.columns:
        head = grid.head(at)
        if INTERNATIONAL.search(head) and "subtotal" in head.lower() and not VOLUNTEERS.search(head):
            return at
    return None


def _printed(grid: Grid) -> Iterator[tuple[Key, Row, bool]]:
    """The rows of posts, and those of the component as a whole; the bool says which."""
    whole = any(WHOLE.match(row.label) for row in grid.rows)
    inside = False
    for row in grid.rows:
        if row.heading:
            inside = (WHOLE if whole else COMBINED).match(row.label) is not None
        key = KEY.match(row.label)
        if key is None or not row.amounts:
            continue
        name = (key["basis"].lower(), key["year"])
        if key["kind"] is not None and key["kind"].lower().startswith("post"):
            yield name, row, True
        elif key["kind"] is None and inside:
            yield name, row, False


def _differs(
    text: Text, mine: tuple[Grid, Row, int | None], other: tuple[Grid, Row, int | None]
) -> Iterator[Finding]:
    grid, row, column = mine
    table, printed, at = other
    if column is None or at is None or row.amounts[column].value == printed.amounts[at].value:
        return
    shown, right = row.amounts[column], printed.amounts[at]
    values = {
        "row": f"{row.label} ({table.sheet.heading})",
        "column": grid.named(column),
        "printed": shown.text,
        "computed": right.text,
        "other": printed.label,
    }
    where = (
        text.row(grid.sheet, row.label, row.quote, shown.text),
        text.row(table.sheet, printed.label, printed.quote, right.text),
    )
    yield Finding("arithmetic.staff_summary", ERROR, where, values, 0.85)


RULES: dict[str, Rule] = {"arithmetic.staff_summary": Rule(summary, TABLES)}
