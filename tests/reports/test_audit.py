"""The audit as a document: in two languages, the places side by side with the words at issue marked."""

import io
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document as open_word

from bluehelm.checks.rows import ACCEPTED, DISMISSED, Judgement
from bluehelm.errors import BadInput
from bluehelm.reports.audit import document, write
from bluehelm.reports.docx import docx
from bluehelm.reports.html import html
from bluehelm.reports.pdf import pdf
from bluehelm.reports.tree import Document, Heading, Paragraph, Table, Text
from tests.reports.auditing import ACTUAL, PLANNED, PROSE, SHA256, audit, finding

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHECKED = datetime(2031, 12, 4, 9, 30, tzinfo=UTC)
JUDGED = Judgement(DISMISSED, "amina", datetime(2031, 12, 5, tzinfo=UTC), "the figure is an average")


@pytest.fixture(scope="module")
def english() -> Document:
    return document(audit(), "en", {finding().id: JUDGED}, CHECKED)


def headings(tree: Document) -> list[str]:
    return [block.text for block in tree.blocks if isinstance(block, Heading)]


def tables(tree: Document) -> list[Table]:
    return [block for block in tree.blocks if isinstance(block, Table)]


def told(tree: Document) -> str:
    blocks = [block.text for block in tree.blocks if hasattr(block, "text")]
    return "\n".join([*tree.subtitle, *blocks, *(run.text for run in tree.runs() if isinstance(run, Text))])


def test_the_sections_follow_each_other_and_the_notes_stand_in_an_annex(english: Document) -> None:
    assert headings(english) == [
        "What was checked",
        "Findings by family",
        "Errors and warnings in a list",
        "Errors",
        "1. Called achieved though the figure misses the target",
        "Warnings",
        "2. Called achieved though the figure misses the target",
        "What could not be read, or not surely",
        "Rules that did not apply",
        "Annex. Notes",
    ]


def test_it_says_which_file_was_checked_and_when(english: Document) -> None:
    text = told(english)
    for words in (
        "bridges.docx",
        SHA256,
        "Checked on 4 December 2031, 09:30 UTC",
        "Errors: 1; warnings: 1; notes: 1",
    ):
        assert words in text


def test_the_findings_are_counted_by_family_and_severity(english: Document) -> None:
    counts = next(table for table in tables(english) if table.header[0] == "Family")
    rows = {
        row.cells[0].lines[0][0].text: [cell.lines[0][0].text for cell in row.cells[1:]]
        for row in counts.rows
    }  # type: ignore[union-attr]
    assert rows["Status against figure"] == rows["All"] == ["1", "1", "1", "3"]
    assert rows["Arithmetic"] == ["0", "0", "0", "0"]


def test_both_places_stand_side_by_side_with_their_words_marked(english: Document) -> None:
    quoted = next(
        table for table in tables(english) if len(table.header) == 2 and table.rows[0].kind == "sides"
    )
    marked = [
        [run.text for line in cell.lines for run in line if isinstance(run, Text) and run.marked]
        for cell in quoted.rows[0].cells
    ]
    assert marked == [["Achieved", "6 bridges"], ["8"]]
    first = quoted.rows[0].cells[0].lines
    assert first[0] == (Text("bridges.docx, expected accomplishment 1.1, indicator 1", strong=True),)
    assert first[-1] == (Text("Lit at night"),)


def test_a_single_place_takes_the_whole_width(english: Document) -> None:
    single = next(table for table in tables(english) if len(table.header) == 1)
    line = single.rows[0].cells[0].lines[0]
    assert line == (Text("bridges.docx, section II.B, paragraph 35 (c)", strong=True),)


def test_more_than_two_places_stand_under_each_other_on_the_second_side() -> None:
    three = replace(audit(0, 0, 0), findings=(finding(0, "error", (ACTUAL, PLANNED, PROSE)),))
    quoted = next(table for table in tables(document(three)) if table.rows[0].kind == "sides")
    strong = [
        run.text
        for line in quoted.rows[0].cells[1].lines
        for run in line
        if isinstance(run, Text) and run.strong
    ]
    assert [words.rpartition(", ")[2] for words in strong] == ["indicator 1", "paragraph 35 (c)"]


@pytest.mark.parametrize(
    ("verdict", "begins"), [(ACCEPTED, "Accepted by amina"), (DISMISSED, "Dismissed by amina")]
)
def test_what_a_person_decided_stands_with_the_finding(verdict: str, begins: str) -> None:
    tree = document(audit(), "en", {finding().id: replace(JUDGED, verdict=verdict)}, CHECKED)
    assert f"{begins} on 5 December 2031: the figure is an average" in told(tree)


def test_what_could_not_be_read_is_called_no_error_and_what_did_not_apply_says_what_it_needs(
    english: Document,
) -> None:
    text = told(english)
    assert "What could not be read, or not surely, is no error of the document." in text
    assert "table 7" in text
    assert "a table of financial resources" in text


def test_the_french_document_speaks_french() -> None:
    text = told(document(audit(), "fr", {finding().id: JUDGED}, CHECKED))
    for words in (
        "Constaté : ",
        "Écartée par amina le 5 décembre 2031",
        "réalisation escomptée 1.1",
        "section II.B, paragraphe 35 (c)",
    ):
        assert words in text


def test_found_expected_and_why_are_said_of_each_error_and_warning(english: Document) -> None:
    begun = [block.runs[0].text for block in english.blocks if isinstance(block, Paragraph)]  # type: ignore[union-attr]
    assert begun == ["Found: ", "Expected: ", "Why: "] * 2


def test_word_marks_the_words_repeats_the_heads_and_leads_to_each_finding(english: Document) -> None:
    word = open_word(io.BytesIO(docx(english)))
    lit = [
        run.findtext(f"{W}t")
        for run in word.element.body.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}highlight") is not None
    ]
    assert lit[:3] == ["Achieved", "6 bridges", "8"]
    for table in word.tables:
        assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
        assert table._tbl.tblPr.find(f"{W}tblCaption") is not None
    links = {link.get(f"{W}anchor") for link in word.element.body.iter(f"{W}hyperlink")}
    marks = {mark.get(f"{W}name") for mark in word.element.body.iter(f"{W}bookmarkStart")}
    assert {"s_finding_1", "s_finding_2"} <= links <= marks
    levels = [
        int(found.style.name[-1]) for found in word.paragraphs if found.style.name.startswith("Heading")
    ]
    assert levels == [1, 1, 1, 1, 2, 1, 2, 1, 1, 1]
    assert word.core_properties.author == "bluehelm"


def test_the_page_marks_the_words_and_lets_no_quote_become_markup(english: Document) -> None:
    page = html(english).decode()
    assert "<mark>6 bridges</mark> &amp; more<br>Lit at night" in page
    assert "&lt;again&gt;" in page
    assert "<again>" not in page
    assert 'href="#s-finding-1"' in page
    assert 'id="s-finding-1"' in page
    assert "<script" not in page


def test_the_pdf_is_tagged_and_holds_the_quotes(english: Document) -> None:
    import pypdfium2

    printed = pdf(english)
    assert b"pdfuaid" in printed
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(printed))
    assert "6 bridges" in text
    assert "<again>" in text


def test_a_long_audit_is_written_in_less_than_three_seconds(tmp_path: Path) -> None:
    long = audit(100, 150, 300)
    for form in ("docx", "html"):
        began = time.process_time()
        write(long, tmp_path / f"long.{form}", checked=CHECKED)
        assert time.process_time() - began < 3
    word = open_word(str(tmp_path / "long.docx"))
    assert sum(found.style.name == "Heading 2" for found in word.paragraphs) == 250


def test_an_audit_that_found_nothing_says_so() -> None:
    assert told(document(audit(0, 0, 0))).count("None was found.") == 4


def test_another_form_or_a_missing_folder_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"\.docx, \.pdf or \.html"):
        write(audit(), tmp_path / "audit.odt")
    with pytest.raises(BadInput, match="There is no folder"):
        write(audit(), tmp_path / "no" / "audit.docx")
    assert list(tmp_path.iterdir()) == []


def test_the_list_names_the_document_only_where_there_are_several() -> None:
    one = audit()
    both = replace(one, texts=(*one.texts, replace(one.texts[0], name="letter.docx")))
    for given, place in (
        (one, "section II.B, paragraph 35 (c)"),
        (both, "bridges.docx, section II.B, paragraph 35 (c)"),
    ):
        listed = next(table for table in tables(document(given)) if table.header[0] == "No.")
        assert listed.rows[-1].cells[-1].lines[0] == (Text(place),)


def test_a_quote_with_signs_that_no_font_has_is_printed_all_the_same(tmp_path: Path) -> None:
    odd = replace(ACTUAL, quote="Achieved \x07 中 \uf0b7 ≥ 6 \x00 😀 عرب", marks=("≥ 6",))
    given = replace(audit(0, 0, 0), findings=(finding(0, "error", (odd,)),))
    for form in ("pdf", "docx", "html"):
        write(given, tmp_path / f"odd.{form}", checked=CHECKED)
    assert any(
        "≥ 6" in cell.text
        for table in open_word(str(tmp_path / "odd.docx")).tables
        for row in table.rows
        for cell in row.cells
    )
    import pypdfium2

    pages = pypdfium2.PdfDocument(tmp_path / "odd.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert "≥ 6" in text
    assert "□" in text


def test_a_quote_of_many_pages_is_written_whole(tmp_path: Path) -> None:
    long = replace(ACTUAL, quote="Achieved: " + "lanterns and bridges " * 2000 + "end", marks=("end",))
    given = replace(audit(0, 0, 0), findings=(finding(0, "error", (long, PLANNED)),))
    (quoted,) = (
        table
        for table in open_word(str(write(given, tmp_path / "long.docx"))).tables
        if len(table.columns) == 2
    )
    row = quoted.rows[-1]
    assert row.cells[0].text.endswith("end")
    assert row._tr.find(f"{W}trPr/{W}cantSplit") is None
