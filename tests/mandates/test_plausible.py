"""What cannot be of a text's own symbol and date is noted."""

from dataclasses import replace
from datetime import date

from bluehelm.mandates.plausible import doubts
from bluehelm.record.messages import noted
from tests.mandates.diff.making import text_of

TODAY = date(2030, 5, 1)
TEXT = replace(text_of("1 Decides to remain seized."), symbol=None, date=date(2030, 4, 1))


def test_of_a_day_gone_by_and_no_number_nothing_is_said() -> None:
    assert doubts(TEXT, TODAY) == ()
    assert doubts(replace(TEXT, symbol="S/2030/77", date=None), TODAY) == ()
    assert doubts(replace(TEXT, symbol="S/RES/2900 (2027)"), TODAY) == ()


def test_a_number_never_reached_and_a_day_to_come_are_said_in_both_languages() -> None:
    told = doubts(replace(TEXT, symbol="S/RES/9999 (2031)", date=date(2031, 6, 30)), TODAY)
    assert told == (
        "its symbol bears the number 9999, which the Council cannot have reached in 2031",
        "it is dated 2031-06-30, a day still to come on 2030-05-01",
    )
    assert all(noted(words, "fr") != words for words in told)


def test_a_number_of_another_year_is_said() -> None:
    (told,) = doubts(replace(TEXT, symbol="S/RES/2100 (2009)"), TODAY)
    assert told.startswith("its own symbol is printed with the year 2009")
