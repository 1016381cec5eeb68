"""The rules, one family a folder; each is a pure function from a document as read to findings.

Each folder, and each file in it, holds RULES: the name of each rule, as in record/vocab, with its function
and what it needs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bluehelm.checks.reading import RESOLUTION, Text
from bluehelm.checks.rows import Finding

FRAMEWORKS, MONEY, STRENGTH, VARIANCES = "frameworks", "money", "strength", "variances"
TABLES, PROSE, ACCOUNT = "tables", "prose", "account"
NEEDED: dict[str, Callable[[Text], bool]] = {
    FRAMEWORKS: lambda text: bool(text.lines),
    MONEY: lambda text: text.plan is not None and bool(text.plan.money),
    STRENGTH: lambda text: text.plan is not None and bool(text.plan.strength),
    VARIANCES: lambda text: text.plan is not None and bool(text.plan.variances),
    TABLES: lambda text: bool(text.sheets),
    PROSE: lambda text: bool(text.sentences) or bool(text.lines),  # the cells of frameworks are text too
    ACCOUNT: lambda text: NEEDED[PROSE](text) and text.kind != RESOLUTION,  # that decides, and tells little
}


@dataclass(frozen=True)
class Rule:
    """A function of one text, or of all texts at once where it compares them."""

    run: Callable[..., Iterator[Finding]]
    needs: str  # a key of NEEDED
    across: bool = False

    def fits(self, text: Text) -> bool:
        return NEEDED[self.needs](text)


def every() -> dict[str, Rule]:
    """Every rule by its name."""
    from bluehelm.checks.rules import (
        answer,
        arithmetic,
        conflict,
        direction,
        explanation,
        magnitude,
        status,
        target,
    )

    families = (arithmetic, status, direction, target, explanation, answer, conflict, magnitude)
    return {name: rule for family in families for name, rule in family.RULES.items()}
