"""Do the audits and judgements still say what the history says of them?"""

from collections.abc import Iterator

from bluehelm.checks import models as tables
from bluehelm.checks.store.judging import body
from bluehelm.checks.store.writing import rows_digest
from bluehelm.record import history

AUDIT, JUDGEMENT = "checks_audit", "checks_judgement"


def faults() -> list[str]:
    """Each audit or judgement that differs from the history, in a sentence; call history.verify() first.

    Covered: an audit with its documents and findings, and every judgement. Not covered: who made them.
    """
    told = history.told(AUDIT, JUDGEMENT)
    judgements = tables.Judgement.objects.order_by("pk")
    return [*_audits(told[AUDIT]), *history.differing("Judgement", judgements, told[JUDGEMENT], body)]


def _audits(told: history.Told) -> Iterator[str]:
    there = {row.pk: row for row in tables.Audit.objects.select_related("mission")}
    for key in sorted(told.keys() - there.keys()):
        yield f"Audit {key} is in the history and no longer in the store."
    for key, row in sorted(there.items()):
        name = f"Audit {key} ({row.mission.code}, number {row.n})"
        if key not in told:
            yield f"{name} is in the store and not in the history."
            continue
        said = told[key][-1]["after"]
        if (row.n, rows_digest(row)) != (said["n"], said["rows"]):
            yield f"{name} holds other rows than were stored."
