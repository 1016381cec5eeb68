"""The one comparison of what was planned with what was done, for indicators, outputs and corrections."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from bluehelm.plans.quantity import scale
from bluehelm.plans.rows import MET, NOT_MET, PARTLY, UNMEASURABLE, Planned, Value

DENIED = re.compile(
    r"^(?:no|none|nil)\b(?!\s*\.\s*\d)|\b(?:was|were|had|has|have|did|is|are|could|been) not\b|\bnot been\b|"
    r"\b(?:postponed|cancelled|canceled|deferred)\b",
    re.IGNORECASE,
)
BEGUN = re.compile(r"\b(?:ongoing|under way|underway|partly|partially)\b|^part of\b", re.I)


def compare(
    target: Value,
    actual: Value,
    op: str | None = None,
    tolerance: Decimal | None = None,
    direction: str | None = None,
    *,
    before: Value = None,
) -> str:
    """Met, partly met, not met or not measurable; docs/explanation/status.md gives the rule in a table.

    direction  "more" or "less" is better; it outweighs the sign, and without either a figure is to be reached
    before     the figure of the year before: a fall that stops short of its target is partly met below it
    """
    if target is None or actual is None:
        return UNMEASURABLE
    if isinstance(target, str) or isinstance(actual, str):
        return _words(target, actual, direction)
    if op == "+/-" or tolerance is not None:
        return MET if abs(actual - target) <= (tolerance or Decimal(0)) else NOT_MET
    less = direction == "less" or (direction is None and op in ("<=", "<"))
    if not less:
        reached = actual > target if op == ">" else actual >= target
        return MET if reached else PARTLY if actual > 0 else NOT_MET
    if actual < target if op == "<" else actual <= target:
        return MET
    return PARTLY if isinstance(before, Decimal) and actual < before else NOT_MET


def _words(target: Decimal | str, actual: Decimal | str, direction: str | None) -> str:
    """Words are measured only where they are yes or no, the same words, or say that nothing was done."""
    if not isinstance(actual, str):
        return UNMEASURABLE
    said = actual.strip().strip(".").casefold()
    wanted = target.strip().strip(".").casefold() if isinstance(target, str) else None
    if said in ("yes", "no"):
        if wanted in ("yes", "no"):
            return MET if said == wanted else NOT_MET
        return NOT_MET if said == "no" else UNMEASURABLE
    if wanted in ("not applicable", "n/a"):
        return UNMEASURABLE
    if wanted is not None and wanted == said:
        return MET
    flatly = said.startswith("no ") or not BEGUN.search(said.split(" owing to")[0])
    if DENIED.search(said) and flatly and direction != "less":
        return NOT_MET
    return UNMEASURABLE


def together(statuses: Iterable[str]) -> str:
    """The status of a line from those of its parts."""
    parts = list(statuses)
    told = [status for status in parts if status != UNMEASURABLE]
    if not told:
        return UNMEASURABLE
    if all(status == NOT_MET for status in told):
        return NOT_MET
    return MET if all(status == MET for status in parts) else PARTLY


def completed(planned: Planned | None, value: Value, unit: str | None = None) -> str:
    """The status of one completed quantity against the planned one it answers: more is better.

    "Yes" and "No" speak for themselves; million litres are compared with litres.
    """
    if isinstance(value, str) and value.casefold() in ("yes", "no"):
        return MET if value.casefold() == "yes" else NOT_MET
    if planned is None or planned.value is None or not isinstance(value, Decimal):
        return UNMEASURABLE
    target = planned.value * scale(planned.unit)
    return compare(target, value * scale(unit), planned.op, None, "more")


def answers(said: Sequence[tuple[Value, str | None, int | None]], planned: Sequence[Planned]) -> list[str]:
    """The status of each answer (value, unit, place of what it answers); several to one are added up."""
    added: dict[int, Decimal] = {}
    for value, unit, place in said:
        if place is not None and isinstance(value, Decimal):
            added[place] = added.get(place, Decimal(0)) + value * scale(unit)
    return [
        completed(None if place is None else planned[place], *_sum(value, unit, place, added))
        for value, unit, place in said
    ]


def _sum(
    value: Value, unit: str | None, place: int | None, added: dict[int, Decimal]
) -> tuple[Value, str | None]:
    return (added[place], None) if place is not None and isinstance(value, Decimal) else (value, unit)
