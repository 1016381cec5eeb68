"""What two sentences are about, in the words of the first: the longest phrase that both have."""

import re
from difflib import SequenceMatcher

from bluehelm.plans.wording import FUNCTION_WORDS, stems

WORD = re.compile(r"[^\W\d_][\w’'-]*")
OUTER = FUNCTION_WORDS | {"and", "or", "been", "be", "its", "their"}  # words that begin and end no phrase
TELLING = 2  # words that a phrase must have to name a thing


def common_words(first: str, second: str, shared: frozenset[str]) -> str:
    """The longest phrase of both sentences with words of the thing, else these words one by one."""
    spans = [list(WORD.finditer(text)) for text in (first, second)]
    here, there = ([_stem(found) for found in each] for each in spans)
    best: list[re.Match[str]] = []
    for block in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
        phrase = _trimmed(spans[0][block.a : block.a + block.size])
        if phrase and _telling(phrase, shared) > _telling(best, shared):
            best = phrase
    if _telling(best, shared) >= TELLING:
        return first[best[0].start() : best[-1].end()]
    alone = [found.group() for found in spans[0] if stems(found.group()) & shared]
    return ", ".join(dict.fromkeys(alone))


def _stem(word: re.Match[str]) -> str:
    """The word as it is compared: "services" and "service" are one."""
    return next(iter(stems(word.group())), word.group().lower())


def _trimmed(phrase: list[re.Match[str]]) -> list[re.Match[str]]:
    """The phrase without the articles, prepositions and verbs at its ends."""
    while phrase and phrase[0].group().lower() in OUTER:
        phrase = phrase[1:]
    while phrase and phrase[-1].group().lower() in OUTER:
        phrase = phrase[:-1]
    return phrase


def _telling(phrase: list[re.Match[str]], shared: frozenset[str]) -> int:
    return sum(bool(stems(found.group()) & shared) for found in phrase)
