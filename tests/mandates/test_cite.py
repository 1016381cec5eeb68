"""Documents that a text names, by their symbols. All excerpts are invented."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluehelm.mandates.cited.cite import citations, is_document
from bluehelm.mandates.cited.documents import proven, year_of
from bluehelm.record import vocab
from bluehelm.record.messages import noted

PIECES = st.sampled_from(
    [
        "resolution ",
        "resolutions ",
        "2480 (2019)",
        "1373",
        ", ",
        " and ",
        "S/2019/77",
        "paragraph 4 of ",
        "(",
        ")",
        "the 1267/1989 Committee",
        "General Assembly ",
        "58/82",
        " Add.1",
        "$\\sigma 2020/476\\)",
        "Article 41 of the Charter",
    ]
)


def symbols(text: str) -> list[str]:
    return [each.symbol for each in citations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("recalls resolution 2480 (2019)", ["S/RES/2480 (2019)"]),
        ("as set out in resolution 2391, further", ["S/RES/2391 (2017)"]),
        ("resolutions 2056 (2012), 2071 (2012) and 2085", [f"S/RES/{n} (2012)" for n in (2056, 2071, 2085)]),
        ("its resolutions 841 (1993) of 16 June 1993, 861 (1993)", ["S/RES/841 (1993)", "S/RES/861 (1993)"]),
        ("the letter (S /1999/ 777) and (\\$\\sigma 2020/476\\)", ["S/1999/777", "S/2020/476"]),
        ("the report (S/25354 and Add.1 and 2)", ["S/25354", "S/25354/Add.1", "S/25354/Add.2"]),
        ("his statement of 14 May 2018 (S/PRST/2018/10)", ["S/PRST/2018/10"]),
        ("General Assembly resolutions 46/182 and 58/114", ["A/RES/46/182", "A/RES/58/114"]),
        ("the model agreement (A/45/594) and Part II of it", ["A/45/594"]),
        ("13,289 troops, 30 per cent and the year 2019", []),
    ],
)
def test_a_document_is_named_by_its_symbol(text: str, expected: list[str]) -> None:
    assert symbols(text) == expected


def test_a_wrong_year_is_put_right_and_said() -> None:
    (citation,) = citations("recalls resolution 2480 (2009)")
    assert citation.symbol == "S/RES/2480 (2019)"
    assert citation.note == "printed with the year 2009; resolution 2480 is of 2019"


def test_a_year_that_no_document_proves_is_asked_about() -> None:
    (citation,) = citations("recalls resolution 2600 (2011)")
    assert citation.symbol == "S/RES/2600 (2021)"
    asked = "printed with the year 2011; is resolution 2600 not of 2021? No document at hand proves it"
    assert citation.note == asked
    assert "n’est-elle pas de 2021 ?" in noted(asked, "fr")
    assert citations("recalls resolution 2600 (2021)")[0].note is None


def test_what_is_proven_agrees_with_the_table() -> None:
    years = vocab.read("resolution_years")
    for shown in ("printed", "filed"):
        for year, ends in years[shown].items():
            assert [year_of(number) for number in ends] == [year, year]
            assert all(proven(number) for number in ends)
    assert not proven(2600)
    assert not proven(years["last"] + 1)


def test_no_year_is_guessed_beyond_the_table() -> None:
    (bare,) = citations("recalls resolution 4210")
    assert bare.symbol == "S/RES/4210"
    assert "no year is printed" in str(bare.note)
    (printed,) = citations("recalls resolution 4210 (2031)")
    assert (printed.symbol, printed.note) == ("S/RES/4210 (2031)", None)


def test_a_committee_names_the_resolutions_in_its_name() -> None:
    found = citations(
        "the 1267/1989/2253 ISIL (Da'esh) and Al-Qaida Sanctions Committee and the 2374 sanctions list"
    )
    assert [each.symbol[6:10] for each in found] == ["1267", "1989", "2253", "2374"]
    assert [each.note for each in found] == ["named by its committee"] * 3 + ["named by its sanctions list"]
    assert symbols("the 2018 sanctions") == []


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("set by paragraphs 2, 5, 6 and 7 of resolution 2374 (2017)", ("2", "5", "6", "7")),
        ("paragraph 33 (iii) of resolution 2391", ("33(iii)",)),
        (
            "paragraphs 49 and 50 of the report of the Secretary-General of 23 September 1999 (S/1999/1003)",
            ("49", "50"),
        ),
        ("paragraphs 28 to 30 of his report S/2007/503", ("28", "29", "30")),
        ("resolution 1970 (2011), in particular paragraphs 9 and 10", ("9", "10")),
        ("resolution 1970 (2011) and paragraph 9 of that resolution", ("9",)),
        ("paragraph 3 above and resolution 2374 (2017)", ()),
    ],
)
def test_paragraphs_go_to_the_document_they_are_of(text: str, paragraphs: tuple[str, ...]) -> None:
    assert citations(text)[0].paragraphs == paragraphs


def test_an_article_of_the_charter_is_no_document() -> None:
    found = citations("under Articles 41 and 42 of the Charter of the United Nations")
    assert [each.symbol for each in found] == [
        f"Charter of the United Nations, Article {n}" for n in (41, 42)
    ]
    assert not any(is_document(each) for each in found)


def test_the_table_holds_every_number_of_the_corpus(shared: Path) -> None:
    index = shared / "data" / "unsc_resolutions" / "index.csv"
    with index.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert year_of(int(row["number"])) == int(row["year"]), row["symbol"]


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map("".join)))
def test_any_text_is_read_and_quoted_as_it_stands(text: str) -> None:
    places = []
    for citation in citations(text):
        assert citation.printed in text
        places.append(text.index(citation.printed))
    assert len(places) == len(citations(text))
