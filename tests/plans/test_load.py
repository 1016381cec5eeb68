"""A plan out of the common form, and a plan written and read back."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bluehelm.errors import BadInput, Unreadable
from bluehelm.plans.load import from_rows, read, to_json, understand
from bluehelm.plans.rows import Plan
from bluehelm.sources import form

CONTRACT = [
    "symbol",
    "mission",
    "period",
    "accomplishments",
    "money",
    "strength",
    "variances",
    "other",
    "set_aside",
]
INDICATOR = [
    "label",
    "series",
    "target",
    "actual",
    "unit",
    "says_achieved",
    "status",
    "remark",
    "causes",
    "limbs",
]


def report(
    shape: str = "classic", planned: str = "Number of wells dug (2030/31: 4; 2031/32: 6)"
) -> form.Report:
    return form.Report(
        shape=shape,
        symbol="A/99/1",
        mission="UNHARBOUR",
        title="Performance of an invented mission",
        period="2031/32",
        budget_period="2032/33" if shape == "merged" else None,
        components=(form.ComponentRow("1", "ports", "line 1"),),
        accomplishments=(form.AccomplishmentRow("1.1", "Safe ports", "1", "line 2"),),
        indicators=(form.IndicatorRow("1.1", planned, "Achieved: 7 wells", (), "line 3"),),
        outputs=(
            form.OutputRow(
                "1.1", None, "720 patrol days (2 x 300 days)", (form.Answer("9", ("Days",), "l"),), "line 4"
            ),
        ),
        money=(
            form.MoneyRow(
                "2031/32", "performance", None, "Marine", Decimal("9.5"), None, None, None, "table 1, row 2"
            ),
        ),
        variances=(
            form.VarianceRow(
                "2031/32",
                "Marine",
                Decimal("-1.25"),
                None,
                ("The increased requirements were due to higher prices of rope",),
                "line 9",
            ),
        ),
        set_aside=(form.SetAside("line 8", "smudged", "cannot be read"),),
    )


def test_the_common_form_becomes_rows_and_doubts_are_set_aside() -> None:
    plan = understand(report(), None)
    (row,) = plan.accomplishments
    assert (row.indicators[0].target, row.indicators[0].actual, row.indicators[0].status) == (6, 7, "met")
    assert row.outputs[0].planned[0].value == 720
    assert plan.variances[0].causes == ("price",)
    assert [each.where for each in plan.set_aside] == ["line 8", "line 4"]
    assert "600" in plan.set_aside[1].why


def test_a_merged_report_takes_its_targets_from_an_earlier_budget() -> None:
    later = report("merged", "Number of wells dug (2030/31: 4; 2031/32: 5; 2032/33: 8)")
    assert understand(later, None).accomplishments[0].indicators[0].status == "not measurable"
    earlier = understand(report("merged"), None)
    row = understand(later, earlier).accomplishments[0].indicators[0]
    assert (row.target, row.actual, row.status) == (6, 5, "partly met")


def test_an_indicator_of_another_label_is_no_target() -> None:
    earlier = understand(report("merged", "Share of ferries painted (2031/32: 6)"), None)
    row = understand(report("merged"), earlier).accomplishments[0].indicators[0]
    assert row.target is None


def test_the_json_has_the_order_and_names_of_the_contract() -> None:
    printed = to_json(understand(report(), None))
    assert list(printed)[: len(CONTRACT)] == CONTRACT
    indicator = printed["accomplishments"][0]["indicators"][0]
    assert list(indicator)[: len(INDICATOR)] == INDICATOR
    assert indicator["series"] == {"2030/31": 4, "2031/32": 6}
    assert printed["money"][0]["apportionment"] == 9.5
    assert printed["variances"][0]["amount"] == -1.25
    assert "id" not in json.dumps(printed).split('"')


def test_a_plan_written_and_read_back_is_the_same() -> None:
    plan = understand(report(), None)
    assert from_rows(json.loads(json.dumps(to_json(plan)))) == plan


def rows(**changes: Any) -> dict[str, Any]:
    limb = {"series": {"2030/31": 4, "2031/32": 6}, "target": 6, "actual": 3, "direction": "more"}
    indicator = {
        "label": "Wells",
        "label_fr": "Puits",
        "unit": "wells",
        "says_achieved": True,
        "limbs": [limb | changes],
    }
    accomplishment = {"number": "1.1", "title": "Ports", "indicators": [indicator], "outputs": []}
    return {"mission": "UNHARBOUR", "period": "2031/32", "accomplishments": [accomplishment]}


def test_own_form_may_leave_out_what_follows_and_statuses_are_derived() -> None:
    row = from_rows(rows(status="met")).accomplishments[0].indicators[0]
    assert (row.status, row.target, row.actual, row.limbs[0].label) == ("partly met", 6, 3, "Wells")
    assert row.series == {"2030/31": 4, "2031/32": 6}


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"target": "6"}, "accomplishments[0].indicators[0]"),
        ({"direction": "up"}, "limbs[0].direction"),
        ({"op": "=>"}, "limbs[0].op"),
        ({"colour": "blue"}, "colour"),
        ({"series": {"last year": 3}}, "last year"),
        ({"tolerance": "three"}, "limbs[0].tolerance"),
        ({"series": [1, 2]}, "series"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_its_place(changes: dict[str, Any], place: str) -> None:
    with pytest.raises(BadInput) as error:
        from_rows(rows(**changes))
    assert place in str(error.value)


def test_an_answer_to_a_quantity_that_is_not_planned_is_refused() -> None:
    plan = rows()
    plan["accomplishments"][0]["outputs"] = [
        {"label": "Drills", "planned": [], "completed": [{"value": 3, "answers": 0}]}
    ]
    with pytest.raises(BadInput, match=r"completed\[0\]\.answers is 0"):
        from_rows(plan)


@pytest.mark.parametrize(
    ("key", "value"), [("mission", None), ("period", "last year"), ("accomplishments", "none")]
)
def test_the_head_of_a_plan_is_checked(key: str, value: object) -> None:
    with pytest.raises(BadInput, match=key):
        from_rows(rows() | {key: value})


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        ("plan.json", "{", Unreadable),
        ("plan.json", "", Unreadable),
        ("plan.yaml", "a: [", Unreadable),
        ("plan.yaml", "- 1", BadInput),
        ("absent.json", None, Unreadable),
    ],
)
def test_a_file_that_holds_no_plan_is_refused_by_name(
    tmp_path: Path, name: str, text: str | None, error: type[Exception]
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(error, match=name):
        read(tmp_path / name)


@pytest.mark.django_db
def test_a_file_about_another_mission_is_not_loaded(tmp_path: Path) -> None:
    from bluehelm.plans.load import load

    path = tmp_path / "plan.json"
    path.write_text(json.dumps(rows()))
    with pytest.raises(BadInput, match="UNHARBOUR"):
        load(path, "UNLAKE", None, "a test")
    saved = load(path, "UNHARBOUR", None, "a test")
    assert saved.new
    assert not load(path, "UNHARBOUR", None, "again").new


@pytest.mark.django_db
@pytest.mark.parametrize(("word", "wrong"), [("Expenditure", "Spending"), ("940.0", "about nine hundred")])
def test_money_that_cannot_be_read_whole_is_not_stored_unless_asked(
    word: str, wrong: str, excerpts: Path, tmp_path: Path
) -> None:
    from bluehelm.plans import store
    from bluehelm.plans.load import load

    path = tmp_path / "report.txt"
    path.write_text((excerpts / "unmix.txt").read_text(encoding="utf-8").replace(word, wrong, 1))
    with pytest.raises(BadInput, match=rf"line.*{wrong}.*--partly"):
        load(path, "UNMIX", None, "a test")
    assert store.periods("UNMIX") == ()
    assert load(path, "UNMIX", None, "a test", partly=True).new
    assert store.plan("UNMIX").plan.set_aside


def test_an_empty_plan_is_written_whole() -> None:
    assert to_json(Plan(None, "UNHARBOUR", "2031/32"))["accomplishments"] == []
