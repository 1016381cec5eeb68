"""The trace: each bound figure gets a number, and an entry that leads back to its source."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from bluehelm.plans.figures import source
from bluehelm.record import vocab
from bluehelm.record.figure import Figure, RecordSet, Ref
from bluehelm.reports.tree import Bound, Entry, TraceAnnex
from bluehelm.reports.words import Words

PRINTED = "printed"


@dataclass(frozen=True)
class Printed:
    """A value of a row, as its document prints it."""

    key: str
    label: str
    value: Decimal | str | None
    unit: str | None
    where: str | None
    period: str | None = None


def as_printed(row: Printed, source: str, as_at: datetime) -> Figure:
    """The figure for a value taken from the document unchanged."""
    shown = None if row.value is None else str(row.value)
    ref = Ref(key=row.key, label=row.label, value=shown, source=source, where=row.where)
    return Figure(row.key, row.label, row.value, row.unit, row.period, PRINTED, (ref,), as_at)


@dataclass
class Binder:
    """Numbers figures in the order in which they are first bound."""

    words: Words
    source: str  # the document that the report is drawn from
    period: str
    numbers: dict[str, int] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def bind(self, figure: Figure) -> Bound:
        shown = self.words.value(figure.value, figure.unit)
        identity = f"{figure.key} {figure.digest}"
        if identity not in self.numbers:
            self.numbers[identity] = len(self.numbers) + 1
            self.entries.append(self.entry(figure, self.numbers[identity], shown))
        return Bound(figure=figure, n=self.numbers[identity], shown=shown)

    def entry(self, figure: Figure, n: int, shown: str) -> Entry:
        places = sources(figure, self.words)
        made = Entry(
            n=n,
            anchor=f"t{n}",
            label=title(figure, self.words),
            shown=shown,
            unit=self.words.unit(figure.unit),
            period=figure.period or "",
            method=method_sentence(figure, self.words),
            inputs=() if figure.method == PRINTED else inputs(figure, self.words),
            sources=places or (self.source,),
            short="",
        )
        return replace(made, short=self.short(figure, made, places))

    def short(self, figure: Figure, entry: Entry, places: tuple[str, ...]) -> str:
        """The entry in a line: method only where it was computed, document only where it is another one."""
        unit = f" {entry.unit}" if figure.unit is not None and figure.value is not None else ""
        period = f" ({figure.period})" if figure.period not in (None, self.period) else ""
        parts = [f"{entry.label}{period}: {entry.shown}{unit}."]
        if figure.method != PRINTED:
            parts.append(f"{entry.method} {'; '.join(entry.inputs)}")
        elif figure.note is not None:
            parts.append(figure.note)
        if figure.method == PRINTED or isinstance(figure.inputs, RecordSet):
            told = (place.removeprefix(f"{self.source}, ") for place in places)
            parts.extend(place for place in told if place != self.source)
        return " ".join(parts)

    def annex(self) -> TraceAnnex:
        keys = ("trace.number", "trace.figure", "trace.value", "trace.method", "trace.source")
        return TraceAnnex(labels=tuple(self.words(key) for key in keys), entries=tuple(self.entries))


def title(figure: Figure, words: Words) -> str:
    """The figure's label in the language: its subject, and what is measured of it."""
    measure = figure.key.rpartition("/")[2]
    if not vocab.known("measures", measure):
        return figure.label
    subject = figure.label.rpartition(": ")[0] or figure.label
    return f"{subject_of(figure, subject, words)}: {words.term('measures', measure)}"


def subject_of(figure: Figure, subject: str, words: Words) -> str:
    """What the figure is about, in the language where it is one of our own terms."""
    first, _, rest = figure.key.partition("/")
    if first == "completion":
        name, _, kind = subject.rpartition(", ")
        return f"{words.known('subject', name)}, {words.known('chart', kind)}"
    if first == "causes":
        kind = rest.partition("/")[0]
        return f"{words.cause(subject.rpartition(', ')[0])}, {words.known('chart', kind)}"
    if first == "words":
        return words.known("subject", subject)
    return words.term("groups", subject)


def method_sentence(figure: Figure, words: Words) -> str:
    """How the figure was made, in a sentence, with what could not be told."""
    parts = [words.term("methods", figure.method)]
    if figure.numerator is not None and figure.denominator is not None:
        pair = {"over": words.number(figure.numerator, None), "under": words.number(figure.denominator, None)}
        parts.append(words("trace.ratio", **pair))
    if figure.unknown is not None:
        parts.append(words("trace.unknown", count=words.number(Decimal(figure.unknown), None)))
    if figure.note is not None:
        parts.append(figure.note)
    return " ".join(parts)


def inputs(figure: Figure, words: Words) -> tuple[str, ...]:
    """The records a figure was computed from, a line each; a large set is named by what it holds."""
    if isinstance(figure.inputs, RecordSet):
        count = words.number(Decimal(figure.inputs.count), None)
        return (words("trace.set", count=count, what=figure.inputs.filter, digest=figure.inputs.digest[:12]),)
    return tuple(input_line(ref, words) for ref in figure.inputs)


def input_line(ref: Ref, words: Words) -> str:
    value = words("absent") if ref.value is None else words.known("value", ref.value)
    return f"{ref.label}: {value}" if ref.where is None else f"{ref.label}: {value} [{ref.where}]"


def sources(figure: Figure, words: Words) -> tuple[str, ...]:
    """Document and place, once each; many places of one document are told by the first and their count."""
    if isinstance(figure.inputs, RecordSet):
        return (source(figure.inputs.source, words.language),)
    places: dict[str, list[str]] = {}
    for ref in figure.inputs:
        named = words("trace.nosource") if ref.source is None else source(ref.source, words.language)
        found = places.setdefault(named, [])
        if ref.where is not None and ref.where not in found:
            found.append(ref.where)
    return tuple(source_line(document, found, words) for document, found in places.items())


def source_line(document: str, places: list[str], words: Words) -> str:
    if len(places) > 3:
        return words("trace.places", document=document, first=places[0], count=str(len(places) - 1))
    return ", ".join([document, *places])
