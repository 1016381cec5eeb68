"""The levels of headings, from their order and words; the marks of a converter say nothing about them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bluehelm.sources.resolutions.joining import Joiner
from bluehelm.sources.resolutions.paragraphs.blocks import Block

GENERIC = re.compile(
    r"(?:general principles|(?:(?:core|essential|key|priority|strategic|main|primary) )?(?:and )?"
    r"(?:(?:other|additional|supporting|secondary|priority|further) )?(?:mandated )?tasks?|modalities"
    r"|overview)\W*",
    re.I,
)
MANDATE = re.compile(r"\bmandate\b|\btasks\b", re.I)
LETTERED = re.compile(r"(?:[A-K]|[IVX]{1,5})(?:\.(?:\s.*)?)?")
ROMAN = re.compile(r"[IVX]{1,5}(?:\.(?:\s.*)?)?")
STYLED = re.compile(r"heading (\d)")


def levels(blocks: Sequence[Block], join: Joiner) -> dict[int, int]:
    """The level of each heading, from 1, by the identity of its block."""
    titles = {id(block): join(block.words) for block in blocks if block.heading}
    styled = _styled(blocks)
    if styled:
        return styled
    roman = any(ROMAN.fullmatch(title) and title[:1] in "IVX" for title in titles.values())
    found: dict[int, int] = {}
    before: Block | None = None  # the heading right before, with no paragraph between
    parent = 0  # level of the heading whose children the generic ones are
    last = base = 0
    for block in blocks:
        if not block.heading:
            before = None
            continue
        title = titles[id(block)]
        generic = GENERIC.fullmatch(title) is not None
        if LETTERED.fullmatch(title) is not None:
            level = base = 2 if roman and ROMAN.fullmatch(title) is None else 1
            parent = 0
        elif block.within:
            level = (last or base) + 1
        elif before is not None and GENERIC.fullmatch(titles[id(before)]) is None:
            level = found[id(before)] + 1
            parent = level - 1
        elif generic and parent:
            level = parent + 1
        else:
            level = base + 1
            parent = level if MANDATE.search(title) is not None else 0
        found[id(block)] = level
        before = block
        last = last if block.within else level
    return found


def _styled(blocks: Sequence[Block]) -> dict[int, int]:
    """Levels as a Word document or a web page states them; nothing where it states only one."""
    stated = {
        id(block): int(match[1])
        for block in blocks
        if block.heading and (match := STYLED.fullmatch(block.style or "")) is not None
    }
    headings = [block for block in blocks if block.heading]
    ranks = sorted(set(stated.values()))
    if len(ranks) < 2 or len(stated) < len(headings):
        return {}
    return {key: ranks.index(level) + 1 for key, level in stated.items()}
