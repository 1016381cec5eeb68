"""How tasks entered, changed and left the mandates of a mission."""

from dataclasses import replace
from datetime import date

import pytest

from bluehelm.mandates import store
from bluehelm.mandates.council import strength
from bluehelm.mandates.rows import Category
from bluehelm.mandates.store import Cell
from tests.mandates.store.mandatemaking import (
    CONTENT,
    DRAFT,
    FIRST,
    NEXT,
    OTHER_CONTENT,
    ROLLOVER,
    SECOND,
    TASK,
    TEXT,
    paragraph,
)

DECIDES = strength.rank("decides")


def restates() -> list[bool]:
    return [column.restates for column in store.evolution("UNMIX").columns]


@pytest.mark.usefixtures("saved")
def test_each_task_is_told_text_by_text() -> None:
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)
    store.save(ROLLOVER, b"rollover", "rollover.txt", None)
    found = store.evolution("UNMIX")
    assert [column.symbol for column in found.columns] == [FIRST, SECOND, ROLLOVER.symbol]
    assert restates() == [True, True, False]  # the rollover names no task and ends none
    assert [row.task for row in found.tasks] == ["CivProtect", "EcDevelop", "Resources"]
    assert found.tasks[0].cells == (
        Cell("priority", None, ("secure",), ("decides",), ("2(a)",), DECIDES),
        Cell(None, None, ("secure",), ("decides",), ("2(a)",), DECIDES),
        None,
    )


@pytest.mark.usefixtures("saved")
def test_a_text_that_names_few_tasks_restates_nothing_and_may_add_one() -> None:
    many = tuple(
        replace(TASK, path=kind, categories=(Category(kind, "assist", "", "", 1),)) for kind in "ABC"
    )
    store.save(replace(NEXT, tasks=many), OTHER_CONTENT, "next.txt", None)
    watch = replace(TASK, categories=(Category("D", "monitor", "", "", 1),))
    store.save(replace(ROLLOVER, tasks=(watch,)), b"rollover", "rollover.txt", None)
    assert restates() == [True, True, False]
    assert store.evolution("UNMIX").tasks[-1].task == "D"


@pytest.mark.usefixtures("saved")
def test_a_draft_does_not_change_what_a_later_text_restates() -> None:
    many = tuple(
        replace(TASK, path=kind, categories=(Category(kind, "assist", "", "", 1),)) for kind in "ABCDEF"
    )
    draft = replace(NEXT, symbol=DRAFT, status="draft", date=date(2031, 9, 1), tasks=many)
    store.save(draft, b"draft", "draft.txt", None)
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)
    assert restates() == [True, True, True]


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("words", "section", "named"),
    [
        ("Protection of civilians", "Lanterns", ("2(a)",)),
        ("Shelter", "Protection of civilians", ("“Protection of civilians”",)),
        ("To count lanterns, to ensure the protection of civilians", "Lanterns", ()),
        ("Shelter", "Lanterns", ()),
    ],
)
def test_a_title_over_items_of_the_mission_names_a_kind(
    words: str, section: str, named: tuple[str, ...]
) -> None:
    items = (
        paragraph(1, "Decides that UNMIX shall"),
        paragraph(2, words, path="2(a)", parent="2"),
        paragraph(2, "To light lamps", path="2(a)(i)", parent="2(a)"),
    )
    lamps = replace(TASK, path="2(a)(i)", categories=(Category("Media", "assist", "", "", 1),))
    titled = replace(
        NEXT, operative=items, tasks=(lamps,), sections=(replace(NEXT.sections[0], title=section),)
    )
    store.save(TEXT, CONTENT, "first.txt", None)
    store.save(titled, OTHER_CONTENT, "next.txt", None)
    protect = store.evolution("UNMIX").tasks[0]
    assert (protect.task, protect.titles) == ("CivProtect", ((), named))


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    ("said", "anew"),
    [
        ("Decides that the mandate of UNMIX shall be revised to include the following tasks", False),
        ("Decides to expand the mandate of UNMIX to include rivers", False),
        (
            "Decides, in addition to the tasks in resolution 9001, that its mandate shall include rivers",
            False,
        ),
        ("Decides that the mandate of UNMIX shall include the following additional tasks", True),
        ("Decides to extend the mandate of UNMIX and to include it in its review", True),
    ],
)
def test_a_text_that_adds_in_so_many_words_restates_nothing(said: str, anew: bool) -> None:
    adding = replace(NEXT, operative=(paragraph(1, said),))
    store.save(adding, OTHER_CONTENT, "next.txt", None)
    assert restates() == [True, anew]


@pytest.mark.usefixtures("saved")
def test_a_task_given_twice_shows_its_highest_rank_and_every_place() -> None:
    twice = replace(TASK, path="5", priority="other", strategic="second", verb="requests")
    tied = replace(TASK, strategic="primary")
    others = replace(TASK, actor="Government of Ix", priority="priority")
    store.save(replace(NEXT, tasks=(twice, tied, others)), OTHER_CONTENT, "next.txt", None)
    [protect, _] = store.evolution("UNMIX").tasks
    assert protect.cells[1] == Cell(
        "priority", "primary", ("secure",), ("requests", "decides"), ("5", "2(a)"), DECIDES
    )


@pytest.mark.usefixtures("db")
def test_a_mission_without_texts_has_an_empty_picture() -> None:
    assert store.evolution("UNMIX") == store.Evolution((), (), ())
