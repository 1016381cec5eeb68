"""A plan in bluehelm's own form: what may be left out, what is kept beside, what is never taken."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bluehelm.errors import BadInput
from bluehelm.plans import rows
from bluehelm.plans.written import from_rows, to_json
from tests.plans.small_plan import PLAN

Limbs = list[dict[str, Any]]


def indicator(limbs: Limbs, **more: Any) -> rows.Indicator:
    row = {"label": "Police posts", "label_fr": "Postes de police", "unit": "posts", "limbs": limbs} | more
    group = {"number": "1.1", "title": "Order", "indicators": [row], "outputs": []}
    return from_rows(own(accomplishments=[group])).accomplishments[0].indicators[0]


def own(**more: Any) -> dict[str, Any]:
    return {"mission": "UNMIX", "period": "2030/31", "accomplishments": []} | deepcopy(more)


@pytest.mark.parametrize(
    ("values", "joined"),
    [
        ((100, None), 100),
        ((None, None), None),
        ((25, 25), 25),
        ((14, 5), "14; 5"),
        (("begun", None), "begun"),
        ((80, "begun"), "80; begun"),
    ],
)
def test_an_indicator_of_several_limbs_says_what_they_say(values: tuple[Any, ...], joined: Any) -> None:
    row = indicator(
        [{"label": str(n), "series": {"2030/31": each}, "target": each} for n, each in enumerate(values)]
    )
    assert row.target == joined
    assert row.series == {"2030/31": joined}


def test_a_french_label_is_kept_and_taken_over_with_the_english_one() -> None:
    plain, named = {"target": 5, "actual": 5}, {"label": "Gendarmerie", "target": 2, "actual": 1}
    row = indicator([plain, named])
    assert (row.label_fr, row.limbs[0].label_fr) == ("Postes de police", "Postes de police")
    assert (row.limbs[1].label, row.limbs[1].label_fr) == ("Gendarmerie", None)


def test_french_labels_stand_in_the_json_only_where_there_are_some() -> None:
    component = rows.Component("1", "Safety", "Sécurité")
    told = to_json(replace(PLAN, components=(component, *PLAN.components[1:])))
    assert told["components"] == [
        {"number": "1", "title": "Safety", "title_fr": "Sécurité"},
        {"number": "2", "title": "Politics"},
    ]
    assert "title_fr" not in told
    assert "label_fr" not in told["accomplishments"][0]["indicators"][0]


def test_a_french_label_of_what_has_none_is_refused() -> None:
    with pytest.raises(BadInput, match="unit_fr"):
        indicator([{"target": 5, "actual": 5}], unit_fr="postes")


def test_what_the_site_said_stands_in_the_json_and_is_not_taken_from_it() -> None:
    row = PLAN.accomplishments[0].indicators[0]
    said = rows.Said("corrected on the site", 7, date(2032, 3, 1))
    changed = replace(row, limbs=(replace(row.limbs[0], said=said),))
    group = replace(PLAN.accomplishments[0], indicators=(changed,))
    told = to_json(replace(PLAN, accomplishments=(group,)))
    (limb,) = told["accomplishments"][0]["indicators"][0]["limbs"]
    assert limb["said"] == {"how": "corrected on the site", "change": 7, "day": "2032-03-01"}
    assert from_rows(told).accomplishments[0].indicators[0].said is None


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({}, rows.PERFORMANCE),
        ({"shape": "budget"}, rows.BUDGET),
        ({"shape": "merged"}, rows.BOTH),
        ({"kind": "worked example"}, rows.EXAMPLE),
    ],
)
def test_the_kind_is_given_or_follows_from_the_shape(given: dict[str, str], kind: str) -> None:
    assert from_rows(own(**given)).kind == kind


def test_a_kind_that_nobody_knows_is_refused() -> None:
    with pytest.raises(BadInput, match="'novel'; write one of performance report, budget"):
        from_rows(own(kind="novel"))


def test_an_output_names_its_own_causes_and_those_of_its_answers_once() -> None:
    done = [{"value": 2, "answers": 0, "causes": ["pandemic"]}, {"value": 1, "causes": ["security", "other"]}]
    output = {"label": "Patrols", "causes": ["security"], "planned": [{"value": 3}], "completed": done}
    group = {"number": "1.1", "title": "Order", "indicators": [], "outputs": [output]}
    (read,) = from_rows(own(accomplishments=[group])).accomplishments[0].outputs
    assert read.causes == ("security", "pandemic", "other")
