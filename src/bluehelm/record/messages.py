"""What a refusal, or a note beside a figure, says in the reader's language.

Rooms write both in English and know nothing of languages. Files of the vocabulary hold each message that
a person at the site can meet, with its places in braces, and what it is in French.
"""

import re
from functools import cache

from bluehelm.errors import BluehelmError
from bluehelm.record import vocab

FILES = ("messages", "mandate_notes", "event_messages", "event_file_notes")
PLACE = re.compile(r"\\\{(\w+)\\\}")  # {name}, as re.escape leaves it
WHOLE = re.compile(r"n\d?")  # names of places for whole numbers
MEASURED = re.compile(r"x\d?")  # and for numbers that may have decimals, written as the language has them
ENGLISH = "en"


def said(error: BluehelmError, language: str) -> str:
    """The error's message in that language; one that the files do not hold stands in English."""
    return told(str(error), language)


def told(message: str, language: str) -> str:
    """A message, or a part of one, in that language."""
    if language == ENGLISH:
        return message
    for pattern, words in messages(language):
        found = pattern.fullmatch(message)
        if found is not None:
            parts = {name: _written(name, part, language) for name, part in found.groupdict().items()}
            return words.format_map(parts)
    return message


def _written(name: str, part: str, language: str) -> str:
    return part.replace(".", ",") if MEASURED.fullmatch(name) else told(part, language)


def noted(note: str, language: str) -> str:
    """A note, doubt or reason beside a text in that language; it may be several, joined by semicolons."""
    parts = note.split("; ")
    for count in range(1, len(parts) + 1):
        first, rest = "; ".join(parts[:count]), "; ".join(parts[count:])
        words = told(first, language)
        if words != first:
            return f"{words} ; {noted(rest, language)}" if rest else words
    return note


@cache
def messages(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each message of the files as a pattern, with its words in the language."""
    entries = (entry for file in FILES for entry in vocab.read(file)["messages"])
    return tuple((pattern(entry[ENGLISH]), entry[language]) for entry in entries)


def pattern(message: str) -> re.Pattern[str]:
    """A message that matches whatever stands in its places."""
    return re.compile(PLACE.sub(_place, re.escape(message)), re.DOTALL)


def _place(found: re.Match[str]) -> str:
    what = r"\d+" if WHOLE.fullmatch(found[1]) else ".+?"
    if MEASURED.fullmatch(found[1]):
        what = r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?"
    return f"(?P<{found[1]}>{what})"
