"""What the page prints beside the text: running heads, page numbers, job numbers, bar codes, rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluehelm.sources.resolutions.rows import Aside, Line, Span

SYMBOL = r"S/(?:RES/|PRST/)?\d+(?:/\d+)?\s?(?:\(\d{4}\))?\*?"
JOB = r"\d{2}-\d{5}\s?\d{0,3}\s?(?:\([EF]\))?"
PAGE = r"\**\d{1,3}\s?/\s?\d{1,3}\**"
FURNITURE = re.compile(
    rf"{SYMBOL}|(?:{PAGE}\s*)?{JOB}(?:\s*\d{{6}})?(?:\s*{PAGE})?(?:\s*/\.\.\.)?|{PAGE}|/?\s?\.\.\.|/\s?\.\.\.?"
    r"|[Pp](?:age|AGE) \d+(?: of \d+)?|\*\d{6,}\*|`{3,}|-{3,}|_{3,}|\d{1,2}|(?:\* ){2,}\*"
)
BREAKS = re.compile(rf"{SYMBOL}|(?:{PAGE}\s*)?{JOB}.*|{PAGE}|/?\s?\.\.\.|[Pp]age \d+.*|\d{{1,2}}")


@dataclass(frozen=True)
class Part:
    """A line of the document, or what is left of it once the furniture is out."""

    line: int
    start: int
    end: int
    text: str
    parted: bool = False  # a blank line stands before it
    turned: bool = False  # a page turns before it
    style: str | None = None


def parted(lines: Sequence[Line]) -> tuple[list[Part], list[Aside]]:
    """The lines of text, and the lines of furniture with the reason."""
    kept: list[Part] = []
    asides: list[Aside] = []
    blank = turned = False
    for line in lines:
        text = line.text.strip()
        if not text:
            blank = True
            continue
        start = line.text.index(text[0])
        span = Span(line.n, start, start + len(text))
        if FURNITURE.fullmatch(text) is not None:
            turned = turned or BREAKS.fullmatch(text) is not None
            asides.append(Aside(where(line), text, "page furniture", (span,)))
            continue
        kept.append(Part(line.n, start, span.end, text, blank, turned, line.style))
        blank = turned = False
    return kept, asides


def where(line: Line) -> str:
    return f"line {line.n}" if line.page is None else f"line {line.n}, page {line.page}"


def spans(parts: Sequence[Part]) -> Iterator[Span]:
    for part in parts:
        yield Span(part.line, part.start, part.end)
