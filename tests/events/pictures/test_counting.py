"""What pictures count: bins of time, days of the calendar, cercles. Nothing is lost."""

from datetime import date, timedelta

import pytest

from bluehelm.errors import BadInput
from bluehelm.events.pictures.counting import by_cercle, calendar, curve
from tests.events.pictures.making import DAY, days, points


def test_every_bin_from_first_to_last_is_there_even_if_empty() -> None:
    found = curve(points(*days(0, 0, 3)), "day")
    assert [one.total for one in found.bins] == [2, 0, 0, 1]
    assert found.bins[0].first == found.bins[0].last == DAY


def test_weeks_begin_on_monday() -> None:
    found = curve(points(*days(0, 5, 6)), "week")
    assert [(one.first, one.last, one.total) for one in found.bins] == [
        (date(2031, 3, 3), date(2031, 3, 9), 2),
        (date(2031, 3, 10), date(2031, 3, 16), 1),
    ]


def test_months_end_on_their_last_day() -> None:
    found = curve(points(*days(0, 40)), "month")
    assert [(one.first.month, one.last.day) for one in found.bins] == [(3, 31), (4, 30)]


def test_a_month_known_alone_is_in_no_week_and_in_its_month() -> None:
    rough = {"first": date(2031, 3, 1), "last": date(2031, 3, 31), "day_precision": "month"}
    given = points(*days(0), rough)
    by_week, by_month = curve(given, "week"), curve(given, "month")
    assert (by_week.unplaced, sum(one.total for one in by_week.bins)) == (1, 1)
    assert (by_month.unplaced, by_month.bins[0].total) == (0, 2)


def test_what_lasted_for_days_stands_where_it_began() -> None:
    long = {"first": DAY, "last": DAY + timedelta(days=9), "day_precision": "days"}
    found = curve(points(long), "day")
    assert (len(found.bins), found.bins[0].first, found.unplaced) == (1, DAY, 0)


def test_kinds_are_told_by_their_wide_kind_the_commonest_first() -> None:
    found = curve(points({"kind": "protest"}, {"kind": "ambush"}, {"kind": "clash"}), "day", "kind")
    assert found.terms == ("battle", "unrest")
    assert found.bins[0].counts == {"battle": 2, "unrest": 1}


def test_without_a_step_one_that_suits_is_taken() -> None:
    assert [curve(points(*days(0, far))).step for far in (30, 300, 3000)] == ["day", "week", "month"]


def test_more_bins_than_can_be_seen_are_made_coarser() -> None:
    assert curve(points(*days(0, 900)), "day").step == "week"


def test_nothing_at_all_gives_an_empty_curve() -> None:
    found = curve(points())
    assert (found.bins, found.terms, found.unplaced) == ((), (), 0)
    assert calendar(points()).counts == {}


def test_only_rough_days_leave_nothing_to_place() -> None:
    rough = {"first": date(2031, 1, 1), "last": date(2031, 12, 31), "day_precision": "year"}
    assert (curve(points(rough), "month").unplaced, calendar(points(rough)).unplaced) == (1, 1)


def test_a_step_or_division_that_there_is_not_is_refused() -> None:
    with pytest.raises(BadInput, match="step is 'hour'"):
        curve(points(*days(0)), "hour")
    with pytest.raises(BadInput, match="divided by 'colour'"):
        curve(points(*days(0)), "day", "colour")


def test_the_calendar_goes_by_day_and_beyond_two_years_by_month() -> None:
    assert calendar(points(*days(0, 2))).counts == {
        DAY: 1,
        DAY + timedelta(days=1): 0,
        DAY + timedelta(days=2): 1,
    }
    far = calendar(points(*days(0, 900)))
    assert (far.step, far.counts[date(2031, 3, 1)]) == ("month", 1)


def test_every_cercle_is_there_and_the_sum_is_whole() -> None:
    nowhere = {"cercle": "", "region": "", "lat": None, "lon": None, "precision_km": None}
    found = by_cercle(points({}, {}, {"cercle": "ML0503"}, nowhere, {"cercle": "", "region": "ML06"}))
    assert [(row.area.id, row.count, row.killed) for row in found.rows[:2]] == [
        ("ML0506", 2, 4),
        ("ML0503", 1, 2),
    ]
    assert (found.nowhere, dict(found.regions_alone), found.total) == (1, {"ML06": 1}, 5)
    assert all(row.count == 0 and row.killed is None for row in found.rows[2:])


def test_cercles_made_since_2016_are_drawn_in_the_boundary_that_there_is() -> None:
    found = by_cercle(points({"cercle": "ML1001", "region": "ML10"}, {"cercle": "ML1003", "region": "ML10"}))
    assert {row.area.name: row.count for row in found.rows if row.count} == {"Ménaka": 1, "Inekar": 1}
    assert found.shapes()["ML1001"] == 2


def test_a_region_without_a_boundary_is_told_and_not_dropped() -> None:
    assert [one.name for one in by_cercle(points()).later] == ["Taoudénit"]


def test_a_toll_that_is_not_told_is_no_zero() -> None:
    assert by_cercle(points({"killed": None})).rows[0].killed is None


def test_days_are_picked_from_points_as_a_query_would() -> None:
    rough = {"first": date(2031, 3, 1), "last": date(2031, 3, 31), "day_precision": "month"}
    given = points(*days(0, 10, 40), rough)
    assert given.between(date(2031, 3, 10), date(2031, 3, 20)).number.tolist() == [2, 4]
    assert given.between(None, date(2031, 3, 3)).number.tolist() == [4]
    assert len(given.between(None, None)) == 4
