"""Rules of the family arithmetic on formulas printed in tables: in a column's head, in a row's label."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bluehelm.checks.facts.grids import FORMULA, HALF, Amount, Grid, Row, grids, printed
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import TABLES, Rule
from bluehelm.checks.rules.arithmetic.sums import computed, difference
from bluehelm.plans.wording import stems

ROMAN = re.compile(r"(?P<numeral>[IVX]+)\.\s")
SHARE_LABEL = re.compile(r"\bas a percentage of\b|^percentage of \w+ to\b", re.I)
BY_ROWS = re.compile(r"\((?P<right>[IVX]+(?:\s*(?:less|plus|minus|[-+–−])\s*\(?[IVX]+\)?)+\)?)\)", re.I)
BORNE_OUT = 3  # rows that follow a formula for each that does not
LESS_SIGNS = ("less", "minus", "-", "–", "−")


def formulas(text: Text) -> Iterator[Finding]:
    """Figures that do not follow the formula printed at the head of their column."""
    for grid in grids(text):
        numbers = {
            int(head.strip("()")): at
            for at in sorted(grid.heads, reverse=True)
            for head in (grid.heads[at][-1].split("=")[0].strip(),)
            if re.fullmatch(r"\(\d+\)", head)
        }
        ends = {number: _end(grid, at) for number, at in numbers.items()}
        for number, at in numbers.items():
            formula = FORMULA.match(grid.heads[at][-1])
            if formula is not None and re.search(r"\d\D+\d", formula["right"]):
                yield from _formula(text, grid, ends[number], formula, ends)


def _end(grid: Grid, start: int) -> int:
    """The last grid column under the same heads: a figure stands at the end of its cell."""
    at = start
    while grid.heads.get(at + 1, ("",))[-1] == grid.heads[start][-1]:
        at += 1
    return at


def _formula(
    text: Text, grid: Grid, column: int, formula: re.Match[str], ends: dict[int, int]
) -> Iterator[Finding]:
    steps = re.findall(r"([+\-–−÷/×*]?)\s*\(*(\d+)\)*", formula["right"])
    used = [ends.get(int(number)) for _, number in steps]
    if None in used:
        return
    columns = [at for at in used if at is not None]
    good, wrong = 0, []
    for row in grid.rows:
        worked = _off(grid, row, (column, *columns), steps)
        if worked is None:
            continue
        off, value = worked
        if off:
            wrong.append((row, value))
        elif any(row.amounts[at].value for at in columns if at in row.amounts):
            good += 1
    if len(wrong) * BORNE_OUT <= good or (len(wrong) == 1 and good):  # else the columns were not understood
        for row, value in wrong:
            yield _formula_finding(text, grid, row, (column, *columns), (value, formula.group()))


def _off(
    grid: Grid, row: Row, columns: Sequence[int], steps: Sequence[tuple[str, str]]
) -> tuple[bool, Decimal] | None:
    """Whether a row differs from the formula by more than rounding, and what the formula gives."""
    shown = row.amounts.get(columns[0])
    terms = [row.amounts.get(at) for at in columns[1:]]
    if shown is None or not any(terms):
        return None
    known = [each or Amount(Decimal(0), 0, "", dash=True) for each in terms]
    right = _worked(known, [sign for sign, _ in steps])
    if right is None:
        return None
    value, slack = right
    slack += HALF.scaleb(-max([shown.places, *(each.places for each in known)]))
    if not grid.rounded and not any(each.places for each in (shown, *known)):
        slack = Decimal(0)
    off = abs(abs(shown.value) - abs(value)) if _ratio(steps) else abs(shown.value - value)
    return off > slack and not (shown.dash and abs(value) < 1 and _ratio(steps)), value


def _ratio(steps: Sequence[tuple[str, str]]) -> bool:
    return any(sign in ("÷", "/") for sign, _ in steps)


def _worked(terms: Sequence[Amount], signs: Sequence[str]) -> tuple[Decimal, Decimal] | None:
    """A formula from left to right: its value, how far rounding may move it; None for a division by nil."""
    value, slack = terms[0].value, terms[0].rounding
    for sign, term in zip(signs[1:], terms[1:], strict=True):
        if sign in ("÷", "/"):
            if not term.value:
                return None
            ratio = value / term.value
            slack = 100 * (slack + abs(ratio) * term.rounding) / abs(term.value)
            value = 100 * ratio
        elif sign in ("×", "*"):
            slack = slack * abs(term.value) + term.rounding * abs(value)
            value = value * term.value
        else:
            value = value + term.value if sign == "+" else value - term.value
            slack += term.rounding
    return value, slack


def _formula_finding(
    text: Text, grid: Grid, row: Row, columns: Sequence[int], found: tuple[Decimal, str]
) -> Finding:
    value, formula = found
    shown = row.amounts[columns[0]]
    values = {
        "row": ": ".join(part for part in (grid.group(row), row.label) if part),
        "column": grid.named(columns[0]),
        "printed": shown.text,
        "computed": printed(value, shown.places or (1 if "÷" in formula else 0)),
        "formula": formula,
    }
    marks = (row.amounts[at].text for at in columns if at in row.amounts)
    return Finding(
        "arithmetic.formula", ERROR, (text.row(grid.sheet, row.label, row.quote, *marks),), values, 0.9
    )


def labels(text: Text) -> Iterator[Finding]:
    """Figures that do not follow the formula in their label: "III. Net cash available (I less II)"."""
    for grid in grids(text):
        known: dict[str, Row] = {}
        numeral = ""
        for row in grid.rows:
            numbered = ROMAN.match(row.label)
            if numbered is not None:
                numeral = numbered["numeral"]
                formula = BY_ROWS.search(row.label)
                if formula is not None:
                    yield from _labelled(text, grid, row, _signed(formula["right"]), known)
            if numeral and row.amounts and (numbered is not None or row.total):
                known[numeral] = row


def _signed(formula: str) -> list[tuple[int, str]]:
    """The rows of a formula with their signs, those in brackets turned: "III less (IV+V)" is III - IV - V."""
    signed: list[tuple[int, str]] = []
    group = sign = 1
    for mark in re.findall(r"[IVX]+(?![a-z])|less|minus|plus|[-+–−()]", formula):
        if mark == "(":
            group, sign = sign, 1
        elif mark == ")":
            group = sign = 1
        elif mark in LESS_SIGNS:
            sign = -1
        elif mark not in ("plus", "+"):
            signed.append((group * sign, mark))
            sign = 1
    return signed


def proportions(text: Text) -> Iterator[Finding]:
    """Rows that are a percentage of others by their label, and that no rows of the table give."""
    for grid in grids(text):
        for row in grid.rows:
            if SHARE_LABEL.search(row.label) is None or len(row.amounts) != 1:
                continue
            ((_, shown),) = row.amounts.items()
            sizes = [
                (abs(each.value), other)
                for other in grid.rows
                if other is not row
                for each in other.amounts.values()
                if each.value
            ]
            slack = HALF.scaleb(-shown.places) * Decimal("1.02")
            wholes = [(size, other) for size, other in sizes if other.total or _named(row, other)]
            shares = [100 * part / whole for whole, _ in wholes for part, _ in sizes]
            if wholes and not any(abs(share - abs(shown.value)) <= slack for share in shares):
                nearest = min(shares, key=lambda share: abs(share - abs(shown.value)))
                values = {"row": row.label, "printed": shown.text, "computed": printed(nearest, 1)}
                where = [text.row(grid.sheet, row.label, row.quote, shown.text)]
                where += [text.row(grid.sheet, other.label, other.quote) for _, other in wholes[:1]]
                yield Finding("arithmetic.proportion", WARNING, tuple(where), values, 0.6)


def _named(row: Row, other: Row) -> bool:
    """Whether the label of a percentage names the row it is taken of."""
    return len(stems(row.label) & stems(other.label)) > 1


def _labelled(
    text: Text, grid: Grid, row: Row, signed: Sequence[tuple[int, str]], known: dict[str, Row]
) -> Iterator[Finding]:
    parts = [known.get(numeral) for _, numeral in signed]
    rows = [part for part in parts if part is not None]
    if len(rows) < len(parts):
        return
    for column, shown in row.amounts.items():
        if any(column not in part.amounts for part in rows):
            continue
        terms = [part.amounts[column] for part in rows]
        right = sum((sign * each.value for (sign, _), each in zip(signed, terms, strict=True)), Decimal(0))
        if difference(shown, terms, right, grid.rounded):
            yield computed(text, grid, "arithmetic.label_formula", [row, *rows], column, right)


RULES: dict[str, Rule] = {
    "arithmetic.formula": Rule(formulas, TABLES),
    "arithmetic.label_formula": Rule(labels, TABLES),
    "arithmetic.proportion": Rule(proportions, TABLES),
}
