"""Symbols of documents as people type them."""

import pytest

from bluehelm.mandates.cited.symbols import symbol, year


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("S/2031/476", "S/2031/476"),
        (" s/2031/476 ", "S/2031/476"),
        ("S / 2031 / 476", "S/2031/476"),
        ("s/2031/476/add.1", "S/2031/476/Add.1"),
        ("S/2031/476/Corr.2", "S/2031/476/Corr.2"),
        ("S/25999", "S/25999"),
        ("s/pv.9999", "S/PV.9999"),
        ("S/2031/PRST/5", "S/PRST/2031/5"),
        ("A/99/100", "A/99/100"),
        ("A/ES-10/800", "A/ES-10/800"),
        ("A/99/100-S/2031/476", "A/99/100–S/2031/476"),
        ("A/99/100 – s/2031/476", "A/99/100–S/2031/476"),
    ],
)
def test_a_symbol_is_written_as_the_united_nations_writes_it(typed: str, kept: str) -> None:
    assert symbol(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "report",
        "the report S/2031/476",
        "S/1",
        "S/2031",
        "S/2031/0",
        "S/2031/476 and S/2031/477",
        "$S/2031/476",
        "resolution 9001 (2031)",
        "Article 5 of the Charter",
        "A/99/100-letter",
        "<b>S/2031/476</b>",
    ],
)
def test_other_words_are_no_symbol(typed: str) -> None:
    assert symbol(typed) is None


def test_a_symbol_bears_its_year_where_its_series_counts_by_years() -> None:
    assert [year(one) for one in ("S/2031/476", "S/PRST/2031/5", "A/99/100–S/2031/476")] == [2031] * 3
    assert [year(one) for one in ("S/PV.9999", "A/99/100", "S/25999")] == [None] * 3
