"""Words of direction against the figures of the row, in remarks, prose and money. All rows are invented."""

from pathlib import Path

import pytest

from bluehelm.checks import reading
from tests.checks.rules.frames import document, run, told

WELLS = "Increased number of wells in Ix (2030/31: 30; 2031/32: 40)"
RAIN = "was attributable to the rain"


def indicator(planned: str, *actual: str) -> list[tuple[str, str]]:
    return told("direction", document(indicators=((planned, *actual),)))


def output(planned: str, *answers: tuple[str, ...]) -> list[tuple[str, str]]:
    return told("direction", document(outputs=((planned, answers),)))


def prose(*sentences: str) -> list[tuple[str, str]]:
    return told("direction", document(sentences=sentences))


def test_a_remark_against_the_only_figure_is_an_error() -> None:
    low = "A total of 31 wells were dug"
    assert indicator(WELLS, low, f"The higher number of wells {RAIN}") == [("indicator_word", "error")]
    assert indicator(WELLS, low, f"The lower number of wells {RAIN}") == []


def test_a_remark_on_another_thing_or_another_year_is_not_judged() -> None:
    low = "A total of 31 wells were dug"
    assert indicator(WELLS, low, f"The higher risk of floods {RAIN}") == []
    assert indicator(WELLS, low, f"The higher number of wells compared with the previous period {RAIN}") == []


def test_a_remark_over_figures_that_mostly_equal_their_targets_is_a_warning() -> None:
    planned = (
        "Share of women among staff (north: 2031/32: 25 per cent; south: 2031/32: 9 per cent; "
        "east: 2031/32: 8 per cent)"
    )
    said = "Achieved: 25 per cent for north, 9 per cent for south and 11 per cent for east"
    assert indicator(planned, said, f"The higher percentage {RAIN}") == [("indicator_equal", "warning")]


def test_a_remark_under_a_quantity_that_goes_the_other_way_is_an_error() -> None:
    planned = "16 workshops and 20 visits"
    wrong = ("7", "Workshops", f"The higher output {RAIN}")
    assert output(planned, wrong, ("20", "Visits")) == [("output_word", "error")]
    right = ("7", "Workshops", f"The lower output {RAIN}")
    assert output(planned, right, ("20", "Visits")) == []


def test_a_remark_under_a_quantity_that_is_as_planned_is_a_warning() -> None:
    equal = ("16", "Workshops", f"The higher output {RAIN}")
    assert output("16 workshops", equal) == [("output_equal", "warning")]


def test_the_only_remark_at_the_end_is_held_against_what_stands_before_it() -> None:
    planned = "8 patrols, 24 flights and 12 convoys"
    answers = (("31", "Patrols"), ("12", "Flights"), ("21", "Convoys", f"The higher output {RAIN}"))
    (finding,) = run("direction", document(outputs=((planned, answers),)))
    assert (finding.rule, finding.severity) == ("direction.outputs_differ", "warning")
    assert finding.where[0].marks == ("The higher output", "12")
    assert finding.where[1].marks == ("24",)


def test_a_remark_that_fits_its_own_quantity_is_no_error_for_the_others() -> None:
    answers = (("7", "Patrols"), ("12", "Flights"), ("21", "Convoys", f"The higher output {RAIN}"))
    assert output("8 patrols, 24 flights and 12 convoys", *answers) == [("outputs_differ", "warning")]


def test_a_remark_for_all_that_fits_fewer_than_half_is_an_error() -> None:
    planned = "8 patrols, 24 flights and 12 convoys"
    answers = (("9", "Patrols"), ("12", "Flights"), ("2", "Convoys"))
    assert output(planned, *answers, ("", f"The higher outputs were {RAIN.removeprefix('was ')}")) == [
        ("outputs_differ", "error")
    ]


def test_a_quantity_with_a_remark_of_its_own_is_not_spoken_for() -> None:
    planned = "8 patrols and 24 flights"
    own = ("12", "Flights", f"The lower output {RAIN}")
    assert output(planned, ("9", "Patrols", f"The higher output {RAIN}"), own) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A lower rate of 8.4 per cent compared with 3.0 per cent was seen.", [("compared", "error")]),
        ("A higher rate of 8.4 per cent, compared with 3.0 per cent budgeted, was seen.", []),
        ("A higher rate (2.1 per cent compared with 3.0 per cent) was seen.", [("compared", "error")]),
        ("Lower rates of 14.0 and 12.6 per cent, compared with the rate of 16.0 per cent.", []),
        ("A lower price of $0.79 per litre, compared with 22 million litres at $0.98.", []),
        ("The increased requirements follow a rate of 566 francs, compared with 621 francs.", []),
        ("The share is higher by 3 per cent compared with 50 per cent.", []),
        ("Lower use of fuel, with 12 trucks mended, compared with 10 trucks.", []),
    ],
)
def test_higher_and_lower_are_held_against_what_they_are_compared_with(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert prose(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The number of wells increased from 40 to 30.", [("from_to", "error")]),
        ("The number of wells fell from 30 wells in May to 40 wells in June.", [("from_to", "error")]),
        ("The number of women rose from 3 to 30 per cent.", []),
        ("The reduced requirements follow a reduction from 49 to 20 in the number of clerks.", []),
        ("Raids declined as patrols moved from 2 sites to 9 sites.", [("from_to", "warning")]),
        ("The force increased its patrols from 1 July 2031 to 30 June 2032.", []),
    ],
)
def test_a_rise_ends_higher_and_a_fall_lower(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert prose(sentence) == expected


def test_a_vacancy_rate_works_against_requirements_and_for_what_offsets_them() -> None:
    more = "The increased requirements were attributable to the higher actual vacancy rate."
    assert prose(more) == [("requirements_and_vacancy", "error")]
    assert prose(more.replace("higher", "lower")) == []
    assert prose("The increased requirements were offset in part by a higher vacancy rate.") == []


def test_requirements_follow_the_costs_that_explain_them() -> None:
    more = "The increased requirements were attributable primarily to: (a) lower actual freight costs."
    assert prose(more) == [("requirements_and_costs", "error")]
    assert prose(more.replace("lower", "higher")) == []
    assert prose("The increased requirements were offset in part by lower costs.") == []


def test_requirements_called_increased_over_money_not_spent_are_an_error() -> None:
    said = "The {} requirements were attributable primarily to the rain."
    right = (
        ("Air operations", "90.5", said.format("reduced")),
        ("Medical", "-7.0", said.format("increased")),
    )
    wrong = ("Official travel", "12.5", said.format("increased"))
    text = document(variances=(*right, wrong), sentences=(said.format("increased"),))
    (finding,) = run("direction", text)
    assert (finding.rule, finding.severity) == ("direction.variance_word", "error")
    assert finding.values["category"] == "Official travel"


@pytest.mark.shared
def test_real_reports_have_no_error_of_direction(shared: Path) -> None:
    files = [next((shared / "seeds").glob("003_*"))]
    files += sorted((shared / "data" / "un_budget_documents").glob("*.docx"))
    found = [finding for file in files for finding in run("direction", reading.read(file))]
    assert [finding.rule for finding in found if finding.severity == "error"] == []
    places = {(finding.where[0].section, finding.where[0].line) for finding in found}
    assert {("2.1", "output 4"), ("2.4", "indicator 3"), ("5.1", "output 47")} <= places
    assert ("5.1", "output 34") not in places
