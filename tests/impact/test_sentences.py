"""Estimates in words: fewer, more, not told, too little; never more than the figures say."""

import pytest

from bluehelm.errors import BadInput
from bluehelm.impact import sentences
from bluehelm.impact.pictures.windows import lag_words
from bluehelm.impact.sentences import Names, sentence
from tests.impact import estimated
from tests.impact.estimated import row

NAMES = Names.of("kind=attack", "kind=patrol")


def test_a_drop_is_said_with_its_bounds_and_against_a_hundred_expected() -> None:
    assert sentence(estimated.FEWER, "en", NAMES) == (
        "Within 7 days and 10 km: 0.41 fewer “attack” events per “patrol” than expected (0.17 to 0.66 fewer),"
        " 39 to 73 for every hundred expected."
    )
    assert sentence(estimated.FEWER, "fr", NAMES) == (
        "En 7 jours et à moins de 10 km : 0,41 événement « attack » de moins par « patrol » que ce qui était"
        " attendu (0,17 à 0,66 de moins) ; 39 à 73 pour 100 attendus."
    )


def test_a_rise_is_said_as_plainly() -> None:
    assert sentence(estimated.MORE, "en").startswith(
        "Within 3 days and 20 km: 2.50 more events per response than expected (0.050 to 4.95 more)"
    )
    assert "2,50 événements de plus par réponse" in sentence(estimated.MORE, "fr")


def test_what_the_data_leave_open_is_said_and_no_figure_is_put_first() -> None:
    said = sentence(estimated.OPEN, "en", NAMES)
    assert "the data do not tell whether there were fewer or more “attack” events" in said
    assert "between 0.20 fewer and 0.10 more per “patrol”, 80 to 120 for every hundred expected." in said
    assert "0.041" not in said
    assert "chance" not in said


def test_what_does_not_stand_out_over_all_windows_is_said_to_be_perhaps_chance() -> None:
    assert sentence(estimated.CHANCE, "en").endswith(
        "Looked at together with all other windows, this can be chance."
    )
    assert "chance" not in sentence(estimated.FEWER, "en")
    assert sentences.stands_out(estimated.FEWER)
    assert not sentences.stands_out(estimated.CHANCE)


def test_too_little_is_not_said_to_be_no_effect() -> None:
    assert sentence(estimated.NOTHING, "en") == (
        "Within 14 days and 10 km: not enough data: 1.5 events expected, 5 needed."
        " No figure is given; that does not mean no effect."
    )
    assert "il en faut 5" in sentence(estimated.NOTHING, "fr")


def test_without_bounds_of_the_ratio_none_are_said() -> None:
    assert "hundred" not in sentence(estimated.BOUNDLESS, "en")


@pytest.mark.parametrize(
    ("ends", "how"),
    [((-1, -0.5, 0.0), "open"), ((1, 0.0, 2.0), "open"), ((-1, -2, -0.1), "fewer"), ((1, 0.1, 2), "more")],
)
def test_an_interval_that_reaches_zero_leaves_it_open(ends: tuple[float, float, float], how: str) -> None:
    assert sentences.state(row(1, 1, ends)) == how


def test_one_day_and_parts_of_km_are_written_as_the_language_has_them() -> None:
    one = row(1, 2.5, (-1, -2, -0.5))
    assert sentence(one, "en").startswith("Within 1 day and 2.5 km")
    assert sentence(one, "fr").startswith("En 1 jour et à moins de 2,5 km")
    part = row(1.75, 10, (-1, -2, -0.5))
    assert sentence(part, "en").startswith("Within 1.75 days")
    assert sentence(part, "fr").startswith("En 1,75 jour et")
    assert lag_words((1, 1.75, 7), "en") == ["0 to 1 day", "1 to 1.75 days", "1.75 to 7 days"]
    assert lag_words((1, 1.75, 7), "fr") == ["0 à 1 jour", "1 à 1,75 jour", "1,75 à 7 jours"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0.00"),
        (0.0471, "0.047"),
        (0.00361, "0.0036"),
        (-1.005, "−1.00"),
        (12.0, "12.00"),
        (-1e-17, "0.00"),
    ],
)
def test_small_figures_keep_two_that_count(value: float, shown: str) -> None:
    assert sentences.number(value, "en") == shown


def test_braces_in_a_name_stand_as_they_are() -> None:
    assert "“{x}” events" in sentence(estimated.FEWER, "en", Names("{x}", "patrol"))


def test_another_language_is_refused() -> None:
    with pytest.raises(BadInput, match="'de' is not one of en, fr"):
        sentence(estimated.FEWER, "de")
