"""Blocks that belong together: a title and its one paragraph, a paragraph and its words after the items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bluehelm.sources.resolutions.paragraphs.blocks import Block


def gathered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with tails and single loose paragraphs put where they belong."""
    found: list[Block] = []
    for paragraph in _paragraphs(_labelled(blocks)):
        found += _regrouped(_titled(_with_tails(paragraph)))
    return found


def _labelled(blocks: Iterable[Block]) -> Iterable[Block]:
    """The blocks, a number that is printed alone after its paragraph given to it."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        alone = block.number is not None and not block.words
        if alone and last is not None and last.operative and not (last.label or last.trail or last.heading):
            last.number, last.label = block.number, block.label
            last.parts += block.parts
            last.repairs.append(f"the number {block.label} is printed after the paragraph")
        else:
            found.append(block)
    return found


def _paragraphs(blocks: Iterable[Block]) -> list[list[Block]]:
    """Each paragraph with its items; a heading between paragraphs stands alone."""
    found: list[list[Block]] = []
    for block in blocks:
        belongs = block.trail or block.within or block.tail
        if belongs and found and found[-1][0].operative and not found[-1][0].heading:
            found[-1].append(block)
        else:
            found.append([block])
    return found


def _with_tails(paragraph: list[Block]) -> list[Block]:
    found: list[Block] = []
    for at, block in enumerate(paragraph):
        if not at or not (block.tail or _resumes(paragraph, at)):
            found.append(block)
            continue
        after = next((other for other in paragraph[at + 1 :] if not other.tail), None)
        _owner(found, after).take(block)
    return found


def _resumes(paragraph: Sequence[Block], at: int) -> bool:
    """Whether words without a label, after an item that has its end, go on with what the items stand in."""
    block, before = paragraph[at], paragraph[at - 1]
    after = paragraph[at + 1].trail if at + 1 < len(paragraph) else ()
    opens = block.loose and after[: len(block.trail)] == block.trail
    return block.loose and bool(before.label and before.trail) and not (before.is_title or opens)


def _owner(before: Sequence[Block], after: Block | None) -> Block:
    """The block that goes on: the item before the next one on its level; else the paragraph."""
    if after is not None and after.trail:
        for block in reversed(before):
            if len(block.trail) == len(after.trail) and block.trail[:-1] == after.trail[:-1]:
                return block
    return before[0]


def _titled(paragraph: list[Block]) -> list[Block]:
    """Under an item's title, a single paragraph without label is the item's own text."""
    found: list[Block] = []
    renamed: dict[tuple[str, ...], tuple[str, ...]] = {}
    for at, block in enumerate(paragraph):
        depth = len(block.trail)
        owner = found[-1] if found else None
        if (
            block.loose
            and owner is not None
            and owner.label
            and owner.is_title
            and owner.trail == block.trail[:-1]
            and not any(other.loose and len(other.trail) == depth for other in _siblings(paragraph, at))
        ):
            owner.take(block)
            renamed[block.trail] = owner.trail
            continue
        for size in range(depth - 1, 0, -1):
            if block.trail[:size] in renamed:
                block.trail = renamed[block.trail[:size]] + block.trail[size:]
                break
        found.append(block)
    return found


def _siblings(paragraph: Sequence[Block], at: int) -> Iterable[Block]:
    """The blocks after one, as long as they stand under the same item."""
    above = paragraph[at].trail[:-1]
    for block in paragraph[at + 1 :]:
        if block.trail[: len(above)] != above or len(block.trail) <= len(above):
            return
        yield block


def _regrouped(paragraph: list[Block]) -> list[Block]:
    """Where the letters begin anew under each heading inside a paragraph, the headings are items."""
    trails = Counter(block.trail for block in paragraph if block.trail)
    if max(trails.values(), default=0) < 2:
        return paragraph
    under: tuple[str, ...] = ()
    count = 0
    for block in paragraph:
        if block.within:
            count += 1
            block.heading = block.within = False
            block.label, step = _own_label(block, count)
            block.trail = under = (step,)
        elif block.trail:
            block.trail = under + block.trail
    return paragraph


def _own_label(block: Block, count: int) -> tuple[str, str]:
    """The label of a heading that turns out to be an item, and its step in the path: "II." and "(II)"."""
    found = re.match(r"([A-Z]|[IVX]+)\.\s", block.words[0].text)
    if found is None:
        return "", f"#{count}"
    block.words[0] = block.words[0].cut(found.end())
    return f"{found[1]}.", f"({found[1]})"
