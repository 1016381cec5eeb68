"""Lines whose cells were squeezed together: one blank is left where the lines around have a column."""

from __future__ import annotations

import re
from dataclasses import replace

from bluehelm.sources.columns import SECTION, WIDE_GAP, Line

CELLS = re.compile(r"(?<=\S) {2,}(?=[^\W\d_])")  # before a cell that begins with a word
LEAST_LEFT = 40  # columns; a narrower first cell is a label of figures
NUMBERED = re.compile(r"\s*(?:\d{1,3}|[IVXL]+|[A-Z])\.\s")  # a heading or a paragraph of the report


def parted(page: list[Line]) -> list[Line]:
    """The page with such lines drawn apart at the column that the lines right above and below begin.

    Prose under a table may have a blank there by chance, so both neighbours must agree. Only columns of
    words are looked at; in a table of figures no cell is wide enough to be squeezed.
    """
    result = list(page)
    for at, line in enumerate(page):
        if SECTION.match(line.text.strip()) or NUMBERED.match(line.text):
            continue
        for column in _columns(page, at):
            if _squeezed(line.text, column) and _agree(page, at, column):
                text = f"{line.text[:column].rstrip()}{' ' * WIDE_GAP}{line.text[column:]}"
                result[at] = replace(line, text=text)
                break
    return result


def _columns(page: list[Line], at: int) -> list[int]:
    """Where the lines right above and below begin a further cell."""
    near = [page[other].text for other in (at - 1, at + 1) if 0 <= other < len(page)]
    return sorted({gap.end() for text in near for gap in CELLS.finditer(text) if gap.end() >= LEAST_LEFT})


def _squeezed(text: str, column: int) -> bool:
    """Whether a word begins in that column, one blank after another word."""
    before = text[max(column - 2, 0) : column]
    return len(text) > column and len(before) == 2 and before[1] == " " != before[0] and text[column] != " "


def _agree(page: list[Line], at: int, column: int) -> bool:
    """Whether both neighbours have the column; one may be blank where the line cannot open a paragraph."""
    texts = [page[other].text if 0 <= other < len(page) else "" for other in (at - 1, at + 1)]
    if any(text.strip() and not _has(text, column) for text in texts):
        return False
    return all(text.strip() for text in texts) or not page[at].text.lstrip()[0].isupper()


def _has(text: str, column: int) -> bool:
    """Whether a line has a cell in that column, or stops before it: then its cell has no more to say."""
    if len(text) < column:
        return True
    inner = not text[:column].strip() and text[column : column + 1].strip() != ""
    return inner or _squeezed(text, column) or any(gap.end() == column for gap in CELLS.finditer(text))
