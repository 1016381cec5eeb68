"""The numbers of a passage with the nouns that they count. All passages are invented."""

from decimal import Decimal

import pytest

from bluehelm.checks.facts.counted import counted, none_of


@pytest.mark.parametrize(
    ("passage", "value", "noun"),
    [
        ("a total of 32 new harbour committees were formed", 32, "new harbour committees"),
        ("The fleet comprises six small ferries.", 6, "small ferries"),
        ("compared with 25.5 million litres of fuel", 25_500_000, "litres"),
        ("1 lighthouse was painted", 1, "lighthouse"),
    ],
)
def test_a_number_keeps_the_noun_that_it_counts(passage: str, value: int, noun: str) -> None:
    (one,) = counted(passage)
    assert (one.value, one.noun) == (Decimal(value), noun)


def test_the_noun_and_the_words_before_it_are_told_apart() -> None:
    (one,) = counted("14 new harbour committees")
    assert one.core == {"committ"}
    assert one.kinds == {"harbour"}


def test_a_verb_behind_the_noun_is_no_part_of_it() -> None:
    (first, *_) = counted("The six paddle ferries comprise three with sails")
    assert first.noun == "paddle ferries"


def test_what_is_included_is_a_part() -> None:
    whole, part = counted("331 sailors (including 108 women)")
    assert (whole.part, part.part) == (False, True)


def test_things_in_so_many_communes_are_counted_by_their_places() -> None:
    communes, spread = counted("the establishment of harbour committees in four communes")
    assert (communes.noun, spread.noun) == ("communes", "harbour committees")
    assert spread.spread
    assert spread.value == 4
    assert spread.mark == "harbour committees in four communes"


def test_a_rounded_figure_knows_its_last_place() -> None:
    (one,) = counted("25.5 million litres")
    assert one.step == Decimal(100_000)


def test_no_answer_counts_nothing_of_each_thing_it_names() -> None:
    sessions, report = none_of("Rowing sessions or yearly report")
    assert (int(sessions.value), sessions.noun) == (0, "Rowing sessions")
    assert (int(report.value), set(report.kinds)) == (0, {"yearl"})


def test_a_sentence_behind_no_counts_nothing() -> None:
    assert none_of("The boats were not built") == ()
