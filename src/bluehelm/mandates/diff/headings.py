"""The headings of two texts over the rows of their redline."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bluehelm.mandates.diff.rows import Change
from bluehelm.mandates.rows import Section, Text


@dataclass(frozen=True)
class Heading:
    """A heading; None on the side that does not have it there."""

    old: str | None
    new: str | None
    level: int


def headings(old: Text, new: Text, changes: Sequence[Change]) -> dict[int, tuple[Heading, ...]]:
    """The headings that stand before each row, by the place of the row.

    One that both texts have stands where the new text has it; two that begin at the same row are one that was
    worded anew.
    """
    mine = _places(old, [row.old for row in changes])
    yours = _places(new, [row.new for row in changes])
    kept = {section.title for _, section in mine} & {section.title for _, section in yours}
    gone: dict[int, list[Section]] = defaultdict(list)
    for n, section in mine:
        if section.title not in kept:
            gone[n].append(section)
    found: dict[int, list[Heading]] = defaultdict(list)
    for n, section in yours:
        if section.title in kept:
            found[n].append(Heading(section.title, section.title, section.level))
        else:
            before = gone[n].pop(0).title if gone[n] else None
            found[n].append(Heading(before, section.title, section.level))
    for n, sections in gone.items():
        found[n][:0] = [Heading(section.title, None, section.level) for section in sections]
    return {n: tuple(rows) for n, rows in found.items()}


def _places(text: Text, paths: Sequence[tuple[str, ...]]) -> list[tuple[int, Section]]:
    """The row that each heading stands before."""
    rows: dict[str, int] = {}
    for n, held in enumerate(paths):
        for path in held:
            rows.setdefault(path, n)
    return [(rows[section.first], section) for section in text.sections if section.first in rows]
