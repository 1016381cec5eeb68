"""The budget of the period, read before: where the targets stand that a merged report does not print."""

from collections.abc import Set

from bluehelm.errors import BadInput
from bluehelm.plans.outputs import shares
from bluehelm.plans.rows import Indicator, Plan
from bluehelm.plans.wording import stems

LONGER_LABEL = 0.6  # of the words of two labels, where one only adds words and their numbers agree
SAME_LABEL = 0.85  # of the words, where each has some of its own and their numbers agree
MOVED_LABEL = 0.95  # of the words, where a number is missing or has changed: hardly a word may differ


def check(earlier: Plan, mission: str, period: str) -> None:
    """BadInput where the earlier document is about another mission, or plans no part of that period."""
    if earlier.mission.casefold() != mission.casefold():
        raise BadInput(
            f"The earlier budget is about {earlier.mission}, the report about {mission}; "
            f"give a budget of {mission}."
        )
    if period not in (earlier.period, earlier.budget_period):
        told = " and ".join(name for name in (earlier.period, earlier.budget_period) if name)
        raise BadInput(
            f"The earlier budget is for {told}, but the report performs {period}; its figures are no targets "
            f"for that. Give the budget for {period}."
        )


def same(made: Indicator, accomplishment: str, earlier: Plan) -> Indicator | None:
    """The indicator of the earlier budget with the same words, and the same number where both print one.

    A number alone proves nothing: numbers move up when a line is left out. Words added under the same
    number are a rewording; a word in another's place ("national" for "international") is another indicator.
    """
    found: list[tuple[float, bool, Indicator]] = []
    for each in earlier.accomplishments:
        for row in each.indicators if each.number == accomplishment else ():
            numbered = row.number is not None and row.number == made.number
            alike = shares(row.label, made.label)
            if alike >= _enough(stems(row.label), stems(made.label), numbered):
                found.append((alike, numbered, row))
    return max(found, key=lambda one: one[:2])[2] if found else None


def _enough(one: Set[str], other: Set[str], numbered: bool) -> float:
    if not numbered:
        return MOVED_LABEL
    return LONGER_LABEL if one <= other or other <= one else SAME_LABEL
