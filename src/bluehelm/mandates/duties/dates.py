"""On which days a duty falls due."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bluehelm.mandates.duties.clause import LEAD, Clause
from bluehelm.mandates.moments import moments
from bluehelm.mandates.rows import Moment

NO_DAYS = frozenset({"until", "from"})  # how long something lasts, and from when; not when a duty falls due
# a day of what the report is about, not of the report: "the elections to be held by 5 May"
OF_CONTENT = re.compile(
    r"\b(?:held|scheduled|conducted|completed|deployed|expir\w+|adopted|signed|planned|concluded|withdrawn|launched|dated"
    r"|established|agreed|reached|begun|started)\s+\Z"
)
MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MANDATE = "the end of the mandate"  # "report on the completion of the mandate" is what it is about
A_MONTH = "the text says {month} without a year; the last day of the next one stands here"
TO_DO = re.compile(r"\bto\s+[a-z]+")


@dataclass(frozen=True)
class Due:
    dates: tuple[date, ...] = ()
    interval: str | None = None
    doubt: str | None = None
    printed: tuple[str, ...] = ()  # the words of the moments, to be left out of what the duty is about


def due(clause: Clause, adopted: date | None, ends: date | None) -> Due:
    """The days in the clause's own words; else those right before it: "every six months, to report"."""
    named = _month(clause.head.which or "", adopted)
    if named is not None:
        return named
    usable = _own(clause, _usable(clause.said, adopted, ends))
    if not usable and TO_DO.search(clause.before) is None:
        usable = [moment for _, moment in _usable(clause.before, adopted, ends)]
    days = sorted({day for moment in usable for day in moment.dates if adopted is None or day >= adopted})
    doubts = dict.fromkeys(moment.doubt for moment in usable if moment.doubt is not None)
    return Due(
        tuple(days),
        next((moment.interval for moment in usable if moment.kind == "every"), None),
        "; ".join(doubts) or None,
        tuple(moment.printed for moment in usable),
    )


def _own(clause: Clause, usable: Sequence[tuple[int, Moment]]) -> list[Moment]:
    """Those of the duty: where a day stands before what it is about, one within that is of its matter."""
    masked = clause.said
    for at, moment in usable:
        masked = masked[:at] + " " * len(moment.printed) + masked[at + len(moment.printed) :]
    lead = LEAD.search(masked, clause.head.end - clause.head.start)
    topic = len(masked) if lead is None else lead.start()
    early = any(at < topic and moment.dates for at, moment in usable)
    return [moment for at, moment in usable if not early or at < topic or moment.kind == "every"]


def _usable(said: str, adopted: date | None, ends: date | None) -> list[tuple[int, Moment]]:
    """The moments at which something falls due, each with its place."""
    kept, place = [], 0
    for moment in moments(said, adopted, ends):
        at = place = max(said.find(moment.printed, place), 0)
        past = adopted is not None and moment.dates and max(moment.dates) < adopted
        topic = moment.kind == "on" and moment.basis == MANDATE and moment.printed.startswith("on ")
        if not (moment.kind in NO_DAYS or past or topic or OF_CONTENT.search(said[:at]) is not None):
            kept.append((at, moment))
    return kept


def _month(which: str, adopted: date | None) -> Due | None:
    """The last day of the month that a report without a year is named after: "his July report"."""
    found = re.search(rf"\b({'|'.join(MONTHS)})\b(?!\s+\d)", which.lower())
    if found is None or adopted is None:
        return None
    month = MONTHS[found[1]]
    year = adopted.year + (month < adopted.month)
    day = date(year, month, calendar.monthrange(year, month)[1])
    return Due((day,), None, A_MONTH.format(month=calendar.month_name[month]))
