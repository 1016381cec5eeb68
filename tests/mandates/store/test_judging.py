"""Judgements of tasks: kept, latest first, undone, carried to a new reading."""

from dataclasses import replace

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import models as tables
from bluehelm.mandates import rows, store
from bluehelm.mandates.store import Asked, Category
from bluehelm.mandates.tasks.judge import JUDGED
from bluehelm.record import history
from bluehelm.record.access import Unseen
from bluehelm.record.models import Change, Mission, User
from tests.mandates.store.mandatemaking import CONTENT, FIRST, LANTERNS, TASK, TEXT

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


@pytest.mark.usefixtures("saved")
def test_taken_back_and_said_again_the_last_word_counts(analyst: User) -> None:
    for _ in range(2):
        judge(PROTECT, store.WRONG, analyst)
        assert standing()["2(a)"] == []
        judge(PROTECT, store.UNDONE, analyst, "")
        assert standing()["2(a)"] == ["CivProtect"]
    judge(PROTECT, store.WRONG, analyst)
    assert len(store.text(FIRST).judgements) == 5
    assert store.faults() == []


@pytest.mark.usefixtures("saved")
def test_the_same_judgement_twice_is_kept_once(analyst: User, colleague: User) -> None:
    judge(PROTECT, store.WRONG, analyst)
    with pytest.raises(Refused, match="so already; nothing was added"):
        judge(PROTECT, store.WRONG, analyst)
    judge(PROTECT, store.WRONG, analyst, "a better reason")
    judge(PROTECT, store.WRONG, colleague, "a better reason")
    judge(MISSED, store.ADDED, analyst)
    with pytest.raises(Refused, match="so already"):
        judge(MISSED, store.ADDED, analyst)
    assert len(store.text(FIRST).judgements) == 4


def reworded(path: str, words: str) -> rows.Text:
    """The text as another file of it gives it."""
    operative = tuple(replace(one, text=words) if one.path == path else one for one in TEXT.operative)
    return replace(TEXT, operative=operative)


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("words", [LANTERNS.replace(" ", "\n"), LANTERNS.replace("lanterns", "lan-\nterns")])
def test_other_blanks_and_hyphens_are_the_same_words(words: str, analyst: User) -> None:
    judge(PROTECT, store.WRONG, analyst)
    store.save(reworded("2(a)", words), CONTENT, "second.txt", None)
    assert standing()["2(a)"] == []


@pytest.mark.usefixtures("saved")
def test_a_judgement_does_not_hold_for_words_that_nobody_judged(analyst: User) -> None:
    judge(PROTECT, store.WRONG, analyst)
    store.save(reworded("2(a)", "To protect the people of Ostrel"), CONTENT, "second.txt", None)
    assert standing()["2(a)"] == ["CivProtect"]
    assert store.search(Asked(task="CivProtect")).total == 1
    with pytest.raises(Refused, match="nothing to undo"):
        judge(PROTECT, store.UNDONE, analyst)
    judge(PROTECT, store.RIGHT, analyst)
    assert [one.verdict for one in store.text(FIRST).judgements] == ["wrong", "right"]
    assert store.faults() == []


@pytest.mark.usefixtures("saved")
def test_a_judgement_goes_with_its_words_to_another_number(analyst: User) -> None:
    judge(SCHOOLS, store.WRONG, analyst)
    judge(PROTECT, store.WRONG, analyst)
    ways = {"2(a)": "2(b)", "2(b)": "2(a)"}  # both items changed places
    operative = tuple(replace(one, path=ways.get(one.path, one.path)) for one in TEXT.operative)
    tasks = tuple(replace(one, path=ways[one.path]) for one in TEXT.tasks)
    store.save(replace(TEXT, operative=operative, tasks=tasks), CONTENT, "second.txt", None)
    assert standing() == {"2(b)": [], "2(a)": []}
    judge(replace(PROTECT, path="2(b)"), store.UNDONE, analyst, "")
    assert standing() == {"2(b)": ["CivProtect"], "2(a)": []}
    assert store.faults() == []


@pytest.mark.usefixtures("saved")
def test_words_that_stand_twice_carry_no_judgement_to_either_place(analyst: User) -> None:
    judge(PROTECT, store.WRONG, analyst)
    twice = (*(one for one in TEXT.operative if one.path != "2(a)"),)
    same = [replace(one, path=path) for one in TEXT.operative if one.path == "2(a)" for path in ("6", "7")]
    tasks = (replace(TASK, path="6"), replace(TASK, path="7"))
    store.save(replace(TEXT, operative=(*twice, *same), tasks=tasks), CONTENT, "second.txt", None)
    assert standing() == {"6": ["CivProtect"], "7": ["CivProtect"]}


@pytest.mark.usefixtures("saved")
def test_a_judgement_of_before_words_were_kept_holds_by_its_place(analyst: User) -> None:
    judge(PROTECT, store.WRONG, analyst)
    tables.TaskJudgement.objects.update(words="")
    store.save(reworded("2(a)", "To protect the people of Ostrel"), CONTENT, "second.txt", None)
    assert standing()["2(a)"] == []
