"""The reasons of a decision in words, in English and French."""

from collections.abc import Iterable

from bluehelm.events.merging.rows import Reason
from bluehelm.record import vocab

BRACKETED = ("last_days", "same_last")
LAST = ("alone", "contended", "contended_more")


def worded(reasons: Iterable[Reason], language: str = "en") -> str:
    """All reasons in one line."""
    text = ""
    for one in reasons:
        said = _said(one, language)
        if one.key in BRACKETED:
            text += f" ({said})"
        elif text:
            text += ("; " if language == "en" else " ; ") + said if one.key in LAST else f", {said}"
        else:
            text = said
    return text


def _said(one: Reason, language: str) -> str:
    words = vocab.read("merge_why")
    parts = {name: _part(name, value, language) for name, value in one.parts.items()}
    return str(words[one.key][language]).format_map(parts)


def _part(name: str, value: object, language: str) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(f"{source} {event} ({_number(sure, 2, language)})" for source, event, sure in value)
    if isinstance(value, float):
        return _number(value, 1, language)
    if name in ("column", "head"):
        named = vocab.read("merge_why")["names"].get(value)
        return str(value if named is None else named[language])
    return str(value)


def _number(value: float, digits: int, language: str) -> str:
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if language == "fr" else text
