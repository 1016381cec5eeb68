"""When the mandate that a text gives or extends comes to its end."""

import re
from dataclasses import replace
from datetime import date, timedelta

from bluehelm.mandates.council import strength
from bluehelm.mandates.rows import Moment, Provision, Text
from bluehelm.mandates.times import timing
from bluehelm.mandates.times.moments import moments

INTENTION = re.compile(r",?\s+with\s+the\s+intention\s+(?:to|of)\b[^,;]*")  # "to renew for further periods"
OLD_END = re.compile(r"expir|terminat|ending|to end|concluding|on\b|in\b|upon\b", re.IGNORECASE)
AT_THE_LATEST = re.compile(r"(?:no|not)\s+later\s+than|on\s+or\s+before|not\s+after", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|to\s+continue)\b", re.IGNORECASE)
SAME_END = timedelta(days=92)  # a mandate is renewed at most so long before it ends


def with_end(text: Text) -> Text:
    """The text with the end of the mandate that it sets itself, and a note where it sets several."""
    found: dict[date, str] = {}
    for row in text.operative:
        for said in _decided(row):
            day = end_of_mandate(INTENTION.sub("", said), text.adopted)
            if day is not None:
                found.setdefault(day, row.path)
    if not found:
        return text
    rows = {row.path: row.text for row in text.operative}
    own = [day for day, path in found.items() if text.mission is not None and text.mission in rows[path]]
    ends = next(iter(own or found))
    if len(found) == 1:
        return replace(text, ends=ends)
    others = ", ".join(f"{day} (paragraph {path})" for day, path in found.items() if day != ends)
    note = f"taken for the end of the mandate: {ends} (paragraph {found[ends]}); the text also has {others}"
    return replace(text, ends=ends, notes=(*text.notes, note))


def _decided(row: Provision) -> list[str]:
    """The words by which the Council decides; of an item without an act, its own below a decision."""
    strongest = len(strength.ladder()) - 1
    if not row.acts and row.governed_by is not None:
        return [row.text] if strength.rank(row.governed_by.verb) == strongest else []
    return [act.text for act in row.acts if strength.rank(act.verb) == strongest]


def end_of_mandate(text: str, adopted: date | None) -> date | None:
    """Until when a paragraph gives or extends the mandate of a mission; None where it does not."""
    for words, asked in ((timing.EXTENDS, timing.PROLONGED), (timing.GIVES, timing.FIELDED)):
        for sentence in re.split(r";|\.\s", text):
            clause = timing.UNLESS.sub("", sentence)
            if not words.search(clause) or not asked.search(clause) or timing.NO_MANDATE.search(clause):
                continue
            day = _end(clause, adopted)
            if day is not None:
                return day
    return None


def _end(clause: str, adopted: date | None) -> date | None:
    """The day that is printed, before one that is counted; what "expires" on a day is the mandate so far."""
    rows = [row for row in moments(clause, adopted, None) if row.dates]
    until = [row for row in rows if row.kind == "until"]
    given = [row for row in until if OLD_END.match(row.printed) is None] or until
    if not given and UNTIL.search(clause):
        given = [row for row in rows if AT_THE_LATEST.match(row.printed)]
    if not given:
        return None
    first = given[0].dates[-1]
    printed = next((row.dates[-1] for row in given if _is_printed(row)), first)
    return printed if abs(printed - first) <= SAME_END else first


def _is_printed(row: Moment) -> bool:
    return row.basis is None
