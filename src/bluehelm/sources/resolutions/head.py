"""The cover of a resolution: its symbol, status, date and title, and the line at which its text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bluehelm.sources.resolutions.furniture import Part
from bluehelm.sources.resolutions.rows import ADOPTED, DRAFT, Aside, Span

MONTHS = "January February March April May June July August September October November December".split()
DAY = re.compile(rf"(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})")
SYMBOL = re.compile(r"S/RES/(\d+)\s*\((\d{4})\)")
NUMBER = re.compile(r"resolution\s+(\d{2,4})\s*\((\d{4})\)", re.I)
DRAFT_SYMBOL = re.compile(r"\bS/(\d{4})/(\d+)\b|\bS/(\d{5})\b")
COUNCIL = re.compile(r"the security council\s*[,:.]?", re.I)
ADOPTION = re.compile(r"Adopted (?:by the Security Council|unanimously|by \d+ votes)")


@dataclass(frozen=True)
class Cover:
    symbol: str | None
    status: str
    date: date | None
    title: str | None
    asides: tuple[Aside, ...]
    body: int | None  # index of the first part of the text


def read(parts: Sequence[Part]) -> Cover:
    """The cover of the document that the parts print."""
    council = next((i for i, part in enumerate(parts) if COUNCIL.fullmatch(part.text)), None)
    first = next((i for i, part in enumerate(parts) if re.match(r"(- )?\d+\. [A-Z]", part.text)), None)
    body = first if council is None else council + 1
    cover = parts if body is None else parts[:body]
    words = " ".join(part.text for part in cover)
    symbol, status = _symbol(words)
    asides = tuple(
        Aside(f"line {part.line}", part.text, "cover", (Span(part.line, part.start, part.end),))
        for part in cover
    )
    return Cover(symbol, status, _date(words), None, asides, body)


def _symbol(words: str) -> tuple[str | None, str]:
    drafted = "draft resolution" in words.lower()
    if drafted and (found := DRAFT_SYMBOL.search(words)) is not None:
        return found[0], DRAFT
    number = SYMBOL.search(words) or NUMBER.search(words)
    return (None if number is None else f"S/RES/{number[1]} ({number[2]})"), DRAFT if drafted else ADOPTED


def _date(words: str) -> date | None:
    adoption = ADOPTION.search(words)
    found = DAY.search(words, adoption.end() if adoption is not None else 0)
    if found is None:
        return None
    try:
        return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None
