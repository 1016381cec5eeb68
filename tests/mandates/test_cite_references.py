"""Paragraphs of its own that a text names. All excerpts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluehelm.mandates.cited.cite import citations, references

PATHS = (
    "1",
    "2",
    "3",
    "3#1",
    "5",
    "6",
    "7",
    "8",
    "16",
    "16(a)",
    "16(a)(i)",
    "16(a)(ii)",
    "16(c)",
    "16(c)(i)",
)
PATHS += ("16(c)(iii)", "16(e)", "19", "20", "28", "29", "30", "62")
PIECES = st.sampled_from(
    [
        "paragraph ",
        "paragraphs ",
        "subparagraph ",
        "3",
        "16 (a) (i)",
        " (b)",
        " above",
        " below",
        " and ",
        ", ",
        " to ",
        "40",
        " of resolution 2374",
        "the preceding paragraph",
        "a",
    ]
)


def paths(text: str, path: str = "20") -> list[str]:
    return [each.path for each in references(text, path, PATHS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the tasks in paragraphs 19 above and 28 and 29 below", ["19", "28", "29"]),
        (
            "paragraphs 16 (a) (i) and (ii), 16 (c) (i) and (iii), 16 (e)",
            ["16(a)(i)", "16(a)(ii)", "16(c)(i)", "16(c)(iii)", "16(e)"],
        ),
        ("in paragraphs 5 to 8 above", ["5", "6", "7", "8"]),
        ("measures referenced in paragraph 3 through its reports", ["3"]),
        ("paragraph 2 of this resolution", ["2"]),
        ("paragraph 16, subparagraph a, above", ["16(a)"]),
        ("the preceding paragraph", ["19"]),
    ],
)
def test_a_paragraph_of_the_text_is_found_by_its_path(text: str, expected: list[str]) -> None:
    assert paths(text) == expected
    assert all(each.found and each.note is None for each in references(text, "20", PATHS))


@pytest.mark.parametrize(
    "text",
    [
        "paragraph 5 of resolution 2374 (2017)",
        "paragraphs 1 and 2 of its resolution 1234 (1999)",
        "paragraphs 19 and 20 of the report",
        "paragraph 3 of the Agreement",
        "Part II, Article 3 and Annex 2 of the Agreement",
        "resolution 1970 (2011), paragraph 5",
        "the measures set forth in this resolution",
        "endorses the recommendations in the report, as outlined in paragraphs 52 to 57",
    ],
)
def test_a_paragraph_of_another_document_is_no_reference(text: str) -> None:
    assert paths(text) == []


def test_a_subparagraph_is_looked_for_from_where_the_words_stand() -> None:
    assert paths("subparagraph (a) above", "16(c)(i)") == ["16(a)"]
    assert [each.path for each in references("paragraph 2 above", "A.3(b)", ("A.1", "A.2", "A.3", "2"))] == [
        "A.2"
    ]


def test_what_is_not_there_or_lies_elsewhere_is_said() -> None:
    (missing,) = references("paragraph 44", "20", PATHS)
    assert (missing.found, missing.note) == (False, "the text has no paragraph 44")
    (item,) = references("paragraph 16 (d) above", "20", PATHS)
    assert (item.found, item.note) == (False, "paragraph 16 has no (d)")
    (wrong,) = references("paragraph 62 above", "20", PATHS)
    assert (wrong.found, wrong.note) == (True, "printed 'above', but paragraph 62 follows")


@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map("".join)), st.sampled_from(("", *PATHS))
)
def test_any_text_is_read(text: str, path: str) -> None:
    for reference in references(text, path, PATHS):
        assert reference.printed in text
        assert reference.found == (reference.path in PATHS)


def test_items_named_before_their_paragraph_stand_in_it() -> None:
    rows = references("under subparagraphs (a) and (b) of paragraph 4 above", "9", ["4", "4(a)", "4(b)", "9"])
    assert [(row.path, row.found) for row in rows] == [("4(a)", True), ("4(b)", True)]


def test_a_paragraph_of_an_annex_is_not_of_the_text() -> None:
    text = "the report (S/2031/402), annex 2, paragraph 6, and in paragraph 1 of this resolution"
    assert [row.path for row in references(text, "9", ["1", "6", "9"])] == ["1"]


def test_an_addendum_in_words_is_cited() -> None:
    rows = citations("his report (S/1997/9999 and Addendum 1)")
    assert [row.symbol for row in rows] == ["S/1997/9999", "S/1997/9999/Add.1"]
