"""The numbers of paragraphs: kept as printed, mended where their neighbours leave no doubt."""

import pytest

from tests.sources.resolutions.resolutionmaking import paths, repairs, resolution, texts, unaccounted, why

CLOSING = "{}. Decides to remain seized of the matter."


def numbered(*numbers: str, verb: str = "Decides") -> list[str]:
    return [f"{number} {verb} to open the crossing number {at};" for at, number in enumerate(numbers, 1)]


def test_a_number_printed_twice_is_taken_for_the_one_that_is_missing() -> None:
    read = resolution(*numbered("1.", "2.", "2.", "4."), CLOSING.format(5))
    assert paths(read) == ["1", "2", "3", "4", "5"]
    assert repairs(read) == {"3": "numbered 2; taken for 3, which is missing here"}


@pytest.mark.parametrize(
    ("printed", "number"), [("l.", 1), ("1l.", 11), ("2O.", 20), ("I2.", 12), ("1 3.", 13)]
)
def test_letters_that_stand_for_digits_are_mended(printed: str, number: int) -> None:
    before = numbered(*(f"{each}." for each in range(1, number)))
    read = resolution(*before, *numbered(printed), CLOSING.format(number + 1))
    assert paths(read)[number - 1] == str(number)
    assert str(number) in repairs(read)


def test_a_paragraph_without_a_number_takes_the_one_left_for_it() -> None:
    read = resolution("1. Decides to wait;", "Requests boats;", "3. Requests pilots;", CLOSING.format(4))
    assert paths(read) == ["1", "2", "3", "4"]
    assert repairs(read) == {"2": "printed without a number; taken for 2"}


def test_a_text_without_numbers_is_counted() -> None:
    read = resolution("Decides to wait,", "Requests boats,", "Decides to remain seized of the matter.")
    assert paths(read) == ["1", "2", "3"]


def test_a_number_after_its_paragraph_is_given_to_it() -> None:
    read = resolution("1. Decides to wait;\nDecides to remain seized of the matter.\n2.")
    assert texts(read)["2"] == "Decides to remain seized of the matter."
    assert unaccounted(read) == []


def test_a_lost_full_stop_behind_the_number_is_borne() -> None:
    read = resolution("1. Decides to wait;", "2 Requests boats;", CLOSING.format(3))
    assert paths(read) == ["1", "2", "3"]


def test_shuffled_paragraphs_keep_their_numbers_and_each_is_noted() -> None:
    read = resolution(*numbered("1.", "4.", "2.", "3."), CLOSING.format(5))
    assert paths(read) == ["1", "4", "2", "3", "5"]
    assert repairs(read) == {"4": "number 4 out of order: stands after paragraph 1"}
    assert "4." not in why(read)
    assert read.notes == ()
    assert unaccounted(read) == []


def test_missing_paragraphs_are_noted_and_nothing_is_renumbered() -> None:
    read = resolution(*numbered("1.", "2.", "6.", "8."), CLOSING.format(9))
    assert paths(read) == ["1", "2", "6", "8", "9"]
    assert read.notes == ("paragraphs 3 to 5 are missing", "paragraph 7 is missing")


def test_a_number_again_without_room_for_it_gets_a_path_of_its_own() -> None:
    read = resolution(*numbered("1.", "2.", "2.", "3."), CLOSING.format(4))
    assert paths(read) == ["1", "2", "2bis", "3", "4"]
    assert "2bis" in repairs(read)


def test_parts_that_count_anew_have_their_letter_before_the_number() -> None:
    read = resolution("A", *numbered("1.", "2."), "B", *numbered("1.", "2."), CLOSING.format(3))
    assert paths(read) == ["A.1", "A.2", "B.1", "B.2", "B.3"]


def test_parts_that_count_on_keep_plain_numbers() -> None:
    read = resolution("I", *numbered("1.", "2."), "II", *numbered("3."), CLOSING.format(4))
    assert paths(read) == ["1", "2", "3", "4"]


def test_a_year_or_a_figure_at_the_start_of_a_line_is_no_number() -> None:
    read = resolution(
        "1. Recalls the meetings of 2031, of which\n12 were held in\n2031. None was long;", CLOSING.format(2)
    )
    assert paths(read) == ["1", "2"]


def test_a_section_that_goes_on_counting_has_its_own_letter() -> None:
    lines = ["A", *numbered("1.", "2."), "B", *numbered("1.", "2."), "C", CLOSING.format(3)]
    read = resolution(*lines)
    assert paths(read) == ["A.1", "A.2", "B.1", "B.2", "C.3"]
    assert not read.notes
