"""Lists inside a sentence: "in particular: (i) resolve .., (ii) create .., and (iii) .."."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from bluehelm.sources.resolutions import labels
from bluehelm.sources.resolutions.pages.furniture import Part
from bluehelm.sources.resolutions.paragraphs.blocks import Block

REFERRED = re.compile(
    r"(?:\b(?:[Ss]ub)?-?(?:[Pp]aragraphs?|paras?\.?|items?|sections?|clauses?|articles?|chapters?|annex(?:es)?|parts?"
    r"|points?|options?|alinea)|\d|\((?:[a-z]{1,4}|\d{1,2}|[A-Z])\)|\])"
    r"(?:\s*(?:,|;|and|or|to|and/or|through|-|–))?\s*$",
)
AHEAD = 60  # labels within which the second one of a list must follow
LISTED = re.compile(r"(?:[,;:.—–]|\b(?:and|or|and/or|as well as))[\"”’]?\s*$", re.I)


@dataclass(frozen=True)
class Mark:
    """A label inside a sentence, as far as one can tell from its place."""

    start: int
    end: int
    inner: str
    listed: bool  # what stands before it ends with a comma, a colon, "and" ..


@dataclass(frozen=True)
class Open:
    """A list that is open at some place of the sentence."""

    style: str
    count: int
    under: tuple[str, ...]  # what its items stand under
    sure: bool = False  # three labels in order: it needs no comma or "and" before them


def split(block: Block) -> list[Block]:
    """The block, and after it the items that stand in its sentence."""
    words = block.more[-1] if block.more else block.words
    if not block.operative or block.heading or not words:
        return [block]
    flat = "\n".join(part.text for part in words)
    found = _accepted(list(_marks(flat)), block.trail)
    if not found:
        return [block]
    cuts = [mark.start for mark, _ in found]
    starts = list(accumulate((len(part.text) + 1 for part in words), initial=0))[:-1]
    first = _slice(words, starts, 0, cuts[0])
    items = []
    for (mark, trail), end in zip(found, [*cuts[1:], len(flat)], strict=True):
        whole = _slice(words, starts, mark.start, end)
        inner = _slice(words, starts, mark.end, end)
        label = flat[mark.start : mark.end].strip()
        items.append(Block(label, whole, inner, operative=True, trail=trail))
    if block.more:
        parts = [*block.parts[: -len(words)], *first]
        return [replace(block, parts=parts, more=[*block.more[:-1], first]), *items]
    return [replace(block, parts=_head(block, first), words=first), *items]


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


def _accepted(marks: Sequence[Mark], base: tuple[str, ...]) -> list[tuple[Mark, tuple[str, ...]]]:
    """The marks that are labels of a list in order, each with the way to its item."""
    levels: list[Open] = []
    own = re.fullmatch(r"\((\w+)\)", base[-1]) if base else None
    if own is not None:
        for style in labels.styles(own[1]):
            levels.append(Open(style, labels.value(own[1], style) or 0, base[:-1]))
    found: list[tuple[Mark, tuple[str, ...]]] = []
    for at, mark in enumerate(marks):
        under = found[-1][1] if found else base
        trail = _next(mark, levels) or _first(mark, marks[at + 1 : at + 1 + AHEAD], levels, under)
        if trail is not None:
            found.append((mark, trail))
    return found


def _next(mark: Mark, levels: list[Open]) -> tuple[str, ...] | None:
    for depth in reversed(range(len(levels))):
        level = levels[depth]
        if labels.value(mark.inner, level.style) == level.count + 1 and (mark.listed or level.sure):
            levels[depth:] = [replace(level, count=level.count + 1)]
            return (*level.under, f"({mark.inner})")
    return None


def _first(
    mark: Mark, later: Sequence[Mark], levels: list[Open], under: tuple[str, ...]
) -> tuple[str, ...] | None:
    """A list opens where its second label follows in its place, or its second and third follow at all."""
    for style in labels.styles(mark.inner):
        values = [(labels.value(each.inner, style), each.listed) for each in later]
        run = [value for value, _ in values if value is not None]
        sure = run[:2] == [2, 3]
        if labels.value(mark.inner, style) == 1 and (sure or (2, True) in values):
            levels.append(Open(style, 1, under, sure))
            return (*under, f"({mark.inner})")
    return None


def _slice(words: Sequence[Part], starts: Sequence[int], start: int, end: int) -> list[Part]:
    """The parts, or pieces of parts, that hold a stretch of the text in which each begins at its start."""
    found = []
    for at in range(bisect_right(starts, start) - 1, len(words)):
        if starts[at] >= end:
            break
        piece = words[at].cut(max(0, start - starts[at]), end - starts[at])
        if piece.text:
            found.append(piece)
    return found
