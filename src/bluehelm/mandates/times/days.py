"""Days of the calendar as texts print them, and spans of time counted from them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from bluehelm.mandates.counts.numbers import NUMBER, number
from bluehelm.record.period import MONTHS

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
YEAR = r"(?:19|20)\d{2}"
NUMBERED = r"(?:the\s+(?=\d+[a-z]))?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?"  # "15", "15th", "the 15th of"
DAY = rf"{NUMBERED}{MONTH}(?:,?\s+{YEAR})?|{MONTH}\s+\d{{1,2}},\s+{YEAR}"
PART = r"(?:early|late|mid)[\s-]+|the\s+(?:beginning|start|middle|end)\s+of\s+|end[\s-]+"
# a year alone, but no "2000 troops"
BARE_YEAR = rf"(?:the\s+year\s+)?{YEAR}(?=\s*(?:[.;:]|,(?!\d)|$)|\s+(?:and|or|to|at|as|with|in)\b)"
LOOSE = rf"(?:{PART})?(?:{MONTH}\s+{YEAR}|{BARE_YEAR})|(?:{PART}){MONTH}(?!\s+\d)"
WHEN = rf"(?:{DAY}|{LOOSE})"
ONE_OF = re.compile(
    rf"(?P<part>{PART})?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR}))?"
    rf"|(?P<us_month>{MONTH})\s+(?P<us_day>\d{{1,2}}),\s+(?P<us_year>{YEAR})"
    rf"|(?P<whole_month>{MONTH})(?:\s+(?P<month_year>{YEAR}))?|(?P<only_year>{YEAR}))",
    re.IGNORECASE,
)
DOUBT = {
    "month": "the text names a month; its last day is taken",
    "year": "the text names a year; its last day is taken",
    "part": "the text names no day",
    "no year": "the text prints no year; the next such day after the adoption is taken",
}
NO_DAY = "the calendar has no {}"
UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
PERIOD = (
    rf"(?P<count>{NUMBER}|an?\b)(?:\s*\(\d+\))?[\s-]+"
    r"(?P<kind>calendar\s+|working\s+|consecutive\s+|additional\s+|further\s+|more\s+)?"
    r"(?P<unit>day|week|month|year)s?\b(?:['’]s\b|['’])?"
)
FARTHEST = 400  # times; a recurrence with more is a slip of the text


@dataclass(frozen=True)
class Printed:
    """A day that a text prints, or the last day of a month or year that it names."""

    day: date | None
    doubt: str | None = None


@dataclass(frozen=True)
class Span:
    """A span of time: three months, 45 days."""

    count: int
    unit: str  # "D", "W", "M" or "Y"

    @property
    def iso(self) -> str:
        return f"P{self.count}{self.unit}"

    def after(self, day: date, times: int = 1) -> date | None:
        """That many spans later; a month that is too short ends on its last day. None beyond the calendar."""
        steps = self.count * times
        try:
            if self.unit in "DW":
                return day + timedelta(days=steps * (7 if self.unit == "W" else 1))
            months = day.year * 12 + day.month - 1 + steps * (12 if self.unit == "Y" else 1)
            year, month = divmod(months, 12)
            last = calendar.monthrange(year, month + 1)[1]
            return date(year, month + 1, min(day.day, last))
        except (OverflowError, ValueError):
            return None

    def repeated(self, basis: date, end: date, first: int = 1) -> tuple[date, ...]:
        """Each day one or more spans after the basis, up to and including the end."""
        days = []
        for times in range(first, FARTHEST):
            day = self.after(basis, times)
            if day is None or day > end or self.count < 1:
                break
            days.append(day)
        return tuple(days)


def span(count: str, unit: str) -> Span | None:
    """The span that a matched PERIOD gives; None for half a month."""
    value = number(count)
    return Span(int(value), UNITS[unit.lower()]) if value == int(value) and value < FARTHEST * 10 else None


def printed_days(words: str, adopted: date | None) -> tuple[Printed, ...]:
    """The days of a list: "7 March and 1 May 1996". A year left out is that of the next day named."""
    matches = list(ONE_OF.finditer(words))
    rows: list[Printed] = []
    later: date | None = None
    for found in reversed(matches):
        row = _printed(found, later, adopted)
        later = row.day or later
        rows.append(row)
    return tuple(reversed(rows))


def _printed(found: re.Match[str], later: date | None, adopted: date | None) -> Printed:
    if found["only_year"]:
        kind = DOUBT["year"] if _whole(found["part"]) else DOUBT["part"]
        return Printed(date(int(found["only_year"]), 12, 31) if _whole(found["part"]) else None, kind)
    month = MONTHS[(found["month"] or found["us_month"] or found["whole_month"]).lower()]
    year = found["year"] or found["us_year"] or found["month_year"]
    printed = found["day"] or found["us_day"]
    if printed is None and not _whole(found["part"]):
        return Printed(None, DOUBT["part"])
    ending = printed is None and (found["part"] or "").lower().startswith(("the end", "end"))
    doubt = None if printed is not None or ending else DOUBT["month"]
    if year is not None:
        day = _day(int(year), month, printed)
        return Printed(day, NO_DAY.format(found[0]) if day is None else doubt)
    if later is not None:
        return Printed(_day(later.year - (month > later.month), month, printed), doubt)
    if adopted is None:
        return Printed(None, "the text prints no year")
    day = _day(adopted.year, month, printed)
    if day is not None and day < adopted:
        day = _day(adopted.year + 1, month, printed)
    return Printed(day, doubt or DOUBT["no year"])


def _whole(part: str | None) -> bool:
    """Whether the month or year is meant up to its end."""
    return part is None or part.lower().startswith(("the end", "end"))


def _day(year: int, month: int, printed: str | None) -> date | None:
    last = calendar.monthrange(year, month)[1]
    day = last if printed is None else int(printed)
    return date(year, month, day) if 1 <= day <= last else None
