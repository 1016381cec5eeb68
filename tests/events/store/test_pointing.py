"""Points of a query, narrowed to what the audience may see."""

from dataclasses import replace
from datetime import date

import pytest

from bluehelm.events.pictures.points import Points
from bluehelm.events.query import Query
from bluehelm.events.store.pointing import points
from bluehelm.record.models import Mission
from bluehelm.record.said import Harmed
from tests.events.eventmaking import DAY, keep, provider, said

TODAY = date(2031, 6, 1)


@pytest.fixture
def three(mission: Mission) -> Mission:
    """Invented: one open, one confidential, one strictly confidential."""
    given = provider(mission)
    keep(
        given,
        said(ref="a", lat=14.94, lon=-3.89),
        said(ref="b", line=3, lat=14.2, lon=-3.4, first=date(2031, 4, 1), last=date(2031, 4, 1),
             sensitivity="confidential"),
        said(ref="c", line=4, lat=14.6, lon=-4.1, first=date(2031, 5, 1), last=date(2031, 5, 1),
             sensitivity="strictly_confidential"),
    )  # fmt: skip
    return mission


def told(found: Points) -> list[str]:
    return [found.located.words[code] for code in found.located.codes]


def test_protection_staff_see_every_place_as_it_is(three: Mission) -> None:
    found = points(three, Query(), "protection", TODAY)
    assert found.lat.tolist() == [14.94, 14.2, 14.6]
    assert set(told(found)) == {"said"}


def test_the_mission_sees_a_confidential_place_blurred_and_no_stricter_one(three: Mission) -> None:
    found = points(three, Query(), "mission", TODAY)
    assert sorted(told(found)) == ["near", "said"]
    vague = told(found).index("near")
    assert found.lat[vague] != 14.2
    assert found.precision_km[vague] >= 5
    assert points(three, Query(), "mission", TODAY).lat.tolist() == found.lat.tolist()


def test_a_box_or_a_name_does_not_tell_where_a_blurred_place_is(three: Mission) -> None:
    box = Query(box=(-3.401, 14.199, -3.399, 14.201))
    assert len(points(three, box, "protection", TODAY)) == 1
    assert len(points(three, box, "mission", TODAY)) == 0
    assert len(points(three, Query(words="Konna"), "mission", TODAY)) == 1


def test_the_public_is_given_no_exact_place(three: Mission) -> None:
    found = points(three, Query(), "public", TODAY)
    assert set(told(found)) <= {"near", "cercle", "withheld"}
    assert 14.94 not in found.lat.tolist()


def test_where_children_were_harmed_the_mission_is_told_about_where(mission: Mission) -> None:
    child = Harmed("killed", 1, 1, 1, "civilian", "unknown", "child")
    keep(provider(mission), said(harm=(child,)))
    assert "said" not in told(points(mission, Query(), "mission", TODAY))


def test_the_filter_holds_and_nothing_found_is_empty(three: Mission) -> None:
    assert len(points(three, Query(since=date(2031, 3, 30)), "protection", TODAY)) == 2
    assert len(points(three, Query(kind=("protest",)), "protection", TODAY)) == 0
    assert len(points(three, replace(Query(), until=DAY), "mission", TODAY)) == 1
