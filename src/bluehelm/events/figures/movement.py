"""Restrictions of movement: by whom, where, of which kind, with the change from the period before."""

from dataclasses import dataclass, replace
from datetime import date

from bluehelm.events.figures import periods
from bluehelm.events.figures.rows import Ask, Facts
from bluehelm.events.figures.table import Table, table
from bluehelm.record.period import Period

KINDS = (
    "movement_restriction",
    "blockade",
    "humanitarian_denial",
    "movement",
)  # displacement is another harm
BY = ("perpetrator", "region", "kind")


@dataclass(frozen=True)
class Restrictions:
    period: Period
    tables: tuple[Table, ...]  # by each of BY


def restrictions(facts: Facts, period: Period, today: date) -> Restrictions:
    """The restrictions of a period; facts reach back to since(period)."""
    held = replace(facts, lines=[one for one in facts.lines if one.kind in KINDS])
    return Restrictions(
        period, tuple(table(held, Ask(period.first, period.last, (by,), "any"), today) for by in BY)
    )


def since(period: Period) -> date:
    """The first day of which incidents are needed."""
    return periods.before(period).first
