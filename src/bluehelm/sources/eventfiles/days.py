"""Days as tables write them: each form of date told apart, the order of day and month never guessed."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bluehelm.sources.eventfiles.wrong import Wrong

EARLIEST = 1900
ORDERS = ("dmy", "mdy")
ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?"
)
ORDERED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]0?0:00(?::00)?)?")
SHORT = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
WORDED = re.compile(
    r"(?:(\d{1,2})(?:er|st|nd|rd|th)?[ -])?([^\W\d_]{3,})\.?[ -](?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})"
)
CLOCK = re.compile(r"(\d{1,2})[:hH](\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT)?")
MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv fevrier mars avr mai juin juil aout sept oct nov decembre",
    )
    for number, name in enumerate(names.split(), 1)
}
UNREADABLE = "cannot be read as a date such as 2019-03-04, 04/03/2019 or 4 March 2019"
EITHER = (
    "can be read in two ways, and no date of the file tells which; say date_order: dmy or mdy in the mapping"
)
BOTH = "can be read in two ways, and the file holds dates of both orders; write it as 2019-03-04"


@dataclass(frozen=True, slots=True)
class When:
    """What one cell says of a day: day, month or year; with the hour where it is told."""

    first: date
    last: date
    precision: str
    clock: time | None = None


def order(cells: Iterable[str]) -> str:
    """Whether dates such as 13/04/2019 are day first (dmy) or month first (mdy); "both"; "" if none tells."""
    found = set()
    for cell in cells:
        told = ORDERED.fullmatch(cell.strip())
        if told is not None:
            one, other = int(told[1]), int(told[2])
            if one > 12 >= other:
                found.add("dmy")
            elif other > 12 >= one:
                found.add("mdy")
            if len(found) == 2:
                return "both"
    return next(iter(found), "")


def is_open(cell: str) -> bool:
    """Whether the cell is a date that can be read in two ways."""
    told = ORDERED.fullmatch(cell.strip())
    return (
        told is not None
        and told[1].zfill(2) != told[2].zfill(2)
        and int(told[1]) <= 12
        and int(told[2]) <= 12
    )


def when(cell: str, field: str, order: str) -> When:
    """What the cell says; order as of order() or as a mapping says. Raises Wrong."""
    text = cell.strip()
    plain = ISO.fullmatch(text)
    if plain is not None:
        return _span(plain[1], plain[2], plain[3], field, cell)
    moment = MOMENT.fullmatch(text)
    if moment is not None:
        return _moment(moment, field, cell)
    ordered = ORDERED.fullmatch(text)
    if ordered is not None:
        return _ordered(ordered, field, cell, order)
    worded = WORDED.fullmatch(text.casefold())
    if worded is not None and worded[2] in MONTHS and not (worded[1] and worded[3]):
        return _span(worded[4], str(MONTHS[worded[2]]), worded[1] or worded[3], field, cell)
    if SHORT.fullmatch(text):
        raise Wrong(field, cell, "does not tell the century; write the year with four digits")
    raise Wrong(field, cell, UNREADABLE)


def _ordered(told: re.Match[str], field: str, cell: str, order: str) -> When:
    one, other = int(told[1]), int(told[2])
    if one <= 12 and other <= 12 and one != other and order not in ORDERS:
        raise Wrong(field, cell, BOTH if order == "both" else EITHER)
    if (order == "mdy" and one > 12 >= other) or (order == "dmy" and other > 12 >= one):
        raise Wrong(
            field, cell, f"does not fit the order of the other dates ({order}); write it as 2019-03-04"
        )
    first_is_day = order == "dmy" or (order != "mdy" and one > 12)
    day, month = (told[1], told[2]) if first_is_day else (told[2], told[1])
    return _span(told[3], month, day, field, cell)


def _span(year: str, month: str | None, day: str | None, field: str, cell: str) -> When:
    number = int(year)
    if number < EARLIEST:
        raise Wrong(field, cell, f"is before {EARLIEST}; check the year")
    try:
        first = date(number, int(month or 1), int(day or 1))
    except ValueError as fault:
        raise Wrong(field, cell, "is no day of the calendar; check day and month") from fault
    if month is None:
        return When(first, date(number, 12, 31), "year")
    if day is None:
        return When(first, first.replace(day=monthrange(number, first.month)[1]), "month")
    return When(first, first, "day")


def _moment(told: re.Match[str], field: str, cell: str) -> When:
    """A day with its hour; midnight is how programs write that there is none. Without a zone it is UTC."""
    if told[2] == told[3] == "00" and told[4] in (None, "00") and told[5] in (None, "Z"):
        return _span(told[1][:4], told[1][5:7], told[1][8:], field, cell)
    zone = told[5] or "Z"
    try:
        moment = datetime.fromisoformat(f"{told[1]}T{told[2]}:{told[3]}:{told[4] or '00'}{zone}").astimezone(
            UTC
        )
    except (ValueError, OverflowError) as fault:
        raise Wrong(field, cell, "is no day and time of the calendar; check it") from fault
    if moment.year < EARLIEST:
        raise Wrong(field, cell, f"is before {EARLIEST}; check the year")
    return When(moment.date(), moment.date(), "day", moment.time())


def clock(cell: str, field: str) -> time:
    """An hour in UTC such as 14:30 or 14h30."""
    told = CLOCK.fullmatch(cell.strip())
    if told is None or int(told[1]) > 23 or int(told[2]) > 59 or int(told[3] or 0) > 59:
        raise Wrong(field, cell, "is no time such as 14:30, in UTC")
    return time(int(told[1]), int(told[2]), int(told[3] or 0))
