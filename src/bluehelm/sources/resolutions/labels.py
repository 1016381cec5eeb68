"""Labels of paragraphs and items: what "28.", "(a)", "(iii)" or a dash before a text stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass

LETTER, ROMAN, DIGIT, CAPITAL = "a", "i", "1", "A"
BULLETS = "–—•·▪●○■◦‣⁃\uf0b7\uf0a7"  # the last two: Word's own signs
DASHED = (
    r"(?:[-*]\s+)?(?:\*{1,3}(?=[\d(]))?"  # a list's dash before a label, as converters to markup write it
)

STRAY = r"(?:[|_~^°—]{1,3}\s+)?"  # a speck that text recognition took for a sign
NUMBER = re.compile(DASHED + r"([0-9OolI|]{1,3}|\d ?\d)\s?[.．](?!\d)\*{0,3}\s*" + STRAY + r"(?=\D|$)")
BARE_NUMBER = re.compile(r"(\d{1,3})[,;:]?\s+(?=[A-Z][a-z]+s\b|[A-Z][a-z]+ly [a-z]+s\b)")
# "OP28.", "PP3 bis", "OP28(a)": how a draft that is still negotiated numbers
DRAFTED = re.compile(
    DASHED + r"(?P<printed>\[?(?P<part>OP|PP)\s?(?P<n>\d{1,3})(?:\s?(?:bis|ter|quater|alt))?(?:\s?[.:)\]]+)?)"
    r"\*{0,3}(?:\s+|(?=\()|(?<=\W)|$)"
)
ITEM = re.compile(DASHED + r"\(\s?([A-Za-z]{1,5}|\d{1,2})\s?\)\*{0,3}\s*(?=\S|$)")
HALF_ITEM = re.compile(r"([a-z]|[ivx]{1,4}|\d{1,2})\)\s+(?=\S)")
BULLET = re.compile(rf"(?:([{BULLETS}])\s*|([-*])\s+(?=[^\s\d*(-]))(?=\S)")
INLINE = re.compile(r"(?<![\w(/])(?:\(([a-z]|[ivxl]{1,5}|\d{1,2})\)|(\d|[a-z]|[ivx]{2,4})\))(?=[\s\w“\"])")
NUMBER_STARTS = frozenset("0123456789OPolI|-*[")
DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", " ": ""})
ROMAN_SIGNS = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True)
class Label:
    """A label as printed, and how it counts."""

    printed: str  # "28.", "(a)", "–"; without the dash of markup before it
    end: int  # where the text after it begins
    inner: str = ""  # "28", "a", "iii"
    number: int | None = None  # of a paragraph
    sure: bool = True  # a letter stood for a digit, or the full stop was missing
    part: str = ""  # "OP" or "PP" of a draft that prints them


def number(text: str) -> Label | None:
    """The number of a paragraph at the start of a line; letters that stand for digits mended."""
    if text[:1] not in NUMBER_STARTS:
        return None
    found = DRAFTED.match(text)
    if found is not None:
        return Label(found["printed"], found.end(), found["n"], int(found["n"]), part=found["part"])
    found = NUMBER.match(text)
    if found is not None:
        inner = found[1].translate(DIGITS)
        if inner.isdigit() and any(sign.isdigit() or sign in "lI|" for sign in found[1]):
            return Label(f"{found[1]}.", found.end(), inner, int(inner), found[1] == inner)
    found = BARE_NUMBER.match(text)
    if found is not None:
        return Label(found[1], found.end(), found[1], int(found[1]), sure=False)
    return None


def item(text: str) -> Label | None:
    """The label of an item at the start of a line: in brackets, half a bracket, or a bullet."""
    if text[:1].isupper():
        return None
    found = ITEM.match(text)
    if found is not None:
        return Label(f"({found[1]})", found.end(), found[1])
    found = HALF_ITEM.match(text)
    if found is not None:
        return Label(f"{found[1]})", found.end(), found[1])
    found = BULLET.match(text)
    if found is not None:
        return Label(found[1] or found[2], found.end())
    return None


def value(inner: str, style: str) -> int | None:
    """What the label counts in a style; None where it is none of that style."""
    if style == DIGIT:
        return int(inner) if inner.isdigit() else None
    if not inner.isalpha():
        return None
    if style == CAPITAL:
        return ord(inner) - 64 if len(inner) == 1 and "A" <= inner <= "Z" else None
    if style == ROMAN:
        return _roman(inner.lower())
    if inner.islower() and inner.isascii() and len(set(inner)) == 1 and len(inner) <= 2:
        return ord(inner[0]) - 96 + 26 * (len(inner) - 1)
    return None


def written(count: int, style: str) -> str:
    """The label that counts so in a style: 4 in Roman is "iv"."""
    if style == DIGIT:
        return str(count)
    if style == CAPITAL:
        return chr(64 + count)
    if style == ROMAN:
        tens, ones = divmod(count, 10)
        return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
    return chr(97 + (count - 1) % 26) * (1 + (count - 1) // 26)


def styles(inner: str) -> list[str]:
    """The styles that a label can be of, the likeliest first when it opens a list."""
    return [style for style in (DIGIT, ROMAN, CAPITAL, LETTER) if value(inner, style) is not None]


def _roman(text: str) -> int | None:
    if not text or not set(text) <= set(ROMAN_SIGNS):
        return None
    values = [ROMAN_SIGNS[sign] for sign in text]
    total = sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))
    return total if 0 < total < 40 and written(total, ROMAN) == text else None
