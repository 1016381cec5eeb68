"""Columns whose headings a page has run together, told by arithmetic: only an order that adds up is taken."""

from collections.abc import Sequence
from decimal import Decimal

from bluehelm.sources.budgets.numbers import figure, is_dash
from bluehelm.sources.budgets.sheets import Field, Sheet

PERFORMED = ("apportionment", "expenditure", "variance", "percent")
PROPOSED = ("apportionment", "estimate", "variance", "percent")
NEEDED = 0.8  # share of the rows that must add up
ROUNDING = Decimal("0.2")
FEWEST = 3  # rows; fewer prove nothing


def order(sheet: Sheet, fields: Sequence[Field]) -> tuple[str, ...] | None:
    """The kinds of the columns from left to right, proved by the rows; None where nothing is proved.

    Every word that names a kind must stand in the headings: a column that was renamed is not guessed.
    """
    heading = sheet.heading
    named = any(word in heading for word in ("variance", "unencumbered", "amount"))
    if not named or not all(word in heading for word in ("apportionment", "expenditure", "percentage")):
        return None
    kinds: tuple[str, ...] = PERFORMED if len(fields) == 4 else PERFORMED + PROPOSED
    if len(fields) != len(kinds) or (len(kinds) == 8 and "estimate" not in heading):
        return None
    return kinds if adds_up(sheet, fields) else None


def adds_up(sheet: Sheet, fields: Sequence[Field]) -> bool:
    """Whether granted less used is the variance, and asked less granted the second one, in most rows."""
    held = tried = 0
    for entry in sheet.body:
        texts = [next((f.text for f in entry.fields if f.first == field.first), "") for field in fields]
        if not all(is_dash(text) or figure(text) is not None for text in texts) or all(map(is_dash, texts)):
            continue
        values = [figure(text) or Decimal(0) for text in texts]
        tried += 1
        right = abs(values[0] - values[1] - values[2]) <= ROUNDING
        if len(values) == 8:
            right = right and abs(values[5] - values[4] - values[6]) <= ROUNDING
        held += right
    return tried >= FEWEST and held >= NEEDED * tried
