"""Periods of the calendar: their names, those before, and cuts at the ends."""

from datetime import date, timedelta

import pytest

from bluehelm.errors import BadInput
from bluehelm.events.figures import periods
from bluehelm.record.period import Period


@pytest.mark.parametrize("name", ["2031", "2031-Q1", "2031-Q4", "2031-02", "2032-02", "2031-12", "2031/32"])
def test_a_name_and_its_days_are_the_same_period(name: str) -> None:
    assert periods.name(periods.named(name)) == name


@pytest.mark.parametrize("name", ["2031-Q5", "2031-13", "2031/33", "31", "2031-3", "", "٢٠٣١x"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="is no period"):
        periods.named(name)


@pytest.mark.parametrize(
    ("name", "before", "year_before"),
    [
        ("2031-Q1", "2030-Q4", "2030-Q1"),
        ("2031-03", "2031-02", "2030-03"),
        ("2032-02", "2032-01", "2031-02"),
        ("2031", "2030", "2030"),
        ("2031/32", "2030/31", "2030/31"),
    ],
)
def test_the_period_before_is_of_the_same_kind(name: str, before: str, year_before: str) -> None:
    assert periods.name(periods.before(periods.named(name))) == before
    assert periods.name(periods.year_before(periods.named(name))) == year_before


def test_before_any_days_lie_as_many() -> None:
    days = Period(date(2031, 3, 5), date(2031, 3, 14))
    assert periods.before(days) == Period(date(2031, 2, 23), date(2031, 3, 4))
    assert periods.name(days) == "2031-03-05/2031-03-14"


@pytest.mark.parametrize("step", ["month", "quarter", "year", "budget_year", "any"])
def test_stretches_hold_every_day_once(step: str) -> None:
    first, last = date(2030, 11, 17), date(2032, 8, 3)
    found = periods.stretches(step, first, last)
    day = first
    while day <= last:
        holding = [n for n, one in enumerate(found) if one.first <= day <= one.last]
        assert [periods.at(found, day)] == holding
        day += timedelta(days=1)
    assert (found[0].first, found[-1].last) == (first, last)
    assert periods.at(found, first - timedelta(days=1)) is periods.at(found, day) is None


def test_days_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(BadInput, match="the other way round"):
        periods.stretches("month", date(2031, 2, 1), date(2031, 1, 1))
    with pytest.raises(BadInput, match="The step is 'week'"):
        periods.stretches("week", date(2031, 2, 1), date(2031, 3, 1))
