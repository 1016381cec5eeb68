"""What every section is written from: the plan, its figures by key, the words and the trace."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

from bluehelm.plans import rows
from bluehelm.record.figure import Figure, RecordSet
from bluehelm.reports.charts import cached, drawable
from bluehelm.reports.trace import Binder, Printed, as_printed
from bluehelm.reports.tree import Block, Bound, Cell, Chart, Heading, Run, Table, Text
from bluehelm.reports.words import Words

NUMBERED = re.compile(r"/\d+(?=/[^/]+$)")  # "money/2031-32/performance/subtotal/2/variance"


@dataclass(frozen=True)
class Cover:
    """What stands on the first page, and how the report is written."""

    language: str
    as_at: datetime
    mission_name: str
    source: str  # symbol or title of the document the plan was read from
    invented: bool = False


@dataclass
class Desk:
    """Binds the figures that the sections ask for."""

    plan: rows.Plan
    figures: dict[str, Figure]
    cover: Cover
    words: Words
    binder: Binder
    stock: dict[str, list[Figure]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, figure in self.figures.items():
            self.stock.setdefault(NUMBERED.sub("", key), []).append(figure)

    def printed(self, row: Printed) -> Run:
        """The figure for a row's own value: the one at hand for that row, else the value as printed."""
        if row.value is None:
            return Text(self.words("absent"))
        return self.binder.bind(self.found(row) or as_printed(row, self.cover.source, self.cover.as_at))

    def found(self, row: Printed) -> Figure | None:
        exact = self.figures.get(row.key)
        if exact is not None and exact.value == row.value and place(exact) == row.where:
            return exact
        for figure in self.stock.get(NUMBERED.sub("", row.key), ()):
            if figure.value == row.value and place(figure) == row.where:
                return figure
        return None

    def beside(self, row: Printed, measure: str) -> Run:
        """The figure computed for the same row, or the sign for what is not given."""
        figure = self.found(row)
        stem = row.key if figure is None else figure.key
        return self.computed(f"{stem.rpartition('/')[0]}/{measure}")

    def computed(self, key: str) -> Run:
        figure = self.figures.get(key)
        return Text(self.words("absent")) if figure is None else self.binder.bind(figure)

    def has_value(self, key: str) -> bool:
        """Whether there is such a figure and it could be told."""
        return key in self.figures and self.figures[key].value is not None

    def measured(self, run: Run, unit: str | None) -> Run:
        """The run with its unit in words; what is not given has none."""
        if unit is None or not isinstance(run, Bound) or run.figure.value is None:
            return run
        return replace(run, unit=self.words.unit(unit))

    def heading(self, level: int, key: str) -> Heading:
        return Heading(level=level, text=self.words(f"section.{key}"), anchor=key)

    def table(self, caption: str, columns: tuple[str, ...], widths: tuple[int, ...], ends: int) -> Table:
        """An empty table; ends is how many of its columns, from the second, hold numbers."""
        header = tuple(self.words(f"column.{key}") for key in columns)
        sides = tuple(0 < n <= ends for n in range(len(columns)))
        return Table(caption=caption, header=header, rows=(), widths=widths, ends=sides)

    def chart(self, kind: str) -> tuple[Block, ...]:
        """The chart of that kind, if the plan holds anything for it."""
        if not drawable(kind, self.plan):
            return ()
        svg = cached(kind, self.plan, self.cover.language)
        title, description = self.words(f"chart.{kind}.title"), self.words(f"chart.{kind}.description")
        return (Chart(kind=kind, svg=svg, title=title, description=description),)

    def causes(self, codes: tuple[str, ...]) -> str:
        return ", ".join(self.words.cause(code) for code in codes)


def place(figure: Figure) -> str | None:
    """The place of a figure taken from one row."""
    if isinstance(figure.inputs, RecordSet) or not figure.inputs:
        return None
    return figure.inputs[0].where


def cell(*runs: Run | str, end: bool = False) -> Cell:
    """A cell of one line."""
    return Cell(lines=(tuple(Text(run) if isinstance(run, str) else run for run in runs),), end=end)
