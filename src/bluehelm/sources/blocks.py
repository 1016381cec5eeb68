"""A document as blocks: paragraphs and tables in their order, whatever file they came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One cell. text joins its paragraphs by a newline; span counts grid columns."""

    text: str
    span: int = 1
    merged: bool = False  # continues the cell above (Word's vertical merge); its text is then ""
    tables: tuple[Table, ...] = ()  # tables inside the cell

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(part for part in (line.strip() for line in self.text.split("\n")) if part)


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    where: str  # "table 3, row 7" or "line 412"


@dataclass(frozen=True)
class Table:
    rows: tuple[Row, ...]
    where: str  # "table 3" or "lines 400-418"


@dataclass(frozen=True)
class Paragraph:
    text: str
    where: str  # "paragraph 88" or "line 412"
    style: str | None = None  # Word's style name; None in plain text


Block = Paragraph | Table


@dataclass(frozen=True)
class Document:
    """What was read: the blocks, the file's fingerprint and what it calls itself."""

    name: str
    medium: str  # "docx", "text", "pdf"
    sha256: str
    blocks: tuple[Block, ...]
    symbol: str | None = None  # from the running head, "A/80/590"
    footnotes: tuple[str, ...] = ()
