"""What the shapes with numbered lines share: component headings, accomplishments 1.1, indicators 1.1.1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bluehelm.sources.blocks import Document, Paragraph, Row, Table
from bluehelm.sources.budgets.framework import Frame
from bluehelm.sources.form import AccomplishmentRow, ComponentRow, IndicatorRow, OutputRow, SetAside

COMPONENT = re.compile(r"Component (\d+)\s*[:.]\s*(.+)", re.IGNORECASE)
ACCOMPLISHMENT = re.compile(r"(?:Expected accomplishment\s+)?(\d+\.\d+)(?![.\d])\s*:?\s*(.*)", re.DOTALL)
INDICATOR = re.compile(r"(\d+\.\d+)\.\d+(?![\d])\.?\s*", re.DOTALL)
SERIES = re.compile(r"\b20\d\d/(?:20)?\d\d\s*:")


@dataclass
class Gathered:
    """The rows of a framework as they are met, in document order."""

    components: dict[str, ComponentRow] = field(default_factory=dict)
    accomplishments: dict[str, AccomplishmentRow] = field(default_factory=dict)
    indicators: list[IndicatorRow] = field(default_factory=list)
    outputs: list[OutputRow] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    component: ComponentRow | None = None  # the one whose heading stands last above
    current: str | None = None  # number of the accomplishment in hand

    def under(self, component: ComponentRow | None) -> None:
        self.component = component

    def accomplish(self, number: str, title: str, where: str) -> None:
        """An accomplishment with its number; printed again after a page break it is the same."""
        self.current = number
        if number in self.accomplishments:
            return
        owner = number.split(".")[0]
        if self.component is not None and self.component.number == owner:
            self.components.setdefault(owner, self.component)
        else:
            found = "none" if self.component is None else f"component {self.component.number}"
            self.notes.append(
                f"{where}: accomplishment {number} stands under the heading of {found}; "
                f"it is kept under component {owner}, as its number says."
            )
        self.accomplishments[number] = AccomplishmentRow(number, title, owner, where)

    def prolong(self, text: str) -> None:
        """More of the title in hand, from a row that a page break cut."""
        if self.current is not None:
            row = self.accomplishments[self.current]
            self.accomplishments[self.current] = replace(row, title=f"{row.title} {text}".strip())

    def aside(self, row: Row, why: str) -> None:
        text = " | ".join(cell.text for cell in row.cells if cell.text)
        self.set_aside.append(SetAside(row.where, text, why))

    def frame(self) -> Frame:
        return Frame(
            components=tuple(self.components.values()),
            accomplishments=tuple(self.accomplishments.values()),
            indicators=tuple(self.indicators),
            outputs=tuple(self.outputs),
            set_aside=tuple(self.set_aside),
            notes=tuple(self.notes),
        )


def numbered(text: str) -> tuple[str, str] | None:
    """A line's own number and its words: "1.1.1 Percentage .." gives "1.1.1" and the rest."""
    mark = INDICATOR.match(text)
    return None if mark is None else (mark[0].rstrip(" .\t\n"), text[mark.end() :].strip())


def titled(text: str) -> tuple[str, str] | None:
    """An accomplishment's number and title, with or without a blank between them."""
    mark = ACCOMPLISHMENT.match(" ".join(text.split()))
    return None if mark is None or mark[2][:1].islower() else (mark[1], mark[2].strip())


def tables(document: Document) -> Iterator[tuple[Table, ComponentRow | None, Paragraph | None]]:
    """Each table, the component whose heading stands last above it, and the paragraph right above it."""
    component: ComponentRow | None = None
    above: Paragraph | None = None
    for block in document.blocks:
        if isinstance(block, Paragraph):
            mark = COMPONENT.fullmatch(block.text.strip())
            if mark is not None:
                component = ComponentRow(mark[1], mark[2].strip(), block.where)
            above = block
        else:
            yield block, component, above
            above = None


def words(row: Row) -> list[str]:
    """The texts of a row's cells, each on one line."""
    return [" ".join(cell.text.split()) for cell in row.cells]


def is_header(row: Row, second: re.Pattern[str]) -> bool:
    """Whether a row is headed "Expected accomplishment", with the second heading matching."""
    cells = words(row)
    return (
        len(cells) > 1
        and re.fullmatch(r"Expected accomplishments?", cells[0], re.IGNORECASE) is not None
        and second.match(cells[1]) is not None
    )
