"""The filter of incidents: what an address asks for comes back as a form that asks for the same."""

from datetime import date

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.translation import override

from bluehelm.events import query as filtering
from bluehelm.events.models import Provider
from bluehelm.record.models import Mission
from bluehelm.web.events import filters


def read(address: str, mission: Mission, audience: str = "mission") -> filters.Filter:
    return filters.read(QueryDict(address), mission, audience)


def shown(found: filters.Filter) -> str:
    return render_to_string("web/_incident_filter.html", {"filter": found, "action": "/here/"})


def test_the_form_asks_for_what_the_address_asks(mission: Mission) -> None:
    address = "since=2031-03-01&kind=ied&kind=battle&region=ML05&killed=3&words=Ix"
    found = read(address, mission)
    assert found.query.kind == ("ied", "battle")
    assert found.query.since == date(2031, 3, 1)
    page = shown(found)
    assert 'name="kind" value="ied" checked' in page
    assert 'value="2031-03-01"' in page
    assert 'name="killed"' in page
    assert filtering.parsed(dict(QueryDict(found.written).lists())) == found.query
    assert found.deeper
    assert not found.empty


def test_a_condition_that_is_not_understood_is_said_and_the_others_hold(mission: Mission) -> None:
    found = read("kind=earthquake&since=3/4/2031&perpetrator=state_forces", mission)
    assert found.query.perpetrator == ("state_forces",)
    assert found.query.kind == ()
    assert found.query.since is None
    assert len(found.misread) == 2
    assert "earthquake" in " ".join(found.misread)


def test_what_is_not_understood_is_said_in_french_too(mission: Mission) -> None:
    with override("fr"):
        found = read("kind=earthquake&since=3/4/2031&killed=many&box=1&box=9,1,2,3&located=here", mission)
    assert len(found.misread) == 5
    for one in found.misread:
        assert not any(word in one for word in ("; write", "there are", "must not")), one
        assert "Cette condition" in one


def test_a_first_day_after_the_last_is_said(mission: Mission) -> None:
    with override("en"):
        assert "before the first" in read("since=2031-03-02&until=2031-03-01", mission).misread[0]


def test_a_wide_kind_stands_before_those_under_it(mission: Mission) -> None:
    kinds = filters.kinds()
    names = [value for value, _, _ in kinds]
    assert names.index("explosion") < names.index("ied") < names.index("attack_on_civilians")
    assert {value: deep for value, _, deep in kinds}["ied"] is True
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("audience", "told"), [("mission", True), ("partner", False), ("public", False)])
def test_who_gave_an_account_is_asked_for_inside_the_mission_alone(
    mission: Mission, audience: str, told: bool
) -> None:
    Provider.objects.create(mission=mission, name="hotline", title="Invented hotline")
    found = read("provider=hotline", mission, audience)
    assert ("Invented hotline" in shown(found)) is told
    assert (found.query.provider == ("hotline",)) is told


def test_hostile_words_are_escaped(mission: Mission) -> None:
    page = shown(read("words=%22%3E%3Cscript%3E&region=%22%3E%3Cscript%3E%00", mission))
    assert "<script" not in page
