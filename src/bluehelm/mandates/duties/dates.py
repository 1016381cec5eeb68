"""On which days a duty falls due."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bluehelm.mandates.duties.clause import LEAD, Clause
from bluehelm.mandates.rows import Moment
from bluehelm.mandates.times.basis import NO_END
from bluehelm.mandates.times.days import printed_days
from bluehelm.mandates.times.moments import moments

NO_DAYS = frozenset({"until", "from"})  # how long something lasts, and from when; not when a duty falls due
# a day of what the report is about, not of the report: "the elections to be held by 5 May"
OF_CONTENT = re.compile(
    r"\b(?:held|scheduled|conducted|completed|deployed|expir\w+|adopted|signed|planned|concluded|withdrawn|launched|dated"
    r"|established|agreed|reached|begun|started)\s+\Z"
)
# what the matter is for: "indicators with a view to meeting them by 5 May"
PURPOSE = re.compile(r"\b(?:with\s+a\s+view\s+to|in\s+order\s+(?:to|that)|so\s+as\s+to|aimed\s+at)\s[^,;]*\Z")
MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MANDATE = "the end of the mandate"  # "report on the completion of the mandate" is what it is about
# a day of an event or a period that is named: "the start of the vote on 5 May", "the period beginning on it"
OF_EVENT = re.compile(
    r"\b(?:start|beginning|commencement|opening|holding|launch)\s+of\s+(?:the|an?|its|their)\s+[^,;]{1,60}\s\Z"
    r"|\bperiod\b[^,;]{0,80}\s(?:beginning|starting|commencing)\s+\Z"
    r"|\b(?:upon|after|following|since)\s+(?:its|their|his|the)\s+\w+\s+\Z"
)
HOST = re.compile(
    r"\b(?:reports?|reporting|briefings?|updates?)\s+(?:scheduled|planned|due)\s+\Z"
)  # its day is the duty's
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
    named = _named(clause.head.which or "", adopted)
    if named is not None:
        return named
    usable = _own(clause, _usable(clause.said, adopted, ends))
    if not usable and TO_DO.search(clause.before) is None:
        usable = [moment for _, moment in _usable(clause.before, adopted, ends)]
    if any(
        moment.kind == "by" and len(moment.dates) > 1 for moment in usable
    ):  # the days of "biannual reports"
        usable = [_rhythm(moment) for moment in usable]
    last = min((moment.dates[0] for moment in usable if _closes(moment)), default=date.max)
    days = sorted(
        {
            day
            for moment in usable
            for day in moment.dates
            if (adopted is None or day >= adopted) and (moment.kind != "every" or day <= last)
        }
    )
    doubts = dict.fromkeys(moment.doubt for moment in usable if moment.doubt is not None)
    return Due(
        tuple(days),
        next((moment.interval for moment in usable if moment.kind == "every"), None),
        "; ".join(doubts) or None,
        tuple(moment.printed for moment in usable),
    )


def _rhythm(moment: Moment) -> Moment:
    """What recurs without an end that is known: the text prints its days beside it."""
    endless = moment.kind == "every" and (moment.doubt or "").startswith(NO_END)
    return replace(moment, dates=(), doubt=None) if endless else moment


def _closes(moment: Moment) -> bool:
    """Whether it is so long before the end of the mandate: what recurs has its last day then."""
    return moment.kind == "by" and moment.basis == MANDATE and bool(moment.dates)


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
    kept = []
    for at, moment in located(said, adopted, ends):
        past = adopted is not None and moment.dates and max(moment.dates) < adopted
        topic = moment.kind == "on" and moment.basis == MANDATE and moment.printed.startswith("on ")
        before = said[:at]
        matter = (OF_CONTENT.search(before) is not None and HOST.search(before) is None) or (
            moment.kind != "every" and PURPOSE.search(before) is not None
        )
        if not (moment.kind in NO_DAYS or past or topic or matter or of_event(before, moment)):
            kept.append((at, moment))
    return kept


def located(said: str, adopted: date | None, ends: date | None) -> Iterator[tuple[int, Moment]]:
    """The moments in the words, each with its place."""
    place = 0
    for moment in moments(said, adopted, ends):
        place = max(said.find(moment.printed, place), 0)
        yield place, moment


def of_event(before: str, moment: Moment) -> bool:
    """Whether the day is that of something which the words before it name."""
    return moment.kind == "on" and OF_EVENT.search(before) is not None


def _named(which: str, adopted: date | None) -> Due | None:
    """The day that a report is named after; of "his July report" the last one of the month."""
    printed = printed_days(which, adopted) if " of " in f" {which}" else ()
    if printed and printed[-1].day is not None:
        return Due((printed[-1].day,), None, printed[-1].doubt)
    found = re.search(rf"\b({'|'.join(MONTHS)})\b(?!\s+\d)", which.lower())
    if found is None or adopted is None:
        return None
    month = MONTHS[found[1]]
    year = adopted.year + (month < adopted.month)
    day = date(year, month, calendar.monthrange(year, month)[1])
    return Due((day,), None, A_MONTH.format(month=calendar.month_name[month]))
