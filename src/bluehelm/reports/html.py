"""The report as one self-contained HTML page: a figure opens its card, or leads to its row in the trace."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from bluehelm.reports.tree import Block, Chart, Document, Heading, Note, Paragraph, Table


@cache
def part(name: str) -> str:
    """A style sheet or script of the page."""
    return files("bluehelm.reports").joinpath(f"templates/reports/{name}").read_text("utf-8").strip()


def digest(text: str) -> str:
    """What the page's own security policy lets run: this text and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def html(document: Document) -> bytes:
    """The document as one page that asks for nothing from outside."""
    from django.template.loader import render_to_string
    from django.utils.safestring import mark_safe

    style, script = part("performance.css"), part("performance.js")
    context = {
        "report": document,
        "blocks": [shown(block) for block in document.blocks],
        "style": mark_safe(style),  # noqa: S308 (files of this package, not a user's words)
        "script": mark_safe(script),  # noqa: S308
        "style_digest": digest(style),
        "script_digest": digest(script),
    }
    return render_to_string("reports/performance.html", context).encode()


def shown(block: Block) -> dict[str, Any]:
    """One block with its kind and what the template needs beside it."""
    from django.utils.html import format_html
    from django.utils.safestring import mark_safe

    if isinstance(block, Heading):
        level = block.level + 1
        tag = format_html('<h{} id="s-{}">{}</h{}>', level, block.anchor, block.text, level)
        return {"kind": "heading", "tag": tag}
    if isinstance(block, Chart):
        svg = mark_safe(block.svg)  # noqa: S308 (drawn by charts.py, which escapes its words)
        return {"kind": "chart", "it": block, "svg": svg}
    if isinstance(block, Table):
        shares = [f"{width * 100 // sum(block.widths)}%" for width in block.widths]
        columns = [
            {"text": text, "end": end, "width": width}
            for text, end, width in zip(block.header, block.ends, shares, strict=True)
        ]
        spans = len(columns) > 1  # a single cell spans the columns where there are several
        return {"kind": "table", "it": block, "columns": columns, "one": 1 if spans else 0}
    kinds = {Paragraph: "paragraph", Note: "note"}
    return {"kind": kinds.get(type(block), "annex"), "it": block}
