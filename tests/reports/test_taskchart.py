"""What became of a task from text to text, and the picture of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bluehelm.mandates.store import Cell, Evolution, TaskRow, TextRow
from bluehelm.reports import taskchart
from bluehelm.reports.charts import NARROW
from bluehelm.reports.taskchart import ENTERED, LEFT, OTHERWISE, SAME, STANDS, STRONGER, WEAKER

CELL = Cell(None, None, ("assist",), ("decides",), ("2",), 8)


def text(n: int) -> TextRow:
    symbol, day = f"S/RES/{9000 + n} ({2031 + n})", date(2031 + n, 3, 1)
    return TextRow(
        n, symbol, day, "adopted", "", "UNMIX", day, None, {}, n, "0", "a.txt", datetime.now(UTC), None, None
    )


def evolution(*cells: Cell | None, restates: tuple[bool, ...] | None = None) -> Evolution:
    row = TaskRow("CivProtect", cells, 0, None)
    return Evolution(tuple(text(n) for n in range(len(cells))), restates or (True,) * len(cells), (row,))


def names(found: Evolution) -> list[str | None]:
    return [None if step is None else step.name for step in taskchart.rows(found)[0].steps]


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        (CELL, CELL, SAME),
        (CELL, replace(CELL, strength=5), WEAKER),
        (replace(CELL, strength=None), CELL, SAME),
        (replace(CELL, priority="other"), replace(CELL, priority="priority", strength=5), STRONGER),
        (CELL, replace(CELL, priority="priority"), SAME),
        (CELL, replace(CELL, modalities=("secure",)), OTHERWISE),
    ],
)
def test_a_task_changes_by_its_heading_then_its_verb_then_its_modality(
    before: Cell, after: Cell, name: str
) -> None:
    assert names(evolution(before, after)) == [ENTERED, name]


def test_a_task_leaves_only_by_a_text_that_states_the_mandate_anew() -> None:
    found = evolution(None, CELL, None, None, restates=(True, True, False, True))
    assert names(found) == [None, ENTERED, STANDS, LEFT]


def test_a_task_may_come_back() -> None:
    assert names(evolution(CELL, None, None, CELL)) == [ENTERED, LEFT, None, ENTERED]


@pytest.mark.parametrize(("language", "word"), [("en", "✕ left"), ("fr", "✕ sortie")])
def test_the_picture_tells_each_step_by_a_sign_and_a_word(language: str, word: str) -> None:
    svg = taskchart.draw(evolution(CELL, None), language, NARROW)
    assert svg.startswith("<svg role=")
    assert word in svg
    assert "9001 (2032)" in svg
    assert "<script" not in svg
