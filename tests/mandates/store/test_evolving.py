"""How tasks entered, changed and left the mandates of a mission."""

from dataclasses import replace

import pytest

from bluehelm.mandates import store
from bluehelm.mandates.council import strength
from bluehelm.mandates.rows import Category
from bluehelm.mandates.store import Cell
from tests.mandates.store.mandatemaking import (
    DRAFT,
    FIRST,
    NEXT,
    OTHER_CONTENT,
    ROLLOVER,
    SECOND,
    TASK,
    paragraph,
)

DECIDES = strength.rank("decides")


@pytest.mark.usefixtures("saved")
def test_each_task_is_told_text_by_text() -> None:
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)
    store.save(ROLLOVER, b"rollover", "rollover.txt", None)
    store.save(replace(NEXT, symbol=DRAFT, status="draft"), b"draft", "draft.txt", None)
    found = store.evolution("UNMIX")
    assert [row.symbol for row in found.texts] == [FIRST, SECOND, ROLLOVER.symbol]
    assert found.restates == (True, True, False)
    assert [(row.task, row.entered, row.left) for row in found.tasks] == [
        ("CivProtect", 0, None),  # the rollover names no task and ends none
        ("EcDevelop", 0, 1),
        ("Resources", 1, None),
    ]
    assert found.tasks[0].cells == (
        Cell("priority", None, ("secure",), ("decides",), ("2(a)",), DECIDES),
        Cell(None, None, ("secure",), ("decides",), ("2(a)",), DECIDES),
        None,
    )


@pytest.mark.usefixtures("saved")
def test_a_text_that_names_few_tasks_ends_none_and_may_add_one() -> None:
    many = tuple(
        replace(TASK, path=kind, categories=(Category(kind, "assist", "", "", 1),)) for kind in "ABC"
    )
    store.save(replace(NEXT, tasks=many), OTHER_CONTENT, "next.txt", None)
    watch = replace(TASK, categories=(Category("D", "monitor", "", "", 1),))
    store.save(replace(ROLLOVER, tasks=(watch,)), b"rollover", "rollover.txt", None)
    found = store.evolution("UNMIX")
    assert found.restates == (True, True, False)
    told = {row.task: (row.entered, row.left) for row in found.tasks}
    assert (told["A"], told["CivProtect"], told["D"]) == ((1, None), (0, 1), (2, None))


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    ("said", "restates"),
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
def test_a_text_that_adds_in_so_many_words_ends_no_task(said: str, restates: bool) -> None:
    adding = replace(NEXT, operative=(paragraph(1, said),))
    store.save(adding, OTHER_CONTENT, "next.txt", None)
    found = store.evolution("UNMIX")
    assert found.restates == (True, restates)
    assert {row.task: row.left for row in found.tasks}["EcDevelop"] == (1 if restates else None)


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
