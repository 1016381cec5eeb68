"""The real reports: counts taken by eye, and each form of a report against its Word file."""

from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from bluehelm.sources import documents
from bluehelm.sources.blocks import Document, Table
from bluehelm.sources.budgets import liquidation, merged
from bluehelm.sources.budgets.framework import Frame

pytestmark = pytest.mark.shared
FOLDER = "data/un_budget_documents"
SHAPES = {"A_80_590": liquidation, "A_80_623": merged, "A_80_614": merged}


def read(shared: Path, name: str) -> Document:
    return documents.read(shared / FOLDER / name)


def rows(frame: Frame) -> list[object]:
    """All that a framework says, its places left out."""
    found: list[object] = [(row.number, row.title) for row in frame.components]
    found += [(row.number, row.title, row.component) for row in frame.accomplishments]
    found += [(row.number, row.planned, row.actual, row.remarks) for row in frame.indicators]
    for row in frame.outputs:
        answers = tuple((answer.completed, answer.remarks) for answer in row.answers)
        found.append((row.accomplishment, row.group, row.planned, answers))
    return found


def figures(document: Document) -> Counter[tuple[str, ...]]:
    """Each line of a table's figures: its label and what stands in its other cells."""
    found: Counter[tuple[str, ...]] = Counter()

    def walk(table: Table) -> None:
        for row in table.rows:
            texts = [" ".join(cell.text.split()) for cell in row.cells]
            cells = [text for text in texts[1:] if text]
            if texts[0] and cells and all(set(text) <= set("0123456789 .,()$%–-") for text in cells):
                found[(texts[0], *cells)] += any("." in text for text in cells)
            for cell in row.cells:
                for inner in cell.tables:
                    walk(inner)

    for block in document.blocks:
        if isinstance(block, Table):
            walk(block)
    return found


def test_the_liquidation_report_holds_what_was_counted_by_eye(shared: Path) -> None:
    document = read(shared, "A_80_590.docx")
    frame = liquidation.framework(document)
    assert document.symbol == "A/80/590"
    assert [(row.number, row.title) for row in frame.components] == [("1", "support")]
    assert [row.number for row in frame.indicators] == [f"1.1.{n}" for n in range(1, 8)]
    assert len(frame.outputs) == 44
    assert sum(len(row.answers) for row in frame.outputs) == 63
    assert list(Counter(row.group for row in frame.outputs).values()) == [
        2,
        3,
        2,
        1,
        3,
        1,
        4,
        8,
        3,
        2,
        7,
        5,
        1,
        1,
        1,
    ]
    assert frame.set_aside == ()


@pytest.mark.parametrize(
    ("name", "components", "counts"),
    [("A_80_623", 4, [15, 11, 7, 5, 16, 6, 17, 6]), ("A_80_614", 2, [5, 3, 6])],
)
def test_the_merged_reports_hold_what_was_counted_by_eye(
    shared: Path, name: str, components: int, counts: list[int]
) -> None:
    frame = merged.framework(read(shared, f"{name}.docx"))
    assert len(frame.components) == components
    assert list(Counter(row.accomplishment for row in frame.indicators).values()) == counts
    assert (frame.outputs, frame.set_aside) == ((), ())
    assert "Umoja Analytics platform" in frame.notes[-1]


@pytest.mark.parametrize("name", SHAPES)
def test_each_document_fits_its_shape_alone(shared: Path, name: str) -> None:
    document = read(shared, f"{name}.docx")
    fitting = [shape for shape in (liquidation, merged) if shape.fits(document)]
    assert fitting == [SHAPES[name]]


@pytest.mark.parametrize("name", ["A_80_604_Add.9", "A_80_604_Add.10"])
def test_the_advisory_committees_reports_fit_neither(shared: Path, name: str) -> None:
    document = read(shared, f"{name}.docx")
    assert document.symbol == name.replace("_", "/")
    assert not liquidation.fits(document)
    assert not merged.fits(document)


@pytest.mark.parametrize(("name", "shape"), SHAPES.items())
def test_the_printed_form_gives_the_same_framework_as_word(
    shared: Path, name: str, shape: ModuleType
) -> None:
    word, printed = read(shared, f"{name}.docx"), read(shared, f"{name}.layout.txt")
    assert printed.symbol == word.symbol
    assert rows(shape.framework(printed)) == rows(shape.framework(word))


@pytest.mark.parametrize(("name", "share"), [("A_80_590", 1.0), ("A_80_614", 0.95), ("A_80_623", 0.85)])
def test_the_printed_form_gives_nearly_all_figures_of_word(shared: Path, name: str, share: float) -> None:
    word, printed = figures(read(shared, f"{name}.docx")), figures(read(shared, f"{name}.layout.txt"))
    assert (word & printed).total() >= share * word.total()


def test_note_letters_and_field_codes_are_nowhere(shared: Path) -> None:
    document = read(shared, "A_80_614.docx")
    assert ("Status-of-forces agreement", "941.7", "527.3") in figures(document)
    assert not any("DOCVARIABLE" in repr(block) for block in document.blocks)
