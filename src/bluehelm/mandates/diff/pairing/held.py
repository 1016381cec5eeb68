"""What of a text is held: against an excerpt, a paragraph may have its counterpart where nothing is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bluehelm.mandates.diff.pairing.align import Side
from bluehelm.mandates.rows import Text

SAYS_SO = re.compile(r"\bexcerpts?\b|\bthe beginning is not in the file\b", re.I)
BREAKS_OFF = re.compile(r"\bthe text breaks off\b|\bthe text ends with its preamble\b", re.I)


@dataclass(frozen=True)
class Held:
    """The paragraphs of a text that are there."""

    whole: bool
    preamble: bool
    numbers: frozenset[int]  # of its operative paragraphs
    broken: bool = False  # whether its end is not there

    @classmethod
    def of(cls, text: Text) -> "Held":
        """A text is an excerpt where it says so, or lacks its first paragraph; another may break off."""
        numbers = frozenset(row.n for row in text.operative)
        said = (*(aside.text for aside in text.set_aside), *text.notes)
        cut = any(SAYS_SO.search(words) for words in said) or min(numbers, default=1) > 1
        broken = any(BREAKS_OFF.search(words) for words in text.notes)
        return cls(not cut, bool(text.preambular), numbers, broken)


@dataclass(frozen=True)
class Places:
    """Where the paragraphs of one text would have their counterparts in another."""

    mine: Side
    yours: Side
    known: Mapping[int, int]  # paragraphs that have a counterpart in its place -> that counterpart
    held: Held  # of the other text

    def has(self, n: int) -> bool:
        """Whether the place is held, going by what stands around it, of an item by what is above it."""
        if n in self.known:
            return True
        if self.held.broken and n > max(self.known, default=-1):
            return False
        if self.held.whole:
            return True
        above = self.mine.parent[n]
        if above is not None:
            return self.has(above)
        if self.mine.units[n].preambular:
            return self.held.preamble
        pairs = (
            (one, self.yours.units[two]) for one, two in self.known.items() if self.mine.parent[one] is None
        )
        numbers = [(one, other.provision.n) for one, other in pairs if not other.preambular]
        first = max((number for one, number in numbers if one < n), default=0)
        last = min((number for one, number in numbers if one > n), default=None)
        return last is not None and set(range(first + 1, last)) <= self.held.numbers
