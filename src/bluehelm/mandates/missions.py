"""The mission that a text is about, and the missions that it names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bluehelm.record import vocab

# "United Nations Stabilization Mission in Ix (MINIX)": a mission that the list does not hold
DEFINED = re.compile(
    r"United Nations (?:[A-Z][\w-]+,? |and |of |to |for |the |in ){0,14}?"
    r"(?:Administration|Authority|Force|Group|Mission|Office|Operation|Presence|Team)\b"
    r"[^().;]{0,90}\(\s*[“\"]?(?P<acronym>[A-Z]{4,}(?: [IVX]+)?)[”\"]?\s*\)"
)
MANDATE = re.compile(  # what stands before the name of a mission that the Council disposes of
    r"\b(?:mandates?\s+(?:of|for)|deploy(?:ment)?\s+of|participating\s+in|establish\b[^,;.]{0,50})"
    r"\s+(?:(?:the|an?)\s+)?[“\"]?\Z"
)
TAKEN_UP = re.compile(
    r"\b[Tt]he (?:[A-Z][a-z]+ )?(?:Mission|Authority|Operation|Force|Group)\b(?! of)"
    r"|\bUnited Nations (?:mission|military observers)\b"
)
MANDATED = 5  # how much more "the mandate of X" counts than another mention of X
PASSING = 0.1  # mentions a paragraph; named less often, it is no text about the mission


@dataclass(frozen=True)
class Mission:
    """An entry of record/vocab/missions.yaml."""

    acronym: str
    en: str
    fr: str
    country: str | None
    years: tuple[int, int | None]
    also: tuple[str, ...] = ()
    by: str | None = None  # who leads it; None for the United Nations


@cache
def known() -> dict[str, Mission]:
    """Peace operations of the United Nations and forces that the Council authorized, by acronym."""
    rows = vocab.read("missions")
    return {
        acronym: Mission(
            acronym,
            entry["en"],
            entry["fr"],
            entry["country"],
            (entry["years"][0], entry["years"][1]),
            tuple(entry.get("also", ())),
            entry.get("by"),
        )
        for acronym, entry in {**rows["missions"], **rows["authorized"]}.items()
    }


def starting(words: str) -> tuple[str, int] | None:
    """The mission whose name the words begin with, by its acronym as printed, and how long the name is."""
    match = _names().match(words)
    if match is None:
        return None
    return match[0] if match[0].isupper() else _spellings()[_plain(match[0])], match.end()


def mentions(text: str) -> Iterator[tuple[str, int]]:
    """Every mission on the list that the text names, with the place of its name."""
    for match in _names().finditer(text):
        yield _spellings()[_plain(match[0])], match.start()


def of(paragraphs: Iterable[str], preamble: Iterable[str] = ()) -> str | None:
    """The acronym of the mission that the operative paragraphs are about; None where they are about none.

    preamble  its paragraphs, for a name that the operative part takes up as "the Mission"
    """
    texts, before = list(paragraphs), list(preamble)
    new = {match["acronym"] for match in DEFINED.finditer("\n".join([*before, *texts]))} - set(known())
    enough = {
        name: n for name, n in _counted(texts, new).items() if n >= max(_least(name), PASSING * len(texts))
    }
    if not enough and any(TAKEN_UP.search(text) for text in texts):
        enough = {name: n for name, n in _counted(before, new).items() if _own(name)}
    return max(enough, key=lambda name: (_own(name), enough[name]), default=None)


def _counted(texts: list[str], new: set[str]) -> dict[str, int]:
    """Missions that are named often enough, with the weight of their mentions."""
    count: Counter[str] = Counter()
    for text in texts:
        found = ((name, match.start()) for name in new for match in _whole(name).finditer(text))
        for name, place in (*mentions(text), *found):
            count[name] += 1 if MANDATE.search(text, max(0, place - 90), place) is None else MANDATED
    return dict(count)


def _own(name: str) -> bool:
    """Whether it is a mission of the United Nations."""
    return name not in known() or known()[name].by is None


def _least(name: str) -> int:
    """Forces of others are named in many texts that are not about them."""
    return 1 if _own(name) else MANDATED


@cache
def _spellings() -> dict[str, str]:
    """Acronyms, English names and other spellings with the acronym."""
    return {
        _plain(spelling): mission.acronym
        for mission in known().values()
        for spelling in (mission.acronym, mission.en, *mission.also)
    }


@cache
def _names() -> re.Pattern[str]:
    longest = sorted(_spellings(), key=len, reverse=True)
    words = "|".join(re.escape(each).replace(r"\ ", r"\s+").replace("’", "[’']") for each in longest)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b")


def _plain(words: str) -> str:
    return " ".join(words.replace("'", "’").split())
