"""A resolution's file to its pieces and to what was set aside."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from bluehelm.errors import Unreadable, WrongKind
from bluehelm.sources import documents
from bluehelm.sources.resolutions import furniture, head, numbering, parts
from bluehelm.sources.resolutions.rows import Aside, Line, Resolution


def read(path: Path) -> Resolution:
    """The resolution or draft in a file, told by its content: plain text so far.

    raises  Unreadable if empty, damaged, encrypted, a scan or too large;
            WrongKind if the document is of another kind
    """
    content = documents.bytes_of(path)
    documents.refuse_others(content, path.name)
    text = documents.decoded(content, path.name)
    return parse(lines_of(text), name=path.name, sha256=hashlib.sha256(content).hexdigest(), medium="text")


def lines_of(text: str) -> list[Line]:
    """Numbered lines, with their page where the text marks its pages."""
    found: list[Line] = []
    page = 1
    turned = "\f" in text
    for sheet in text.replace("\r\n", "\n").replace("\r", "\n").split("\f"):
        for line in sheet.split("\n"):
            found.append(Line(len(found) + 1, line, page if turned else None))
        page += 1
    return found


def parse(lines: Sequence[Line | str], name: str = "", sha256: str = "", medium: str = "text") -> Resolution:
    """The resolution that the lines print."""
    rows = [line if isinstance(line, Line) else Line(n, line) for n, line in enumerate(lines, 1)]
    kept, asides = furniture.parted(rows)
    if not kept:
        raise Unreadable(f"{name}: holds no text at all. Give the resolution itself.")
    cover = head.read(kept)
    if cover.body is None:
        raise WrongKind(
            f"{name}: has no line 'The Security Council,' and no numbered paragraph, so it is no resolution."
        )
    blocks = parts.blocks(kept[cover.body :])
    pieces, more = numbering.pieces(blocks)
    asides = [*asides, *cover.asides, *more]
    return Resolution(
        name=name,
        sha256=sha256,
        medium=medium,
        symbol=cover.symbol,
        status=cover.status,
        date=cover.date,
        title=cover.title,
        lines=tuple(rows),
        pieces=tuple(pieces),
        set_aside=tuple(sorted(asides, key=_place)),
    )


def _place(aside: Aside) -> tuple[int, int]:
    return aside.spans[0].line, aside.spans[0].start
