"""The matrix of tasks and lines with its holes both ways."""

from dataclasses import replace
from datetime import UTC, datetime

from bluehelm.spine.coverage import coverage
from bluehelm.spine.matrix import ENABLING, HOLE, NO_TASK, SECOND, THROUGH, Coverage, LineRow, Matrix
from bluehelm.spine.rows import (
    CONFIRMED,
    DIGEST,
    DRAFT,
    EXCERPT,
    REFUSED,
    SUGGESTED,
    UNDONE,
    WHOLE,
    Pair,
    Tie,
)
from tests.spine.spinemaking import IN_FORCE, PLAN, SYMBOL, line

NOON = datetime(2032, 8, 1, 12, tzinfo=UTC)


def tied(words: str, path: str, verdict: str = CONFIRMED) -> Tie:
    return Tie(Pair(line(words).key, SYMBOL, path), verdict, "analyst", "read it", NOON)


def covered(*ties: Tie) -> Coverage:
    return coverage(PLAN, IN_FORCE, ties)


def matrix(found: Coverage) -> Matrix:
    return next(one for one in found.matrices if one.mandate.symbol == SYMBOL)


def row(found: Coverage, words: str) -> LineRow:
    return next(one for one in found.lines if words in one.line.label)


def states(found: Coverage) -> dict[str, str]:
    return {one.task.path: one.state for one in matrix(found).tasks}


def test_a_line_counts_as_suggested_until_a_person_confirms_it() -> None:
    assert row(covered(), "ceasefire").state == SUGGESTED
    found = covered(tied("ceasefire", "4"))
    assert row(found, "ceasefire").state == CONFIRMED
    assert states(found)["4"] == CONFIRMED
    assert found.count(CONFIRMED) == 1


def test_what_a_person_confirms_takes_the_place_of_what_is_suggested() -> None:
    found = row(covered(tied("ceasefire", "7")), "ceasefire")
    assert [(one.path, one.state) for one in found.served] == [("7", CONFIRMED)]


def test_what_a_person_refuses_is_not_suggested_again_unless_it_is_undone() -> None:
    refused = covered(tied("ceasefire", "4", REFUSED))
    assert all(one.path != "4" for one in row(refused, "ceasefire").served)
    undone = covered(tied("ceasefire", "4", REFUSED), tied("ceasefire", "4", UNDONE))
    assert row(undone, "ceasefire").served[0].path == "4"


def test_tasks_without_a_line_are_holes_and_divided_ones_are_served_through_their_items() -> None:
    found = covered()
    assert states(found)["5"] == THROUGH
    assert states(found)["7"] == HOLE
    assert "7" in [one.task.path for one in matrix(found).holes]


def test_a_hole_that_is_a_second_choice_has_a_mark_of_its_own() -> None:
    found = matrix(covered())
    hole = next(one for one in found.tasks if one.state == HOLE and not one.maybe)
    assert hole.mark == HOLE
    assert replace(hole, maybe=("00000000",)).mark == SECOND
    served = next(one for one in found.tasks if one.state == SUGGESTED)
    assert replace(served, maybe=("00000000",)).mark == SUGGESTED
    assert sum(found.marks.values()) == len(found.tasks)
    assert found.marks[HOLE] + found.marks[SECOND] == len(found.holes)
    assert found.with_line == found.marks[SUGGESTED] + found.marks[CONFIRMED]


def test_a_count_of_tasks_says_what_it_speaks_of() -> None:
    found = matrix(covered())
    assert found.extent == WHOLE
    assert replace(found, missing=("1-3",)).extent == EXCERPT
    assert replace(found, mandate=replace(found.mandate, held=DRAFT)).extent == DRAFT
    digest = replace(found.mandate, held=DIGEST, digest_of=DRAFT)
    assert replace(found, mandate=digest).extent == DRAFT


def test_lines_without_a_task_are_holes_and_support_is_none() -> None:
    found = covered()
    assert [one.line.label for one in found.holes] == ["Clearance of landmines in Ostrel"]
    assert row(found, "40 lamps").state == ENABLING
    assert row(found, "40 lamps").line.enabling == "Support"
    assert (found.asked, len(found.lines)) == (5, 6)


def test_a_line_of_support_that_a_person_ties_serves_a_task() -> None:
    assert row(covered(tied("40 lamps", "5(a)")), "40 lamps").state == CONFIRMED


def test_the_cell_of_a_task_and_an_accomplishment_holds_the_lines_behind_it() -> None:
    found = covered()
    row_of_task = next(one for one in matrix(found).tasks if one.task.path == "6")
    assert [len(cell) for cell in row_of_task.cells] == [0, 2, 0, 0]
    assert row_of_task.count(SUGGESTED) == 2


def test_a_tie_to_what_is_no_longer_there_is_told_as_lost() -> None:
    gone = Tie(Pair("00000000", SYMBOL, "4"), CONFIRMED, "analyst", "", NOON)
    assert covered(gone).lost == (gone,)
    assert covered(tied("ceasefire", "4")).lost == ()


def test_a_line_under_a_mandate_that_is_not_held_has_no_task() -> None:
    assert coverage(PLAN, IN_FORCE[:1]).count(NO_TASK) == 5
