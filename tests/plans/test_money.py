"""Money as figures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bluehelm.plans.money import figures
from bluehelm.plans.rows import Completed, Money, Output, Plan, Planned
from bluehelm.record.figure import Figure
from tests.plans.planmaking import NOW, PLAN, SOURCE, money, other, strength, variance, with_rows

D = Decimal
AIR = money("Air operations", "400.0 500.5 -100.5 -25.1")


def of(*rows: Money, **more: object) -> dict[str, Figure]:
    return figures(with_rows(money=rows, **more), SOURCE, NOW)


def test_printed_and_computed_stand_side_by_side_and_agree() -> None:
    found = of(AIR)
    stem = "money/2030-31/performance/air-operations"
    assert (found[f"{stem}/variance"].value, found[f"{stem}/variance-computed"].value) == (D("-100.5"),) * 2
    assert (found[f"{stem}/percent-computed"].value, found[f"{stem}/percent-agrees"].value) == (
        D("-25.1"),
        "yes",
    )
    refs = found[f"{stem}/variance-computed"].inputs
    assert [(ref.key, ref.value, ref.source, ref.where) for ref in refs] == [
        (f"{stem}/apportionment", "400.0", SOURCE, "line 9"),
        (f"{stem}/expenditure", "500.5", SOURCE, "line 9"),
    ]


def test_the_sign_of_a_proposed_period_is_the_other_way_round() -> None:
    found = of(money("Air operations", "300.0 270.0 -30.0 -10.0", basis="budget"))
    stem = "money/2030-31/budget/air-operations"
    assert found[f"{stem}/variance-computed"].value == D("-30.0")
    assert found[f"{stem}/variance-agrees"].value == "yes"
    assert f"{stem}/estimate" in found
    assert f"{stem}/utilization" not in found


def test_a_printed_figure_that_does_not_follow_is_said_so() -> None:
    verdict = of(replace(AIR, percent=D("-24.0")))["money/2030-31/performance/air-operations/percent-agrees"]
    assert (verdict.value, verdict.note) == ("no", "Printed -24.0, computed -25.1.")
    near = of(replace(AIR, variance=D("-100.4")))["money/2030-31/performance/air-operations/variance-agrees"]
    assert (near.value, "rounding" in (near.note or "")) == ("no", True)


@pytest.mark.parametrize(("percent", "variance"), [("0.3", "0.25"), ("-0.3", "-0.25")])
def test_percentages_are_rounded_half_away_from_nil(percent: str, variance: str) -> None:
    row = money("Medical", f"100 {D(100) - D(variance)} {variance} {percent}")
    assert of(row)["money/2030-31/performance/medical/percent-computed"].value == D(percent)


def test_a_dash_beside_a_figure_counts_as_nil_and_is_noted() -> None:
    found = of(money("Marine operations", "- 246.8 246.8 -", basis="budget"))
    figure = found["money/2030-31/budget/marine-operations/variance-computed"]
    assert (figure.value, "dash" in (figure.note or "")) == (D("246.8"), True)
    assert "money/2030-31/budget/marine-operations/percent-computed" not in found


def test_a_row_of_dashes_computes_nothing() -> None:
    found = of(money("Special equipment", "- - - -"))
    assert found["money/2030-31/performance/special-equipment/variance"].value is None
    assert not [key for key in found if key.endswith("computed")]


@pytest.mark.parametrize(
    ("figures_", "due"),
    [
        ("1000.0 900.0 100.0 10.0", "yes"),
        ("100000.0 99900.0 100.0 0.1", "yes"),
        ("100.0 95.0 5.0 5.0", "yes"),
        ("10000.0 10099.9 -99.9 -1.0", "no"),
        ("100.0 95.1 4.9 4.9", "no"),
    ],
)
def test_an_explanation_is_due_when_either_threshold_is_reached(figures_: str, due: str) -> None:
    assert of(money("Medical", figures_))["money/2030-31/performance/medical/must-explain"].value == due


def test_what_is_due_and_not_given_is_said() -> None:
    stem = "money/2030-31/performance/air-operations"
    assert of(AIR)[f"{stem}/explained"].note == "An explanation is due and none is given."
    given = of(AIR, variances=(variance("Air operations", "-100.5", "-25.1", "Fuel was dear."),))
    assert (given[f"{stem}/explained"].value, given[f"{stem}/analysis-agrees"].value) == ("yes", "yes")
    other_sum = of(AIR, variances=(variance("Air operations", "-102.5", "-25.1", "Fuel was dear."),))
    assert (
        other_sum[f"{stem}/analysis-agrees"].note == "variance: -100.5 in the table, -102.5 in the analysis"
    )


def test_before_any_known_threshold_the_answer_is_unknown() -> None:
    found = of(replace(AIR, period="1999/00"))
    figure = found["money/1999-00/performance/air-operations/must-explain"]
    assert (figure.value, figure.note) == (None, "No threshold is known for this day.")


def test_a_subtotal_has_the_name_of_its_group_and_needs_no_explanation() -> None:
    found = of(money("Subtotal", "400.0 500.5 -100.5 -25.1"))
    assert found["money/2030-31/performance/operational-costs/utilization"].value == D("125.1")
    assert not [key for key in found if key.endswith("must-explain")]


def test_a_row_of_the_same_name_gets_its_number() -> None:
    assert "money/2030-31/performance/air-operations/2/variance" in of(AIR, AIR)


def test_the_share_redeployed_is_computed_against_the_printed_one() -> None:
    table = (
        other("redeployment", "I. Military", "10", "Redeployment"),
        other("redeployment", "II. Operational costs", "-10", "Redeployment"),
        other("redeployment", "Total", "200", "Original distribution"),
        other("redeployment", "Percentage of redeployment", "5.1", "Revised distribution", "per cent"),
    )
    found = of(other=table)
    share = found["money/2030-31/redeployment/share-computed"]
    assert (share.value, share.numerator, share.denominator) == (D("5.0"), D(10), D(200))
    assert found["money/2030-31/redeployment/share-agrees"].note == "Printed 5.1, computed 5.0."


def test_months_add_up_to_a_burn_curve() -> None:
    months = tuple(other("monthly expenditure", f"{name} 2030", "250.0") for name in ("July", "August"))
    gross = money("Gross requirements", "1000.0 500.0 500.0 50.0", None)
    found = of(gross, other=months)
    assert [found[f"money/2030-31/burn/{name}-2030/burn"].value for name in ("july", "august")] == [
        D("25.0"),
        D("50.0"),
    ]
    assert not [key for key in of(gross) if "burn" in key]


def test_unit_costs_need_both_sides() -> None:
    staff = money("National staff", "90.0 90.0 - -", "Civilian personnel")
    people = (
        strength("National staff: National Professional Officers", "5 4 20.0"),
        strength("National staff: National General Service staff", "6 5 16.7"),
        strength("Temporary positions: National staff", "9 9 -"),
        strength("National staff: Subtotal", "9 9 -", component="Support"),
    )
    cost = of(staff, strength=people)["money/2030-31/performance/national-staff/for-each/unit-cost"]
    assert (cost.value, cost.denominator, cost.unit) == (D(10000), D(9), "US dollars per person")
    assert not [key for key in of(staff) if "unit-cost" in key]


def test_flight_hours_come_from_the_printed_total_of_the_output() -> None:
    done = tuple(
        Completed(D(value), unit, None, "met", None, ())
        for value, unit in ((100, "Total flight hours"), (60, "Flight hours, hired"), (3, "Pilots"))
    )
    flights = Output(
        None,
        "Provision of 120 flight hours",
        (Planned(D(120), "flight hours", None, True),),
        done,
        "met",
        None,
        (),
    )
    frame = replace(PLAN.accomplishments[0], outputs=(flights,))
    cost = of(AIR, accomplishments=(frame,))["money/2030-31/performance/air-operations/for-each/unit-cost"]
    assert (cost.value, cost.unit) == (D(5005), "US dollars per flight hour")
    assert [ref.key for ref in cost.inputs][1:] == ["line/1.1/output/1/0/completed"]


def test_an_empty_plan_has_no_figures_of_money() -> None:
    assert figures(Plan(None, "UNMIX", "2030/31"), SOURCE, NOW) == {}
