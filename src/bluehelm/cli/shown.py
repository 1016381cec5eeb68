"""A plan as text for people: counts and money first, every line where it is asked for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bluehelm.plans.rows import Accomplishment, Completed, Indicator, Output, Plan, Planned

STATUSES = ("met", "partly met", "not met", "not measurable")
CUT = 78  # characters of a label, or of something set aside
WHOLE = ("Gross requirements", "Total requirements")


def summary(plan: "Plan", lines: bool) -> Iterator[str]:
    """The plan in a screenful; with lines, each indicator and output under its accomplishment."""
    yield f"{plan.mission} {plan.period}  {plan.symbol or 'no symbol'}  ({plan.shape})"
    yield from _counts(plan)
    for row in plan.money:
        if row.category == WHOLE[0]:
            spent = f"{_figure(row.expenditure)} of {_figure(row.apportionment)}"
            yield f"  {row.category}, {row.period} ({row.basis}): {spent} thousand US dollars"
    for group in plan.accomplishments:
        yield f"\n{group.number} {_short(group.title)}"
        yield f"  indicators: {_told(group.indicators)};  outputs: {_told(group.outputs)}"
        if lines:
            yield from _lines(group)
    for note in plan.notes:
        yield f"\nnote: {note}"
    for item in plan.set_aside:
        yield f"\nset aside at {item.where}: {item.why}\n  {_short(item.text)}"


def _counts(plan: "Plan") -> Iterator[str]:
    indicators = [row for group in plan.accomplishments for row in group.indicators]
    outputs = [row for group in plan.accomplishments for row in group.outputs]
    held = {
        "components": plan.components,
        "accomplishments": plan.accomplishments,
        "indicators": indicators,
        "outputs": outputs,
        "money": plan.money,
        "strength": plan.strength,
        "variances": plan.variances,
        "other": plan.other,
        "set aside": plan.set_aside,
    }
    for label, rows in held.items():
        yield f"  {label:<16}{len(rows):>5}"
    yield f"  indicators: {_told(indicators)}"
    yield f"  outputs: {_told(outputs)}"


def _told(rows: "Iterable[Indicator | Output]") -> str:
    count = Counter(row.status for row in rows)
    return ", ".join(f"{status} {count[status]}" for status in STATUSES if count[status]) or "none"


def _lines(group: "Accomplishment") -> Iterator[str]:
    for indicator in group.indicators:
        yield f"  indicator  {indicator.status:<15}{_short(indicator.label)}"
        for limb in indicator.limbs:
            sign = f"{limb.op} " if limb.op else ""
            target, actual = f"{sign}{_figure(limb.target)}", _figure(limb.actual)
            part = f"{_short(limb.label)}: " if len(indicator.limbs) > 1 else ""
            yield f"{'':28}{part}target {target}, actual {actual} {limb.unit or ''}".rstrip()
    for output in group.outputs:
        yield f"  output     {output.status:<15}{_short(output.label)}"
        yield f"{'':28}planned {_planned(output.planned)}; completed {_completed(output.completed)}"


def _planned(rows: "tuple[Planned, ...]") -> str:
    return ", ".join(f"{_figure(row.value)} {row.unit or ''}".strip() for row in rows) or "in words"


def _completed(rows: "tuple[Completed, ...]") -> str:
    return (
        ", ".join(_short(f"{_figure(row.value)} {row.unit or ''}".strip()) for row in rows) or "not printed"
    )


def _figure(value: Decimal | str | None) -> str:
    if value is None:
        return "-"
    return f"{value:,}" if isinstance(value, Decimal) else _short(value)


def _short(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= CUT else one_line[: CUT - 2] + ".."
