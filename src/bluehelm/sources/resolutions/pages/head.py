"""The cover of a resolution: its symbol, status, date and title, and where its text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bluehelm.sources.resolutions import labels
from bluehelm.sources.resolutions.pages.furniture import HEAD, Left, Part
from bluehelm.sources.resolutions.rows import ADOPTED, DRAFT

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
DAY = re.compile(rf"(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})", re.I)
AMERICAN = re.compile(rf"({'|'.join(MONTHS)})\s+(\d{{1,2}}),\s+(\d{{4}})", re.I)
SYMBOL = re.compile(r"S/RES/(\d+)\s*\((\d{4})\)")
NUMBER = re.compile(r"resolution\s+(\d{2,4})\s*\((\d{4})\)", re.I)
DRAFT_SYMBOL = re.compile(r"(?<![\w/])S/(?:\d{4}/\d+|\d{4,5})(?:/Rev\.\d+)?(?![\d/])")
COUNCIL = re.compile(r"[\"“*#\s]*the\s+security\s+council\b[*\s]*[,:.]?[*\s]*", re.I)
ADOPTION = re.compile(r"\bAdopted\b", re.I)
DRAFTED = re.compile(r"\bdraft resolution\b", re.I)
COVER = re.compile(
    r"united\s?n?ations.*|unitedunited.*|s?nationsn?s?ations.*|s?nations|s|security council.*|distr\b.*"
    r"|general|provisional|original:?.*|english|(?:unedited )?advance.*|resolution \d+.*"
    r"|adopted (?:by|on)\b.*|(?:on |of )?\d{1,2} \w+ \d{4}.*"
    r"|\[?excerpt.*|s/res/.*|s/\d{4}/\d+.*|[\w-]+ (?:year|session)"
    r"|.*\bdraft resolution",
    re.I,
)
FURTHEST = 400  # lines in which the text must begin, on a web page under its menu too


@dataclass(frozen=True)
class Cover:
    symbol: str | None
    status: str
    date: date | None
    title: str | None
    left: tuple[Left, ...]
    begun: bool  # the line "The Security Council," is there
    body: tuple[Part, ...]


def read(parts: Sequence[Part], left: Sequence[Left] = ()) -> Cover:
    """The cover of the document, and the parts of its text; a symbol may stand in its running head alone."""
    at = opening(parts)
    if at is None:
        first = next((at for at, part in enumerate(parts) if not is_cover(part.text)), len(parts))
        cover, body, opened = parts[:first], list(parts[first:]), []
    else:
        cover, line = parts[:at], parts[at]
        found = COUNCIL.match(line.text)
        assert found is not None
        opened = [(line.cut(0, found.end()), "opening words")]
        rest = line.cut(found.end())
        body = [rest] if rest.text else []
        body += parts[at + 1 :]
    heads = dict.fromkeys(part.text for part, _ in left if HEAD.fullmatch(part.text) is not None)
    words = "\n".join([*(part.text for part in cover), *heads])
    symbol, status = _symbol(words)
    return Cover(
        symbol=symbol,
        status=status,
        date=_date(words, status),
        title=_title(cover, status),
        left=(*((part, "cover") for part in cover), *opened),
        begun=at is not None,
        body=tuple(body),
    )


def opening(parts: Sequence[Part]) -> int | None:
    """Index of the line "The Security Council," with which the text begins."""
    for at, part in enumerate(parts[:FURTHEST]):
        found = COUNCIL.match(part.text)
        if found is None or "distr" in part.text.lower():
            continue
        rest = part.text[found.end() :]
        if (not rest and part.text.strip('*"“# ').lower().startswith("the")) or (
            found[0].rstrip("* ").endswith((",", ":")) and rest[:1].isupper()
        ):
            return at
    return None


def is_cover(text: str) -> bool:
    """Whether a line is one of a cover's, where no line "The Security Council," says where that ends."""
    return len(text) < 150 and COVER.fullmatch(text.strip("#* [")) is not None and labels.number(text) is None


def _symbol(words: str) -> tuple[str | None, str]:
    adopted = SYMBOL.search(words) or NUMBER.search(words)
    draft = DRAFT_SYMBOL.search(words)
    if DRAFTED.search(words) is not None or (adopted is None and draft is not None):
        return (None if draft is None else draft[0]), DRAFT
    return (None if adopted is None else f"S/RES/{adopted[1]} ({adopted[2]})"), ADOPTED


def _date(words: str, status: str) -> date | None:
    """The day of adoption; of a draft, the day on its cover."""
    adoption = ADOPTION.search(words) or NUMBER.search(words)
    start = adoption.end() if adoption is not None and status == ADOPTED else 0
    for at in (start, 0):
        if (found := DAY.search(words, at)) is not None:
            return _day(found[3], found[2], found[1])
        if (found := AMERICAN.search(words, at)) is not None:
            return _day(found[3], found[1], found[2])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), MONTHS.index(month.lower()) + 1, int(day))
    except ValueError:
        return None


def _title(cover: Sequence[Part], status: str) -> str | None:
    """The agenda item or the draft's title where one is printed, else the resolution's own line."""
    lines = [part.text.strip("#* ") for part in cover]
    number = next((at for at, line in enumerate(lines) if re.match(r"resolution \d", line, re.I)), None)
    if status == DRAFT:
        return next((line for line in lines if DRAFTED.search(line) is not None), None)
    if number is None:
        return None
    after = [line for line in lines[number + 1 :] if len(line) > 10 and not is_cover(line)]
    return (
        next((line for line in after if ADOPTION.search(line) is None and DAY.search(line) is None), None)
        or (lines[number])
    )
