"""Do the audits and judgements still say what the history says of them?"""

import json
from collections.abc import Iterator
from typing import Any

from bluehelm.checks import models as tables
from bluehelm.checks.store.judging import body
from bluehelm.checks.store.writing import rows_digest
from bluehelm.record.models import Change

AUDIT, JUDGEMENT = "checks_audit", "checks_judgement"


def faults() -> list[str]:
    """Each audit or judgement that differs from the history, in a sentence; call history.verify() first.

    Covered: an audit with its documents and findings, and every judgement. Not covered: who made them.
    """
    told: dict[str, dict[int, dict[str, Any]]] = {AUDIT: {}, JUDGEMENT: {}}
    for batch in Change.objects.order_by("n").values_list("batch", flat=True).iterator(chunk_size=500):
        for row in json.loads(batch):
            if row["table"] in told:
                told[row["table"]][int(row["key"])] = row["after"]
    return [*_audits(told[AUDIT]), *_judgements(told[JUDGEMENT])]


def _audits(told: dict[int, dict[str, Any]]) -> Iterator[str]:
    there = {row.pk: row for row in tables.Audit.objects.select_related("mission")}
    for key in sorted(told.keys() - there.keys()):
        yield f"Audit {key} is in the history and no longer in the store."
    for key, row in sorted(there.items()):
        name = f"Audit {key} ({row.mission.code}, number {row.n})"
        said = told.get(key)
        if said is None:
            yield f"{name} is in the store and not in the history."
        elif (row.n, rows_digest(row)) != (said["n"], said["rows"]):
            yield f"{name} holds other rows than were stored."


def _judgements(told: dict[int, dict[str, Any]]) -> Iterator[str]:
    there = {row.pk: row for row in tables.Judgement.objects.order_by("pk")}
    for key in sorted(told.keys() - there.keys()):
        yield f"Judgement {key} is in the history and no longer in the store."
    for key, row in sorted(there.items()):
        if key not in told:
            yield f"Judgement {key} of finding {row.key} is in the store and not in the history."
        elif body(row) != told[key]:
            yield f"Judgement {key} is {body(row)}, the history says {told[key]}."
