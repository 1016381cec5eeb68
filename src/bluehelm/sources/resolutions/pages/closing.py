"""What follows a resolution's text or stands under its pages: the vote, annexes, footnotes and marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise, zip_longest

from bluehelm.sources.resolutions import labels, opening
from bluehelm.sources.resolutions.pages.furniture import RULE, Left, Part

ANNEX = re.compile(
    r"[#*\s]*(?:annex|appendix|enclosure|attachment)(?:es|s)?(?:\s+(?:[ivx]+|\d+|[a-z]))?[*:.]?", re.I
)
VOTE = re.compile(r"Adopted\s+(?:unanimously|at the|by \d+|by a )", re.I)
NOTE = re.compile(
    r"\d{1,3}\s*(?:Ibid\b|See (?:also )?(?:[SA]/|Official|document|resolution)|Official Records|[SA]/\d{4,}"
    r"|United Nations, Treaty)"
    r"|\*{1,2}\s?(?:Re-?issued|Previously issued|Second reissue|The present|Late submission)"
)
UNDER_RULE = re.compile(r"(?:\d{1,3}|[a-z]/?|\*{1,2})\s*\S")
SLASH_MARK = re.compile(r"(?<=\s)(\d{1,3}/)(?=[\s,;.]|$)")
YEAR_MARK = re.compile(
    r"(?:(?<=[12]\d{3})|(?<=agreements)|(?<=report)|(?<=reports)) (\d{1,2})(?=[,;.]|\s(?!%|\w+ \d{4}))"
)
END_MARK = re.compile(r"(?<=[,;.])\s(\d{1,3})$")


def split(parts: Sequence[Part], rules: Collection[int]) -> tuple[list[Part], list[Left]]:
    """The parts of the text itself, and the vote, the annexes and the footnotes with the reason."""
    kept: list[Part] = []
    left: list[Left] = []
    after = ""  # why nothing that follows belongs to the text
    note: Part | None = None  # the last line of an open footnote
    counted = False
    last = 0
    for part in parts:
        ruled = any(line in rules for line in range(last + 1, part.line))
        last = part.line
        if counted and _is_annex(part, kept, after):
            after = f"{part.text.strip('#*: ')}: stands apart from the paragraphs of the resolution"
        elif counted and not after and VOTE.match(part.text) is not None:
            after = "the vote, and what stands under it"
        if (not after or after.startswith("the vote") or part.style == "footnote") and _is_note(
            part, note, ruled
        ):
            note = part
            left.append((part, "footnote"))
            continue
        note = None
        counted = counted or labels.number(part.text) is not None
        if after:
            left.append((part, after))
        else:
            kept.append(part)
    return kept, left


def without_marks(parts: Sequence[Part], noted: bool) -> tuple[list[Part], list[Left]]:
    """The text without the marks of its footnotes, where it is clear that a number is one."""
    if not noted:
        return list(parts), []
    kept: list[Part] = []
    left: list[Left] = []
    for part, after in zip_longest(parts, parts[1:]):
        at = 0
        for mark in _marks(part.text, after):
            if mark.start(1) >= at:
                kept.append(part.cut(at, mark.start(1)))
                left.append((part.cut(mark.start(1), mark.end(1)), "mark of a footnote"))
                at = mark.end(1)
        kept.append(part.cut(at) if at else part)
    return [part for part in kept if part.text], left


def _marks(text: str, after: Part | None) -> list[re.Match[str]]:
    found = [*SLASH_MARK.finditer(text), *YEAR_MARK.finditer(text)]
    if after is None or after.parted or labels.number(after.text) or opening.is_participle(after.text):
        found += END_MARK.finditer(text)
    return sorted(found, key=lambda mark: mark.start(1))


def is_noted(parts: Sequence[Part], left: Sequence[Left]) -> bool:
    """Whether the document prints footnotes: they stand under it, or their marks end its paragraphs."""
    if any(why == "footnote" and part.text[0] != "*" for part, why in left):
        return True
    return any(
        (after.parted and END_MARK.search(part.text[-8:]) is not None)
        or SLASH_MARK.search(part.text) is not None
        for part, after in pairwise(parts)
    )


def _is_annex(part: Part, kept: Sequence[Part], after: str) -> bool:
    if ANNEX.fullmatch(part.text) is None or not part.text.lstrip("#* ")[:1].isupper():
        return False
    return bool(after) or part.parted or part.turned or kept[-1].text.endswith((".", ";"))


def _is_note(part: Part, note: Part | None, ruled: bool) -> bool:
    if (
        part.style == "footnote"
        or NOTE.match(part.text) is not None
        or (ruled and UNDER_RULE.match(part.text) is not None)
    ):
        return True
    goes_on = note is not None and not note.text.endswith(".") and not part.turned and not part.parted
    return goes_on and labels.number(part.text) is None


def rules(left: Sequence[Left]) -> set[int]:
    """The lines that hold nothing but a rule, under which a page prints its footnotes."""
    return {part.line for part, why in left if why == RULE}
