"""Lists inside a sentence: "in particular: (i) resolve .., (ii) create .., and (iii) .."."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from bluehelm.sources.resolutions import labels
from bluehelm.sources.resolutions.blocks import Block
from bluehelm.sources.resolutions.furniture import Part

REFERRED = re.compile(
    r"(?:\b(?:sub)?-?(?:paragraphs?|paras?\.?|items?|sections?|clauses?|articles?|chapters?|annex(?:es)?|parts?|points?)|"
    r"\d|[\])])(?:\s*(?:,|;|and|or|to|and/or|through|-|–))?\s*$",
    re.I,
)
LISTED = re.compile(r"(?:[,;:.—–]|\b(?:and|or|and/or|as well as))[\"”’]?\s*$", re.I)


@dataclass(frozen=True)
class Mark:
    """A label inside a sentence, as far as one can tell from its place."""

    start: int
    end: int
    inner: str
    listed: bool  # what stands before it ends with a comma, a colon, "and" ..


def split(block: Block) -> list[Block]:
    """The block, and after it the items that stand in its sentence."""
    if not block.operative or block.heading or not block.words or block.more:
        return [block]
    flat = "\n".join(part.text for part in block.words)
    marks = list(_marks(flat))
    if not marks:
        return [block]
    found = _accepted(marks, block)
    if not found:
        return [block]
    cuts = [mark.start for mark, _ in found]
    first = _slice(block.words, flat, 0, cuts[0])
    items = []
    for (mark, trail), end in zip(found, [*cuts[1:], len(flat)], strict=True):
        whole = _slice(block.words, flat, mark.start, end)
        words = _slice(block.words, flat, mark.end, end)
        items.append(Block(flat[mark.start : mark.end].strip(), whole, words, operative=True, trail=trail))
    head = Block(**{**vars(block), "words": first, "parts": _head(block, first)})
    return [head, *items]


def _head(block: Block, first: Sequence[Part]) -> list[Part]:
    """The parts of the block up to its first item, label included."""
    label = block.parts[0]
    if not first:
        return [label.cut(0, block.words[0].start - label.start)] if block.label else []
    start = label.start if label.line == first[0].line else first[0].start
    if label.line == first[0].line:
        return [label.cut(0, first[0].end - start), *first[1:]]
    return [label, *first]


def _marks(flat: str) -> list[Mark]:
    marks = []
    for found in labels.INLINE.finditer(flat):
        before = flat[max(0, found.start() - 40) : found.start()]
        if REFERRED.search(before) is None:
            marks.append(
                Mark(found.start(), found.end(), found[1] or found[2], LISTED.search(before) is not None)
            )
    return marks


def _accepted(marks: Sequence[Mark], block: Block) -> list[tuple[Mark, tuple[str, ...]]]:
    """The marks that are labels of a list in order, each with the way to its item."""
    base = block.trail
    levels: list[tuple[str, int, tuple[str, ...]]] = []  # style, count and what the item stands under
    own = re.fullmatch(r"\((\w+)\)", base[-1]) if base else None
    if own is not None:
        levels += [
            (style, count, base[:-1])
            for style in labels.styles(own[1])
            if (count := labels.value(own[1], style))
        ]
    found = []
    for at, mark in enumerate(marks):
        trail = _next(mark, levels) or _first(mark, marks[at + 1 :], levels, found[-1][1] if found else base)
        if trail is not None:
            found.append((mark, trail))
    return found


def _next(mark: Mark, levels: list[tuple[str, int, tuple[str, ...]]]) -> tuple[str, ...] | None:
    if not mark.listed:
        return None
    for depth in reversed(range(len(levels))):
        style, count, under = levels[depth]
        if labels.value(mark.inner, style) == count + 1:
            levels[depth:] = [(style, count + 1, under)]
            return (*under, f"({mark.inner})")
    return None


def _first(
    mark: Mark,
    later: Sequence[Mark],
    levels: list[tuple[str, int, tuple[str, ...]]],
    under: tuple[str, ...],
) -> tuple[str, ...] | None:
    for style in labels.styles(mark.inner):
        follows = any(each.listed and labels.value(each.inner, style) == 2 for each in later)
        if labels.value(mark.inner, style) == 1 and follows:
            levels.append((style, 1, under))
            return (*under, f"({mark.inner})")
    return None


def _slice(words: Sequence[Part], flat: str, start: int, end: int) -> list[Part]:
    """The parts, or pieces of parts, that hold a stretch of the flat text."""
    starts = list(accumulate((len(part.text) + 1 for part in words), initial=0))[:-1]
    found = []
    for at in range(bisect_right(starts, start) - 1, len(words)):
        if starts[at] >= end:
            break
        piece = words[at].cut(max(0, start - starts[at]), end - starts[at])
        if piece.text:
            found.append(piece)
    return found
