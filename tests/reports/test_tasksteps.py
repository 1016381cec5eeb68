"""What became of a task from text to text, and what cannot be told."""

from dataclasses import replace

import pytest

from bluehelm.mandates.store import Cell, Column, Evolution
from bluehelm.reports import tasksteps
from bluehelm.reports.tasksteps import (
    AWAY,
    BEHIND,
    ENTERED,
    IN,
    IN_TITLE,
    LEFT,
    MISSING,
    NOT_FOUND,
    NOT_HELD,
    NOT_IN,
    OTHERWISE,
    SAME,
    STANDS,
    STRONGER,
    THERE,
    TITLED,
    UNTOLD,
    WEAKER,
    Step,
)
from tests.reports.test_taskchart import CELL, GAP, evolution, text

WEAK = replace(CELL, strength=5)
PART, ROLLOVER = replace(text(0), held="part", restates=False), replace(text(0), restates=False)
DRAFT = replace(text(0), draft=True)


def steps(found: Evolution) -> tuple[Step | None, ...]:
    return tasksteps.rows(found)[0].steps


def names(found: Evolution) -> list[str | None]:
    return [None if step is None else step.name for step in steps(found)]


def why(found: Evolution) -> list[str]:
    """What the last step rests on."""
    last = steps(found)[-1]
    assert last is not None
    return [sign.kind for sign in last.signs]


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        (CELL, CELL, SAME),
        (CELL, WEAK, WEAKER),
        (replace(CELL, strength=None), CELL, SAME),
        (replace(CELL, priority="other"), replace(WEAK, priority="priority"), STRONGER),
        (CELL, replace(CELL, priority="priority"), SAME),
        (CELL, replace(CELL, modalities=("secure",)), OTHERWISE),
    ],
)
def test_a_task_changes_by_its_heading_then_its_verb_then_its_modality(
    before: Cell, after: Cell, name: str
) -> None:
    assert names(evolution(before, after)) == [ENTERED, name]


def test_a_task_leaves_only_by_a_text_that_states_the_mandate_anew() -> None:
    found = evolution(None, CELL, None, None, columns=(text(0), text(1), ROLLOVER, text(3)))
    assert names(found) == [None, ENTERED, STANDS, LEFT]


def test_a_task_may_come_back() -> None:
    assert names(evolution(CELL, None, None, CELL)) == [ENTERED, LEFT, None, ENTERED]


def test_nothing_enters_across_a_gap() -> None:
    found = evolution(None, None, CELL, columns=(text(0), GAP, text(2)))
    assert names(found) == [None, NOT_HELD, THERE]
    assert why(found) == [NOT_IN, MISSING]


def test_nothing_leaves_across_a_gap() -> None:
    found = evolution(CELL, None, None, columns=(text(0), GAP, text(2)))
    assert names(found) == [ENTERED, NOT_HELD, AWAY]
    assert why(found) == [IN, MISSING]


def test_whole_texts_are_compared_across_a_gap_and_the_gap_is_named() -> None:
    found = evolution(CELL, None, WEAK, columns=(text(0), GAP, text(2)))
    assert names(found)[-1] == WEAKER
    assert why(found) == [IN, MISSING]


def test_nothing_is_told_of_what_is_not_found_in_a_part() -> None:
    found = evolution(None, None, None, columns=(text(0), GAP, PART))
    assert names(found) == [None, NOT_HELD, UNTOLD]
    assert why(found) == [NOT_IN, MISSING, NOT_FOUND]
    assert names(evolution(CELL, None, None, columns=(text(0), PART, text(2)))) == [ENTERED, UNTOLD, AWAY]
    assert names(evolution(None, None, CELL, columns=(text(0), PART, text(2)))) == [None, UNTOLD, THERE]


def test_behind_a_gap_a_text_that_restates_nothing_tells_nothing() -> None:
    found = evolution(CELL, None, None, columns=(text(0), GAP, ROLLOVER))
    assert names(found) == [ENTERED, NOT_HELD, BEHIND]


@pytest.mark.parametrize(
    ("columns", "cells", "name"),
    [
        ((text(0), PART), (WEAK, CELL), STRONGER),  # more of it could only be stronger still
        ((text(0), PART), (CELL, WEAK), THERE),
        ((text(0), PART), (CELL, CELL), THERE),
        ((PART, text(1)), (CELL, WEAK), WEAKER),
        ((PART, text(1)), (WEAK, CELL), THERE),
        ((PART, PART), (WEAK, CELL), THERE),
    ],
)
def test_of_a_part_only_what_the_rest_cannot_change_is_told(
    columns: tuple[Column, ...], cells: tuple[Cell, ...], name: str
) -> None:
    assert names(evolution(*cells, columns=columns))[-1] == name


def test_in_a_first_text_held_in_part_nothing_enters() -> None:
    assert names(evolution(CELL, columns=(PART,))) == [THERE]


def test_a_title_keeps_a_task_and_lets_none_leave() -> None:
    found = evolution(CELL, None, None, titles=((), ("2(b)",), ()))
    assert names(found) == [ENTERED, TITLED, LEFT]
    across = evolution(
        CELL, None, None, CELL, columns=(text(0), text(1), GAP, PART), titles=((), ("2",), (), ())
    )
    assert names(across) == [ENTERED, TITLED, NOT_HELD, THERE]
    assert why(across) == [IN_TITLE, MISSING]


def test_later_texts_are_not_held_against_a_draft() -> None:
    found = evolution(CELL, None, None, columns=(text(0), DRAFT, text(2)))
    assert names(found) == [ENTERED, LEFT, LEFT]
    assert names(evolution(None, CELL, CELL, columns=(text(0), DRAFT, text(2)))) == [None, ENTERED, ENTERED]
