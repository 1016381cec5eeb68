"""Which incidents are asked for: one filter for the map, the lists, the figures, exports and saved views."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlencode

from bluehelm.errors import BadInput
from bluehelm.record import vocab

VOCABULARY = {
    "kind": "incident_kinds", "perpetrator": "parties", "state": "incident_states",
    "standard": "standards", "harm": "harms", "status": "victims",
}  # fmt: skip
LISTS = (*VOCABULARY, "target", "region", "cercle", "provider", "operation")
LOCATED = ("said", "decided", "found", "asked", "none")


@dataclass(frozen=True)
class Query:
    """All conditions hold together; of several values in one of them, any. Empty: no condition."""

    since: date | None = None  # incidents that can have been on this day or later
    until: date | None = None  # on this day or earlier
    kind: tuple[str, ...] = ()  # a wide kind (broad) stands for all kinds under it
    perpetrator: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    state: tuple[str, ...] = ()  # none given: all but withdrawn
    standard: tuple[str, ...] = ()
    region: tuple[str, ...] = ()  # P-codes
    cercle: tuple[str, ...] = ()
    provider: tuple[str, ...] = ()  # one of its accounts is of this provider
    harm: tuple[str, ...] = ()  # the leading account tells of this harm
    status: tuple[str, ...] = ()  # .. of people of this status
    operation: tuple[str, ...] = ()  # the leading account ties its harm to this operation
    box: tuple[float, float, float, float] | None = None  # west, south, east, north
    words: str = ""  # in the place's name
    killed: int | None = None  # at least so many killed, best figure
    located: tuple[str, ...] = ()


def parsed(asked: Mapping[str, Sequence[str]]) -> Query:
    """The filter that an address or a command asks for: lists of words by the name of the field.

    raises  BadInput for a word that is no term, a day or number that cannot be read
    """
    known = {one.name for one in fields(Query)}
    given = {
        name: [word.strip() for word in words if word.strip()]
        for name, words in asked.items()
        if name in known
    }
    found: dict[str, object] = {}
    for name in LISTS:
        found[name] = _terms(name, given.get(name, []))
    for name in ("since", "until"):
        found[name] = _day(name, given.get(name, []))
    located = tuple(given.get("located", []))
    for word in located:
        if word not in LOCATED:
            raise BadInput(f"located is {word!r}; there are {', '.join(LOCATED)}.")
    found["located"], found["box"] = located, _box(given.get("box", []))
    found["words"] = " ".join(given.get("words", []))[:200]
    found["killed"] = _count("killed", given.get("killed", []))
    return Query(**found)  # type: ignore[arg-type]


def written(query: Query) -> str:
    """The query of an address that parsed() reads back."""
    pairs: list[tuple[str, str]] = []
    for one in fields(Query):
        value = getattr(query, one.name)
        if one.name == "box" and value is not None:
            pairs.append(("box", ",".join(f"{side:g}" for side in value)))
        elif isinstance(value, tuple):
            pairs += [(one.name, word) for word in value]
        elif value not in (None, ""):
            pairs.append((one.name, str(value)))
    return urlencode(pairs)


def kinds(query: Query) -> tuple[str, ...]:
    """The kinds asked for, with all that stand under a wide one."""
    terms = vocab.terms("incident_kinds")
    return tuple(term for term, entry in terms.items() if term in query.kind or entry["broad"] in query.kind)


def _terms(name: str, words: Sequence[str]) -> tuple[str, ...]:
    if name == "target":
        known = {*vocab.terms("parties"), *vocab.terms("victims")}
    elif name in VOCABULARY:
        known = set(vocab.terms(VOCABULARY[name]))
    else:
        return tuple(dict.fromkeys(words))
    for word in words:
        if word not in known:
            raise BadInput(f"{name} is {word!r}; there are {', '.join(sorted(known))}.")
    return tuple(dict.fromkeys(words))


def _day(name: str, words: Sequence[str]) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words[-1])
    except ValueError as fault:
        raise BadInput(f"{name} is {words[-1]!r}; write a day as 2031-03-04.") from fault


def _count(name: str, words: Sequence[str]) -> int | None:
    if not words:
        return None
    if not (words[-1].isascii() and words[-1].isdigit() and len(words[-1]) < 8):
        raise BadInput(f"{name} is {words[-1]!r}; write a whole number.")
    return int(words[-1])


def _box(words: Sequence[str]) -> tuple[float, float, float, float] | None:
    if not words:
        return None
    parts = words[-1].split(",")
    try:
        west, south, east, north = (float(part) for part in parts)
    except ValueError as fault:
        raise BadInput(f"box is {words[-1]!r}; write west,south,east,north in degrees.") from fault
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise BadInput(f"box is {words[-1]!r}; west must not exceed east, nor south north.")
    return west, south, east, north
