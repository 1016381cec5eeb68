"""Blocks to pieces: every paragraph and item with its path, under its heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bluehelm.sources.resolutions.joining import FORMULA, Joiner
from bluehelm.sources.resolutions.pages.furniture import Left
from bluehelm.sources.resolutions.paragraphs import gathering, headings, inline, numbers
from bluehelm.sources.resolutions.paragraphs.blocks import STOPPED, Block
from bluehelm.sources.resolutions.rows import HEADING, OPERATIVE, PREAMBULAR, Piece

LETTER = re.compile(r"\W*([A-Z]|[IVX]+)\b\.?\W*")


class Outline:
    """The pieces of a text, what else was set aside, and notes in words about its numbers."""

    def __init__(self, blocks: Sequence[Block], join: Joiner) -> None:
        self.join = join
        self.pieces: list[Piece] = []
        self.left: list[Left] = []
        self.notes: list[str] = []
        whole = [item for block in gathering.gathered(blocks) for item in inline.split(block)]
        whole = [block for block in whole if block.parts]
        self.levels = headings.levels(whole, join)
        self.paths = self._paths(whole)
        self.seen: Counter[str] = Counter()
        self.paragraph = ""  # path of the last one
        self.section: int | None = None  # the heading that what follows stands under
        self.outer: int | None = None  # the same without headings inside a paragraph
        for block in whole:
            self._add(block)

    def _paths(self, blocks: Sequence[Block]) -> dict[int, str]:
        """The path of each numbered paragraph; parts that count anew have theirs before it."""
        found: dict[int, str] = {}
        groups = _groups(blocks)
        names: set[str] = set()
        last = 0
        for at, (name, paragraphs) in enumerate(groups):
            numbers.mend(paragraphs)
            if at and (name in names or not name):
                name = f"part {at + 1}"
            names.add(name)
            prefix = f"{name}." if len(groups) > 1 and name else ""
            for block, path in zip(paragraphs, numbers.paths(paragraphs, prefix), strict=True):
                found[id(block)] = path
            self.notes += numbers.gaps(paragraphs, last)
            last = next((block.number for block in reversed(paragraphs) if block.number), last)
            for block in numbers.out_of_order(paragraphs):
                self._out_of_order(block, paragraphs)
        return found

    def _out_of_order(self, block: Block, paragraphs: Sequence[Block]) -> None:
        """Says so; the paragraph keeps its number and stays where it is printed."""
        at = next(at for at, other in enumerate(paragraphs) if other is block)
        before = [other.number for other in paragraphs[:at] if other.number is not None]
        why = f"stands after paragraph {before[-1]}" if before else "stands first"
        block.repairs.append(f"number {block.number} out of order: {why}")

    def _add(self, block: Block) -> None:
        text = self._text(block)
        kind, path, level = self._place(block)
        if any(FORMULA.search(part.text) is not None for part in block.parts):
            block.repairs.append('a formula before a number read as "S/"')
        spans = tuple(part.span for part in block.parts)
        piece = Piece(kind, text, spans, path, block.label, level, self._section(block), tuple(block.repairs))
        self.pieces.append(piece)

    def _text(self, block: Block) -> str:
        """The words of a block; a title has a line of its own, and so has what follows an end."""
        text = ""
        for words in (block.words, *block.more):
            after = self.join(words) if words else ""
            inside = not block.trail or text.endswith(",") or after[:1].islower()
            goes_on = inside and STOPPED.search(text[-60:]) is None
            between = " " if goes_on else "\n"
            text = f"{text}{between}{after}" if text and after else text or after
        return text

    def _place(self, block: Block) -> tuple[str, str, int]:
        if block.heading:
            return HEADING, "", self.levels[id(block)]
        if not block.operative:
            self.seen[PREAMBULAR] = self.seen[PREAMBULAR] + 1 if block.number is None else block.number
            return PREAMBULAR, self._once(block, f"{self.seen[PREAMBULAR]}", PREAMBULAR), 0
        if not block.trail:
            self.paragraph = self.paths[id(block)]
            return OPERATIVE, self.paragraph, 0
        path = self.paragraph + "".join(block.trail)
        return OPERATIVE, self._once(block, path), len(block.trail)

    def _once(self, block: Block, path: str, kind: str = "") -> str:
        """The path; one that was given before gets "bis"."""
        self.seen[kind + path] += 1
        again = self.seen[kind + path] - 1
        if again:
            block.repairs.append(f"{block.label or path} again")
        return f"{path}bis{again if again > 1 else ''}" if again else path

    def _section(self, block: Block) -> int | None:
        """The heading that the block stands under; one inside a paragraph ends with it."""
        if block.heading:
            self.section = self.seen[HEADING]
            self.outer = self.outer if block.within else self.section
            self.seen[HEADING] += 1
            return None
        if not block.trail:
            self.section = self.outer
        return self.section


def _groups(blocks: Sequence[Block]) -> list[tuple[str, list[Block]]]:
    """Runs of paragraphs that count from 1, each with the letter of its heading."""
    groups: list[tuple[str, list[Block]]] = [("", [])]
    heading, fresh = "", False
    for block in blocks:
        if block.heading and not block.within:
            words = " ".join(part.text for part in block.words)
            found = LETTER.match(words)
            heading = found[1] if found is not None else heading
            if not groups[-1][1]:
                groups[-1] = (heading, [])
            fresh = True
        elif block.operative and not block.trail and not block.heading:
            paragraphs = groups[-1][1]
            anew = block.number == 1 and any(other.number == 1 for other in paragraphs)
            lettered = len(groups) > 1 and heading != groups[-1][0]  # goes on counting under its own letter
            if paragraphs and fresh and (anew or lettered):
                groups.append((heading, []))
            groups[-1][1].append(block)
            fresh = False
    return groups
