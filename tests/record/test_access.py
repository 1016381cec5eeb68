"""Least privilege: each role, each action, and the stranger who sees nothing."""

import pytest
from django.contrib.auth.models import AnonymousUser

from bluehelm.errors import Refused
from bluehelm.record import access
from bluehelm.record.access import Unseen
from bluehelm.record.models import Membership, Mission, Role, User

ACTIONS = list(access.LEAST)


@pytest.mark.parametrize(
    ("held", "allowed"),
    [
        (Role.READER, {"read"}),
        (Role.EDITOR, {"read", "enter", "correct", "narrate", "load", "check", "judge"}),
        (Role.APPROVER, set(ACTIONS) - {"administer"}),
        (Role.ADMINISTRATOR, set(ACTIONS)),
    ],
)
def test_each_role_includes_those_before_it(
    mission: Mission, stranger: User, held: Role, allowed: set[str]
) -> None:
    Membership.objects.create(user=stranger, mission=mission, role=held)
    assert {action for action in ACTIONS if access.can(stranger, mission, action)} == allowed
    assert access.role(stranger, mission) == held


def test_a_stranger_may_do_nothing_and_is_told_nothing(mission: Mission, stranger: User) -> None:
    assert not any(access.can(stranger, mission, action) for action in ACTIONS)
    for action in ACTIONS:
        with pytest.raises(Unseen):
            access.require(stranger, mission, action)


def test_missing_and_closed_missions_are_told_alike(mission: Mission, stranger: User) -> None:
    told = []
    for code in ("UNMIX", "UNMAX"):
        with pytest.raises(Unseen) as error:
            access.mission(stranger, code)
        told.append(str(error.value).replace(code, "?"))
    assert told[0] == told[1]


@pytest.mark.parametrize("person", [None, AnonymousUser()])
def test_without_signing_in_only_a_public_mission_is_read(mission: Mission, person: access.Person) -> None:
    assert not access.can(person, mission, "read")
    mission.public = True
    assert {action for action in ACTIONS if access.can(person, mission, action)} == {"read"}


def test_a_public_mission_lets_a_stranger_read_and_refuses_the_rest(mission: Mission, stranger: User) -> None:
    mission.public = True
    access.require(stranger, mission, "read")
    with pytest.raises(Refused, match="role editor") as error:
        access.require(stranger, mission, "correct")
    assert not isinstance(error.value, Unseen)


def test_a_member_with_too_low_a_role_is_told_which_is_needed(mission: Mission, reader: User) -> None:
    with pytest.raises(Refused, match="approver"):
        access.require(reader, mission, "approve")


def test_the_administrator_of_the_site_is_one_everywhere(mission: Mission, stranger: User) -> None:
    stranger.is_superuser = True
    assert access.role(stranger, mission) == Role.ADMINISTRATOR
    assert access.missions(stranger) == [mission]


def test_an_account_that_was_closed_may_do_nothing(mission: Mission, colleague: User) -> None:
    colleague.is_active = False
    assert access.role(colleague, mission) is None
    assert not access.can(colleague, mission, "read")


def test_a_role_in_one_mission_is_none_in_another(mission: Mission, colleague: User) -> None:
    other = Mission.objects.create(code="UNMAX", name_en="Other", name_fr="Autre")
    assert access.role(colleague, other) is None
    assert access.missions(colleague) == [mission]
    other.public = True
    other.save()
    assert access.missions(colleague) == [other, mission]


def test_an_action_nobody_named_is_a_fault_of_the_program(mission: Mission, colleague: User) -> None:
    with pytest.raises(KeyError):
        access.can(colleague, mission, "destroy")
