"""A quote cut into marked and other words. All quotes are invented."""

import pytest

from bluehelm.checks.marked import pieces


@pytest.mark.parametrize(
    ("quote", "marks", "marked"),
    [
        ("Achieved: 6 bridges", ("Achieved", "6 bridges"), ["Achieved", "6 bridges"]),
        ("(2029/30: 20; 2030/31: 30)", ("30",), ["30"]),
        ("30.5 of 30 boats, or 1,030", ("30",), ["30"]),
        ("the higher number", ("higher number", "the higher"), ["the higher number"]),
        ("lit on 3 May and on 3 May", ("3 May",), ["3 May", "3 May"]),
        ("lanterns", ("lantern",), ["lantern"]),
        ("nothing here", ("elsewhere", ""), []),
    ],
)
def test_the_marks_stand_where_their_words_do(quote: str, marks: tuple[str, ...], marked: list[str]) -> None:
    found = pieces(quote, marks)
    assert [text for text, is_marked in found if is_marked] == marked
    assert "".join(text for text, _ in found) == quote


def test_a_mark_with_signs_of_a_pattern_is_taken_as_it_is() -> None:
    assert pieces("≥ 90 (per cent) *", ("≥ 90 (per cent)", "*"))[0] == ("≥ 90 (per cent)", True)


def test_an_empty_quote_has_no_pieces() -> None:
    assert pieces("", ("x",)) == []
