"""The report as a Word document: heading styles, repeated header rows, alternative texts, page numbers."""

import io
from typing import Any

from bluehelm.reports import wordml
from bluehelm.reports.tree import Block, Chart, Document, Heading, Note, Paragraph, Table

LOCALES = {"en": "en-GB", "fr": "fr-FR"}
FONT = "Arial"
WARNING = "8A1C00"
SIZES = {"Normal": 10, "Caption": 9, "Title": 26, "Subtitle": 14}  # points
HEADINGS = {1: 17, 2: 13, 3: 11.5, 4: 10.5}
BROKEN = ("mandate", "resources", "annex")  # begin on a new page


def docx(document: Document) -> bytes:
    """The document as .docx."""
    from docx import Document as new_document

    word = new_document()
    style(word, document)
    running(word.sections[0], document)
    properties(word, document)
    cover(word, document)
    counts = {"heading": 0, "table": 0, "chart": 0}
    for block in document.blocks:
        write(word, block, document, counts)
    held = io.BytesIO()
    word.save(held)
    return held.getvalue()


def style(word: Any, document: Document) -> None:
    """Page, styles and language."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.9)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2)
    named = {**SIZES, **{f"Heading {level}": size for level, size in HEADINGS.items()}}
    for name, size in named.items():
        found = word.styles[name]
        fonts = found.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]  # the theme's fonts would win over ours
        found.font.name, found.font.size = FONT, Pt(size)
        if name != "Normal":
            found.font.color.rgb = RGBColor.from_string(wordml.DARK)
    for name, size in (("Table text", 8), ("Trace text", 7)):
        added = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style, added.font.size = word.styles["Normal"], Pt(size)
        added.paragraph_format.space_after = Pt(0)
    for language in word.styles.element.findall(".//{*}rPrDefault/{*}rPr/{*}lang"):
        language.set(f"{{{language.nsmap['w']}}}val", LOCALES[document.language])


def running(section: Any, document: Document) -> None:
    """The line at the head of every page, and the page number at its foot."""
    section.header.paragraphs[0].text = document.running
    if document.invented is not None:
        warn(section.header.add_paragraph(document.invented))
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{document.words['page']} ")
    add(foot, wordml.field("PAGE", "·"))
    foot.add_run(" / ")
    add(foot, wordml.field("NUMPAGES", "·"))


def properties(word: Any, document: Document) -> None:
    """What the file says of itself."""
    core = word.core_properties
    core.title = document.name
    core.author, core.language = document.author or document.mission, LOCALES[document.language]
    core.subject, core.comments = document.subtitle[0], document.invented or ""
    core.created = core.modified = document.as_at.replace(tzinfo=None)


def warn(paragraph: Any) -> None:
    from docx.shared import RGBColor

    for run in paragraph.runs:
        run.font.color.rgb = RGBColor.from_string(WARNING)


def add(paragraph: Any, xml: str) -> None:
    """Put pieces of a paragraph at its end."""
    from docx.oxml import parse_xml

    paragraph._p.extend(list(parse_xml(f"<w:p {wordml.NAMESPACE}>{xml}</w:p>")))


def place(word: Any, xml: str) -> None:
    """Put a table at the end of the text, and an empty line after it."""
    from docx.oxml import parse_xml
    from docx.shared import Pt

    after = word.add_paragraph()
    after.paragraph_format.space_after = Pt(4)
    after._p.addprevious(parse_xml(xml))


def cover(word: Any, document: Document) -> None:
    """Title block and contents: links already, and Word can renew them with page numbers."""
    from docx.enum.text import WD_BREAK

    word.add_paragraph(document.title, style="Title")
    for line in document.subtitle:
        word.add_paragraph(line)
    if document.invented is not None:
        warn(word.add_paragraph(document.invented))
    word.add_paragraph(document.words["contents"], style="Subtitle")
    begin = word.add_paragraph()
    code = wordml.field_code(f'TOC \\o "1-{document.depth}" \\h \\z \\u')
    add(begin, wordml.field_mark("begin") + code + wordml.field_mark("separate"))
    for block in document.contents:
        line = word.add_paragraph(style="List" if block.level == 1 else f"List {block.level}")
        add(line, wordml.link(f"s-{block.anchor}", block.text))
    end = word.add_paragraph()
    add(end, wordml.field_mark("end"))
    end.add_run().add_break(WD_BREAK.PAGE)


def write(word: Any, block: Block, document: Document, counts: dict[str, int]) -> None:
    """One block of the tree."""
    if isinstance(block, Heading):
        counts["heading"] += 1
        heading = word.add_heading(block.text, level=block.level)
        heading.paragraph_format.page_break_before = block.anchor in BROKEN
        add(heading, wordml.bookmark(counts["heading"], f"s-{block.anchor}"))
    elif isinstance(block, Paragraph):
        add(word.add_paragraph(), "".join(wordml.run_xml(run) for run in block.runs))
    elif isinstance(block, Note):
        note(word, block)
    elif isinstance(block, Table):
        if block.captioned:
            counts["table"] += 1
            caption(word, f"{document.words['table']} ", counts["table"], block.caption).keep_with_next = True
        place(word, wordml.table_xml(block))
    elif isinstance(block, Chart):
        counts["chart"] += 1
        picture(word, block)
        caption(word, f"{document.words['chart']} ", counts["chart"], block.title)
    else:
        place(word, wordml.annex_xml(block, document.words["annex"]))


def note(word: Any, block: Note) -> None:
    from docx.shared import Cm

    paragraph = word.add_paragraph(block.text)
    paragraph.paragraph_format.left_indent = Cm(0.4)
    if block.invented:
        warn(paragraph)


def caption(word: Any, kind: str, number: int, text: str) -> Any:
    """A caption that Word numbers; gives its paragraph's format."""
    paragraph = word.add_paragraph(kind, style="Caption")
    add(paragraph, wordml.field(f"SEQ {kind.strip()} \\* ARABIC", str(number)))
    paragraph.add_run(f": {text}")
    return paragraph.paragraph_format


def picture(word: Any, chart: Chart) -> None:
    """The chart as an image at twice the screen's density, with its description for who cannot see it."""
    import vl_convert
    from docx.shared import Cm

    image = vl_convert.svg_to_png(chart.svg, scale=2)
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(image), width=Cm(17 * chart.width / 100))
    described = shape._inline.docPr
    described.set("descr", chart.description)
    described.set("title", chart.title)
