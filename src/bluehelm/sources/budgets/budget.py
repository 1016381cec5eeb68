"""Results frameworks of a classic budget: what is to be achieved and delivered, and nothing done as yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bluehelm.sources.blocks import Document
from bluehelm.sources.budgets.framework import Frame
from bluehelm.sources.budgets.head import performed_and_proposed
from bluehelm.sources.budgets.numbered import COMPONENT, Gathered, numbered, titled
from bluehelm.sources.budgets.pieces import Piece, pieces
from bluehelm.sources.budgets.planned import PlannedOutputs
from bluehelm.sources.budgets.wording import ORPHAN_YEARS, breaks_off, goes_on, has_years
from bluehelm.sources.form import ComponentRow, IndicatorRow, SetAside

CONTINUED = r"(?: \(continued\))?:?"
ACCOMPLISHMENTS = re.compile(r"Expected accomplishments?" + CONTINUED, re.I)
INDICATORS = re.compile(
    r"(?:Planned )?(?:Indicators? of achievement|Mission support indicators?)" + CONTINUED, re.I
)
OUTPUTS = re.compile(r"(?:Planned )?Outputs?" + CONTINUED, re.I)
FACTORS = re.compile(r"External factors?" + CONTINUED, re.I)
CLOSES = re.compile(  # what ends a framework table: the next section, table or numbered paragraph
    r"(?:[IVX]+|[A-Z])\.\s+[A-Z].*|\d{1,3}\.\s+[A-Z].*|Table \d+\b.*|(?:Human|Financial) resources\b.*"
    r"|Executive direction and management"
)
DONE = re.compile(r"Actual indicators? of achievement|Completed \(.*", re.I)
FOOTNOTE = re.compile(r"(?:\^?[a-z]|[*†‡¹²³⁴⁵⁶⁷⁸⁹]+|\^\w) (?=[A-Z])|(?:Abbreviations?|Notes?): ")
GLUED = re.compile(r"\s+(?=\d+\.\d+\.\d+\.?\s+[A-Z])")  # before an indicator that lost its tab


def fits(document: Document) -> bool:
    """Whether numbered accomplishments stand against indicators alone, with outputs and one period."""
    heads, lines, outputs = False, False, False
    for piece in _pieces(document):
        if any(DONE.fullmatch(part) for cell in piece.cells for part in cell):
            return False
        heads = heads or _is_heads(piece)
        lines = lines or (heads and any(numbered(part) for cell in piece.cells for part in cell))
        outputs = outputs or (heads and OUTPUTS.fullmatch(piece.text) is not None)
    performed, proposed = performed_and_proposed(document)
    return lines and performed is None and (outputs or proposed is not None)


def framework(document: Document) -> Frame:
    """The framework of a document that fits: indicators without actuals, outputs without answers."""
    reading = Reading()
    for piece in _pieces(document):
        reading.take(piece)
    return reading.frame()


def _pieces(document: Document) -> Iterator[Piece]:
    """The pieces of a document; the paragraphs of a cell that fills its row alone come one by one."""
    for piece in pieces(document.blocks, document.medium):
        if len(piece.filled) != 1:
            yield piece
            continue
        at = piece.filled[0]
        for part in piece.cells[at]:
            cells = tuple((part,) if n == at else () for n in range(len(piece.cells)))
            yield replace(piece, cells=cells)


def _is_heads(piece: Piece) -> bool:
    """Whether a piece consists of the heads of the columns, together or one of them alone."""
    texts = [" ".join(cell) for cell in piece.cells if cell]
    return all(ACCOMPLISHMENTS.fullmatch(text) or INDICATORS.fullmatch(text) for text in texts)


class Reading:
    """One walk over the pieces of a budget, in the mode that the last heading set."""

    def __init__(self) -> None:
        self.gathered = Gathered()
        self.outputs = PlannedOutputs(self.gathered)
        self.mode = ""  # "indicators", "outputs", "factors"; "" outside the frameworks
        self.factors: list[str] = []
        self.titling = False  # the last line read was a title, so the next may be the rest of it

    def take(self, piece: Piece) -> None:
        alone = len(piece.filled) == 1
        component = COMPONENT.fullmatch(piece.text) if alone else None
        if component is not None:
            self._enter("")
            self.gathered.under(ComponentRow(component[1], component[2].strip(), piece.where))
        elif _is_heads(piece):
            self._enter("indicators")
        elif self.mode and alone and OUTPUTS.fullmatch(piece.text):
            self._enter("outputs")
        elif self.mode and alone and FACTORS.fullmatch(piece.text):
            self._enter("factors")
            self.factors.append(piece.where)
        elif alone and not piece.tabular and CLOSES.fullmatch(piece.text):
            self._enter("")
        else:
            self._line(piece)

    def _enter(self, mode: str) -> None:
        self.outputs.close()
        self.mode = mode

    def _line(self, piece: Piece) -> None:
        if self._begins(piece) and self.mode != "indicators":
            self._enter("indicators")
        if self.mode and not piece.tabular and FOOTNOTE.match(piece.text):
            self._aside(piece, piece.text, "a footnote, not part of any row")
        elif self.mode == "indicators":
            for at, cell in enumerate(piece.cells):
                for part in cell:
                    for line in GLUED.split(part):
                        self._part(piece, at, line)
        elif self.mode == "outputs":
            self.outputs.take(piece)

    def _begins(self, piece: Piece) -> bool:
        """Whether a row of indicators stands here, its column heads lost or printed once for several."""
        parts = [part for cell in piece.cells for part in cell]
        own = any(numbered(part) for part in parts)
        return (own and (bool(self.mode) or has_years(piece.text))) or self._titles(piece)

    def _titles(self, piece: Piece) -> bool:
        return (
            not piece.tabular
            and piece.text.startswith("Expected accomplishment")
            and bool(titled(piece.text))
        )

    def _part(self, piece: Piece, at: int, text: str) -> None:
        """One paragraph of a row: a title, an indicator, or the rest of either."""
        mark, title = numbered(text), titled(text)
        beside = piece.tabular and len(piece.cells) > 1
        if mark is not None:
            owner = ".".join(mark[0].split(".")[:2])
            self._own(owner, piece)
            self.gathered.indicators.append(IndicatorRow(owner, mark[1], "", (), piece.where, mark[0]))
            self.titling = False
        elif title is not None and (at == 0 or not beside):
            self.gathered.accomplish(*title, piece.where)
            self.titling = True
        elif self.gathered.current is None:
            self._aside(piece, text, "stands before any expected accomplishment")
        elif (at == 0 and beside) or (not beside and self.titling):
            self.gathered.prolong(text)
        else:
            self._rest(piece, text, beside)

    def _own(self, number: str, piece: Piece) -> None:
        """An indicator whose accomplishment is nowhere printed still belongs to one, by its number."""
        if number not in self.gathered.accomplishments:
            self._aside(piece, piece.text, f"the title of expected accomplishment {number} is not printed")
            self.gathered.accomplish(number, "", piece.where)

    def _rest(self, piece: Piece, text: str, beside: bool) -> None:
        """What carries no number: the rest of the last indicator or title, or an indicator of its own."""
        rows = self.gathered.indicators
        last = rows[-1].planned if rows else ""
        whole = has_years(last) and not breaks_off(last)
        if last and (not whole or (goes_on(text) and beside) or ORPHAN_YEARS.match(text)):
            rows[-1] = replace(rows[-1], planned=f"{last} {text}")
        elif has_years(text):
            rows.append(IndicatorRow(str(self.gathered.current), text, "", (), piece.where))
        elif goes_on(text):
            self.gathered.prolong(text)
        else:
            self._aside(piece, text, "neither a title nor an indicator with a number or a series of years")

    def _aside(self, piece: Piece, text: str, why: str) -> None:
        self.gathered.set_aside.append(SetAside(piece.where, text, why))

    def frame(self) -> Frame:
        self.outputs.close()
        if self.factors:
            self.gathered.notes.append(
                f"External factors are printed at {'; '.join(self.factors)}. "
                "They are no indicators and are left out."
            )
        bare = set(self.gathered.accomplishments) - {row.accomplishment for row in self.gathered.outputs}
        if bare:
            self.gathered.notes.append(f"No outputs are printed under {', '.join(sorted(bare))}.")
        return self.gathered.frame()
