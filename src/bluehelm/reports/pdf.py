"""The report as a tagged PDF (PDF/UA-1), set by typst with the fonts it carries."""

import json
import subprocess
import sys
from typing import Any

from bluehelm.errors import BluehelmError
from bluehelm.reports.tree import Block, Cell, Chart, Document, Heading, Note, Paragraph, Run, Table, Text

BROKEN = ("mandate", "resources", "annex")  # begin on a new page


def pdf(document: Document) -> bytes:
    """The document as PDF; the same document gives the same bytes."""
    asked = {"document": plain(document), "timestamp": int(document.as_at.timestamp())}
    done = subprocess.run(
        [sys.executable, "-m", "bluehelm.reports.typeset"],
        input=json.dumps(asked, ensure_ascii=False).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise BluehelmError(f"The PDF could not be set: {' '.join(last)}. Write .docx or .html instead.")
    return done.stdout


def plain(document: Document) -> dict[str, Any]:
    """The tree as JSON values."""
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "language": document.language,
        "mission": document.mission,
        "period": document.period,
        "running": document.running,
        "name": document.name,
        "author": document.author or document.mission,
        "depth": document.depth,
        "invented": document.invented,
        "words": document.words,
        "blocks": [plain_block(block) for block in document.blocks],
    }


def plain_block(block: Block) -> dict[str, Any]:
    """One block with its kind."""
    if isinstance(block, Heading):
        breaks = block.anchor in BROKEN
        return {"kind": "heading", "breaks": breaks} | vars(block)
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "runs": [plain_run(run) for run in block.runs]}
    if isinstance(block, Note):
        return {"kind": "note"} | vars(block)
    if isinstance(block, Chart):
        return vars(block) | {"kind": "chart"}
    if isinstance(block, Table):
        rows = [{"kind": row.kind, "cells": [plain_cell(cell) for cell in row.cells]} for row in block.rows]
        return vars(block) | {"kind": "table", "rows": rows}
    return {"kind": "annex", "entries": [{"n": entry.n, "short": entry.short} for entry in block.entries]}


def plain_cell(cell: Cell) -> list[list[dict[str, Any]]]:
    return [[plain_run(run) for run in line] for line in cell.lines]


def plain_run(run: Run) -> dict[str, Any]:
    if isinstance(run, Text):
        return vars(run)
    return {"shown": f"{run.shown} {run.unit}".rstrip(), "n": run.n}
