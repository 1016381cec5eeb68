"""State, standard, lead and sensitivity: who may decide what, with a reason, and back."""

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.events import models as tables
from bluehelm.events.store import deriving, judging
from bluehelm.record import history
from bluehelm.record.access import Unseen
from bluehelm.record.models import Mission, User
from tests.events.eventmaking import keep, killed, provider, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def number(mission: Mission) -> int:
    return keep(provider(mission), said()).accounts[0]


def held(number: int) -> tables.Incident:
    return tables.Incident.objects.get(pk=number)


def test_a_verified_incident_has_reached_a_standard(mission: Mission, analyst: User, number: int) -> None:
    with pytest.raises(BadInput, match="standard of proof"):
        judging.judge(analyst, mission, number, {"state": "verified"}, "two witnesses")
    judging.judge(
        analyst, mission, number, {"state": "verified", "standard": "reasonable_grounds"}, "two witnesses"
    )
    assert (held(number).state, held(number).standard) == ("verified", "reasonable_grounds")


def test_a_decision_taken_back_lets_the_one_before_count(
    mission: Mission, analyst: User, number: int
) -> None:
    judging.judge(analyst, mission, number, {"state": "under_verification"}, "a mission is planned")
    judging.judge(analyst, mission, number, {"state": "withdrawn"}, "another village")
    judging.undo(analyst, mission, tables.Judgement.objects.order_by("id").last().pk, "it was this one")  # type: ignore[union-attr]
    assert held(number).state == "under_verification"
    with pytest.raises(BadInput, match="before"):
        judging.undo(analyst, mission, tables.Judgement.objects.order_by("id").last().pk, "again")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("decided", "why", "told"),
    [
        ({"state": "true"}, "x", "there are reported"),
        ({"colour": "red"}, "x", "cannot be judged"),
        ({"lead": "77"}, "x", "is not one of incident"),
        ({"state": "disputed"}, "  ", "Why"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_and_nothing_kept(
    mission: Mission, analyst: User, number: int, decided: dict[str, str], why: str, told: str
) -> None:
    with pytest.raises(BadInput, match=told):
        judging.judge(analyst, mission, number, decided, why)
    assert not tables.Judgement.objects.exists()


def test_a_withdrawn_incident_is_not_verified_at_once(mission: Mission, analyst: User, number: int) -> None:
    judging.judge(analyst, mission, number, {"state": "withdrawn"}, "no such village")
    with pytest.raises(BadInput, match="After withdrawn"):
        judging.judge(
            analyst, mission, number, {"state": "verified", "standard": "reasonable_grounds"}, "seen"
        )


def test_lowering_the_sensitivity_needs_an_approver(
    mission: Mission, analyst: User, colleague: User, number: int
) -> None:
    judging.judge(analyst, mission, number, {"sensitivity": "strictly_confidential"}, "a witness is named")
    assert held(number).rank == 3
    with pytest.raises(Refused, match="approver"):
        judging.judge(analyst, mission, number, {"sensitivity": "unclassified"}, "not so bad")
    judging.judge(colleague, mission, number, {"sensitivity": "unclassified"}, "the name is out")
    assert held(number).rank == 1


def test_a_stranger_sees_no_such_mission(mission: Mission, stranger: User, number: int) -> None:
    with pytest.raises(Unseen):
        judging.judge(stranger, mission, number, {"state": "disputed"}, "x")


def test_what_was_judged_before_a_merger_counts_in_the_merged_incident(mission: Mission, number: int) -> None:
    other = keep(provider(mission, "rights"), said(harm=(killed(1),))).accounts[0]
    judging.judge(
        None, mission, other, {"state": "verified", "standard": "reasonable_grounds"}, "seen on the spot"
    )
    with history.change(None, "merged", "", mission) as entry:
        deriving.join(entry, mission.pk, [number, other])
    assert held(number).state == "verified"
    with pytest.raises(BadInput, match="was merged into"):
        judging.judge(None, mission, other, {"state": "disputed"}, "x")
