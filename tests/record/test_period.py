"""Days as precise as their source, and budget periods."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluehelm.errors import BadInput
from bluehelm.record.period import Day, Period, budget_year, period, periods


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("2032-02", date(2032, 2, 1), date(2032, 2, 29)),
        ("2031-03-05", date(2031, 3, 5), date(2031, 3, 5)),
    ],
)
def test_a_day_keeps_the_precision_of_its_source(text: str, first: date, last: date) -> None:
    assert Day(text).bounds() == (first, last)


@pytest.mark.parametrize("text", ["2031-13", "2031-02-30", "March 2031", "31", "", "2031-3"])
def test_what_is_no_day_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(BadInput, match=r"is no day"):
        Day(text)


@pytest.mark.parametrize(
    "text",
    ["2019/20", "2019-20", "2019–20", "2019/2020", "1 July 2019 to 30 June 2020", "1 July 2019–30 June 2020"],
)
def test_every_way_to_write_a_budget_year_means_the_same(text: str) -> None:
    assert period(text) == Period(date(2019, 7, 1), date(2020, 6, 30))
    assert period(text).name == "2019/20"


@given(st.integers(min_value=1946, max_value=2098))
def test_a_budget_year_is_read_back_from_its_name(year: int) -> None:
    year_long = budget_year(year)
    assert period(year_long.name) == year_long
    assert year_long.next.previous == year_long
    assert year_long.is_budget_year


def test_the_turn_of_the_century_is_a_year_too() -> None:
    assert period("1999/00").name == "1999/00"


@pytest.mark.parametrize(
    "text", ["2019/21", "2100 (2013)", "2019/20/21", "74/290", "A/73/760", "paras 21-25", "30 June 2020"]
)
def test_other_numbers_with_strokes_are_no_period(text: str) -> None:
    assert periods(text) == ()


def test_a_text_gives_its_periods_in_their_order() -> None:
    text = "for 2024/25, from 1 January to 30 June 2024, and for 2026/27"
    assert [one.name for one in periods(text)] == ["2024/25", "2024-01/2024-06", "2026/27"]


def test_none_or_several_periods_are_refused() -> None:
    with pytest.raises(BadInput, match=r"names no period"):
        period("last year")
    with pytest.raises(BadInput, match=r"names 2 periods"):
        period("2024/25 and 2026/27")
    assert period("2024/25, that is 1 July 2024 to 30 June 2025").name == "2024/25"


def test_months_that_do_not_exist_make_no_period() -> None:
    assert periods("31 June 2020 to 30 Juny 2021") == ()
    assert periods("1 July 2021 to 30 June 2020") == ()
