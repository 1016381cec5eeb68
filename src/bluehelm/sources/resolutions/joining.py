"""Lines to words: what a line's end cut is put together, marks of emphasis go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bluehelm.sources.resolutions.pages.furniture import Part

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
HEAD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1(?!\*)")
MARKUP = re.compile(r"\\(?=[$%&#_*()\[\]{}<>|.+!-])|</?(?:b|i|u|em|strong|sup|sub|br)\s?/?>", re.I)
SPECK = re.compile(
    r"(?<![\w/.@-])([A-Za-z]+)(?: ?_ | _|_)(?=[a-z]+(?![\w/.@]))"
)  # "Calls_on", "Calls _ upon"
FORMULA = re.compile(r"\\?\$\s*\\sigma\s*(?=\d{4}/\d)")  # what a converter made of "S/" before a number
SOFT = str.maketrans({"\u00ad": "", "\u200b": "", "\ufeff": "", "\u00a0": " ", "\u2011": "-"})
ENDINGS = re.compile(
    r"(?:\w{0,4}(?:tions?|tarians?|tional|ational|sions?|ments?|mental|ness|fully|ities|ity|ances?|ences?|ables?|ibles?|ing|ings|ally|ive|ous|ary))"
)


class Joiner:
    """Joins lines; a word cut at a line's end is put together as the rest of the document writes it."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self.words: set[str] = set()
        for part in parts:
            inner = WORD.findall(part.text)
            self.words.update(inner[:-1] if part.text.endswith("-") else inner)

    def __call__(self, parts: Sequence[Part]) -> str:
        text = ""
        for part in parts:
            words = " ".join(part.text.translate(SOFT).split())
            text = self._join(text, words) if text else words
        return plain(text)

    def _join(self, before: str, after: str) -> str:
        head = HEAD.search(before[-60:]) if before.endswith("-") else None
        tail = WORD.match(after)
        if head is None or tail is None or tail[0] in ("and", "or", "to"):
            return f"{before} {after}" if not before.endswith("/") else before + after
        if self._is_one_word(head[1], tail[0]):
            return before[:-1] + after
        return before + after

    def _is_one_word(self, head: str, tail: str) -> bool:
        """Whether the hyphen came from the line's end alone: "Govern-" and "ment"."""
        if not tail.islower() or f"{head}-{tail}" in self.words:
            return False
        return head + tail in self.words or ENDINGS.fullmatch(tail) is not None


def plain(text: str) -> str:
    """Without marks of emphasis and the escapes of a converter."""
    if "*" in text:
        text = EMPHASIS.sub(r"\2", text)
    if "\\" in text or "<" in text:
        text = MARKUP.sub("", FORMULA.sub("S/", text))
    if "_" in text:
        text = SPECK.sub(r"\1 ", text)
    return " ".join(text.split())
