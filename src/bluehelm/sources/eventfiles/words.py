"""Words of a table to terms of the vocabulary: the term, its English or French word, or as a mapping says."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from bluehelm.errors import BadInput
from bluehelm.record import vocab
from bluehelm.sources.eventfiles.wrong import Wrong

BRACKET = re.compile(r"\s*\([^()]*\)\s*$")  # "Military Forces of Ix (2012-2020)", "GATIA: .. (Platform)"
GOVERNMENT = re.compile(r"government of (.+)|(?:military|police|gendarmerie) forces of (.+)")
MOST_KNOWN = 50_000  # names whose category is remembered while a file is read
FILE = {"kind": "incident_kinds", "perpetrator": "parties", "state": "incident_states",
        "sensitivity": "sensitivity", "target": "parties"}  # fmt: skip


def folded(words: str) -> str:
    """Without accents, capitals, and signs between words."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("’", "'"))
    return " ".join(
        re.sub(r"[^\w]+|_", " ", "".join(one for one in plain if not unicodedata.combining(one))).split()
    )


@cache
def spelled(file: str) -> Mapping[str, str]:
    """Every way to write a term of a file of the vocabulary, folded."""
    found: dict[str, str] = {}
    for term, entry in vocab.terms(file).items():
        many = entry.get("many", {})
        for words in (term, entry["en"], entry["fr"], *many.values(), *entry.get("also", ())):
            found.setdefault(folded(words), term)
    return found


def terms(field: str) -> frozenset[str]:
    """The terms that may stand in a field of an account."""
    found = set(vocab.terms(FILE[field]))
    return frozenset(found | set(vocab.terms("victims")) if field == "target" else found)


def term(field: str, head: str, cell: str, values: Mapping[str, str]) -> str:
    """The term that a cell means; values are the mapping's, folded. Raises Wrong for words not known."""
    words = folded(cell)
    found = values.get(words) or spelled(FILE[field]).get(words)
    if found is None and field == "target":
        found = spelled("victims").get(words)
    if found is None:
        raise Wrong(head, cell, "is no category that is known; say in the mapping what it means")
    return found


def checked(field: str, values: Mapping[str, str]) -> dict[str, str]:
    """The values of a mapping with their words folded; raises BadInput for a term that there is not."""
    known = terms(field)
    for words, meant in values.items():
        if meant not in known:
            raise BadInput(
                f"The mapping says that {field} {words!r} means {meant!r}; "
                f"there are {', '.join(sorted(known))}."
            )
    return {folded(words): meant for words, meant in values.items()}


class Names:
    """The categories of named groups: those of party_names.yaml as on the day, and those of a mapping."""

    def __init__(self, values: Mapping[str, str], country: str = "") -> None:
        self.values, self.country = values, country
        self.unknown: dict[str, int] = {}  # names without a category, and in how many rows
        self._found: dict[str, Callable[[date, str], str | None]] = {}

    def category(self, name: str, day: date, country: str = "") -> str:
        """The category of the group on that day; unidentified where none is known, and the name counted."""
        found = self.known(name, day, country)
        if found is None:
            if name in self.unknown or len(self.unknown) < MOST_KNOWN:
                self.unknown[name] = self.unknown.get(name, 0) + 1
            return "unidentified"
        return found

    def known(self, name: str, day: date, country: str = "") -> str | None:
        """The category of the group on that day, where one is known."""
        find = self._found.get(name)
        if find is None:
            if len(self._found) > MOST_KNOWN:
                self._found.clear()
            find = self._found[name] = self._finder(name)
        return find(day, country or self.country)

    def _finder(self, name: str) -> Callable[[date, str], str | None]:
        for words in dict.fromkeys((folded(name), folded(BRACKET.sub("", name)), folded(name.split(":")[0]))):
            fixed = self.values.get(words) or spelled("parties").get(words)
            if fixed is not None:
                return lambda day, country: fixed
            dated = named().get(words)
            if dated is not None:
                return lambda day, country: _as_at(dated, day)
            state = GOVERNMENT.fullmatch(words)
            if state is not None:
                return lambda day, country: _state(state[1] or state[2], country)
        return lambda day, country: None


def _state(of: str, country: str) -> str | None:
    """Forces of a State: in their own country State forces, elsewhere foreign military."""
    if not country:
        return None
    return "state_forces" if of == folded(country) else "foreign_military"


def _as_at(dated: Iterable[Mapping[str, Any]], day: date) -> str | None:
    for span in dated:
        if span.get("from", date.min) <= day <= span.get("to", date.max):
            return str(span["party"])
    return None


@cache
def named() -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    """Names of groups, folded, with the spans of their categories."""
    found: dict[str, tuple[Mapping[str, Any], ...]] = {}
    for group in vocab.read("party_names")["groups"].values():
        for name in group["names"]:
            found[folded(name)] = tuple(group["spans"])
    return found
