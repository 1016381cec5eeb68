"""Sentences know their section and paragraph; tables know what is printed before them. All is invented."""

import pytest

from bluehelm.checks.walk import Sentence, split, walk
from bluehelm.sources.blocks import Block, Cell, Paragraph, Row, Table
from tests.checks.invented import document, table

LONG = (
    "The ferries of Zamara ran on every day of the period although the river stood high and the keepers "
    "of the lanterns on its banks were few"
)


def prose(*blocks: Block | str, framed: bool = False) -> tuple[Sentence, ...]:
    return walk(document(*blocks), framed)[0]


def places(*blocks: Block | str, framed: bool = False) -> list[tuple[str | None, str | None]]:
    return [(one.section, one.paragraph) for one in prose(*blocks, framed=framed)]


def test_a_sentence_stands_under_its_numeral_and_letter() -> None:
    body = "I. Introduction\n\n1. Lanterns were lit.\n\nII. Mandate\n\nA. Overall\n\n2. Bridges were mended."
    assert places(body) == [("I", "1"), ("II.A", "2")]


def test_a_long_heading_opens_its_part_and_in_the_contents_none() -> None:
    taken = "V. Summary of the action taken on the decisions and requests on ferries"
    long = f"{taken}, {LONG.removeprefix('The ')}"
    body = f"{long}\n\nIt was read.\n\nI. Introduction\n\n1. Lanterns were lit.\n\n{long}\n\n2. Done."
    assert len(long) > 200
    assert places(body)[-2:] == [("I", "1"), ("V", "2")]
    assert places(body)[0][0] != "V"


def test_a_letter_that_counts_on_is_no_numeral() -> None:
    body = "II. Mandate\n\nH. Bridges\n\n1. One.\n\nI. Ferries\n\n2. Two.\n\nIII. Resources\n\n3. Three."
    assert [section for section, _ in places(body)] == ["II.H", "II.I", "III"]


def test_lettered_paragraphs_keep_the_number_above_them() -> None:
    body = "35. It decided:\n\n(a) To light the lanterns;\n\n(b) To mend the bridges.\n\n36. It met again."
    assert [paragraph for _, paragraph in places(body)] == ["35", "35 (a)", "35 (b)", "36"]


def test_a_letter_without_numbers_has_no_paragraphs() -> None:
    body = "Letter dated 3 May 2031\n\nI have the honour to write.\n\n(a) The first matter is the bridge."
    assert {paragraph for _, paragraph in places(body)} == {None}


def test_a_sentence_that_a_page_cut_is_put_together_again() -> None:
    body = f"1. {LONG}\n\nto serve them. The next sentence stands apart."
    found = prose(body)
    assert [one.text for one in found] == [f"{LONG} to serve them.", "The next sentence stands apart."]
    assert {one.source for one in found} == {"line 1"}


def test_a_list_and_a_heading_are_not_taken_for_the_rest_of_a_sentence() -> None:
    assert len(prose(f"1. {LONG}:\n\nto serve them.")) == 2
    assert len(prose(f"1. {LONG}\n\n2. The next paragraph.")) == 2


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Order No. 2015-052 was signed. It held.", ["Order No. 2015-052 was signed.", "It held."]),
        ("See para. 47 above. The council met.", ["See para. 47 above.", "The council met."]),
        ("It cost 4.5 per cent more. Nobody paid.", ["It cost 4.5 per cent more.", "Nobody paid."]),
        ("Was it lit? The keeper said so.", ["Was it lit?", "The keeper said so."]),
        ("One sentence only", ["One sentence only"]),
    ],
)
def test_sentences_end_where_they_end(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_lines_of_the_contents_are_no_prose() -> None:
    assert (
        prose("I. Introduction 3\n\nII. Mandate performance 12\n\nI. Introduction\n\n1. It began.")[0].text
        == "It began."
    )


def test_a_small_table_over_a_variance_gives_its_category_to_the_words_below() -> None:
    caption = table("| Variance |", "Marine operations | $160.0 | 7.6%")
    found = prose("IV. Analysis of variances", caption, "5. The increased requirements were due to fuel.")
    assert [one.heading for one in found if one.paragraph == "5"] == ["Marine operations"]


def test_the_prose_of_a_framed_summary_is_read_and_its_inner_tables_too() -> None:
    inner = table("Category | Amount", "Boats | 14", where="table 1.1")
    frame = Table(
        (
            Row((Cell("Summary"),), "table 1, row 1"),
            Row((Cell(f"{LONG} to serve all of them.", tables=(inner,)),), "table 1, row 2"),
        ),
        "table 1",
    )
    sentences, sheets = walk(document(frame), framed=False)
    assert [(one.section, one.text) for one in sentences] == [("Summary", f"{LONG} to serve all of them.")]
    assert [(sheet.section, sheet.table.where) for sheet in sheets] == [
        ("Summary", "table 1"),
        ("Summary", "table 1.1"),
    ]


def test_framework_tables_are_left_to_their_own_reader() -> None:
    frame = table("Planned outputs | Completed | Remarks", "12 workshops | 9 |")
    money = table("Category | Apportionment", "Fuel | 12.0")
    assert [sheet.table for sheet in walk(document(frame, money), framed=True)[1]] == [money]
    assert len(walk(document(frame, money), framed=False)[1]) == 2


def test_a_table_of_contents_is_no_table_of_figures() -> None:
    assert walk(document(table("Chapter | Page", "Introduction | 3")), framed=False)[1] == ()


def test_a_table_knows_the_paragraphs_before_it() -> None:
    sheet = walk(document("III. Resources\n\n(Thousands of dollars)", table("Fuel | 1")), framed=False)[1][0]
    assert (sheet.section, sheet.heading, sheet.before[-1]) == ("III", "Resources", "(Thousands of dollars)")


def test_a_heading_style_makes_a_heading_of_a_line_with_figures() -> None:
    styled = Paragraph("Table 7 and what it means in 2031", "paragraph 1", "Heading 2")
    assert prose(styled, "The lanterns burned.")[0].section == "Table 7 and what it means in 2031"
