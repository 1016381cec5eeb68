"""What the address of the library asks for, what of it is not understood, and which filter leaves nothing."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bluehelm.errors import BadInput
from bluehelm.mandates import store
from bluehelm.mandates.store import Asked, Choices
from bluehelm.record import vocab
from bluehelm.web.templatetags import mandates as told

STATUSES = ("adopted", "draft")
KINDS = ("operative", "preambular")
LONGEST = 300  # characters of what is asked for
SHOWN, NAMED = 60, 6  # characters of a value, and choices, that a message names
TERM = re.compile(r'-?"[^"]*"|\S+')
NAMES = {
    "words": gettext_lazy("Words"),
    "mission": gettext_lazy("Mission"),
    "year": gettext_lazy("Year"),
    "status": gettext_lazy("Status"),
    "verb": gettext_lazy("Verb"),
    "addressee": gettext_lazy("Addressee"),
    "task": gettext_lazy("Kind of task"),
    "actor": gettext_lazy("Actor"),
    "kind": gettext_lazy("Paragraphs"),
}
OTHERS = {"page", "language"}  # of an address, and no filter
PRINTED = {"verb", "addressee", "task", "actor"}  # asked for as printed: a verb with its adverb


@dataclass(frozen=True)
class Hint:
    """What there would be without one filter."""

    name: str
    value: str
    total: int
    query: str


@dataclass(frozen=True)
class Understood:
    """What is asked for, and a sentence for each part of the address that is not."""

    wanted: Asked
    misread: tuple[str, ...]


def understood(query: QueryDict, known: Choices) -> Understood:
    """What the address asks for. A filter that is not understood is left out, and said."""
    given = {name: query.get(name, "").strip() for name in NAMES}
    misread = [_unknown(name, query.get(name, "")) for name in query if name not in NAMES.keys() | OTHERS]
    found: dict[str, Any] = {}
    for name, value in given.items():
        if not value:
            continue
        if len(value) > LONGEST:
            misread.append(_long(name, value))
        elif (read := _read(name, value, known)) is None:
            misread.append(_wrong(name, value, known))
        else:
            found[name] = read
    return Understood(Asked(**found), tuple(misread))


def _read(name: str, value: str, known: Choices) -> str | int | None:
    """The value as the search takes it; None where nothing can have it."""
    if name == "words":
        return value
    if name == "year":
        return int(value) if value.isascii() and value.isdigit() and len(value) == 4 else None
    allowed = {one.casefold(): one for one in _allowed(name, known)}
    if value.casefold() in allowed:
        return allowed[value.casefold()]
    return value if name in PRINTED and store.search(_with(Asked(), name, value), limit=1).total else None


def _with(wanted: Asked, name: str, value: Any) -> Asked:
    return replace(wanted, **{name: value})


def _allowed(name: str, known: Choices) -> Sequence[str]:
    columns: dict[str, Sequence[str]] = {
        "mission": known.missions,
        "status": STATUSES,
        "kind": KINDS,
        "verb": known.verbs,
        "addressee": known.addressees,
        "actor": known.actors,
        "task": tuple(vocab.terms("pema")),
    }
    return columns[name]


def _short(value: str) -> str:
    return value if len(value) <= SHOWN else f"{value[:SHOWN]}…"


def _unknown(name: str, value: str) -> str:
    said = _(
        "“%(name)s=%(value)s” is no filter of this page and changes nothing; the filters are %(filters)s."
    )
    filters = ", ".join(str(label) for label in NAMES.values())
    return said % {"name": _short(name), "value": _short(value), "filters": filters}


def _long(name: str, value: str) -> str:
    said = _("%(filter)s: %(sent)s characters were sent and at most %(most)s are searched for. Shorten it.")
    return f"{said % {'filter': NAMES[name], 'sent': len(value), 'most': LONGEST}} {_left_out()}"


def _wrong(name: str, value: str, known: Choices) -> str:
    said = _("%(filter)s: “%(value)s” is not understood or stands in no text.")
    return " ".join(
        (said % {"filter": NAMES[name], "value": _short(value)}, _instead(name, value, known), _left_out())
    )


def _left_out() -> str:
    return _("The list is shown without this filter.")


def _instead(name: str, value: str, known: Choices) -> str:
    """What is allowed, the nearest first."""
    if name == "year":
        if not known.years:
            return _("A year has four digits.")
        years = {"first": known.years[-1], "last": known.years[0]}
        return _("A year has four digits; the texts are of %(first)s to %(last)s.") % years
    words: Callable[[str], str] = {
        "status": told.text_status,
        "kind": told.paragraph_kind,
        "task": told.pema,
    }.get(name, str)
    allowed = {one.casefold(): one for one in _allowed(name, known)}
    near = [allowed[one] for one in get_close_matches(value.casefold(), allowed, n=NAMED, cutoff=0.5)]
    if near:
        return _("Near it: %(names)s.") % {"names": _listed(map(words, near))}
    some = sorted(map(words, allowed.values()))
    if len(some) <= NAMED:
        return _("Allowed: %(names)s.") % {"names": _listed(some)}
    return _("Allowed are %(n)s, among them: %(names)s.") % {"n": len(some), "names": _listed(some[:NAMED])}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def hints(wanted: Asked, query: QueryDict, count: Callable[[Asked], int]) -> tuple[Hint, ...]:
    """Where nothing was found: each filter without which there is something, the most first."""
    given = [name for name in NAMES if getattr(wanted, name)]
    found = []
    for name in given if given != ["words"] else ():
        try:
            total = count(_with(wanted, name, "" if name == "words" else None))
        except BadInput:
            continue
        if total:
            found.append(Hint(str(NAMES[name]), _value(wanted, name), total, _without(query, name)))
    return tuple(sorted(found, key=lambda hint: -hint.total))


def _value(wanted: Asked, name: str) -> str:
    value = str(getattr(wanted, name))
    named = {"status": told.text_status, "kind": told.paragraph_kind, "task": told.pema}
    return _short(named[name](value) if name in named else value)


def _without(query: QueryDict, *names: str) -> str:
    changed = query.copy()
    for name in (*names, "page"):
        changed.pop(name, None)
    return changed.urlencode()


def absent(wanted: Asked) -> tuple[str, ...]:
    """Of several words those that stand in no paragraph at all."""
    terms = [one for one in TERM.findall(wanted.words) if not one.startswith("-")]
    return tuple(dict.fromkeys(_short(one) for one in terms[:NAMED] if not _there(one)))


def _there(term: str) -> bool:
    return store.search(Asked(term), limit=1).total > 0
