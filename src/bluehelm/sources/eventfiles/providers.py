"""Publishers whose files are known: what is said of them, and what their columns and codes mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bluehelm.record import vocab

HERE = Path(__file__).parent
NAMES = ("ucdp", "acled")


@dataclass(frozen=True)
class Known:
    """One publisher; fields as of events.models.Provider, but for tables, which is how its files are read."""

    name: str
    title: str
    publisher: str
    licence: str
    own_use: bool
    sensitivity: str
    weight: int
    tables: Mapping[str, Any]

    @property
    def about(self) -> dict[str, Any]:
        """What a provider made for it says of itself."""
        names = ("title", "publisher", "licence", "own_use", "sensitivity", "weight")
        return {name: getattr(self, name) for name in names}


@cache
def known(name: str) -> Known | None:
    """The publisher of this name; None for one that is not known."""
    if name not in NAMES:
        return None
    said = vocab.parsed((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    head = {
        key: said.pop(key) for key in ("title", "publisher", "licence", "own_use", "sensitivity", "weight")
    }
    return Known(name, **head, tables=said)


def of_heads(heads: Sequence[str]) -> str | None:
    """The publisher whose files have these heads."""
    there = {head.strip().casefold() for head in heads}
    for name in reversed(NAMES):
        tables = tables_of(name)
        if there.issuperset(tables["needs"]) and len(there & set(tables["tells"])) >= 2:
            return name
    return None


def tables_of(name: str) -> Mapping[str, Any]:
    """How the files of a known publisher are read."""
    found = known(name)
    assert found is not None, name
    return found.tables
