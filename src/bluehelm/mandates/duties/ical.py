"""The duties of texts as an iCalendar file (RFC 5545)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from bluehelm.mandates.duties.accepting import ORAL
from bluehelm.mandates.duties.deliveries import Delivery
from bluehelm.mandates.duties.keys import duty_keys
from bluehelm.mandates.rows import Duty, Text
from bluehelm.record import vocab
from bluehelm.record.messages import noted

ALARM = "-P14D"  # a fortnight before
OCTETS = 75  # of a line, RFC 5545 section 3.1
DRAFT_SEQUENCE, FIRM_SEQUENCE = 0, 1


@dataclass(frozen=True)
class Kept:
    """What the store knows of a duty beside its words."""

    id: str  # the same when the text is read anew or adopted: keys.py
    times: int = 0  # what was said of it changed: readings after the first, deliveries, withdrawals
    at: datetime | None = None  # when it last did
    answered: Mapping[date, Delivery] = field(default_factory=dict)  # by the day that is answered


@dataclass(frozen=True)
class Entry:
    """One duty on one of its days."""

    text: Text
    duty: Duty
    day: date
    k: int  # of the days of this duty, from 1
    kept: Kept


def calendar(
    texts: Sequence[Text], language: str = "en", kept: Sequence[Sequence[Kept]] | None = None
) -> str:
    """Every dated duty of the texts, each day an all-day event with an alarm a fortnight before.

    kept    of each text's duties, in their order; without it they are those of a first reading
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bluehelm//duties//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escape(said('calendar', language))}"]
    for text, known in zip(texts, kept or map(first, texts), strict=True):
        for entry in entries(text, known):
            lines += _event(entry, language)
    lines.append("END:VCALENDAR")
    return "".join(fold(line) + "\r\n" for line in lines)


def first(text: Text) -> list[Kept]:
    """The duties of a text that was read once."""
    return [Kept(key) for key in duty_keys(text)]


def entries(text: Text, kept: Sequence[Kept]) -> Iterator[Entry]:
    """The duties of a text on their days; duties without a day have no place in a calendar."""
    for duty, known in zip(text.duties, kept, strict=True):
        for k, day in enumerate(duty.dates, 1):
            yield Entry(text, duty, day, k, known)


def sequence(entry: Entry) -> int:
    """It rises with each thing that may change what the event says, so that calendars take the last."""
    return (DRAFT_SEQUENCE if entry.duty.provisional else FIRM_SEQUENCE) + entry.kept.times


def stamp(entry: Entry) -> str:
    """When the event last changed; of a text outside the store the day of the text, never that of the run."""
    at, day = entry.kept.at, entry.text.adopted or entry.text.date or entry.day
    return f"{day:%Y%m%d}T000000Z" if at is None else f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def uid(entry: Entry) -> str:
    """The same for the same day of the same duty, whatever the day moves to when a draft is adopted."""
    return f"{entry.kept.id}-{entry.k}@bluehelm"


def escape(value: str) -> str:
    """A text value as RFC 5545 section 3.3.11 writes it; characters it has no place for are left out."""
    kept = "".join(mark for mark in value.replace("\r\n", "\n") if mark in "\n\t" or mark >= " ")
    kept = kept.replace("\x7f", "")
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> str:
    """The line in parts of at most 75 octets, no character cut in two."""
    parts, held, size = [], "", 0
    for mark in line:
        octets = len(mark.encode())
        if size + octets > OCTETS:
            parts.append(held)
            held, size = " ", 1
        held, size = held + mark, size + octets
    return "\r\n".join([*parts, held])


def _event(entry: Entry, language: str) -> Iterator[str]:
    summary = escape(_summary(entry, language))
    provisional = entry.duty.provisional
    yield from ("BEGIN:VEVENT", f"UID:{uid(entry)}", f"DTSTAMP:{stamp(entry)}")
    yield f"LAST-MODIFIED:{stamp(entry)}"
    yield f"SEQUENCE:{sequence(entry)}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{summary}"
    yield f"DESCRIPTION:{escape(_description(entry, language))}"
    yield f"CATEGORIES:{escape(vocab.word('duty_forms', entry.duty.form, language))}"
    yield f"STATUS:{'TENTATIVE' if provisional else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{ALARM}", f"DESCRIPTION:{summary}", "END:VALARM")
    yield "END:VEVENT"


def _summary(entry: Entry, language: str) -> str:
    duty = entry.duty
    form = vocab.word("duty_forms", duty.form, language)
    told = said("summary", language).format(
        form=form[0].upper() + form[1:],
        by=named(duty.owed_by, language),
        to=named(duty.owed_to, language),
        text=entry.text.symbol or entry.text.title or "",
        path=duty.path,
    )
    counted = f" ({entry.k}/{len(duty.dates)})" if len(duty.dates) > 1 else ""
    return (f"{said('provisional', language)} " if duty.provisional else "") + told + counted


def _description(entry: Entry, language: str) -> str:
    duty = entry.duty
    answer = entry.kept.answered.get(entry.day)
    parts = []
    if answer is not None:
        told = document(answer.symbol, language)
        parts.append(said("delivered", language).format(symbol=told, day=answer.day))
    parts += [f"- {item}" for item in duty.content]
    if duty.within is not None:
        parts.append(said("within", language).format(path=duty.within))
    if duty.condition is not None:
        parts.append(said("condition", language).format(condition=duty.condition))
    if duty.doubt is not None:
        parts.append(said("doubt", language).format(doubt=noted(duty.doubt, language)))
    if duty.provisional:
        parts.append(said("provisional_why", language))
    return "\n".join(parts)


def named(who: str, language: str) -> str:
    """Bodies whose names the vocabulary has, in that language; others as the text prints them."""
    names: dict[str, dict[str, str]] = vocab.read("duty_forms")["names"]
    return ", ".join(names[one][language] if one in names else one for one in who.split(", "))


def document(symbol: str, language: str) -> str:
    """The symbol of a delivery, or the words that stand in its place."""
    return said("oral", language) if symbol == ORAL else symbol


def said(term: str, language: str) -> str:
    """A term of the list and the calendar in that language, its places in braces."""
    return str(vocab.read("duty_forms")["calendar"][term][language])
