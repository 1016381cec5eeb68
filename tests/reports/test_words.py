"""The words and numbers of a report in its two languages."""

import string
from datetime import date
from decimal import Decimal as D

import pytest

from bluehelm.errors import BadInput
from bluehelm.plans.rows import Component
from bluehelm.reports.words import GAP, MONEY, PERCENT, Words, terms


@pytest.mark.parametrize("key", sorted(terms()))
def test_each_term_has_both_languages_and_the_same_places_to_fill(key: str) -> None:
    term = terms()[key]
    assert set(term) == {"en", "fr"}
    places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in term.values()]
    assert places[0] == places[1]


@pytest.mark.parametrize(
    ("value", "unit", "english", "french"),
    [
        (D("1138457.9"), MONEY, f"1{GAP}138{GAP}457.9", f"1{GAP}138{GAP}457,9"),
        (D("-26981.3000"), MONEY, f"(26{GAP}981.3)", f"(26{GAP}981,3)"),
        (D("18"), PERCENT, "18.0", "18,0"),
        (D("13249"), "persons", f"13{GAP}249", f"13{GAP}249"),
        (D("-4"), "bridges", "−4", "−4"),
        (D("0"), "bridges", "0", "0"),
        (D("0.12345"), None, "0.1", "0,1"),
        ("Yes", None, "Yes", "Oui"),
        ("a law is before parliament", None, "a law is before parliament", "a law is before parliament"),
        (None, MONEY, "…", "…"),
    ],
)
def test_a_value_is_written_as_its_language_writes_it(
    value: D | str | None, unit: str | None, english: str, french: str
) -> None:
    assert Words("en").value(value, unit) == english
    assert Words("fr").value(value, unit) == french


def test_the_first_of_a_month_is_an_ordinal_in_french_only() -> None:
    assert Words("en").day(date(2031, 7, 1)) == "1 July 2031"
    assert Words("fr").day(date(2031, 7, 1)) == "1er juillet 2031"
    assert Words("fr").day(date(2031, 7, 2)) == "2 juillet 2031"


def test_another_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadInput, match="en, fr"):
        Words("es")


def test_a_term_that_is_not_there_is_named() -> None:
    with pytest.raises(BadInput, match="no such words"):
        Words("en")("no such words")


def test_the_heads_of_printed_tables_are_told_in_french_part_by_part() -> None:
    french = Words("fr")
    assert french.heading("Original distribution") == "Répartition initiale"
    assert french.heading("III. Operational costs") == "III. Dépenses opérationnelles"
    assert french.heading("Major equipment: Formed police units").startswith("Matériel majeur : ")
    assert french.heading("Something of the document's own") == "Something of the document's own"
    assert Words("en").heading("Original distribution") == "Original distribution"


def test_every_table_that_a_reader_gives_has_its_heading() -> None:
    for name in (
        "other revenue",
        "contingent-owned equipment",
        "mission factor",
        "net change",
        "redeployment",
    ):
        assert Words("fr").known("table", name) != name


def test_a_label_of_our_own_is_french_where_there_is_one() -> None:
    row = Component("1", "Politics", "Politique")
    assert Words("fr").own(row, "title") == "Politique"
    assert Words("en").own(row, "title") == "Politics"
    assert Words("fr").own(Component("1", "Politics"), "title") == "Politics"
