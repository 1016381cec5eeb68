"""Judgements of tasks: kept, latest first, undone, carried to a new reading."""

from dataclasses import replace

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import store
from bluehelm.mandates.store import Asked, Category
from bluehelm.mandates.tasks.judge import JUDGED
from bluehelm.record import history
from bluehelm.record.access import Unseen
from bluehelm.record.models import Change, Mission, User
from tests.mandates.store.mandatemaking import CONTENT, FIRST, TASK, TEXT

PROTECT = Category("2(a)", "UNMIX", "CivProtect", "secure")
SCHOOLS = Category("2(b)", "UNMIX", "EcDevelop", "assist")
MISSED = Category("5", "UNMIX", "HumanRights", "monitor")


def judge(category: Category, verdict: str, by: User, why: str = "read aloud") -> store.Judgement:
    return store.judge_task("UNMIX", FIRST, category, verdict, why, by)


def standing() -> dict[str, list[str]]:
    return {one.path: [part.task for part in one.categories] for one in store.text(FIRST).tasks}


@pytest.mark.usefixtures("saved")
def test_a_category_judged_wrong_is_gone_and_the_judgement_stays(analyst: User) -> None:
    made = judge(PROTECT, store.WRONG, analyst, "they are lanterns")
    assert standing() == {"2(a)": [], "2(b)": ["EcDevelop"]}
    assert store.text(FIRST).judgements == (made,)
    assert (made.by, made.why, made.when) == ("analyst", "they are lanterns", Change.objects.get(n=2).at)
    assert store.text(FIRST).text == TEXT  # what was read stays
    assert store.search(Asked(task="CivProtect")).total == 0


@pytest.mark.usefixtures("saved")
def test_the_latest_judgement_counts_and_can_be_undone(analyst: User, colleague: User) -> None:
    judge(PROTECT, store.WRONG, analyst)
    judge(PROTECT, store.RIGHT, colleague, "")
    assert standing()["2(a)"] == ["CivProtect"]
    judge(PROTECT, store.WRONG, analyst)
    judge(PROTECT, store.UNDONE, analyst, "")
    assert standing()["2(a)"] == ["CivProtect"]
    assert [one.verdict for one in store.text(FIRST).judgements] == ["wrong", "right", "wrong", "undone"]
    with pytest.raises(Refused, match="nothing to undo"):
        judge(PROTECT, store.UNDONE, analyst)


@pytest.mark.usefixtures("saved")
def test_a_missed_task_is_added_with_its_reason_and_found(analyst: User) -> None:
    judge(MISSED, store.ADDED, analyst, "a letter is a kind of watch")
    judge(Category("2(a)", "UNMIX", "HumanRights", "monitor"), store.ADDED, analyst)
    added = store.text(FIRST).tasks[-1]
    assert (added.path, added.actor, added.text) == ("5", "UNMIX", TEXT.operative[-1].text)
    assert added.categories[0].rule == JUDGED
    assert added.categories[0].evidence == "a letter is a kind of watch"  # no name, for strangers read it
    assert standing()["2(a)"] == ["CivProtect", "HumanRights"]
    assert [hit.path for hit in store.search(Asked(task="HumanRights/monitor")).hits] == ["2(a)", "5"]


@pytest.mark.usefixtures("saved")
def test_judgements_hold_for_a_new_reading(analyst: User) -> None:
    judge(SCHOOLS, store.WRONG, analyst)
    judge(MISSED, store.ADDED, analyst)
    store.save(replace(TEXT, title="Another title"), CONTENT, "first.txt", None)
    assert standing() == {"2(a)": ["CivProtect"], "2(b)": [], "5": ["HumanRights"]}
    both = replace(
        TASK, path="5", categories=(replace(TASK.categories[0], task="HumanRights", modality="monitor"),)
    )
    store.save(replace(TEXT, tasks=(both,)), CONTENT, "first.txt", None)
    assert standing() == {"5": ["HumanRights"]}  # now that it is read, it is not added twice
    assert store.search(Asked(task="EcDevelop")).total == 0


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    ("category", "verdict", "why", "error", "said"),
    [
        (PROTECT, "perhaps", "x", BadInput, "no judgement"),
        (replace(PROTECT, task="Candles"), "wrong", "x", BadInput, "no task"),
        (replace(PROTECT, modality="dance"), "wrong", "x", BadInput, "no modality"),
        (replace(PROTECT, path="77"), "wrong", "x", BadInput, "no paragraph 77"),
        (PROTECT, "wrong", " ", BadInput, "a reason is needed"),
        (MISSED, "right", "", Refused, "add it instead"),
        (MISSED, "wrong", "x", Refused, "add it instead"),
        (PROTECT, "added", "x", Refused, "judge it right instead"),
    ],
)
def test_what_makes_no_sense_is_refused(
    category: Category, verdict: str, why: str, error: type[Exception], said: str, analyst: User
) -> None:
    with pytest.raises(error, match=said):
        judge(category, verdict, analyst, why)
    assert not store.text(FIRST).judgements


@pytest.mark.usefixtures("saved")
def test_only_an_editor_of_its_mission_judges(reader: User, stranger: User, analyst: User) -> None:
    with pytest.raises(Refused, match="editor"):
        judge(PROTECT, store.WRONG, reader)
    with pytest.raises(Unseen):
        judge(PROTECT, store.WRONG, stranger)
    other = Mission.objects.create(code="UNMAX", name_en="Other", name_fr="Autre", public=True)
    other.memberships.create(user=analyst, role="editor")
    with pytest.raises(Unseen, match="UNMAX has no text"):
        store.judge_task("UNMAX", FIRST, PROTECT, store.WRONG, "ours", analyst)


@pytest.mark.usefixtures("saved")
def test_each_judgement_is_an_entry_of_the_history(analyst: User) -> None:
    judge(PROTECT, store.WRONG, analyst)
    entry = Change.objects.get(n=2)
    assert (entry.verb, entry.why, entry.mission is not None) == ("task judged wrong", "read aloud", True)
    assert history.verify().ok
    assert store.faults() == []
