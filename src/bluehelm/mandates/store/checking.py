"""Do the texts and what people said of them still say what the history says?"""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from django.db import models

from bluehelm.mandates import models as tables
from bluehelm.mandates.store import building, judging, owing, scoring
from bluehelm.mandates.store.packing import pack, text_of
from bluehelm.mandates.store.writing import columns
from bluehelm.record import history
from bluehelm.record.history import Told

TEXT, JUDGEMENT, DELIVERY, SCORE = (
    "mandates_text",
    "mandates_taskjudgement",
    "mandates_delivery",
    "mandates_score",
)


def faults() -> list[str]:
    """Each row that differs from the history, in a sentence; call history.verify() first.

    Covered: every reading of a text and its mission, what superseded it, what the search knows of it, the ids
    of its duties and measures; every judgement, delivery, withdrawal and score. Not covered: who made them.
    """
    told = history.told(TEXT, JUDGEMENT, DELIVERY, SCORE)
    return [
        *_texts(told[TEXT]),
        *_given("Judgement", tables.TaskJudgement, told[JUDGEMENT], judging.body),
        *_given("Delivery", tables.Delivery, told[DELIVERY], owing.body),
        *_withdrawn("Delivery", tables.Delivery, told[DELIVERY]),
        *_given("Score", tables.Score, told[SCORE], scoring.body),
        *_withdrawn("Score", tables.Score, told[SCORE]),
    ]


def _texts(told: Told) -> Iterator[str]:
    followed = {said["before"]["id"]: key for key, (said, *_) in told.items() if said["before"] is not None}
    there = set()
    for row in tables.Text.objects.select_related("source").order_by("pk").iterator(chunk_size=50):
        there.add(row.pk)
        name = f"Text {row.pk} ({row.key})"
        if row.pk not in told:
            yield f"{name} is in the store and not in the history."
            continue
        yield from (f"{name} {fault}" for fault in _text(row, told[row.pk][0]["after"], followed))
    for key in sorted(told.keys() - there):
        yield f"Text {key} is in the history and no longer in the store."


def _text(row: tables.Text, said: dict[str, Any], followed: dict[int, int]) -> Iterator[str]:
    if row.superseded_by_id != followed.get(row.pk):
        yield f"has {row.superseded_by_id} in its place, the history says {followed.get(row.pk)}."
    digest = hashlib.sha256(row.content.encode()).hexdigest()
    stored: dict[str, Any] = {
        "key": row.key,
        "mission": row.mission,
        "digest": digest,
        "source": row.source.sha256,
    }
    owed = {"duties": tables.Duty, "measures": tables.Measure}
    stored |= {name: list(_keys(table, row)) for name, table in owed.items()}
    if stored != said or row.digest != digest:
        yield "holds other rows than were stored."
    elif not _derived(row):
        yield "is shown or searched with other rows than its content gives."


def _keys(table: type[models.Model], row: tables.Text) -> Any:
    return table._default_manager.filter(text=row).order_by("n").values_list("key", flat=True)


def _derived(row: tables.Text) -> bool:
    """Whether the columns, the search and what is owed are what the content gives."""
    text = text_of(row.content)
    if any(getattr(row, name) != value for name, value in columns(text).items()):
        return False
    tasks = judging.corrected(text, judging.judgements(row.mission, row.key))
    standing = row.superseded_by_id is None
    pairs = (
        (tables.Provision, building.provisions(row, text) if standing else []),
        (tables.Task, building.task_rows(row, tasks) if standing else []),
    )
    owed = ((tables.Duty, text.duties), (tables.Measure, text.measures))
    return all(_rows(table, row) == [_body(one) for one in wanted] for table, wanted in pairs) and all(
        [one.content for one in table._default_manager.filter(text=row).order_by("n")]
        == [pack(one) for one in said]
        for table, said in owed
    )


def _rows(table: type[models.Model], text: tables.Text) -> list[dict[str, Any]]:
    return [_body(row) for row in table._default_manager.filter(text=text).order_by("n")]


def _body(row: models.Model) -> dict[str, Any]:
    """A row without its key, and without the plain verbs, which follow the vocabulary of their day."""
    columns = [column.attname for column in row._meta.concrete_fields[1:]]
    return {name: getattr(row, name) for name in columns if name != "plain_verbs"}


def _given(
    what: str, table: type[models.Model], told: Told, body: Callable[[Any], dict[str, Any]]
) -> Iterator[str]:
    rows = table._default_manager.order_by("pk").iterator(chunk_size=500)
    return history.differing(what, rows, told, body)


def _withdrawn(what: str, table: type[tables.Delivery | tables.Score], told: Told) -> Iterator[str]:
    for row in table._default_manager.order_by("pk"):
        said = len(told.get(row.pk, ())) > 1
        if said != (row.withdrawn_id is not None):
            words = ("withdrawn", "standing") if said else ("standing", "withdrawn")
            yield f"{what} {row.pk} is {words[1]}, the history says {words[0]}."
