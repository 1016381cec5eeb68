"""What a picture says in words: its filter, its notes, days and numbers as the language has them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bluehelm.errors import BadInput
from bluehelm.events.pictures.points import Points
from bluehelm.events.query import VOCABULARY, Query
from bluehelm.record import vocab
from bluehelm.record.places.gazetteer import about, mali

LANGUAGES = ("en", "fr")
GAP = "\u202f"
MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "fr": (
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juill.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ),
}


@dataclass(frozen=True)
class Frame:
    """What stands around a picture: whose incidents, asked for how, for whom, when."""

    mission: str
    query: Query
    audience: str  # a term of audiences.yaml
    at: datetime  # UTC
    language: str = "en"
    narrow: bool = False  # for a phone


def word(key: str, language: str, **values: object) -> str:
    """The words for a key of picture.yaml; values fill its places."""
    if language not in LANGUAGES:
        raise BadInput(f"The language {language!r} is not one of en, fr; name one of them.")
    return vocab.word("picture", key, language).format(**values)


def term(column: str, value: str, language: str) -> str:
    """What a value of a column of incidents is called."""
    if not value:
        return "–"
    if column == "target":
        name = "parties" if vocab.known("parties", value) else "victims"
        return vocab.word(name, value, language)
    if column == "located":
        return word(f"located {value}", language)
    if column in ("region", "cercle"):
        area = mali().areas.get(value)
        return area.name if area is not None else value
    return vocab.word(VOCABULARY[column], value, language) if column in VOCABULARY else value


def number(n: int, language: str) -> str:
    """A whole number, its thousands apart."""
    return f"{n:,}".replace(",", "," if language == "en" else GAP)


def day(one: date, language: str) -> str:
    """3 Mar 2031; 3 mars 2031."""
    first = "1er" if language == "fr" and one.day == 1 else str(one.day)
    return f"{first} {MONTHS[language][one.month - 1]} {one.year}"


def month(one: date, language: str) -> str:
    return f"{MONTHS[language][one.month - 1]} {one.year}"


def asked(query: Query, language: str) -> tuple[str, ...]:
    """Each condition of a filter in words; empty where there is none."""
    found = []
    if query.since is not None:
        found.append(word("since", language, day=day(query.since, language)))
    if query.until is not None:
        found.append(word("until", language, day=day(query.until, language)))
    for name in ("kind", "perpetrator", "target", "state", "standard", "region", "cercle", "provider", "harm",
                 "status", "located"):  # fmt: skip
        values = [term(name, value, language) for value in getattr(query, name)]
        if values:
            value = word("or", language).join(values)
            found.append(word("colon", language, name=word(name, language), value=value))
    if query.box is not None:
        sides = zip(("west", "south", "east", "north"), query.box, strict=True)
        found.append(word("box", language, **{name: f"{side:g}" for name, side in sides}))
    if query.words:
        found.append(word("words", language, words=query.words))
    if query.killed is not None:
        found.append(word("killed", language, n=query.killed))
    return tuple(found)


def above(frame: Frame, points: Points) -> tuple[str, ...]:
    """What stands under the title: the filter, as at when and for whom, whether it is invented."""
    language = frame.language
    said = "; ".join(asked(frame.query, language)) or word("no filter", language)
    audience = vocab.word("audiences", frame.audience, language)
    at = f"{day(frame.at.date(), language)}, {frame.at:%H:%M} UTC"
    return (
        word("colon", language, name=frame.mission, value=said),
        word("as at", language, at=at, audience=audience),
        *marked(points, language),
    )


def marked(points: Points, language: str) -> tuple[str, ...]:
    """The mark of invented incidents, where there are any."""
    invented = int(points.invented.sum())
    if not invented:
        return ()
    if invented == len(points):
        return (word("invented", language),)
    return (word("some invented", language, n=number(invented, language)),)


def disclaimer(language: str) -> str:
    """Of the boundaries and names of the map."""
    return str(about()["disclaimer"][language])


def listed(sentences: Iterable[str]) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
