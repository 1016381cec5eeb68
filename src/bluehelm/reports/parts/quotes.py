"""The places of a finding as they are quoted in a document: side by side, with the words at issue marked."""

from collections.abc import Iterable

from bluehelm.checks.marked import pieces
from bluehelm.checks.rows import Finding, Place
from bluehelm.reports.tree import Cell, Row, Run, Table, Text
from bluehelm.reports.words import Words

Line = tuple[Run, ...]


def quotes(finding: Finding, caption: str, words: Words) -> Table:
    """The place to mend first on one side, what it is held against on the other."""
    first, against = finding.where[:1], finding.where[1:]
    columns = ("first", "against") if against else ("first",)
    cells = tuple(Cell(shown(places, words)) for places in (first, against) if places)
    return Table(
        caption=caption,
        header=tuple(words(f"audit.column.{column}") for column in columns),
        rows=(Row(cells, "sides"),),
        widths=(1,) * len(columns),
        ends=(False,) * len(columns),
        captioned=False,
    )


def shown(places: Iterable[Place], words: Words) -> tuple[Line, ...]:
    """Each place in words, and under it the lines of its quote."""
    lines: list[Line] = []
    for place in places:
        lines.append((Text(place_words(place, words), strong=True),))
        if place.row is not None and place.row not in place.quote:
            lines.append((Text(words("audit.row", row=place.row)),))
        lines += _quoted(place)
    return tuple(lines)


def place_words(place: Place, words: Words, named: bool = True) -> str:
    """The document where it is to be named, the section, and the paragraph or the row of a framework."""
    parts = [place.document] if named else []
    if place.section is not None:
        key = "section" if place.line is None else "accomplishment"
        parts.append(words(f"audit.{key}", name=place.section))
    if place.paragraph is not None:
        parts.append(words("audit.paragraph", n=place.paragraph))
    if place.line is not None:
        kind, _, number = place.line.partition(" ")
        parts.append(words(f"audit.{kind}", n=number))
    return ", ".join(parts or [place.document])


def _quoted(place: Place) -> list[Line]:
    """The quote, a line for each of its own; a mark that runs over a line goes on in the next."""
    lines: list[list[Run]] = [[]]
    for text, marked in pieces(place.quote, place.marks):
        first, *others = text.split("\n")
        lines[-1].append(Text(first, marked=marked))
        lines += [[Text(part, marked=marked)] for part in others]
    return [tuple(line) for line in lines]
