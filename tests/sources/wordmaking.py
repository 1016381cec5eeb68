"""Makes small invented Word files part by part, so that a test can say exactly what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def raised(text: str) -> str:
    return run(text, '<w:vertAlign w:val="superscript"/>')


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of runs; words that are no XML become a run."""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{inner}</w:p>"


def cell(*content: str, span: int = 1, merge: str = "") -> str:
    """A table cell; merge is "restart" or "continue"."""
    inner = "".join(each if each.startswith("<") else paragraph(each) for each in content) or paragraph("")
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{grid}{down}</w:tcPr>{inner}</w:tc>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """A table; words that are no XML become a cell."""
    lines = ("".join(each if each.startswith("<") else cell(each) for each in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def part(root: str, inner: str) -> str:
    return f"<w:{root} {NAMESPACES}>{inner}</w:{root}>"


def relations(targets: dict[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="r{n}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for n, (target, kind) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def word(*body: str, header: str = "", footnotes: str = "", styles: str = "", **more: str | bytes) -> bytes:
    """A .docx of these paragraphs and tables; more holds further parts, a double underscore for a slash."""
    pieces = {
        "header1.xml": ("hdr", header),
        "footnotes.xml": ("footnotes", footnotes),
        "styles.xml": ("styles", styles),
    }
    kinds = {"header1.xml": "header", "footnotes.xml": "footnotes", "styles.xml": "styles"}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
        "word/document.xml": part("document", f"<w:body>{''.join(body)}</w:body>"),
        "word/_rels/document.xml.rels": relations(
            {name: kinds[name] for name, (_, inner) in pieces.items() if inner}
        ),
    }
    parts |= {f"word/{name}": part(root, inner) for name, (root, inner) in pieces.items() if inner}
    parts |= {name.replace("__", "/").replace("_DOT_", "."): content for name, content in more.items()}
    return archive(parts)


def archive(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()
