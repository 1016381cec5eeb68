"""Two ways to spoil a name, one for setting constants and one for measuring; neither shares a rule with the other."""

from collections.abc import Callable
from random import Random

Spoil = Callable[[str, Random], str]

QWERTY = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
AZERTY = ("azertyuiop", "qsdfghjklm", "wxcvbn")
EAR = (
    ("ou", "u"),
    ("dj", "j"),
    ("é", "ai"),
    ("è", "e"),
    ("gn", "ny"),
    ("c", "k"),
    ("k", "c"),
    ("oua", "wa"),
    ("gué", "gé"),
)
EAR_LATER = (
    ("w", "ou"),
    ("ss", "s"),
    ("i", "y"),
    ("y", "i"),
    ("di", "dj"),
    ("ti", "thi"),
    ("ro", "rau"),
    ("ko", "co"),
    ("ng", "nk"),
    ("an", "en"),
    ("g", "gh"),
)
LOOKS = (
    ("l", "i"),
    ("rn", "m"),
    ("m", "rn"),
    ("u", "n"),
    ("n", "u"),
    ("e", "c"),
    ("h", "b"),
)  # a scan misread


def keyboard(rows: tuple[str, ...]) -> Spoil:
    """A neighbouring key in place of a letter, two letters swapped, or one left out."""

    def spoil(name: str, draw: Random) -> str:
        at = draw.randrange(1, len(name)) if len(name) > 1 else 0
        way = draw.random()
        if way < 0.3 and at + 1 < len(name):
            return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        if way < 0.55:
            return name[:at] + name[at + 1 :]
        row = next((row for row in rows if name[at].lower() in row), None)
        if row is None:
            return name[:at] + name[at + 1 :]
        where = row.index(name[at].lower())
        return (
            name[:at]
            + draw.choice(row[max(0, where - 1) : where] + row[where + 1 : where + 2])
            + name[at + 1 :]
        )

    return spoil


def replacing(pairs: tuple[tuple[str, str], ...]) -> Spoil:
    """One group of letters written as another that sounds or looks so; the name as it is where none stands in it."""

    def spoil(name: str, draw: Random) -> str:
        small = name.lower()
        fitting = [(old, new) for old, new in pairs if old in small]
        if not fitting:
            return name
        old, new = draw.choice(fitting)
        at = small.index(old)
        return name[:at] + new + name[at + len(old) :]

    return spoil


def doubling(name: str, draw: Random) -> str:
    """A letter typed twice."""
    at = draw.randrange(len(name))
    return name[: at + 1] + name[at:]


def bare(name: str, draw: Random) -> str:
    """Without accents, hyphens and capitals."""
    from bluehelm.record.places.spelling import folded

    return folded(name)


def shouted(name: str, draw: Random) -> str:
    return name.upper().replace("-", " ")


def joined(name: str, draw: Random) -> str:
    """Spaces and hyphens left out, or a hyphen for a space."""
    return name.replace(" ", draw.choice(("", "-"))).replace("-", "")


TUNING: tuple[Spoil, ...] = (keyboard(QWERTY), keyboard(QWERTY), replacing(EAR), replacing(EAR), bare)
MEASURED: tuple[Spoil, ...] = (
    keyboard(AZERTY), doubling, replacing(EAR_LATER), replacing(EAR_LATER), replacing(LOOKS), shouted, joined,
)  # fmt: skip
