"""PDF files: the same framework as the Word file of the same report, and clear refusals."""

from pathlib import Path

import pytest
import typst

from bluehelm.errors import Unreadable
from bluehelm.sources import documents
from bluehelm.sources.blocks import Document, Paragraph, Table
from bluehelm.sources.budgets import liquidation

REPORT = r"""
#set page(width: 612pt, height: 420pt, margin: (x: 54pt, y: 60pt),
  header: align(right)[#text(size: 9pt)[A/99/123]],
  footer: context [#text(size: 9pt)[#counter(page).display()/3 #h(1fr) 99-00123]])
#set text(size: 10pt)
#set super(typographic: false)
III. Resource performance

Component 1: support

Expected accomplishment 1.1: Orderly closure of the mission

#table(columns: (40%, 60%), stroke: none, inset: (x: 4pt, y: 3pt),
  [Expected accomplishment], [Actual indicators of achievement],
  [], [],
  [1.1.1 Share of approved flight hours used, search and rescue left out (2030/31: 84 per cent; 2031/32:
   90 per cent)], [33.5 per cent used],
  [1.1.2 Handover of the two camps along the river to the authorities of the town, in line with the rules],
  [Achieved. The two camps were handed over on 22 July 2031 and on 15 November 2031, in that order],
)
#pagebreak()
#table(columns: (40%, 18%, 42%), stroke: none, inset: (x: 4pt, y: 6pt),
  [Planned outputs], [Completed (number or yes/no)], [Remarks],
  [], [], [],
  [Boat services], [], [],
  [Operation and upkeep of 5 boats (2 ferries, 1 tug and 2 spare ferries) on the lower river], [2], [Ferries],
  [], [1], [Tug],
  [], [], [The lower output was due to the low water of the river in the spring of the year],
  [Security], [], [],
  [Night watches at the gates of both camps and along the road to the town, seven days a week], [Yes], [],
)
Approved#super[a] strength was kept over 2 050 m#super[3] of stores,
and of the boats on the lower river.#super[1]

#super[1] Amounts are in thousands of dollars, and so are the figures of the tables.
"""


def pdf(folder: Path, source: str) -> Path:
    path = folder / "report.pdf"
    path.write_bytes(typst.compile(source.encode()))
    return path


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return documents.read(pdf(tmp_path_factory.mktemp("pdf"), REPORT))


def words(document: Document) -> str:
    return " ".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def test_symbol_and_medium_are_told(report: Document) -> None:
    assert (report.medium, report.symbol) == ("pdf", "A/99/123")


def test_the_framework_is_that_of_the_printed_tables(report: Document) -> None:
    assert liquidation.fits(report)
    frame = liquidation.framework(report)
    assert [(row.number, row.title) for row in frame.accomplishments] == [
        ("1.1", "Orderly closure of the mission")
    ]
    assert [row.number for row in frame.indicators] == ["1.1.1", "1.1.2"]
    assert frame.indicators[0].planned.endswith("(2030/31: 84 per cent; 2031/32: 90 per cent)")
    assert frame.indicators[1].actual.startswith("Achieved. The two camps were handed over on 22 July 2031")
    assert frame.set_aside == ()


def test_outputs_keep_their_groups_and_answers(report: Document) -> None:
    boats, watches = liquidation.framework(report).outputs
    assert (boats.group, watches.group) == ("Boat services", "Security")
    assert boats.planned.endswith("(2 ferries, 1 tug and 2 spare ferries) on the lower river")
    assert [(answer.completed, answer.remarks[0][:16]) for answer in boats.answers] == [
        ("2", "Ferries"),
        ("1", "Tug"),
        ("", "The lower output"),
    ]
    assert [answer.completed for answer in watches.answers] == ["Yes"]


def test_raised_letters_are_left_out_but_cubic_metres_stay(report: Document) -> None:
    assert (
        "Approved strength was kept over 2 050 m3 of stores, and of the boats on the lower river."
        in words(report)
    )


def test_a_footnote_leaves_the_page(report: Document) -> None:
    assert report.footnotes == ("Amounts are in thousands of dollars, and so are the figures of the tables.",)
    assert "Amounts are" not in words(report)


def test_places_name_page_and_line(report: Document) -> None:
    (table,) = [block for block in report.blocks if isinstance(block, Table)]
    assert table.where.startswith("page 1, line ")
    assert table.rows[-1].where.startswith("page 2, line ")


def test_a_page_of_prose_drawn_out_to_its_width_is_no_table(tmp_path: Path) -> None:
    source = "#set par(justify: true)\n#set page(width: 300pt)\n" + (
        "The reconstruction of the administrative headquarters went on in spite of extraordinary rain. " * 12
    )
    assert not any(isinstance(block, Table) for block in documents.read(pdf(tmp_path, source)).blocks)


def test_a_scan_without_text_is_refused_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"so it is a scan.*Run text recognition"):
        documents.read(pdf(tmp_path, "#rect(width: 100%, height: 300pt)"))


def test_a_pdf_cut_off_is_refused(tmp_path: Path) -> None:
    path = pdf(tmp_path, "Text of a report that has enough words in it.")
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(Unreadable, match="damaged or cut off"):
        documents.read(path)


def test_a_locked_pdf_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2 as pdfium

    def locked(_: bytes) -> None:
        raise pdfium.PdfiumError("Failed to load document (PDFium: Incorrect password error).")

    monkeypatch.setattr(pdfium, "PdfDocument", locked)
    with pytest.raises(Unreadable, match="encrypted with a password"):
        documents.read(pdf(tmp_path, "Text"))


def test_too_many_pages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bluehelm.sources import pdf as reader

    monkeypatch.setattr(reader, "PAGES_LIMIT", 1)
    with pytest.raises(Unreadable, match="has 2 pages"):
        documents.read(pdf(tmp_path, "One#pagebreak()Two"))
