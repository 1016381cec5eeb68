"""A table of figures: the cells of the days asked for, each with its change from the period before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from bluehelm.events.figures import periods
from bluehelm.events.figures.change import apart, by_key, changes
from bluehelm.events.figures.count import count, empty, place, whole, withdrawn
from bluehelm.events.figures.rows import Ask, Cell, Change, Facts
from bluehelm.record.period import Period


@dataclass(frozen=True)
class Row:
    cell: Cell
    changes: Mapping[str, Change]  # by measure: incidents, or a harm; from the period before


@dataclass(frozen=True)
class Table:
    ask: Ask
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]  # of each period, whatever else is counted by
    withdrawn: int  # incidents left out
    today: date


def since(ask: Ask) -> date:
    """The first day of which incidents are needed, for the change from the period before."""
    first = periods.stretches(ask.step if "period" in ask.by else "any", ask.first, ask.last)[0]
    return periods.before(first).first


def table(facts: Facts, ask: Ask, today: date) -> Table:
    """What is asked for, with the change from the period before; facts reach back to since(ask)."""
    totals = replace(ask, by=("period",), step=ask.step if "period" in ask.by else "any")
    return Table(ask, _rows(facts, ask, today), _rows(facts, totals, today), withdrawn(facts, ask), today)


def _rows(facts: Facts, ask: Ask, today: date) -> tuple[Row, ...]:
    cells = count(facts, ask)
    stretches = periods.stretches(ask.step if "period" in ask.by else "any", ask.first, ask.last)
    first = periods.before(stretches[0])
    known = {
        **by_key(ask, count(facts, replace(ask, step="any", first=first.first, last=first.last))),
        **by_key(ask, cells),
    }
    earlier: dict[Period, Period] = {
        one: first if n == 0 else stretches[n - 1] for n, one in enumerate(stretches)
    }
    keys = dict.fromkeys((apart(ask, cell), cell.period) for cell in cells)
    keys |= dict.fromkeys((key, one) for one, then in earlier.items() for key, at in known if at == then)
    found = []
    for key, period in keys:
        cell = known.get((key, period)) or empty(whole(ask, key, period), period)
        then = known.get((key, earlier[period]))
        found.append(Row(cell, changes(cell, then, period, earlier[period], today)))
    return tuple(sorted(found, key=lambda row: place(ask, row.cell)))
