"""What people tie is kept with name and reason, survives new readings, and is checked against the history."""

from dataclasses import replace
from pathlib import Path

import pytest

from bluehelm import example
from bluehelm.errors import BadInput, Refused
from bluehelm.plans import load as plans
from bluehelm.plans import store as plan_store
from bluehelm.record import access, backup, history
from bluehelm.record.models import Mission, User
from bluehelm.spine import models as tables
from bluehelm.spine import store
from bluehelm.spine.coverage import coverage
from bluehelm.spine.lines import lines
from bluehelm.spine.rows import CONFIRMED, REFUSED, UNDONE, Pair

SYMBOL, PERIOD = "S/RES/2480 (2019)", "2019/20"


@pytest.fixture
def pair(worked: Mission) -> Pair:
    plan = plan_store.plan(worked.code, PERIOD).plan
    key = next(line.key for line in lines(plan) if line.label == "Mixed patrols")
    return Pair(key, SYMBOL, "28(a)(ii)#1")


def tie(mission: Mission, pair: Pair, verdict: str, by: User | None, why: str = "read both") -> None:
    store.tie(mission.code, PERIOD, pair, verdict, why, by)


def test_a_tie_says_who_confirmed_it_and_why(worked: Mission, pair: Pair, officer: User) -> None:
    tie(worked, pair, CONFIRMED, officer)
    (made,) = store.ties(worked.code, PERIOD)
    assert (made.pair, made.verdict, made.by, made.why) == (pair, CONFIRMED, "officer", "read both")
    asked = store.asked(worked.code)
    assert coverage(asked.plan.plan, asked.mandates, asked.ties).count(CONFIRMED) == 1


def test_every_decision_is_a_row_of_its_own_and_the_latest_counts(
    worked: Mission, pair: Pair, officer: User
) -> None:
    for verdict in (CONFIRMED, REFUSED, UNDONE):
        tie(worked, pair, verdict, officer)
    assert [made.verdict for made in store.ties(worked.code, PERIOD)] == [CONFIRMED, REFUSED, UNDONE]
    assert tables.Tie.objects.count() == 3


def test_only_an_editor_ties_and_a_stranger_learns_nothing(
    worked: Mission, pair: Pair, onlooker: User, mission: Mission, stranger: User
) -> None:
    with pytest.raises(Refused, match="you need the role editor"):
        tie(worked, pair, CONFIRMED, onlooker)
    with pytest.raises(access.Unseen, match="no mission UNMIX"):
        tie(mission, pair, CONFIRMED, stranger)


def test_what_changes_nothing_or_lacks_a_reason_is_refused(
    worked: Mission, pair: Pair, officer: User
) -> None:
    with pytest.raises(Refused, match="nothing to undo"):
        tie(worked, pair, UNDONE, officer)
    with pytest.raises(BadInput, match="a reason is needed"):
        tie(worked, pair, REFUSED, officer, why=" ")
    with pytest.raises(BadInput, match="'maybe' is no verdict"):
        tie(worked, pair, "maybe", officer)
    tie(worked, pair, CONFIRMED, officer)
    with pytest.raises(Refused, match="confirmed already"):
        tie(worked, pair, CONFIRMED, officer)


def test_a_line_or_task_that_is_not_there_cannot_be_tied(worked: Mission, pair: Pair, officer: User) -> None:
    with pytest.raises(access.Unseen, match="no line 00000000"):
        tie(worked, replace(pair, line="00000000"), CONFIRMED, officer)
    with pytest.raises(access.Unseen, match=r"no task 99 of S/RES/2480"):
        tie(worked, replace(pair, path="99"), CONFIRMED, officer)


def test_a_tie_survives_a_new_reading_of_the_plan(worked: Mission, pair: Pair, officer: User) -> None:
    tie(worked, pair, CONFIRMED, officer)
    plan = plans.read(example.path())
    other = replace(plan, title="Read anew", accomplishments=plan.accomplishments[:-1])
    plan_store.save(other, worked.code, b"read anew", "anew.yaml", None, "a new reading")
    asked = store.asked(worked.code)
    found = coverage(asked.plan.plan, asked.mandates, asked.ties)
    assert asked.plan.plan.title == "Read anew"
    assert [row.line.label for row in found.lines if row.state == CONFIRMED] == ["Mixed patrols"]
    assert found.lost == ()


def test_a_tie_that_was_altered_behind_the_history_is_found(
    worked: Mission, pair: Pair, officer: User
) -> None:
    tie(worked, pair, CONFIRMED, officer)
    assert store.faults() == []
    tables.Tie.objects.update(path="28(f)")
    assert "the history says" in store.faults()[0]
    tables.Tie.objects.all().delete()
    assert "no longer in the store" in store.faults()[0]


def test_ties_come_back_from_a_backup(worked: Mission, pair: Pair, officer: User, folder: Path) -> None:
    tie(worked, pair, CONFIRMED, officer)
    backup.backup(folder / "kept.zip")
    backup.restore(folder / "kept.zip", force=True)
    assert store.ties(worked.code, PERIOD)[0].pair == pair
    assert (history.verify().ok, store.faults()) == (True, [])
