"""What changed from one count to another, and when that cannot be said."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bluehelm.events.figures import periods
from bluehelm.events.figures.rows import CASUALTIES, Ask, Cell, Change
from bluehelm.record.period import Period

SMALLEST = 20  # a percentage of a smaller base says more about chance than about change
INCIDENTS = "incidents"
NOT_TOLD, NOT_OVER, CUT, ZERO, SMALL = "not told", "not over", "cut", "zero base", "small base"
REASONS = (NOT_TOLD, NOT_OVER, CUT, ZERO, SMALL)  # terms of figures.yaml


def value(cell: Cell | None, measure: str) -> int | None:
    """Incidents of a cell, or the people who came to a harm; None where nobody tells."""
    if measure == INCIDENTS:
        return 0 if cell is None else cell.incidents
    toll = None if cell is None else cell.tolls.get(measure)
    return None if toll is None else toll.value


def compared(against: Period, now: int | None, then: int | None, *, over: bool, whole: bool = True) -> Change:
    """The change from one number to another.

    over   the later period has ended, so that it can be compared
    whole  both are periods of the same kind
    """
    name = periods.name(against)
    if now is None or then is None:
        return Change(name, then, None, None, NOT_TOLD)
    if not over or not whole:
        return Change(name, then, None, None, CUT if over else NOT_OVER)
    if then < SMALLEST:
        return Change(name, then, now - then, None, ZERO if then == 0 else SMALL)
    share = (Decimal(now - then) * 100 / then).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return Change(name, then, now - then, int(share), None)


def changes(
    now: Cell | None, then: Cell | None, period: Period, against: Period, today: date
) -> dict[str, Change]:
    """The change of every measure that either cell has, with the providers that came and went."""
    measures = [INCIDENTS, *_harms(now, then)]
    over = period.last < today
    whole = periods.step_of(period) == periods.step_of(against)
    told_now, told_then = (set(cell.providers if cell else ()) for cell in (now, then))
    found = {}
    for measure in measures:
        one = compared(against, value(now, measure), value(then, measure), over=over, whole=whole)
        came, went = sorted(told_now - told_then), sorted(told_then - told_now)
        found[measure] = Change(
            one.against, one.then, one.absolute, one.percent, one.why, tuple(came), tuple(went)
        )
    return found


def _harms(*cells: Cell | None) -> list[str]:
    told = [harm for cell in cells if cell is not None for harm in cell.tolls]
    return [harm for harm in dict.fromkeys(told) if harm != CASUALTIES] + (
        [CASUALTIES] if CASUALTIES in told else []
    )


def by_key(ask: Ask, cells: Iterable[Cell]) -> Mapping[tuple[tuple[str, ...], Period], Cell]:
    """The cells by what they are counted by, their period apart."""
    return {(apart(ask, cell), cell.period): cell for cell in cells}


def apart(ask: Ask, cell: Cell) -> tuple[str, ...]:
    """The key of a cell without its period."""
    return tuple(part for one, part in zip(ask.by, cell.key, strict=True) if one != "period")
