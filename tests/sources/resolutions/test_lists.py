"""Lists of items: nested, damaged, inside sentences, under titles of their own."""

import pytest

from tests.sources.resolutions.resolutionmaking import (
    CLOSING,
    headings,
    paths,
    repairs,
    resolution,
    texts,
    wrapped,
)


def under_one(*items: str) -> list[str]:
    """Paths of the items of the first paragraph."""
    return paths(resolution("1. Decides to:", *items, "2. Decides to remain seized of the matter."))[1:-1]


def test_letters_numerals_figures_and_capitals_nest() -> None:
    assert under_one("(a) one:", "(i) two:", "(1) three;", "(2) four;", "(ii) five;", "(b) six;") == [
        "1(a)", "1(a)(i)", "1(a)(i)(1)", "1(a)(i)(2)", "1(a)(ii)", "1(b)"
    ]  # fmt: skip


def test_the_letter_i_follows_h_and_the_numeral_i_opens_a_list() -> None:
    letters = [f"({letter}) lend one boat;" for letter in "abcdefghij"]
    assert under_one(*letters)[-2:] == ["1(i)", "1(j)"]
    assert under_one(*letters[:8], "(i) by day;", "(ii) by night;")[-2:] == ["1(h)(i)", "1(h)(ii)"]


def test_letters_go_on_after_z() -> None:
    letters = [f"({chr(97 + at)}) lend one boat;" for at in range(26)]
    assert under_one(*letters, "(aa) lend two;", "(bb) lend three;")[-2:] == ["1(aa)", "1(bb)"]


@pytest.mark.parametrize("sign", ["–", "-", "•", "·", "\uf0b7", "*"])
def test_bullets_of_any_kind_are_counted(sign: str) -> None:
    assert under_one(f"{sign} lend boats;", f"{sign} lend pilots;") == ["1#1", "1#2"]


def test_another_bullet_after_a_colon_opens_a_list_below() -> None:
    assert under_one("– boats:", "• large ones;", "• small ones;", "– pilots;") == [
        "1#1", "1#1#1", "1#1#2", "1#2"
    ]  # fmt: skip


def test_half_a_bracket_is_a_label() -> None:
    assert under_one("a) lend boats;", "b) lend pilots;") == ["1(a)", "1(b)"]


@pytest.mark.parametrize(
    ("items", "path", "repair"),
    [
        (["(a) one;", "(c) three;"], "1(c)", "(b) is missing before (c)"),
        (["(a) one;", "(a) two;", "(c) three;"], "1(b)", "printed (a); taken for (b)"),
        (["(i) one;", "(ii) two;", "(ill) three;"], "1(iii)", "printed (ill); taken for (iii)"),
        (["(a) one;", "(b) two;", "(ad) four;", "(d) five;"], "1(c)", "printed (ad); taken for (c)"),
        (["(b) two;", "(c) three;"], "1(b)", "the list begins with (b); what stood before is missing"),
    ],
)
def test_a_damaged_list_is_mended_and_says_so(items: list[str], path: str, repair: str) -> None:
    read = resolution("1. Decides to:", *items, "2. Decides to remain seized of the matter.")
    assert repairs(read) == {path: repair}


def test_a_label_glued_to_its_words_is_a_label() -> None:
    assert under_one("(a)lend boats;", "(b)lend pilots;") == ["1(a)", "1(b)"]


def test_a_label_on_a_line_of_its_own_takes_the_next_line() -> None:
    read = wrapped(
        "The Security Council,", "1.", "Decides to:", "(a)", "lend boats;", "(b)", "lend pilots;",
        "2. Decides to remain seized of the matter.",
    )  # fmt: skip
    assert texts(read)["1"] == "Decides to:"
    assert texts(read)["1(b)"] == "lend pilots;"


def test_an_item_right_behind_the_number_belongs_to_it() -> None:
    found = texts(resolution("1. (a) Decides to lend boats;", "(b) Decides to lend pilots;", CLOSING))
    assert (found["1"], found["1(a)"]) == ("", "Decides to lend boats;")


@pytest.mark.parametrize(
    "sentence",
    [
        "1. Recalls paragraphs 16 (a) (i) and (ii) and 17 (b) above;",
        "1. Recalls paragraph 33 (iii) of resolution 9001 (2029) and section II (a), and (b) of its annex;",
        "1. Takes note of the option (a), among others, of the report;",
        "1. Requests a report after four (4) weeks and six (6) months;",
    ],
)
def test_references_and_numbers_in_brackets_are_no_lists(sentence: str) -> None:
    assert paths(resolution(sentence, CLOSING)) == ["1", "99"]


def test_three_labels_in_order_need_no_comma_before_them() -> None:
    found = paths(
        resolution("1. Requests a plan for (a) boats and for (b) pilots and for (c) fuel;", CLOSING)
    )
    assert found == ["1", "1(a)", "1(b)", "1(c)", "99"]


def test_a_numeral_inside_a_sentence_may_begin_a_line() -> None:
    read = wrapped(
        "The Security Council,",
        "1. Authorizes the transfer of boats, subject to the following conditions: (i) the",
        "consent of the owners, which is to be given in writing before the boats leave and,",
        "(ii) the means at hand in the harbour of the northern bank and of the southern and",
        "(iii) the safety of those who travel in them, as the harbour office understands it;",
        "2. Decides to remain seized of the matter.",
    )
    assert paths(read) == ["1", "1(i)", "1(ii)", "1(iii)", "2"]
    assert repairs(read) == {}


def test_several_paragraphs_under_a_title_are_counted() -> None:
    found = under_one("(a) Cooperation", "To work with the office;", "To exchange lists with it;", "(b) pay;")
    assert found == ["1(a)", "1(a)#1", "1(a)#2", "1(b)"]


def test_words_between_items_of_two_levels_go_on_with_the_outer_item() -> None:
    read = resolution(
        "1. Decides to:",
        "(a) lend:",
        "(i) boats;",
        "(ii) pilots;",
        "and to pay for both;",
        "(b) wait;",
        CLOSING,
    )
    assert texts(read)["1(a)"] == "lend:\nand to pay for both;"


def test_titles_inside_a_paragraph_stand_over_items_that_count_on() -> None:
    read = resolution("1. Decides to do this:", "Boats:", "(a) lend;", "Pilots:", "(b) train;", CLOSING)
    assert [title for _, title in headings(read)] == ["Boats:", "Pilots:"]
    assert paths(read) == ["1", "1(a)", "1(b)", "99"]


def test_titles_over_lists_that_begin_anew_are_items_themselves() -> None:
    read = resolution(
        "1. Decides to do this:", "I. Boats:", "(a) lend;", "II. Pilots:", "(a) train;", CLOSING
    )
    assert paths(read) == ["1", "1(I)", "1(I)(a)", "1(II)", "1(II)(a)", "99"]


def test_a_list_whose_beginning_is_not_in_the_excerpt_is_still_a_list() -> None:
    read = resolution("1. Decides that UNMIX shall:\n(g) row;\n(h) sail;\n(i) swim;", CLOSING)
    assert paths(read)[:4] == ["1", "1(g)", "1(h)", "1(i)"]
    assert repairs(read)["1(g)"] == "the list begins with (g); what stood before is missing"
