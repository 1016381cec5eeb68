"""What the words round a name say of the place: offsets, stretches, what it is near, hints, kinds."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from bluehelm.record import vocab
from bluehelm.record.places.spelling import OTHER

COMMUNE_KM = 20.0  # how far villages of a commune lie from its seat
ELIDED = re.compile(r"\b([dl])['’‘`´]\s*")
QUOTES = re.compile(r"['’‘ʼʿʾ`´\"«»“”]")
COMMA_IN_NUMBER = re.compile(r"(\d),(\d)")
BEFORE_NAME = re.compile(r"(?:(?:dans|in|within|le|la|les|l|the|a|au|at|du)\s*)+")  # and no name yet
DASH = re.compile(r"\s*[-–—/]\s*")


@dataclass(frozen=True)
class Hint:
    """An area or place that the one sought lies in or by."""

    name: str
    kind: str | None = None  # region, cercle, commune; None where the words do not say


@dataclass(frozen=True)
class Asked:
    """A place as it is asked for."""

    names: tuple[str, ...]  # one; two for a stretch between them
    relation: str = "at"  # at, near, offset, stretch
    kind: str | None = None  # what the words call it
    hints: tuple[Hint, ...] = ()
    distance_km: float | None = None
    bearing: float | None = None  # degrees from north
    wider_km: float = 0.0


def level(text: str) -> str:
    """Small letters without accents; punctuation stays, the apostrophe of l' and d' becomes a space."""
    plain = unicodedata.normalize("NFKD", QUOTES.sub("", ELIDED.sub(r"\1 ", text.casefold())))
    letters = "".join(OTHER.get(letter, letter) for letter in plain if not unicodedata.combining(letter))
    return " ".join(COMMA_IN_NUMBER.sub(r"\1.\2", letters).split()).strip(" .,;:")


def readings(text: str) -> Iterator[Asked]:
    """Every way to understand the words, the most telling first; the last takes them all as a name."""
    plain = level(text)
    core, parts = _parted(plain)
    kind = next((kinds()[part] for part in parts if part in kinds()), None)  # Konna (village)
    hints = tuple(_hint(part) for part in parts if part not in kinds())
    for asked in (*_stretches(core), *_offsets(core), *_near(core), *_named(core)):
        yield replace(asked, hints=(*asked.hints, *hints), kind=_kind(asked.kind or kind))
    if parts:
        yield Asked((plain,))


def _kind(word: str | None) -> str | None:
    """What the word says of the kind: a camp or a market may be anything."""
    return None if word == "place" else word


def _parted(plain: str) -> tuple[str, list[str]]:
    """The words before the first comma or bracket, and the parts after it."""
    brackets = re.findall(r"[(\[]([^)\]]*)[)\]]?", plain)
    core, *after = re.split(r"\s*[,;]\s*", re.sub(r"\s*[(\[][^)\]]*[)\]]?\s*", " ", plain).strip())
    if after and any(pattern.fullmatch(f"{core}, {after[0]}") for pattern in patterns("offsets")[1:2]):
        core = f"{core}, {after.pop(0)}"  # Konna, 5 km north
    parts = [part for given in (*brackets, *after) for part in re.split(r"\s*[,;]\s*", given) if part]
    if not core and parts:
        core = parts.pop(0)
    return core, parts


def _hint(words: str) -> Hint:
    for asked in _named(words):
        return Hint(asked.names[0], _kind(asked.kind))
    return Hint(words)


def _stretches(core: str) -> Iterator[Asked]:
    for pattern in patterns("stretches"):
        found = pattern.fullmatch(core)
        if found:
            two, hints = _inner(found["two"])
            yield Asked((_bare(found["one"]), _bare(two)), "stretch", hints=hints)
    for pattern in patterns("joined"):
        found = pattern.fullmatch(core)
        for dash in DASH.finditer(found["both"]) if found else ():
            one, two = found["both"][: dash.start()], found["both"][dash.end() :]  # type: ignore[index]
            if one and two:
                yield Asked((one, two), "stretch")


def _offsets(core: str) -> Iterator[Asked]:
    for pattern in patterns("offsets"):
        found = pattern.fullmatch(core)
        if found is None:
            continue
        parts = found.groupdict()
        far = None if parts.get("far") is None else _distance(parts["far"], parts["unit"])
        way = parts.get("way")
        bearing = None if way is None else ways()[re.sub(r"[ -]+", " ", way)]
        name, hints = _inner(found["name"])
        yield Asked((_bare(name),), "offset", None, hints, far, bearing)


def _near(core: str) -> Iterator[Asked]:
    for rule in vocab.read("place_words")["near"]:
        found = _compiled(rule["words"]).fullmatch(core)
        if found:
            for asked in _named(found["name"]):
                yield replace(asked, relation="near", wider_km=asked.wider_km + float(rule["km"]))


def _named(core: str) -> Iterator[Asked]:
    """A name alone, or with the word for its kind before or after it."""
    name, hints = _inner(core)
    if hints:
        yield from (replace(asked, hints=(*asked.hints, *hints)) for asked in _named(name))
    for key in ("before", "after"):
        found = patterns(key)[0].fullmatch(name)
        if found:
            kind = kinds()[found["kind"]]
            wider = COMMUNE_KM if kind == "commune" else 0.0
            yield Asked((found["name"],), "at", kind, hints, wider_km=wider)
    yield Asked((core,))


def _inner(core: str) -> tuple[str, tuple[Hint, ...]]:
    """The name without "in the region of X" after it."""
    for pattern in patterns("inner"):
        found = pattern.fullmatch(core)
        if found and not BEFORE_NAME.fullmatch(found["name"]):
            return found["name"], (_hint(found["hint"]),)
    return core, ()


def _bare(name: str) -> str:
    """The name without the word for its kind."""
    return next((asked.names[0] for asked in _named(name)), name)


def _distance(far: str, unit: str) -> float:
    words = vocab.read("place_words")
    amount = words["amounts"].get(far)
    return float(far if amount is None else amount) * float(words["units"][unit])


@cache
def ways() -> dict[str, float]:
    """Directions by their words, in degrees from north."""
    return {
        word: float(way) for way, words in vocab.read("place_words")["directions"].items() for word in words
    }


@cache
def kinds() -> dict[str, str]:
    """Kinds of place by their words."""
    return {word: kind for kind, words in vocab.read("place_words")["kinds"].items() for word in words}


@cache
def patterns(key: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of the vocabulary, with what their capitals stand for."""
    given: Any = vocab.read("place_words")[key]
    return tuple(_compiled(words) for words in ([given] if isinstance(given, str) else given))


@cache
def _compiled(words: str) -> re.Pattern[str]:
    for name, part in _parts().items():
        words = re.sub(rf"\s?\b{name}\b\s?|{name}(?=\()|(?<=[)+?*]){name}", lambda _: part, words)  # noqa: B023
    return re.compile(words)


@cache
def _parts() -> dict[str, str]:
    words = vocab.read("place_words")
    longest = sorted(ways(), key=len, reverse=True)
    told = {name: re.sub(" ", "[ -]?", name) for name in longest}
    amounts, units = "|".join(words["amounts"]), "|".join(sorted(words["units"], key=len, reverse=True))
    some = "|".join(part for name, part in told.items() if len(name) > 3 or name in ("est", "sud"))
    return {
        **words["parts"],
        "FAR": rf"(?P<far>\d+(?:\.\d+)?|{amounts})",
        "UNIT": rf"(?P<unit>{units})",
        "LONGWAY": rf"(?P<way>{some})(?:ern)?",
        "WAY": rf"(?P<way>{'|'.join(told.values())})(?:ern)?",
        "KIND": rf"(?P<kind>{'|'.join(sorted(kinds(), key=len, reverse=True))})s?",
    }
