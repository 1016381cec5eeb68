"""PDF files as text in columns: a page's characters set on lines by place, then read as layout text."""

from __future__ import annotations

import ctypes
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from bluehelm.errors import Unreadable
from bluehelm.sources import layout
from bluehelm.sources.blocks import Document

PAGES_LIMIT = 2_000
WORD_GAP = 0.08  # of the letter size; with a blank printed, more parts two words
SURE_GAP = 0.3  # of the letter size; without one too
CELL_GAP = 0.75  # of the letter size; more parts two cells
MOST_GAP = 3.0  # of the letter size; more parts two cells even on a line drawn out to its width
SAME_LINE = 0.45  # of the letter size; baselines nearer than this are one line
RAISED = 0.85  # letters smaller than this share of their line, and higher, point to a note
LETTERS_A_PAGE = 20  # fewer, on average, and the file is a scan
MOST_BLANKS = 4
NEW_PARAGRAPH = 1.3  # of the usual step from line to line; more leaves a blank line
NOTE_RULE = "_" * 18  # as the text form of a report prints the line over its footnotes


@dataclass(frozen=True)
class Glyph:
    text: str
    left: float
    right: float
    base: float
    size: float
    parted: bool  # the file prints a blank before it


def read(content: bytes, name: str, sha256: str) -> Document:
    """The blocks of a PDF that has text in it.

    raises  Unreadable if encrypted, damaged, of too many pages, or a scan without text
    """
    sheets = pages(content, name)
    starts = [0]
    for page in sheets:
        starts.append(starts[-1] + len(page))

    def place(page: int, line: int) -> str:
        return f"page {bisect(starts, line - 1)}, line {line - starts[page - 1]}"

    return layout.document(sheets, name, "pdf", sha256, place)


def pages(content: bytes, name: str) -> list[list[str]]:
    """The lines of each page, columns set apart by blanks, with blank lines where the page leaves room.

    raises  as read
    """
    try:
        file = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as fault:
        if "password" in str(fault).lower():
            raise Unreadable(f"{name}: is encrypted with a password. Save it without one.") from fault
        raise Unreadable(f"{name}: is damaged or cut off ({fault}). Fetch it again.") from fault
    with file:
        count = len(file)
        if not 0 < count <= PAGES_LIMIT:
            raise Unreadable(f"{name}: has {count:,} pages; from 1 to {PAGES_LIMIT:,} are read. Split it.")
        found: list[list[str]] = []
        letters = 0
        for number in range(count):
            glyphs = _glyphs(file, number, name)
            letters += len(glyphs)
            found.append(list(_lines(glyphs)))
    if letters < LETTERS_A_PAGE * count:
        raise Unreadable(
            f"{name}: holds {letters:,} letters on {count:,} pages, so it is a scan. "
            "Run text recognition on it, or ask for the Word file."
        )
    return found


def _glyphs(file: pdfium.PdfDocument, number: int, name: str) -> list[Glyph]:
    """The printed characters of a page, blanks left out."""
    try:
        page = file[number]
        text = page.get_textpage()
    except pdfium.PdfiumError as fault:
        raise Unreadable(f"{name}: page {number + 1} is damaged ({fault}). Fetch the file again.") from fault
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    glyphs = []
    parted = False
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        # PDFium marks a hyphen at a line's end by U+FFFE or U+0002.
        character = "-" if code in (0xFFFE, 0x2) else chr(code)
        if not character.strip() or character < " ":
            parted = True
            continue
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        size = raw.FPDFText_GetFontSize(text, index)
        glyphs.append(Glyph(character, min(x.value, left.value), right.value, y.value, size, parted))
        parted = False
    text.close()
    page.close()
    return _sized(glyphs)


def _sized(glyphs: list[Glyph]) -> list[Glyph]:
    """Letter sizes set right where the file scales its text: then the stated size is 1."""
    stated = median(glyph.size for glyph in glyphs) if glyphs else 0
    if stated >= 4:
        return glyphs
    wide = median(glyph.right - glyph.left for glyph in glyphs) * 2 if glyphs else 0
    return [replace(each, size=wide) for each in glyphs]


def _lines(glyphs: list[Glyph]) -> Iterator[str]:
    """The page as lines of text, cells set apart by blanks, with blank lines where the page leaves room."""
    if not glyphs:
        return
    rows = [sorted(row, key=lambda glyph: glyph.left) for row in _rows(glyphs)]
    bases = [median(glyph.base for glyph in row) for row in rows]
    steps = [round(above - below, 1) for above, below in pairwise(bases)]
    counts = Counter(step for step in steps if step > 4)
    often = [step for step, count in counts.items() if count >= max(2, 0.15 * len(steps))]
    usual = min(often) if often else 12.0
    margin = min(glyph.left for glyph in glyphs)
    unit = _unit(rows)
    noted = False
    for index, row in enumerate(rows):
        if index:
            yield from [""] * _blank_lines(steps[index - 1] / usual)
        if not noted and _opens_note(row):
            noted = True
            yield NOTE_RULE
        yield _line(row, margin, unit)


def _blank_lines(step: float) -> int:
    """Blank lines for the room that a step leaves; a little more than a line is a new paragraph."""
    return min(MOST_BLANKS, max(round(step) - 1, 1 if step > NEW_PARAGRAPH else 0))


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Characters gathered by baseline, from the top; raised ones stay with the line they stand over."""
    usual = median(glyph.size for glyph in glyphs)
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: -each.base):
        if rows and abs(_base(rows[-1]) - glyph.base) <= SAME_LINE * usual:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _base(row: list[Glyph]) -> float:
    return row[-1].base if row[0].size >= row[-1].size else row[0].base


def _unit(rows: list[list[Glyph]]) -> float:
    """The width of one column of the grid: narrow enough that a line's words never outgrow their place."""
    widths = [
        (row[-1].right - row[0].left) / len(row)
        for row in rows
        if len(row) > 20 and all(b.left - a.right < 2 * a.size for a, b in pairwise(row))
    ]
    return 0.8 * (min(widths) if widths else median(glyph.size for row in rows for glyph in row) * 0.5)


def _line(row: list[Glyph], margin: float, unit: float) -> str:
    size = max(glyph.size for glyph in row)
    base = max((glyph for glyph in row if glyph.size == size), key=lambda glyph: -glyph.base).base
    text, end = "", margin
    cell_gap = _cell_gap(row, size)
    for glyph in row:
        gap = glyph.left - end
        if _points_to_note(glyph, size, base, text, gap):
            continue
        if not text or gap > cell_gap:
            place = round((glyph.left - margin) / unit)
            text = text.ljust(max(place, len(text) + (3 if text else 0)))
        elif gap > (WORD_GAP if glyph.parted else SURE_GAP) * size:
            text += " "
        text += glyph.text
        end = max(end, glyph.right)
    return text


def _cell_gap(row: list[Glyph], size: float) -> float:
    """From which gap a line is parted into cells: more than twice its blanks, if it is drawn out."""
    gaps = [after.left - before.right for before, after in pairwise(row)]
    blanks = [gap for gap in gaps if gap > SURE_GAP / 2 * size]
    return max(CELL_GAP * size, min(2 * min(blanks, default=0), MOST_GAP * size))


def _opens_note(row: list[Glyph]) -> bool:
    """A line that begins with a small raised number."""
    size = max(glyph.size for glyph in row)
    base = min(glyph.base for glyph in row if glyph.size == size)
    first = row[0]
    raised = first.size < RAISED * size and first.base > base + 0.1 * size
    return first.text.isdigit() and raised and len(row) > 10


def _points_to_note(glyph: Glyph, size: float, base: float, before: str, gap: float) -> bool:
    """A small raised letter or number after a word; not the 3 of m3, and not the mark that opens a note."""
    raised = glyph.size < RAISED * size and glyph.base > base + 0.1 * size
    after_word = bool(before.strip()) and gap < CELL_GAP * size and before[-1] not in "m"
    return raised and after_word and (glyph.text.isdigit() or glyph.text.islower())
