"""The forms of a document, told by the name of its file, and the file written whole."""

import os
from collections.abc import Callable
from pathlib import Path

from bluehelm.errors import BadInput
from bluehelm.record import files
from bluehelm.reports.docx import docx
from bluehelm.reports.html import html
from bluehelm.reports.pdf import pdf
from bluehelm.reports.tree import Document

FORMS: dict[str, Callable[[Document], bytes]] = {"docx": docx, "pdf": pdf, "html": html}


def form_of(out: Path) -> str:
    """The form that the file's name asks for."""
    form = out.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise BadInput(
            f"A report cannot be written to {out.name}: its name must end in .docx, .pdf or .html."
        )
    return form


def place_for(out: Path) -> str:
    """The form that the file's name asks for, where there is a folder to put it in."""
    form = form_of(out)
    if not out.parent.is_dir():
        raise BadInput(f"There is no folder {out.parent}; make it, or name another.")
    return form


def put(out: Path, content: bytes) -> None:
    """Write the file whole or not at all."""
    place_for(out)
    try:
        with files.written_whole(out) as file:
            file.write(content)
            os.fchmod(file.fileno(), 0o644)
    except OSError as wrong:
        raise BadInput(f"The report cannot be written to {out}: {wrong.strerror}.") from wrong
