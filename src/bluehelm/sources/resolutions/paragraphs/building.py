"""Parts to blocks, in one walk down the text."""

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace

from bluehelm.sources.resolutions import labels, opening
from bluehelm.sources.resolutions.labels import Label
from bluehelm.sources.resolutions.pages.furniture import Left, Part
from bluehelm.sources.resolutions.pages.wrapping import Wrapping
from bluehelm.sources.resolutions.paragraphs import inline
from bluehelm.sources.resolutions.paragraphs.blocks import ENDED, Block
from bluehelm.sources.resolutions.paragraphs.items import Items, Level, upcoming

MARK = re.compile(r"#{1,6}\s*")
SECTION = re.compile(r"[#*\s]*(?:[A-K]|[IVX]{1,5})[.*]*")
MOST_TITLE_WORDS = 30
MUCH = 0.8  # of the width: a line that ends before is short beyond doubt


class Builder:
    """The blocks of a text as they grow."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.wrapping = Wrapping(parts)
        self.blocks: list[Block] = []
        self.left: list[Left] = []
        self.items = Items()
        self.levels: list[Level] = []  # as they were before the last loose paragraph
        self.operative = False
        self.number = 0  # the last one
        self.upcoming = upcoming([part.text for part in parts])

    def build(self) -> tuple[list[Block], list[Left]]:
        """The blocks, and what belongs to none of them."""
        for at, part in enumerate(self.parts):
            self._add(at, part)
        return self.blocks, self.left

    @property
    def last(self) -> Block:
        return self.blocks[-1] if self.blocks else Block(heading=True)

    def _add(self, at: int, part: Part) -> None:
        marked = MARK.match(part.text)
        bare = part.cut(marked.end()) if marked is not None else part
        if not bare.text:
            self.left.append((part, "mark of a heading without words"))
            return
        if self._numbered(at, part, bare) or (self.operative and self._item(at, part, bare)):
            return
        if self.last.is_closing:
            self.left.append((part, "stands after the closing paragraph"))
        elif marked is not None or (part.style or "").startswith("heading") or self._is_section(part):
            self._open(Block("", [part], [bare], heading=True, style=part.style or "mark"))
        elif self.operative:
            self._in_operative(at, part)
        else:
            self._in_preamble(part)

    def _open(self, block: Block) -> None:
        block.operative = self.operative and not block.preambular
        self.blocks.append(block)

    def _is_short(self, part: Part, share: float = 1.0) -> bool:
        return bool(self.last.parts) and self.wrapping.is_short(self.last.parts[-1], part, share)

    def _free(self, part: Part) -> bool:
        """Whether a new paragraph may well begin here."""
        last = self.last
        return last.heading or last.ended or not last.words or part.parted or self._is_short(part)

    def _is_section(self, part: Part) -> bool:
        return SECTION.fullmatch(part.text) is not None and (self.last.heading or self.last.ended)

    def _numbered(self, at: int, whole: Part, part: Part) -> bool:
        label = labels.number(part.text)
        if label is None or label.number is None or not self._is_number(label, part, whole):
            return False
        if self.last.is_closing and not opening.is_finite(part.text[label.end :]):
            return False
        rest = part.cut(label.end)
        if label.part and label.number == self.number and self._item_again(at, whole, part, label):
            return True
        self._lift_headings()
        words = [rest] if rest.text else []
        if label.part == "PP":
            self._open(Block(label.printed, [whole], words, number=label.number, preambular=True))
            return True
        self.operative = True
        self.items = Items()
        self.number = label.number
        self._open(Block(label.printed, [whole], words, number=label.number, sure=label.sure))
        self._item_inside(at, whole, rest)
        return True

    def _is_number(self, label: Label, part: Part, whole: Part) -> bool:
        rest = part.text[label.end :].lstrip("*")
        finite = opening.is_finite(rest)
        expected = label.number == self.number + 1
        if label.part:
            return expected or self._free(part)
        if not label.sure:
            return finite and self._free(whole) and (expected or label.printed.endswith("."))
        if not (whole is not part or self._free(part)):
            return expected and finite
        if expected:
            return not rest[:1].islower() or part.parted
        comma = self.last.operative and self.last.last.endswith(",")
        if comma and not (finite or part.parted or part.turned):
            return False
        return finite or not rest or rest[:1].isupper() or rest[:1] in '("“'

    def _item(self, at: int, whole: Part, part: Part) -> bool:
        label = labels.item(part.text)
        if label is None or self.last.is_closing:
            return False
        free = self._free(part)
        if not label.inner and not (free or part.turned):
            return False
        if (
            label.inner
            and not (part.parted or self._is_short(part))
            and inline.REFERRED.search(self.last.last)
        ):
            return False
        return self._place(at, whole, part, label, free)

    def _place(self, at: int, whole: Part, part: Part, label: Label, free: bool) -> bool:
        self._subheading(label)
        words = " ".join(each.text for each in self.last.words)
        place = self.items.place(label, free, self.upcoming[at], words)
        if place is None:
            return False
        rest = part.cut(label.end)
        block = Block(label.printed, [whole], [rest] if rest.text else [], trail=place.trail)
        block.repairs += [place.repair] if place.repair else []
        self._open(block)
        if label.inner:
            self._item_inside(at, whole, rest)
        return True

    def _item_again(self, at: int, whole: Part, part: Part, label: Label) -> bool:
        """A further item under the number of its paragraph: "OP28(b)"."""
        item = labels.item(part.text[label.end :])
        if label.part == "PP" or item is None or not item.inner:
            return False
        both = replace(item, printed=f"{label.printed}{item.printed}", end=label.end + item.end)
        return self._place(at, whole, part, both, free=True)

    def _item_inside(self, at: int, whole: Part, rest: Part) -> None:
        """A label right after another: "2. (a) Decides"."""
        label = labels.item(rest.text) if rest.text else None
        if (
            label is None
            or not label.inner
            or 1 not in [labels.value(label.inner, s) for s in labels.styles(label.inner)]
        ):
            return
        outer = self.last
        if self._place(at, rest, rest, label, free=True):
            outer.words = []
            outer.parts = [whole.cut(0, rest.start - whole.start)]

    def _subheading(self, label: Label) -> None:
        """Makes the loose words before an item a heading inside the paragraph, if they are a title."""
        last = self.last
        if not (last.loose and last.is_title and (last.trail[-1] == "#1" or len(last.trail) == 1)):
            return
        last.heading, last.within, last.trail = True, True, ()
        self.items.levels = self.levels
        first = labels.styles(label.inner)[:1] if label.inner else []
        restarts = [style for style in first if labels.value(label.inner, style) == 1]
        if any(level.style in restarts for level in self.levels):
            self.items = Items()

    def _in_preamble(self, part: Part) -> None:
        last = self.last
        short = self._is_short(part)
        apart = part.parted and not part.turned
        participle = opening.is_participle(part.text) and (
            ((short or apart) and last.ended) or not opening.is_name(part.text)
        )
        finite = opening.is_finite(part.text) or ((short or apart) and opening.may_be_finite(part.text))
        if finite and (last.ended or last.heading):
            self.operative = True
            self.items = Items()
            self._open(Block("", [part], [part]))
        elif (
            last.heading
            or (participle and (last.ended or short or apart))
            or (last.ended and apart and part.text[:1].isupper())
        ):
            self._open(Block("", [part], [part], preambular=True))
        else:
            last.add(part)

    def _in_operative(self, at: int, part: Part) -> None:
        last = self.last
        apart = (part.parted and not part.turned) or self._is_short(part)
        if part.text.lstrip("*")[:1].islower() and not last.heading:
            if last.trail and last.ended and apart:
                self._open(Block("", [part], [part], tail=True))
            else:
                last.add(part)
        elif (last.heading or last.stopped) and self._is_interlude(at, part):
            self._open(Block("", [part], [part], preambular=True))
        elif last.preambular:
            self._in_preamble(part)
        elif (last.heading or (self._is_over(last) and apart)) and opening.is_finite(part.text):
            self.items = Items()
            self._open(Block("", [part], [part]))
        elif self._begins_loose(at, part, apart):
            self._loose(part)
        else:
            last.add(part)

    def _is_over(self, last: Block) -> bool:
        """Whether a paragraph has its end; where none has a number, a comma is one too."""
        return last.stopped or (last.ended and not self.number)

    def _is_interlude(self, at: int, part: Part) -> bool:
        """Whether a preambular passage begins among the operative paragraphs."""
        if not opening.is_participle(part.text) or opening.is_name(part.text):
            return False
        over = at + 1 == len(self.parts) or labels.number(self.parts[at + 1].text) is not None
        return ENDED.search(part.text[-60:]) is not None or not (over or self._precedes_item(at))

    def _precedes_item(self, at: int) -> bool:
        return at + 1 < len(self.parts) and labels.item(self.parts[at + 1].text) is not None

    def _begins_loose(self, at: int, part: Part, apart: bool) -> bool:
        last = self.last
        if last.heading:
            return True
        if not part.text.lstrip('*"“(')[:1].isupper():
            return False
        if not self.wrapping.wrapped and not part.turned:
            return last.ended or last.is_title
        titled = bool(last.label and last.trail) and last.is_title and self._is_short(part, MUCH)
        if last.loose and last.is_title and apart:
            return True
        if titled or (last.label and last.trail and last.is_title and part.parted and not part.turned):
            return True
        if last.stopped:
            return apart or (last.stopped and self._precedes_item(at))
        return last.ended and apart and part.parted

    def _loose(self, part: Part) -> None:
        self.levels = deepcopy(self.items.levels)
        place = self.items.unlabelled()
        self._open(Block("", [part], [part], trail=place.trail))

    def _lift_headings(self) -> None:
        """Makes headings of the words without an end that stand before a numbered paragraph."""
        found: list[Part] = []
        while self.blocks and not (self.last.label or self.last.heading or self.last.ended):
            block = self.last
            inner = any(ENDED.search(part.text[-60:]) is not None for part in block.words)
            if (
                inner
                or not block.is_title
                or (block.preambular and opening.is_participle(block.words[0].text))
            ):
                break
            found = [*block.words, *found]
            self.blocks.pop()
        if not found and self.blocks and not self.last.heading:
            found = self._cut_title(self.last)
        self.blocks += self._headings(found)

    def _cut_title(self, block: Block) -> list[Part]:
        """The lines after the last one with an end, cut from their block if they are a title."""
        words = block.more[-1] if block.more else block.words
        at = len(words)
        while at and ENDED.search(words[at - 1].text[-60:]) is None:
            at -= 1
        after = words[at:]
        count = sum(len(part.text.split()) for part in after)
        if not at or not after or count > MOST_TITLE_WORDS or after[0].text[:1].islower():
            return []
        comma = not block.preambular and words[at - 1].text.rstrip("* ").endswith(",")
        if comma and not (after[0].parted or self.wrapping.is_short(words[at - 1], after[0])):
            return []
        del words[at:]
        del block.parts[-len(after) :]
        return after

    def _headings(self, parts: Sequence[Part]) -> list[Block]:
        """The lines of one or more headings; a new one begins where the line before is short."""
        found: list[Block] = []
        for part in parts:
            apart = part.parted or (bool(found) and self.wrapping.is_short(found[-1].words[-1], part))
            if not found or (apart and not part.text[:1].islower()):
                found.append(Block(heading=True))
            found[-1].add(part)
        return found
