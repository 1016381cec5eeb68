"""How unlikely it is that one name was written for another, and in which words that is said."""

from dataclasses import dataclass
from math import inf

from bluehelm.record.places.gazetteer import Gazetteer
from bluehelm.record.places.spelling import apart, folded, heard

# what a difference costs, in natural logarithms: e**-cost is how often it is met; between the best for the
# tuning names, which are nearly all spoilt, and more, as most names that people write are not
SPACED, SOUNDED, LETTER, PART, ADDED = 0.3, 2.2, 3.2, 3.2, 3.5
FIRST = 1.0  # more, where the first letter differs
SHORT = 6  # letters; in a shorter name each difference weighs more
MOST_LETTERS = 3
REMEMBERED = 20_000  # names of a table are looked at once each


@dataclass(frozen=True)
class Alike:
    """A name of the gazetteer that may be the one written."""

    plain: str  # folded
    cost: float
    how: str  # same, sound, letters, part
    letters: int  # that differ


def alike(gazetteer: Gazetteer, name: str) -> list[Alike]:
    """The names that may be meant, the likest first."""
    plain = folded(name)
    known: dict[str, list[Alike]] = gazetteer.memory
    if plain not in known:
        if len(known) >= REMEMBERED:
            known.clear()
        found = [compared(plain, other) for other in gazetteer.alike(plain)] if plain else []
        known[plain] = sorted((one for one in found if one.cost < inf), key=lambda one: (one.cost, one.plain))
    return known[plain]


def compared(plain: str, other: str) -> Alike:
    """The two folded names beside one another."""
    if plain == other:
        return Alike(other, 0.0, "same", 0)
    tight, other_tight = plain.replace(" ", ""), other.replace(" ", "")
    if tight == other_tight:
        return Alike(other, SPACED, "same", 0)
    sound, other_sound = heard(plain), heard(other)
    if sound == other_sound:
        return Alike(other, SOUNDED, "sound", 0)
    short = min(len(sound), len(other_sound))
    most = min(MOST_LETTERS, max(1, short // 3))
    sounds = apart(sound, other_sound, most + 1)
    letters = apart(tight, other_tight, most) if sounds <= most + 1 else most + 1
    cost = min(_cost(letters, most, short), _cost(sounds, most, short) + SOUNDED / 2)
    if cost < inf:
        first = FIRST if sound[:1] != other_sound[:1] else 0.0
        return Alike(other, cost + first, "letters", min(letters, sounds))
    return _part(plain, other)


def _cost(letters: int, most: int, short: int) -> float:
    if letters > most:
        return inf
    return letters * LETTER * (1 + max(0, SHORT - short) / SHORT)


def _part(plain: str, other: str) -> Alike:
    """One name within the other, in whole words: Konna in Konna Dogon."""
    words, others = plain.split(), other.split()
    shorter, longer = sorted((words, others), key=len)
    if len(longer) > len(shorter) and sum(map(len, shorter)) > 3 and set(shorter) <= set(longer):
        missing = len(longer) - len(shorter)
        return Alike(other, (PART if shorter is words else ADDED) + (missing - 1), "part", 0)
    return Alike(other, inf, "part", 0)
