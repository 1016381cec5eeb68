"""A day as a person types it, no more precise than known: "4 March", "about 4 March", "in March", "2031".

English and French alike. A year left out is the latest that does not lie ahead; a day of two meanings (04/03)
is asked about, one that lies ahead refused.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache

from bluehelm.errors import BadInput
from bluehelm.record import vocab

EARLIEST = 1945
ABOUT_DAYS = 3
CLOCK = re.compile(r"(?:\b(?:at|à)\s+)?\b(\d{1,2})\s*[:hH]\s*(\d{2})\b\s*(?:\(?utc\)?|z)?", re.IGNORECASE)
ABOUT = re.compile(r"(?:~|≈|about|around|circa|ca\.?|vers|environ|autour)\s*(?:(?:le|du|de|the)\s+)?")
WEEK = re.compile(r"(?:the |la )?(?:week|semaine|sem\.?)\s+(?:of|du|de)\s+")
BETWEEN = re.compile(r"(?:between|entre)\s+(?:le\s+)?(.+?)\s+(?:and|et)\s+(?:le\s+)?(.+)")
FROM = re.compile(
    r"(?:from|du)\s+(.+?)\s+(?:to|until|au)\s+(.+)|(.+?)\s*(?:–|\s-\s|(?<=\d)-(?=\d{1,2}\s))\s*(.+)"
)
SMALL = re.compile(r"^(?:on|le|in|en|the|of|au|mi-)\s+")
RELATIVE = {
    "today": 0, "aujourd’hui": 0, "aujourd'hui": 0, "yesterday": 1, "hier": 1, "avant-hier": 2,
}  # fmt: skip
WORDS = re.compile(
    r"(?:(\d{1,2})(?:er|st|nd|rd|th)?\s+)?([^\W\d]+\.?)(?:\s+(\d{1,2})(?:,|\b(?!\d)))?(?:\s+(\d{4}))?"
)
NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


@dataclass(frozen=True)
class Typed:
    """The days on which it can have been, as Said has them."""

    first: date
    last: date
    precision: str  # day, days, week, month, year
    clock: time | None = None  # UTC


def read(text: str, today: date) -> Typed:
    """The days that are meant; raises BadInput with what to write instead."""
    said = " ".join(text.replace("\u00a0", " ").split())
    if not said or len(said) > 100:
        raise BadInput("Say when it was: 4 March 2031, about 4 March, in March, or 2031.")
    clock, rest = _clock(said)
    found = _stretch(rest.casefold().strip(" ,"), today, said)
    if found.first > today or (found.precision in ("day", "days") and found.last > today):
        raise BadInput(f"{said!r} lies ahead of today, {today}. Correct the day or the year.")
    if found.first.year < EARLIEST:
        raise BadInput(f"{said!r} lies before {EARLIEST}. Correct the year.")
    if clock is not None and found.first != found.last:
        raise BadInput(f"{said!r} gives an hour and no single day. Leave one of them out.")
    return Typed(found.first, min(found.last, today), found.precision, clock)


def written(first: date, last: date, precision: str, clock: time | None) -> str:
    """Days as a person may type them; read() gives them back."""
    if precision == "year" and (first.month, first.day) == (1, 1):
        return str(first.year)
    if precision == "month" and first.day == 1:
        return f"{first:%Y-%m}"
    if first == last:
        return first.isoformat() + ("" if clock is None else f" {clock:%H:%M}")
    if precision == "days":
        return f"from {first} to {last}"
    return f"between {first} and {last}"


def _clock(said: str) -> tuple[time | None, str]:
    found = CLOCK.search(said)
    if found is None:
        return None, said
    hour, minute = int(found[1]), int(found[2])
    if hour > 23 or minute > 59:
        raise BadInput(f"{found[0]!r} is no hour of the day; write 14:30, in UTC.")
    return time(hour, minute), said[: found.start()] + said[found.end() :]


def _stretch(said: str, today: date, whole: str) -> Typed:
    about = ABOUT.match(said)
    if about is not None:
        day = _single(said[about.end() :], today, whole)
        if day.first != day.last:
            return day  # "about March" is no vaguer than March is
        apart = timedelta(days=ABOUT_DAYS)
        return Typed(day.first - apart, day.last + apart, "week")
    week = WEEK.match(said)
    if week is not None:
        day = _single(said[week.end() :], today, whole)
        monday = day.first - timedelta(days=day.first.weekday())
        return Typed(monday, monday + timedelta(days=6), "week")
    between, lasted = BETWEEN.fullmatch(said), FROM.fullmatch(said)
    if between is not None:
        first, last = _ends(between[1], between[2], today, whole)
        return Typed(first, last, "week")
    if lasted is not None and not NUMBERS.fullmatch(said) and not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", said):
        first, last = _ends(lasted[1] or lasted[3], lasted[2] or lasted[4], today, whole)
        return Typed(first, last, "day" if first == last else "days")
    return _single(said, today, whole)


def _ends(left: str, right: str, today: date, whole: str) -> tuple[date, date]:
    """Both ends of a stretch; the first may leave month and year to the last."""
    last = _single(right, today, whole)
    if re.fullmatch(r"\d{1,2}", left):
        first = _date(last.first.year, last.first.month, int(left), whole)
    else:
        typed = _single(left, last.last, whole)
        first = typed.first
    if first > last.last:
        raise BadInput(f"{whole!r} ends before it begins. Write the earlier day first.")
    return first, last.last


def _single(said: str, today: date, whole: str) -> Typed:
    while (small := SMALL.match(said)) is not None:
        said = said[small.end() :]
    if said in RELATIVE:
        day = today - timedelta(days=RELATIVE[said])
        return Typed(day, day, "day")
    iso = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", said)
    if iso is not None:
        _, month, number = (None if part is None else int(part) for part in iso.groups())
        return _of(int(iso[1]), month, number, whole)
    numbers = NUMBERS.fullmatch(said)
    if numbers is not None:
        return _numbers(int(numbers[1]), int(numbers[2]), int(numbers[3]), whole)
    return _words(said, today, whole)


def _numbers(one: int, two: int, year: int, whole: str) -> Typed:
    """Day first, month second, where it can mean nothing else."""
    if one <= 12 and two <= 12 and one != two:
        raise BadInput(
            f"{whole!r} may be {date(year, two, one)} or {date(year, one, two)}. Write one of them like that."
        )
    day, month = (one, two) if two <= 12 else (two, one)
    return _of(year, month, day, whole)


def _words(said: str, today: date, whole: str) -> Typed:
    found = WORDS.fullmatch(said)
    month = None if found is None else _months().get(found[2].rstrip("."))
    if found is None or month is None:
        raise BadInput(
            f"{whole!r} is no day. Write 4 March 2031, about 4 March, in March, 2031-03-04 or 2031."
        )
    number = found[1] or found[3]
    day = None if number is None else int(number)
    year = int(found[4]) if found[4] else today.year
    if not found[4] and (month, day or 1) > (today.month, today.day):
        year -= 1
    return _of(year, month, day, whole)


def _of(year: int, month: int | None, day: int | None, whole: str) -> Typed:
    if month is None:
        return Typed(_date(year, 1, 1, whole), _date(year, 12, 31, whole), "year")
    first = _date(year, month, day or 1, whole)
    if day is None:
        return Typed(first, first.replace(day=monthrange(year, month)[1]), "month")
    return Typed(first, first, "day")


def _date(year: int, month: int, day: int, whole: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadInput(f"{whole!r} is no day of the calendar. Correct the day or the month.") from None


@cache
def _months() -> dict[str, int]:
    """Names of months and their short forms, English and French, with and without accents."""
    found: dict[str, int] = {}
    for names in vocab.read("incident_wording")["months"].values():
        for number, name in enumerate(names, 1):
            plain = name.casefold()
            bare = plain.replace("é", "e").replace("û", "u")
            for one in (plain, bare):
                for long in range(3 if not one.startswith("jui") else 4, len(one) + 1):
                    found.setdefault(one[:long], number)
    return found
