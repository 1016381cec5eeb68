"""What one phrase joins: "a report by 5 May and updates each month" are two duties, each with its days."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bluehelm.mandates.duties import words
from bluehelm.mandates.duties.clause import LEAD
from bluehelm.mandates.duties.heads import Head
from bluehelm.mandates.duties.words import RECEIVER

ORAL = "briefing"  # the form of a report given orally
OFTEN = (
    r"(?:every|each|weekly|monthly|bimonthly|quarterly|yearly|annual(?:ly)?|semi-?annual(?:ly)?|half-yearly|biannual(?:ly)?"
    r"|(?:once|twice|(?:two|three|four)\s+times)\s+(?:an?\s+|per\s+|every\s+|each\s+)?year(?:ly)?"
    r"|(?:an?|the)\s+[\w-]+\s+basis|[\w-]+\s+intervals)\b"
)
# words of a time or of another report that look as if they led into what it is about
TIMES = re.compile(
    r"\b(?:(?:starting|beginning|commencing)\s+on\b|on\s+an?\s+[\w-]+\s+basis\b"
    r"|with\s+(?=(?:the|an?)\s+(?:[\w-]+\s+){0,2}?(?:reports?|briefings?|updates?)\b))"
)


def joined(said: str, heads: Sequence[Head]) -> tuple[Head, ...]:
    """The heads of an act with those that one of them joins to itself by "and"."""
    kept: list[Head] = []
    timeless = TIMES.sub(_blank, said)  # once for all heads, or a long act costs its square
    for k, head in enumerate(heads):
        kept.append(head)
        if head.which is None and head.to is None:
            bound = heads[k + 1].start if k + 1 < len(heads) else len(said)
            kept += _behind(said, timeless, head, bound)
    return tuple(kept)


def _behind(said: str, timeless: str, head: Head, bound: int) -> Iterator[Head]:
    """The next to be joined needs days of its own; one that shares form and days is the same duty."""
    topic = LEAD.search(timeless, head.end, bound)
    form = head.form
    for match in _and().finditer(said, head.end, bound if topic is None else topic.start()):
        noun, receiver = match["noun"], match["receiver"]
        other = words.form_of(noun) if noun else ORAL if match["orally"] else head.form
        if noun is None or other != form or match["often"]:
            to = None if receiver is None else words.receiver(receiver)
            yield Head(match.start(), match.start("timed"), other, to, joined=True)
            form = other


@cache
def _and() -> re.Pattern[str]:
    nouns = "|".join(rf"{each}s?" for each in words.terms("plain"))
    return re.compile(
        rf"(?:,\s+(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)(?:with\s+)?(?:(?P<orally>orally|in\s+person)|in\s+writing|to\s+(?P<receiver>{RECEIVER})"
        rf"|(?:(?:an?|the|its|his)\s+)?(?:(?!(?:and|first)\b|{OFTEN})[\w-]+\s+){{0,3}}?(?P<noun>{nouns}))"
        rf"(?:\s+to\s+{RECEIVER})?,?(?P<timed>\s+(?:(?:on\s+)?(?P<often>{OFTEN})|(?:no(?:t)?\s+later\s+than|by|within|before)\s))"
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
