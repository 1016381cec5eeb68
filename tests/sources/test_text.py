"""Tabbed text to blocks: markup, page furniture, paragraphs and tables."""

import pytest

from bluehelm.sources.blocks import Paragraph, Row, Table
from bluehelm.sources.text import blocks, is_furniture, plain


def cells(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("the <i>cercle</i> and *cercle* levels", "the cercle and cercle levels"),
        ("resolution [2480 \\(2019\\)](#) of the Council", "resolution 2480 (2019) of the Council"),
        ("a budget of \\$1,149.8 million and \\$5", "a budget of $1,149.8 million and $5"),
        ("2030/31: $\\geq 1,800$", "2030/31: ≥ 1,800"),
        ("15 per cent \\pm 3 per cent, $\\leq$ 5", "15 per cent ± 3 per cent, ≤ 5"),
        ("*Planned outputs**Remarks*", "Planned outputs Remarks"),
        ("for the Mission*Planned outputs*", "for the Mission Planned outputs"),
        ("(a) **To decide** on it", "(a) To decide on it"),
        ("<p>Combatants</p> <p>The lower output</p>", "Combatants\nThe lower output"),
        ("7<br>289", "7\n289"),
        ("![](page_3.jpeg)Text", "Text"),
        ("Approved<sup>a</sup>", "Approved^a"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("* Reissued for technical reasons", "* Reissued for technical reasons"),
    ],
)
def test_markup_is_removed_and_signs_are_kept(printed: str, meant: str) -> None:
    assert plain(printed) == meant


def test_a_run_of_tabbed_lines_is_a_table_and_knows_its_lines() -> None:
    found = blocks(["Summary", "", "Category\tAmount", "Total\t5", "", "The end"])
    assert [type(block) for block in found] == [Paragraph, Table, Paragraph]
    table = found[1]
    assert isinstance(table, Table)
    assert table.where == "lines 3-4"
    assert [(row.where, cells(row)) for row in table.rows] == [
        ("line 3", ["Category", "Amount"]),
        ("line 4", ["Total", "5"]),
    ]


def test_a_label_without_tabs_inside_a_table_is_a_row_of_one_cell() -> None:
    (table,) = blocks(["Category\tAmount", "Civilian personnel", "Volunteers\t5", "Voluntary contributions"])
    assert isinstance(table, Table)
    assert [len(row.cells) for row in table.rows] == [2, 1, 2, 1]


def test_prose_beside_a_table_stays_a_paragraph() -> None:
    prose = (
        "This sentence stands under the table without a blank line and is far too long to be a label of it."
    )
    found = blocks(["A heading", "Category\tAmount", prose])
    assert [type(block) for block in found] == [Paragraph, Table, Paragraph]


def test_a_variance_box_is_a_table_of_its_own() -> None:
    found = blocks(["\t<i>Variance</i>\t", "Official travel\t(\\$27 366.4)\t(6.4%)", "", "5. The reduced .."])
    assert isinstance(found[0], Table)
    assert cells(found[0].rows[1]) == ["Official travel", "($27 366.4)", "(6.4%)"]


def test_a_table_drawn_with_strokes_reads_like_a_tabbed_one() -> None:
    (table,) = blocks(["| Category | Amount |", "|---|---|", "| Total | 5 |"])
    assert isinstance(table, Table)
    assert [cells(row) for row in table.rows] == [["Category", "Amount"], ["Total", "5"]]


@pytest.mark.parametrize(
    "line", ["A/75/622", "12/97", "20-16422", "30-12345\t17/40", "--\t---\t-----", "-----"]
)
def test_page_furniture_is_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", ["7 289", "31", "703/703", "—\t—", "No", "2019/20", "A/75/622 was issued"])
def test_answers_and_words_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_an_empty_text_has_no_blocks() -> None:
    assert blocks(["", "  ", "\t\t"]) == ()
