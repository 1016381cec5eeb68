"""When something was, no more precisely than its source knew it."""

from calendar import monthrange
from datetime import date, time

from bluehelm.record import vocab

HARD = "\u00a0"


def when(first: date, last: date, precision: str, clock: time | None, language: str) -> str:
    """Part of a sentence: "on 4 March 2031", "between 1 and 7 March 2031", "in March 2031", "in 2031"."""
    if precision == "year" and _is_year(first, last):
        return f"en {first.year}" if language == "fr" else f"in {first.year}"
    if precision == "month" and _is_month(first, last):
        return f"{'en' if language == 'fr' else 'in'} {_month(first, language)}{HARD}{first.year}"
    if first == last:
        on = f"le {day(first, language)}" if language == "fr" else f"on {day(first, language)}"
        return on + _at(clock, language)
    if precision == "days":
        return _stretch(first, last, language, ("from {} to {}", "du {} au {}"))
    return _stretch(first, last, language, ("between {} and {}", "entre le {} et le {}"))


def heading(first: date, last: date, precision: str, language: str) -> str:
    """The same without a preposition, for lists: "4 March 2031", "1–7 March 2031", "March 2031"."""
    if precision == "year" and _is_year(first, last):
        return str(first.year)
    if precision == "month" and _is_month(first, last):
        return f"{_month(first, language)}{HARD}{first.year}"
    if first == last:
        return day(first, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_number(first, language)}–{day(last, language)}"
    left = _short(first, language) if first.year == last.year else day(first, language)
    return f"{left} – {day(last, language)}"


def day(one: date, language: str) -> str:
    """ "4 March 2031", "1er mars 2031"."""
    return f"{_short(one, language)}{HARD}{one.year}"


def _short(one: date, language: str) -> str:
    return f"{_number(one, language)}{HARD}{_month(one, language)}"


def _number(one: date, language: str) -> str:
    return "1er" if language == "fr" and one.day == 1 else str(one.day)


def _month(one: date, language: str) -> str:
    return str(vocab.read("incident_wording")["months"][language][one.month - 1])


def _stretch(first: date, last: date, language: str, words: tuple[str, str]) -> str:
    """Month and year are said once where both ends share them."""
    if (first.year, first.month) == (last.year, last.month):
        left = _number(first, language)
    elif first.year == last.year:
        left = _short(first, language)
    else:
        left = day(first, language)
    return words[language == "fr"].format(left, day(last, language))


def _at(clock: time | None, language: str) -> str:
    if clock is None:
        return ""
    if language == "fr":
        return f" à {clock.hour}{HARD}h{HARD}{clock.minute:02d} (UTC)"
    return f" at {clock:%H:%M} (UTC)"


def _is_year(first: date, last: date) -> bool:
    return (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))


def _is_month(first: date, last: date) -> bool:
    end = first.replace(day=monthrange(first.year, first.month)[1])
    return first.day == 1 and last == end
