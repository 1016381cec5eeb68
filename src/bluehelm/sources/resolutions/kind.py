"""What a document is taken for, and by which words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bluehelm.sources.resolutions import head, labels, opening
from bluehelm.sources.resolutions.furniture import Part, parted
from bluehelm.sources.resolutions.rows import Line

RESOLUTION, DRAFT, EXCERPT = "resolution", "draft resolution", "excerpt of a resolution"
READ = (RESOLUTION, DRAFT, EXCERPT)
TWO = "two resolutions in one file"
HEAD_LINES = 80  # a cover, or the menu of a web page
WINDOW = 120  # characters of a line that count as its beginning

# What the head of a document says it is, the surest first: (kind, words).
SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a text in French", re.compile(r"\W*le conseil de s[ée]curit[ée]\W*(?:$|,)", re.I)),
    ("a text in Spanish", re.compile(r"\W*el consejo de seguridad\W*(?:$|,)", re.I)),
    ("a statement by the President of the Security Council", re.compile(r"\W*statement by the president of the security council\b", re.I)),
    ("a statement by the President of the Security Council", re.compile(r"S/PRST/\d{4}/\d+\W*$")),
    ("a press release", re.compile(r"(?:\W*(?:press release|security council press statement|meetings coverage|for information media\b.*))\W*$|\W*(?:SC|GA|SG/SM|PKO)/\d{3,5}(?:-[\w/-]+)?\W*$", re.I)),
    ("a resolution of the General Assembly", re.compile(r"\W*the general assembly\W*(?:$|,)|A/RES/\d+/\d+\W*$|\W*resolution adopted by the general assembly\b", re.I)),
    ("a resolution of another body", re.compile(r"\W*the (?:human rights council|economic and social council|peace and security council|council of the european union|peacebuilding commission|african union[\w ]*)\W*$", re.I)),
    ("a record of a meeting", re.compile(r"S/PV\.\d+.*|\W*(?:provisional )?verbatim record\b", re.I)),
    ("a report of the Secretary-General", re.compile(r"\W*(?:(?:\w+ )?(?:progress |interim |special )?)report of the secretary-general\b(?! of| on .*,$)", re.I)),
    ("a letter", re.compile(r"\W*(?:identical )?letters? dated \d", re.I)),
    ("a note by the President of the Security Council", re.compile(r"\W*note by the president of the security council\W*$", re.I)),
)  # fmt: skip
FRENCH = re.compile(r"\b(?:le|la|les|des|du|et|une|que|dans|pour|sur|avec)\b", re.I)
ENGLISH = re.compile(r"\b(?:the|of|and|to|in|for|with|that|its|on)\b", re.I)
RESOLVED = re.compile(r"[#*\s]*(?:Resolution|RESOLUTION) (\d{3,4}) ?\((\d{4})\)\*{0,3}")
BELOW_TITLE = re.compile(r"\W*(?:adopted\b|(?:of|on) \d{1,2} \w+ \d{4}|the security council\W*$)", re.I)
OPENED = re.compile(r"[#*\s\"“]*The Security Council\*{0,3},\*{0,3}")
EXCERPTED = re.compile(r"\W*\[?\W*(?:excerpts?|extracts?)\b", re.I)
STATEMENT = re.compile(r"the president of the security council made the following statement", re.I)


@dataclass(frozen=True)
class Kind:
    """What a document is taken for."""

    name: str  # one of READ, or in words: "a press release"
    evidence: str  # the words that say so, and their line
    certain: bool


def of(lines: Sequence[Line | str]) -> Kind:
    """What the lines are taken for."""
    rows = [line if isinstance(line, Line) else Line(n, line) for n, line in enumerate(lines, 1)]
    return of_parts(parted(rows)[0], rows)


def of_parts(parts: Sequence[Part], lines: Sequence[Line]) -> Kind:
    """The same, for lines whose page furniture is known."""
    at = head.opening(parts)
    first = HEAD_LINES if at is None else at
    printed = [Part(line.n, 0, line.text.strip()) for line in lines if line.text.strip()]
    before = [part for part in printed if at is None or part.line < parts[at].line][:HEAD_LINES]
    said = _said(before)
    if said is not None:
        return said
    second = _second(parts, at)
    if second is not None:
        return second
    excerpt = next((part for part in parts[: first + 8] if EXCERPTED.match(part.text[:WINDOW])), None)
    if excerpt is not None:
        return Kind(EXCERPT, _quoted(excerpt), True)
    if at is not None:
        cover = " ".join(part.text for part in parts[:at])
        drafted = head.DRAFTED.search(cover) is not None
        return Kind(DRAFT if drafted else RESOLUTION, _quoted(parts[at]), True)
    return _without_opening(parts)


def _said(parts: Sequence[Part]) -> Kind | None:
    """What the head of the document says of itself."""
    for name, words in SIGNS:
        for part in parts:
            if words.match(part.text[:WINDOW]) is not None or (
                len(part.text) < WINDOW and words.match(_last(part))
            ):
                return Kind(name, _quoted(part), True)
    statement = next((part for part in parts if STATEMENT.search(part.text[:600]) is not None), None)
    if statement is not None:
        return Kind(SIGNS[2][0], _quoted(statement), True)
    return None


def _last(part: Part) -> str:
    """What stands at the right of a line, as a cover prints the symbol."""
    return part.text.split()[-1]


def _second(parts: Sequence[Part], at: int | None) -> Kind | None:
    """A second title or opening line further down, of another resolution."""
    titles: dict[str, Part] = {}
    for part, after in pairwise(parts):
        found = RESOLVED.fullmatch(part.text[:60])
        if found is not None and BELOW_TITLE.match(after.text) is not None:
            titles.setdefault(found[1], part)
    openings = [part for part in parts[at or 0 :] if OPENED.fullmatch(part.text[:40]) is not None]
    for found_ in (list(titles.values()), openings):
        if len(found_) > 1:
            return Kind(TWO, f"{_quoted(found_[0])} and {_quoted(found_[1])}", True)
    return None


def _without_opening(parts: Sequence[Part]) -> Kind:
    words = " ".join(part.text for part in parts[:200])[:20_000]
    french, english = len(FRENCH.findall(words)), len(ENGLISH.findall(words))
    if french > 10 and french > 2 * english:
        return Kind("a text in French", f"{french} small words of French against {english} of English", False)
    for part in parts:
        label = labels.number(part.text.lstrip("#- "))
        if label is not None and opening.is_finite(part.text.lstrip("#- ")[label.end :]):
            return Kind(EXCERPT, _quoted(part), False)
    return Kind(
        "no resolution",
        "no line 'The Security Council,' and no numbered paragraph with a verb of the Council",
        False,
    )


def _quoted(part: Part) -> str:
    words = part.text if len(part.text) <= 70 else f"{part.text[:67]}..."
    return f'"{words}" (line {part.line})'
