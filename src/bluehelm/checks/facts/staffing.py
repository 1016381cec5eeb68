"""The table of proposed staffing changes, row by row: the posts that an office gains, loses or moves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bluehelm.checks.facts.grids import amount_of
from bluehelm.checks.reading import Sheet, Text
from bluehelm.checks.rows import Place
from bluehelm.sources.blocks import Cell
from bluehelm.sources.budgets.numbers import tidy

HEADS = {
    "number": re.compile(r"numbers?(?: of posts)?$", re.I),
    "grade": re.compile(r"(?:level|grade)s?$", re.I),
    "title": re.compile(r"(?:functional )?titles?$", re.I),
    "action": re.compile(r"(?:post )?actions?$", re.I),
}
OTHER_END = re.compile(r"from\s?/\s?to$", re.I)
KIND = re.compile(r"(?:temporary )?(?:posts?|positions?)$", re.I)
TOTALS = re.compile(r"(?:net change|total|grand total|sub-?total)\b", re.I)
WAY = re.compile(r"(?P<way>To|From) (?:the )?(?P<rest>.+)$", re.I)
WITHIN = re.compile(r"(?P<title>.+?) within\b", re.I)
SENT = re.compile(r"(?P<unit>.+?)(?: as (?:an? )?(?P<title>.+))?$", re.I)
CAME = re.compile(r"(?:(?P<title>[^,]+?) in (?:the )?)?(?P<unit>.+?)(?: to .+)?$", re.I)


@dataclass(frozen=True)
class Change:
    """One row: so many posts of a grade and title that an office gains or loses."""

    sheet: Sheet
    unit: str
    kind: str  # "post", "position" or "temporary position"
    number: Decimal  # below nil where they leave
    grade: str
    title: str
    action: str  # in small letters
    other: str  # "To Transport Unit as Driver"; "" where nothing is printed
    quote: str

    def place(self, text: Text, *marks: str) -> Place:
        return text.row(self.sheet, f"{self.unit}: {self.title}", self.quote, *marks)

    @property
    def other_end(self) -> tuple[str, str | None] | None:
        """The office at the other end and the title there; None where the row does not tell it."""
        way = WAY.match(self.other)
        if way is None or (way["way"].lower() == "to") != (self.number < 0):
            return None
        within = WITHIN.match(way["rest"])
        if within is not None:
            return self.unit, within["title"]
        found = (SENT if self.number < 0 else CAME).match(way["rest"])
        return None if found is None else (found["unit"], found["title"])


@lru_cache(8)
def changes(text: Text) -> tuple[Change, ...]:
    """The rows of every table of staffing changes, in order."""
    return tuple(change for sheet in text.sheets for change in _changes(sheet))


def _changes(sheet: Sheet) -> Iterator[Change]:
    """A blank cell under an action or the other end means the same as above."""
    columns: dict[str, int] = {}
    unit = kind = action = other = ""
    for row in sheet.table.rows:
        cells = _placed(row.cells)
        columns = _columns(cells) or columns
        if not columns or _columns(cells):
            continue
        printed = [words for words in cells.values() if words]
        if len(printed) == 1 and cells[0]:
            unit, kind, action, other = cells[0], "", "", ""
        amount = amount_of(cells.get(columns["number"], ""))
        if amount is None or TOTALS.match(cells[0]) or not unit:
            continue
        kind = cells[0].lower().rstrip("s") if KIND.match(cells[0]) else kind
        named = cells.get(columns["action"], "")
        told = cells.get(columns["other"], "")
        action, other = (named.lower(), told) if named else (action, told or other)
        grade, title = cells.get(columns["grade"], ""), cells.get(columns["title"], "")
        quote = " | ".join(cell.text.strip() for cell in row.cells if cell.text.strip())
        yield Change(sheet, unit, kind, amount.value, grade, title, action, other, quote)


def _placed(row: Sequence[Cell]) -> dict[int, str]:
    """The words of each cell by its grid column."""
    placed, at = {}, 0
    for cell in row:
        placed[at] = tidy(cell.text)
        at += cell.span
    return placed


def _columns(cells: dict[int, str]) -> dict[str, int]:
    """Where the heads of a table of staffing changes stand; empty where this row is not its heads."""
    found = {
        name: at
        for name, head in HEADS.items()
        for at, words in cells.items()
        if at > 0 and head.match(words)
    }
    ends = [at for at, words in cells.items() if OTHER_END.match(words)]
    return {**found, "other": ends[0]} if len(found) == len(HEADS) and ends else {}


def plainly(name: str) -> str:
    """An office or a title without what its spelling varies in: articles, plurals, signs."""
    words = re.findall(r"[\w&]+", name.lower())
    return " ".join(word.removesuffix("s") for word in words if word not in ("the", "of", "and"))


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, or the one is the other without its last words ("Unit")."""
    short, long = sorted((plainly(one), plainly(other)), key=len)
    return long == short or long.startswith(f"{short} ")
