"""A table of figures as rows of one width, for a spreadsheet."""

from collections.abc import Iterator, Mapping
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def flat(document: Mapping[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """Heads and rows: what stands within a part of a row has the part's name before it."""
    if "heads" in document:
        return list(document["heads"]), [list(row) for row in document["rows"]]
    rows = [dict(_parts(row)) for row in _rows(document)]
    heads = list(dict.fromkeys(name for row in rows for name in row))
    return heads, [[row.get(name) for name in heads] for row in rows]


def _rows(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for table in (*document.get("tables", ()), *document.get("controls", ())):
        name = {"by": table["by"][0]} if "by" in table else {"control": table["control"]}
        yield from ({**name, **row} for row in table["rows"])
    yield from document.get("rows", ())


def _parts(row: Mapping[str, Any], stem: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from _parts(value, f"{stem}{name}_")
        elif isinstance(value, tuple | list):
            yield f"{stem}{name}", " ".join(map(str, value))
        else:
            yield f"{stem}{name}", value


def safe(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; nothing for what is not told."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
