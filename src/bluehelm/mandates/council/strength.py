"""How strongly an act of the Council binds: a documented ordering of its verbs."""

import re
from dataclasses import dataclass
from functools import cache

from bluehelm.mandates.council.acts import base, verbs
from bluehelm.mandates.rows import Act
from bluehelm.record import vocab

FILE = "council_verbs"
AGAIN = ("reaffirms", "reiterates", "renews")


@dataclass(frozen=True)
class Rung:
    """One rank, with the verbs that stand on it."""

    rank: int  # from 0, the weakest
    name: str
    words: dict[str, str]  # by language: what it is called
    why: dict[str, str]  # by language: why it stands there
    verbs: tuple[str, ...]


@cache
def ladder() -> tuple[Rung, ...]:
    """Every rank from the weakest to the strongest."""
    rows = vocab.read(FILE)
    return tuple(
        Rung(
            n,
            name,
            {"en": entry["en"], "fr": entry["fr"]},
            {"en": entry["why_en"], "fr": entry["why_fr"]},
            tuple(verb for verb, each in rows["verbs"].items() if each["rank"] == name),
        )
        for n, (name, entry) in enumerate(rows["ranks"].items())
    )


def rank(verb: str) -> int | None:
    """The rank of a verb as Act.verb gives it, whatever its adverbs; None for one not on the list."""
    spelling = base(verb)
    return None if spelling is None else _order()[verbs()[spelling].rank]


def of(act: Act) -> int | None:
    """The rank of an act; of "reiterates its call upon", that of the call."""
    own = rank(act.verb)
    said = _said_again().search(act.text[:120]) if base(act.verb) in AGAIN else None
    if own is None or said is None:
        return own
    return _order()[str(vocab.read(FILE)["weights"][said["what"]])]


@cache
def _order() -> dict[str, int]:
    return {name: n for n, name in enumerate(vocab.read(FILE)["ranks"])}


@cache
def _said_again() -> re.Pattern[str]:
    """ "its earlier demand that", "its call upon"."""
    nouns = "|".join(vocab.read(FILE)["weights"])
    return re.compile(
        rf"\b(?:its|the)\s+(?:[\w-]+\s+){{0,3}}?(?P<what>{nouns})\s+(?:\w+\s+){{0,2}}?(?:upon|on|to|that|for)\b"
    )
