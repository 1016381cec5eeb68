"""Lines to blocks: a heading, a paragraph or an item with the lines that belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bluehelm.sources.resolutions.furniture import Part

NUMBER = re.compile(r"(?:-\s+)?(\d{1,3})\s?\.(?!\d)\s*(?=\S|$)")
ITEM = re.compile(r"(?:-\s+)?\(\s?([a-z]{1,4}|\d{1,2}|[A-Z]|[IVXL]{1,5})\s?\)\s*(?=\S|$)")
BULLET = re.compile(r"[–—•·▪●○■◦-]\s+(?=\S)")
MARK = re.compile(r"#{1,6}\s+")
SECTION = re.compile(r"(?:[A-H]|[IVX]{1,5})\.?")
ENDED = re.compile(r"[;.,:][\"”'’)\d\s*]*$")
OPENING = re.compile(
    r"(?:(?:[A-Z][a-z]+ly|Further|Also|Once|Again|Still|Yet) )?(?:again |further |also |once )?"
    r"(?:[A-Z]?[a-z]+(?:ing|ed)\b|Mindful|Aware|Conscious|Desirous|Anxious|Alarmed|Taking|Bearing|Having)"
)
ROOM = 6  # columns that a line may end short of the width without being the last of its paragraph


@dataclass
class Block:
    """What stands together: a label and the lines under it."""

    label: str = ""  # as printed, without the dash of markup before it
    parts: list[Part] = field(default_factory=list)
    words: list[Part] = field(default_factory=list)  # the same without the label
    heading: int = 0  # level of a heading; 0 for a paragraph
    numbered: bool = False
    operative: bool = False
    closed: bool = False  # a blank line or a short line ended it

    @property
    def ended(self) -> bool:
        return not self.words or ENDED.search(self.words[-1].text) is not None


def blocks(parts: Sequence[Part]) -> list[Block]:
    """The blocks of the text, from the first line after "The Security Council,"."""
    width = _width(parts)
    found: list[Block] = []
    operative = False
    for part in parts:
        last = found[-1] if found else None
        begun = _begun(part, last, operative, width)
        if begun is None:
            assert last is not None
            last.parts.append(part)
            last.words.append(part)
            continue
        operative = operative or begun.numbered
        begun.operative = operative
        found.append(begun)
    return found


def _begun(part: Part, last: Block | None, operative: bool, width: int) -> Block | None:
    """The block that a line begins; None where it goes on with the last one."""
    ended = last is None or last.ended or bool(last.heading)
    text = part.text
    marked = MARK.match(text)
    if marked is not None:
        rest = _after(part, marked.end())
        labelled = _labelled(rest, part, True)
        return labelled or Block("", [part], [rest], heading=1)
    room = last is not None and _roomy(last, text, width)
    labelled = _labelled(part, part, ended or room or part.parted)
    if labelled is not None:
        return labelled
    if last is None:
        return Block("", [part], [part])
    if operative and SECTION.fullmatch(text) is not None and ended:
        return Block("", [part], [part], heading=1)
    lower = text[:1].islower()
    if not operative:
        fresh = OPENING.match(text) is not None and ended
        return Block("", [part], [part]) if fresh or (part.parted and ended and not lower) else None
    if lower or not (ended or (room and last.label)):
        return None
    if part.parted or part.turned or room or last.heading:
        heading = not last.heading and ENDED.search(text) is None and room and ended
        return Block("", [part], [part], heading=1 if heading else 0)
    return None


def _labelled(part: Part, whole: Part, free: bool) -> Block | None:
    if not free:
        return None
    found = NUMBER.match(part.text)
    if found is not None:
        return Block(f"{found[1]}.", [whole], [_after(part, found.end())], numbered=True)
    found = ITEM.match(part.text)
    if found is not None:
        return Block(f"({found[1]})", [whole], [_after(part, found.end())])
    found = BULLET.match(part.text)
    if found is not None:
        return Block(part.text[0], [whole], [_after(part, found.end())])
    return None


def _after(part: Part, start: int) -> Part:
    return Part(part.line, part.start + start, part.end, part.text[start:], part.parted, part.turned)


def _roomy(last: Block, text: str, width: int) -> bool:
    """Whether the first word of the line would have fitted at the end of the line before it."""
    before = last.parts[-1]
    return before.end - before.start + 1 + len(text.split()[0]) < width - ROOM


def _width(parts: Sequence[Part]) -> int:
    lengths = sorted(len(part.text) for part in parts)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0
