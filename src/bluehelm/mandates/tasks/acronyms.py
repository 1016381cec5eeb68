"""Acronyms with the word for what they stand for: "PNIX" is read as "PNIX [police]"."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from bluehelm.record import vocab

DEFINED = re.compile(r"\(\s*[“\"]?(?P<acronym>[A-Z][A-Za-z-]{1,6}[A-Z])[”\"]?\s*\)")
LONGEST_NAME = 70  # characters before the bracket that may be the name in full
WRITTEN = re.compile(r"\b[A-Z][A-Za-z-]{0,6}[A-Zs]\b")

Meanings = Mapping[str, str]


def meanings(paragraphs: Iterable[str]) -> Meanings:
    """Every acronym with a meaning that counts: those known, and those that the paragraphs define."""
    found = dict(_known())
    for text in paragraphs:
        for match in DEFINED.finditer(text):
            name = text[max(0, match.start() - LONGEST_NAME) : match.start()].lower()
            nearest = max((name.rfind(word), meaning) for meaning, words in _words() for word in words)
            if nearest[0] >= 0:
                found[match["acronym"]] = nearest[1]
    return found


def read(text: str, known: Meanings) -> str:
    """The text with the meaning behind each acronym that has one and is not just being defined."""
    return WRITTEN.sub(lambda match: _with(match, text, known), text)


def _with(match: re.Match[str], text: str, known: Meanings) -> str:
    meaning = known.get(match[0])
    if meaning is None or text[max(0, match.start() - 1) : match.start()] in ("(", "“", '"'):
        return match[0]
    return f"{match[0]} [{meaning}]"


@cache
def _known() -> dict[str, str]:
    told = vocab.read("pema_acronyms")["known"]
    return {acronym: meaning for meaning, acronyms in told.items() for acronym in acronyms}


@cache
def _words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((meaning, tuple(words)) for meaning, words in vocab.read("pema_acronyms")["words"].items())
