"""Protection clearance: given by another, in the history, kept with another role, lost with the last."""

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.record import access, clearance, history, people
from bluehelm.record.models import Change, Membership, Mission, User

WHY = "human rights officer from March"


@pytest.fixture
def chief(mission: Mission, stranger: User) -> User:
    Membership.objects.create(user=stranger, mission=mission, role="administrator")
    return stranger


def test_an_administrator_clears_a_member_and_the_history_tells(
    mission: Mission, chief: User, analyst: User
) -> None:
    assert access.audience(analyst, mission) == "mission"
    clearance.set_protection(mission, "analyst", True, WHY, chief)
    assert access.audience(analyst, mission) == "protection"
    last = Change.objects.latest("n")
    assert (last.verb, last.why, last.by) == (clearance.GIVEN, WHY, chief)
    assert history.mark(analyst) in last.batch
    assert [row.protection for row in people.people(mission) if row.username == "analyst"] == [True]
    clearance.set_protection(mission, "analyst", False, "left the office", chief)
    assert access.audience(analyst, mission) == "mission"
    assert not list(clearance.faults())


def test_nobody_clears_themselves_and_only_administrators_clear(
    mission: Mission, chief: User, colleague: User
) -> None:
    with pytest.raises(Refused, match="yourself"):
        clearance.set_protection(mission, chief.username, True, WHY, chief)
    with pytest.raises(Refused, match="administrator"):
        clearance.set_protection(mission, "analyst", True, WHY, colleague)
    assert not Membership.objects.filter(protection=True).exists()


def test_clearance_needs_a_role_a_reason_and_a_change(mission: Mission, analyst: User) -> None:
    with pytest.raises(BadInput, match="no role"):
        clearance.set_protection(mission, "nobody", True, WHY, None)
    with pytest.raises(BadInput, match="reason"):
        clearance.set_protection(mission, "analyst", True, " ", None)
    with pytest.raises(BadInput, match="no clearance"):
        clearance.set_protection(mission, "analyst", False, WHY, None)


def test_another_role_keeps_clearance_and_no_role_ends_it(
    mission: Mission, chief: User, analyst: User
) -> None:
    clearance.set_protection(mission, "analyst", True, WHY, chief)
    people.set_role(mission, "analyst", "approver", chief)
    assert access.audience(analyst, mission) == "protection"
    people.set_role(mission, "analyst", None, chief)
    people.set_role(mission, "analyst", "editor", chief)
    assert access.audience(analyst, mission) == "mission"
    assert not list(clearance.faults())


def test_clearance_written_into_the_database_is_found(mission: Mission, analyst: User) -> None:
    Membership.objects.filter(user=analyst).update(protection=True)
    [fault] = clearance.faults()
    assert "analyst has protection clearance in UNMIX" in fault
