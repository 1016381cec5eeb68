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
    r"\b(?:mandates?\s+(?:of|for)|deploy(?:ment)?\s+of|dispatch\s+of|establishment\s+of|participating\s+in|establish\b[^;.]{0,60}?)"
    r"\s+(?:(?:the|an?)\s+)?[“\"]?\Z"
)
ACRONYM = r"[A-Z][A-Z0-9]{3,}(?:-[A-Z0-9]+)?(?: [IVX]+\b)?"
OWN_MANDATE = re.compile(r"\S+[’'](?:s\s+)?\s*mandate\b|\S+\s+shall\s+(?:comprise|consist)\b")
TREATED = re.compile(  # an acronym that the Council treats as a mission, spelt out or not
    rf"\b(?:[Ee]xtend|[Rr]enew|[Rr]evise|[Tt]erminate|[Aa]djust)(?:s|ing)?\b[^,;.]{{0,40}}\bmandate\s+of\s+(?:the\s+)?(?P<a>{ACRONYM})\b"
    rf"|\b(?P<b>{ACRONYM})[’'](?:s\s+)?\s*mandate\b"
    rf"|\b[Aa]uthori[sz]es\s+(?P<c>{ACRONYM})\s*,?\s+to\b"
    rf"|\b(?P<d>{ACRONYM})\s+shall\s+(?:comprise|consist)\b"
    rf"|\bmandate\s+of\s+(?:the\s+)?(?P<e>{ACRONYM})\s+(?:shall|should|will|is|includes|expires)\b"
)
IN_BRACKETS = re.compile(rf"\(\s*[“\"]?({ACRONYM})[”\"]?\s*\)")  # spelt out as something else
ESTABLISHED = re.compile(
    r"\b[Ee]stablish(?:es)?\b[^;]{0,150}?\b(?:[Ff]orce|(?:[Ss]upport|[Oo]bserver)\s+[Gg]roup|[Mm]ission|[Oo]peration|[Pp]resence)\b(?!\s+of\s+[a-z])"
)
GONE = re.compile(r"\b(?:termination|liquidation)\s+of\s+(?:the\s+)?\Z")
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
    new = _new(texts, before)
    least = min(PASSING * len(texts), MANDATED)
    begun = any(ESTABLISHED.search(text) is not None for text in texts)
    count = _counted(texts, new, begun)
    if begun:
        least = MANDATED  # another that is named beside the new one is not what the text is about
    enough = {name: n for name, n in count.items() if n >= max(_least(name), least)}
    if not (enough or begun) and any(TAKEN_UP.search(text) for text in texts):
        enough = {name: n for name, n in _counted(before, new).items() if _own(name)}
    return max(enough, key=lambda name: (_own(name), enough[name]), default=None)


def _new(texts: list[str], before: list[str]) -> dict[str, re.Pattern[str]]:
    """Missions that are not on the list, each with its name as the text spells it out and its acronym."""
    whole = "\n".join([*before, *texts])
    found = {match["acronym"]: match[0] for match in DEFINED.finditer(whole)}
    listed = Counter(name for name, _ in mentions(whole) if _own(name))
    others = {*vocab.read("missions")["bodies"], *IN_BRACKETS.findall(whole)}
    for text in texts:
        for match in TREATED.finditer(text):
            name = next(each for each in match.groups() if each is not None)
            # what is rarer than a mission on the list is a misprint of it, what begins one is short for it
            longer = any(each.startswith(name) for each in known())
            if name not in others and not longer and whole.count(name) >= max(listed.values(), default=0):
                found.setdefault(name, name)
    return {
        name: re.compile(rf"{re.escape(spelt)}|\b{re.escape(name)}\b")
        for name, spelt in found.items()
        if name not in known()
    }


def _counted(texts: list[str], new: dict[str, re.Pattern[str]], begun: bool = False) -> dict[str, int]:
    """Missions with the weight of their mentions; where another one is begun, none that is terminated."""
    count: Counter[str] = Counter()
    gone: set[str] = set()
    for text in texts:
        found = ((name, match.start()) for name, spelt in new.items() for match in spelt.finditer(text))
        for name, place in (*mentions(text), *found):
            told = MANDATE.search(text, max(0, place - 90), place) or OWN_MANDATE.match(text, place)
            count[name] += 1 if told is None else MANDATED
            if begun and GONE.search(text, max(0, place - 40), place) is not None:
                gone.add(name)
    return {name: n for name, n in count.items() if name not in gone}


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


def _plain(words: str) -> str:
    return " ".join(words.replace("'", "’").split())
