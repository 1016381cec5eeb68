"""Do the rows still say what the history says of them? Finds what was changed behind the program's back."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bluehelm.plans import models as tables
from bluehelm.plans.store import reading
from bluehelm.plans.store.saying import body
from bluehelm.plans.written import digest
from bluehelm.record.models import Change

RESULT, FRAMEWORK = "plans_result", "plans_framework"


@dataclass
class Told:
    """What the history says last: by the key of the row."""

    bodies: dict[int, dict[str, Any]] = field(default_factory=dict)  # results that people gave
    approved: dict[int, bool] = field(default_factory=dict)
    followed: dict[int, int] = field(default_factory=dict)  # a result, and the one in its place
    readings: dict[int, dict[str, Any]] = field(default_factory=dict)
    replaced: dict[int, int] = field(default_factory=dict)  # a reading, and the one in its place


def faults() -> list[str]:
    """Each row that differs from what the history says of it, in a sentence; call history.verify() first.

    Covered: every reading as its document gave it (its digest is in the history), every result that people
    gave, what is approved, and what stands in whose place. Not covered: the marks of persons and the rows
    of evidence; and readings stored before their digest entered the history.
    """
    told = _told()
    return [*_readings(told), *_results(told)]


def _told() -> Told:
    told = Told()
    for batch in Change.objects.order_by("n").values_list("batch", flat=True).iterator(chunk_size=500):
        for row in json.loads(batch):
            if row["table"] == RESULT:
                _result(told, int(row["key"]), row["before"] or {}, row["after"])
            elif row["table"] == FRAMEWORK:
                told.readings[int(row["key"])] = row["after"]
                if row["before"] is not None:
                    told.replaced[row["before"]["id"]] = int(row["key"])
    return told


def _result(told: Told, key: int, before: dict[str, Any], after: dict[str, Any]) -> None:
    if "approved" in after:
        told.approved[key] = after["approved"]
        return
    told.bodies[key] = after
    if "id" in before:
        told.followed[before["id"]] = key


def _readings(told: Told) -> Iterator[str]:
    there = {row.pk: row for row in tables.Framework.objects.select_related("mission")}
    for key in sorted(told.readings.keys() - there.keys()):
        yield f"Reading {key} is in the history and no longer in the store."
    for key, row in sorted(there.items()):
        name = f"Reading {key} ({row.mission.code} {row.period})"
        after = told.readings.get(key)
        if after is None:
            yield f"{name} is in the store and not in the history."
            continue
        yield from _order(name, row.superseded_by_id, told.replaced.get(key))
        if "rows" in after and digest(reading.as_loaded(row)) != after["rows"]:
            yield f"{name} holds other rows than were loaded."


def _order(name: str, stored: int | None, said: int | None) -> Iterator[str]:
    """What took the place of a row, where the store and the history do not agree."""
    words = ["it stands" if key is None else f"{key} took its place" for key in (stored, said)]
    if stored != said:
        yield f"{name}: the store says that {words[0]}, the history that {words[1]}."


def _results(told: Told) -> Iterator[str]:
    """Results of documents are part of their reading; here it is who followed them and what is locked."""
    there = set()
    for row in tables.Result.objects.order_by("pk").iterator(chunk_size=500):
        there.add(row.pk)
        name = f"Result {row.pk} of line {row.line_id}"
        yield from _given(name, row, told.bodies.get(row.pk))
        if row.approved != told.approved.get(row.pk, False):
            words = ("approved", "not approved") if row.approved else ("not approved", "approved")
            yield f"{name}: the store says {words[0]}, the history {words[1]}."
        yield from _order(name, row.superseded_by_id, told.followed.get(row.pk))
    for key in sorted((told.bodies.keys() | told.approved.keys()) - there):
        yield f"Result {key} is in the history and no longer in the store."


def _given(name: str, row: tables.Result, said: dict[str, Any] | None) -> Iterator[str]:
    """A result that a person gave, against what the history says of it."""
    if said is None:
        if row.source_id is None:
            yield f"{name} was given by nobody that the history knows."
        return
    stored = body(row)
    differing = [column for column in said if stored[column] != said[column]]
    if row.source_id is not None:
        yield f"{name} names a document, but the history says that a person gave it."
    for column in differing:
        yield f"{name}: {column} is {stored[column]!r}, the history says {said[column]!r}."
