"""Results frameworks in the shape of a liquidation report: one table, numbered indicators, then outputs."""

from __future__ import annotations

import re

from bluehelm.sources.blocks import Document, Row, Table
from bluehelm.sources.budgets.framework import Frame
from bluehelm.sources.budgets.numbered import Gathered, is_header, numbered, tables, titled, words
from bluehelm.sources.budgets.phrases import label
from bluehelm.sources.budgets.pieces import unmarked
from bluehelm.sources.form import Answer, IndicatorRow, OutputRow

ACTUAL = re.compile(r"Actual indicators", re.IGNORECASE)
OUTPUTS = re.compile(r"Planned outputs?", re.IGNORECASE)
GROUP_LENGTH = 100  # a service heading is short; a longer line without an answer is an output


def fits(document: Document) -> bool:
    """Whether a table sets numbered accomplishments against actual indicators, and outputs under them."""
    return any(
        any(is_header(row, ACTUAL) for row in table.rows)
        and any(numbered(row.cells[0].text) is not None for row in table.rows if row.cells)
        for table, _, _ in tables(document)
    )


def framework(document: Document) -> Frame:
    """The framework of a document that fits."""
    gathered = Gathered()
    for table, component, above in tables(document):
        if any(is_header(row, ACTUAL) or _is_outputs(row) for row in table.rows):
            gathered.under(component)
            title = None if above is None else titled(above.text)
            if above is not None and title is not None and above.text.startswith("Expected accomplishment"):
                gathered.accomplish(*title, above.where)
            Reading(gathered).read(table)
    return gathered.frame()


def _is_outputs(row: Row) -> bool:
    cells = words(row)
    return len(cells) > 1 and OUTPUTS.fullmatch(cells[0]) is not None and cells[1].startswith("Completed")


def _is_strange(row: Row) -> bool:
    """Whether a row is headed as one of the two tables, but its second heading is not known."""
    cells = words(row)
    if len(cells) < 2 or not cells[1] or any(letter.isdigit() for letter in cells[1]):
        return False
    return OUTPUTS.fullmatch(cells[0]) is not None or is_header(row, re.compile(".+"))


class Reading:
    """One table, read row by row: what its rows are is said by the header that stands over them."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.part = ""  # "indicators" or "outputs"
        self.group: Row | None = None
        self.used = True  # whether an output stands under the group in hand
        self.output: OutputRow | None = None

    def read(self, table: Table) -> None:
        for row in table.rows:
            if is_header(row, ACTUAL):
                self.part = "indicators"
            elif _is_outputs(row):
                self.part = "outputs"
                self.output = None
            elif _is_strange(row):
                self.part = "unknown"
                self.gathered.aside(
                    row, "a column head that is not known; name it Actual indicators or Completed"
                )
            elif self.part == "unknown" and any(cell.text for cell in row.cells):
                self.gathered.aside(row, "its table has a column head not known")
            elif any(cell.text for cell in row.cells):
                self._row(row)
        self._close_group(None)

    def _row(self, row: Row) -> None:
        first = " ".join(row.cells[0].text.split())
        title = titled(first)
        rest = [cell for cell in row.cells[1:] if cell.text]
        if title is not None and not rest:
            self.gathered.accomplish(*title, row.where)
        elif self.gathered.current is None or not self.part:
            self.gathered.aside(row, "stands before any expected accomplishment")
        elif self.part == "indicators":
            self._indicator(row, first)
        else:
            self._output(row, first)

    def _indicator(self, row: Row, first: str) -> None:
        parts = [part for cell in row.cells[1:] for part in cell.paragraphs]
        rows = self.gathered.indicators
        if rows and (not first or first == self._label(rows[-1])):
            old = rows[-1]
            actual, *remarks = [*([old.actual] if old.actual else []), *old.remarks, *parts] or [""]
            rows[-1] = IndicatorRow(
                old.accomplishment, old.planned, actual, tuple(remarks), old.where, old.number
            )
            return
        mark = numbered(first)
        if mark is None and not first:
            self.gathered.aside(row, "an actual without an indicator beside or above it")
            return
        number, planned = mark if mark is not None else (None, first)
        owner = ".".join(number.split(".")[:2]) if number is not None else str(self.gathered.current)
        actual, *remarks = parts or [""]
        rows.append(IndicatorRow(owner, planned, actual, tuple(remarks), row.where, number))

    @staticmethod
    def _label(row: IndicatorRow) -> str:
        return row.planned if row.number is None else f"{row.number} {row.planned}"

    def _output(self, row: Row, first: str) -> None:
        completed = tuple(unmarked(part) for cell in row.cells[1:2] for part in cell.paragraphs)
        remarks = tuple(part for cell in row.cells[2:] for part in cell.paragraphs)
        answers = _answers(completed, remarks, row.where, first)
        if answers is None:
            self.gathered.aside(row, "several completed quantities whose remarks cannot be told apart")
            answers = ()
        if first and not completed and not remarks and len(first) <= GROUP_LENGTH and not first[0].isdigit():
            self._close_group(row)
        elif self.output is not None and (not first or first == self.output.planned):
            self._replace(self.output.answers + answers)
        elif first:
            self.used = True
            group = None if self.group is None else " ".join(self.group.cells[0].text.split())
            self.output = OutputRow(str(self.gathered.current), group, first, answers, row.where)
            self.gathered.outputs.append(self.output)
        else:
            self.gathered.aside(row, "a completed quantity without a planned output beside or above it")

    def _replace(self, answers: tuple[Answer, ...]) -> None:
        old = self.gathered.outputs.pop()
        self.output = OutputRow(old.accomplishment, old.group, old.planned, answers, old.where)
        self.gathered.outputs.append(self.output)

    def _close_group(self, row: Row | None) -> None:
        """A heading with nothing under it may be an output without an answer: listed, not dropped."""
        if self.group is not None and not self.used:
            self.gathered.aside(self.group, "reads like a service heading, but no output stands under it")
        self.group, self.used, self.output = row, row is None, None


def _answers(
    completed: tuple[str, ...], remarks: tuple[str, ...], where: str, planned: str
) -> tuple[Answer, ...] | None:
    """The answers of one row; None where several quantities and their remarks cannot be paired."""
    if not completed and not remarks:
        return ()
    if len(completed) <= 1:
        return (Answer(completed[0] if completed else "", remarks, where),)
    if len(remarks) == len(completed):
        return tuple(Answer(done, (words,), where) for done, words in zip(completed, remarks, strict=True))
    if not remarks:
        return tuple(Answer(done, (), where) for done in completed)
    parts = label(remarks, len(completed), planned)
    if parts is None or not parts[0].is_unit:
        return None
    said: list[list[str]] = []
    for part in parts:  # each unit phrase opens an answer; an explanation belongs to the one above it
        if part.is_unit:
            said.append([])
        said[-1].append(part.text)
    return tuple(Answer(done, tuple(words), where) for done, words in zip(completed, said, strict=True))
