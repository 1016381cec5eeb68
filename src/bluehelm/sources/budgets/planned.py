"""Planned outputs of a budget: a list of lines under each accomplishment, with service headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bluehelm.sources.budgets.numbered import Gathered
from bluehelm.sources.budgets.outputs import CLAUSE, LONGEST_HEADING, LONGEST_LOOSE_HEADING, SERVICE
from bluehelm.sources.budgets.pieces import Piece
from bluehelm.sources.budgets.wording import ACTION, QUANTITY, breaks_off, goes_on
from bluehelm.sources.form import OutputRow, SetAside

BULLET = re.compile(r"(?:[•●▪■◦‣·\uf0b7]|[-–—*](?=\s))\s*")
INSIDE = re.compile(r"(?:^|\s)[•●▪■‣\uf0b7]\s*")  # bullets of a list that a conversion put on one line


@dataclass
class _Line:
    text: str
    where: str
    bullet: bool
    tight: bool  # nothing stood between it and the line before
    exact: bool


class PlannedOutputs:
    """Gathers the lines under one heading "Outputs"; closing it makes rows of them."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.lines: list[_Line] = []

    def take(self, piece: Piece) -> None:
        for cell in piece.cells:
            for part in cell:
                for text, bullet in _bullets(part):
                    self.lines.append(_Line(text, piece.where, bullet, not piece.gap, piece.exact))

    def close(self) -> None:
        """Rows of the lines gathered so far, in their order."""
        owner, lines = self.gathered.current, self.lines
        self.lines = []
        if owner is None:
            why = "an output before any expected accomplishment"
            self.gathered.set_aside += [SetAside(line.where, line.text, why) for line in lines]
            return
        marked = sum(line.bullet for line in lines) > len(lines) / 2
        support = self._support()
        heading: _Line | None = None
        used = True
        rows: list[OutputRow] = []
        for at, line in enumerate(lines):
            if rows and used and _continues(rows[-1].planned, line):
                last = rows[-1]
                rows[-1] = OutputRow(owner, last.group, f"{last.planned} {line.text}", (), last.where)
            elif at + 1 < len(lines) and _is_heading(line, marked, support):
                self._unused(heading, used)
                heading, used = line, False
            else:
                group, used = None if heading is None else heading.text, True
                rows.append(OutputRow(owner, group, line.text, (), line.where))
        self._unused(heading, used)
        self.gathered.outputs += rows

    def _support(self) -> bool:
        part = self.gathered.component
        return part is not None and "support" in part.title.lower()

    def _unused(self, heading: _Line | None, used: bool) -> None:
        """A heading with nothing under it may be an output: listed, not dropped."""
        if heading is not None and not used:
            why = "reads like a service heading, but no output stands under it"
            self.gathered.set_aside.append(SetAside(heading.where, heading.text, why))


def _bullets(part: str) -> Iterator[tuple[str, bool]]:
    """The lines of a paragraph without their bullets, and whether each had one."""
    for n, text in enumerate(INSIDE.split(part)):
        mark = BULLET.match(text)
        bare = text[mark.end() :] if mark is not None else text
        if bare.strip():
            yield bare.strip(), n > 0 or mark is not None


def _continues(last: str, line: _Line) -> bool:
    """Whether a line is the rest of the output before it: cut by a page, or led to by a colon."""
    if last.endswith(":"):
        return True
    if line.bullet:
        return False
    return breaks_off(last) or (goes_on(line.text) and not line.exact)


def _is_heading(line: _Line, marked: bool, support: bool) -> bool:
    """Whether a line is a service heading; where outputs have bullets, a heading has none."""
    text = line.text
    if line.bullet or QUANTITY.match(text) or text.endswith((".", ";", ":")):
        return False
    if marked and not CLAUSE.search(text):
        return len(text) <= LONGEST_HEADING and not ACTION.match(text)
    longest = LONGEST_HEADING if support else LONGEST_LOOSE_HEADING
    named = SERVICE.match(text) is not None and not ACTION.match(text) and not CLAUSE.search(text)
    return named and len(text) <= longest
