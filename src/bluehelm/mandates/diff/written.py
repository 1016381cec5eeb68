"""The rows of a redline as the JSON of `bluehelm mandate diff`."""

from collections.abc import Sequence
from typing import Any

from bluehelm.mandates.diff.rows import BREAK, KEPT, Change, Strength
from bluehelm.record import vocab


def to_json(changes: Sequence[Change], language: str = "en") -> list[dict[str, Any]]:
    """Every row to the contract; came, went, figures, held and breaks_off are told beside it."""
    return [_row(change, language) for change in changes]


def called(kind: str, many: int, language: str = "en") -> str:
    """A kind of change beside its count."""
    words = vocab.read("redline")["names" if many < 2 else "many"]
    return str(words[kind][language])


def _row(change: Change, language: str) -> dict[str, Any]:
    unchanged = not change.changes and change.held and not change.breaks_off
    words = [(KEPT, change.new_words)] if unchanged else change.words
    return {
        "old": list(change.old),
        "new": list(change.new),
        "changes": list(change.changes),
        "strength": None if change.strength is None else _strength(change.strength, language),
        "words": [[sign, text.replace(BREAK, "\n")] for sign, text in words],
        "came": list(change.came),
        "went": list(change.went),
        "figures": [{"old": old, "new": new} for old, new in change.figures],
        "held": change.held,
        "breaks_off": change.breaks_off,
    }


def _strength(strength: Strength, language: str) -> dict[str, Any]:
    return {
        "old": strength.old,
        "new": strength.new,
        "direction": strength.direction,
        "why": strength.why_fr if language == "fr" else strength.why,
    }
