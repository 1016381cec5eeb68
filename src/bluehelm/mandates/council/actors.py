"""Whom the words of a text name: one name for each actor, in every wording."""

import re
from dataclasses import dataclass
from functools import cache

from bluehelm.mandates.council import missions
from bluehelm.record import vocab

COUNTRY = (
    r"(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?)?(?:[A-Z]|d[’'])[\w’'-]*"
    r"|\s+and\s+(?:Herzegovina|Tobago|Principe|Montenegro|Northern\s+Ireland|National\s+Reconciliation))*"
)
WHOLE_COUNTRY = re.compile(COUNTRY)
GOVERNMENT = re.compile(rf"[Gg]overnment(?:\s+and\s+people)?\s+of\s+(?P<of>{COUNTRY})")
GOVERNMENTS = re.compile(rf"(?:[a-z]+\s+)*[Gg]overnments\s+of\s+(?P<of>{COUNTRY})")
AUTHORITIES = re.compile(rf"authorities(?:\s+(?:of|in)\s+(?P<of>{COUNTRY})|\b(?!\s+(?:of|in)\b))")
REPUBLIC = re.compile(r"\A(?:the )?(?:[A-Z][\w’']+ )?Republic of (?!the Congo)")
ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.I)


@dataclass(frozen=True)
class Cast:
    """What "the Mission", "the Government" and "the authorities" mean in one text."""

    mission: str | None = None
    country: str | None = None  # as the text prints it, with its article: "Mali", "the Sudan"


def cast(paragraphs: list[str], mission: str | None) -> Cast:
    """The mission, and its country, else the one whose government the paragraphs name most."""
    count: dict[str, int] = {}
    for text in paragraphs:
        for match in GOVERNMENT.finditer(text):
            country = plain_country(match["of"])
            count[country] = count.get(country, 0) + 1
    host = missions.known()[mission].country if mission in missions.known() else None
    printed = next((country for country in count if ARTICLE.sub("", country) == host), None)
    return Cast(mission, printed or max(count, key=lambda country: count[country], default=host))


def found(words: str, known: Cast) -> tuple[str, int] | None:
    """The actor whose name the words begin with, its article left off, and how long the name is."""
    for name, pattern in _patterns():
        if (match := pattern.match(words)) is not None:
            return name, match.end()
    if (mission := missions.starting(words)) is not None:
        return mission
    if known.mission is not None and (match := _own(known.mission).match(words)) is not None:
        return known.mission, match.end()
    return _government(words, known) or _authorities(words, known)


def bare(words: str) -> str:
    """A name as printed, without its article and what surrounds it."""
    return ARTICLE.sub("", " ".join(words.split()).strip(" ,;:.*_“”\"'‘’"))


def _government(words: str, known: Cast) -> tuple[str, int] | None:
    if (match := GOVERNMENT.match(words)) is not None:
        return f"Government of {plain_country(match['of'])}", match.end()
    if known.country is not None and (match := re.match(r"[Gg]overnment\b(?!\s+of\b)", words)) is not None:
        return f"Government of {known.country}", match.end()
    if (
        match := re.match(r"(?P<of>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?) [Gg]overnment\b(?! of\b)", words)
    ) is not None:
        country = _countries().get(match["of"])
        return None if country is None else (f"Government of {country}", match.end())
    return None


def _authorities(words: str, known: Cast) -> tuple[str, int] | None:
    if (match := re.match(r"(?P<whose>(?:[A-Z][\w’-]+ ){1,2})authorities\b", words)) is not None:
        return f"{match['whose']}authorities", match.end()
    match = AUTHORITIES.match(words)
    if match is None:
        return None
    adjective = vocab.read("actors")["countries"].get(ARTICLE.sub("", match["of"] or known.country or ""))
    return None if adjective is None else (f"{adjective} authorities", match.end())


@cache
def _own(mission: str) -> re.Pattern[str]:
    """The mission by its acronym or as "the Mission"."""
    return re.compile(
        rf"{re.escape(mission)}\b|(?:Mission|mission|Operation|Force)\b(?!\s+(?:of|in|to|for|Commander)\b)"
    )


def plain_country(words: str) -> str:
    """A country as the text prints it, without what it is a republic of."""
    plain = " ".join(words.split())
    return REPUBLIC.sub("", plain) if "Democratic Republic of" not in plain else plain


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (entry["name"], re.compile("|".join(entry["words"]))) for entry in vocab.read("actors")["actors"]
    )


@cache
def _countries() -> dict[str, str]:
    """Adjectives with their country: "Malian" of Mali."""
    rows = vocab.read("actors")
    own = {adjective: country for country, adjective in rows["countries"].items()}
    return own | {other: own[adjective] for other, adjective in rows["spellings"].items()}
