"""The prose of a document as sentences, each with its section and paragraph number, and its other tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bluehelm.sources.blocks import Block, Document, Paragraph, Table

ROMAN = re.compile(r"(?P<numeral>[IVX]+)\.\s+(?P<title>[A-Z].{2,270})")
LETTER = re.compile(r"(?P<numeral>[A-Z])\.\s+(?P<title>[A-Z][^.]{2,150})\.?")
NUMBERED = re.compile(r"(?P<number>\d{1,3})\.\s+(?=\S)")
LETTERED = re.compile(r"(?P<letter>\((?:[a-z]|[ivx]{1,4})\))\s+")
COMPONENT = re.compile(r"Component \d+\s*[:.–—-]?\s*.*", re.I)
ACCOMPLISHMENT = re.compile(r"Expected accomplishments? (?P<number>\d+(?:\.\d+)+).*", re.I)
FRAME_HEADS = ("planned indicators", "actual indicators", "planned outputs", "expected accomplishment",
               "indicators of achievement", "mission support indicator")  # fmt: skip
RELATED = "related expected accomplishment"
CONTENTS = re.compile(r"\s+\d{1,3}$")
SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ)%\d\"”’*])[.?!][\"”’]?\s+(?=[\"“(]?[A-Z])")
SHORT_FORM = re.compile(r"\b(?:No|Nos|para|paras|sect|sects|art|e\.g|i\.e|vs|approx|Mr|Ms|Dr)$")
HEADING_LENGTH = 140  # characters
PROSE_LENGTH = 120
FULL_LINE = 60  # characters; a shorter line of a wrapped text ends its paragraph
LINE = re.compile(r"line (\d+)")
CAPTION_ROWS = 3  # a longer table is no caption
SUMMARY = "Summary"
LIST_OF_HEADINGS = "Contents"


@dataclass(frozen=True)
class Sentence:
    """One sentence of the prose."""

    text: str
    section: str | None  # "II.B", "Summary"; the words of the heading where headings have no numerals
    heading: str | None
    paragraph: str | None  # "35 (c)"
    source: str
    order: int  # in the document


@dataclass(frozen=True)
class Sheet:
    """One table that is no framework, with what is printed before it."""

    table: Table
    section: str | None
    heading: str | None
    before: tuple[str, ...]  # the paragraphs right before it, the last last


@dataclass(frozen=True)
class _Spot:
    roman: str | None = None
    letter: str | None = None
    heading: str | None = None
    number: str | None = None
    sub: str | None = None
    in_frame: bool = False

    @property
    def section(self) -> str | None:
        if self.roman is None:
            return self.letter or self.heading
        return self.roman if self.letter is None else f"{self.roman}.{self.letter}"

    @property
    def paragraph(self) -> str | None:
        if self.number is None:
            return None
        return self.number if self.sub is None else f"{self.number} {self.sub}"


def walk(document: Document, framed: bool) -> tuple[tuple[Sentence, ...], tuple[Sheet, ...]]:
    """The sentences of the prose and the tables beside the frameworks, in order.

    framed  whether the framework tables were read elsewhere and are to be left out here
    """
    spot = _Spot()
    sentences: list[Sentence] = []
    sheets: list[Sheet] = []
    before: list[str] = []
    for block in _joined(document.blocks):
        if isinstance(block, Table):
            if not (framed and (spot.in_frame or _is_frame(block))) and not _is_contents(block):
                sheets += _sheets(block, spot, tuple(before))
                sentences += _boxed(block, spot, len(sentences))
            before = []
            spot = _captioned(spot, block)
            continue
        spot, prose = _next(spot, block, framed)
        before = [*before[-5:], block.text]
        if prose:
            for text in split(prose):
                sentences.append(
                    Sentence(text, spot.section, spot.heading, spot.paragraph, block.where, len(sentences))
                )
    return tuple(sentences), tuple(sheets)


def split(text: str) -> list[str]:
    """The sentences of a paragraph; "No. 2015-052" and "para. 47" end none."""
    parts: list[str] = []
    start = 0
    for found in SENTENCE_END.finditer(text):
        if SHORT_FORM.search(text[start : found.start()]):
            continue
        parts.append(text[start : found.end()].strip())
        start = found.end()
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def _joined(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, with paragraphs that a page cut put together again."""
    held: Paragraph | None = None
    last: int | None = None  # the line of the block before
    for block in blocks:
        if not isinstance(block, Paragraph):
            if held is not None:
                yield held
                held = None
            yield block
        elif held is not None and (_goes_on(held.text, block.text) or _wrapped(held, block, last)):
            held = replace(held, text=f"{held.text.rstrip()} {block.text.lstrip()}")
        else:
            if held is not None:
                yield held
            held = block
        last = _line(block)
    if held is not None:
        yield held


def _line(block: Block) -> int | None:
    """The number of the line that a paragraph of a plain text is; None where it has none."""
    found = LINE.fullmatch(block.where) if isinstance(block, Paragraph) else None
    return None if found is None else int(found[1])


def _wrapped(held: Paragraph, block: Paragraph, last: int | None) -> bool:
    """Whether a plain text was wrapped here: the very next line, and the one before is full and not ended."""
    first, second = held.text.rstrip(), block.text.lstrip()
    if last is None or _line(block) != last + 1 or not second or first[-1] in ".:;?!":
        return False
    opens = NUMBERED.match(second) or LETTERED.match(second) or (first[-1] == "," and second[0].isupper())
    return not opens and (second[0].islower() or len(first.split("\n")[-1]) >= FULL_LINE)


def _goes_on(first: str, second: str) -> bool:
    """Whether a paragraph breaks off in mid-sentence and the next takes it up."""
    first, second = first.rstrip(), second.lstrip()
    if len(first) < PROSE_LENGTH or not second or first[-1] in ".:;?!":
        return False
    taken_up = second[0].islower() or (second[0].isdigit() and NUMBERED.match(second) is None)
    return taken_up or first[-1] == ","


def _next(spot: _Spot, block: Paragraph, framed: bool) -> tuple[_Spot, str | None]:
    """Where we are after this paragraph, and its prose; None for a heading or a part of a framework."""
    text = block.text.strip()
    contents = spot.roman is None and len(text) < HEADING_LENGTH and CONTENTS.search(text)
    if not text or contents:
        return spot, None
    if len(text) < 2 * HEADING_LENGTH and (moved := _heading(spot, text, block.style)) is not None:
        return moved, None
    numbered = NUMBERED.match(text)
    if numbered is not None and (len(text) >= PROSE_LENGTH or not spot.in_frame):
        return replace(spot, number=numbered["number"], sub=None, in_frame=False), text[numbered.end() :]
    if framed and spot.in_frame:
        return spot, None
    lettered = LETTERED.match(text)
    if lettered is not None and spot.number is not None:
        return replace(spot, sub=lettered["letter"]), text[lettered.end() :]
    return spot, text


def _heading(spot: _Spot, text: str, style: str | None) -> _Spot | None:
    """The place under this heading; None where the paragraph is no heading."""
    roman, letter = ROMAN.fullmatch(text), LETTER.fullmatch(text)
    if roman is not None and spot.roman is None and len(text) > 2 * PROSE_LENGTH:
        return spot  # no document opens with so long a heading: it is an entry of the contents
    if roman is not None and not (letter is not None and _follows(spot.letter, letter["numeral"])):
        return _Spot(roman=roman["numeral"], heading=roman["title"])
    if letter is not None:
        return _Spot(roman=spot.roman, letter=letter["numeral"], heading=letter["title"])
    if ACCOMPLISHMENT.fullmatch(text) is not None:
        return replace(spot, heading=text, number=None, sub=None, in_frame=True)
    if COMPONENT.fullmatch(text) is not None and len(text) < HEADING_LENGTH * 2:
        return replace(spot, heading=text, number=None, sub=None, in_frame=False)
    if text == LIST_OF_HEADINGS:
        return spot  # it heads no part of the report
    if text == SUMMARY:
        return _Spot(heading=SUMMARY, letter=SUMMARY)
    if spot.in_frame or not _looks_like_heading(text, style):
        return None
    return replace(spot, heading=text)


def _follows(before: str | None, letter: str) -> bool:
    """Whether a letter that is a Roman numeral too counts on from the letter before."""
    return before is not None and len(before) == 1 and ord(letter) == ord(before) + 1


def _looks_like_heading(text: str, style: str | None) -> bool:
    if style is not None and re.match(r"_\s*H|Title|Heading", style):
        return True
    short = len(text) < HEADING_LENGTH and text[-1] not in ".:;,?!)" and text[0].isupper()
    return style is None and short and len(text.split()) > 1 and not any(mark.isdigit() for mark in text)


def _captioned(spot: _Spot, table: Table) -> _Spot:
    """Under a small table that captions a variance, "Air operations | $22 365.9 | 15.4%": that category."""
    texts = [[cell.text.strip() for cell in row.cells] for row in table.rows]
    if not 1 <= len(texts) <= CAPTION_ROWS or not any("Variance" in text for row in texts for text in row):
        return spot
    label = next((text for text in texts[-1] if text), "")
    return replace(spot, heading=label) if label[:1].isalpha() and label != "Variance" else spot


def _is_frame(table: Table) -> bool:
    heads = " ".join(cell.text for row in table.rows[:3] for cell in row.cells).lower()
    heads = heads.replace(RELATED, "")  # a column of a table of money
    return any(head in heads for head in FRAME_HEADS)


def _is_contents(table: Table) -> bool:
    first = [cell.text.strip() for cell in table.rows[0].cells] if table.rows else []
    return bool(first) and first[-1].strip("*_").lower() == "page"


def _sheets(table: Table, spot: _Spot, before: tuple[str, ...]) -> list[Sheet]:
    """The table, and those that stand in its cells: a summary in a frame holds its tables so."""
    section = SUMMARY if _is_summary(table) else spot.section
    found = [Sheet(table, section, spot.heading, before)]
    for row in table.rows:
        for cell in row.cells:
            for inner in cell.tables:
                said = tuple(cell.paragraphs[-2:])
                found.append(Sheet(inner, section, spot.heading, said or before))
    return found


def _is_summary(table: Table) -> bool:
    return bool(table.rows) and table.rows[0].cells[0].text.strip() == SUMMARY


def _boxed(table: Table, spot: _Spot, order: int) -> list[Sentence]:
    """The prose that a report sets in a frame of one column, as it does its summary."""
    found: list[Sentence] = []
    for row in table.rows:
        cells = [cell for cell in row.cells if cell.text.strip()]
        if len(cells) != 1:
            continue
        for part in cells[0].paragraphs:
            if len(part) < PROSE_LENGTH:
                continue
            for text in split(part):
                section = SUMMARY if _is_summary(table) else spot.section
                found.append(
                    Sentence(text, section, spot.heading, spot.paragraph, row.where, order + len(found))
                )
    return found
