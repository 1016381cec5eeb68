"""The periods that figures are told by: calendar months, quarters, years, budget years, or any days."""

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from bluehelm.errors import BadInput
from bluehelm.record.period import Period, budget_year

MONTHS = {"month": 1, "quarter": 3, "year": 12, "budget_year": 12}
STEPS = (*MONTHS, "any")
NAMED = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])|-Q([1-4])|/(\d{2}))?")


def unit(step: str, day: date) -> Period:
    """The period of the calendar that the day lies in."""
    if step == "budget_year":
        return budget_year(day.year if day.month >= 7 else day.year - 1)
    months = MONTHS[step]
    begin = (day.month - 1) // months * months + 1
    return _months(day.year, begin, months)


def _months(year: int, month: int, months: int) -> Period:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end_year, end_month = year + (month + months - 2) // 12, (month + months - 2) % 12 + 1
    return Period(date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]))


def step_of(period: Period) -> str:
    """What the period is: a month, quarter, year or budget year of the calendar, else any days."""
    return next((step for step in MONTHS if unit(step, period.first) == period), "any")


def stretches(step: str, first: date, last: date) -> tuple[Period, ...]:
    """The periods of the calendar from the first to the last day, those at the ends cut at these days.

    raises  BadInput where the last day is before the first, or the step is none
    """
    if step not in STEPS:
        raise BadInput(f"The step is {step!r}; there are {', '.join(STEPS)}.")
    if last < first:
        raise BadInput(f"The last day {last} is before the first {first}; name them the other way round.")
    if step == "any":
        return (Period(first, last),)
    found = []
    at = first
    while at <= last:
        whole = unit(step, at)
        found.append(Period(at, min(whole.last, last)))
        if whole.last >= last:
            break
        at = whole.last + timedelta(days=1)
    return tuple(found)


def name(period: Period) -> str:
    """2031-03, 2031-Q1, 2031, 2031/32; of other days 2031-03-05/2031-04-02."""
    step, first = step_of(period), period.first
    if step == "month":
        return f"{first:%Y-%m}"
    if step == "quarter":
        return f"{first.year}-Q{(first.month + 2) // 3}"
    if step == "year":
        return str(first.year)
    return period.name if step == "budget_year" else f"{first}/{period.last}"


def named(text: str) -> Period:
    """The period of that name.

    raises  BadInput for a name that is none
    """
    found = NAMED.fullmatch(text.strip())
    if found is not None:
        year, month, quarter, after = found.groups()
        if after is not None and int(after) == (int(year) + 1) % 100:
            return budget_year(int(year))
        if month is not None:
            return _months(int(year), int(month), 1)
        if quarter is not None:
            return _months(int(year), int(quarter) * 3 - 2, 3)
        if after is None:
            return Period(date(int(year), 1, 1), date(int(year), 12, 31))
    raise BadInput(f"{text!r} is no period; write 2031, 2031-Q1, 2031-03 or 2031/32.")


def before(period: Period) -> Period:
    """The period of the same kind before it; of other days as many days before."""
    step, eve = step_of(period), period.first - timedelta(days=1)
    return Period(eve - (period.last - period.first), eve) if step == "any" else unit(step, eve)


def year_before(period: Period) -> Period:
    """The same period a year earlier."""
    first = _earlier(period.first)
    step = step_of(period)
    return Period(first, _earlier(period.last)) if step == "any" else unit(step, first)


def _earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def at(periods: Sequence[Period], day: date) -> int | None:
    """The place in the list, which is in order and without gaps, of the period that holds the day."""
    if not periods or day < periods[0].first or day > periods[-1].last:
        return None
    return bisect_right(periods, day, key=lambda one: one.first) - 1
