"""The redline of two texts, word by word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluehelm.mandates.diff.rows import CUT, PUT
from bluehelm.mandates.diff.words import edits, redline, same

WORD = st.sampled_from(
    (
        "the",
        "mission",
        "shall",
        "protect,",
        "repair",
        "and",
        "paint",
        "lighthouses;",
        "in",
        "Ostrel;",
        "to",
        "bold",
    )
)
TEXT = st.lists(WORD, min_size=1, max_size=30).map(" ".join)


def written(old: str, new: str) -> str:
    """The redline on one line: [-cut-] and {+put+}."""
    signs = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(signs[sign].format(text) for sign, text in redline(old, new))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("to paint the pier", "to paint the pier", "to paint the pier"),
        ("until 30 June 2040", "until 30 June 2041", "until 30 June[- 2040-]{+ 2041+}"),
        ("needs of women and children,", "needs of women and children, and of weavers,",
         "needs of women and children,{+ and of weavers,+}"),
        ("the docks, the mill", "the docks, the kiln, the mill", "the docks,{+ the kiln,+} the mill"),
        ("Advisers and guards", "Advisers, guards", "Advisers[- and-]{+,+} guards"),
        ("To see tides", "To improve efforts to see tides", "To{+ improve efforts to+} see tides"),
        ("paint the pier;", "paint the pier,", "paint the pier[-;-]{+,+}"),
        ("Encourages Ix to paint", "Urges Ix to paint", "[-Encourages-]{+ Urges+} Ix to paint"),
    ],
)  # fmt: skip
def test_whole_words_are_cut_and_put_where_a_phrase_begins(old: str, new: str, shown: str) -> None:
    assert written(old, new) == shown


def test_a_lone_small_word_between_two_changes_is_no_island() -> None:
    shown = written(
        "to inspect the oldest lighthouse of Varn daily",
        "to photograph the newest observatory of Varn weekly",
    )
    assert shown == (
        "to[- inspect the oldest lighthouse-]{+ photograph the newest observatory+}"
        " of Varn[- daily-]{+ weekly+}"
    )


@pytest.mark.parametrize(
    ("old", "new", "alike"),
    [
        ("To paint the pier;", "to paint the pier.", True),
        ("Varn’s “old” pier", 'Varn\'s "old" pier', True),
        ("to re-establish order", "to reestablish order", True),
        ("to paint the pier", "to paint the Pier", False),
        ("until 30 June 2040", "until 30 June 2041", False),
        ("the parties", "all parties", False),
    ],
)
def test_punctuation_quotes_and_the_first_letter_make_no_other_text(old: str, new: str, alike: bool) -> None:
    assert same(old, new) is alike


@given(TEXT, TEXT)
def test_kept_and_cut_give_the_old_text_kept_and_put_the_new(old: str, new: str) -> None:
    words = redline(old, new)
    for side, text in (("-", old), ("+", new)):
        joined = "".join(said for sign, said in words if sign in ("=", side))
        assert joined.split() == text.split()


@given(TEXT, TEXT)
def test_no_piece_cuts_a_word_in_two(old: str, new: str) -> None:
    for sign, text in redline(old, new):
        for word in re.findall(r"\w+", text):
            assert word in re.findall(r"\w+", old if sign == "-" else new)


@given(TEXT)
def test_a_text_against_itself_is_one_kept_piece(text: str) -> None:
    assert redline(text, text) == (("=", text),)


@pytest.mark.parametrize("word", ["and ", "(a) x; ", ", ", "“ "])
def test_the_same_word_over_and_over_is_held_against_itself_at_its_ends(word: str) -> None:
    many = word * (40_000 // len(word))
    words = redline(f"Urges {many}to plant", f"Urges {many}kindly to plant")
    assert "".join(text for sign, text in words if sign != CUT) == f"Urges {many}kindly to plant"
    assert [text.strip() for sign, text in words if sign == PUT] == ["kindly"]
    assert edits(many, many) == ()
