"""The narrow door to storage: a plan goes in whole and comes out as it stands now.

This package and models.py alone know the tables. Readers ask nobody's leave: pages ask record/access.py.
Every writer takes `by`, the person who asks, and checks their role; by=None is the command line.
"""

from bluehelm.plans.store.checking import faults
from bluehelm.plans.store.deciding import approve, attach, correct, enter, reopen
from bluehelm.plans.store.detail import changes, line, sources
from bluehelm.plans.store.reading import budget_for, periods, plan, readings
from bluehelm.plans.store.shapes import (
    ChangeRow,
    DecisionRow,
    EvidenceRow,
    LimbDetail,
    LineDetail,
    PeriodRow,
    ResultDetail,
    Saved,
    SourceRow,
    StoredPlan,
)
from bluehelm.plans.store.writing import save

__all__ = [
    "ChangeRow",
    "DecisionRow",
    "EvidenceRow",
    "LimbDetail",
    "LineDetail",
    "PeriodRow",
    "ResultDetail",
    "Saved",
    "SourceRow",
    "StoredPlan",
    "approve",
    "attach",
    "budget_for",
    "changes",
    "correct",
    "enter",
    "faults",
    "line",
    "periods",
    "plan",
    "readings",
    "reopen",
    "save",
    "sources",
]
