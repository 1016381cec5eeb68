"""The texts of a mission one after the other, with the places among them where something is not stored."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from bluehelm.mandates import rows
from bluehelm.mandates.diff.pairing.held import Held
from bluehelm.mandates.store.shapes import NONE, PART, UNKNOWN, WHOLE, Column, Known, TextRow
from bluehelm.mandates.store.writing import DRAFT_DAYS

DRAFT = "draft"
ONE_DAY = timedelta(days=1)
NUMBER = re.compile(r"\AS/RES/(\d+)\b")
PROLONGS = re.compile(r"\b(?:extend|renew|prolong)\w*\b[^.;]{0,120}\bmandate\b", re.I)
FOUNDS = re.compile(
    r"\b(?:decides?|approves?|authori[sz]es?)\b[^.;]{0,120}\b(?:establish|set\s+up|deploy)", re.I
)


@dataclass(frozen=True)
class Read:
    """A stored text with what was read in it."""

    row: TextRow
    text: rows.Text


@dataclass(frozen=True)
class Place:
    """A column with what puts it in its place."""

    column: Column
    number: int | None  # of the resolution
    day: date | None
    ends: date | None


def chain(read: Sequence[Read], known: Sequence[Known], stored: Collection[str]) -> tuple[Column, ...]:
    """The columns, the oldest first.

    read    texts of one mission by their dates, without drafts whose resolution is stored
    stored  symbols of every text in the store, whatever mission it is of
    """
    adopted = [one for one in read if one.row.status != DRAFT]
    places = [Place(_column(one), number(one.row.symbol), one.row.date, one.text.ends) for one in adopted]
    for place in _absent(read, known, stored):
        places.insert(_before(places, place), place)
    columns = [*_begun(adopted, places), *_with_gaps(places)]
    became = {one.draft: one.symbol for one in known if one.draft}
    for one in read:
        if one.row.status == DRAFT:
            _put(columns, _column(one, became.get(one.row.symbol, "")))
    return tuple(columns)


def resolution(draft: TextRow, adopted: Iterable[TextRow]) -> TextRow | None:
    """The resolution that a draft became: the first of its mission within the days after it."""
    return next((row for row in adopted if _follows(draft, row)), None)


def _follows(draft: TextRow, row: TextRow) -> bool:
    if draft.date is None or row.date is None:
        return False
    return draft.date <= row.date <= draft.date + DRAFT_DAYS


def number(symbol: str) -> int | None:
    found = NUMBER.match(symbol)
    return int(found[1]) if found else None


def _column(one: Read, becomes: str = "") -> Column:
    missing = _missing(one.text)
    return Column(
        held=PART if missing else WHOLE,
        symbol=one.row.symbol,
        text=one.row,
        draft=one.row.status == DRAFT,
        becomes=becomes,
        missing=missing,
    )


def _missing(text: rows.Text) -> tuple[str, ...]:
    """The paragraphs that are not held, as stretches: "1-14", "21", and "30-" where the end is not known."""
    held = Held.of(text)
    numbers = sorted(held.numbers)
    gaps = [(a + 1, b - 1) for a, b in pairwise([0, *numbers]) if b - a > 1]
    found = tuple(f"{a}" if a == b else f"{a}-{b}" for a, b in gaps)
    if found or not held.whole or held.broken:
        return (*found, f"{numbers[-1] + 1 if numbers else 1}-")
    return ()


def _absent(read: Sequence[Read], known: Sequence[Known], stored: Collection[str]) -> Iterator[Place]:
    """Resolutions that are known of, or that a text recalls in its first words, and that are not stored."""
    told = {one.symbol for one in known} | set(stored)
    for one in known:
        if one.symbol not in stored:
            yield Place(Column(NONE, one.symbol), number(one.symbol), one.adopted, one.ends)
    first = min((found for each in read if (found := number(each.row.symbol)) is not None), default=None)
    for each in read:
        for symbol in _recalled(each.text):
            found = number(symbol)
            if symbol not in told and found is not None and first is not None and found > first:
                told.add(symbol)
                yield Place(Column(NONE, symbol, recalled_by=each.row.symbol), found, None, None)


def _recalled(text: rows.Text) -> tuple[str, ...]:
    return tuple(cited.symbol for row in text.preambular[:1] for cited in row.citations)


def _before(places: Sequence[Place], new: Place) -> int:
    """Where a resolution stands among others by its number."""
    later = (n for n, one in enumerate(places) if (one.number or 0) > (new.number or 0))
    return next(later, len(places))


def _begun(adopted: Sequence[Read], places: Sequence[Place]) -> Iterator[Column]:
    """A place before the first text, where that prolongs a mandate that an earlier one founded."""
    if not adopted or not places or places[0].column.symbol != adopted[0].row.symbol:
        return
    words = [row.text for row in adopted[0].text.operative]
    if any(map(PROLONGS.search, words)) and not any(map(FOUNDS.search, words)):
        yield Column(UNKNOWN, last=adopted[0].row.date)


def _with_gaps(places: Sequence[Place]) -> Iterator[Column]:
    """The columns, and one more wherever the mandate ended before the next text that is known of."""
    before: Place | None = None
    for place in places:
        ended = None if before is None else before.ends
        if ended is not None and place.day is not None and ended + ONE_DAY < place.day:
            yield Column(UNKNOWN, first=ended, last=place.day)
        yield place.column
        before = place


def _put(columns: list[Column], draft: Column) -> None:
    """Put a draft before the resolution that it became, else before the first text that is later.

    The resolution has no place of its own where nothing follows it.
    """
    at = next((n for n, one in enumerate(columns) if one.symbol == draft.becomes and draft.becomes), None)
    if at is None:
        at = next((n for n, one in enumerate(columns) if _later(one, draft)), len(columns))
    elif at == len(columns) - 1:
        columns.pop()
    columns.insert(at, draft)


def _later(one: Column, draft: Column) -> bool:
    if one.text is None or draft.text is None or one.text.date is None or draft.text.date is None:
        return False
    return one.text.date > draft.text.date
