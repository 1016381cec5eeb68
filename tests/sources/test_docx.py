"""Word documents: the text as printed, tables as they stand, nothing that the page does not show."""

import pytest

from bluehelm.sources import docx
from bluehelm.sources.blocks import Document, Paragraph, Table
from tests.sources import wordmaking as w


def read(*body: str, header: str = "", footnotes: str = "", styles: str = "") -> Document:
    return docx.read(
        w.word(*body, header=header, footnotes=footnotes, styles=styles), "report.docx", "0" * 64
    )


def line(*runs: str) -> str:
    block = read(w.paragraph(*runs)).blocks[0]
    assert isinstance(block, Paragraph)
    return block.text


def only_table(*body: str) -> Table:
    (block,) = read(*body).blocks
    assert isinstance(block, Table)
    return block


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_blocks_come_in_document_order_with_their_places() -> None:
    blocks = read(w.paragraph("One"), w.table([["a", "b"]]), w.paragraph(""), w.paragraph("Two")).blocks
    assert [block.where for block in blocks] == ["paragraph 1", "table 1", "paragraph 2"]
    table = blocks[1]
    assert isinstance(table, Table)
    assert table.rows[0].where == "table 1, row 1"


def test_tabs_breaks_and_odd_blanks_become_one_blank() -> None:
    assert (
        line("1.1.1<TAB>".replace("<TAB>", "\t") + "Percentage\u00a0 of\u202fhours ")
        == "1.1.1 Percentage of hours"
    )
    assert line("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>") == "one two three"


def test_hyphens_are_made_plain_and_soft_ones_vanish() -> None:
    assert line("<w:r><w:t>level</w:t><w:noBreakHyphen/><w:t>I co\u00adordinates x\u2011ray</w:t></w:r>") == (
        "level-I coordinates x-ray"
    )


def test_letters_that_point_to_notes_are_left_out() -> None:
    assert line("Approved", w.raised("a")) == "Approved"
    assert line("positions", w.raised("a, b"), " 2024/25") == "positions 2024/25"
    align = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    styles = f'<w:style w:styleId="Mark"><w:name w:val="Mark"/>{align}</w:style>'
    marked = w.paragraph("Agreement", w.run("c", '<w:rStyle w:val="Mark"/>'))
    (block,) = read(marked, styles=styles).blocks
    assert isinstance(block, Paragraph)
    assert block.text == "Agreement"


@pytest.mark.parametrize(
    ("before", "mark", "text"),
    [("12 m", "3", "12 m3"), ("the 1", "st", "the 1st"), ("le 2", "e", "le 2e"), ("n", "o", "no")],
)
def test_other_raised_letters_stay(before: str, mark: str, text: str) -> None:
    assert line(before, w.raised(mark)) == text


def test_the_letter_that_opens_a_note_stays() -> None:
    assert line(w.raised("a"), "\tHighest level of strength.") == "a Highest level of strength."


def test_inserted_text_counts_and_deleted_text_does_not() -> None:
    inserted = f"<w:ins>{w.run('new ')}</w:ins>"
    deleted = "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{w.run('from ')}</w:moveFrom><w:moveTo>{w.run('to ')}</w:moveTo>"
    assert line("A ", inserted, deleted, moved, "end") == "A new to end"


def test_a_deleted_row_does_not_appear() -> None:
    kept, gone = (
        "<w:tr><w:tc><w:p/></w:tc></w:tr>",
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>",
    )
    assert len(only_table(f"<w:tbl>{kept}{gone}</w:tbl>").rows) == 1


def test_field_codes_do_not_appear_but_their_results_do() -> None:
    code = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DOCVARIABLE x</w:instrText></w:r>'
        + w.run("hidden")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + w.run("A/99/1")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert line("Symbol ", code, " here") == "Symbol A/99/1 here"


def test_signs_of_the_symbol_font_are_read_and_unknown_ones_shown() -> None:
    assert line('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 40") == "≥ 40"
    assert line('<w:r><w:sym w:font="Other" w:char="F001"/></w:r>', " x") == "\ufffd x"


def test_links_content_controls_and_formulas_are_part_of_the_line() -> None:
    control = f"<w:sdt><w:sdtContent>{w.run('inside')}</w:sdtContent></w:sdt>"
    formula = "<m:oMath><m:r><m:t>2×3</m:t></m:r></m:oMath>"
    assert line(f"<w:hyperlink>{w.run('link ')}</w:hyperlink>", control, formula) == "link inside2×3"


def test_spans_and_merges_are_kept_and_a_merged_cell_is_empty() -> None:
    table = only_table(
        w.table(
            [
                [w.cell("wide", span=2), "c"],
                [w.cell("down", merge="restart"), "1", "x"],
                [w.cell("down", merge="continue"), "2", "y"],
            ]
        )
    )
    assert [(cell.text, cell.span) for cell in table.rows[0].cells] == [("wide", 2), ("c", 1)]
    assert [cell.merged for row in table.rows for cell in row.cells[:1]] == [False, False, True]
    assert texts(table)[2] == ["", "2", "y"]


def test_an_old_sideways_merge_widens_the_cell_before() -> None:
    cells = '<w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    cells += "<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc>"
    row = only_table(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>").rows[0]
    assert [(cell.text, cell.span) for cell in row.cells] == [("a", 2)]


def test_a_row_that_begins_late_keeps_its_columns() -> None:
    row = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{w.cell("x")}</w:tr>'
    assert [(cell.text, cell.span) for cell in only_table(f"<w:tbl>{row}</w:tbl>").rows[0].cells] == [
        ("", 2),
        ("x", 1),
    ]


def test_paragraphs_of_a_cell_are_kept_apart() -> None:
    (row,) = only_table(w.table([[w.cell("Achieved", "", "The camp closed")]])).rows
    assert row.cells[0].paragraphs == ("Achieved", "The camp closed")


def test_a_table_within_a_cell_stays_in_it() -> None:
    inner = w.table([["Gross requirements", "12.5"]])
    (row,) = only_table(w.table([[w.cell("Summary", inner)]])).rows
    assert row.cells[0].text == "Summary"
    (nested,) = row.cells[0].tables
    assert texts(nested) == [["Gross requirements", "12.5"]]
    assert nested.rows[0].where == "table 1, row 1, inner table 1, row 1"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{w.paragraph('in the box')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    blocks = read(w.paragraph("before", f"<w:r>{both}</w:r>")).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["before", "in the box"]


def test_the_symbol_comes_from_the_running_head_and_notes_from_their_part() -> None:
    notes = (
        f'<w:footnote w:type="separator">{w.paragraph("-")}</w:footnote>'
        f"<w:footnote>{w.paragraph(' Amounts in thousands.')}</w:footnote>"
    )
    document = read(w.paragraph("Text"), header=w.paragraph("A/99/", w.run("123/Add.2")), footnotes=notes)
    assert document.symbol == "A/99/123/Add.2"
    assert document.footnotes == ("Amounts in thousands.",)


def test_styles_give_their_names() -> None:
    styles = '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    (block,) = read(w.paragraph("Title", style="H1"), styles=styles).blocks
    assert isinstance(block, Paragraph)
    assert block.style == "heading 1"


def test_the_strict_form_of_word_files_is_read_too() -> None:
    strict = w.part("document", f"<w:body>{w.paragraph('Text')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    document = docx.read(w.word(word__document_DOT_xml=strict), "strict.docx", "")
    assert document.blocks == (Paragraph("Text", "paragraph 1"),)
