"""The classic performance report: indicators planned and actual, outputs planned and completed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bluehelm.sources.blocks import Document
from bluehelm.sources.budgets.completed import NO_PLANNED as NO_PLANNED_OUTPUT
from bluehelm.sources.budgets.completed import Reading, outputs
from bluehelm.sources.budgets.framework import Frame
from bluehelm.sources.budgets.indicators import NO_PLANNED as NO_PLANNED_INDICATOR
from bluehelm.sources.budgets.indicators import indicators
from bluehelm.sources.budgets.pieces import Piece, column_heads, pieces, strange_heads, strange_second
from bluehelm.sources.budgets.planned import BULLET
from bluehelm.sources.budgets.wording import breaks_off, goes_on, has_years, lexicon
from bluehelm.sources.form import AccomplishmentRow, ComponentRow, IndicatorRow, OutputRow, SetAside

COMPONENT = re.compile(r"Component (\d+)\s*[:.–—-]?\s*(.*)", re.I)
ACCOMPLISHMENT = re.compile(r"Expected accomplishments? (\d+(?:\.\d+)+)\s*[:.–—-]?\s*(.*)", re.I)
SECTION_END = re.compile(r"(?:[IVX]+\.\s+[A-Z].*|Resource performance|Financial resources\b.*)")
PART = re.compile(r"([A-HJ-UWYZ])\.\s+[A-Z][^.]{2,110}")  # "B. Department of .."; I, V and X count sections
NARRATIVE = re.compile(r"\d{1,3}\.\s+[A-Z]")
FOOTNOTE = re.compile(r"(?:\^?[a-z]|[*†‡¹²³⁴⁵⁶⁷⁸⁹]+|\^\d+) (?=[A-Z])")
SUPPORT = re.compile(r"(?:mission )?support\b", re.I)
PLANNED_INDICATOR, ACTUAL_INDICATOR, PLANNED_OUTPUT, COMPLETED = range(4)  # as in pieces.COLUMN_HEADS
UNKNOWN = -1  # a table with a column head that is not known
STRANGE = (
    "the heads of the columns are not those of a framework table; name them Planned and Actual indicators of "
    "achievement, or Planned outputs, Completed (number or yes/no) and Remarks"
)
SHORTEST_NARRATIVE = 120
TOKEN = re.compile(r"\w+")
NOT_TAKEN = "its words were taken into no row"
ALONE = frozenset((NO_PLANNED_INDICATOR, NO_PLANNED_OUTPUT))  # set aside without standing in a row


@dataclass
class _Zone:
    """The pieces of one expected accomplishment, by the table they stand in."""

    number: str
    title: str
    component: str
    where: str
    support: bool
    indicators: list[Piece] = field(default_factory=list)
    outputs: list[Piece] = field(default_factory=list)


@dataclass
class _Section:
    """The framework section of a document, cut at its headings."""

    components: list[ComponentRow] = field(default_factory=list)
    zones: list[_Zone] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    table: int | None = None  # the column head under which we are
    starts: tuple[int, ...] = ()  # where the columns of a Word table begin
    prose: bool = False  # inside numbered narrative
    part: str | None = None  # letter of the heading last met, where no zone stands under it yet
    letter: str = ""  # letter of the part that we are in
    notes: list[str] = field(default_factory=list)


def fits(document: Document) -> bool:
    """Whether the document holds expected accomplishments with tables of planned and actual or completed."""
    accomplishments, heads = 0, set()
    for piece in pieces(document.blocks, document.medium):
        accomplishments += _heading(ACCOMPLISHMENT, piece) is not None
        heads |= column_heads(piece)
    return accomplishments > 0 and (
        {PLANNED_INDICATOR, ACTUAL_INDICATOR} <= heads or (PLANNED_OUTPUT in heads and COMPLETED in heads)
    )


def framework(document: Document) -> Frame:
    """The components, accomplishments, indicators and outputs, repaired; what could not be read set aside."""
    section = _section(document)
    reading = Reading(lexicon(document.blocks), _spaced(section))
    every_indicator: list[IndicatorRow] = []
    every_output: list[OutputRow] = []
    aside = list(section.set_aside)
    for zone in section.zones:
        found, left = indicators(zone.indicators, zone.number, reading.book)
        every_indicator += found
        aside += left
        rows, left = outputs(zone.outputs, zone.number, zone.support, reading)
        every_output += rows
        aside += left
        if not found and not rows:
            aside.append(SetAside(zone.where, zone.title, "no indicator and no output stands under it"))
    frame = Frame(
        tuple(section.components),
        tuple(AccomplishmentRow(one.number, one.title, one.component, one.where) for one in section.zones),
        tuple(every_indicator),
        tuple(every_output),
        tuple(aside),
        tuple(section.notes),
    )
    return replace(frame, set_aside=(*frame.set_aside, *_lost(section, frame)))


def _heading(pattern: re.Pattern[str], piece: Piece) -> re.Match[str] | None:
    """The match of a heading that fills its piece; a line of the table of contents is none."""
    if len(piece.filled) > 1:
        return None
    return pattern.fullmatch(piece.text)


def _in_section(document: Document) -> Iterator[Piece]:
    """The pieces from the first component or accomplishment to the section on resources."""
    begun = False
    for piece in pieces(document.blocks, document.medium):
        heading = any(_heading(pattern, piece) for pattern in (COMPONENT, ACCOMPLISHMENT))
        begun = begun or heading
        if not begun:
            continue
        if not heading and not piece.tabular and SECTION_END.fullmatch(piece.text) and len(piece.text) < 120:
            return
        yield piece


def _section(document: Document) -> _Section:
    section = _Section()
    lone = False  # right under the head "Planned indicators of achievement", alone on its line
    for piece in _in_section(document):
        if (match := _heading(COMPONENT, piece)) is not None:
            if not section.components or section.components[-1].number != match[1]:
                section.components.append(ComponentRow(match[1], match[2], piece.where))
            section.table, section.prose = None, False
        elif (match := _heading(ACCOMPLISHMENT, piece)) is not None:
            _open_zone(section, match, piece)
        elif section.zones and not piece.tabular and (match := PART.fullmatch(piece.text)) is not None:
            section.table, section.prose, section.part = None, False, match[1]
        elif heads := column_heads(piece):
            section.table, section.prose = _table(heads, section.table), False
            section.starts = piece.filled if piece.exact else ()
        elif section.zones and (strange_heads(piece) or (lone and strange_second(piece))):
            section.table, section.prose = UNKNOWN, False
            section.set_aside.append(SetAside(piece.where, " | ".join(map(" ".join, piece.cells)), STRANGE))
        else:
            _place(piece, section)
        lone = not piece.tabular and column_heads(piece) == {PLANNED_INDICATOR}
    return section


def _open_zone(section: _Section, match: re.Match[str], piece: Piece) -> None:
    number, title = match[1], match[2]
    section.letter = section.part or section.letter
    same = [one for one in section.zones if one.number == number]
    if same and section.part is None and (same[-1] is section.zones[-1] or title in ("", same[-1].title)):
        section.zones.remove(same[-1])  # printed again at the head of a page: it goes on
        section.zones.append(same[-1])
        return
    if same:  # each part of the document counts from the start
        number = f"{section.letter or len(section.zones)}.{number}"
        section.notes.append(
            f"{piece.where}: accomplishment {match[1]} is printed twice; here it is {number}."
        )
    part = section.components[-1] if section.components else None
    support = part is not None and SUPPORT.match(part.title) is not None
    section.zones.append(_Zone(number, title, part.number if part else "", piece.where, support))
    section.table, section.prose, section.starts, section.part = None, False, (), None


def _table(heads: set[int], before: int | None) -> int | None:
    if heads & {PLANNED_INDICATOR, ACTUAL_INDICATOR}:
        return PLANNED_INDICATOR
    return PLANNED_OUTPUT if PLANNED_OUTPUT in heads else before


def _place(piece: Piece, section: _Section) -> None:
    """Give a piece that is no heading to the table, title or narrative it belongs to."""
    zone = section.zones[-1] if section.zones else None
    if not piece.tabular and _is_prose(piece, section, zone):
        section.prose = True
        return
    section.prose = False
    if zone is None or section.part is not None or (section.table is None and _new_part(section, zone)):
        if not piece.tabular:  # the text under a component, before its first accomplishment
            section.prose = section.part is not None or not _titles_component(piece, section)
            return
        section.set_aside.append(SetAside(piece.where, piece.text, "stands outside any accomplishment"))
    elif FOOTNOTE.match(piece.text) and not piece.tabular:
        section.set_aside.append(SetAside(piece.where, piece.text, "a footnote, not part of any row"))
    elif section.table is None:
        _before_table(piece, section, zone)
    elif section.table == UNKNOWN:
        section.set_aside.append(SetAside(piece.where, piece.text, "its table has a column head not known"))
    else:
        rows = zone.indicators if section.table == PLANNED_INDICATOR else zone.outputs
        rows += _by_bullet(_on_columns(piece, section.starts))


def _titles_component(piece: Piece, section: _Section) -> bool:
    """Take a paragraph as the rest of a component's title that a page or line cut."""
    if not section.components:
        return False
    last = section.components[-1]
    if last.title and not breaks_off(last.title):
        return False
    section.components[-1] = replace(last, title=f"{last.title} {piece.text}".strip())
    return True


def _new_part(section: _Section, zone: _Zone) -> bool:
    return bool(section.components) and section.components[-1].number != zone.component


def _is_prose(piece: Piece, section: _Section, zone: _Zone | None) -> bool:
    """Whether a paragraph belongs to the report's numbered narrative."""
    if NARRATIVE.match(piece.text) and len(piece.text) >= SHORTEST_NARRATIVE:
        return True
    return section.prose and (goes_on(piece.text) or zone is None)


def _before_table(piece: Piece, section: _Section, zone: _Zone) -> None:
    """What stands between the heading of an accomplishment and its first column heads."""
    if has_years(piece.text):  # the heads were lost
        section.table = PLANNED_INDICATOR
        zone.indicators.append(piece)
    elif not zone.title or goes_on(piece.text) or breaks_off(zone.title):
        zone.title = f"{zone.title} {piece.text}".strip()
    else:
        why = "stands between the heading and its tables"
        section.set_aside.append(SetAside(piece.where, piece.text, why))


def _on_columns(piece: Piece, starts: Sequence[int]) -> Piece:
    """A row of a Word table with its cells under the column heads; narrow empty columns vanish."""
    if len(starts) < 2 or not piece.tabular or not piece.exact:
        return piece
    cells: list[tuple[str, ...]] = [() for _ in starts]
    for at in piece.filled:
        column = max((n for n, start in enumerate(starts) if start <= at), default=0)
        cells[column] += piece.cells[at]
    return replace(piece, cells=tuple(cells))


def _by_bullet(piece: Piece) -> list[Piece]:
    """A row of Word without bullets; one that lists as many things in every cell, as so many rows."""
    first = tuple(BULLET.sub("", part, count=1) for part in piece.cell(0))
    if not piece.tabular or not piece.exact or first == piece.cell(0):
        return [piece]
    counts = {len(cell) for cell in piece.cells if cell}
    listed = len(first) > 1 and all(BULLET.match(part) for part in piece.cell(0)) and len(counts) == 1
    if not listed:
        return [replace(piece, cells=(first, *piece.cells[1:]))]
    columns = (first, *piece.cells[1:])
    return [
        replace(piece, cells=tuple((cell[n],) if cell else () for cell in columns)) for n in range(len(first))
    ]


def _spaced(section: _Section) -> bool | None:
    """Whether the planned cells part thousands by spaces or by commas; None where they show neither."""
    texts = [" ".join(piece.cell(0)) for zone in section.zones for piece in (*zone.indicators, *zone.outputs)]
    commas = sum(len(re.findall(r"\b\d{1,3},\d{3}\b", text)) for text in texts)
    spaces = sum(len(re.findall(r"(?<![\d/,.])\d{1,3} \d{3}\b(?! ?[,/]\d)", text)) for text in texts)
    if not commas and not spaces:
        return None
    return spaces > commas


def unaccounted(document: Document, frame: Frame) -> tuple[SetAside, ...]:
    """Every piece of a framework table with words that stand in no row of the frame: what would be lost."""
    return _lost(_section(document), frame)


def _lost(section: _Section, frame: Frame) -> tuple[SetAside, ...]:
    have = Counter(word for text in _texts(frame) for word in TOKEN.findall(text))
    every = [piece for zone in section.zones for piece in (*zone.indicators, *zone.outputs)]
    missing = Counter(word for piece in every for word in TOKEN.findall(piece.text)) - have
    if not missing:
        return ()
    return tuple(
        SetAside(piece.where, piece.text, NOT_TAKEN)
        for piece in every
        if any(word in missing for word in TOKEN.findall(piece.text))
    )


def _texts(frame: Frame) -> Iterator[str]:
    """All words that the frame holds; those set aside only where no row repeats them."""
    for row in frame.indicators:
        yield from (row.number or "", row.planned, row.actual, *row.remarks)
    groups: set[tuple[str, str]] = set()
    for line in frame.outputs:
        yield line.planned
        for answer in line.answers:
            yield from (answer.completed, *answer.remarks)
        if line.group is not None and (line.accomplishment, line.group) not in groups:
            groups.add((line.accomplishment, line.group))
            yield line.group
    yield from (one.text for one in frame.set_aside if one.why in ALONE)
