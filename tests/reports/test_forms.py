"""The three forms: whole, tagged, self-contained, and every number leads to the trace."""

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx import Document as open_word

from bluehelm.errors import BadInput
from bluehelm.reports.docx import docx
from bluehelm.reports.html import html
from bluehelm.reports.pdf import pdf, plain
from bluehelm.reports.performance import write_plan
from bluehelm.reports.tree import Document, Heading, Table, TraceAnnex
from tests.reports.invented import cover, figures, invented_plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Page(HTMLParser):
    """What a page holds, by tag."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if found.get("id"):
            self.ids.append(str(found["id"]))


@pytest.fixture(scope="module")
def page(english: Document) -> Page:
    return Page(html(english))


def test_each_figure_on_the_page_leads_to_its_entry(page: Page, english: Document) -> None:
    links = [found["href"] for tag, found in page.tags if tag == "a" and found.get("class") == "f"]
    values = [found for tag, found in page.tags if tag == "data"]
    assert len(links) == len(values) >= len(english.figures())
    assert {str(link).removeprefix("#") for link in links} <= set(page.ids)


def test_the_page_asks_for_nothing_from_outside(page: Page, english: Document) -> None:
    text = html(english).decode()
    addresses = set(re.findall(r"https?://[^\s\"'<>]+", text))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    for tag, found in page.tags:
        assert "src" not in found, tag
        assert tag != "link"
        assert not any(name.startswith("on") or name == "style" for name in found), tag


def test_ids_are_unique_and_the_language_is_told(page: Page, french: Document) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert ("html", {"lang": "fr"}) in Page(html(french)).tags


def test_labels_of_a_document_cannot_become_markup(english: Document) -> None:
    text = html(english).decode()
    assert "Bridges inspected &amp; opened &lt;again&gt;" in text
    assert "<again>" not in text


def test_only_the_pages_own_style_and_script_may_run(page: Page) -> None:
    policy = next(found["content"] for tag, found in page.tags if found.get("http-equiv"))
    assert str(policy).startswith("default-src 'none'")
    assert "unsafe" not in str(policy)
    assert str(policy).count("'sha256-") == 2


def test_the_word_document_has_headings_and_repeated_header_rows(english: Document) -> None:
    word = open_word(io.BytesIO(docx(english)))
    headings = [
        (found.style.name, found.text) for found in word.paragraphs if found.style.name.startswith("Heading")
    ]
    assert headings == [(f"Heading {it.level}", it.text) for it in english.blocks if isinstance(it, Heading)]
    tables = [block for block in english.blocks if isinstance(block, Table)]
    assert len(word.tables) == len(tables) + 1
    for table in word.tables:
        assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
        assert table._tbl.tblPr.find(f"{W}tblCaption") is not None
        assert all(cell.paragraphs for row in table.rows for cell in row.cells)


def test_every_number_in_a_word_table_leads_to_the_trace(english: Document) -> None:
    word = open_word(io.BytesIO(docx(english)))
    marks = {mark.get(f"{W}name") for mark in word.element.body.iter(f"{W}bookmarkStart")}
    links = {link.get(f"{W}anchor") for link in word.element.body.iter(f"{W}hyperlink")}
    assert links <= marks
    annex = english.blocks[-1]
    assert isinstance(annex, TraceAnnex)
    assert {entry.anchor for entry in annex.entries} <= links
    assert [row.cells[0].text for row in word.tables[-1].rows[1:]] == [
        str(entry.n) for entry in annex.entries
    ]


def test_charts_in_word_have_words_for_who_cannot_see_them(english: Document) -> None:
    word = open_word(io.BytesIO(docx(english)))
    described = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert len(described) == 4
    assert all(described)


def test_the_word_document_says_its_language_title_and_that_it_is_invented(french: Document) -> None:
    word = open_word(io.BytesIO(docx(french)))
    assert word.core_properties.language == "fr-FR"
    assert word.core_properties.title == "Rapport sur l’exécution du budget, UNMIX, 2031/32"
    assert word.styles.element.find(f".//{W}lang").get(f"{W}val") == "fr-FR"
    assert any("inventées" in found.text for found in word.sections[0].header.paragraphs)


@pytest.fixture(scope="module")
def printed(english: Document) -> bytes:
    return pdf(english)


def test_the_pdf_is_tagged_and_names_its_language(printed: bytes) -> None:
    for mark in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang"):
        assert mark in printed
    assert b"pdfuaid" in printed


def test_the_pdf_holds_labels_as_they_are_and_never_as_markup(printed: bytes, english: Document) -> None:
    import pypdfium2

    pages = pypdfium2.PdfDocument(printed)
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    flat = re.sub(r"\s+", " ", text)
    assert "women #1 *bold* [x] $y$ @z" in flat
    assert "Bridges inspected & opened <again>" in flat
    assert flat.count("data in this report is invented") >= len(pages)
    assert f"[{len(english.figures())}]" in flat


def test_the_same_report_gives_the_same_pdf(printed: bytes, english: Document) -> None:
    assert pdf(english) == printed


def test_the_tree_crosses_to_the_typesetter_as_plain_values(english: Document) -> None:
    assert json.loads(json.dumps(plain(english)))["title"] == english.title


def test_the_name_of_the_file_decides_the_form(tmp_path: Path) -> None:
    begins = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!DOC"}
    for form, first in begins.items():
        out = tmp_path / f"report.{form}"
        write_plan(invented_plan(), figures(), {}, cover(), out)
        assert out.read_bytes().startswith(first)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".html", ".pdf"]


def test_another_form_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"\.docx, \.pdf or \.html"):
        write_plan(invented_plan(), figures(), {}, cover(), tmp_path / "report.odt")
    with pytest.raises(BadInput, match="There is no folder"):
        write_plan(invented_plan(), figures(), {}, cover(), tmp_path / "no" / "report.pdf")
    assert list(tmp_path.iterdir()) == []
