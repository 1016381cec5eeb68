"""The change lag by lag."""

from dataclasses import replace

import pytest

from bluehelm.impact.study.curve import OPEN_END, UNSURE, curve, edges
from bluehelm.impact.wake import TooFew
from tests.impact.study.making import question


def test_each_lag_is_twice_as_long_as_the_one_before() -> None:
    assert edges(28.0) == (1.75, 3.5, 7.0, 14.0, 28.0)
    assert edges(3.0) == (0.75, 1.5, 3.0)


def test_the_lags_are_disjoint_and_within_the_widest_radius() -> None:
    found = curve(replace(question("week"), km=(5.0, 20.0)))
    assert [row.days for row in found.rows] == [1.75, 3.5, 7.0, 14.0, 28.0]
    assert {row.km for row in found.rows} == {20.0} == {found.km}
    assert found.present is None
    assert curve(question("week"), km=5.0).km == 5.0


def test_a_change_that_is_not_told_from_none_has_no_half_life() -> None:
    asked = question("week")
    few = asked.treatment.copy()
    few[few.nonzero()[0][::6]] = False
    found = curve(replace(asked, treatment=asked.treatment & ~few))
    assert found.half_life is None
    assert found.note == UNSURE.format(km=20.0) or (found.note or "").startswith("not enough data")


def test_responses_that_last_have_what_came_meanwhile_apart() -> None:
    found = curve(replace(question("left"), ahead=8.0))
    assert found.present is not None
    assert found.present.days == 0
    assert all(row.days > 0 for row in found.rows)


def test_too_short_a_table_is_a_typed_error() -> None:
    with pytest.raises(TooFew):
        curve(replace(question("week"), ahead=5000.0))


def test_what_may_last_is_said_to() -> None:
    assert "does not fade" in OPEN_END
