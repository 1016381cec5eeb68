"""The tags of the Humanitarian Exchange Language in a row under the heads: which column says what."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from bluehelm.record import vocab
from bluehelm.record.saidform import column
from bluehelm.sources.eventfiles.mapping import Mapping

FIRST_ROWS = 25  # in which the tags have to stand
SORTS = ("harm", "status", "sex", "age", "bound")


@cache
def tables() -> Table[str, Any]:
    """What tags and attributes mean (hxl.yaml)."""
    found: dict[str, Any] = vocab.parsed(Path(__file__).with_name("hxl.yaml").read_text(encoding="utf-8"))
    return found


def is_tags(cells: Sequence[str]) -> bool:
    """Whether a row is that of the tags: most cells begin with # and at least two do."""
    told = [cell.strip() for cell in cells if cell.strip()]
    tags = sum(one.startswith("#") and len(one) > 2 and one[1].isalpha() for one in told)
    return tags >= 2 and tags > len(told) / 2


def meaning(tags: Sequence[str], given: Mapping) -> tuple[Mapping, list[str]]:
    """What the tagged columns mean, and notes. What a mapping says of a tag comes first."""
    columns: dict[str, str] = dict(given.columns)
    notes = []
    for tag in dict.fromkeys(tags):
        if tag in given.columns or not tag:
            continue
        meant = _field(tag)
        if meant is not None and meant not in columns.values():
            columns[tag] = meant
        elif tag.casefold().startswith("#affected"):
            notes.append(
                f"the column {tag} counts people in a way that is not known; it is kept beside, not counted"
            )
    return replace(given, columns=columns), notes


def _field(tag: str) -> str | None:
    base, *rest = (part.strip() for part in tag.strip().casefold().lstrip("#").split("+"))
    if base == "affected":
        return _harm(rest)
    for name, needed, field in tables()["fields"]:
        if name == base and set(needed) <= set(rest):
            return str(field)
    return None


def _harm(attributes: Sequence[str]) -> str | None:
    """The column of harm that the attributes tell; None where one is not known, for it would count others."""
    found: dict[str, str] = {}
    for one in attributes:
        sort = next((name for name in SORTS if one in tables()[name]), None)
        if one.startswith("by_"):
            sort, meant = "by", one
        elif sort is None:
            return None
        else:
            meant = tables()[sort][one]
        if sort in found:
            return None
        found[sort] = meant
    if "harm" not in found:
        return None
    name = "_".join(word for sort in (*SORTS[:4], "by", "bound") if (word := found.get(sort)))
    return name if column(name) is not None else None
