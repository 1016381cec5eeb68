"""Text in columns, as `pdftotext -layout` prints it: furniture out, paragraphs and tables rebuilt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bluehelm.sources import columns, printed, squeezed
from bluehelm.sources.blocks import Block, Document, Paragraph
from bluehelm.sources.columns import Line

Pages = Sequence[Sequence[str]]
Place = Callable[[int, int], str]  # page and line to the words that name the place

SYMBOL = re.compile(r"[ASE]/(?:[A-Z0-9.-]+/)*\d[\w.]*(?:/(?:Add|Corr|Rev)\.\d+)*")
JOB = re.compile(r"\d{2}-\d{5}")
FURNITURE = re.compile(
    r"(?:\d+/\d+\s+)?\d{2}-\d{5}(?:\s*\([A-Z]\)(?:\s+\d{6})?)?(?:\s+\d+/\d+)?|\*\d{6,}\*|\d{1,3}|\d+/\d+"
    r"|[Pp]age \d+(?: of \d+)?"
)
RULE = re.compile(r"_{6,}")
LEADERS = re.compile(r"(?:\s?\.){5,}\s*")
ENUMERATED = re.compile(r"(?:\d{1,3}\.|\([a-z]{1,4}\)|[IVXL]+\.|[A-Z]\.|•)\s")
TITLE = re.compile(
    r"(?:[IVXL]+|[A-Z]|\d{1,2})\.\s+\S.{0,90}|\([a-z]\)\s+\S.{0,60}|Component \d+:.*|\(Thousands .*"
)
COLUMN_GAP = re.compile(r"\S {3,}\S")
LOOSE_HYPHEN = re.compile(r"(?<=[A-Za-z0-9]) -(?=[A-Za-z0-9])")
INDENT_STEP = 3  # columns by which a paragraph's first line stands in or out


def is_columns(pages: Pages) -> bool:
    """Whether a text is printed in columns: many lines with wide gaps, and no tabs to part the cells."""
    lines = [line for page in pages for line in page if line.strip()]
    tabbed = sum("\t" in line.strip() for line in lines)
    gaps = sum(COLUMN_GAP.search(line) is not None for line in lines)
    return gaps > 2 and gaps > 0.05 * len(lines) and tabbed < 0.02 * len(lines)


def symbol(pages: Pages) -> str | None:
    """The symbol that stands alone at the head of the pages, or at the head of the first one."""
    heads: Counter[str] = Counter()
    for page in pages:
        for line in [line for line in page if line.strip()][:3]:
            last = re.split(r"\s{2,}|\t", line.strip())[-1]
            if SYMBOL.fullmatch(last) is not None:
                heads[last] += 1
    return heads.most_common(1)[0][0] if heads else None


def by_line(page: int, line: int) -> str:
    return f"line {line}"


def document(pages: Pages, name: str, medium: str, sha256: str, place: Place = by_line) -> Document:
    """The blocks of a text in columns; place names a page and line in the reader's terms."""
    own = symbol(pages)
    cleaned, notes = _cleaned(pages, own)
    if medium != "pdf":  # there the cells are known by their place
        cleaned = [squeezed.parted(page) for page in cleaned]
    words = {
        word
        for page in cleaned
        for line in page
        for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)
    }
    return Document(
        name=name,
        medium=medium,
        sha256=sha256,
        blocks=tuple(_blocks(cleaned, Joiner(words), place)),
        symbol=own,
        footnotes=tuple(notes),
    )


def _cleaned(pages: Pages, own: str | None) -> tuple[list[list[Line]], list[str]]:
    """Lines without heads, feet and notes; the notes apart."""
    cleaned: list[list[Line]] = []
    notes: list[str] = []
    running = _running(pages)
    number = 0
    for index, page in enumerate(pages, 1):
        lines = []
        for text in page:
            number += 1
            text = LOOSE_HYPHEN.sub("-", text.expandtabs().rstrip().translate(columns.PLAIN))
            lines.append(Line(text, number, index))
        lines, found = _without_notes(_without_furniture(lines, own, running))
        notes += found
        cleaned.append(_without_raised(lines))
    return cleaned, notes


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", "".join(text.split()))


def _running(pages: Pages) -> set[str]:
    """Lines that recur at the foot of many pages, or at their head with a number in them."""
    counts: Counter[str] = Counter()
    for page in pages:
        printed = [_pattern(line) for line in page if line.strip()]
        counts.update({line for line in printed[:2] if "#" in line} | set(printed[-1:]))
    return {line for line, count in counts.items() if count >= max(3, 0.25 * len(pages)) and len(line) < 60}


def _without_furniture(lines: list[Line], own: str | None, running: set[str]) -> list[Line]:
    printed = [line for line in lines if line.text.strip()]
    out = {
        line.number
        for line in printed[:2] + printed[-3:]
        if line.text.strip() == own or FURNITURE.fullmatch(line.text.strip()) is not None
    }
    out |= {line.number for line in printed[:2] + printed[-1:] if _pattern(line.text) in running}
    return [Line("", line.number, line.page) if line.number in out else line for line in lines]


def _without_notes(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Cuts the notes that stand under a rule at the foot of the page."""
    for index, line in enumerate(lines):
        if RULE.fullmatch(line.text.strip()) is not None:
            return lines[:index], _notes([below.text.strip() for below in lines[index + 1 :]])
    return lines, []


def _notes(lines: list[str]) -> list[str]:
    """Notes told apart by their numbers, which go up by one."""
    notes: list[str] = []
    last: int | None = None
    for text in filter(None, lines):
        mark = re.match(r"(\d{1,2})(?:\s+|$)", text)
        if mark is not None and (last is None or int(mark[1]) == last + 1):
            last = int(mark[1])
            notes.append(text[mark.end() :])
        elif notes:
            notes[-1] = f"{notes[-1]} {text}".strip()
        else:
            notes.append(text)
    return [note for note in notes if note]


def _without_raised(lines: list[Line]) -> list[Line]:
    """Drops lines that hold only raised letters; before a note the letter is set in front of it."""
    kept = list(lines)
    for index, line in enumerate(lines):
        marks = line.text.split()
        if marks and all(re.fullmatch(r"[a-z]|\d", mark) is not None for mark in marks):
            below = kept[index + 1] if index + 1 < len(lines) else Line("", 0, 0)
            kept[index] = replace(line, text="")
            if below.text.strip() and below.start > line.start:
                kept[index + 1] = replace(below, text=f"{line.text} {below.text.strip()}")
    return kept


@dataclass
class Joiner:
    """Joins lines; a word cut at a line's end is put together as the rest of the text writes it."""

    words: set[str]

    def __call__(self, before: str, after: str) -> str:
        if not before or not after:
            return before or after
        head = re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$", before)
        tail = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", after)
        if head is None or tail is None or not after[0].islower() or tail[0] in ("and", "or"):
            return f"{before} {after}"
        if head[1] + tail[0] in self.words and f"{head[1]}-{tail[0]}" not in self.words:
            return before[:-1] + after
        return before + after


def _blocks(pages: list[list[Line]], join: Joiner, place: Place) -> Iterator[Block]:
    prose = Prose(join, place)
    tables = printed.Tables(join, place)
    for page in pages:
        for part in columns.zones(page, TITLE):
            if isinstance(part, columns.Zone):
                if not (tables.open and tables.continues(part)):
                    yield from tables.close()
                    yield from prose.close()
                tables.add(part)
            elif part.text.strip():
                yield from tables.close()
                yield from prose.add(part)
            else:
                prose.blank()
        prose.turn()
    yield from tables.close()
    yield from prose.close()


class Prose:
    """Lines gathered into paragraphs, over the turn of a page too."""

    def __init__(self, join: Joiner, place: Place) -> None:
        self.join = join
        self.place = place
        self.lines: list[Line] = []
        self.text = ""
        self.parted = False  # a blank line since the last line
        self.turned = False  # a page turned since the last line

    def blank(self) -> None:
        self.parted = True

    def turn(self) -> None:
        self.turned = True

    def add(self, line: Line) -> Iterator[Paragraph]:
        if self.lines and self._begins(line):
            yield from self.close()
        self.lines.append(line)
        text = " ".join(LEADERS.sub(" ", line.text).split())
        self.text = self.join(self.text, text)
        self.parted = self.turned = False

    def _begins(self, line: Line) -> bool:
        text = line.text.strip()
        last = self.lines[-1]
        if (ENUMERATED.match(text) or TITLE.fullmatch(text)) is not None or LEADERS.search(
            last.text
        ) is not None:
            return True
        if self.turned:
            return self.text.endswith((".", ":", ";")) or TITLE.fullmatch(self.text) is not None
        if self.parted:
            return True
        inward = line.start - last.start
        wide = max(len(each.text) for each in self.lines)
        roomy = len(last.text) + 1 + len(text.split()[0]) < wide - 8
        return (inward >= INDENT_STEP and len(self.lines) > 1) or (roomy and text[0].isupper())

    def close(self) -> Iterator[Paragraph]:
        if self.text:
            yield Paragraph(self.text, self.place(self.lines[0].page, self.lines[0].number))
        self.lines, self.text, self.parted = [], "", False
