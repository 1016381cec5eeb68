"""Tabbed text to blocks: markup and page furniture removed, cells parted at tabs, tables kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluehelm.sources.blocks import Block, Cell, Paragraph, Row, Table

MOST_PAGES = 300  # "12/97" is a page of so many, "703/703" an answer
LABEL_LENGTH = 80  # a line without tabs under a table is its last label only if it is short

BREAK = re.compile(r"</(?:p|div|li|h\d)>|<br\s*/?>", re.I)
TAG = re.compile(
    r"</?(?:a|b|i|u|p|em|ol|ul|li|td|th|tr|br|div|img|sub|span|font|small|strong|center|table|tbody|thead|h\d)"
    r"(?:\s[^<>]*)?/?>|<!--.*?-->",
    re.I,
)
RAISED = re.compile(r"<sup>\s*(.*?)\s*</sup>", re.I)
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
LINK = re.compile(r"\[([^\[\]]*)\]\((?:#|https?:|/|mailto:)[^()\s]*\)")
FORMULA = re.compile(r"\$([^$\t]*\\[a-z]+[^$\t]*)\$")
SIGNS = {
    r"\geqslant": "≥", r"\leqslant": "≤", r"\geq": "≥", r"\leq": "≤", r"\ge": "≥", r"\le": "≤",
    r"\pm": "±", r"\times": "×", r"\approx": "≈", r"\sim": "~", r"\div": "÷",
}  # fmt: skip
SIGN = re.compile("|".join(re.escape(sign) + r"(?![a-z])" for sign in SIGNS))
STARS = re.compile(r"\*{1,3}")
ESCAPED = re.compile(r"\\([$%&#_*()\[\]{}<>|.+!-])")
DOLLAR = "\ue000"  # stands for an escaped dollar while formulas are looked for
MARKUP = re.compile(rf"[<\[$\\*{DOLLAR}]")  # a text without any of these signs holds none of the markup above
HEADING = re.compile(r"^#{1,6}\s+")
RULE = re.compile(r"(?:[-_=*]\s?){3,}|:?-{2,}:?(?:\t:?-{2,}:?)*\t?")
FURNITURE = re.compile(
    r"[ASE]/(?:[A-Z0-9.-]+/)*\d[\w.]*(?:/(?:Add|Corr|Rev)\.\d+)*\*?"  # the symbol as running head
    r"|(?:\d{1,3}/\d{1,3}\s+)?\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6})?(?:\s+\d{1,3}/\d{1,3})?"  # job number
    r"|[Pp]age \d+(?: of \d+)?|\*\d{6,}\*"
)
PAGE_OF = re.compile(r"(\d{1,3})/(\d{1,3})")


@dataclass(frozen=True)
class _Line:
    number: int
    cells: tuple[str, ...]  # one for a line of prose; the paragraphs of a cell are parted by newlines

    @property
    def tabbed(self) -> bool:
        return len(self.cells) > 1


def blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """The paragraphs and tables of tabbed text, each with the line it came from.

    A table is a run of lines without a blank one, from its first tabbed line to its last; a line without
    tabs inside it (or a short one at its end) is a row of one cell. Every other line is a paragraph.
    """
    found: list[Block] = []
    for run in _runs(lines):
        found.extend(_of_run(run))
    return tuple(found)


def is_furniture(line: str) -> bool:
    """Whether a line is only part of the page: running symbol, job number, page number, rule."""
    text = line.strip()
    page = PAGE_OF.fullmatch(text)
    if page is not None:
        return 0 < int(page[1]) <= int(page[2]) <= MOST_PAGES
    return FURNITURE.fullmatch(text) is not None or RULE.fullmatch(text) is not None


def plain(text: str) -> str:
    """The text of one cell or line without markup; paragraphs marked in it are parted by newlines."""
    text = text.replace("\u00a0", " ").replace("\u00ad", "")
    if MARKUP.search(text) is not None:
        text = _without_markup(text)
    paragraphs = (" ".join(part.split()) for part in text.split("\n"))
    return "\n".join(part for part in paragraphs if part)


def _without_markup(text: str) -> str:
    text = IMAGE.sub(" ", text.replace(r"\$", DOLLAR))
    text = RAISED.sub(r"^\1", BREAK.sub("\n", text))
    text = LINK.sub(r"\1", TAG.sub("", text))
    text = SIGN.sub(lambda sign: SIGNS[sign[0]], FORMULA.sub(r"\1", text))
    return ESCAPED.sub(r"\1", _without_stars(text)).replace(DOLLAR, "$")


def _without_stars(text: str) -> str:
    """Marks of emphasis removed where they come in pairs; a space where they alone parted two words."""
    marks = [mark for mark in STARS.finditer(text) if not _alone(text, mark)]
    if not marks or sum(len(mark[0]) for mark in marks) % 2 or len(marks) < 2:
        return text
    parts, last = [], 0
    for mark in marks:
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        parts += [text[last : mark.start()], " " if before.isalnum() and after.isalnum() else ""]
        last = mark.end()
    return "".join([*parts, text[last:]])


def _alone(text: str, mark: re.Match[str]) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (not before.strip() and not after.strip()) or before == "\\"


def _runs(lines: Sequence[str]) -> Iterator[list[_Line]]:
    """The lines between blank ones; furniture counts as nothing at all."""
    run: list[_Line] = []
    for number, line in enumerate(lines, start=1):
        bare = _unpiped(line.replace("\f", ""))
        if is_furniture(bare):
            continue
        if bare.strip():
            cells = tuple(plain(cell) for cell in bare.split("\t"))
            if any(cells):
                run.append(_Line(number, (HEADING.sub("", cells[0]), *cells[1:])))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _unpiped(line: str) -> str:
    """A row of a table drawn with upright strokes, as a tabbed line."""
    text = line.strip()
    if len(text) < 3 or not (text.startswith("|") and text.endswith("|")):
        return line
    return "\t".join(cell.strip() for cell in re.split(r"(?<!\\)\|", text[1:-1]))


def _of_run(run: list[_Line]) -> Iterator[Block]:
    tabbed = [at for at, line in enumerate(run) if line.tabbed]
    if not tabbed:
        for line in run:
            yield _paragraph(line)
        return
    first, last = tabbed[0], tabbed[-1]
    while last + 1 < len(run) and len(run[last + 1].cells[0]) <= LABEL_LENGTH:
        last += 1
    for line in run[:first]:
        yield _paragraph(line)
    yield _table(run[first : last + 1])
    for line in run[last + 1 :]:
        yield _paragraph(line)


def _paragraph(line: _Line) -> Paragraph:
    return Paragraph(" ".join(line.cells[0].split("\n")), f"line {line.number}")


def _table(lines: list[_Line]) -> Table:
    rows = tuple(Row(tuple(Cell(cell) for cell in line.cells), f"line {line.number}") for line in lines)
    first, last = lines[0].number, lines[-1].number
    return Table(rows, f"line {first}" if first == last else f"lines {first}-{last}")
