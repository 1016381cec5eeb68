"""Accounts into the store: new ones, the same again, new versions, doubles."""

from typing import Any

import pytest

from bluehelm.events import models as tables
from bluehelm.record import history
from bluehelm.record.models import Mission
from bluehelm.record.said import Harmed
from tests.events.eventmaking import keep, killed, provider, said

pytestmark = pytest.mark.django_db


def stored() -> list[dict[str, Any]]:
    return list(tables.Incident.objects.order_by("id").values())


def test_an_account_comes_in_with_its_harm_and_an_incident_of_its_own(mission: Mission) -> None:
    kept = keep(provider(mission), said())
    assert (kept.accepted, kept.unchanged, kept.aside) == (1, 0, [])
    [incident] = stored()
    assert incident["id"] == kept.accounts[0] == tables.Account.objects.get().incident_id
    assert (incident["killed_low"], incident["killed"], incident["killed_high"]) == (2, 3, 5)
    assert (incident["injured_low"], incident["injured"], incident["injured_high"]) == (4, 4, 4)
    assert (incident["abducted"], incident["civilians"]) == (None, 7)
    assert (incident["region"], incident["cercle"], incident["located"]) == ("ML05", "ML0506", "said")
    assert tables.Harm.objects.filter(perpetrator="extremist_groups").count() == 2


def test_the_same_account_again_changes_nothing(mission: Mission) -> None:
    given = provider(mission)
    keep(given, said(), said(ref="", line=3))
    before = stored(), history.last()
    kept = keep(given, said(), said(ref="", line=9))
    assert (kept.accepted, kept.unchanged) == (0, 2)
    assert stored() == before[0]


def test_other_words_under_the_same_number_are_a_new_version_of_it(mission: Mission) -> None:
    given = provider(mission)
    first = keep(given, said()).accounts[0]
    kept = keep(given, said(harm=(killed(9),)))
    assert kept.superseded == {kept.accounts[0]: first}
    old, new = tables.Account.objects.order_by("id")
    assert (old.current, new.current, new.supersedes, new.incident_id) == (False, True, first, first)
    [incident] = stored()
    assert (incident["killed"], incident["killed_low"], incident["accounts"]) == (9, 9, 1)


def test_one_number_twice_with_other_words_is_set_aside(mission: Mission) -> None:
    kept = keep(provider(mission), said(), said(line=3, kind="ambush"), said(line=4))
    assert (kept.accepted, kept.unchanged) == (1, 1)
    assert [(one.line, one.value) for one in kept.aside] == [(3, "a-1")]
    assert "stands in line 2 too" in kept.aside[0].why


@pytest.mark.parametrize(
    ("given", "field", "why"),
    [
        ({"place": "x" * 301}, "place", "has 301 letters where 300 fit"),
        ({"text": "a\0b"}, "text", "holds a NUL"),
        ({"harm": (Harmed("killed", None, 2**31, None),)}, "killed", "is not from 0"),
    ],
)
def test_what_does_not_fit_is_set_aside_and_the_rest_goes_in(
    mission: Mission, given: dict[str, object], field: str, why: str
) -> None:
    kept = keep(provider(mission), said(**given), said(ref="a-2", line=3))
    assert kept.accepted == 1
    assert [(one.line, one.field) for one in kept.aside] == [(2, field)]
    assert why in kept.aside[0].why


def test_two_providers_may_use_the_same_numbers(mission: Mission) -> None:
    keep(provider(mission), said())
    kept = keep(provider(mission, "partner"), said())
    assert (kept.accepted, len(stored())) == (1, 2)


def test_children_and_sexual_violence_are_confidential_at_least(mission: Mission) -> None:
    keep(provider(mission), said(harm=(Harmed("injured", None, 1, None, "civilian", "female", "child"),)))
    keep(provider(mission), said(ref="a-2", kind="sexual_violence", harm=()))
    assert [(one["strict"], one["rank"]) for one in stored()] == [(True, 2), (True, 2)]
