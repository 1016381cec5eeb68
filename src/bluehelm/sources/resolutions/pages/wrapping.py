"""How wide a text is set: whether a line ended because it was full or because its paragraph was over."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bluehelm.sources.resolutions.pages.furniture import Part
from bluehelm.sources.resolutions.paragraphs.blocks import HANGING

FEW_WRAPS = 0.04  # share of lines that go on in lower case; fewer, and each line is a paragraph
TIGHTEST = 0.05  # share of the wraps at the narrow end that are left out as indented or odd
ROUGHLY = 0.75  # of the usual width; what is narrower was cut there for another reason
LONG_LINE = 400  # columns; no page is so wide


class Wrapping:
    """The width of a text, learnt from its lines that surely go on: the next one begins in lower case."""

    def __init__(self, parts: Sequence[Part]) -> None:
        wraps = sorted(
            _width(before, after)
            for before, after in pairwise(parts)
            if after.text[0].islower()
            and not (after.parted or after.turned)
            and not before.text.endswith((";", ":", "-"))
        )
        loose = sum(width > LONG_LINE for width in wraps)
        self.wrapped = len(wraps) > FEW_WRAPS * len(parts) and loose < 0.5 * len(wraps)
        usual = wraps[len(wraps) // 2] if wraps else 0
        self.narrowest = max(wraps[int(TIGHTEST * len(wraps))], int(ROUGHLY * usual)) if wraps else 0

    def is_short(self, before: Part, after: Part, share: float = 1.0) -> bool:
        """Whether the first word of a line would have fitted on the line before it."""
        if HANGING.search(before.text[-20:]) is not None:
            return False
        return not self.wrapped or _width(before, after) < share * self.narrowest


def _width(before: Part, after: Part) -> int:
    return len(before.text) + 1 + len(after.text.split(None, 1)[0])
