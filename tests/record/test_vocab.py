"""The vocabulary: every term in both languages, numbers as at a day."""

from datetime import date
from decimal import Decimal

import pytest

from bluehelm.errors import BadInput
from bluehelm.record import vocab

WORDED = ("causes", "groups", "measures", "methods", "subjects", "units")


@pytest.mark.parametrize("name", WORDED)
def test_every_term_has_words_in_english_and_french(name: str) -> None:
    for term in vocab.terms(name):
        for language in ("en", "fr"):
            assert vocab.word(name, term, language).strip()


def test_every_method_is_one_sentence() -> None:
    for term in vocab.read("methods"):
        for language in ("en", "fr"):
            words = vocab.word("methods", term, language)
            assert words.endswith(".")
            assert ". " not in words


def test_each_category_stands_in_a_group_that_exists() -> None:
    groups = vocab.read("groups")
    for term, entry in groups.items():
        assert entry["kind"] in ("group", "category", "total"), term
        if entry["kind"] == "category":
            assert groups[entry["group"]]["kind"] == "group"


def test_a_threshold_is_asked_for_as_at_a_day() -> None:
    per_cent = vocab.ruling("explain variance per cent", date(2020, 6, 30))
    amount = vocab.ruling("explain variance amount", date(2020, 6, 30))
    assert per_cent is not None
    assert amount is not None
    assert (per_cent.value, per_cent.unit) == (Decimal(5), "per cent")
    assert (amount.value, amount.unit) == (Decimal(100), "thousands of US dollars")
    assert "footnote" in per_cent.source
    assert per_cent.reading is not None


def test_before_the_first_day_no_threshold_is_known() -> None:
    assert vocab.ruling("explain variance per cent", date(1999, 1, 1)) is None


def test_another_spelling_leads_to_the_term() -> None:
    assert vocab.term_of("groups", "National Professional Officer") == "National Professional Officers"
    assert vocab.term_of("groups", "Medical") == "Medical"
    assert vocab.term_of("groups", "Boats") is None


def test_what_the_vocabulary_does_not_hold_is_refused() -> None:
    with pytest.raises(BadInput, match="no file 'boats'"):
        vocab.read("boats")
    with pytest.raises(BadInput, match=r"'oars' is no term of units.yaml"):
        vocab.word("units", "oars", "en")
    with pytest.raises(BadInput, match="no words in 'de'"):
        vocab.word("units", "per cent", "de")
    with pytest.raises(BadInput, match=r"is no term of thresholds.yaml"):
        vocab.ruling("oars", date(2020, 1, 1))
