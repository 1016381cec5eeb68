"""The figures of a plan kept in memory between requests, until something changes in the mission."""

from datetime import datetime

from bluehelm.plans.figures import all_figures
from bluehelm.plans.store import StoredPlan
from bluehelm.record.figure import Figure

MOST = 8  # plans in memory; the oldest leaves first

_figures: dict[tuple[int, datetime], dict[str, Figure]] = {}  # by framework and moment of the last change


def figures(stored: StoredPlan) -> dict[str, Figure]:
    """Every figure of the plan by its key."""
    key = (stored.framework_id, stored.as_at)
    known = _figures.get(key)
    if known is None:
        known = all_figures(stored.plan, stored.source_symbol or stored.source_title, stored.as_at)
        while len(_figures) >= MOST:
            _figures.pop(next(iter(_figures)))
        _figures[key] = known
    return known
