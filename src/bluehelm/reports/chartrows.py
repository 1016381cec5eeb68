"""What the charts of a performance report show: plain rows, counted from the plan."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.plans import rows
from bluehelm.plans.achievement import STATUSES, all_lines, by_cause


@dataclass(frozen=True)
class Achieved:
    """How many lines (indicators and outputs) of an accomplishment came out how."""

    label: str
    counts: tuple[tuple[str, int], ...]  # status, number of lines


@dataclass(frozen=True)
class Step:
    """One step of the waterfall: a category's variance, or the total."""

    label: str
    amount: Decimal  # thousands of US dollars; positive: less was spent than granted
    total: bool = False


@dataclass(frozen=True)
class Filled:
    label: str
    approved: Decimal
    actual: Decimal


@dataclass(frozen=True)
class Cause:
    code: str
    indicators: int
    outputs: int


def is_total(category: str) -> bool:
    return category.lower().startswith(("subtotal", "total", "gross req", "net req"))


def all_of(accomplishment: rows.Accomplishment) -> tuple[rows.Indicator | rows.Output, ...]:
    return (*accomplishment.indicators, *accomplishment.outputs)


def achieved(accomplishments: tuple[rows.Accomplishment, ...]) -> tuple[Achieved, ...]:
    """Lines by status, an accomplishment each; those without lines are left out."""
    found = []
    for accomplishment in accomplishments:
        lines = all_of(accomplishment)
        counted = Counter(line.status for line in lines)
        if lines:
            counts = tuple((status, counted[status]) for status in STATUSES)
            found.append(Achieved(accomplishment.number, counts))
    return tuple(found)


def performed(plan: rows.Plan) -> tuple[rows.Money, ...]:
    """The money of the period performed: apportionment against expenditure."""
    return tuple(row for row in plan.money if row.period == plan.period and row.basis == "performance")


def steps(plan: rows.Plan) -> tuple[Step, ...]:
    """The variances of the categories down to the total of the whole."""
    money = performed(plan)
    found = [
        Step(row.category, row.variance)
        for row in money
        if row.group is not None and row.variance is not None and not is_total(row.category)
    ]
    whole = [
        row for row in money if row.category.lower().startswith("gross req") and row.variance is not None
    ]
    if found and whole and whole[0].variance is not None:
        found.append(Step(whole[0].category, whole[0].variance, total=True))
    return tuple(found)


def filled(plan: rows.Plan) -> tuple[Filled, ...]:
    """Approved and actual strength of the whole mission, where both are given and something was approved."""
    found = []
    for row in plan.strength:
        whole = row.component is None and row.period == plan.period and row.basis == main_basis(plan)
        if whole and row.approved is not None and row.approved > 0 and row.actual is not None:
            found.append(Filled(row.category, row.approved, row.actual))
    return tuple(found)


def main_basis(plan: rows.Plan) -> str | None:
    """The average over the period where the document gives it, else the basis it gives first."""
    bases = [row.basis for row in plan.strength if row.period == plan.period]
    return "average" if "average" in bases else next(iter(bases), None)


def causes(plan: rows.Plan) -> tuple[Cause, ...]:
    """How many indicators and outputs that fell short give each cause, the commonest first."""
    found = [
        Cause(code, *(sum(line.kind == kind for line in lines) for kind in ("indicators", "outputs")))
        for code, lines in by_cause(all_lines(plan)).items()
    ]
    return tuple(sorted(found, key=lambda cause: (-cause.indicators - cause.outputs, cause.code)))
