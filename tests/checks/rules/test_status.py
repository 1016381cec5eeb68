"""The word "Achieved", and yes and no, against figures and remarks. All rows are invented."""

from pathlib import Path

import pytest

from bluehelm.checks import reading
from bluehelm.checks.reading import Text
from tests.checks.rules.frames import document, run, told

WELLS = "Increased number of wells in Ix (2029/30: 20; 2030/31: 30; 2031/32: 40)"
RAIDS = "Reduction in the number of raids on markets (2030/31: 50; 2031/32: 40)"
COURTS = (
    "Courts are opened in Ix (2030/31: not applicable; 2031/32: 100 per cent of clerks are trained and court "
    "houses in the valley are provided with furniture)"
)


def of(planned: str, *actual: str) -> list[tuple[str, str]]:
    return told("status", document(indicators=((planned, *actual),)))


def test_a_row_called_achieved_with_less_than_its_target_is_an_error() -> None:
    assert of(WELLS, "Achieved: a total of 31 wells were dug") == [("achieved_but_short", "error")]
    assert of(RAIDS, "Achieved: a total of 44 raids were recorded") == [("achieved_but_short", "error")]


def test_a_row_called_achieved_that_reaches_its_target_is_none() -> None:
    assert of(WELLS, "Achieved: a total of 40 wells were dug") == []
    assert of(RAIDS, "Achieved: a total of 12 raids were recorded") == []


def test_a_figure_that_may_be_another_one_is_only_a_warning() -> None:
    short = "Achieved: in 4 districts 31 wells were dug by 18 teams"
    assert of(WELLS, short) == [("achieved_but_short", "warning")]


def test_less_than_up_to_a_number_is_no_plain_miss_but_more_days_than_at_most_are() -> None:
    cargo = "Transportation of up to 40 tons of cargo to the coast"
    moved = "Achieved. A total of 31 tons of cargo were transported"
    assert of(cargo, moved) == [("achieved_but_short", "warning")]
    days = "Average number of days to dig a well (2030/31: 50; 2031/32: ≤ 45)"
    assert of(days, "Achieved: 72 days") == [("achieved_but_short", "error")]


def test_figures_of_different_kinds_are_no_plain_miss() -> None:
    share = "Clerks at their posts (2030/31: 30 per cent; 2031/32: 55 per cent)"
    assert of(share, "Achieved: 20 clerks") in ([], [("achieved_but_short", "warning")])
    litres = "Litres of water given (2030/31: 900,000; 2031/32: 1,000,000)"
    assert ("achieved_but_short", "error") not in of(litres, "Achieved: 1.2 million litres")


def test_the_wrong_place_is_quoted_first_with_its_words_marked() -> None:
    (finding,) = run("status", document(indicators=((WELLS, "Achieved: a total of 31 wells were dug"),)))
    actual, planned = finding.where
    assert (actual.section, actual.line, actual.marks) == ("1.1", "indicator 1", ("Achieved", "31"))
    assert planned.quote == WELLS
    assert planned.marks == ("40",)


def test_a_part_that_was_put_off_is_not_achieved() -> None:
    said = ("Achieved: 100 per cent of clerks were trained", "Furniture of court houses was deferred")
    assert of(COURTS, *said) == [("achieved_but_denied", "error")]


def test_what_was_done_in_lieu_is_not_what_was_planned() -> None:
    planned = "Elders meet (2030/31: not applicable; 2031/32: council created and 1 charter issued)"
    said = ("Achieved: a council of elders was created", "In lieu of a charter, the council sang")
    assert ("achieved_but_denied", "error") in of(planned, *said)


def test_a_flat_denial_or_a_remark_that_denies_is_a_warning() -> None:
    assert of(WELLS, "Achieved: no progress was made owing to the rain") == [
        ("achieved_but_denied", "warning")
    ]
    remark = "However, the wells in Ix were not dug by the end of the year"
    assert of(WELLS, "Achieved: a total of 40 wells", remark) == [("achieved_but_denied", "warning")]
    higher = "The higher number of wells in Ix was due to rain that could not be foreseen"
    assert of(WELLS, "Achieved: a total of 44 wells", higher) == []


def test_a_part_of_which_nothing_is_said_is_a_warning() -> None:
    planned = "Assessment and review of all bridges (2030/31: 90 per cent; 2031/32: 100 per cent)"
    said = "Achieved: 100 per cent of assessments were made"
    assert of(planned, said) == [("achieved_limb_silent", "warning")]


def test_a_second_count_below_the_target_is_a_warning() -> None:
    planned = "Health of herders (number of herders informed and provided with testing: 2031/32: 500)"
    said = "Achieved: a total of 510 herders were informed. In addition, 120 herders accepted testing"
    assert of(planned, said) == [("achieved_second_count_short", "warning")]


def test_the_bare_word_is_a_warning_against_figures_and_a_note_against_one_thing() -> None:
    assert of(WELLS, "Achieved") == [("achieved_without_figure", "warning")]
    one = "1 report on wells is printed (2030/31: 1; 2031/32: 1)"
    assert of(one, "Achieved") == [("achieved_without_figure", "note")]


def test_what_is_still_going_on_is_not_achieved() -> None:
    planned = "Adoption of a law on water (2030/31: drafted; 2031/32: law adopted)"
    assert of(planned, "Achieved: the law on water is under way") == [("achieved_still_ongoing", "warning")]


def test_a_target_reached_is_asked_for_its_word_only_where_others_have_it() -> None:
    reached = (RAIDS, "A total of 12 raids were recorded")
    assert told("status", document(indicators=(reached,))) == []
    called = (WELLS, "Achieved: a total of 40 wells were dug")
    assert told("status", document(indicators=(reached, called))) == [("met_not_called", "warning")]


def test_a_target_reached_and_called_missed_is_an_error() -> None:
    assert of(WELLS, "Not achieved: a total of 44 wells were dug") == [("met_called_short", "error")]


def test_a_band_missed_on_its_better_side_is_a_warning_and_on_the_other_none() -> None:
    planned = "Percentage of posts vacant (2030/31: 12 per cent; 2031/32: 15 per cent ± 3 per cent)"
    assert of(planned, "8 per cent") == [("band_missed_better", "warning")]
    assert of(planned, "25 per cent") == []


def output(planned: str, *answers: tuple[str, ...]) -> list[tuple[str, str]]:
    return told("status", document(outputs=((planned, answers),)))


def test_a_no_beside_words_that_affirm_is_found() -> None:
    planned = "6 workshops for herders"
    bare = ("No", "Workshops were held owing to delays in the arrival of the trainers")
    assert output(planned, bare) == [("no_but_done", "warning")]
    assert output(planned, ("No", "The workshops were held in May")) == [("no_but_done", "error")]
    assert output(planned, ("No", "Workshops were not held owing to rain")) == []
    assert output(planned, ("No", "Workshops", "Workshops were postponed owing to rain")) == []


def test_a_yes_beside_words_that_deny_is_an_error() -> None:
    planned = "Support to the water board of Ix"
    denied = ("Yes", "The support to the water board was postponed owing to rain")
    assert output(planned, denied) == [("yes_but_denied", "error")]
    assert output(planned, ("Yes", "Support was given to the water board")) == []


def test_what_is_only_begun_is_not_counted_as_done_in_silence() -> None:
    yes = ("Yes", "Cabins were improved. Implementation for all cabins is ongoing")
    assert output("Implementation of standard cabins", yes) == [("done_but_ongoing", "warning")]
    begun = ("7", "Bridge projects initiated")
    assert output("Implementation of 7 bridge projects", begun) == [("done_but_ongoing", "warning")]


@pytest.fixture(scope="module")
def minusma(shared: Path) -> Text:
    return reading.read(next((shared / "seeds").glob("003_*")))


@pytest.mark.shared
def test_the_errors_of_a_real_report_are_the_three_read_by_hand(minusma: Text) -> None:
    errors = [finding.where[0] for finding in run("status", minusma) if finding.severity == "error"]
    places = [(place.section, place.line) for place in errors]
    assert places == [("1.3", "indicator 2"), ("2.4", "indicator 4"), ("3.2", "indicator 3")]
