"""Tables of figures as plain JSON values."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bluehelm.events.figures import periods
from bluehelm.events.figures.change import REASONS
from bluehelm.events.figures.controls import Beside, Control, Fault
from bluehelm.events.figures.figures import narrowed
from bluehelm.events.figures.missing import Missing
from bluehelm.events.figures.movement import Restrictions
from bluehelm.events.figures.peacekeepers import Attacked
from bluehelm.events.figures.rights import Rights
from bluehelm.events.figures.rows import Ask, Change, Toll
from bluehelm.events.figures.table import Row, Table
from bluehelm.events.query import Query, written

Json = dict[str, Any]


def of_table(told: Table, query: Query) -> Json:
    """Rows by what was asked for, and the totals of each period; query finds the incidents of each."""
    totals = Ask(told.ask.first, told.ask.last, ("period",), told.ask.step, told.ask.status, told.ask.harm)
    return {
        "by": list(told.ask.by),
        "step": told.ask.step,
        "withdrawn": told.withdrawn,
        "rows": [_row(row, told.ask, query) for row in told.rows],
        "totals": [_row(row, totals, query) for row in told.totals],
    }


def _row(row: Row, ask: Ask, query: Query) -> Json:
    cell = row.cell
    return {
        **dict(zip(ask.by, cell.key, strict=True)),
        "first": cell.period.first.isoformat(),
        "last": cell.period.last.isoformat(),
        "incidents": cell.incidents,
        "no_toll": cell.no_toll,
        "crossing": cell.crossing,
        "earlier": cell.earlier,
        "invented": cell.invented,
        "states": dict(cell.states),
        "told_by": dict(cell.overlap),
        "sources": dict(cell.providers),
        "harm": {harm: toll(one) for harm, one in cell.tolls.items()},
        "changes": changes(row.changes),
        "query": written(narrowed(cell, ask, query)),
        "digest": cell.digest,
    }


def toll(one: Toll) -> Json:
    """Numbers of a harm; null where nobody gives one."""
    told = one.value is not None
    return {
        "low": one.low if told else None,
        "best": one.value,
        "high": one.high if told else None,
        "incidents": one.incidents,
        "no_number": one.untold,
        "verified": one.verified,
        "disputed": one.disputed,
    }


def changes(found: Mapping[str, Change]) -> Json:
    assert all(one.why in (None, *REASONS) for one in found.values())
    return {measure: asdict(one) for measure, one in found.items()}


def of_rights(told: Rights) -> Json:
    return {
        "period": periods.name(told.period),
        "withdrawn": told.withdrawn,
        "crossing": told.crossing,
        "earlier": told.earlier,
        "unknown_status": {name: toll(one) for name, one in told.unknown_status.items()},
        "rows": [
            {
                "act": row.act or None,
                "perpetrator": row.perpetrator or None,
                "incidents": row.incidents,
                "columns": {name: toll(one) for name, one in row.columns.items()},
                "of_whom": {name: dict(numbers) for name, numbers in row.of_whom.items()},
                "states": dict(row.states),
                "changes": {name: changes(one) for name, one in row.changes.items()},
                "digest": row.digest,
            }
            for row in told.rows
        ],
    }


def of_attacks(told: Attacked) -> Json:
    return {
        "period": periods.name(told.period),
        "crossing": told.crossing,
        "earlier": told.earlier,
        "rows": [
            {
                "kind": row.kind or None,
                "incidents": row.incidents,
                "harm": {name: toll(one) for name, one in row.tolls.items()},
                "followed": asdict(row.followed),
                "changes": changes(row.changes),
                "digest": row.digest,
            }
            for row in told.rows
        ],
    }


def of_missing(told: tuple[Missing, ...]) -> Json:
    return {"rows": [asdict(row) | {"harm": row.harm or None} for row in told]}


def of_restrictions(told: Restrictions, query: Query) -> Json:
    return {
        "period": periods.name(told.period),
        "tables": [of_table(one, query) for one in told.tables],
    }


def of_control(control: Control, faults: tuple[Fault, ...], rows: tuple[Beside, ...]) -> Json:
    return {
        "control": control.name,
        "source": control.source,
        "cite": control.cite,
        "faults": [asdict(one) for one in faults],
        "rows": [asdict(one) | {"share": None if one.share is None else float(one.share)} for one in rows],
    }
