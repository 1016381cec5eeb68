"""Whether the accounts are still what the history says that they were when they came in."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from bluehelm.events import contents
from bluehelm.events import models as tables
from bluehelm.events.store.deriving import harm_of
from bluehelm.events.store.writing import BATCH
from bluehelm.record.models import Change
from bluehelm.record.said import Harmed, Said


def faults() -> Iterator[str]:
    """Each batch of accounts that is not as the history has it; history.verify() comes first."""
    told = 0
    for batch in _batches():
        first, last = int(batch["first"]), int(batch["last"])
        told += last - first + 1
        rows = list(tables.Account.objects.filter(pk__gte=first, pk__lte=last).order_by("pk"))
        if len(rows) != last - first + 1:
            yield f"Of accounts {first} to {last} {len(rows)} are in the store, the history has all of them."
        elif _sum(rows) != batch["sha256"]:
            yield from _altered(rows, first, last)
    there = tables.Account.objects.count()
    if there != told:
        yield f"{there} accounts are in the store, the history tells of {told}."


def _batches() -> Iterator[dict[str, Any]]:
    for text in Change.objects.order_by("n").values_list("batch", flat=True).iterator(chunk_size=100):
        if BATCH in text:
            yield from (row["after"] for row in json.loads(text) if row["table"] == BATCH)


def _sum(rows: Sequence[tables.Account]) -> str:
    sums = hashlib.sha256()
    for number, digest in _digests(rows):
        sums.update(f"{number}:{digest};".encode())
    return sums.hexdigest()


def _altered(rows: Sequence[tables.Account], first: int, last: int) -> Iterator[str]:
    """Which account was altered, where its own digest still tells; else the batch alone."""
    stored = {row.pk: row.digest for row in rows}
    strange = [number for number, digest in _digests(rows) if stored[number] != digest]
    for number in strange:
        yield f"Account {number} was altered after it came in."
    if not strange:
        yield f"Accounts {first} to {last} are not those that the history has."


def _digests(rows: Sequence[tables.Account]) -> Iterator[tuple[int, str]]:
    harm = harm_of([row.pk for row in rows])
    for row in rows:
        yield row.pk, contents.digest(said(row, harm.get(row.pk, ())))


def said(row: tables.Account, harm: tuple[Harmed, ...]) -> Said:
    """The account as it was said."""
    return Said(
        row.line, "" if row.ref == f"#{row.digest}" else row.ref, row.first, row.last, row.day_precision,
        row.clock, row.place, row.lat, row.lon, row.precision_km, row.kind, row.kind_said, row.perpetrator,
        row.perpetrator_said, row.target, row.target_said, harm, row.text, row.operation, row.sensitivity,
        row.state, json.loads(row.extra),
    )  # fmt: skip
