"""The numbers of paragraphs: mended where one was lost, doubled or misread, noted where out of order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from bluehelm.sources.resolutions.paragraphs.blocks import Block


def mend(paragraphs: Sequence[Block]) -> None:
    """Gives a paragraph the number that its neighbours leave for it, where its own is missing or wrong."""
    for at, block in enumerate(paragraphs):
        if not block.sure and block.number is not None and block.label.rstrip(".") != str(block.number):
            block.repairs.append(f"numbered {block.label}; taken for {block.number}")
        before = paragraphs[at - 1].number if at else 0
        after = paragraphs[at + 1].number if at + 1 < len(paragraphs) else None
        if before is None or block.number == before + 1:
            continue
        taken = any(other.number == before + 1 for other in paragraphs)
        fits = not taken and (after == before + 2 or (after is None and block.number is None))
        if block.number is None and fits:
            block.number = before + 1
            if len(paragraphs) > 1:
                block.repairs.append(f"printed without a number; taken for {before + 1}")
        elif fits and at and _is_wrong(block, paragraphs):
            block.repairs.append(f"numbered {block.number}; taken for {before + 1}, which is missing here")
            block.number = before + 1


def _is_wrong(block: Block, paragraphs: Sequence[Block]) -> bool:
    """Whether the number is another paragraph's, or beyond all of them."""
    others = [other.number for other in paragraphs if other is not block and other.number is not None]
    return block.number in others or (block.number or 0) > max(others, default=0) or block.number == 0


def out_of_order(paragraphs: Sequence[Block]) -> list[Block]:
    """The numbered paragraphs outside the longest rising run of numbers."""
    numbers = [block.number or 0 for block in paragraphs]
    ends: list[int] = []
    holders: list[int] = []
    before: list[int | None] = []
    for at, number in enumerate(numbers):
        place = bisect_left(ends, number)
        before.append(holders[place - 1] if place else None)
        ends[place : place + 1] = [number]
        holders[place : place + 1] = [at]
    rising: set[int] = set()
    at_: int | None = holders[-1] if holders else None
    while at_ is not None:
        rising.add(at_)
        at_ = before[at_]
    return [block for at, block in enumerate(paragraphs) if at not in rising and block.number is not None]


def paths(paragraphs: Sequence[Block], prefix: str) -> list[str]:
    """The path of each paragraph; a number printed again gets "bis"."""
    found: list[str] = []
    seen: Counter[str] = Counter()
    last = 0
    for block in paragraphs:
        if block.number is None:
            block.repairs.append(f"printed without a number; stands after paragraph {last}")
        number = str(last if block.number is None else block.number)
        last = int(number)
        seen[number] += 1
        again = seen[number] - 1 + (block.number is None and seen[number] == 1)
        if again and block.number is not None:
            block.repairs.append(f"numbered {number} again")
        found.append(f"{prefix}{number}" + ("bis" * (again > 0)) + (str(again) if again > 1 else ""))
    return found


def gaps(paragraphs: Sequence[Block], last: int = 0) -> list[str]:
    """In words, the numbers that are missing from a rising run.

    last  the number of the paragraph before, with which the run may go on
    """
    numbers = sorted({block.number for block in paragraphs if block.number})
    start = last if numbers[:1] == [last + 1] else 0
    found = []
    for before, after in zip([start, *numbers], numbers, strict=False):
        if after == before + 2:
            found.append(f"paragraph {before + 1} is missing")
        elif after > before + 2:
            found.append(f"paragraphs {before + 1} to {after - 1} are missing")
    return found
