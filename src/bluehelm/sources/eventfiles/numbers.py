"""Counts and degrees as tables write them."""

import math
import re

from bluehelm.sources.eventfiles.wrong import Wrong

ABSENT = frozenset(
    ("", "NA", "N/A", "n/a", "#N/A", "NULL", "Null", "null", "None", "none", "NaN", "nan", "-", "–")
)
WHOLE = re.compile(r"\d{1,9}(?:\.0+)?")
THOUSANDS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009']\d{3})+")
DECIMAL_COMMA = re.compile(r"[+-]?\d{1,3},\d+")
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?")


def count(cell: str, field: str) -> int | None:
    """A number of people, or None where the cell is empty. Raises Wrong."""
    text = cell.strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    if text in ABSENT:
        return None
    if WHOLE.fullmatch(text):
        return int(text.split(".")[0])
    if THOUSANDS.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    if text.startswith(("-", "\u2212")) and NUMBER.fullmatch(text.replace("\u2212", "-")):
        raise Wrong(field, cell, "is negative; leave the cell empty where the number is not known")
    raise Wrong(field, cell, "is no whole number; write digits, and say what is vague as low and high")


def degrees(cell: str, field: str) -> float | None:
    """Degrees with a decimal point or comma; None where the cell is empty. Raises Wrong."""
    text = cell.strip()
    if text in ABSENT:
        return None
    if DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    if not NUMBER.fullmatch(text):
        raise Wrong(field, cell, "is no number of degrees such as 14.52 or -4.1")
    found = float(text)
    if not math.isfinite(found):
        raise Wrong(field, cell, "is no number of degrees such as 14.52 or -4.1")
    return found


def kilometres(cell: str, field: str) -> float | None:
    """How far from the point it can be; None where the cell is empty. Raises Wrong."""
    text = cell.strip()
    if text in ABSENT:
        return None
    if DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    if not NUMBER.fullmatch(text) or not 0 <= (found := float(text)) <= 20_000:
        raise Wrong(field, cell, "is no distance in km, from 0 to 20,000")
    return found
