"""The words round a name are understood in English and French."""

import pytest

from bluehelm.record.places.wording import Asked, Hint, readings, ways


def first(text: str) -> Asked:
    return next(readings(text))


@pytest.mark.parametrize("word", ways())
def test_each_direction_is_understood(word: str) -> None:
    assert first(f"7 km {word} of Aldou").bearing == ways()[word]


@pytest.mark.parametrize(
    ("text", "distance"),
    [
        ("5 km north of Aldou", 5), ("12,5 km au sud d’Aldou", 12.5), ("800 m north of Aldou", 0.8),
        ("une dizaine de km au nord de Aldou", 10), ("3 miles west of Aldou", 4.828032),
        ("quelques km au nord de Aldou", 3),
    ],
)  # fmt: skip
def test_distances_are_in_kilometres(text: str, distance: float) -> None:
    assert first(text).distance_km == pytest.approx(distance)
    assert first(text).names == ("aldou",)


def test_hints_after_commas_and_in_brackets_keep_their_kind() -> None:
    asked = first("Tolbé, commune de Gossou (cercle de Bérimba)")
    assert asked.names == ("tolbe",)
    assert set(asked.hints) == {Hint("gossou", "commune"), Hint("berimba", "cercle")}


def test_a_place_that_is_an_area_by_word_is_of_that_kind() -> None:
    assert first("région de Wessen").kind == "region"
    assert first("Wessen region").kind == "region"
    assert first("Kolmara (village)").kind == "village"


def test_the_last_reading_takes_all_words_as_a_name() -> None:
    assert list(readings("route Nord"))[-1].names == ("route nord",)
