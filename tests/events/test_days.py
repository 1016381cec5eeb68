"""A day typed by a person is read as precisely as it was meant, or asked about."""

from datetime import date, time

import pytest

from bluehelm.errors import BadInput
from bluehelm.events.days import Typed, read, written

TODAY = date(2031, 6, 15)


def day(*parts: int) -> date:
    return date(*parts)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("4 March 2031", day(2031, 3, 4), day(2031, 3, 4), "day"),
        ("March 4, 2031", day(2031, 3, 4), day(2031, 3, 4), "day"),
        ("le 4 mars 2031", day(2031, 3, 4), day(2031, 3, 4), "day"),
        ("1er août 2030", day(2030, 8, 1), day(2030, 8, 1), "day"),
        ("4 mar", day(2031, 3, 4), day(2031, 3, 4), "day"),
        ("4 dec", day(2030, 12, 4), day(2030, 12, 4), "day"),
        ("16 juin", day(2030, 6, 16), day(2030, 6, 16), "day"),
        ("15 June", TODAY, TODAY, "day"),
        ("3 juil 2030", day(2030, 7, 3), day(2030, 7, 3), "day"),
        ("2031-03-04", day(2031, 3, 4), day(2031, 3, 4), "day"),
        ("24/3/2031", day(2031, 3, 24), day(2031, 3, 24), "day"),
        ("3.3.2031", day(2031, 3, 3), day(2031, 3, 3), "day"),
        ("3/24/2031", day(2031, 3, 24), day(2031, 3, 24), "day"),
        ("today", TODAY, TODAY, "day"),
        ("hier", day(2031, 6, 14), day(2031, 6, 14), "day"),
        ("about 4 March 2031", day(2031, 3, 1), day(2031, 3, 7), "week"),
        ("vers le 4 mars", day(2031, 3, 1), day(2031, 3, 7), "week"),
        ("~4 March", day(2031, 3, 1), day(2031, 3, 7), "week"),
        ("about 14 June", day(2031, 6, 11), TODAY, "week"),
        ("week of 4 March 2031", day(2031, 3, 3), day(2031, 3, 9), "week"),
        ("in March", day(2031, 3, 1), day(2031, 3, 31), "month"),
        ("en mars 2030", day(2030, 3, 1), day(2030, 3, 31), "month"),
        ("2031-02", day(2031, 2, 1), day(2031, 2, 28), "month"),
        ("about March 2030", day(2030, 3, 1), day(2030, 3, 31), "month"),
        ("in June", day(2031, 6, 1), TODAY, "month"),
        ("2030", day(2030, 1, 1), day(2030, 12, 31), "year"),
        ("in 2030", day(2030, 1, 1), day(2030, 12, 31), "year"),
        ("4-6 March 2031", day(2031, 3, 4), day(2031, 3, 6), "days"),
        ("from 28 February to 2 March 2031", day(2031, 2, 28), day(2031, 3, 2), "days"),
        ("du 4 au 6 mars", day(2031, 3, 4), day(2031, 3, 6), "days"),
        ("28 Dec – 2 January 2031", day(2030, 12, 28), day(2031, 1, 2), "days"),
        ("between 4 and 6 March 2031", day(2031, 3, 4), day(2031, 3, 6), "week"),
        ("entre le 4 et le 6 mars", day(2031, 3, 4), day(2031, 3, 6), "week"),
        ("from 2031-03-04 to 2031-03-06", day(2031, 3, 4), day(2031, 3, 6), "days"),
    ],
)
def test_days_are_read(text: str, first: date, last: date, precision: str) -> None:
    assert read(text, TODAY) == Typed(first, last, precision)


@pytest.mark.parametrize(
    "text", ["4 March 2031 14:05", "4 March 2031 at 14:05 UTC", "le 4 mars 2031 à 14h05"]
)
def test_the_hour_may_stand_behind_the_day(text: str) -> None:
    assert read(text, TODAY) == Typed(day(2031, 3, 4), day(2031, 3, 4), "day", time(14, 5))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("04/03/2031", "may be 2031-03-04 or 2031-04-03"),
        ("4 March 2032", "lies ahead"),
        ("16 June 2031", "lies ahead"),
        ("from 14 June 2031 to 16 June 2031", "lies ahead"),
        ("July 2031", "lies ahead"),
        ("2032", "lies ahead"),
        ("31 February 2031", "no day of the calendar"),
        ("2031-13-01", "no day of the calendar"),
        ("1031", "before 1945"),
        ("6-4 March 2031", "ends before it begins"),
        ("in March 2031 14:00", "no single day"),
        ("4 March 2031 25:00", "no hour"),
        ("soon", "is no day"),
        ("4/3/31", "is no day"),
        ("", "Say when"),
        ("x" * 200, "Say when"),
        ("4 March 0000", "no day of the calendar"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_write(text: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read(text, TODAY)


@pytest.mark.parametrize(
    "typed",
    [
        Typed(day(2031, 3, 4), day(2031, 3, 4), "day"),
        Typed(day(2031, 3, 4), day(2031, 3, 4), "day", time(14, 5)),
        Typed(day(2031, 3, 4), day(2031, 3, 6), "days"),
        Typed(day(2031, 3, 1), day(2031, 3, 7), "week"),
        Typed(day(2031, 2, 1), day(2031, 2, 28), "month"),
        Typed(day(2030, 1, 1), day(2030, 12, 31), "year"),
    ],
)
def test_what_is_written_is_read_back(typed: Typed) -> None:
    assert read(written(typed.first, typed.last, typed.precision, typed.clock), TODAY) == typed
