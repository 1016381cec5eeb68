"""What a document is taken for, and by which words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bluehelm.sources.resolutions import labels, opening
from bluehelm.sources.resolutions.pages import head
from bluehelm.sources.resolutions.pages.furniture import Part, parted
from bluehelm.sources.resolutions.rows import Line

RESOLUTION, DRAFT, EXCERPT = "resolution", "draft resolution", "excerpt of a resolution"
READ = (RESOLUTION, DRAFT, EXCERPT)
TWO = "two resolutions in one file"
NOTHING = "no resolution"
HEAD_LINES = 80  # a cover, or the menu of a web page
WINDOW = 120  # characters of a line that count as its beginning

STATEMENT = "a statement by the President of the Security Council"
# What the head of a document says it is, the surest first: what a line begins with, or its last word.
SAID = {
    "a text in French": (r"\W*(?:Le Conseil de s[ée]curit[ée]|LE CONSEIL DE S[ÉE]CURIT[ÉE])\W*(?:$|,)",),
    "a text in Spanish": (r"\W*(?:El Consejo de Seguridad|EL CONSEJO DE SEGURIDAD)\W*(?:$|,)",),
    STATEMENT: (r"\W*Statement by the President of the Security Council\b", r"S/PRST/\d{4}/\d+\W*$"),
    "a press release": (
        r"\W*(?:Press Release|PRESS RELEASE|Security Council Press Statement|Meetings Coverage)\W*$",
        r"\W*For information media\b",
        r"\W*(?:Unanimously |Swiftly )?Adopting (?:Resolution|Text|Draft)\b",
        r"\W*(?:(?!The\b)[^;]*, )?Security Council (?:Adopts|Approves|Authorizes|Calls"
        r"|Condemns|Decides|Demands|Ends|Establishes|Extends|Fails|Imposes|Lifts|Rejects|Renews|Requests|Terminates|Unanimously|Urges|Votes)\b(?!.*[;,]$)",
        r"\W*The Security Council (?:today|this (?:morning|afternoon|evening))\b",
        r"\W*(?:SC|GA|SG/SM|PKO)/\d{3,5}(?:-[\w/-]+)?\W*$",
    ),
    "a resolution of the General Assembly": (
        r"\W*The General Assembly\W*(?:$|,)",
        r"A/RES/\d+/\d+\W*$",
        r"\W*Resolution adopted by the General Assembly\b",
    ),
    "a resolution of another body": (
        r"\W*The (?:Human Rights Council|Economic and Social Council|Peace and Security Council"
        r"|Executive Council|Council of the European Union|Peacebuilding Commission)\W*$",
    ),
    "a record of a meeting": (r"S/PV\.\d+", r"\W*(?:Provisional )?[Vv]erbatim record\b"),
    "a report of the Secretary-General": (
        r"\W*(?:[A-Z]\w+ ){0,3}[Rr]eport of the Secretary-General\b(?!.*[,;]$)",
    ),
    "a letter": (r"\W*(?:Identical letters|Letters?) dated \d",),
    "a note by the President of the Security Council": (
        r"\W*Note by the President of the Security Council\W*$",
    ),
}
SIGNS = tuple((name, re.compile("|".join(words))) for name, words in SAID.items())
FRENCH = re.compile(r"\b(?:le|la|les|des|du|et|une|que|dans|pour|sur|avec)\b", re.I)
ENGLISH = re.compile(r"\b(?:the|of|and|to|in|for|with|that|its|on)\b", re.I)
RESOLVED = re.compile(r"[#*\s]*(?:Resolution|RESOLUTION) (\d{3,4}) ?\((\d{4})\)\*{0,3}")
BELOW_TITLE = re.compile(r"\W*(?:adopted\b|(?:of|on) \d{1,2} \w+ \d{4}|the security council\W*$)", re.I)
OPENED = re.compile(r"[#*\s\"“]*The Security Council\*{0,3},\*{0,3}")
EXCERPTED = re.compile(r"\W*\[?\W*(?:excerpts?|extracts?)\b", re.I)
SPOKEN = re.compile(r"the president of the security council made the following statement", re.I)


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
    first = at if at is not None else next((n for n, part in enumerate(parts) if _is_operative(part)), None)
    end = lines[-1].n + 1 if first is None else parts[first].line
    printed = [Part(line.n, 0, line.text.strip()) for line in lines if line.text.strip() and line.n < end]
    before = printed[-HEAD_LINES:] if at is not None else printed[:HEAD_LINES]
    said = _said(before)
    if said is not None:
        return said
    second = _second(parts, at)
    if second is not None:
        return second
    excerpt = next((part for part in parts[: (first or 0) + 8] if EXCERPTED.match(part.text[:WINDOW])), None)
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
    spoken = next((part for part in parts if SPOKEN.search(part.text[:600]) is not None), None)
    if spoken is not None:
        return Kind(STATEMENT, _quoted(spoken), True)
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
        return Kind(
            "a text in French",
            f"of the language: {french} small words of French, {english} of English",
            False,
        )
    operative = next((part for part in parts if _is_operative(part)), None)
    if operative is not None:
        return Kind(EXCERPT, _quoted(operative), False)
    return Kind(
        NOTHING, "no line 'The Security Council,' and no numbered paragraph with a verb of the Council", False
    )


def _is_operative(part: Part) -> bool:
    text = part.text.lstrip("#-* ")
    label = labels.number(text)
    return label is not None and opening.is_finite(text[label.end :])


def _quoted(part: Part) -> str:
    words = part.text if len(part.text) <= 70 else f"{part.text[:67]}..."
    return f'"{words}" (line {part.line})'
