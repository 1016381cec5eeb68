"""Word documents: one line a paragraph, with the numbers and bullets that Word makes itself."""

from pathlib import Path

import pytest

from bluehelm.errors import Unreadable
from bluehelm.sources import resolutions
from bluehelm.sources.resolutions.pages import word
from bluehelm.sources.resolutions.rows import Resolution
from tests.sources import wordmaking as w
from tests.sources.resolutions.resolutionmaking import headings, paths, texts, unaccounted, why

COVER = (
    "Resolution 9107 (2031)",
    "Adopted by the Security Council on 27 June 2031",
    "The Security Council,",
    "Recalling its resolutions,",
)
LEVELS = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"), ("bullet", "\uf0b7"))


def numbering(starts: str = "") -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(LEVELS)
    )
    return w.part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{starts}</w:num>',
    )


def item(text: str, depth: int, number: int = 1) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr>{w.run(text)}</w:p>"


def document(*body: str, starts: str = "", **parts: str) -> bytes:
    paragraphs = [each if each.startswith("<") else w.paragraph(each) for each in (*COVER, *body)]
    kinds = ("numbering", "styles", "header1", "footnotes")
    relations = w.relations({f"{kind}.xml": kind.rstrip("1") for kind in kinds})
    more = {"word__numbering_DOT_xml": numbering(starts), "word___rels__document_DOT_xml_DOT_rels": relations}
    return w.word(*paragraphs, **parts, **more)


def read(folder: Path, content: bytes) -> Resolution:
    path = folder / "draft.docx"
    path.write_bytes(content)
    return resolutions.read(path)


def test_numbers_that_word_makes_are_printed_before_their_paragraphs(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        document(
            item("Decides to:", 0),
            item("watch:", 1),
            item("by day;", 2),
            item("from boats;", 3),
            item("by night;", 2),
            item("lend pilots;", 1),
            item("Decides to remain seized of the matter.", 0),
        ),
    )
    assert paths(found) == ["1", "1(a)", "1(a)(i)", "1(a)(i)#1", "1(a)(ii)", "1(b)", "2"]
    assert texts(found)["1(a)(i)#1"] == "from boats;"
    assert unaccounted(found) == []


def test_lists_of_one_kind_count_together_unless_one_begins_anew(tmp_path: Path) -> None:
    body = [item("Decides to wait;", 0), item("Decides to pay;", 0, number=2)]
    assert paths(read(tmp_path, document(*body))) == ["1", "2"]
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="6"/></w:lvlOverride>'
    assert paths(read(tmp_path, document(*body, starts=anew))) == ["1", "6"]


def test_a_style_brings_its_list_along(tmp_path: Path) -> None:
    properties = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:styleId="Base"><w:name w:val="Base"/>{properties}</w:style>'
        '<w:style w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Base"/></w:style>'
    )
    body = [w.paragraph("Decides to wait;", style="Own"), w.paragraph("Decides to pay.", style="Own")]
    assert paths(read(tmp_path, document(*body, styles=styles))) == ["1", "2"]


def test_styles_of_headings_give_the_levels(tmp_path: Path) -> None:
    styles = "".join(f'<w:style w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>' for n in (1, 2))
    found = read(
        tmp_path,
        document(
            w.paragraph("Mandate", style="H1"),
            w.paragraph("Crossings", style="H2"),
            "1. Decides to wait;",
            w.paragraph("Boats", style="H2"),
            "2. Decides to pay.",
            styles=styles,
        ),
    )
    assert headings(found) == [(1, "Mandate"), (2, "Crossings"), (2, "Boats")]


def test_numbers_typed_into_the_paragraph_and_rows_of_a_table_are_read(tmp_path: Path) -> None:
    found = read(
        tmp_path, document("1.\tDecides to wait;", w.table([["Boats", "12"]]), "2.\tDecides to pay.")
    )
    assert paths(found) == ["1", "2"]
    assert any("Boats\t12" in line.text for line in found.lines)


def test_the_running_head_gives_the_symbol_and_footnotes_are_set_aside(tmp_path: Path) -> None:
    note = f'<w:footnote w:id="2">{w.paragraph("As agreed upon in the harbour.")}</w:footnote>'
    body = ["1. Decides to remain seized of the matter."]
    found = read(tmp_path, document(*body, header=w.paragraph("S/2032/718"), footnotes=note))
    assert "S/2032/718" in [line.text for line in found.lines]
    assert why(found)["As agreed upon in the harbour."] == "footnote"


def test_a_damaged_document_is_refused() -> None:
    with pytest.raises(Unreadable):
        word.lines(b"PK\x03\x04 nothing", "draft.docx")
