"""A study as a document: the sections of the page, pictures that fit a sheet, the way back to the table."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document as open_word
from docx.shared import Cm

from bluehelm.errors import BadInput
from bluehelm.impact.study.answers import Study
from bluehelm.impact.telling.asked import Asked
from bluehelm.reports import impact
from bluehelm.reports.tree import Chart, Document, Heading, Table, Text
from tests.impact.studied import ASKED, CURVE, EMPTY, FULL, PLACED, STUDY

MADE = datetime(2031, 12, 4, 9, 30, tzinfo=UTC)
TRACED = replace(ASKED, placed=PLACED, sha256="ab" * 32, seed=7, rows=1144, program="bluehelm 1")


@pytest.fixture(scope="module")
def tree() -> Document:
    return impact.document(STUDY, TRACED, "en", MADE)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def words(table: Table) -> list[list[str]]:
    return [
        [run.text for cell in row.cells for line in cell.lines for run in line if isinstance(run, Text)]
        for row in table.rows
    ]


def test_it_has_the_sections_of_the_page_with_the_answer_first(tree: Document) -> None:
    found = [block.text for block in tree.blocks if isinstance(block, Heading)]
    assert found[:3] == ["The answer", "What changed?", "For how long?"]
    assert found[-1] == "How each figure is followed to its input"
    assert tree.title == "A study of what responses change"
    assert tree.subtitle == (
        "patrolled <b>.csv",
        "kind=patrol, kind=attack",
        "Made on 4 December 2031, 09:30 UTC",
    )


def test_each_figure_can_be_followed_to_the_table_and_the_seed(tree: Document) -> None:
    told = {row[0]: row[1] for row in words(tables(tree)[-1])}
    assert told["its SHA-256"] == "ab" * 32
    assert (told["seed"], told["rows used"]) == ("7", "1144")


def test_a_row_without_figures_says_why_over_the_whole_width(tree: Document) -> None:
    first = tables(tree)[0]
    alone = [row for row in first.rows if len(row.cells) == 1]
    assert [row.kind for row in alone] == ["remark"]
    assert "Within 14 days and 10 km: not enough data: 1.5 events expected, 5 needed" in str(words(first))
    assert all(len(row.cells) in (1, len(table.header)) for table in tables(tree) for row in table.rows)
    assert all(len(table.widths) == len(table.header) == len(table.ends) for table in tables(tree))


def test_pictures_fit_a_sheet_and_are_told(tree: Document) -> None:
    charts = [block for block in tree.blocks if isinstance(block, Chart)]
    assert [chart.kind for chart in charts] == [
        "grid", "curve", "groups", "leads", "placebos", "lags", "map",
    ]  # fmt: skip
    for chart in charts:
        assert 10 <= chart.width <= 100
        assert chart.title
        assert chart.description
    tall = '<svg width="400" height="4000">'
    assert impact._share(tall) * impact.WHOLE_WIDTH / 100 / 400 * 4000 <= impact.MOST_HEIGHT * 1.05


def test_a_word_document_opens_and_holds_its_pictures() -> None:
    small = Study(FULL, CURVE)
    word = open_word(io.BytesIO(impact.content(small, TRACED, "docx", "fr", MADE)))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "Qu’est-ce qui a changé ?" in text
    assert "6,2 jours (3,9 à 10,4)" in text
    assert len(word.inline_shapes) == 4
    assert all(shape.width <= Cm(17) and shape.height <= Cm(24) for shape in word.inline_shapes)


def test_a_pdf_and_a_page_are_written_whole(tmp_path: Path) -> None:
    for name, begins in (("a.pdf", b"%PDF"), ("a.html", b"<!DOCTYPE html>")):
        assert impact.write(EMPTY, Asked(), tmp_path / name).read_bytes().startswith(begins)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.pdf"]


def test_another_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="its name must end in"):
        impact.write(EMPTY, Asked(), tmp_path / "a.odt")
    with pytest.raises(BadInput, match="no folder"):
        impact.write(EMPTY, Asked(), tmp_path / "none" / "a.pdf")
