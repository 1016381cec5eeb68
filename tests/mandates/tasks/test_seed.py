"""The tree of tasks of the draft of 2020; skipped where it is not at hand."""

from functools import cache
from pathlib import Path

import pytest

from bluehelm.mandates import load
from bluehelm.mandates.rows import OTHER, PRIMARY, PRIORITY, SECOND, Task
from bluehelm.mandates.tasks import tasks


@cache
def read(shared: Path) -> dict[str, Task]:
    text = load.read(next((shared / "seeds").glob("001*.txt")))
    return {task.path: task for task in tasks(text) if task.actor == "MINUSMA"}


@pytest.mark.parametrize("path", ["28(a)", "28(a)(iii)#2", "28(b)(i)", "28(c)(ii)#5", "28(e)(ii)", "28(f)"])
def test_items_under_the_priority_tasks_are_priority(shared: Path, path: str) -> None:
    assert read(shared)[path].priority == PRIORITY


def test_items_under_the_other_tasks_are_other(shared: Path) -> None:
    assert {read(shared)[path].priority for path in ("29(a)", "29(b)#1", "29(b)#2")} == {OTHER}


def test_only_the_agreement_and_the_centre_are_strategic(shared: Path) -> None:
    tied = {path: task.strategic for path, task in read(shared).items() if task.strategic is not None}
    assert {path[:5] for path, rank in tied.items() if rank == PRIMARY} == {"28(a)"}
    assert {path[:5] for path, rank in tied.items() if rank == SECOND} == {"28(b)"}


def test_every_parent_is_a_task_above_it(shared: Path) -> None:
    found = read(shared)
    for path, task in found.items():
        assert task.parent is None or (task.parent in found and path.startswith(task.parent))
    assert found["28(a)(iii)#2"].parent == "28(a)(iii)"


def test_kinds_that_nobody_would_doubt(shared: Path) -> None:
    found = {
        path: {(each.task, each.modality) for each in task.categories} for path, task in read(shared).items()
    }
    assert ("Ceasefire", "monitor") in found["28(a)(iii)#1"]
    assert {("DisarmDemob", "assist"), ("Reintegration", "assist")} <= found["28(a)(iii)#2"]
    assert ("CivProtect", "secure") in found["28(c)(i)"]
    assert ("HumanRights", "monitor") in found["28(e)(ii)"]
    assert ("Gender", "assist") in found["54"]
