"""The strength a text authorizes. All excerpts are invented."""

import pytest

from bluehelm.mandates.counts.ceilings import ceilings
from bluehelm.mandates.rows import OPERATIVE, Act, Provision


def said(text: str, verb: str = "decides") -> list[tuple[str, int, str | None]]:
    row = Provision(OPERATIVE, "1", 1, "1.", text, 0, None, None, acts=(Act(verb, (), text, 0, len(text)),))
    return [(each.category, each.value, each.within) for each in ceilings([row])]


def test_each_category_has_its_ceiling() -> None:
    text = "Decides that UNMIX shall comprise up to 3,289 military personnel and 920 police personnel;"
    assert said(text) == [("military", 3289, None), ("police", 920, None)]


def test_what_a_total_includes_is_told_apart() -> None:
    text = (
        "Decides that UNMIX shall consist of a maximum of 5,650 military personnel, including 200 observers "
        "and 125 staff officers, and up to 120 civilian police personnel, including 40 individual police"
    )
    assert said(text) == [
        ("military", 5650, None),
        ("military observers", 200, "military"),
        ("staff officers", 125, "military"),
        ("police", 120, None),
        ("individual police officers", 40, "police"),
    ]


def test_a_component_gives_its_name_to_a_bare_number() -> None:
    text = "Decides to raise the troop ceiling to 5,326 and to keep a police component of 601 officers"
    assert said(text) == [("military", 5326, None), ("police", 601, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Decides to increase the strength of UNMIX by 120 police personnel",
        "Authorizes the deployment of an additional 500 troops",
        "Decides to deploy up to three infantry companies and five experts",
    ],
)
def test_an_increase_and_a_unit_are_no_ceiling(text: str) -> None:
    assert said(text) == []


def test_the_new_level_of_an_increase_is_one() -> None:
    assert said("Authorizes an increase from 900 to 1,100 military personnel") == [("military", 1100, None)]


def test_a_strength_that_is_only_recalled_is_none() -> None:
    assert said("Recalls that UNMIX comprises up to 3,289 military personnel", "recalls") == []
