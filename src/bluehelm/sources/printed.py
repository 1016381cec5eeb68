"""Rows rebuilt from the printed lines of a table: cells that wrap, rows that go on over a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bluehelm.sources import grid
from bluehelm.sources.blocks import Cell, Row, Table
from bluehelm.sources.columns import LEADING, NUMERIC, TABLE_HEADER, Line, Segment, Strip, Zone, is_figure
from bluehelm.sources.grid import Words

NUMBERED = re.compile(r"\d+\.\d+\.\d+(?=\s|[A-Z])|\d+\.\d+\s*(?=[A-Z])")
INDICATOR = re.compile(r"\d+\.\d+\.\d+(?=\s|[A-Z])")
HEADING = re.compile(r".*\bservices?|Security|Conduct and discipline|HIV/AIDS|Environment\w*|Gender|.*policy")
UNFINISHED = re.compile(
    r".*(?:[-,/]|\b(?:of|and|or|the|to|in|for|from|with|by|on|at|a|an|as|one|two|three|four|its|their|all|each|under))"
)
NOTE_LETTER = re.compile(r"(?<=[A-Za-z)]) [a-z]$")


@dataclass
class Group:
    """One row of the printed table: its first cell, and what stands against it, answer by answer."""

    first: str = ""
    answers: list[dict[int, str]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)  # one to an answer

    def open(self, where: str) -> None:
        self.answers.append({})
        self.places.append(where)


class Tables:
    """Gathers the zones of one table over pages, then gives its rows."""

    def __init__(self, join: Callable[[str, str], str], place: Callable[[int, int], str]) -> None:
        self.join = join
        self.place = place
        self.zones: list[Zone] = []

    @property
    def open(self) -> bool:
        return bool(self.zones)

    def continues(self, zone: Zone) -> bool:
        """Whether a zone goes on with the open table: on the next page, or by a further header."""
        last = self.zones[-1]
        turned = zone.strips[0].line.page - last.strips[-1].line.page
        headed = any(TABLE_HEADER.match(strip.line.text.strip()) for strip in zone.strips[:4])
        if not (turned == 1 or (turned == 0 and headed)) or zone.numeric or last.numeric:
            return False
        return len(grid.spans(zone)) <= max(len(grid.spans(each)) for each in self.zones) + 1

    def add(self, zone: Zone) -> None:
        self.zones.append(zone)

    def close(self) -> Iterator[Table]:
        if not self.zones:
            return
        groups = self._figures() if self.zones[0].numeric else self._prose()
        first, last = self.zones[0].strips[0].line, self.zones[-1].strips[-1].line
        self.zones = []
        rows = tuple(row for group in groups for row in _rows(group))
        if rows:
            yield Table(rows, _stretch(self.place, first, last))

    def _figures(self) -> list[Group]:
        """A table of figures: a line is a row, a label that wraps is joined, header lines stand by blocks."""
        zone = self.zones[0]
        columns = grid.spans(zone)
        groups: list[Group] = []
        body = False
        for strip in zone.strips:
            words = grid.figures_placed(strip, columns)
            figures = any(is_figure(each.text) for column, each in words.items() if column)
            body = body or (figures and 0 in words)
            label = words[0].text if 0 in words else ""
            wraps = label[:1].islower() or (label[:1] == "(" and LEADING.match(label) is None)
            goes_on = bool(groups) and strip.gap == 0 and (not body or wraps)
            if not goes_on or (body and figures and any(groups[-1].answers[0].values())):
                groups.append(_begun(self.place(strip.line.page, strip.line.number)))
            groups[-1].first = self.join(groups[-1].first, label)
            for column, segment in words.items():
                if column:
                    cell = groups[-1].answers[0]
                    cell[column] = self.join(cell.get(column, ""), segment.text)
        return groups

    def _prose(self) -> list[Group]:
        width = max(len(grid.spans(zone)) for zone in self.zones)
        builder = ProseRows(self.join, self.place)
        header: list[str] = []
        for zone in self.zones:
            columns = grid.padded(zone, width)
            edges = {column: end for column, (_, end) in enumerate(columns)}
            top, body = grid.header(zone)
            words = [word for strip in top for word in strip.line.text.split()]
            if words and words != header:
                builder.head(top, columns)
                header = words
            builder.turn()
            for strip in body:
                builder.add(strip, grid.placed(strip, columns), edges)
        return builder.groups


class ProseRows:
    """Decides, line by line, whether a table of texts goes on with a cell or begins a new one."""

    def __init__(self, join: Callable[[str, str], str], place: Callable[[int, int], str]) -> None:
        self.join = join
        self.place = place
        self.groups: list[Group] = []
        self.heads = 0  # groups that are headers
        self.before: Words = {}  # the strip above
        self.left: Segment | None = None  # the last text in the first column
        self.since = 0  # lines, blank ones too, since the first column last printed something
        self.idle = 0  # the same for the last column
        self.turned = True

    def turn(self) -> None:
        self.turned = True

    def head(self, strips: list[Strip], columns: list[tuple[int, int]]) -> None:
        group = _begun(self.place(strips[0].line.page, strips[0].line.number))
        for strip in strips:
            for column, segment in grid.placed(strip, columns).items():
                if column:
                    group.answers[0][column] = self.join(group.answers[0].get(column, ""), segment.text)
                else:
                    group.first = self.join(group.first, segment.text)
        self.groups.append(group)
        self.heads = len(self.groups)

    def add(self, strip: Strip, words: Words, edges: dict[int, int]) -> None:
        self.since += strip.gap
        self.idle += strip.gap
        where = self.place(strip.line.page, strip.line.number)
        if self._begins(words, edges):
            self.groups.append(_begun(where))
        elif self._answers(words):
            self.groups[-1].open(where)
        group = self.groups[-1]
        for column, segment in words.items():
            if column:
                cell = group.answers[-1]
                cell[column] = self.join(cell.get(column, ""), segment.text)
            else:
                group.first = self.join(group.first, segment.text)
        self.left = words.get(0, self.left)
        self.since = 0 if 0 in words else self.since + 1
        self.idle = 0 if max(words) else self.idle + 1
        self.before = words
        self.turned = False

    def _begins(self, words: Words, edges: dict[int, int]) -> bool:
        """Whether a strip begins a row: by its number, its answer, or words that would have fitted above."""
        if len(self.groups) == self.heads:
            return True
        if 0 not in words:
            return False
        text, group = words[0].text, self.groups[-1]
        if NUMBERED.match(text) is not None:
            return True
        answered = any(group.answers[0].values())
        if text[0].islower() or text[0] == "(" or group.first.count("(") > group.first.count(")"):
            return False
        if NUMBERED.match(group.first) is not None and not self.turned:
            return text == "External factors"
        if UNFINISHED.fullmatch(group.first) is not None:
            return False
        if self.turned or self.since or self.left is None or 1 in words:
            return True
        fits = self.left.end + 1 + len(text.split()[0]) <= edges.get(0, 0)
        return fits or (answered and HEADING.fullmatch(text) is not None)

    def _answers(self, words: Words) -> bool:
        """Whether a strip within a row begins a further answer of it."""
        cells = [column for column in words if column]
        if not cells:
            return False
        text = words[cells[0]].text
        if INDICATOR.match(text) is not None:
            return True
        answer = self.groups[-1].answers[-1]
        if not any(answer.values()):
            return False
        if (1 in words and max(answer) > 1) or (1 in words and NUMERIC.fullmatch(text) is not None):
            return True
        return bool(self.idle) and not self.turned and not text[0].islower() and _closed(answer[max(answer)])


def _begun(where: str) -> Group:
    group = Group()
    group.open(where)
    return group


def _closed(text: str) -> bool:
    """Whether a cell's words could end here: brackets shut, no word that needs another."""
    return text.count("(") <= text.count(")") and UNFINISHED.fullmatch(text) is None


def _rows(group: Group) -> Iterator[Row]:
    width = max((column for answer in group.answers for column in answer), default=0)
    for index, answer in enumerate(group.answers):
        cells = [Cell(_bare(group.first)) if index == 0 else Cell("", merged=True)]
        cells += [Cell(_bare(answer.get(column, ""))) for column in range(1, width + 1)]
        yield Row(tuple(cells), group.places[index])


def _bare(text: str) -> str:
    """Without the letter that points to a note under the table."""
    return NOTE_LETTER.sub("", text)


def _stretch(place: Callable[[int, int], str], first: Line, last: Line) -> str:
    start, end = place(first.page, first.number), place(last.page, last.number)
    return f"lines {first.number}-{last.number}" if start.startswith("line ") else f"{start} to {end}"
