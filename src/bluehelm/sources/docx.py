"""Word documents as blocks: paragraphs and tables in document order, the text as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from bluehelm.errors import WrongKind
from bluehelm.sources.archive import Archive
from bluehelm.sources.blocks import Block, Cell, Document, Paragraph, Row, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
WRAPPERS = {W + tag for tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
# No part of a line: deleted text, the old form of a drawing, and text boxes (paragraphs of their own).
SKIPPED = {
    W + tag for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "txbxContent", "rt")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
SYMBOLS = {"B3": "≥", "A3": "≤", "B1": "±", "B4": "×", "B7": "•", "2D": "-", "B0": "°", "B9": "≠", "B8": "÷"}
PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u2011": "-", "\u2010": "-", "\u00ad": "",
     "\u200b": "", "\ufeff": ""}
)  # fmt: skip
NOTE_LETTERS = re.compile(r"[\s,]*[a-z*†‡](?:[\s,]+[a-z*†‡])*[\s,]*|[\s,]+")
SYMBOL = re.compile(r"\b[ASE]/(?:[A-Z0-9.-]+/)*\d[\w.]*(?:/(?:Add|Corr|Rev)\.\d+)*")


@dataclass
class Styles:
    """Names of the paragraph styles, and the character styles that raise their text."""

    names: dict[str, str] = field(default_factory=dict)
    raised: set[str] = field(default_factory=set)


def read(content: bytes, name: str, sha256: str) -> Document:
    """The blocks of a Word document; tables inside cells stay in their cells.

    raises  Unreadable if damaged, encrypted, holding macros or too large when expanded;
            WrongKind if not a text
    """
    archive = Archive(content, name)
    main, body = opened(archive)
    reading = Reading(styles(archive, main))
    blocks = tuple(reading.blocks(body))
    return Document(
        name=name,
        medium="docx",
        sha256=sha256,
        blocks=blocks,
        symbol=symbol(archive, main, reading),
        footnotes=footnotes(archive, main, reading),
    )


def opened(archive: Archive) -> tuple[str, etree._Element]:
    """The name of the main part and the body in it; raises WrongKind where it is no text."""
    main = (archive.related("", "officeDocument") or ["word/document.xml"])[0]
    body = archive.xml(main).find(W + "body")
    if body is None:
        raise WrongKind(
            f"{archive.name}: its main part {main} is not a Word text; give a .docx, a .pdf or text."
        )
    return main, body


class Reading:
    """One walk through a document, counting its paragraphs and tables for the places they are named by."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.paragraphs = 0
        self.tables = 0

    def blocks(self, body: etree._Element) -> Iterator[Block]:
        for element in children(body):
            if element.tag == W + "p":
                yield from self._paragraph(element)
            elif element.tag == W + "tbl":
                self.tables += 1
                yield self._table(element, f"table {self.tables}")

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        text = self.text(element)
        if text:
            self.paragraphs += 1
            yield Paragraph(text, f"paragraph {self.paragraphs}", self.style(element))
        for box in element.iter(W + "txbxContent"):
            if next(box.iterancestors(FALLBACK), None) is None:
                yield from self.blocks(box)

    def style(self, element: etree._Element) -> str | None:
        style = element.find(f"{W}pPr/{W}pStyle")
        return None if style is None else self.styles.names.get(style.get(VAL, ""), style.get(VAL))

    def _table(self, element: etree._Element, where: str) -> Table:
        rows = []
        for number, row in enumerate((r for r in children(element) if r.tag == W + "tr"), 1):
            if row.find(f"{W}trPr/{W}del") is None:
                rows.append(Row(self._cells(row, f"{where}, row {number}"), f"{where}, row {number}"))
        return Table(tuple(rows), where)

    def _cells(self, row: etree._Element, where: str) -> tuple[Cell, ...]:
        before = _number(row, f"{W}trPr/{W}gridBefore", 0)
        cells = [Cell("", span=before)] if before else []
        for element in children(row):
            if element.tag != W + "tc":
                continue
            span = _number(element, f"{W}tcPr/{W}gridSpan", 1)
            if cells and _continues(element, "hMerge"):
                cells[-1] = Cell(cells[-1].text, cells[-1].span + span, cells[-1].merged, cells[-1].tables)
            elif _continues(element, "vMerge"):
                cells.append(Cell("", span, merged=True))
            else:
                cells.append(self._cell(element, span, where))
        return tuple(cells)

    def _cell(self, element: etree._Element, span: int, where: str) -> Cell:
        lines: list[str] = []
        tables: list[Table] = []
        for child in children(element):
            if child.tag == W + "p":
                lines.append(self.text(child))
            elif child.tag == W + "tbl":
                tables.append(self._table(child, f"{where}, inner table {len(tables) + 1}"))
        return Cell("\n".join(line for line in lines if line), span, False, tuple(tables))

    def text(self, paragraph: etree._Element) -> str:
        """The paragraph on one line, without the raised letters that point to a table's notes."""
        line = ""
        for piece, raised in self.pieces(paragraph):
            if not (raised and _is_note_mark(piece, line)):
                line += piece
        return " ".join(line.translate(PLAIN).split())

    def pieces(self, paragraph: etree._Element) -> Iterator[tuple[str, bool]]:
        """The paragraph run by run, and whether it stands raised."""
        fields: list[bool] = []  # for each open field: are we still in its code?
        for run in _runs(paragraph):
            raised = self._is_raised(run)
            for element in run:
                if element.tag == W + "fldChar":
                    _follow(fields, element.get(W + "fldCharType", ""))
                elif not any(fields):
                    yield _characters(element), raised

    def _is_raised(self, run: etree._Element) -> bool:
        style = run.find(f"{W}rPr/{W}rStyle")
        own = run.find(f"{W}rPr/{W}vertAlign")
        if own is not None:
            return bool(own.get(VAL) == "superscript")
        return style is not None and style.get(VAL) in self.styles.raised


def children(element: etree._Element) -> Iterator[etree._Element]:
    """Children, looking through content controls and accepted insertions."""
    for child in element:
        if child.tag in WRAPPERS:
            yield from children(child)
        else:
            yield child


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph in order, deleted ones left out; a formula's text comes as a run of its own."""
    for child in element:
        if child.tag in SKIPPED:
            continue
        if child.tag == W + "r" or child.tag.endswith("}r"):
            yield child
        else:
            yield from _runs(child)


def _characters(element: etree._Element) -> str:
    if element.tag in (W + "t", MATH_TEXT):
        return element.text or ""
    if element.tag in (W + "tab", W + "ptab", W + "br", W + "cr"):
        return " "
    if element.tag == W + "noBreakHyphen":
        return "-"
    if element.tag == W + "sym":
        # A sign of an unknown font is shown as unknown, not dropped.
        return SYMBOLS.get(element.get(W + "char", "")[-2:].upper(), "\ufffd")
    return ""


def _follow(fields: list[bool], kind: str) -> None:
    if kind == "begin":
        fields.append(True)
    elif kind == "separate" and fields:
        fields[-1] = False
    elif kind == "end" and fields:
        fields.pop()


def _is_note_mark(piece: str, before: str) -> bool:
    """A raised letter at the end of a word; not m3, 1st, 2e or no, and not the mark that opens a note."""
    if not before.strip() or NOTE_LETTERS.fullmatch(piece) is None:
        return False
    ordinal = (piece == "e" and before[-1] in "0123456789IVX") or (piece == "o" and before[-1] in "nN")
    return not ordinal


def _continues(cell: etree._Element, kind: str) -> bool:
    merge = cell.find(f"{W}tcPr/{W}{kind}")
    return merge is not None and merge.get(VAL, "continue") == "continue"


def _number(element: etree._Element, path: str, absent: int) -> int:
    found = element.find(path)
    value = "" if found is None else found.get(VAL, "")
    return int(value) if value.isdigit() else absent


def styles(archive: Archive, main: str) -> Styles:
    found = Styles()
    for part in archive.related(main, "styles"):
        for style in archive.xml(part).iter(W + "style"):
            identity = style.get(W + "styleId", "")
            name = style.find(W + "name")
            found.names[identity] = identity if name is None else name.get(VAL, identity)
            align = style.find(f"{W}rPr/{W}vertAlign")
            if align is not None and align.get(VAL) == "superscript":
                found.raised.add(identity)
    return found


def symbol(archive: Archive, main: str, reading: Reading) -> str | None:
    """The symbol in the running heads: the one that most of them print."""
    found: list[str] = []
    for part in archive.related(main, "header"):
        for paragraph in archive.xml(part).iter(W + "p"):
            found += SYMBOL.findall(reading.text(paragraph))
    return max(found, key=found.count) if found else None


def footnotes(archive: Archive, main: str, reading: Reading) -> tuple[str, ...]:
    notes = []
    for part in archive.related(main, "footnotes"):
        for note in archive.xml(part).iter(W + "footnote"):
            if note.get(W + "type") is None:
                texts = (reading.text(paragraph) for paragraph in note.iter(W + "p"))
                notes.append("\n".join(text for text in texts if text))
    return tuple(note for note in notes if note)
