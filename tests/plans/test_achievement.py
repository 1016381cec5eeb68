"""Counts of what was achieved, by status, cause and printed word."""

from dataclasses import replace
from decimal import Decimal

from bluehelm.plans.achievement import figures
from bluehelm.record.figure import RecordSet
from tests.plans.planmaking import NOW, PLAN, SOURCE, output, with_rows

D = Decimal
FOUND = figures(PLAN, SOURCE, NOW)


def test_a_rate_counts_lines_met_among_those_that_can_be_measured() -> None:
    rate = FOUND["completion/outputs/rate"]
    assert (rate.value, rate.numerator, rate.denominator, rate.unknown) == (D("50.0"), D(2), D(4), 1)
    assert (rate.low, rate.high) == (None, None)


def test_the_counts_by_status_add_up_to_the_lines() -> None:
    counts = [
        FOUND[f"completion/outputs/{name}"].value
        for name in ("met", "partly-met", "not-met", "not-measurable")
    ]
    assert counts == [D(2), D(1), D(1), D(1)]


def test_components_and_accomplishments_have_their_own_rates() -> None:
    assert FOUND["completion/outputs/component-1/rate"].value == D("33.3")
    assert FOUND["completion/outputs/2.1/rate"].value == D("100.0")
    assert FOUND["completion/outputs/component-2/rate"].numerator == D(1)


def test_where_nothing_can_be_measured_the_rate_is_unknown() -> None:
    rate = FOUND["completion/indicators/2.1/rate"]
    assert (rate.value, rate.denominator, rate.unknown, rate.note) == (
        None,
        D(0),
        1,
        "No line can be measured.",
    )


def test_a_line_counts_for_each_of_its_causes_and_for_not_stated_where_it_has_none() -> None:
    causes = {key: FOUND[key].value for key in FOUND if key.startswith("causes/outputs/")}
    assert causes == {
        "causes/outputs/pandemic/count": D(1),
        "causes/outputs/security/count": D(1),
        "causes/outputs/not-stated/count": D(1),
    }
    assert FOUND["causes/outputs/pandemic/count"].denominator == D(2)


def test_a_cause_given_to_one_answer_counts_for_its_line() -> None:
    done = replace(output("partly met").completed[0], causes=("procurement",))
    line = replace(output("partly met"), completed=(done, done))
    frame = replace(PLAN.accomplishments[0], outputs=(line,))
    found = figures(with_rows(accomplishments=(frame,)), SOURCE, NOW)
    assert found["causes/outputs/procurement/count"].value == D(1)
    assert "causes/outputs/not-stated/count" not in found


def test_the_printed_word_is_held_against_the_status_both_ways() -> None:
    claimed = FOUND["words/indicators/called-achieved-but-not-met/count"]
    silent = FOUND["words/indicators/met-but-not-called-achieved/count"]
    assert (claimed.value, silent.value, claimed.unknown) == (D(1), D(1), 1)
    assert [ref.key for ref in claimed.inputs] == ["line/1.1/indicator/2/status"]


def test_more_than_fifty_lines_are_named_as_a_set() -> None:
    many = with_rows(
        accomplishments=(PLAN.accomplishments[0].__class__("1.1", "", (), (output("met"),) * 51, "1"),)
    )
    inputs = figures(many, SOURCE, NOW)["completion/outputs/rate"].inputs
    assert isinstance(inputs, RecordSet)
    assert (inputs.count, inputs.source) == (51, SOURCE)
