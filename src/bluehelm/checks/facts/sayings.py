"""Every sentence of a document, of its prose and of its framework rows, with its place."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import Place
from bluehelm.checks.walk import Sentence, split
from bluehelm.plans.wording import stems

PROSE, PLANNED, ACTUAL = "prose", "planned", "actual"
NAME = re.compile(r"(?<!^)(?<![.?!:] )\b[A-Z][\w’'-]+")  # a capitalized word that opens no sentence


@dataclass(frozen=True)
class Saying:
    """One sentence, and who says it."""

    text: str
    part: str  # PROSE, PLANNED or ACTUAL
    owner: Text
    source: Sentence | Line

    def place(self, *marks: str) -> Place:
        if isinstance(self.source, Sentence):
            return self.owner.at(self.source, *marks)
        show = self.owner.planned if self.part == PLANNED else self.owner.actual
        return show(self.source, *marks)


@lru_cache(16)
def sayings(text: Text) -> tuple[Saying, ...]:
    """The sentences of a document in order: prose first, then the rows of its frameworks."""
    found = [Saying(one.text, PROSE, text, one) for one in text.sentences]
    for line in text.lines:
        found += [Saying(part, PLANNED, text, line) for part in split(line.planned)]
        found += [Saying(part, ACTUAL, text, line) for cell in line.actual for part in split_cell(cell)]
    return tuple(found)


def split_cell(cell: str) -> list[str]:
    """The sentences of a cell, whose paragraphs end without a full stop."""
    return [part for paragraph in cell.split("\n") for part in split(paragraph)]


@lru_cache(4)
def rarity(texts: tuple[Text, ...]) -> dict[str, float]:
    """How telling each word is, from 0 where every sentence holds it to 1 where only one does."""
    counted: Counter[str] = Counter()
    total = 0
    for text in texts:
        for one in sayings(text):
            counted.update(stems(one.text))
            total += 1
    whole = math.log(max(total, 2))
    return {word: math.log(total / times) / whole for word, times in counted.items()}


def weight(words: Iterable[str], rare: dict[str, float]) -> float:
    """The telling power of some words together; in the order of the alphabet, so that it never wavers."""
    return sum(rare.get(word, 0.0) for word in sorted(words))


def names(text: str) -> frozenset[str]:
    """The capitalized words inside a sentence."""
    return frozenset(NAME.findall(text))
