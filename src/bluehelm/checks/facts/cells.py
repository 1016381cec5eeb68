"""Figures in the cells of a framework row: how they are printed there, and the words to mark."""

from collections.abc import Sequence
from decimal import Decimal

from bluehelm.plans.quantity import Quantity, plain, quantities
from bluehelm.plans.rows import Limb, Value
from bluehelm.plans.wording import phrase

LONG = 80  # characters of a label in a finding; the place quotes it whole


def shown(value: Value) -> str:
    """A value as a finding prints it: 1,008 and 9.5; words as they are."""
    if isinstance(value, Decimal):
        return f"{value.normalize():,f}"
    return "" if value is None else value


def short(text: str) -> str:
    """The first words of a long label."""
    return text if len(text) <= LONG else f"{text[:LONG].rsplit(' ', 1)[0]} .."


def clipped(text: str) -> str:
    """The first words of a long sentence, and none of its full stops, for a finding that quotes it."""
    return short(text.strip().rstrip(". "))


def mark(text: str, value: Value) -> str:
    """The figure as a text prints it, "11,596"; "" where it prints none of that value."""
    if not isinstance(value, Decimal):
        return ""
    found = next((each for each in quantities(text) if each.value == value), None)
    return "" if found is None else text[found.start : found.end].strip()


def named(limb: Limb, of: Sequence[Limb]) -> str:
    """What a limb counts, for a finding: its own label where there are several, else the unit."""
    return short(limb.label if len(of) > 1 and limb.label else limb.unit or limb.label)


def _same_kind(own: Quantity, text: str, limb: Limb) -> bool:
    """Whether a figure is of the limb's kind: a percentage for a percentage, and in no other scale."""
    if own.unit is None:
        bare = text[own.end :].strip(" .") == ""
        return limb.unit != "per cent" or bare
    return own.unit == "per cent" and limb.unit == "per cent"


def sure(statement: str, limb: Limb, of: Sequence[Limb]) -> bool:
    """Whether the figure read as the limb's actual can be no other: a total, or as many figures as limbs."""
    text = plain(statement)
    if not isinstance(limb.actual, Decimal) or "cumulative" in text.lower():
        return False
    if limb.actual == 0:
        return phrase(text) != ""
    found = quantities(text)
    own = next((each for each in found if each.value == limb.actual), None)
    if own is None or not _same_kind(own, text, limb):
        return False
    if len(found) <= sum(isinstance(each.actual, Decimal) for each in of):
        return True
    first = found[0]
    return first.value == limb.actual and "total" in text[: first.start].lower()
