"""Spellings of one name fold and sound alike; others stay apart."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from bluehelm.record.places.spelling import apart, folded, heard

calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("one", "other"),
    [("Gourma-Rharous", "gourma rharous"), ("N'Gouma", "ngouma"), ("Diré", "DIRE"), ("Kulikɔrɔ", "kulikoro")],
)
def test_accents_hyphens_and_capitals_do_not_count(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Djenné", "Jenne"),
        ("Ouagadou", "Wagadu"),
        ("Zambougou", "Sanbugu"),
        ("Kéniéba", "Kenyeba"),
        ("Tchintchi", "Chinchi"),
    ],
)
def test_names_that_sound_alike_are_one_sound(one: str, other: str) -> None:
    assert heard(folded(one)) == heard(folded(other))


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [("konna", "konna", 0), ("konna", "kona", 1), ("konna", "knona", 1), ("konna", "sevare", 3)],
)
def test_letters_apart_count_swaps_once_and_stop_at_the_most(one: str, other: str, letters: int) -> None:
    assert apart(one, other, 2) == letters


@calm
@given(some.text("abdo", max_size=7), some.text("abdo", max_size=7))
def test_apart_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert apart(one, other, 3) == apart(other, one, 3)


@calm
@given(some.text(max_size=30))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)
