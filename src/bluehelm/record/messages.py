"""What a refusal, or a note beside a figure, says in the reader's language.

Rooms write both in English and know nothing of languages. vocab/messages.yaml holds each message that a
person at the site can meet, with its places in braces, and what it is in French.
"""

import re
from functools import cache

from bluehelm.errors import BluehelmError
from bluehelm.record import vocab

PLACE = re.compile(r"\\\{(\w+)\\\}")  # {name}, as re.escape leaves it
ENGLISH = "en"


def said(error: BluehelmError, language: str) -> str:
    """The error's message in that language; one that the file does not hold stands in English."""
    return str(error) if language == ENGLISH else told(str(error), language)


def told(message: str, language: str) -> str:
    """A message, or a part of one, in that language."""
    for pattern, words in messages(language):
        found = pattern.fullmatch(message)
        if found is not None:
            parts = {name: told(part, language) for name, part in found.groupdict().items()}
            return words.format_map(parts)
    return message


@cache
def messages(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each message of the file as a pattern, with its words in the language."""
    entries = vocab.read("messages")["messages"]
    return tuple((pattern(entry[ENGLISH]), entry[language]) for entry in entries)


def pattern(message: str) -> re.Pattern[str]:
    """A message that matches whatever stands in its places."""
    return re.compile(PLACE.sub(r"(?P<\1>.+?)", re.escape(message)), re.DOTALL)
