"""A document cut into the pieces that framework tables are made of: rows of cells and single paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bluehelm.sources.blocks import Block, Paragraph, Row

LINE = re.compile(r"line (\d+)")
COLUMN_HEADS = (
    re.compile(r"Planned indicators? of achievement", re.I),
    re.compile(r"Actual indicators? of achievement", re.I),
    re.compile(r"Planned outputs?", re.I),
    re.compile(r"Completed(?: \(.*)?|\(?number(?: or|,) ?yes(?: or |/)no\)?|yes/no\)", re.I),
    re.compile(r"Remarks?", re.I),
)
FIRST_HEADS = frozenset({0, 1, 2})
HEAD_LENGTH = 60  # characters
REMEMBERED = 8192  # texts: every piece is asked several times whether it is a head
HEAD_LIKE = re.compile(r"[a-z ]{0,30}\b(?:outputs?|indicators?(?: of achievement)?)", re.I)
ANSWERS_HEAD = re.compile(r"Completed \(.*|\(?number(?: or|,) ?yes(?: or |/)no\)?", re.I)
RUN_ON_HEAD = re.compile(
    r"\s*\b(Planned indicators? of achievement)\s*(Actual indicators? of achievement)?\s*$", re.I
)
MARKED = re.compile(  # an answer with the mark of a footnote: "40a", "40^a", "Yes*", "40 (a)"
    r"(Yes|No|\$?\d[\d,. ]*)(?:\s?\^\{?\w\}?|(?<=\d)[a-h]|\s?[*†‡§]+|\s?\([a-z]\))"
)


@dataclass(frozen=True)
class Piece:
    """One row or paragraph. A cell is a tuple of the paragraphs known to stand in it."""

    cells: tuple[tuple[str, ...], ...]
    where: str
    tabular: bool  # False for a paragraph of its own
    gap: bool  # something stands between it and the piece before: a blank line, a page, another table
    exact: bool  # the paragraphs of its cells are those of the author (Word), not of a conversion

    @property
    def text(self) -> str:
        return " ".join(part for cell in self.cells for part in cell)

    @property
    def filled(self) -> tuple[int, ...]:
        return tuple(at for at, cell in enumerate(self.cells) if cell)

    def cell(self, at: int) -> tuple[str, ...]:
        return self.cells[at] if at < len(self.cells) else ()


def pieces(blocks: Iterable[Block], medium: str) -> Iterator[Piece]:
    """Every row and paragraph with words in it, in order."""
    exact, line_before = medium == "docx", -1
    for block in blocks:
        found: list[tuple[tuple[tuple[str, ...], ...], str, bool, bool]]
        if isinstance(block, Paragraph):
            found = [(((unmarked(block.text.strip()),),), block.where, False, True)]
        else:
            found = [(_cells(row), row.where, True, at == 0) for at, row in enumerate(block.rows)]
        for cells, where, tabular, first in found:
            if not any(cells):
                continue
            line = LINE.fullmatch(where)
            gap = first if line is None else int(line[1]) != line_before + 1
            line_before = -1 if line is None else int(line[1])
            yield from _parted(Piece(cells, where, tabular, gap, exact))


def _cells(row: Row) -> tuple[tuple[str, ...], ...]:
    """The cells on the grid: one that spans columns leaves its further columns empty."""
    grid: list[tuple[str, ...]] = []
    for cell in row.cells:
        inner = tuple(
            " ".join(part for inside in line.cells for part in inside.paragraphs)
            for table in cell.tables
            for line in table.rows
        )
        parts = cell.paragraphs + tuple(part for part in inner if part)
        if grid:
            parts = tuple(unmarked(part) for part in parts)
        grid.append(() if cell.merged else parts)
        grid.extend(() for _ in range(cell.span - 1))
    return tuple(grid)


def unmarked(text: str) -> str:
    """An answer without the mark that points to a footnote; any other text as it is."""
    mark = MARKED.fullmatch(text)
    return text if mark is None else mark[1].strip()


def _parted(piece: Piece) -> Iterator[Piece]:
    """A heading that has run into the column heads under it, as two pieces."""
    heads = RUN_ON_HEAD.search(piece.text)
    if heads is None or not heads.start() or len(piece.filled) > 1:
        yield piece
        return
    yield Piece(((piece.text[: heads.start()],),), piece.where, False, piece.gap, piece.exact)
    yield Piece(((heads[1],), (heads[2] or "",)), piece.where, True, False, piece.exact)


def column_heads(piece: Piece) -> set[int]:
    """Which column heads the piece consists of; empty if it is anything else."""
    found: set[int] = set()
    for cell in piece.cells:
        if not cell:
            continue
        at = _head(" ".join(cell))
        if at is not None:
            found.add(at)
            continue
        each = [_head(part) for part in _split_heads(cell)]
        if any(one is None for one in each):
            return set()
        found.update(one for one in each if one is not None)
    return found


def strange_heads(piece: Piece) -> bool:
    """Whether the piece is a row of column heads of which one is not known: a column that was renamed."""
    texts = [" ".join(cell) for cell in piece.cells if cell]
    if not piece.tabular or len(texts) < 2 or column_heads(piece) or not all(map(_like_head, texts)):
        return False
    known = {_head(text) for text in texts} & FIRST_HEADS
    answers = any(ANSWERS_HEAD.fullmatch(text.strip()) for text in texts)
    return bool(known) or answers or HEAD_LIKE.fullmatch(texts[0].strip()) is not None


def strange_second(piece: Piece) -> bool:
    """Whether a line right under the lone head "Planned indicators" is a head that is not known."""
    return not piece.tabular and _like_head(piece.text) and not column_heads(piece)


def _like_head(text: str) -> bool:
    """Whether a text is as short and plain as the head of a column."""
    return len(text) <= HEAD_LENGTH and not any(letter.isdigit() for letter in text)


def _split_heads(cell: tuple[str, ...]) -> list[str]:
    parts: list[str] = []
    for text in cell:
        heads = RUN_ON_HEAD.fullmatch(text)
        parts += [part for part in heads.groups() if part] if heads else [text]
    return parts


@lru_cache(REMEMBERED)
def _head(text: str) -> int | None:
    for at, pattern in enumerate(COLUMN_HEADS):
        if pattern.fullmatch(text.strip()) is not None:
            return at
    return None
