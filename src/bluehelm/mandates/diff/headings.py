"""The headings of two texts over the rows of their redline."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bluehelm.mandates.diff.rows import Change
from bluehelm.mandates.diff.units import traits
from bluehelm.mandates.diff.words import plain
from bluehelm.mandates.rows import Section, Text

LEAST_ALIKE = 0.5  # of two headings that begin at different rows, to be one worded anew

Placed = tuple[int, Section]  # the row that a heading stands before


@dataclass(frozen=True)
class Heading:
    """A heading; None on the side that does not have it there."""

    old: str | None
    new: str | None
    level: int


def headings(old: Text, new: Text, changes: Sequence[Change]) -> dict[int, tuple[Heading, ...]]:
    """The headings that stand before each row, by the place of the row.

    One that both texts have stands where the new text has it; so does one that was worded anew: two that
    begin at the same row, or say nearly the same.
    """
    mine = _places(old, [row.old for row in changes])
    yours = _places(new, [row.new for row in changes])
    kept = {_key(section) for _, section in mine} & {_key(section) for _, section in yours}
    gone = [each for each in mine if _key(each[1]) not in kept]
    came = [each for each in yours if _key(each[1]) not in kept]
    before = _worded_anew(gone, came)
    found: dict[int, list[Heading]] = defaultdict(list)
    for n, section in gone:
        if all(section is not each for each in before.values()):
            found[n].append(Heading(section.title, None, section.level))
    for n, section in yours:
        same = section if _key(section) in kept else before.get((n, section))
        found[n].append(Heading(None if same is None else same.title, section.title, section.level))
    return {n: tuple(rows) for n, rows in found.items()}


def _places(text: Text, paths: Sequence[tuple[str, ...]]) -> list[Placed]:
    """The row that each heading stands before."""
    rows: dict[str, int] = {}
    for n, held in enumerate(paths):
        for path in held:
            rows.setdefault(path, n)
    return [(rows[section.first], section) for section in text.sections if section.first in rows]


def _key(section: Section) -> str:
    return plain(" ".join(section.title.split()))


def _worded_anew(gone: Sequence[Placed], came: Sequence[Placed]) -> dict[Placed, Section]:
    """The old heading of each new one: the most alike first, then those that begin at the same row."""
    pairs = [(_alike(old[1], new[1]), old[0] == new[0], old, new) for old in gone for new in came]
    found: dict[Placed, Section] = {}
    for alike, together, (_, section), new in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        free = new not in found and all(section is not each for each in found.values())
        if free and (together or alike >= LEAST_ALIKE):
            found[new] = section
    return found


def _alike(old: Section, new: Section) -> float:
    """The share of words, and of two words in their order, that both say."""
    mine, yours = traits(old.title), traits(new.title)
    return 2 * len(mine & yours) / (len(mine) + len(yours)) if mine and yours else 0.0
