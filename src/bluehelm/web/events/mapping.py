"""What the columns and words of a table mean, asked of a person: what it seems to be is offered."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bluehelm.record import messages as told
from bluehelm.record import vocab
from bluehelm.record.said import Aside, Harmed, Said
from bluehelm.record.saidform import FIELDS, column
from bluehelm.sources.eventfiles import mapping as mappings
from bluehelm.sources.eventfiles import reading, suggest, words

PREVIEWED = 10
SAMPLED = 2_000
LABELS = {
    "ref": gettext_lazy("Number or name of the source"), "first": gettext_lazy("Day, or first day"),
    "last": gettext_lazy("Last day"), "day_precision": gettext_lazy("Precision of the day"),
    "clock": gettext_lazy("Hour (UTC)"), "place": gettext_lazy("Place as written"),
    "lat": gettext_lazy("Latitude"), "lon": gettext_lazy("Longitude"),
    "precision_km": gettext_lazy("Precision of the point (km)"), "kind": gettext_lazy("Kind of incident"),
    "kind_said": gettext_lazy("Kind as printed"), "perpetrator": gettext_lazy("Perpetrator"),
    "perpetrator_said": gettext_lazy("Perpetrator as printed"), "target": gettext_lazy("Target"),
    "target_said": gettext_lazy("Target as printed"), "text": gettext_lazy("Narrative"),
    "operation": gettext_lazy("Own operation that did the harm"), "sensitivity": gettext_lazy("Sensitivity"),
    "state": gettext_lazy("State of verification"),
}  # fmt: skip
BY = {
    suggest.BY_HEAD: gettext_lazy("by its head"), suggest.BY_VALUES: gettext_lazy("by its values"),
    suggest.BY_BOTH: gettext_lazy("by its head and values"), suggest.NONE: gettext_lazy("not recognized"),
}  # fmt: skip
Option = tuple[str, str, bool]  # value, label, chosen


@dataclass(frozen=True)
class Asked:
    """One column as the page asks about it."""

    name: str  # of the form's field
    head: str
    samples: tuple[str, ...]
    by: str
    groups: list[tuple[str, list[Option]]]


@dataclass(frozen=True)
class Word:
    """One word of a column of categories."""

    name: str
    field: str
    word: str
    options: list[Option]


@dataclass(frozen=True)
class Previewed:
    """A row as it would be read."""

    line: int
    cells: tuple[str, ...]
    aside: str


def label(field: str) -> str:
    """What the field is called on a page."""
    if field in LABELS:
        return str(LABELS[field])
    found = column(field)
    assert found is not None, field
    language = get_language() or "en"
    parts = [vocab.word("harms", found.harm, language)]
    if found.status:
        parts.append(vocab.word("victims", found.status, language))
    names = {"female": _("female"), "male": _("male"), "child": _("child"), "adult": _("adult")}
    parts += [names.get(word, word) for word in (found.sex, found.age) if word]
    ends = {"low": _("at least"), "high": _("at most")}
    return ", ".join(parts) + (f" ({ends[found.bound]})" if found.bound in ends else "")


def chosen(sample: reading.Sample, given: Mapping[str, str]) -> mappings.Mapping:
    """The mapping that a person sent; where nothing was sent, what is offered."""
    offered = suggest.suggest(sample.heads, sample.rows)
    if "sent" not in given:
        columns = {one.head: one.field for one in offered if one.field}
        values = {one.field: {word: term for word, term in one.values.items() if term} for one in offered}
        return mappings.parsed(
            {"columns": columns, "values": {name: told for name, told in values.items() if told}}
        )
    sent = {head: given.get(f"column-{at}", "") for at, head in enumerate(sample.heads)}
    columns = {head: field for head, field in sent.items() if field}
    meant: dict[str, dict[str, str]] = {}
    for head, field in columns.items():
        for word in _unknown(sample, head, field):
            term = given.get(_name(field, word), "")
            if term:
                meant.setdefault(field, {})[word] = term
    return mappings.parsed({"columns": columns, "values": meant, "date_order": given.get("date_order", "")})


def columns(sample: reading.Sample, mapping: mappings.Mapping) -> list[Asked]:
    """Each column with the fields that it can stand for."""
    offered = suggest.suggest(sample.heads, sample.rows)
    return [
        Asked(
            f"column-{at}", one.head, one.samples, str(BY[one.by]), _groups(mapping.columns.get(one.head, ""))
        )
        for at, one in enumerate(offered)
    ]


def asked_words(sample: reading.Sample, mapping: mappings.Mapping) -> list[Word]:
    """The words of columns of categories that are none of the vocabulary."""
    found = []
    for head, field in mapping.columns.items():
        given = mapping.values.get(field, {})
        for word in _unknown(sample, head, field):
            found.append(Word(_name(field, word), label(field), word, _terms(field, given.get(word, ""))))
    return found


def _groups(field: str) -> list[tuple[str, list[Option]]]:
    known = suggest.fields()
    if field and field not in known and field != mappings.LEFT_OUT:
        known.append(field)
    beside = [("", _("keep beside, as it is"), not field),
              (mappings.LEFT_OUT, _("leave out (names of persons)"), field == mappings.LEFT_OUT)]  # fmt: skip
    about = [(one, label(one), one == field) for one in known if one in FIELDS]
    harm = [(one, label(one), one == field) for one in known if one not in FIELDS]
    return [(_("Not read"), beside), (_("The account"), about), (_("Harm"), harm)]


def _unknown(sample: reading.Sample, head: str, field: str) -> list[str]:
    if field not in words.FILE:
        return []
    at = sample.heads.index(head)
    cells = [cell for row in sample.rows if (cell := row[at].strip())]
    return list(suggest.meant(field, cells))


def _terms(field: str, term: str) -> list[Option]:
    language = get_language() or "en"
    files = ("parties", "victims") if field == "target" else (words.FILE[field],)
    named = [(one, vocab.word(file, one, language)) for file in files for one in vocab.terms(file)]
    return [("", _("not said"), not term), *((one, word, one == term) for one, word in named)]


def _name(field: str, word: str) -> str:
    return f"word-{field}-{hashlib.sha256(word.encode()).hexdigest()[:16]}"


def preview(path: Path, mapping: mappings.Mapping) -> list[Previewed]:
    """The first rows as they would be read; raises what reading.read raises."""
    return [_previewed(one) for one in islice(reading.read(path, "table", mapping), PREVIEWED)]


def _previewed(one: Said | Aside) -> Previewed:
    language = get_language() or "en"
    if isinstance(one, Aside):
        return Previewed(one.line, (), f"{one.field} “{one.value}”: {told.told(one.why, language)}")
    days = one.first.isoformat() if one.first == one.last else f"{one.first} – {one.last}"
    point = "" if one.lat is None else f"{one.lat:g}, {one.lon:g}"
    kind = vocab.word("incident_kinds", one.kind, language)
    by = vocab.word("parties", one.perpetrator, language)
    return Previewed(one.line, (days, one.place, point, kind, by, "; ".join(_harms(one.harm, language))), "")


def _harms(lines: Sequence[Harmed], language: str) -> Iterator[str]:
    for one in lines:
        bounds = [str(bound) for bound in (one.low, one.best, one.high) if bound is not None]
        who = [vocab.word("victims", one.status, language)] if one.status != "unknown" else []
        yield " ".join([vocab.word("harms", one.harm, language), *who, "–".join(bounds)])
