"""Every sentence of a document with its place, its names and how telling its words are. All is invented."""

import pytest

from bluehelm.checks.facts.sayings import ACTUAL, PLANNED, PROSE, names, rarity, sayings, split_cell, weight
from bluehelm.plans.wording import stems
from tests.checks.exampled import documents
from tests.checks.invented import telling

EXAMPLE = """Text: The ferries ran. Nobody was lost.
Indicator: Number of bridges lit (2030/31: 6; 2031/32: 8)
Actual: Achieved: 8 bridges were lit
Remark: The keepers were thanked
Output: 4 boats
Completed: 3 | Boats | One boat sank"""


def test_prose_comes_first_and_then_the_cells_of_each_row() -> None:
    (text,) = documents(EXAMPLE)
    told = [(one.part, one.text) for one in sayings(text)]
    assert told[0][0] == PROSE
    assert [part for part, _ in told[1:]] == [PLANNED, ACTUAL, ACTUAL, PLANNED, ACTUAL, ACTUAL]
    assert told[-1] == (ACTUAL, "One boat sank")


def test_a_saying_knows_its_place_with_the_whole_cell() -> None:
    (text,) = documents(EXAMPLE)
    place = sayings(text)[2].place("8 bridges")
    assert (place.line, place.marks) == ("indicator 1", ("8 bridges",))
    assert place.quote == "Achieved: 8 bridges were lit\nThe keepers were thanked"


def test_the_paragraphs_of_a_cell_are_sentences_without_a_stop() -> None:
    assert split_cell("3 Boats\nOne sank. It was old.") == ["3 Boats", "One sank.", "It was old."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bridge of Zamara fell", {"Zamara"}),
        ("The bridge fell. Boats came", set()),
        ("Zamara fell", set()),
        ("the councils of Ix-Sud and Zamara", {"Ix-Sud", "Zamara"}),
    ],
)
def test_a_name_is_a_capital_that_opens_no_sentence(text: str, found: set[str]) -> None:
    assert names(text) == found


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    rare = rarity((telling("1. The lantern sang."),))
    assert weight(stems("lantern"), rare) > weight(stems("sang"), rare) >= 0
    assert weight(stems("unheard"), rare) == 0
