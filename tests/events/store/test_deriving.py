"""Accounts joined to one incident and taken apart again."""

from typing import Any

import pytest

from bluehelm.errors import BadInput
from bluehelm.events import models as tables
from bluehelm.events.store import deriving
from bluehelm.record import history
from bluehelm.record.models import Change, Mission
from tests.events.eventmaking import keep, killed, provider, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(mission: Mission) -> list[int]:
    """Three accounts of as many providers, with three tolls."""
    return [
        keep(provider(mission, name, weight=weight), said(harm=(killed(toll),))).accounts[0]
        for name, weight, toll in (("press", 10, 9), ("patrol", 50, 3), ("rights", 90, 5))
    ]


def rows() -> list[dict[str, Any]]:
    without = [row.name for row in tables.Incident._meta.concrete_fields if row.name != "change_n"]
    return list(tables.Incident.objects.order_by("id").values(*without))


def join(mission: Mission, *accounts: int) -> int:
    with history.change(None, "merged", "", mission) as entry:
        return deriving.join(entry, mission.pk, accounts)


def split(mission: Mission, account: int) -> list[int]:
    with history.change(None, "taken apart", "", mission) as entry:
        return deriving.split(entry, mission.pk, account)


def test_the_weightiest_account_leads_and_the_others_widen_the_range(
    mission: Mission, three: list[int]
) -> None:
    number = join(mission, *three)
    incident = tables.Incident.objects.get(pk=number)
    assert (number, incident.lead, incident.accounts, incident.providers) == (three[0], three[2], 3, 3)
    assert (incident.killed_low, incident.killed, incident.killed_high) == (3, 5, 9)
    assert set(tables.Incident.objects.filter(into=number).values_list("pk", flat=True)) == set(three[1:])


def test_taking_a_merger_back_gives_every_incident_as_it_was(mission: Mission, three: list[int]) -> None:
    before = rows()
    join(mission, three[1], three[2])
    join(mission, three[0], three[1])
    split(mission, three[0])
    split(mission, three[2])
    assert rows() == before


def test_the_first_account_taken_out_keeps_its_number(mission: Mission, three: list[int]) -> None:
    join(mission, *three)
    assert split(mission, three[0]) == [three[0], three[1]]
    assert tables.Incident.objects.get(pk=three[2]).into_id == three[1]


def test_a_newer_version_of_an_account_stays_in_its_incident(mission: Mission, three: list[int]) -> None:
    number = join(mission, *three)
    given = tables.Provider.objects.get(name="rights")
    newer = keep(given, said(harm=(killed(20),))).accounts[0]
    incident = tables.Incident.objects.get(pk=number)
    assert (incident.lead, incident.killed, incident.killed_high, incident.accounts) == (newer, 20, 20, 3)
    split(mission, newer)
    assert set(tables.Account.objects.filter(incident=three[2]).values_list("pk", flat=True)) == {
        three[2],
        newer,
    }


def test_a_group_that_leaves_an_account_out_is_refused(mission: Mission, three: list[int]) -> None:
    join(mission, *three)
    entries = Change.objects.count()
    with pytest.raises(BadInput, match="left out"), history.change(None, "x", "", mission) as entry:
        deriving.regroup(entry, mission.pk, [[three[0]], [three[1]]])
    assert Change.objects.count() == entries
