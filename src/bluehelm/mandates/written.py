"""A Text as the JSON of `bluehelm mandate read`; docs/reference/mandate-json.md says what each key holds."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from bluehelm.mandates.cited.cite import is_document
from bluehelm.mandates.rows import Act, Provision, Task, Text
from bluehelm.mandates.tasks.reference import references


def to_json(text: Text) -> dict[str, Any]:
    """The document that the contract describes, with more keys beside its own."""
    numbers = {row.path: row.n for row in text.operative}
    return {
        "symbol": text.symbol,
        "date": _day(text.date),
        "status": text.status,
        "title": text.title,
        "mission": text.mission,
        "adopted": _day(text.adopted),
        "ends": _day(text.ends),
        "sections": [
            {
                "title": each.title,
                "level": each.level,
                "first": numbers.get(each.first or ""),
                "last": numbers.get(each.last or ""),
                "parent": each.parent,
            }
            for each in text.sections
        ],
        "preambular": [_preambular(row) for row in text.preambular],
        "operative": [_operative(row, text) for row in text.operative],
        "tasks": [_task(row, text) for row in text.tasks],
        "measures": [plain(asdict(row)) for row in text.measures],
        "duties": [plain(asdict(row)) for row in text.duties],
        "intents": [plain(asdict(row)) for row in text.intents],
        "ceilings": [plain(asdict(row)) for row in text.ceilings],
        "set_aside": [asdict(row) for row in text.set_aside],
        "notes": list(text.notes),
        "sha256": text.sha256,
    }


def _preambular(row: Provision) -> dict[str, Any]:
    return {"n": row.n, "phrase": row.phrase, "text": row.text} | _rich(row)


def _operative(row: Provision, text: Text) -> dict[str, Any]:
    days = sorted({day for moment in row.moments if moment.kind != "from" for day in moment.dates})
    cited = [each.symbol for each in row.citations if is_document(each)]
    return {
        "n": row.n,
        "path": row.path,
        "label": row.label,
        "text": row.text,
        "verbs": [act.verb for act in row.acts],
        "addressees": _addressees(row.acts),
        "cites": list(dict.fromkeys(cited)),
        "refers_to": list(dict.fromkeys(each.path for each in row.references if each.found)),
        "deadlines": [day.isoformat() for day in days],
        "section": None if row.section is None else text.sections[row.section].title,
        "level": row.level,
        "parent": row.parent,
        "governed_by": None if row.governed_by is None else row.governed_by.verb,
    } | _rich(row)


def _task(row: Task, text: Text) -> dict[str, Any]:
    provision = next(each for each in text.operative if each.path == row.path)
    return {**plain(asdict(row)), "by_reference": list(references(row, provision))}


def _rich(row: Provision) -> dict[str, Any]:
    """The rows behind the short lists."""
    return {
        name: [plain(asdict(each)) for each in rows]
        for name, rows in (
            ("acts", row.acts),
            ("citations", row.citations),
            ("references", row.references),
            ("moments", row.moments),
            ("quantities", row.quantities),
        )
    }


def _addressees(acts: Sequence[Act]) -> list[str]:
    return list(dict.fromkeys(name for act in acts for name in act.addressees))


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def plain(value: Any) -> Any:
    """Rows as JSON has them: days as text, numbers as numbers."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
