"""The picture of what became of each task."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bluehelm.mandates.store import Cell, Column, Evolution, TaskRow, TextRow
from bluehelm.reports import taskchart
from bluehelm.reports.charts import NARROW
from bluehelm.reports.words import Words

CELL = Cell(None, None, ("assist",), ("decides",), ("2",), 8)
GAP = Column("none", "S/RES/9050 (2035)")


def text(n: int) -> Column:
    symbol, day = f"S/RES/{9000 + n} ({2031 + n})", date(2031 + n, 3, 1)
    row = TextRow(
        n, symbol, day, "adopted", "", "UNMIX", day, None, {}, n, "0", "a.txt", datetime.now(UTC), None, None
    )
    return Column("whole", symbol, row, restates=True)


def evolution(
    *cells: Cell | None,
    columns: tuple[Column, ...] | None = None,
    titles: tuple[tuple[str, ...], ...] | None = None,
) -> Evolution:
    row = TaskRow("CivProtect", cells, titles or ((),) * len(cells))
    return Evolution(columns or tuple(text(n) for n in range(len(cells))), (row,))


@pytest.mark.parametrize(
    ("column", "head"),
    [
        (text(1), "9001 (2032)"),
        (GAP, "9050 (2035), not held"),
        (Column("unknown", first=date(2031, 3, 1), last=date(2034, 3, 1)), "2031–2034, not held"),
        (Column("unknown", last=date(2034, 3, 1)), "–2034, not held"),
        (replace(text(1), held="part"), "9001 (2032), in part"),
        (Column("whole", "S/2031/7", draft=True), "S/2031/7, draft"),
    ],
)
def test_the_head_of_a_column_says_how_it_is_held(column: Column, head: str) -> None:
    assert taskchart.head(column, Words("en")) == head


def test_two_gaps_of_one_year_are_two_columns() -> None:
    gap = Column("unknown", first=date(2031, 3, 1), last=date(2031, 4, 1))
    found = taskchart.heads(evolution(None, CELL, None, columns=(gap, text(1), gap)), Words("en"))
    assert found[0] == "2031, not held"
    assert len(set(found)) == 3


def test_the_key_names_only_what_is_drawn() -> None:
    svg = taskchart.draw(evolution(None, CELL, columns=(GAP, text(1))), "en")
    assert "… not held" in svg
    assert "✕ left" not in svg


@pytest.mark.parametrize(("language", "word"), [("en", "✕ left"), ("fr", "✕ sortie")])
def test_the_picture_tells_each_step_by_a_sign_and_a_word(language: str, word: str) -> None:
    svg = taskchart.draw(evolution(CELL, None), language, NARROW)
    assert svg.startswith("<svg role=")
    assert word in svg
    assert "9001 (2032)" in svg
    assert "<script" not in svg
