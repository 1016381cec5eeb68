from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bluehelm.errors import BadInput
from bluehelm.mandates.tasks import Judgement, judged, unplaced

from .task_making import told

TASKS = told("Requests UNMIX to support the Ixian prisons")
WRONG = Judgement(
    path="1",
    actor="UNMIX",
    task="CorrectionsReform",
    modality="assist",
    verdict="wrong",
    by="analyst-3",
    why="the prisons are storehouses",
    when=datetime(2031, 5, 1, tzinfo=UTC),
)


def test_a_kind_judged_wrong_is_gone() -> None:
    (found,) = judged(TASKS, [WRONG])
    assert found.categories == ()


def test_a_kind_judged_right_is_sure_and_says_why_without_a_name() -> None:
    (found,) = judged(TASKS, [replace(WRONG, verdict="right", why="named in the budget")])
    (category,) = found.categories
    assert (category.rule, category.confidence) == ("judged", 1.0)
    assert category.evidence == "named in the budget"


def test_an_added_kind_stands_beside_what_was_read() -> None:
    (found,) = judged(TASKS, [replace(WRONG, task="JusticeReform", verdict="added")])
    assert {each.task for each in found.categories} == {"CorrectionsReform", "JusticeReform"}


def test_the_newest_judgement_counts() -> None:
    later = replace(WRONG, verdict="right", when=datetime(2031, 5, 2, tzinfo=UTC))
    (found,) = judged(TASKS, [later, WRONG])
    assert len(found.categories) == 1


def test_a_judgement_on_a_task_that_is_not_read_is_told_and_changes_nothing() -> None:
    stray = replace(WRONG, path="7")
    assert judged(TASKS, [stray]) == TASKS
    assert unplaced(TASKS, [stray]) == (stray,)


@pytest.mark.parametrize("change", [{"task": "Gardening"}, {"modality": "sing"}, {"verdict": "maybe"}])
def test_a_kind_modality_or_verdict_that_is_not_known_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(BadInput, match="analyst-3 on paragraph 1"):
        judged(TASKS, [replace(WRONG, **change)])
