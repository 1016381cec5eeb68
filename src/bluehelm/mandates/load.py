"""A resolution or a draft from its file to the rows of a Text."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from bluehelm.errors import BadInput
from bluehelm.mandates.plausible import doubts
from bluehelm.mandates.read import understand
from bluehelm.mandates.rows import Text

FIRST, LAST = date(1946, 1, 1), date(2100, 12, 31)  # days on which the Council can have adopted a text


def read(path: Path, adopted: date | None = None, ends: date | None = None) -> Text:
    """The text in a file (.docx, .pdf, HTML, plain text), read as law.

    adopted  what periods are counted from; without it, the date that the document bears
    ends     the end of the mandate; without it, what the text says
    raises   Unreadable or WrongKind (bluehelm.errors) for what is no single resolution or draft, BadInput for
             a day of adoption on which there was no Council
    """
    if adopted is not None and not FIRST <= adopted <= LAST:
        raise BadInput(f"{adopted} is no day of adoption; give one from {FIRST} to {LAST}.")
    from bluehelm.sources import resolutions  # heavy: only where a document is read

    given = {"adopted": adopted, "ends": ends}
    stated = tuple(what for what, day in given.items() if day is not None)
    text = understand(resolutions.read(path), adopted, ends)
    notes = (*text.notes, *doubts(text, datetime.now(UTC).date()))
    return replace(text, stated=stated, notes=notes)
