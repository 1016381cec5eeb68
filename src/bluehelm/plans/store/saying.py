"""What a result that a person gave comes to: its status, and its body in the history."""

from typing import Any

from bluehelm.plans import models as tables
from bluehelm.plans import rows, status
from bluehelm.plans.store.lines import planned
from bluehelm.plans.store.values import join, series_in


def derive(line: tables.Line, limb: tables.Limb | None, value: rows.Value, unit: str | None) -> str:
    """The status of a value against what this limb promised."""
    if line.kind == tables.Line.OUTPUT:
        return status.completed(None if limb is None else planned(limb), value, unit)
    if limb is None:
        return rows.UNMEASURABLE
    period = line.accomplishment.framework.period
    series = series_in(limb.series)
    before = [series[year] for year in sorted(series) if year < period]
    return status.compare(
        join(limb.target, limb.target_words),
        value,
        limb.op or None,
        limb.tolerance,
        limb.direction or None,
        before=before[-1] if before else None,
    )


def body(result: tables.Result) -> dict[str, Any]:
    """A result as the history keeps it."""
    value = join(result.value, result.words)
    return {
        "line": result.line_id,
        "limb": result.limb_id,
        "value": None if value is None else str(value),
        "unit": result.unit,
        "remark": result.remark,
        "causes": result.causes,
        "status": result.status,
    }
