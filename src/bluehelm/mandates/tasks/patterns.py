"""Patterns of the vocabulary as expressions; record/vocab/pema_rules.yaml says how they are written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

BETWEEN = r"(?:[^\w;:]+[^\s;:]+){0,8}?[^\w;:]+"
PIECE = re.compile(r"\s*\.\.\s*|\s+|-\??|\*|[()|]|[^\s*()|-]+")
FREE = "*"
ALIKE = str.maketrans("’‑–", "'--")


@dataclass(frozen=True)
class Words:
    """Some patterns, ready to be searched; texts that have none of the anchors need no search."""

    expression: re.Pattern[str]
    anchors: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        return self.expression.search(text) if self.likely(text) else None

    def likely(self, text: str) -> bool:
        return any(map(text.__contains__, self.anchors))


def plain(text: str) -> str:
    """The text as patterns see it, each character in its place: lower case, one apostrophe and hyphen."""
    lower = text.lower()
    return lower.translate(ALIKE) if len(lower) == len(text) else text


def words(patterns: Iterable[str]) -> Words:
    """The patterns as one expression."""
    told = tuple(patterns)
    anchors = tuple(anchor for pattern in told for anchor in _anchors(pattern))
    return Words(re.compile("|".join(rf"\b{_expression(pattern)}" for pattern in told)), anchors)


def _expression(pattern: str) -> str:
    written = ""
    for piece in PIECE.findall(pattern):
        written += _piece(piece)
    return written if written.endswith(r"[\w-]*") else rf"{written}\b"


def _piece(piece: str) -> str:
    if piece.strip() == "..":
        return BETWEEN
    if not piece.strip():
        return r"[\s-]+"
    if piece in ("-", "-?"):
        return r"[\s-]?"
    if piece == FREE:
        return r"[\w-]*"
    if piece in "()|":
        return {"(": "(?:", ")": r")", "|": r"\b|"}[piece] if piece != ")" else r")"
    return re.escape(piece)


def _anchors(pattern: str) -> list[str]:
    """Stretches of letters one of which any match has: the longest word, or each of a choice."""
    bare = re.sub(r"\([^)]*\)", " ", pattern)
    fixed = [word for word in re.findall(r"[a-z0-9']+", bare) if len(word) > 2]
    if fixed:
        return [max(fixed, key=len)]
    choice = re.search(r"\(([^)]*)\)", pattern)
    if choice is None:
        return [re.findall(r"\w+", pattern)[0]]
    return [max(re.findall(r"[a-z']+", part), key=len) for part in choice[1].split("|")]
