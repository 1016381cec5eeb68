"""Pieces of a Word document that its library has no call for, or is slow to make: tables, links, fields."""

from xml.sax.saxutils import escape, quoteattr

from bluehelm.reports.tree import Bound, Cell, Entry, Row, Run, Table, Text, TraceAnnex

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DARK, PALE, LINE = "1F3A5F", "EEF2F6", "B8C2CC"
WIDTH = 9750  # of the text, in twentieths of a point
ANNEX_WIDTHS = (6, 94)  # shares
MARKED = '<w:color w:val="6B7A8A"/><w:sz w:val="14"/><w:vertAlign w:val="superscript"/>'  # a trace number
LINKED = '<w:color w:val="0B5394"/><w:u w:val="single"/>'
PUT_IN, CUT_OUT = '<w:u w:val="single"/>', "<w:strike/>"
FIRST_BOOKMARK = 100_000  # of the trace, above those of the headings


def words(text: str) -> str:
    """Text of a run, without the control characters that XML forbids."""
    allowed = "".join(sign for sign in text if sign >= " ")
    return f'<w:t xml:space="preserve">{escape(allowed)}</w:t>'


def name(anchor: str) -> str:
    """A bookmark's name as Word takes it: letters, digits and underscores, at most forty, in quotes."""
    return quoteattr("".join(sign if sign.isalnum() else "_" for sign in anchor)[:40])


def bookmark(number: int, anchor: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name={name(anchor)}/><w:bookmarkEnd w:id="{number}"/>'


def link(anchor: str, text: str, properties: str = "") -> str:
    """Text that leads to a bookmark of the document."""
    run = f"<w:r><w:rPr>{properties}</w:rPr>{words(text)}</w:r>"
    return f'<w:hyperlink w:anchor={name(anchor)} w:history="1">{run}</w:hyperlink>'


def field(code: str, shown: str) -> str:
    """A field that Word keeps up to date, with what it shows until then."""
    return f"<w:fldSimple w:instr={quoteattr(f' {code} ')}><w:r>{words(shown)}</w:r></w:fldSimple>"


def field_mark(kind: str) -> str:
    """Where a long field begins, parts code from result ("separate") or ends."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field_code(code: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'


def run_xml(run: Run, properties: str = "") -> str:
    """Words, or a figure and the number of its trace."""
    if isinstance(run, Bound):
        mark = link(f"t{run.n}", str(run.n), MARKED)
        return f"<w:r><w:rPr>{properties}</w:rPr>{words(f'{run.shown} {run.unit}'.rstrip())}</w:r>{mark}"
    strong = "<w:b/>" if (run.strong or run.marked) and "<w:b/>" not in properties else ""
    if run.to is not None:
        return link(f"s-{run.to}", run.text, strong + properties + LINKED)
    look = {"+": PUT_IN, "-": CUT_OUT}.get(run.edit, "")
    tint = '<w:highlight w:val="yellow"/>' if run.marked else ""
    return f"<w:r><w:rPr>{strong}{properties}{look}{tint}</w:rPr>{words(run.text)}</w:r>"


def paragraph_xml(content: str, style: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def cell_xml(content: str, width: int, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def header_row(header: tuple[str, ...], widths: list[int], style: str, ends: tuple[bool, ...]) -> str:
    """The row that Word repeats on every page of the table."""
    white = '<w:b/><w:color w:val="FFFFFF"/>'
    cells = [
        cell_xml(
            paragraph_xml(f"<w:r><w:rPr>{white}</w:rPr>{words(text)}</w:r>", style, side(end)),
            width,
            shade(DARK),
        )
        for text, width, end in zip(header, widths, ends, strict=True)
    ]
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def side(end: bool) -> str:
    return '<w:jc w:val="right"/>' if end else ""


def shares(widths: tuple[int, ...]) -> list[int]:
    return [width * WIDTH // sum(widths) for width in widths]


def whole_table(caption: str, rows: list[str], widths: list[int]) -> str:
    """A table of fixed widths with lines below its rows; the caption is read out for it."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    look = '<w:tblLook w:val="0020" w:firstRow="1" w:noHBand="1"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"<w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"{look}<w:tblCaption w:val={quoteattr(caption)}/>"
    )
    body = f"<w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}"
    return f"<w:tbl {NAMESPACE}>{body}</w:tbl>"


def table_xml(table: Table) -> str:
    widths = shares(table.widths)
    rows = [header_row(table.header, widths, "Tabletext", table.ends)]
    rows.extend(row_xml(row, widths, table.ends) for row in table.rows)
    return whole_table(table.caption, rows, widths)


def row_xml(row: Row, widths: list[int], ends: tuple[bool, ...]) -> str:
    """One row; a single cell spans the table."""
    keep = "" if row.kind == "sides" else "<w:trPr><w:cantSplit/></w:trPr>"  # quotes may be pages long
    if len(row.cells) == 1 < len(widths):
        properties = "<w:b/>" if row.kind == "group" else '<w:i/><w:color w:val="555555"/>'
        span = f'<w:gridSpan w:val="{len(widths)}"/>' + (shade(PALE) if row.kind == "group" else "")
        content = lines_xml(row.cells[0], properties, "<w:keepNext/>" if row.kind == "group" else "")
        return f"<w:tr>{keep}{cell_xml(content, sum(widths), span)}</w:tr>"
    bold = "<w:b/>" if row.kind == "total" else ""
    cells = []
    for n, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
        indent = '<w:ind w:left="170"/>' if row.kind == "part" and n == 0 else ""
        cells.append(cell_xml(lines_xml(cell, bold, indent + side(ends[n])), width))
    return f"<w:tr>{keep}{''.join(cells)}</w:tr>"


def lines_xml(cell: Cell, properties: str, paragraph: str) -> str:
    """The lines of a cell, a paragraph each."""
    lines = cell.lines or ((),)
    return "".join(
        paragraph_xml("".join(run_xml(run, properties) for run in line), "Tabletext", paragraph)
        for line in lines
    )


def annex_xml(annex: TraceAnnex, caption: str) -> str:
    """The trace: the number of a figure, and beside it all that leads back to its source."""
    widths = shares(ANNEX_WIDTHS)
    rows = [header_row(annex.labels[:2], widths, "Tracetext", (False, False))]
    rows.extend(entry_xml(entry, widths) for entry in annex.entries)
    return whole_table(caption, rows, widths)


def entry_xml(entry: Entry, widths: list[int]) -> str:
    """One figure of the annex, marked so that its number in the text leads here."""
    mark = bookmark(FIRST_BOOKMARK + entry.n, entry.anchor)
    number = paragraph_xml(mark + run_xml(Text(str(entry.n))), "Tracetext")
    told = paragraph_xml(run_xml(Text(entry.short)), "Tracetext")
    return f"<w:tr>{cell_xml(number, widths[0])}{cell_xml(told, widths[1])}</w:tr>"
