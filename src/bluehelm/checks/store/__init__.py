"""The narrow door to stored audits: an audit goes in whole, findings come out beside what people judged.

This package and models.py alone know the tables. Readers ask nobody's leave: pages ask record/access.py.
Every writer takes `by`, the person who asks, and checks their role; by=None is the command line.
"""

from bluehelm.checks.store.checking import faults
from bluehelm.checks.store.judging import VERBS, VERDICTS, judge, judgements, standing
from bluehelm.checks.store.reading import audit, audits, holding, latest
from bluehelm.checks.store.shapes import (
    REOPENED,
    AuditRow,
    DocumentRow,
    KeptFinding,
    Saved,
    StoredAudit,
)
from bluehelm.checks.store.writing import save

__all__ = [
    "REOPENED",
    "VERBS",
    "VERDICTS",
    "AuditRow",
    "DocumentRow",
    "KeptFinding",
    "Saved",
    "StoredAudit",
    "audit",
    "audits",
    "faults",
    "holding",
    "judge",
    "judgements",
    "latest",
    "save",
    "standing",
]
