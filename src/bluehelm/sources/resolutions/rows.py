"""A resolution as it is laid out: lines, headings, numbered paragraphs and what was set aside."""

from dataclasses import dataclass
from datetime import date

HEADING, PREAMBULAR, OPERATIVE = "heading", "preambular", "operative"
DRAFT, ADOPTED = "draft", "adopted"


@dataclass(frozen=True)
class Line:
    """One line of the document as it came; nothing is dropped before it is told apart."""

    n: int  # from 1, in the order of the document
    text: str  # as printed, without its line end
    page: int | None = None
    style: str | None = None  # what a .docx or a web page says itself: "paragraph", "heading 2", "footnote"


@dataclass(frozen=True)
class Span:
    """Part of one line: line.text[start:end]."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """A heading, a preambular paragraph, an operative paragraph or an item of one, in printed order."""

    kind: str  # HEADING, PREAMBULAR or OPERATIVE; an item of an operative paragraph is OPERATIVE too
    text: str  # its own words, joined over lines and pages; those of its items stand in the items
    spans: tuple[Span, ...]  # where every character of it was printed, furniture in between left out
    path: str = ""  # "28", "28(a)(iii)#2"; a preambular paragraph's number; "" for a heading
    label: str = ""  # as printed: "28.", "(a)", "–"; "" where nothing was printed
    level: int = 0  # heading: 1 and deeper; operative: 0 for the paragraph, 1 for (a), 2 for (i) ..
    section: int | None = None  # index of the heading it stands under, among the headings
    repairs: tuple[str, ...] = ()  # what was mended, in words: "numbered 31 again; taken for 32"


@dataclass(frozen=True)
class Aside:
    """What is no part of the resolution's text, and why: page furniture, a cover, a footnote, an annex."""

    where: str  # "line 41", "lines 3 to 9, page 2"
    text: str
    why: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Resolution:
    """One resolution or draft. Every character that is no blank is in exactly one span."""

    name: str  # of the file
    sha256: str
    medium: str  # "text", "docx", "pdf", "html"
    symbol: str | None  # "S/RES/2100 (2013)", "S/2020/600"
    status: str  # DRAFT or ADOPTED
    date: date | None  # of adoption; of a draft, the day on its cover
    title: str | None
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    set_aside: tuple[Aside, ...]
    notes: tuple[str, ...] = ()  # what a reader must know: an excerpt, numbers missing or out of order
