"""The clauses of a paragraph: what may move to another paragraph by itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from bluehelm.mandates.diff.units import Unit, traits
from bluehelm.mandates.diff.words import Chunk, chunks

LEAST_WORDS = 5  # that tell something; a shorter clause belongs to the one before it
OPENS = re.compile(
    r"(?:and |or |but )*(?:to |including |notably |especially |in particular |as well as |by |with a view "
    r"|while |further |also |in this regard)|(?:and )?[a-z]+ing "
)


@dataclass(frozen=True)
class Clause:
    """A stretch of words of a unit."""

    start: int  # in the words of the unit
    end: int
    traits: frozenset[str]


def clauses(unit: Unit) -> tuple[Clause, ...]:
    """A unit cut where the Council acts anew, at semicolons and where a comma leads into another clause."""
    words = chunks(unit.text)
    cuts = [0, *(n for n in _openings(unit, words) if n), len(words)]
    found: list[Clause] = []
    for start, end in pairwise(cuts):
        heavy = sum(not word.light for word in words[start:end])
        if found and heavy < LEAST_WORDS:
            start = found.pop().start
        found.append(Clause(start, end, said(words[start:end])))
    return tuple(found)


def _openings(unit: Unit, words: tuple[Chunk, ...]) -> Iterable[int]:
    acts = {act.start for act in unit.acts}
    at = 0
    for n, word in enumerate(words):
        at = unit.text.index(word.text, at)
        if at in acts or (n and words[n - 1].stops and _opens(words, n)):
            yield n
        at += len(word.text)


def _opens(words: tuple[Chunk, ...], n: int) -> bool:
    if words[n - 1].text[-1] in ";:." or words[n].space.startswith("\n"):
        return True
    return OPENS.match("".join(f"{word.text} " for word in words[n : n + 3])) is not None


def said(words: Iterable[Chunk]) -> frozenset[str]:
    """What the words tell."""
    return traits(" ".join(word.text for word in words))
