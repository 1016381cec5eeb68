"""An answer that stands beside an estimate, in texts: the same for page and command."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bluehelm.errors import BadInput
from bluehelm.impact.rows import Events
from bluehelm.impact.sentences import LANGUAGES
from bluehelm.impact.telling import page
from bluehelm.impact.telling.html import heading, listed, paragraph
from bluehelm.impact.telling.tables import Table
from bluehelm.record import messages, vocab

LEAST_P = 0.0001
MOST_OPEN = 100  # rows of a table that is not folded


@dataclass(frozen=True)
class Told:
    """What is said, the tables, and what must be known of them."""

    counted: str
    tables: tuple[Table, ...]
    after: tuple[str, ...]
    notes: tuple[str, ...]


def words(key: str, language: str, **values: str) -> str:
    """The words for a key of beside.yaml; values fill its places."""
    if language not in LANGUAGES:
        raise BadInput(f"The language {language!r} is not one of en, fr; name one of them.")
    return vocab.word("beside", key, language).format(**values)


def number(value: float, language: str, decimals: int | None = None) -> str:
    """So many decimals; without them, as it was asked for."""
    text = f"{value:g}" if decimals is None else f"{value:.{decimals}f}"
    return text.replace(".", ",") if language == "fr" else text


def p_words(value: float | None, language: str) -> str:
    if value is None:
        return words("none", language)
    least = number(LEAST_P, language, 4)
    return f"<{least}" if value < LEAST_P else number(value, language, 4)


def between(low: str, high: str, language: str) -> str:
    return words("to", language, low=low, high=high)


def of_reading(table: Events, name: str, language: str) -> Iterator[str]:
    """What was taken for granted when the table was read, and what was not taken."""
    for note in table.notes:
        yield words("of table", language, table=name, told=messages.told(note, language))
    if table.set_aside:
        first = table.set_aside[0]
        aside = words(
            "aside",
            language,
            n=str(len(table.set_aside)),
            row=str(first.row),
            field=first.field,
            value=repr(first.value),
            why=messages.told(first.why, language),
        )
        yield words("of table", language, table=name, told=aside)


def body(told: Told, reading: tuple[str, ...], language: str) -> str:
    """What stands under the heading of a page."""
    tables = (replace(table, caption=table.caption[:1].upper() + table.caption[1:]) for table in told.tables)
    shown = (page.tabled(table, MOST_OPEN) for table in tables)
    parts = [paragraph(told.counted), *shown, *map(paragraph, told.after)]
    parts += [heading("notes", language), listed(told.notes)]
    if reading:
        parts += [heading("left out", language), listed(reading)]
    return "\n".join(parts)
