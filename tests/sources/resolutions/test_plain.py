"""Plain text with hard line ends: paragraphs, items and headings as the page shows them."""

from datetime import date
from pathlib import Path

import pytest

from bluehelm.sources import resolutions
from bluehelm.sources.resolutions.rows import ADOPTED, DRAFT, HEADING, OPERATIVE, Resolution
from tests.sources.resolutions.resolutionmaking import (
    headings,
    paths,
    preamble,
    repairs,
    resolution,
    texts,
    unaccounted,
    why,
)


@pytest.fixture(scope="module")
def unmix(excerpts: Path) -> Resolution:
    return resolutions.read(excerpts / "resolution_unmix.txt")


@pytest.fixture(scope="module")
def draft(excerpts: Path) -> Resolution:
    return resolutions.read(excerpts / "resolution_draft.txt")


def test_the_cover_gives_symbol_status_and_date(unmix: Resolution, draft: Resolution) -> None:
    assert (unmix.symbol, unmix.status, unmix.date) == ("S/RES/9107 (2031)", ADOPTED, date(2031, 6, 27))
    assert (draft.symbol, draft.status, draft.date) == ("S/2032/718", DRAFT, date(2032, 6, 24))
    assert draft.title == "Examplia: draft resolution"


def test_preambular_paragraphs_are_told_apart_without_blank_lines(unmix: Resolution) -> None:
    assert [text.split()[0] for text in preamble(unmix)] == [
        "Recalling", "Noting", "United", "Determining", "Acting"
    ]  # fmt: skip


def test_operative_paragraphs_and_items_have_their_paths(unmix: Resolution) -> None:
    assert paths(unmix) == [
        "1", "2", "3", "4", "4(a)", "4(a)(i)", "4(a)(ii)", "4(a)(ii)#1", "4(a)(ii)#2", "4(a)(ii)#3", "4(b)",
        "5", "5(i)", "5(ii)", "5(iii)", "6", "6(a)", "6(b)", "7", "8",
    ]  # fmt: skip


def test_page_furniture_inside_a_sentence_goes_and_the_sentence_is_whole(unmix: Resolution) -> None:
    assert "its President of 4 March 2031 (S/PRST/2031/3) on the lower river" in preamble(unmix)[0]
    assert texts(unmix)["4(a)(i)"].endswith("to report every month on what was seen there;")
    assert why(unmix)["S/RES/9107 (2031)\n31-400772/5"] == "page furniture"


def test_a_word_keeps_the_hyphen_that_it_is_written_with(unmix: Resolution) -> None:
    assert "Secretary-General and of his" in preamble(unmix)[2]
    assert texts(unmix)["1"].endswith("the status-of-forces agreement;")


def test_references_to_paragraphs_are_no_items(unmix: Resolution) -> None:
    assert "paragraph 4 (a) of resolution 9054 (2030)" in texts(unmix)["1"]
    assert texts(unmix)["3"].endswith("set out below and in paragraph 5 (b) (i) and (ii);")


def test_a_title_and_its_one_paragraph_are_one_item(unmix: Resolution) -> None:
    title, paragraph = texts(unmix)["4(b)"].split("\n")
    assert title == "Good offices"
    assert paragraph.startswith("To bring the River League")


def test_numerals_inside_a_sentence_are_items_and_the_last_keeps_the_end(unmix: Resolution) -> None:
    found = texts(unmix)
    assert found["5"].endswith("subject to the following conditions:")
    assert found["5(ii)"] == "the means at hand, and"
    assert found["5(iii)"].endswith("and requests the Secretary-General to report on it;")


def test_words_after_the_items_go_on_with_their_paragraph(unmix: Resolution) -> None:
    assert texts(unmix)["6"] == "Calls upon Member States to:\nand encourages them to pay for the fuel;"
    assert texts(unmix)["6(b)"] == "send spare parts for its boats;"


def test_headings_have_levels_from_their_order(unmix: Resolution, draft: Resolution) -> None:
    assert headings(unmix) == [
        (1, "The river and its crossings"),
        (1, "Mandate of UNMIX"),
        (2, "General principles"),
        (2, "Priority tasks"),
        (2, "Other tasks"),
        (1, "Reports"),
    ]
    assert headings(draft) == [
        (1, "Mandate of UNMIX"), (2, "General principles"), (2, "Priority tasks"), (1, "Reports")
    ]  # fmt: skip


def test_each_paragraph_names_the_heading_it_stands_under(unmix: Resolution) -> None:
    titles = [piece.text for piece in unmix.pieces if piece.kind == HEADING]
    under = {
        piece.path: titles[piece.section]
        for piece in unmix.pieces
        if piece.kind == OPERATIVE and piece.section is not None
    }
    assert (under["2"], under["3"], under["4(a)(ii)#3"], under["6"], under["8"]) == (
        "The river and its crossings", "General principles", "Priority tasks", "Other tasks", "Reports"
    )  # fmt: skip


def test_a_text_with_marks_of_markup_is_read_without_them(draft: Resolution) -> None:
    assert preamble(draft)[1].startswith("Deeply concerned by the state of the crossings, calling upon")
    assert preamble(draft)[1].endswith("waiting for the flood and stressing that pilots are few,")
    assert texts(draft)["2"].endswith("keeping in mind the weather and the water of the river;")


def test_a_text_with_marks_of_markup_has_its_items_to_any_depth(draft: Resolution) -> None:
    assert paths(draft) == [
        "1", "2", "3", "3(a)", "3(a)(i)", "3(a)(i)(i)", "3(a)(i)(ii)", "3(a)(i)(iii)",
        "3(a)(ii)", "3(a)(ii)#1", "3(a)(ii)#2", "3(b)", "3(c)", "3(c)#1", "3(c)#2", "4",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["unmix", "draft", "1992"])
def test_every_sign_is_in_one_piece_or_set_aside(excerpts: Path, name: str) -> None:
    assert unaccounted(resolutions.read(excerpts / f"resolution_{name}.txt")) == []


def test_what_a_converter_made_of_a_symbol_is_read_as_one_and_said() -> None:
    read = resolution(r"1. Takes note of the report (\$\sigma 2031/476\) and of 5 \% of it;", "2. Decides.")
    assert texts(read)["1"] == "Takes note of the report (S/2031/476) and of 5 % of it;"
    assert repairs(read) == {"1": 'a formula before a number read as "S/"'}
