"""Means, rises, components, vacancies, reasons and tables of a merged report. All figures are invented."""

import pytest

from bluehelm.checks.rows import ERROR, NOTE, WARNING, Finding
from bluehelm.checks.rules import every
from tests.checks.exampled import documents

HOURS = """Table: Flight hours
| Aircraft | Actual 2028/29 | Actual 2029/30 | Actual 2030/31 | Average (2028/29 to 2030/31) |
| Gliders | 70.0 | 72.0 | 65.0 | {} |"""


def found(rule: str, example: str) -> list[Finding]:
    return list(every()[rule].run(*documents(example)))


@pytest.mark.parametrize(("mean", "severity"), [("75.0", ERROR), ("70.0", WARNING)])
def test_a_mean_outside_its_years_is_an_error_and_one_within_a_warning(mean: str, severity: str) -> None:
    (one,) = found("arithmetic.mean_of_years", HOURS.format(mean))
    assert (one.severity, one.values["computed"]) == (severity, "69.0")


def test_a_right_mean_and_one_without_all_its_years_are_no_finding() -> None:
    assert found("arithmetic.mean_of_years", HOURS.format("69.0")) == []
    assert found("arithmetic.mean_of_years", HOURS.format("75.0").replace("| 72.0", "| n/a")) == []
    assert found("arithmetic.mean_of_years", HOURS.format("75.0").replace("2028/29 to", "2027/28 to")) == []


def test_the_last_day_sets_a_floor_under_the_mean_of_its_year() -> None:
    rows = """Table: Vacancy factors
| Category | Actual as at 31 December 2030 | Actual average, January to December 2030 |
| Officers | 24.0 | {} |"""
    (one,) = found("arithmetic.mean_and_last_day", rows.format("–"))
    assert one.values["least"] == "2.0"
    assert found("arithmetic.mean_and_last_day", rows.format("2.0")) == []


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("Freight rose from $2.0 million to $4.0 million, an increase of 200 per cent.", "100"),
        ("The fleet fell from 50 to 40 boats, a reduction of 25 per cent.", "20"),
        ("An increase of 60 per cent in trips, from 100 to 200, was seen.", "100"),
    ],
)
def test_a_share_that_its_ends_do_not_give_is_an_error(said: str, right: str) -> None:
    (one,) = found("arithmetic.rise_share", f"Text: {said}")
    assert (one.severity, one.values["computed"]) == (ERROR, right)


@pytest.mark.parametrize(
    "said",
    [
        "Freight rose from $2.0 million to $4.0 million, an increase of 100 per cent.",
        "Freight rose from $2.0 million to $4.1 million, an increase of approximately 100 per cent.",
        "The rate rose from 20 per cent to 40 per cent, an increase of 20 per cent.",
        "The fleet fell from 50 to 40 boats. Fuel saw a reduction of 25 per cent.",
    ],
)
def test_right_rough_and_other_shares_are_no_finding(said: str) -> None:
    assert found("arithmetic.rise_share", f"Text: {said}") == []


def test_the_answer_to_a_request_is_read_too() -> None:
    asked = (
        "The board asks that the price of all freight be told in the next report on the islands, with the "
        * 2
    )
    told = "Freight rose from $2.0 million to $4.0 million, representing an increase of 200 per cent. " * 2
    (one, _) = found("arithmetic.rise_share", f"Table: Requests\n| {asked} | {told} |")
    assert one.where[0].row == asked.strip()


def test_an_example_within_the_range_of_times_is_no_finding() -> None:
    said = "Text: Fares increased by two to three times, from $100 to {} by ferry."
    assert found("arithmetic.rise_times", said.format("$250")) == []
    (one,) = found("arithmetic.rise_times", said.format("$450"))
    assert (one.severity, one.values["times"]) == (WARNING, "4.5")


def test_a_rate_within_the_rounding_of_persons_is_no_finding() -> None:
    rows = """Table: Human resources
| | Military observers | International staff | Total |
| Total | | | |
| Approved 2030/31 | 50 | 200 | 250 |
| Actual 2030/31 | 45 | 180 | 225 |
Table: Vacancy factors
| Category | Actual 2030/31 | Proposed 2032/33 |
| Military observers | 10.4 | 8.0 |
| International staff | {} | 8.0 |"""
    assert found("arithmetic.vacancy_of_posts", rows.format("10.2")) == []
    (one,) = found("arithmetic.vacancy_of_posts", rows.format("11.0"))
    assert (one.severity, one.values["computed"], len(one.where)) == (WARNING, "10.0", 3)


STAFF = """Table: Component {}
| Staff | Posts | Amount |
| Estimated amount (civilian personnel) | | |
| Approved 2031/32 | | {} |"""


def test_components_that_add_up_to_the_category_are_no_finding() -> None:
    money = "Table: Overall\n| Category | 2031/32 apportionment |\n| Civilian personnel | 900.0 |"
    whole = "\n".join((STAFF.format(1, "400.0"), STAFF.format(2, "500.0"), money))
    assert found("arithmetic.components", whole) == []
    (one,) = found("arithmetic.components", whole.replace("500.0", "480.0"))
    assert (one.severity, one.values["computed"], len(one.where)) == (WARNING, "880.0", 3)


MONEY = """Money: Civilian personnel: International staff | 900.0 | 800.0 | 100.0 | 11.1
Money: Civilian personnel: National volunteers | 50.0 | {} | 0 | 0
Text: Told: reduced requirements under: (a) civilian personnel, attributable to higher vacancy rates for \
international staff{} national volunteers; and (b) travel, attributable to fewer trips."""


def test_a_category_that_fell_with_the_others_or_offsets_them_is_rightly_named() -> None:
    rule = "direction.category_named"
    (one,) = found(rule, MONEY.format("80.0", " and"))
    assert (one.severity, one.values["category"]) == (WARNING, "National volunteers")
    assert found(rule, MONEY.format("40.0", " and")) == []
    assert found(rule, MONEY.format("80.0", ", offset by more")) == []


def test_hours_and_fuel_that_go_together_are_no_finding() -> None:
    said = """Text: The variance was due to a {} number of flight hours than budgeted.
Text: There was a higher consumption of 6.0 million litres of fuel for aviation against 5.0 million litres."""
    assert found("magnitude.hours_and_fuel", said.format("higher")) == []
    (one,) = found("magnitude.hours_and_fuel", said.format("lower"))
    assert one.severity == WARNING
    assert found("magnitude.hours_and_fuel", said.format("lower").replace("aviation", "vehicles")) == []


LESSONS = """Indicator: Number of wells in use (2030/31: 30; 2031/32: 40)
Table: Programmatic activities
| Category | Apportionment (2031/32) | Expenditure (2031/32) |
| Well digging lessons | {} | 150.0 |
{}"""


def test_a_line_that_a_sentence_names_or_that_is_near_its_plan_is_no_finding() -> None:
    rule = "explanation.table_unexplained"
    (one,) = found(rule, LESSONS.format("300.0", ""))
    assert (one.severity, one.values["percent"]) == (WARNING, "-50")
    assert found(rule, LESSONS.format("160.0", "")) == []
    told = "Text: Of the well digging lessons half were put off."
    assert found(rule, LESSONS.format("300.0", told)) == []


def test_staff_assessment_is_asked_for_only_against_the_staff_costs() -> None:
    rule = "explanation.income_unexplained"
    money = """Money: Civilian personnel: Subtotal | 900.0 | {} | {} | 5.6
Money: Staff assessment income | 90.0 | 110.0 | -20.0 | -22.2
Text: Analysis is provided for variances of at least plus or minus 5 per cent or $100,000."""
    (one,) = found(rule, money.format("850.0", "50.0"))
    assert one.severity == WARNING
    assert found(rule, money.format("950.0", "-50.0")) == []
    assert (
        found(rule, f"{money.format('850.0', '50.0')}\nText: The staff assessment rose with the rates.") == []
    )


def test_a_body_agreed_on_and_told_as_established_is_a_warning() -> None:
    said = "Text: It established a Joint Ferry Board.\nText: An agreement to establish a {}."
    (one,) = found("conflict.agreed_only", said.format("Joint Ferry Board"))
    assert (one.severity, one.values["only"]) == (WARNING, "agreement")
    assert found("conflict.agreed_only", said.format("Joint Harbour Board")) == []


def test_a_target_below_each_of_three_results_is_a_warning() -> None:
    label = "Indicator: Number of wells in use (2027/28: {}; 2028/29: 52; 2029/30: 50; 2031/32: 45)"
    (one,) = found("target.easier_than_last", label.format(51))
    assert one.severity == WARNING
    (one,) = found("target.easier_than_last", label.format(44))
    assert one.severity == NOTE


def test_posts_and_their_cost_that_go_together_are_no_finding() -> None:
    rows = """Table: Component 1
| Staff | Posts |
| Approved posts 2031/32 | 50 |
| Proposed posts 2032/33 | {} |
| Estimated amount (civilian personnel) | |
| Approved 2031/32 | 900.0 |
| Proposed 2032/33 | 880.0 |"""
    (one,) = found("magnitude.cost_of_posts", rows.format(70))
    assert (one.severity, one.values["posts"]) == (WARNING, "50 → 70")
    assert found("magnitude.cost_of_posts", rows.format(55)) == []
    assert found("magnitude.cost_of_posts", rows.format(30)) == []


def test_a_last_day_not_far_from_its_year_is_no_finding() -> None:
    rows = """Table: Vacancy factors
| Category | Actual as at 31 December 2030 | Actual average, January to December 2030 |
| Guards | {} | 8.0 |"""
    (one,) = found("magnitude.last_day", rows.format("40.0"))
    assert one.severity == WARNING
    assert found("magnitude.last_day", rows.format("30.0")) == []
    assert (
        found("magnitude.last_day", rows.format("40.0").replace("| Guards", "| Police | | |\n| Guards")) == []
    )


def test_a_body_under_two_forms_of_one_name_is_a_warning() -> None:
    said = "Text: The Harbour and Ferry Resources Section was merged.\nText: Posts move to the {}."
    for other in ("Harbour and Ferry Resource Section", "Harbour Ferry Resources Section"):
        (one,) = found("conflict.name_variant", said.format(other))
        assert (one.severity, one.where[0].marks) == (WARNING, (other,))
    for same in ("Harbour and Ferry Resources Section", "Harbour and Boat Resources Section"):
        assert found("conflict.name_variant", said.format(same)) == []


def test_a_sentence_on_another_period_explains_no_line() -> None:
    told = "Text: For the 2033/34 period well digging lessons are put off."
    assert len(found("explanation.table_unexplained", LESSONS.format("300.0", told))) == 1
