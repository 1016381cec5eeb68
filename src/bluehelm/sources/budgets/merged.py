"""Results frameworks in the shape of the merged performance and budget report: series of years."""

from __future__ import annotations

import re

from bluehelm.sources.blocks import Document, Row
from bluehelm.sources.budgets.framework import Frame
from bluehelm.sources.budgets.numbered import SERIES, Gathered, is_header, numbered, tables, titled
from bluehelm.sources.form import IndicatorRow

INDICATORS = re.compile(r"(?:Indicators of achievement|Mission support indicators)", re.IGNORECASE)
FACTORS = re.compile(r"External factors?", re.IGNORECASE)
KEPT_ELSEWHERE = re.compile(r"outputs? (?:is|are) available for consultation on the (.+? platform)")


def fits(document: Document) -> bool:
    """Whether a table sets numbered accomplishments against indicators alone, with no actuals."""
    return any(
        any(is_header(row, INDICATORS) for row in table.rows)
        and any(_is_indicator(row) for row in table.rows)
        for table, _, _ in tables(document)
    )


def framework(document: Document) -> Frame:
    """The framework of a document that fits; the notes say where its outputs are kept."""
    gathered = Gathered()
    factors: list[str] = []
    for table, component, _ in tables(document):
        if any(is_header(row, INDICATORS) for row in table.rows):
            gathered.under(component)
            factors += _read(table.rows, gathered)
    if factors:
        gathered.notes.append(
            f"External factors are printed at {'; '.join(factors)}. They are no indicators and are left out."
        )
    gathered.notes.append(_outputs_note(document))
    return gathered.frame()


def _is_indicator(row: Row) -> bool:
    return len(row.cells) > 1 and numbered(row.cells[1].text) is not None


def _outputs_note(document: Document) -> str:
    for note in document.footnotes:
        mark = KEPT_ELSEWHERE.search(note)
        if mark is not None:
            return f"The document prints no outputs; a footnote says that they are kept on the {mark[1]}."
    return "The document prints no outputs and does not say where they are kept."


def _read(rows: tuple[Row, ...], gathered: Gathered) -> list[str]:
    """Reads one table; gives the places of its external factors."""
    factors: list[str] = []
    outside = False  # below the heading "External factors"
    for row in rows:
        first = " ".join(row.cells[0].text.split()) if row.cells else ""
        if is_header(row, INDICATORS):
            outside = False
        elif FACTORS.fullmatch(first) is not None:
            outside = True
            factors.append(row.where)
        elif not outside and any(cell.text for cell in row.cells):
            _line(row, first, gathered)
    return factors


def _line(row: Row, first: str, gathered: Gathered) -> None:
    title = titled(first)
    if title is not None:
        gathered.accomplish(*title, row.where)
    elif first and gathered.current is not None and len(row.cells) > 1:
        gathered.prolong(first)
    elif first:
        gathered.aside(row, "neither an accomplishment with its number nor an indicator")
        return
    for text in (cell.text for cell in row.cells[1:] if cell.text):
        _indicator(row, text, gathered)


def _indicator(row: Row, text: str, gathered: Gathered) -> None:
    for line in _parted(text):
        mark = numbered(line)
        if mark is not None:
            number, planned = mark
            owner = ".".join(number.split(".")[:2])
            gathered.indicators.append(IndicatorRow(owner, planned, "", (), row.where, number))
        elif SERIES.search(line) is not None and gathered.current is not None:
            gathered.indicators.append(IndicatorRow(gathered.current, line, "", (), row.where))
        else:
            gathered.aside(row, "text in the column of indicators without a number or a series of years")


def _parted(text: str) -> list[str]:
    """The indicators of one cell: each paragraph with a number begins one, the others go on with it."""
    lines: list[str] = []
    for part in (" ".join(part.split()) for part in text.split("\n") if part.strip()):
        if not lines or numbered(part) is not None:
            lines.append(part)
        else:
            lines[-1] = f"{lines[-1]} {part}"
    return lines
