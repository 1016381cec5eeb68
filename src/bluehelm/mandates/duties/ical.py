"""The duties of texts as an iCalendar file (RFC 5545)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bluehelm.mandates.duties.keys import duty_keys
from bluehelm.mandates.rows import Duty, Text
from bluehelm.record import vocab
from bluehelm.record.messages import noted

ALARM = "-P14D"  # a fortnight before
OCTETS = 75  # of a line, RFC 5545 section 3.1
DRAFT_SEQUENCE, FIRM_SEQUENCE = 0, 1


@dataclass(frozen=True)
class Entry:
    """One duty on one of its days."""

    text: Text
    duty: Duty
    day: date
    k: int  # of the days of this duty, from 1
    key: str  # id of the duty, the same when the text is read anew or adopted: keys.py


def calendar(texts: Sequence[Text], language: str = "en", ids: Sequence[Sequence[str]] | None = None) -> str:
    """Every dated duty of the texts, each day an all-day event with an alarm a fortnight before.

    ids    the stored ids of each text's duties, in their order; those of a first reading without it
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bluehelm//duties//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escape(said('calendar', language))}"]
    for text, keys in zip(texts, ids or map(duty_keys, texts), strict=True):
        for entry in entries(text, keys):
            lines += _event(entry, language)
    lines.append("END:VCALENDAR")
    return "".join(fold(line) + "\r\n" for line in lines)


def entries(text: Text, keys: Sequence[str]) -> Iterator[Entry]:
    """The duties of a text on their days; duties without a day have no place in a calendar."""
    for duty, key in zip(text.duties, keys, strict=True):
        for k, day in enumerate(duty.dates, 1):
            yield Entry(text, duty, day, k, key)


def uid(entry: Entry) -> str:
    """The same for the same day of the same duty, whatever the day moves to when a draft is adopted."""
    return f"{entry.key}-{entry.k}@bluehelm"


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
    stamp = (entry.text.adopted or entry.text.date or entry.day).strftime("%Y%m%dT000000Z")
    summary = escape(_summary(entry, language))
    provisional = entry.duty.provisional
    yield from ("BEGIN:VEVENT", f"UID:{uid(entry)}", f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}")
    yield f"SEQUENCE:{DRAFT_SEQUENCE if provisional else FIRM_SEQUENCE}"
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
    parts = [f"- {item}" for item in duty.content]
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


def said(term: str, language: str) -> str:
    """A term of the list and the calendar in that language, its places in braces."""
    return str(vocab.read("duty_forms")["calendar"][term][language])
