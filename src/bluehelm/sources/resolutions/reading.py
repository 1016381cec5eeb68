"""A resolution's file to its pieces and to what was set aside."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from bluehelm.errors import Unreadable, WrongKind
from bluehelm.sources import documents
from bluehelm.sources.resolutions import kind
from bluehelm.sources.resolutions.joining import Joiner
from bluehelm.sources.resolutions.kind import Kind
from bluehelm.sources.resolutions.labels import NUMBER_STARTS, number
from bluehelm.sources.resolutions.pages import closing, head, web, word
from bluehelm.sources.resolutions.pages.furniture import Left, Part, asides, parted
from bluehelm.sources.resolutions.paragraphs.building import Builder
from bluehelm.sources.resolutions.paragraphs.outline import Outline
from bluehelm.sources.resolutions.rows import ADOPTED, DRAFT, OPERATIVE, Line, Piece, Resolution

# characters; the longest known have 200,000, 10,000 and 100, and patterns are slow on what has no end
LONGEST_TEXT, LONGEST_PARAGRAPH, LONGEST_WORD = 2_000_000, 50_000, 500
MOST_PIECES = 1_000  # paragraphs, items and headings


def read(path: Path) -> Resolution:
    """The resolution or draft in a file, told by its content: text, .docx, .pdf or a web page.

    raises  Unreadable if empty, damaged, encrypted, a scan or too large;
            WrongKind if the document is of another kind, or holds two resolutions
    """
    content = documents.bytes_of(path)
    lines, medium = _lines(content, path.name)
    if (size := sum(len(line.text) for line in lines)) > LONGEST_TEXT:
        raise Unreadable(f"{path.name}: holds {size:,} characters, no resolution has over {LONGEST_TEXT:,}.")
    found = parse(lines, path.name, hashlib.sha256(content).hexdigest(), medium)
    if (many := len(found.pieces)) > MOST_PIECES:
        raise Unreadable(
            f"{path.name}: has {many:,} paragraphs, items and headings, "
            f"no resolution has over {MOST_PIECES:,}."
        )
    for piece in found.pieces:
        _refuse_endless(piece, path.name)
    return found


def parse(lines: Sequence[Line | str], name: str = "", sha256: str = "", medium: str = "text") -> Resolution:
    """The resolution that the lines print; every character that is no blank is in a piece or set aside."""
    rows = tuple(line if isinstance(line, Line) else Line(n, line) for n, line in enumerate(lines, 1))
    parts, left = parted(rows)
    if not parts:
        raise Unreadable(f"{name}: holds no text at all. Give the resolution itself.")
    taken = kind.of_parts(parts, rows)
    if taken.name not in kind.READ:
        raise WrongKind(_refusal(name, taken))
    cover = head.read(parts, left)
    body, after = closing.split(cover.body, closing.rules(left))
    body, marks = closing.without_marks(body, closing.is_noted(body, after))
    body, lost = _without_fragment(body, cover.begun)
    drafted = cover.symbol is None and _is_labelled(body)
    blocks, strays = Builder(body).build()
    outline = Outline(blocks, Joiner(cover.body))
    left += [*cover.left, *after, *marks, *lost, *strays, *outline.left]
    return Resolution(
        name=name,
        sha256=sha256,
        medium=medium,
        symbol=cover.symbol,
        status=DRAFT if drafted else cover.status,
        date=cover.date,
        title=cover.title,
        lines=rows,
        pieces=tuple(outline.pieces),
        set_aside=tuple(asides(left)),
        notes=(*_notes(taken, outline.pieces, cover.begun), *_status(cover, drafted), *outline.notes),
    )


def _lines(content: bytes, name: str) -> tuple[list[Line], str]:
    """The lines of a file and its medium, told by its first bytes."""
    if content.startswith(b"PK"):
        return word.lines(content, name), "docx"
    if content[:1024].lstrip().startswith(b"%PDF"):
        from bluehelm.sources import pdf  # its library is slow to load

        pages = pdf.pages(content, name)
        return _numbered([(page, line) for page, sheet in enumerate(pages, 1) for line in sheet]), "pdf"
    if web.is_page(content):
        return web.lines(documents.text_of(content, name)), "html"
    documents.refuse_others(content, name)
    return text_lines(documents.text_of(content, name)), "text"


def _refuse_endless(piece: Piece, name: str) -> None:
    word = max(map(len, piece.text.split()), default=0)
    for what, size, most in (
        ("paragraph", len(piece.text), LONGEST_PARAGRAPH),
        ("a word of paragraph", word, LONGEST_WORD),
    ):
        if size > most:
            told = f"{name}: {what} {piece.path} has {size:,} characters"
            raise Unreadable(f"{told}, none of a resolution has over {most:,}.")


def _numbered(lines: Iterable[tuple[int | None, str]]) -> list[Line]:
    return [Line(n, text, page) for n, (page, text) in enumerate(lines, 1)]


def text_lines(text: str) -> list[Line]:
    """Numbered lines, with their page where the text marks its pages."""
    pages = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\f")
    marked = len(pages) > 1
    return _numbered(
        [(n if marked else None, line) for n, page in enumerate(pages, 1) for line in page.split("\n")]
    )


def _refusal(name: str, taken: Kind) -> str:
    """What the document is taken for, by which words, and what to do."""
    give = "Give the text of a resolution or draft resolution of the Security Council, in English"
    if taken.name == kind.NOTHING:
        return f"{name}: is no resolution as far as can be seen: {taken.evidence}. {give}."
    if taken.name == kind.TWO:
        return (
            f"{name}: holds {taken.name}: {taken.evidence}. Nothing was read; split it, read each by itself."
        )
    sure = "is" if taken.certain else "is taken for"
    return f"{name}: {sure} {taken.name}, by the words {taken.evidence}. Nothing was read. {give}."


def _without_fragment(parts: Sequence[Part], begun: bool) -> tuple[list[Part], list[Left]]:
    """Without the end of a paragraph whose beginning is not in the file."""
    count = 0
    if not begun and parts and parts[0].text[:1].islower():
        count = next((at for at, part in enumerate(parts) if not part.text[:1].islower()), len(parts))
    return list(parts[count:]), [
        (part, "the end of a paragraph that begins before the file") for part in parts[:count]
    ]


def _is_labelled(parts: Sequence[Part]) -> bool:
    """Whether two paragraphs bear the labels of a text under negotiation: "PP1", "OP2"."""
    labelled = (number(part.text) for part in parts if part.text[:1] in NUMBER_STARTS)
    return sum(label is not None and bool(label.part) for label in labelled) > 1


def _status(cover: head.Cover, drafted: bool) -> list[str]:
    """Why a text without a symbol is taken for a draft, or for adopted."""
    if drafted:
        return ["taken for a draft: no symbol is printed, and its paragraphs are labelled PP and OP"]
    if cover.begun and cover.symbol is None and cover.status == ADOPTED:
        return ["taken for adopted: no symbol is printed, nor that it is a draft"]
    return []


def _notes(taken: Kind, pieces: Sequence[Piece], begun: bool) -> list[str]:
    notes = []
    operative = [piece for piece in pieces if piece.kind == OPERATIVE]
    if taken.name == kind.EXCERPT:
        notes.append(f"an excerpt, by the words {taken.evidence}: what it leaves out is not here")
    elif not operative:
        notes.append("no operative paragraph: the text ends with its preamble")
    elif not any("seized of" in piece.text[-120:] for piece in operative):
        end = operative[-1].text[-60:]
        if end.endswith("."):
            notes.append("no paragraph by which the Council remains seized of the matter closes the text")
        else:
            notes.append(f'the text breaks off: its last paragraph ends with "{end}"')
    if not begun and taken.name != kind.EXCERPT:
        notes.append("the beginning is not in the file: no line 'The Security Council,'")
    return notes
