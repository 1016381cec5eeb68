"""Tables of post changes: posts created, moved and abolished."""

import re

from bluehelm.sources.budgets.numbers import Shelf
from bluehelm.sources.budgets.sheets import Field, Line, Sheet
from bluehelm.sources.form import OtherRow

CHANGES = ("type", "number", "level", "title", "action", "from/to")


def is_changes(sheet: Sheet) -> bool:
    """Whether the table lists posts created, moved and abolished."""
    return "functional title" in sheet.heading or ("action" in sheet.heading and "level" in sheet.heading)


def read_changes(sheet: Sheet, period: str | None, shelf: Shelf) -> tuple[OtherRow, ...]:
    """A row for each change: how many posts, with component, unit, type, level, title and action."""
    names = change_columns(sheet)
    if "number" not in names:
        shelf.put(sheet.where, sheet.heading, "changes of posts without a column named Number; name it so")
        return ()
    rows: list[OtherRow] = []
    component, unit, above = "", "", dict[str, str]()
    for entry in sheet.body:
        count = at(entry, names["number"])
        if not count and not entry.filled:
            if is_component(entry.label, rows):
                component, unit = entry.label, ""
            else:
                unit = entry.label
            above = {}
            continue
        label = entry.label
        if label.lower().startswith(("net change", "subtotal", "total", "grand total")):
            words = [component, unit, label] if label.lower() == "net change" else [label]
            change = None
        else:
            above = carried(entry, names, above)
            kind = " ".join(part for part in (above.get("kind", ""), above.get("type", "").lower()) if part)
            words = [component, unit, kind, above.get("level", ""), above.get("title", "")]
            change = (
                ": ".join(part for part in (above.get("action", ""), above.get("from/to", "")) if part)
                or None
            )
        value = shelf.figure(count, entry.where, "Number")
        text = " / ".join(word for word in words if word)
        rows.append(OtherRow("post change", text, value, "posts", entry.where, period, change))
    return tuple(rows)


def change_columns(sheet: Sheet) -> dict[str, Field]:
    """The columns after the first by their name."""
    widest = max(sheet.body, key=lambda entry: len(entry.fields))
    found: dict[str, Field] = {}
    for field in widest.fields:
        heading = " ".join(sheet.column(field)).lower()
        name = next((name for name in CHANGES if name in heading), None)
        if name is not None:
            found.setdefault(name, field)
    return found


def at(entry: Line, under: Field) -> str:
    return next(
        (f.text for f in entry.fields if f.first < under.last and under.first < f.last and f.text), ""
    )


def carried(entry: Line, names: dict[str, Field], above: dict[str, str]) -> dict[str, str]:
    """The cells of a change; kind and nationality hold until the next, others only in merged cells."""
    now = {"kind": entry.label or above.get("kind", "")}
    for name, under in names.items():
        text = at(entry, under)
        merged = any(f.merged and f.first < under.last and under.first < f.last for f in entry.fields)
        now[name] = text or (above.get(name, "") if merged or name == "type" else "")
    return now


def is_component(label: str, rows: list[OtherRow]) -> bool:
    """Whether a heading names a component: by its words, or because the one before has ended."""
    if re.match(r"component \d|executive direction", label, re.I):
        return True
    return bool(rows) and rows[-1].label.lower().startswith("subtotal")
