"""Every piece of running text that a rule can look into: sentences, planned cells, actual cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import Place


@dataclass(frozen=True)
class Spoken:
    """One text, and how to quote it with some of its words marked."""

    text: str
    quoted: Callable[..., Place]
    line: Line | None = None  # the framework row that it stands in


def spoken(text: Text) -> Iterator[Spoken]:
    """The sentences of the prose, then the cells of the framework rows."""
    for sentence in text.sentences:
        yield Spoken(sentence.text, lambda *marks, one=sentence: text.at(one, *marks))
    for line in text.lines:
        yield Spoken(line.planned, lambda *marks, one=line: text.planned(one, *marks), line)
        for part in line.actual:
            yield Spoken(part, lambda *marks, one=line: text.actual(one, *marks), line)


def plainly(value: Decimal, places: int | None = None) -> str:
    """A figure in running text: commas for thousands, no needless noughts."""
    if places is not None:
        return f"{value:,.{places}f}"
    whole = value.to_integral_value()
    return f"{whole:,}" if value == whole else f"{value.normalize():,f}"
