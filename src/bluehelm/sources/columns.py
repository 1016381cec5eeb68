"""Tables rebuilt from the columns in which their cells are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "\u2010": "-", "\u00ad": ""}
)
AMOUNT = r"\(?\$?(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)*%?\)?|–"
AMOUNTS = re.compile(rf"(?:{AMOUNT})(?: (?:{AMOUNT}))+")
NUMERIC = re.compile(AMOUNT)
COLUMN_NUMBER = re.compile(r"\(\d\)")
LINE_NUMBER = re.compile(r"\d+\.\d+\.\d+")
LEADING = re.compile(r"\d{1,3}\.|\d{1,2}\.\d{1,2}|\([a-z]{1,4}\)|[IVXL]+\.|[A-Z]\.|•|[a-z]")
PROSE_HEADER = re.compile(r"Expected accomplishment|ndicators|Planned output|Remarks")
TABLE_HEADER = re.compile(
    r"(?:Planned outputs?|Expected accomplishments?|Planned indicators? of achievement)(?:\s{2,}|$)"
)
HEADER_WORD = (
    r"(?:planned|actual|expected|accomplishments?|indicators?|of|achievement|outputs?|completed|number|or|yes|no"
    r"|remarks?)"
)
HEADER_REST = re.compile(rf"\(?{HEADER_WORD}\)?(?:[ ,/]+\(?{HEADER_WORD}\)?)*", re.I)  # "(number or yes/no)"
HEADER_TOP = re.compile(r"Completed|\(?number\b|yes/no")
OPENS_ROW = re.compile(r"(?:\d{1,3}\.|\([a-z]{1,4}\)|[IVXL]+\.|[A-Z]\.)\s")
SECTION = re.compile(r"Expected accomplishment \d+\.\d+|Component \d+\b")
NOTE = re.compile(r"(?:[a-z] |Note: )[A-Z]")  # a note under a table
RIGHT_SIDE = 40  # a line that begins this far in belongs to a table
WIDE_GAP = 3  # blanks that part two cells
FAR = 4  # blank lines after which a table has ended


@dataclass(frozen=True)
class Line:
    text: str
    number: int
    page: int

    @property
    def start(self) -> int:
        return len(self.text) - len(self.text.lstrip())


@dataclass(frozen=True)
class Segment:
    """A stretch of a line with no wide gap in it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Strip:
    """One printed line of a table: the line, its segments, the blank lines above it."""

    line: Line
    segments: tuple[Segment, ...]
    gap: int


@dataclass
class Zone:
    """Strips of one page that stand in the same columns."""

    strips: list[Strip] = field(default_factory=list)

    @property
    def left(self) -> int:
        return min(strip.segments[0].start for strip in self.strips)

    @property
    def many(self) -> list[Strip]:
        return [strip for strip in self.strips if len(strip.segments) > 1]

    @property
    def numeric(self) -> bool:
        """Whether its cells are mostly figures: then each printed line is a row of its own."""
        if any(PROSE_HEADER.search(strip.line.text) is not None for strip in self.strips[:4]):
            return False
        cells = [segment for strip in self.strips for segment in strip.segments[1:]]
        figures = sum(is_figure(cell.text) for cell in cells)
        return figures > 0.5 * len(cells)


def is_figure(text: str) -> bool:
    """A figure of the table, not the number of a column, such as (1)."""
    return NUMERIC.fullmatch(text) is not None and COLUMN_NUMBER.fullmatch(text) is None


def segments(text: str) -> tuple[Segment, ...]:
    """A line cut at its gaps; a leading number stays with its text, figures one blank apart are parted."""
    found = [Segment(m[0], m.start(), m.end()) for m in re.finditer(r"\S+(?: \S+)*", text)]
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index : index + 2]
        leads = LINE_NUMBER.fullmatch(first.text)
        if index == 0 and first.start < RIGHT_SIDE:
            leads = leads or LEADING.fullmatch(first.text)
        if leads:
            found[index : index + 2] = [Segment(f"{first.text} {second.text}", first.start, second.end)]
    parted: list[Segment] = []
    for index, segment in enumerate(found):
        tail = re.fullmatch(rf"(.*[a-z)]) ({AMOUNT})", segment.text)
        if AMOUNTS.fullmatch(segment.text) is not None and index:
            parted += [
                Segment(m[0], segment.start + m.start(), segment.start + m.end())
                for m in NUMERIC.finditer(segment.text)
            ]
        elif tail is not None and index and len(found) > 3:
            cut = segment.start + len(tail[1])
            parted += [Segment(tail[1], segment.start, cut), Segment(tail[2], cut + 1, segment.end)]
        else:
            parted.append(segment)
    return tuple(parted)


def zones(page: list[Line], title: re.Pattern[str]) -> Iterator[Zone | Line]:
    """The tables of a page as zones, and between them its other lines, blank ones included."""
    index = 0
    top: list[Line] = []  # short lines at the head of the page, which may belong to a table going on
    while index < len(page):
        line = page[index]
        if not _tabular(segments(line.text)):
            if top or not any(above.text.strip() for above in page[:index]):
                top.append(line)
            else:
                yield line
            index += 1
            continue
        zone, index = _grown(page, index, title)
        above = [Strip(each, segments(each.text), 0) for each in top if each.text.strip()]
        if above and _heads(top, zone):
            if TABLE_HEADER.match(zone.strips[0].line.text.strip()) is not None:
                yield Zone(above)  # the rest of a row of the page before; a new table begins under it
            else:
                zone.strips[:0] = above
        else:
            yield from top
        top = []
        if len(zone.strips) == 1 and not _certain(zone.strips[0]):
            yield zone.strips[0].line
        else:
            yield zone
    yield from top


def _heads(top: list[Line], zone: Zone) -> bool:
    """Whether the lines at the head of a page stand right over the zone, in its first column."""
    lines = [line for line in top if line.text.strip()]
    gutters = _gutters(zone)
    if not lines or SECTION.match(lines[0].text.strip()) is not None:
        return False
    fresh = TABLE_HEADER.match(zone.strips[0].line.text.strip()) is not None
    if fresh and lines[0].text.strip()[0].isupper():
        return False
    return (
        bool(lines and gutters)
        and len(lines) < 4
        and (fresh or bool(top[-1].text.strip()) or lines[0].text.strip()[0].islower())
        and all(line.start == zone.left and len(line.text) <= gutters[0][1] for line in lines)
    )


def _tabular(found: tuple[Segment, ...]) -> bool:
    if not found:
        return False
    if len(found) == 1:
        return found[0].start >= RIGHT_SIDE
    gaps = [after.start - before.end for before, after in pairwise(found)]
    return max(gaps) >= WIDE_GAP or all(NUMERIC.fullmatch(each.text) is not None for each in found[1:])


def _certain(strip: Strip) -> bool:
    if len(strip.segments) == 1:
        return False
    gap = strip.segments[1].start - strip.segments[0].end
    return gap >= 6 or NUMERIC.fullmatch(strip.segments[-1].text) is not None


def _grown(page: list[Line], index: int, title: re.Pattern[str]) -> tuple[Zone, int]:
    zone = Zone([Strip(page[index], segments(page[index].text), 0)])
    gap = 0
    after = index + 1
    for at in range(index + 1, len(page)):
        found = segments(page[at].text)
        if not found:
            gap += 1
            if gap > FAR:
                break
            continue
        strip = Strip(page[at], found, gap)
        if _has_rows(zone) and TABLE_HEADER.match(page[at].text.strip()) is not None:
            while len(zone.strips) > 1 and _over(zone.strips[-1], strip):
                zone.strips.pop()
            after = page.index(zone.strips[-1].line) + 1
            break
        below = segments(page[at + 1].text) if at + 1 < len(page) else ()
        if not _tabular(found) and not _belongs(strip, zone, below, title):
            break
        zone.strips.append(strip)
        gap = 0
        after = at + 1
    while len(zone.strips) > 1 and _left_over(zone):
        after = page.index(zone.strips.pop().line)
    return zone, after


def _has_rows(zone: Zone) -> bool:
    """Whether more stands in the zone than the upper part of a header."""
    cells = [segment.text for strip in zone.strips for segment in strip.segments]
    return len(zone.strips) > 2 or not all(HEADER_REST.fullmatch(text) for text in cells)


def _over(above: Strip, header: Strip) -> bool:
    """Whether a strip is the upper part of a header, printed over its second column."""
    near = header.line.number - above.line.number <= 4
    return near and HEADER_TOP.match(above.line.text.strip()) is not None


def _left_over(zone: Zone) -> bool:
    """A single line at the end of a table with blanks above it is a heading of what follows."""
    last = zone.strips[-1]
    return (
        len(last.segments) == 1
        and last.segments[0].start < RIGHT_SIDE
        and last.gap >= (1 if zone.numeric else 2)
    )


def _belongs(strip: Strip, zone: Zone, below: tuple[Segment, ...], title: re.Pattern[str]) -> bool:
    """Whether a line of one segment is part of the table above it, and not the prose after it."""
    only = strip.segments[0]
    crosses = any(only.start < start and only.end >= end for start, end in _gutters(zone))
    if zone.many and zone.numeric and crosses:
        # A row's heading that runs over the figures' columns, with the figures right under it.
        return strip.gap == 0 and len(below) > 3 and len(only.text) < 80
    if SECTION.match(only.text) is not None and only.start <= zone.left:
        return False
    if crosses or NOTE.match(only.text) is not None or (zone.many and only.start < zone.left - 2):
        return False
    if not zone.many:
        return only.end < zone.left
    if title.fullmatch(only.text) is None or (strip.gap == 0 and len(below) > 1):
        return True
    return only.start == zone.left and any(OPENS_ROW.match(each.segments[0].text) for each in zone.many[1:])


def _gutters(zone: Zone) -> list[tuple[int, int]]:
    """Blank stretches between the columns, over all strips of several segments."""
    return blanks([(each.start, each.end) for strip in zone.many for each in strip.segments])


def blanks(taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that none of the taken ones covers, between the first and the last."""
    free: list[tuple[int, int]] = []
    reach = None
    for start, end in sorted(taken):
        if reach is not None and start > reach:
            free.append((reach, start))
        reach = end if reach is None else max(reach, end)
    return free
