"""Days as precise as their source, and the budget periods of the United Nations: 1 July to 30 June."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from bluehelm.errors import BadInput

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
SHORT = re.compile(r"(?<!\d)(\d{4})\s*[/\u2010-\u2015-]\s*(\d{4}|\d{2})(?![\d/-])")
LONG_DAY = r"(\d{1,2})\s+([A-Za-z]+)(?:\s+(\d{4}))?"
LONG = re.compile(LONG_DAY + r"\s*(?:to|-|\u2013|\u2014|until)\s*" + LONG_DAY)


@dataclass(frozen=True)
class Day:
    """A day, a month or a year, exactly as precise as the source gave it: "2031-03-05", "2031-03", "2031"."""

    text: str

    def __post_init__(self) -> None:
        self.bounds()

    def bounds(self) -> tuple[date, date]:
        """The first and the last day it can mean."""
        match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", self.text)
        if match is None:
            raise BadInput(
                f"{self.text!r} is no day: write 2031-03-05, or 2031-03 or 2031 if no more is known."
            )
        month, day = (None if part is None else int(part) for part in match.groups()[1:])
        try:
            first = date(int(match[1]), month or 1, day or 1)
        except ValueError as wrong:
            raise BadInput(f"{self.text!r} is no day of the calendar: {wrong}.") from wrong
        if month is None:
            return first, date(first.year, 12, 31)
        if day is None:
            return first, first.replace(day=calendar.monthrange(first.year, month)[1])
        return first, first


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of days, both ends included."""

    first: date
    last: date

    @property
    def name(self) -> str:
        """ "2019/20" for a budget year; "2023-07/2023-12" for a stretch of other length."""
        if self.is_budget_year:
            return f"{self.first.year}/{self.last.year % 100:02d}"
        return f"{self.first:%Y-%m}/{self.last:%Y-%m}"

    @property
    def is_budget_year(self) -> bool:
        year = self.first.year
        return (self.first, self.last) == (date(year, 7, 1), date(year + 1, 6, 30))

    @property
    def previous(self) -> "Period":
        """The budget year before this one."""
        return budget_year(self.first.year - 1)

    @property
    def next(self) -> "Period":
        """The budget year after this one."""
        return budget_year(self.first.year + 1)


def budget_year(start: int) -> Period:
    """1 July of the year to 30 June of the next."""
    return Period(date(start, 7, 1), date(start + 1, 6, 30))


def periods(text: str) -> tuple[Period, ...]:
    """Every period that the text names, in order: "2019/20", "2022/2023", "1 July 2019 to 30 June 2020"."""
    found: list[tuple[int, Period]] = []
    for match in SHORT.finditer(text):
        start, end = int(match[1]), match[2]
        if int(end) == (start + 1) % 10 ** len(end):
            found.append((match.start(), budget_year(start)))
    for match in LONG.finditer(text):
        period = between(*match.groups())
        if period is not None:
            found.append((match.start(), period))
    return tuple(period for _, period in sorted(found, key=lambda pair: pair[0]))


def between(*parts: str | None) -> Period | None:
    """The period of day, month, year to day, month, year; the first year may be left to the second."""
    first_day, first_month, first_year, last_day, last_month, last_year = parts
    months = [MONTHS.get((month or "").lower()) for month in (first_month, last_month)]
    if months[0] is None or months[1] is None or last_year is None:
        return None
    try:
        first = date(int(first_year or last_year), months[0], int(first_day or 0))
        last = date(int(last_year), months[1], int(last_day or 0))
    except ValueError:
        return None
    return Period(first, last) if first < last else None


def period(text: str) -> Period:
    """The one period that the text names; raises BadInput where it names none or several."""
    named = tuple(dict.fromkeys(periods(text)))
    if len(named) != 1:
        raise BadInput(
            f"{text!r} names {len(named) or 'no'} period{'s' if len(named) > 1 else ''}; "
            "write one, such as 2019/20 or 1 July 2019 to 30 June 2020."
        )
    return named[0]
