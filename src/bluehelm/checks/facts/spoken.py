"""Every piece of running text that a rule can look into: sentences, planned cells, actual cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import Place
from bluehelm.checks.walk import PROSE_LENGTH, split


@dataclass(frozen=True)
class Spoken:
    """One text, and how to quote it with some of its words marked."""

    text: str
    quoted: Callable[..., Place]
    line: Line | None = None  # the framework row that it stands in


def spoken(text: Text) -> Iterator[Spoken]:
    """The sentences of the prose and of the answers to requests, then the cells of the framework rows."""
    for sentence in text.sentences:
        yield Spoken(sentence.text, lambda *marks, one=sentence: text.at(one, *marks))
    yield from _answers(text)
    for line in text.lines:
        yield Spoken(line.planned, lambda *marks, one=line: text.planned(one, *marks), line)
        for part in line.actual:
            yield Spoken(part, lambda *marks, one=line: text.actual(one, *marks), line)


def _answers(text: Text) -> Iterator[Spoken]:
    """The sentences in the cells of tables of words; a row with a single cell stands in the prose already."""
    for sheet in text.sheets:
        for row in sheet.table.rows:
            cells = [cell.text.strip() for cell in row.cells if cell.text.strip()]
            for cell in cells[1:] if all(len(each) >= PROSE_LENGTH for each in cells) else ():
                for sentence in split(cell):
                    yield Spoken(
                        sentence,
                        lambda *marks, one=sheet, told=cells[0], said=sentence: text.row(
                            one, told, said, *marks
                        ),
                    )


def plainly(value: Decimal, places: int | None = None) -> str:
    """A figure in running text: commas for thousands, no needless noughts."""
    if places is not None:
        return f"{value:,.{places}f}"
    whole = value.to_integral_value()
    return f"{whole:,}" if value == whole else f"{value.normalize():,f}"
