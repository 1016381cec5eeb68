"""A resolution or a draft from its file to the rows of a Text."""

from datetime import date
from pathlib import Path

from bluehelm.mandates.read import understand
from bluehelm.mandates.rows import Text


def read(path: Path, adopted: date | None = None, ends: date | None = None) -> Text:
    """The text in a file (.docx, .pdf, HTML, plain text), read as law.

    adopted  what periods are counted from; without it, the date that the document bears
    ends     the end of the mandate; without it, what the text says
    raises   Unreadable or WrongKind (bluehelm.errors) for what is no single resolution or draft
    """
    from bluehelm.sources import resolutions  # heavy: only where a document is read

    return understand(resolutions.read(path), adopted, ends)
