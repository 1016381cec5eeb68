"""Where a text breaks off: what the other text says behind that was neither put in nor cut out."""

from collections.abc import Sequence
from dataclasses import dataclass

from bluehelm.mandates.diff.pairing.held import Held
from bluehelm.mandates.diff.pairing.parts import Together
from bluehelm.mandates.diff.rows import CUT, KEPT, PUT, Words
from bluehelm.mandates.diff.units import Unit
from bluehelm.mandates.diff.words import plain


@dataclass(frozen=True)
class Breaks:
    """The last unit of each text whose end is not there."""

    old: int | None
    new: int | None

    @classmethod
    def of(cls, old: Sequence[Unit], new: Sequence[Unit], mine: Held, yours: Held) -> "Breaks":
        return cls(_last(old, mine), _last(new, yours))

    def within(self, group: Together) -> bool:
        return self.old in [part.unit.n for part in group.old] or self.new in [unit.n for unit in group.new]

    def missing(self, group: Together) -> str | None:
        """The sign of what the broken text does not have, where it breaks off at the end of the row."""
        if group.new[-1].n == self.new:
            return CUT
        return PUT if group.old[-1].unit.n == self.old else None


def _last(units: Sequence[Unit], held: Held) -> int | None:
    return units[-1].n if held.broken and units else None


def before(words: Words, missing: str | None) -> Words:
    """The words up to the break; all of them where what follows is not the end of the other text alone."""
    end = next((n for n in range(len(words), 0, -1) if words[n - 1][0] == KEPT), 0)
    tail = words[end:]
    own, others = (
        plain("".join(text for sign, text in tail if (sign == missing) is theirs)).strip()
        for theirs in (False, True)
    )
    half_a_word = others.startswith(own.rstrip(" .…"))
    return words[:end] if missing is not None and end and others and half_a_word else words
