"""What the page prints beside the text: running heads, page numbers, job numbers, bar codes, rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from bluehelm.sources.resolutions.rows import Aside, Line, Span

SYMBOL = r"[SA]/(?:RES/|PRST/)?\d+(?:/\d+)?(?:/(?:Add|Rev|Corr)\.\d+)*\s?(?:\(\d{4}\))?\*{0,2}"
JOB = r"\d{2}-\d{5}"
PAGE = r"\**\d{1,3}\s?/\s?\d{1,3}\**"
HEAD = re.compile(SYMBOL)
TURN = re.compile(
    rf"(?:{PAGE}\s*|\d{{1,3}}\s*)?{JOB}\*?(?:\s*\([A-Z]\))?(?:\s*\d{{6}})?(?:\s*{PAGE}|\s*\d{{1,3}})?(?:\s*/\.\.\.)?"
    rf"|\d{{7}}\s*/\.\.\.|{PAGE}|/?\s?(?:\.\.\.|…)|[Pp](?:age|AGE)\s+\d+(?:\s+of\s+\d+)?"
)
SIGN = re.compile(r"\*\d{5,}\*|`{3,}|-{3,}|_{3,}|={3,}|~{3,}|(?:\*\s?){3,}|\.{1,3}")
LONE = re.compile(r"\d{1,3}|English|Original: English|Page", re.I)
LONGEST = 60  # letters of a line of furniture
MOST_BLANK = 300  # and its columns, where it is set in two
APART = 0.9  # share of the lines that a blank line follows, where blank lines say nothing
CUT = 0.15  # and share of the lines that end inside a sentence there
INSIDE = re.compile(r"[^\s;.,:]$")  # the end of a line inside a sentence
FURNITURE, RULE, DIVIDER = "page furniture", "rule", "divider between parts of the text"


@dataclass(frozen=True)
class Part:
    """A line of the document, or a piece of one; text is line.text[start:end]."""

    line: int
    start: int
    text: str
    parted: bool = False  # a blank line stands before it, or the document says that a paragraph begins
    turned: bool = False  # a page turns before it
    style: str | None = None
    page: int | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return Span(self.line, self.start, self.end)

    def cut(self, start: int, end: int | None = None) -> Part:
        """A piece of it, without the blanks at its ends; what follows the first piece is not parted."""
        text = self.text[start:end]
        bare = text.strip()
        lead = len(text) - len(text.lstrip())
        first = start + lead == 0
        return replace(
            self,
            start=self.start + start + lead,
            text=bare,
            parted=self.parted and first,
            turned=self.turned and first,
        )


Left = tuple[Part, str]  # what is no part of the text, and why


def parted(lines: Sequence[Line]) -> tuple[list[Part], list[Left]]:
    """The lines of text, with blank lines and page turns as marks, and those of furniture with the reason."""
    printed = [_part(line) for line in lines if line.text.strip()]
    own = _own_symbol(printed)
    kinds = [_kind(part.text, own) for part in printed]
    numbers = {part.line for part in printed}
    kept: list[Part] = []
    left: list[Left] = []
    blank = turned = False
    last, page = 0, None
    spacing = _spacing(printed)
    for at, part in enumerate(printed):
        kind = kinds[at]
        if kind is None and LONE.fullmatch(part.text) is not None and _beside(kinds, at, numbers, part.line):
            kind = kinds[at] = FURNITURE
        blank = blank or part.line > last + spacing
        turned = turned or kind == FURNITURE or (page is not None and part.page != page)
        last, page = part.line, part.page
        if kind is not None:
            left.append((part, kind))
            blank = blank or kind == DIVIDER
            continue
        blank = blank or part.style is not None
        kept.append(replace(part, parted=blank, turned=turned) if blank or turned else part)
        blank = turned = False
    return kept, left


def _spacing(parts: Sequence[Part]) -> int:
    """How many lines further the next line of a paragraph stands: 2 where the text is double-spaced."""
    pairs = [(before, after) for before, after in pairwise(parts) if before.page == after.page]
    blank = sum(after.line == before.line + 2 for before, after in pairs)
    cut = sum(after.text[0].islower() and INSIDE.search(before.text) is not None for before, after in pairs)
    return 2 if pairs and blank >= APART * len(pairs) and cut >= CUT * len(pairs) else 1


def asides(left: Iterable[Left]) -> list[Aside]:
    """Rows of what was set aside, neighbours with the same reason together."""
    ordered = sorted(left, key=lambda each: (each[0].line, each[0].start))
    numbered = list(enumerate(ordered))
    found = []
    last = -1
    group = 0
    keys: list[tuple[str, int]] = []
    for _, (part, why) in numbered:
        group += not keys or part.line > last + 1 or why != keys[-1][0]
        keys.append((why, group))
        last = part.line
    for (why, _), members in groupby(zip(keys, ordered, strict=True), key=lambda each: each[0]):
        parts = [part for _, (part, _) in members]
        found.append(
            Aside(where(parts), "\n".join(part.text for part in parts), why, tuple(p.span for p in parts))
        )
    return found


def where(parts: Sequence[Part]) -> str:
    first, last = parts[0], parts[-1]
    lines = f"line {first.line}" if first.line == last.line else f"lines {first.line} to {last.line}"
    return lines if first.page is None else f"{lines}, page {first.page}"


def _part(line: Line) -> Part:
    text = line.text.strip()
    start = len(line.text) - len(line.text.lstrip())
    return Part(line.n, start, text, style=line.style, page=line.page)


def _own_symbol(parts: Sequence[Part]) -> str | None:
    """The symbol that stands alone on the most lines: the running head."""
    found = Counter(
        part.text.replace(" ", "").rstrip("*") for part in parts if HEAD.fullmatch(part.text) is not None
    )
    return found.most_common(1)[0][0] if found else None


def _kind(text: str, own: str | None) -> str | None:
    text = " ".join(text[:MOST_BLANK].split())
    if len(text) > LONGEST:
        return None
    bare = text.replace(" ", "").rstrip("*")
    if (own is not None and bare.startswith(own) and len(bare) <= len(own) + 1) or TURN.fullmatch(
        text
    ) is not None:
        return FURNITURE
    if SIGN.fullmatch(text) is not None:
        return RULE if text[0] in "_-=~" else DIVIDER if set(text) <= {"*", " "} else FURNITURE
    return None


def _beside(kinds: Sequence[str | None], at: int, numbers: set[int], line: int) -> bool:
    """Whether a lone number stands beside other furniture, or alone between blank lines."""
    neighbours = (*kinds[max(at - 1, 0) : at], *kinds[at + 1 : at + 2])
    alone = line - 1 not in numbers and line + 1 not in numbers
    return FURNITURE in neighbours or alone or at in (0, len(kinds) - 1)
