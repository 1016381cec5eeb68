"""The family explanation, on invented rows: deviations, reasons that cannot be, variances."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bluehelm.checks import reading
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, NOTE, WARNING, Finding, words
from bluehelm.checks.rules import explanation
from bluehelm.plans.rows import Output
from bluehelm.sources import form
from tests.checks.rules.framed import indicator, output, text

LOWER = "The lower output was attributable to the low water"
HIGHER = "The higher output was attributable to a request of the harbour master"
COVID = "The lower output was attributable to the restrictions in connection with the COVID-19 pandemic"


def found(name: str, of: Text) -> list[Finding]:
    return list(explanation.RULES[f"explanation.{name}"].run(of))


@pytest.mark.parametrize("name", explanation.RULES)
def test_every_rule_has_its_words_in_both_languages(name: str) -> None:
    for part in ("title", "found", "expected", "why"):
        assert words(name)[part]["en"]
        assert words(name)[part]["fr"]


@pytest.mark.parametrize(("done", "count"), [("30", 1), ("55", 1), ("40", 0)])
def test_a_deviation_either_way_without_a_remark_is_a_question(done: str, count: int) -> None:
    told = found("unexplained", text(output("40 boats repaired", (done, "Boats repaired"))))
    assert len(told) == count
    assert all(one.severity == WARNING for one in told)
    assert all(one.where[0].marks == ("40",) and one.where[1].marks == (done,) for one in told)


def test_a_remark_with_a_reason_explains_its_own_quantity_and_not_its_neighbour() -> None:
    row = output("40 boats and 12 oars", ("30", "Boats", LOWER), ("10", "Oars"))
    (one,) = found("unexplained", text(row))
    assert one.where[1].marks == ("10",)


def test_a_remark_that_stands_last_explains_those_before_it_of_the_same_direction() -> None:
    plan = "40 boats, 12 oars and 20 sails"
    row = output(plan, ("30", "Boats"), ("15", "Oars"), ("25", "Sails", HIGHER))
    (one,) = found("unexplained", text(row))
    assert one.values["figures"] == "boats: 40 → 30"


def test_a_last_remark_on_the_number_of_something_explains_that_alone() -> None:
    remark = "The lower number of oars was attributable to the low water"
    row = output("40 boats and 12 oars", ("30", "Boats"), ("10", "Oars", remark))
    (one,) = found("unexplained", text(row))
    assert one.values["figures"] == "boats: 40 → 30"


def test_a_remark_on_the_outputs_explains_them_all() -> None:
    lower = "The lower outputs were attributable to the low water"
    row = output("40 boats and 12 oars", ("30", "Boats"), ("10", "Oars"), ("", lower))
    assert not found("unexplained", text(row))


def test_a_sentence_on_the_other_quantity_explains_it_too() -> None:
    remark = f"{LOWER}. In addition, the Mission held one additional workshop"
    row = output("40 boats and 1 workshop", ("30", "Boats", remark), ("2", "Workshops"))
    assert not found("unexplained", text(row))


@pytest.mark.parametrize(
    ("planned", "done", "severity"),
    [
        ("at least 40 boats", "60", None),
        ("approximately 40 boats", "42", None),
        ("up to 40 boats", "39", None),
        ("up to 40 boats", "20", WARNING),
        ("up to 40 boats", "90", WARNING),
        ("1,000 boats", "1,007", NOTE),
    ],
)
def test_the_sign_of_the_plan_says_what_is_no_deviation(
    planned: str, done: str, severity: str | None
) -> None:
    told = found("unexplained", text(output(planned, (done, "Boats"))))
    assert [one.severity for one in told] == ([] if severity is None else [severity])


def test_an_indicator_short_of_its_target_without_a_remark_is_a_question() -> None:
    row = indicator("Percentage of boats afloat (2018/19: 80 per cent; 2019/20: 90 per cent)", "70 per cent")
    (one,) = found("unexplained", text(row))
    assert one.where[0].line == "indicator 1"
    explained = indicator(
        "Percentage of boats afloat (2018/19: 80 per cent; 2019/20: 90 per cent)",
        "70 per cent",
        "The lower percentage was attributable to the low water",
    )
    assert not found("unexplained", text(explained))


def test_a_ceiling_that_is_kept_is_no_deviation() -> None:
    row = indicator("Days to repair a boat (2018/19: 30; 2019/20: ≤ 20 days)", "12 days")
    assert not found("unexplained", text(row))


def test_a_sum_told_beside_a_yes_is_held_against_the_planned_sum() -> None:
    row = output("Sale of boats worth $80 million", ("Yes", "Boats worth $130 million were sold"))
    (one,) = found("unexplained", text(row))
    assert one.where[1].marks == ("$130 million",)


def test_a_plan_of_our_own_form_may_give_the_cause_by_its_code() -> None:
    told = text(output("40 boats", ("30", "Boats", "Nothing more was told")))
    row = told.lines[0].understood
    assert isinstance(row, Output)
    coded = replace(row, completed=(replace(row.completed[0], causes=("security",)),))
    own_form = replace(told, lines=(replace(told.lines[0], understood=coded),), report=None)
    assert found("unexplained", told)
    assert not found("unexplained", own_form)


def test_a_number_for_each_place_is_not_held_against_one_total() -> None:
    row = output("Monthly meetings in each region with the owners of boats", ("70", "Meetings"))
    assert not found("unexplained", text(row))
    assert found("unexplained", text(output("Monthly meetings with the owners of boats", ("70", "Meetings"))))


def test_no_without_a_reason_is_a_question() -> None:
    (one,) = found("no_reason", text(output("2 regattas", ("No", "Regattas"))))
    assert one.where[1].marks == ("No",)
    assert not found("no_reason", text(output("2 regattas", ("No", "Regattas", "Owing to the low water"))))


@pytest.mark.parametrize(
    ("actual", "count"),
    [
        ("The harbour law was not adopted, despite the efforts of the Mission", 1),
        ("The harbour law was not adopted, owing to the elections", 0),
        ("The drafting of the harbour law is ongoing", 1),
    ],
)
def test_an_indicator_told_as_not_reached_needs_a_reason(actual: str, count: int) -> None:
    row = indicator("Adoption of the harbour law (2018/19: drafted; 2019/20: law adopted)", actual)
    assert len(found("not_said_why", text(row))) == count


def test_a_reason_that_repeats_the_deviation_is_none() -> None:
    plan = "Number of women among the pilots (2018/19: 10; 2019/20: 20)"
    remark = "The lower number of women was attributable to the appointment of fewer women"
    (one,) = found("circular", text(indicator(plan, "12 women", remark)))
    assert one.values["reason"] == "the appointment of fewer women"
    better = f"{remark}, owing to the hardship of the posts"
    assert not found("circular", text(indicator(plan, "12 women", better)))


@pytest.mark.parametrize(
    ("planned", "answer", "severity"),
    [
        ("16 regattas", ("5", "Regattas", COVID), WARNING),
        ("Monthly meetings with the owners", ("No", "Meetings", f"Not held. {COVID}"), WARNING),
        ("16 regattas", ("9", "Regattas", COVID), None),
        ("2 regattas", ("No", "Regattas", COVID), None),
        ("3 regattas", ("1", "Regattas", COVID), None),
        ("1 regatta", ("No", "Regatta", COVID), None),
        ("16 regattas", ("5", "Regattas", f"{COVID}, and to the low water"), None),
        ("16 regattas", ("5", "Regattas", f"Scheduled for May 2020. {COVID}"), None),
    ],
)
def test_a_cause_of_the_last_months_explains_no_year(
    planned: str, answer: tuple[str, ...], severity: str | None
) -> None:
    told = found("too_late", text(output(planned, answer)))
    assert [one.severity for one in told] == ([] if severity is None else [severity])


def test_the_months_before_the_cause_are_counted_from_the_start_of_the_period() -> None:
    row = output("16 regattas", ("5", "Regattas", COVID))
    (one,) = found("too_late", text(row))
    assert (one.values["months"], one.values["length"], one.values["month"]) == ("8", "12", "March 2020")
    assert not found("too_late", text(row, period="2020/21"))


def test_the_document_itself_dates_an_event() -> None:
    row = output(
        "16 regattas", ("5", "Regattas", "The lower output was attributable to the municipal elections")
    )
    assert not found("too_late", text(row))
    told = text(row, prose=("The municipal elections were held on 10 May 2020.",))
    (one,) = found("too_late", told)
    assert (one.values["cause"], one.values["months"]) == ("municipal elections", "10")


def test_an_event_without_a_name_of_its_own_is_dated_by_the_sentence_after_it() -> None:
    remark = "The lower output was attributable to the political and institutional crisis"
    row = output("16 regattas", ("5", "Regattas", remark))
    told = text(row, prose=("The result led to a political crisis in April 2020.",))
    (one,) = found("too_late", told)
    assert one.values["cause"] == "political and institutional crisis"
    assert not found("too_late", text(row, prose=("The political crisis began in July 2019.",)))


def test_a_sentence_that_dates_another_event_dates_no_cause() -> None:
    remark = "The lower output was attributable to the political crisis"
    row = output("16 regattas", ("5", "Regattas", remark))
    beside = "Elections were held in March 2020 and worsened the political crisis."
    assert not found("too_late", text(row, prose=(beside,)))
    dated = "The verdict of 30 May 2020 and the fleet led to a political crisis in May 2020."
    (one,) = found("too_late", text(row, prose=(beside, dated)))
    assert one.where[-1].quote == dated
    assert one.said("found", "fr").endswith("remonte à mai 2020")


def test_what_the_prose_says_was_left_for_the_last_months_is_no_question() -> None:
    row = output("16 regattas", ("5", "Regattas", COVID))
    rest = "The remaining planned regattas could not be held owing to the pandemic."
    assert not found("too_late", text(row, prose=(rest,)))


@pytest.mark.parametrize(
    ("answer", "said"),
    [(("No", "Regattas", COVID), "None of 16 regattas"), (("5", "Regattas", COVID), "Regattas: 16 → 5")],
)
def test_what_was_not_done_at_all_is_said_in_words(answer: tuple[str, ...], said: str) -> None:
    (one,) = found("too_late", text(output("16 regattas", answer)))
    assert one.said("found").startswith(said)


def test_a_ceiling_and_an_average_are_the_last_of_all_questions() -> None:
    plan = "Supply of a maximum strength of 900 sailors"
    (one,) = found("unexplained", text(output(plan, ("800", "Sailors (average strength)"))))
    assert (one.weight, "highest strength" in one.said("why")) == (0.05, True)


def test_a_total_that_includes_another_planned_part_is_no_deviation() -> None:
    plan = "Supply of 40 pilots and 900 sailors"
    assert not found("unexplained", text(output(plan, ("870", "Sailors, including pilots"))))


def test_fifteen_sessions_meet_a_monthly_rhythm_and_fifty_do_not() -> None:
    assert not found("unexplained", text(output("Monthly drills of the crew", ("15", "Drills"))))
    assert found("unexplained", text(output("Monthly drills of the crew", ("50", "Drills"))))


@pytest.mark.parametrize(("counted", "count"), [("6", 1), ("10", 0), ("30", 0)])
def test_a_reason_that_counts_the_same_things_makes_up_the_gap(counted: str, count: int) -> None:
    remark = f"The lower output was attributable to the loss of {counted} boats in the storm"
    told = found("gap_differs", text(output("40 boats", ("30", "Boats", remark))))
    assert len(told) == count
    assert all((one.values["gap"], one.values["counted"]) == ("10", counted) for one in told)


def test_a_reason_that_another_row_denies_is_a_question() -> None:
    radio = (
        "The lower output was attributable to the successful start of the boat repair and harbour programme"
    )
    late = "The boat repair and harbour programme had not been launched, owing to the low water"
    both = text(output("20 radio hours", ("3", "Radio hours", radio)), output("9 boats", ("No", late)))
    (one,) = found("denied_elsewhere", both)
    assert [place.marks for place in one.where] == [("successful start",), ("had not been launched",)]


THRESHOLD = "Analysis is provided for variances of at least plus or minus 5 per cent or $100,000."
GROUP = "Operational costs"


def sums(category: str, figures: str) -> form.MoneyRow:
    values = [Decimal(part) for part in figures.split()]
    return form.MoneyRow("2019/20", "performance", GROUP, category, *values, "line 9")


def variance(category: str, amount: str, *paragraphs: str) -> form.VarianceRow:
    return form.VarianceRow("2019/20", category, Decimal(amount), Decimal(6), paragraphs, "line 8")


MONEY = (
    sums("Air operations", "1000.0 800.0 200.0 20.0"),
    sums("Medical", "1000.0 1090.0 -90.0 -9.0"),
    sums("Official travel", "5000.0 4950.0 50.0 1.0"),
)
FEWER = "The reduced requirements were attributable to fewer flights"


def test_a_variance_beyond_the_printed_threshold_needs_an_analysis() -> None:
    given = (variance("Air operations", "200.0", FEWER),)
    (one,) = found("variance_unexplained", text(money=MONEY, variances=given, prose=(THRESHOLD,)))
    assert one.severity == ERROR
    assert one.values["category"] == "Medical"
    assert not found("variance_unexplained", text(money=MONEY, variances=given))


def test_a_threshold_of_both_numbers_is_reached_by_both() -> None:
    both = THRESHOLD.replace("or $", "and $")
    given = (variance("Air operations", "200.0", FEWER),)
    assert not found("variance_unexplained", text(money=MONEY, variances=given, prose=(both,)))


def test_an_analysis_that_was_not_read_is_no_error_of_the_document() -> None:
    given = (variance("Rations", "77.0", FEWER),)
    assert not found("variance_unexplained", text(money=MONEY, variances=given, prose=(THRESHOLD,)))


@pytest.mark.parametrize(
    ("reason", "count"),
    [
        ("The reduced requirements were attributable to higher actual fuel prices", 1),
        ("The reduced requirements were attributable to a lower actual average vacancy rate", 1),
        ("The reduced requirements were attributable to a higher actual average vacancy rate", 0),
        ("The reduced requirements were attributable to lower costs of fuel, offset by higher salaries", 0),
    ],
)
def test_reasons_of_the_other_sign_do_not_explain_a_variance(reason: str, count: int) -> None:
    given = (variance("Air operations", "200.0", reason),)
    told = found("other_way", text(money=MONEY, variances=given, prose=(f"{reason}.",)))
    assert len(told) == count
    assert all(one.where for one in told)


@pytest.mark.shared
def test_the_real_report_leaves_the_rows_open_that_a_reader_finds_open(shared: Path) -> None:
    report = reading.read(next((shared / "seeds").glob("003*.txt")))
    open_rows = {(one.where[0].section, one.where[0].line) for one in found("unexplained", report)}
    assert {
        ("1.2", "indicator 3"),
        ("1.1", "output 12"),
        ("2.4", "output 5"),
        ("5.1", "output 17"),
    } <= open_rows
    late = {(one.where[0].section, one.where[0].line) for one in found("too_late", report)}
    assert ("1.3", "output 3") in late
    assert not {("1.1", "output 2"), ("3.3", "indicator 4")} & late
    assert not found("variance_unexplained", report)
    assert not found("other_way", report)
