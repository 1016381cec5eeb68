"""Blocks to pieces: every paragraph and item with its path, under its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bluehelm.sources.resolutions.furniture import Part, spans
from bluehelm.sources.resolutions.parts import Block
from bluehelm.sources.resolutions.rows import HEADING, OPERATIVE, PREAMBULAR, Aside, Piece

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
STARS = re.compile(r"\*{1,3}")


@dataclass
class Level:
    style: str  # "a", "i", "1", "A" or a bullet
    last: int
    path: str


def pieces(blocks: Sequence[Block]) -> tuple[list[Piece], list[Aside]]:
    """The pieces in their order, and what belongs to none of them."""
    found: list[Piece] = []
    section: int | None = None
    stack: list[Level] = []
    preambular = headings = 0
    paragraph = ""
    for block in blocks:
        where = tuple(spans(block.parts))
        text = joined(block.words)
        if block.heading:
            found.append(Piece(HEADING, text, where, level=1))
            section = headings
            headings += 1
            stack = []
        elif not block.operative:
            preambular += 1
            found.append(Piece(PREAMBULAR, text, where, str(preambular), block.label, 0, section))
        elif block.numbered or not paragraph:
            paragraph = block.label.rstrip(".") or "1"
            stack = []
            found.append(Piece(OPERATIVE, text, where, paragraph, block.label, 0, section))
        else:
            path = _item(block, stack, paragraph)
            found.append(Piece(OPERATIVE, text, where, path, block.label, len(stack), section))
    return found, []


def _item(block: Block, stack: list[Level], paragraph: str) -> str:
    style, value = _style(block.label, stack)
    depth = next((i for i, level in enumerate(stack) if level.style == style), None)
    if depth is None:
        stack.append(Level(style, 0, ""))
    else:
        del stack[depth + 1 :]
    level = stack[-1]
    level.last = level.last + 1 if value is None else value
    above = stack[-2].path if len(stack) > 1 else paragraph
    level.path = f"{above}{block.label}" if value is not None else f"{above}#{level.last}"
    return level.path


def _style(label: str, stack: Sequence[Level]) -> tuple[str, int | None]:
    inner = label.strip("()")
    if not label.startswith("("):
        return label or "para", None
    if inner.isdigit():
        return "1", int(inner)
    letter = ord(inner[0].lower()) - 96 if len(set(inner)) == 1 else None
    if set(inner.lower()) <= set(ROMAN):
        roman = _roman(inner.lower())
        follows = any(level.style == "a" and level.last + 1 == letter for level in stack)
        counted = any(level.style == "i" and level.last + 1 == roman for level in stack)
        if counted or not (follows and len(inner) == 1):
            return "i", roman
    return "a", letter


def _roman(text: str) -> int:
    values = [ROMAN[sign] for sign in text]
    return sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def joined(parts: Sequence[Part]) -> str:
    """The words of the lines as one text; a word cut by a hyphen at a line's end put together."""
    text = ""
    for part in parts:
        words = " ".join(STARS.sub("", part.text).split())
        hyphen = text.endswith("-") and text[-2:-1].isalpha()
        text = f"{text}{words}" if not text or hyphen else f"{text} {words}"
    return text.strip()
