"""The paragraphs and items of a text as the redline compares them."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from bluehelm.mandates.diff.words import CONNECTING, EDGES, plain
from bluehelm.mandates.rows import PREAMBULAR, Act, Provision, Text

NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){2,}")  # a long name tells no more than a short one


@dataclass(frozen=True)
class Unit:
    """One paragraph or item, with where it stands."""

    n: int  # in the order of the text
    path: str  # "p3" for the third preambular paragraph
    parent: str | None
    text: str
    preambular: bool
    provision: Provision
    section: str | None  # the heading it stands under

    @property
    def acts(self) -> tuple[Act, ...]:
        return self.provision.acts

    @cached_property
    def traits(self) -> frozenset[str]:
        """Its words that tell something, and each two of them that follow each other."""
        return traits(self.text)


def units(text: Text) -> tuple[Unit, ...]:
    """Every paragraph and item of a text in its order."""
    found = []
    for n, row in enumerate((*text.preambular, *text.operative)):
        preambular = row.kind == PREAMBULAR
        title = None if row.section is None else text.sections[row.section].title
        path = f"p{row.path}" if preambular else row.path
        found.append(Unit(n, path, row.parent, row.text, preambular, row, title))
    return tuple(found)


def traits(text: str) -> frozenset[str]:
    """The words of a text that tell something, and each two of them that follow each other."""
    words = [
        word
        for word in map(stem, NAME.sub(_one_word, plain(text)).split())
        if word and word not in CONNECTING
    ]
    return frozenset(words) | {f"{one} {two}" for one, two in pairwise(words)}


def _one_word(name: re.Match[str]) -> str:
    return "_".join(name[0].split())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word as it is compared: small letters, no punctuation, no plural; one number is like another."""
    if any(sign.isdigit() for sign in word):
        return "0"
    bare = EDGES.sub("", plain(word)).casefold()
    return bare[:-1] if len(bare) > 4 and bare.endswith("s") and not bare.endswith("ss") else bare
