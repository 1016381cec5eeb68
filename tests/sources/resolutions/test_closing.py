"""What stands under or after the text: votes, annexes, footnotes and their marks."""

from pathlib import Path

import pytest

from bluehelm.sources import resolutions
from bluehelm.sources.resolutions.rows import Resolution
from tests.sources.resolutions.resolutionmaking import (
    paths,
    preamble,
    repairs,
    resolution,
    texts,
    unaccounted,
    why,
)


@pytest.fixture(scope="module")
def old(excerpts: Path) -> Resolution:
    return resolutions.read(excerpts / "resolution_1992.txt")


def test_marks_of_footnotes_stay_out_of_the_text(old: Resolution) -> None:
    assert preamble(old)[0] == "Having considered the report of the Secretary-General of 3 May 1992,"
    assert preamble(old)[1].startswith("Noting the reports of 5 April 1992 and 6 April 1992 on the harbour")
    assert texts(old)["1"] == "Approves the report of the Secretary-General;"


def test_footnotes_and_the_vote_are_set_aside_with_the_reason(old: Resolution) -> None:
    found = why(old)
    assert found["Adopted unanimously at the 3071st\nmeeting."].startswith("the vote")
    assert next(reason for text, reason in found.items() if text.startswith("7 Ibid.")) == "footnote"
    assert unaccounted(old) == []


def test_parts_lists_and_a_passage_of_an_old_text(old: Resolution) -> None:
    assert paths(old) == ["1", "2", "2(a)", "2(c)", "3", "4"]
    assert repairs(old) == {"2(c)": "(b) is missing before (c)"}
    assert preamble(old)[2] == "Acting under Chapter VII of the Charter of the United Nations,"


def test_a_word_that_only_the_line_parted_is_one_word(old: Resolution) -> None:
    assert "at the humanitarian needs" in preamble(old)[1]


def test_an_annex_with_numbers_of_its_own_is_not_mixed_with_the_paragraphs() -> None:
    read = resolution(
        "1. Decides that the list stands in the annex;",
        "2. Decides to remain seized of the matter.",
        "Annex I",
        "1. Boats with more than two oars.",
        "2. Rafts.",
        "Annex II",
        "(a) Pilots.",
    )
    assert paths(read) == ["1", "2"]
    found = why(read)
    assert any(text.startswith("Annex I\n") or text == "Annex I" for text in found)
    assert {reason.split(":")[0] for reason in found.values()} >= {"Annex I", "Annex II"}


def test_an_annex_named_in_a_sentence_ends_nothing() -> None:
    read = resolution("1. Approves the list (S/2031/44,\nannex) and its\nAnnex 2 as a whole;", "2. Decides.")
    assert paths(read) == ["1", "2"]


def test_a_note_on_the_cover_is_no_part_of_the_preamble() -> None:
    lines = [
        "Resolution 9107 (2031)",
        "The Security Council,",
        "Recalling its resolutions on the lower river, and",
        "* Reissued for technical reasons.",
        "31-40077 (E) /...",
        "S/RES/9107 (2031)",
        "Page 2",
        "above all the last of them,",
        "1. Decides to remain seized of the matter.",
    ]
    read = resolutions.parse(lines)
    assert preamble(read) == ["Recalling its resolutions on the lower river, and above all the last of them,"]
    assert why(read)["* Reissued for technical reasons."] == "footnote"


def test_notes_under_a_rule_at_the_foot_of_a_page_are_set_aside() -> None:
    read = resolution(
        "1. Decides to open the crossings and to\n______________\n1 This is what the two sides agreed upon.\n"
        "31-400772/5\nkeep them open;",
        "2. Decides to remain seized of the matter.",
    )
    assert texts(read)["1"] == "Decides to open the crossings and to keep them open;"


def test_numbers_at_the_end_of_a_line_are_no_marks_where_no_note_is_printed() -> None:
    read = resolution(
        "1. Recalls resolutions 9001 (2029),\n9054\n(2030) and paragraphs 3,\n4 and 5;", "2. Decides."
    )
    assert texts(read)["1"] == "Recalls resolutions 9001 (2029), 9054 (2030) and paragraphs 3, 4 and 5;"


def test_rubbish_after_the_closing_paragraph_is_set_aside() -> None:
    read = resolution("1. Decides to remain seized of the matter.", "meetingmeeting.meeting.")
    assert why(read)["meetingmeeting.meeting."] == "stands after the closing paragraph"
