"""The vocabulary: terms in English and French, and numbers that a text set, asked for as at a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from bluehelm.errors import BadInput

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Ruling:
    """A number set by a text, from a day on."""

    value: Decimal
    unit: str
    since: date
    source: str
    reading: str | None


def parsed(text: str) -> Any:
    """What a text in YAML holds, read by libyaml where PyYAML was built with it: ten times as fast."""
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe


@cache
def read(name: str) -> dict[str, Any]:
    """One file of the vocabulary as it stands: read("groups")."""
    path = HERE / f"{name}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in HERE.glob("*.yaml")))
        raise BadInput(f"The vocabulary has no file {name!r}; it has {known}.")
    content = parsed(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise BadInput(f"{path.name} of the vocabulary must be a list of terms with their words.")
    return content


@cache
def terms(name: str) -> dict[str, Any]:
    """The terms of a file: all of it, or what stands under codes where a file also holds rules."""
    content = read(name)
    codes = content.get("codes", content)
    return codes if isinstance(codes, dict) else {}


def word(name: str, term: str, language: str) -> str:
    """What the term is called in that language; raises BadInput for a term that the file does not hold."""
    entry = terms(name).get(term)
    if entry is None:
        raise BadInput(f"{term!r} is no term of {name}.yaml; add it there in English and French.")
    if language not in entry:
        raise BadInput(f"The term {term!r} of {name}.yaml has no words in {language!r}.")
    return str(entry[language])


def known(name: str, term: str) -> bool:
    """Whether the file holds the term."""
    return term in terms(name)


def term_of(name: str, words: str) -> str | None:
    """The term that the words mean, by its own name or another spelling of it; None for words not known."""
    return _spellings(name).get(words)


@cache
def _spellings(name: str) -> dict[str, str]:
    """Every spelling with the first term of the file that has it."""
    found: dict[str, str] = {}
    for term, entry in terms(name).items():
        for spelling in (term, *entry.get("also", ())):
            found.setdefault(spelling, str(term))
    return found


def ruling(term: str, as_at: date) -> Ruling | None:
    """The number in force on that day (thresholds.yaml); None before the first day for which one is known."""
    dated = read("thresholds").get(term)
    if dated is None:
        raise BadInput(f"{term!r} is no term of thresholds.yaml.")
    days = [day for day in dated if day <= as_at]
    if not days:
        return None
    since = max(days)
    entry = dated[since]
    return Ruling(Decimal(str(entry["value"])), entry["unit"], since, entry["source"], entry.get("reading"))
