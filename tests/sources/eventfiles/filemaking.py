"""Invented files of events, and what reading them gives."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bluehelm.record.said import Aside, Said
from bluehelm.sources.eventfiles import reading
from bluehelm.sources.eventfiles.mapping import Mapping, parsed

TODAY = date(2031, 6, 1)


def written(folder: Path, rows: Sequence[Sequence[object]], name: str = "events.csv", **more: Any) -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, **more).writerows(rows)
    return path


def table(folder: Path, text: str, name: str = "events.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def given(
    path: Path, form: str = "", mapping: dict[str, Any] | None = None, **more: Any
) -> list[Said | Aside]:
    told: Mapping | None = None if mapping is None else parsed(mapping)
    return list(reading.read(path, form, told, today=TODAY, **more))


def taken(rows: Sequence[Said | Aside]) -> list[Said]:
    return [one for one in rows if isinstance(one, Said)]


def aside(rows: Sequence[Said | Aside]) -> list[Aside]:
    return [one for one in rows if isinstance(one, Aside)]


def one(
    folder: Path, heads: str, cells: str, mapping: dict[str, Any] | None = None, **more: Any
) -> Said | Aside:
    """What the only row of a table gives."""
    (found,) = given(table(folder, f"{heads}\n{cells}\n"), "", mapping, **more)
    return found


def said(folder: Path, heads: str, cells: str, mapping: dict[str, Any] | None = None, **more: Any) -> Said:
    found = one(folder, heads, cells, mapping, **more)
    assert isinstance(found, Said), found
    return found


def why(folder: Path, heads: str, cells: str, mapping: dict[str, Any] | None = None, **more: Any) -> Aside:
    found = one(folder, heads, cells, mapping, **more)
    assert isinstance(found, Aside), found
    return found
