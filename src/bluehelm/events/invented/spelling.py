"""Names of places as hurried people write them."""

from functools import lru_cache

from bluehelm.events.invented.drawing import Array, chance
from bluehelm.events.invented.ground import ground
from bluehelm.record.places.spelling import folded

VARIANTS = 6
SOUNDS = """
    ou>u ou>oo ou>w k>c c>k dj>j dj>di j>dj é>e è>e e>é gu>g ss>s s>ss nn>n n>nn ll>l y>i i>y ï>i th>t g>gh
    mb>nb o>au
"""
CHANGES = [tuple(pair.split(">")) for pair in SOUNDS.split()] + [("-", " "), (" ", "-"), (" ", "")]
WAYS = {
    "en": ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"),
    "fr": ("nord", "nord-est", "est", "sud-est", "sud", "sud-ouest", "ouest", "nord-ouest"),
}


@lru_cache(maxsize=20_000)
def variants(place: int) -> tuple[str, ...]:
    """Other spellings of the name; the same for the same place always."""
    one = ground().places[place]
    draw = chance(0, "spelling", one.id)
    known = [name for name in one.others if name.isascii() and folded(name) != folded(one.name)]
    found = []
    for at in range(VARIANTS):
        if at < len(known) and draw.random_sample() < 0.5:
            found.append(known[at])
        else:
            found.append(_changed(one.name, draw.random_sample(4)))
    return tuple(found)


def _changed(name: str, shares: "Array") -> str:
    """One or two sounds written another way; where none fits, a letter dropped."""
    for share in shares[: 2 if shares[2] < 0.35 else 1]:
        fitting = [(old, new) for old, new in CHANGES if old in name.lower()]
        if fitting and shares[3] > 0.15:
            old, new = fitting[int(share * len(fitting))]
            at = name.lower().index(old)
            name = name[:at] + new + name[at + len(old) :]
        elif len(name) > 4:
            at = 1 + int(share * (len(name) - 2))
            name = name[:at] + name[at + 1 :]
    return name[:1].upper() + name[1:]


def offset(language: str, km: int, way: int, name: str) -> str:
    """5 km north of X."""
    if language == "en":
        return f"{km} km {WAYS['en'][way]} of {name}"
    word = WAYS["fr"][way]
    return f"{km} km {'à l’' if word[0] in 'eo' else 'au '}{word} {_of(name)}"


def _of(name: str) -> str:
    return f"{'d’' if name[:1] in 'AEIOUÉ' else 'de '}{name}"


def cercle(language: str, name: str) -> str:
    return f"cercle of {name}" if language == "en" else f"cercle {_of(name)}"
