"""Text printed in columns: furniture out, paragraphs joined, tables rebuilt from where their cells stand."""

from pathlib import Path

import pytest

from bluehelm.sources import layout
from bluehelm.sources.blocks import Document, Paragraph, Table


def document(text: str) -> Document:
    return layout.document([page.splitlines() for page in text.split("\f")], "a.txt", "text", "")


def paragraphs(text: str) -> list[str]:
    return [block.text for block in document(text).blocks if isinstance(block, Paragraph)]


def rows(text: str) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells]
        for block in document(text).blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


@pytest.fixture
def report(excerpts: Path) -> Document:
    return document((excerpts / "columns.txt").read_text())


def tables(report: Document) -> list[Table]:
    return [block for block in report.blocks if isinstance(block, Table)]


def said(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_symbol_is_taken_from_the_heads_of_the_pages(report: Document) -> None:
    assert report.symbol == "A/99/123"


def test_heads_feet_and_notes_stand_in_no_block(report: Document) -> None:
    words = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    words += [text for table in tables(report) for row in said(table) for text in row]
    assert not any("A/99/123" in text or "00123" in text or "1/2" in text for text in words)
    assert report.footnotes == ("Amounts are in thousands of United States dollars.",)


def test_a_word_cut_at_a_lines_end_keeps_its_hyphen(report: Document) -> None:
    (first,) = [block for block in report.blocks if block.where == "line 7"]
    assert isinstance(first, Paragraph)
    assert first.text.endswith("and its earlier-than-planned closure saved fuel.")


def test_a_word_divided_by_the_printer_is_put_together() -> None:
    text = "The information came late, for the infor-\nmation desk was closed at the time of the visit.\n"
    assert paragraphs(text) == [
        "The information came late, for the information desk was closed at the time of the visit."
    ]
    assert paragraphs("It took life- and limb-saving steps, life-\nand limb-saving ones.") == [
        "It took life- and limb-saving steps, life- and limb-saving ones."
    ]


def test_a_paragraph_goes_on_over_the_turn_of_a_page() -> None:
    text = (
        "The camp in the north was closed in the month of\nMay and\n\f handed to the authorities of the town."
    )
    assert paragraphs(text) == [
        "The camp in the north was closed in the month of May and handed to the authorities of the town."
    ]


def test_headings_and_numbered_paragraphs_stand_apart() -> None:
    text = "  II. Mandate\n  1.   The first part of the\n  report.\n  2.   The second.\n      (a) A point.\n"
    assert paragraphs(text) == [
        "II. Mandate",
        "1. The first part of the report.",
        "2. The second.",
        "(a) A point.",
    ]


def test_figures_come_by_column_even_where_they_stand_close(report: Document) -> None:
    figures = said(tables(report)[0])
    assert figures[3] == ["Air operations", "1 200.0", "1 350.5", "(150.5)", "(12.5)"]
    assert figures[-1] == ["Subtotal", "1 280.0", "1 410.5", "(130.5)", "(10.2)"]
    assert figures[2] == ["Operational costs"]


def test_a_missing_figure_leaves_its_column_empty() -> None:
    full = "".join(f"Line {name}{'':20}{n}00.0{'':8}{n}50.0\n" for n, name in enumerate("ABCDEF", 1))
    late = f"Line G{'':33}70.0\n"
    assert rows(full + late)[-1] == ["Line G", "", "70.0"]


def test_cells_that_wrap_apart_are_rebuilt(report: Document) -> None:
    framework = said(tables(report)[1])
    assert framework[1] == [
        "2.1.1 Share of flight hours used (2030/31: 80 per cent; 2031/32: 80 per cent)",
        "64 per cent",
    ]
    assert framework[2] == ["", "Storms kept aircraft on the ground"]
    assert tables(report)[1].rows[2].cells[0].merged


def test_a_table_goes_on_over_the_turn_of_a_page_with_its_new_header(report: Document) -> None:
    framework = said(tables(report)[1])
    assert framework[3] == ["Planned outputs", "Completed (number or yes/no)", "Remarks"]
    assert framework[4] == ["Aviation services"]
    assert framework[5] == [
        "Operation of 3 aircraft (1 fixed-wing and 2 rotary-wing)",
        "1",
        "Fixed-wing aircraft",
    ]
    assert framework[6] == ["", "2", "Rotary-wing aircraft"]


def test_a_place_name_that_begins_a_line_does_not_begin_a_row(report: Document) -> None:
    assert said(tables(report)[1])[-1] == [
        "Escort of convoys, night watches and patrols in the two towns of Ostrava and Levice",
        "Yes",
    ]


def test_rows_and_tables_say_where_they_stand(report: Document) -> None:
    assert [table.where for table in tables(report)] == ["lines 14-24", "lines 41-68"]
    assert tables(report)[0].rows[3].where == "line 20"


def test_raised_letters_on_a_line_of_their_own_vanish_or_open_their_note(report: Document) -> None:
    assert rows(f"{'':20}a\nOther revenue{'':20}10.5\nNew revenue{'':22}12.5\n")[0] == [
        "Other revenue",
        "10.5",
    ]
    assert "a Flights of the second half of the year." in [
        block.text for block in report.blocks if isinstance(block, Paragraph)
    ]


def test_a_long_table_of_figures_is_set_in_its_columns_in_reasonable_time() -> None:
    line = "Post" + "".join(f"{n:>8}" for n in range(40)) + "\n"
    short = "Post" + "".join(f"{n:>8}" for n in range(20)) + "\n"
    found = rows(line * 60 + short * 20)
    assert len(found) == 80
    assert found[-1][1:21] == [str(n) for n in range(20)]


def test_a_loose_hyphen_of_the_converter_is_closed() -> None:
    assert paragraphs("A 12 -month period and a local -level talk took place there.") == [
        "A 12-month period and a local-level talk took place there."
    ]
