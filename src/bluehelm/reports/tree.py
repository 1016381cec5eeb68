"""A report as a tree of blocks: what it says, apart from the form it is written in."""

from dataclasses import dataclass
from datetime import datetime

from bluehelm.record.figure import Figure


@dataclass(frozen=True)
class Text:
    text: str
    strong: bool = False
    marked: bool = False  # the words at issue in a quote
    to: str | None = None  # the anchor of the heading that it leads to
    edit: str = "="  # "+" for words put in, "-" for words cut out


@dataclass(frozen=True)
class Bound:
    """A figure where it stands, with its number in the trace annex."""

    figure: Figure
    n: int
    shown: str  # formatted for the language
    unit: str = ""  # in words, where no head of the table says it


Run = Text | Bound


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Note:
    """A line about the report itself: how to read it, or that its numbers are invented."""

    text: str
    invented: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell; each line of it is a row of runs."""

    lines: tuple[tuple[Run, ...], ...]
    end: bool = False  # numbers stand at the end of the cell


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]  # a single cell spans the table
    kind: str = (
        "line"  # "line", "part" of the line above, "group" heading, "total", "remark", "sides" of equal cells
    )


@dataclass(frozen=True)
class Table:
    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]  # shares of the width
    ends: tuple[bool, ...]  # which columns hold numbers
    captioned: bool = True  # False: the heading above it says what it is, and the caption is only read out


@dataclass(frozen=True)
class Chart:
    kind: str
    svg: str
    title: str
    description: str
    width: int = 100  # per cent of the text's


@dataclass(frozen=True)
class Entry:
    """One figure in the annex, in words."""

    n: int
    anchor: str
    label: str
    shown: str
    unit: str
    period: str
    method: str  # a sentence
    inputs: tuple[str, ...]  # the records it was computed from, a line each; none for a figure as printed
    sources: tuple[str, ...]  # document and place
    short: str  # the entry in one line, without what the annex says once for all


@dataclass(frozen=True)
class TraceAnnex:
    labels: tuple[str, ...]  # of the columns: number, figure, value, method and inputs, source
    entries: tuple[Entry, ...]


Block = Heading | Paragraph | Note | Table | Chart | TraceAnnex


@dataclass(frozen=True)
class Document:
    title: str
    subtitle: tuple[str, ...]
    language: str
    mission: str
    period: str
    as_at: datetime
    invented: str | None  # the line that says so; None for real data
    words: dict[str, str]  # fixed words a form needs: "contents", "page", "close" ..
    blocks: tuple[Block, ...]
    depth: int = 3  # levels of headings in the contents
    author: str = ""  # who wrote it, where that is not the mission

    @property
    def running(self) -> str:
        """The line at the head of every page."""
        return " · ".join(part for part in (self.mission, self.title, self.period) if part)

    @property
    def name(self) -> str:
        """What the file calls itself."""
        return ", ".join(part for part in (self.title, self.mission, self.period) if part)

    @property
    def contents(self) -> tuple[Heading, ...]:
        return tuple(
            block for block in self.blocks if isinstance(block, Heading) and block.level <= self.depth
        )

    def figures(self) -> tuple[Figure, ...]:
        """Every figure bound in the text or a table, once, in the order of its number."""
        found = {run.n: run.figure for run in self.runs() if isinstance(run, Bound)}
        return tuple(found[n] for n in sorted(found))

    def runs(self) -> tuple[Run, ...]:
        """Every run of text or figure, in reading order."""
        found: list[Run] = []
        for block in self.blocks:
            if isinstance(block, Paragraph):
                found.extend(block.runs)
            if isinstance(block, Table):
                found.extend(
                    run for row in block.rows for cell in row.cells for line in cell.lines for run in line
                )
        return tuple(found)
