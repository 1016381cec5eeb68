"""The filter of incidents as a form: the same beside the list, the map, the figures and the exports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bluehelm.errors import BadInput
from bluehelm.events import query as filtering
from bluehelm.events.models import Provider
from bluehelm.events.query import LOCATED, VOCABULARY, Query
from bluehelm.record import vocab
from bluehelm.record.access import INSIDE
from bluehelm.record.models import Mission
from bluehelm.record.places.gazetteer import mali
from bluehelm.web.pages import why_not
from bluehelm.web.signs import language

LABELS = {
    "kind": gettext_lazy("Kind"),
    "perpetrator": gettext_lazy("Perpetrator"),
    "state": gettext_lazy("State"),
    "standard": gettext_lazy("Standard of proof"),
    "region": gettext_lazy("Region"),
    "cercle": gettext_lazy("Cercle"),
    "target": gettext_lazy("Target"),
    "harm": gettext_lazy("Harm"),
    "status": gettext_lazy("Status of victims"),
    "provider": gettext_lazy("Given by"),
    "located": gettext_lazy("Place known"),
}
FIRST = ("kind", "perpetrator", "state", "region")  # the others stand under "More"
WHERE = {
    "said": gettext_lazy("a point was given"),
    "decided": gettext_lazy("decided by a person"),
    "found": gettext_lazy("found by its name"),
    "asked": gettext_lazy("waits for a decision"),
    "none": gettext_lazy("no place told"),
}


@dataclass(frozen=True)
class Option:
    """One thing to tick."""

    value: str
    label: str
    chosen: bool
    deep: bool = False  # it stands under the wider one before it


@dataclass(frozen=True)
class Pick:
    """One condition, of which several may be ticked."""

    name: str
    label: str
    options: tuple[Option, ...]
    wide: bool = False  # its words are long

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(one.label for one in self.options if one.chosen)


@dataclass(frozen=True)
class Filter:
    """What is asked for, and the form that asks for it (web/_incident_filter.html)."""

    query: Query
    misread: tuple[str, ...]  # a sentence for each part of the address that is not understood and left out
    first: tuple[Pick, ...]
    more: tuple[Pick, ...]

    @property
    def written(self) -> str:
        """The query of an address that asks for the same."""
        return filtering.written(self.query)

    @property
    def empty(self) -> bool:
        return self.query == Query()

    @property
    def deeper(self) -> bool:
        """Whether something is asked for that stands under "More"."""
        return (
            any(one.chosen for one in self.more)
            or self.query.killed is not None
            or bool(self.query.operation)
        )

    @property
    def box(self) -> str:
        """The part of the map that is asked for, as an address writes it."""
        return "" if self.query.box is None else ",".join(f"{side:g}" for side in self.query.box)


def read(asked: QueryDict | Mapping[str, Sequence[str]], mission: Mission, audience: str) -> Filter:
    """The filter of an address. A condition that is not understood is left out, and said.

    audience  who looks: who gave an account is asked for inside the mission alone
    """
    query, misread = understood(asked)
    providers = _providers(mission) if audience in INSIDE else []
    if audience not in INSIDE and query.provider:
        query = replace(query, provider=())
    picks = [_pick(name, query, providers) for name in LABELS if name != "provider" or providers]
    first = tuple(one for one in picks if one.name in FIRST)
    return Filter(query, misread, first, tuple(one for one in picks if one.name not in FIRST))


def understood(asked: QueryDict | Mapping[str, Sequence[str]]) -> tuple[Query, tuple[str, ...]]:
    """What an address asks for, condition by condition, and what is wrong with the others."""
    given = dict(asked.lists()) if isinstance(asked, QueryDict) else dict(asked)
    good: dict[str, Sequence[str]] = {}
    misread = []
    for one in fields(Query):
        words = [word.replace("\0", "") for word in given.get(one.name, [])]
        try:
            filtering.parsed({one.name: words})
        except BadInput as error:
            misread.append(f"{why_not(error)} {_('The condition was left out.')}")
        else:
            good[one.name] = words
    query = filtering.parsed(good)
    if query.since is not None and query.until is not None and query.until < query.since:
        misread.append(_("The last day lies before the first, so nothing can be found. Change one of them."))
    return query, tuple(misread)


def _pick(name: str, query: Query, providers: Sequence[tuple[str, str]]) -> Pick:
    chosen = getattr(query, name)
    options: list[Any] = [
        Option(value, label, value in chosen, deep) for value, label, deep in _choices(name, providers)
    ]
    known = {one.value for one in options}
    options += [Option(value, value, True) for value in chosen if value not in known]
    return Pick(name, str(LABELS[name]), tuple(options), name in ("kind", "target", "standard", "harm"))


def _choices(name: str, providers: Sequence[tuple[str, str]]) -> list[tuple[str, str, bool]]:
    if name == "kind":
        return kinds()
    if name == "target":
        return [*_words("victims"), *_words("parties")]
    if name in VOCABULARY:
        return _words(VOCABULARY[name])
    if name == "provider":
        return [(code, title, False) for code, title in providers]
    if name == "located":
        return [(word, str(WHERE[word]), False) for word in LOCATED]
    found = sorted(mali().areas.values(), key=lambda area: area.name)
    return [(area.pcode, area.name, False) for area in found if area.kind == name and area.pcode]


def kinds() -> list[tuple[str, str, bool]]:
    """Every kind with its word, each wide one followed by those under it."""
    terms = vocab.terms("incident_kinds")
    wide = list(dict.fromkeys(entry["broad"] for entry in terms.values()))
    found = []
    for broad in wide:
        under = [term for term, entry in terms.items() if entry["broad"] == broad and term != broad]
        found += [(broad, _word("incident_kinds", broad), False)]
        found += [(term, _word("incident_kinds", term), True) for term in under]
    return found


def _words(name: str) -> list[tuple[str, str, bool]]:
    return [(term, _word(name, term), False) for term in vocab.terms(name)]


def _word(name: str, term: str) -> str:
    return vocab.word(name, term, language())


def _providers(mission: Mission) -> list[tuple[str, str]]:
    rows = Provider.objects.filter(mission=mission).values_list("name", "title")
    return [(name, title or name) for name, title in rows]
