"""Targets against the years printed beside them. All rows are invented."""

from pathlib import Path

import pytest

from bluehelm.checks import reading
from tests.checks.rules.frames import document, run, told


def of(planned: str, *actual: str, merged: bool = False) -> list[tuple[str, str]]:
    return told("target", document(indicators=((planned, *(actual or ("",))),), merged=merged))


def test_a_target_easier_than_the_last_year_is_a_note_and_by_a_third_a_warning() -> None:
    assert of("Number of wells in use (2030/31: 30; 2031/32: 28)") == [("easier_than_last", "note")]
    assert of("Number of wells in use (2030/31: 30; 2031/32: 10)") == [("easier_than_last", "warning")]
    assert of("Number of wells in use (2030/31: 30; 2031/32: 30)") == []


def test_where_less_is_better_a_higher_target_is_the_easier_one() -> None:
    assert of("Number of attacks on wells (2030/31: 30; 2031/32: 32)") == [("easier_than_last", "note")]
    assert of("Number of attacks on wells (2030/31: 30; 2031/32: 20)") == []


def test_a_band_is_as_easy_as_its_lenient_end() -> None:
    planned = "Percentage of posts vacant (2030/31: 17 per cent; 2031/32: 15 per cent ± 3 per cent)"
    assert of(planned) == [("easier_than_last", "note")]


def test_a_target_that_goes_against_the_words_of_its_indicator_is_a_warning() -> None:
    planned = "Safer roads (reduction in the number of raids: 2030/31: 76; 2031/32: 80)"
    (finding,) = run("target", document(indicators=((planned, "91"),)))
    assert (finding.rule, finding.severity) == ("target.against_its_promise", "warning")
    assert finding.where[0].marks == ("80", "76")


def test_in_a_report_that_proposes_too_the_proposal_is_held_against_the_last_result() -> None:
    planned = "Number of wells in use (2031/32: 50; 2032/33: 90; 2033/34: {})"
    assert of(planned.format(20), merged=True) == [("easier_than_last", "warning")]
    assert of(planned.format(60), merged=True) == []


def test_what_cannot_be_compared_is_said_and_not_reckoned() -> None:
    share = "Wells in use (2030/31: 60 wells; 2031/32: 50 per cent)"
    assert of(share) == [("units_differ", "warning")]
    words = "Progress on water (2030/31: plan drafted; 2031/32: 4 wells dug)"
    assert of(words) == []
    assert of("Progress on water (2030/31: not applicable; 2031/32: 4 wells dug)") == []


def test_at_least_and_at_most_in_one_series_is_an_error() -> None:
    planned = "Average number of days to dig a well (2030/31: ≥ 90; 2031/32: ≤ 80)"
    assert ("signs_differ", "error") in of(planned)


def test_a_target_that_counts_from_elsewhere_is_a_warning() -> None:
    planned = "Days from closing of offers to the choice (2031/32: ≤ 80 days from posting of offers)"
    assert of(planned) == [("measured_from_elsewhere", "warning")]


def test_a_missing_year_is_a_question_and_a_year_given_twice_a_note() -> None:
    assert of("Number of wells (2029/30: 3; 2031/32: 5)") == [("years_missing", "warning")]
    assert of("Number of wells (2030/31: 3; 2030/31: 4; 2031/32: 5)") == [("year_twice", "note")]


def test_what_was_done_the_year_before_and_is_now_done_in_part_is_a_warning() -> None:
    code = "The code is aligned with the pact (2030/31: 1; 2031/32: 1)"
    assert of(code, "Part of the code is aligned with the pact") == [("base_undone", "warning")]
    assert of(code, "1 code was aligned with the pact") == []


def test_an_easy_target_quotes_when_it_was_set() -> None:
    row = ("Number of wells in use (2030/31: 30; 2031/32: 28)", "31")
    said = "The proposed budget was set out in the report of the Secretary-General of 2 March 2031."
    (finding,) = run("target", document(indicators=(row,), sentences=(said,)))
    assert finding.where[1].marks == ("2 March 2031",)


def test_a_monthly_thing_is_asked_for_twelve_times() -> None:
    planned = "Monthly meetings of the water board are held (2030/31: 9; 2031/32: {})"
    assert of(planned.format(11)) == [("period_word", "warning")]
    assert of(planned.format(12)) == []


@pytest.mark.shared
def test_the_targets_of_a_real_report_are_the_ones_read_by_hand(shared: Path) -> None:
    text = reading.read(next((shared / "seeds").glob("003_*")))
    places = {
        (finding.where[0].section, finding.where[0].line)
        for finding in run("target", text)
        if finding.severity != "note"
    }
    assert places == {
        ("1.2", "indicator 1"),
        ("1.3", "indicator 1"),
        ("1.4", "indicator 1"),
        ("2.1", "indicator 1"),
        ("2.1", "indicator 2"),
        ("2.2", "indicator 3"),
        ("5.1", "indicator 2"),
        ("5.1", "indicator 5"),
    }
