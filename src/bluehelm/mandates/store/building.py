"""The rows of a text as rows of the tables, inserted a table at a time."""

from collections.abc import Iterable, Sequence
from typing import Any

from bluehelm.mandates import models as tables
from bluehelm.mandates import rows
from bluehelm.mandates.council.acts import base
from bluehelm.mandates.store.packing import pack
from bluehelm.record.tables import insert_all

BAR = "|"


def index(row: tables.Text, text: rows.Text, tasks: Sequence[rows.Task]) -> None:
    """Make the text searchable, its tasks as they stand."""
    insert_all(provisions(row, text))
    insert_all(task_rows(row, tasks))


def index_tasks(row: tables.Text, tasks: Sequence[rows.Task]) -> None:
    """Put the tasks as they stand in the place of what the search knows of them."""
    tables.Task.objects.filter(text=row).delete()
    insert_all(task_rows(row, tasks))


def unindex(row: tables.Text) -> None:
    """Take a text out of the search."""
    tables.Provision.objects.filter(text=row).delete()
    tables.Task.objects.filter(text=row).delete()


def owed(row: tables.Text, text: rows.Text, duty_ids: Sequence[str], measure_ids: Sequence[str]) -> None:
    """The duties and measures of a text by their ids."""
    duties = zip(duty_ids, text.duties, strict=True)
    insert_all(tables.Duty(text=row, n=n, key=key, content=pack(one)) for n, (key, one) in enumerate(duties))
    measures = zip(measure_ids, text.measures, strict=True)
    insert_all(
        tables.Measure(text=row, n=n, key=key, content=pack(one)) for n, (key, one) in enumerate(measures)
    )


def provisions(row: tables.Text, text: rows.Text) -> list[tables.Provision]:
    return [_provision(row, text, n, one) for n, one in enumerate((*text.preambular, *text.operative), 1)]


def _provision(row: tables.Text, text: rows.Text, n: int, one: rows.Provision) -> tables.Provision:
    acts = one.acts or (() if one.governed_by is None else (one.governed_by,))
    verbs = [act.verb for act in acts] or ([] if one.phrase is None else [one.phrase.lower()])
    return tables.Provision(
        text=row,
        n=n,
        kind=one.kind,
        path=one.path,
        words=one.text,
        section="" if one.section is None else text.sections[one.section].title,
        verbs=join(verbs),
        plain_verbs=join(plain for verb in verbs if (plain := base(verb)) is not None),
        addressees=join(name for act in acts for name in act.addressees),
    )


def task_rows(row: tables.Text, tasks: Sequence[rows.Task]) -> list[tables.Task]:
    return [
        tables.Task(
            text=row,
            n=n,
            path=one.path,
            actor=one.actor,
            verb=one.verb,
            priority=one.priority or "",
            strategic=one.strategic or "",
            categories=join(f"{part.task}/{part.modality}" for part in one.categories),
        )
        for n, one in enumerate(tasks)
    ]


def columns(text: rows.Text) -> dict[str, Any]:
    """What is listed and filtered by, out of the text."""
    return {
        "symbol": text.symbol or "",
        "date": text.date,
        "status": text.status,
        "title": text.title or "",
        "adopted": text.adopted,
        "ends": text.ends,
        "counts": {
            "paragraphs": sum(one.level == 0 for one in text.operative),
            "items": sum(one.level > 0 for one in text.operative),
            "preambular": len(text.preambular),
            "tasks": len(text.tasks),
            "duties": len(text.duties),
            "measures": len(text.measures),
            "set aside": len(text.set_aside),
        },
    }


def join(words: Iterable[str]) -> str:
    """Words between bars, each once: "|requests|urges|"; "" for none."""
    once = dict.fromkeys(word.replace(BAR, " ") for word in words)
    return f"{BAR}{BAR.join(once)}{BAR}" if once else ""


def split(joined: str) -> tuple[str, ...]:
    return tuple(joined.strip(BAR).split(BAR)) if joined else ()
