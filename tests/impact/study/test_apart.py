"""Sums of windows, apart from what other responses do there."""

import numpy as np
import pytest

from bluehelm.impact.rows import Estimate
from bluehelm.impact.study import sums
from bluehelm.impact.study.apart import CROWDED, added, apart, row
from bluehelm.impact.wake import Wake


def estimate(days: float, moved: float | None, expected: float | None = 1.0) -> Estimate:
    ends = (None, None) if moved is None else (moved - 0.2, moved + 0.2)
    ratio = None if moved is None or expected is None else 1 + moved / expected
    low, high = (None if ratio is None else ratio * np.exp(side * 0.2) for side in (-1, 1))
    note = "not enough data" if moved is None else None
    return Estimate(days, 10.0, moved, *ends, 0.1, 0.1, 50, 400, {}, note, ratio, low, high, expected, 0.3)


def wake(*rows: Estimate) -> Wake:
    return Wake(rows[:1], rows[1:], (), np.diag(np.full(len(rows), 0.01)), np.full(len(rows), 60.0))


INSIDE, LATER = estimate(7.0, -0.5), estimate(14.0, -0.2)


def test_a_sum_is_as_unsure_as_its_rows_are_together() -> None:
    found = wake(INSIDE, LATER)
    both = added(found, {0: 1.0, 1: 1.0})
    assert both is not None
    assert (both.moved, both.expected) == (pytest.approx(-0.7), 2.0)
    assert both.variance(found) == pytest.approx(0.02)
    told = row(found, both, (14.0, 10.0), [0, 1])
    assert told.estimate == pytest.approx(-0.7)
    assert told.ratio == pytest.approx(0.65)
    assert told.ratio_low is not None
    assert told.ratio_high is not None
    reach = np.log(told.ratio_high / told.ratio_low) / 2
    assert reach == pytest.approx(2.0 * 0.02**0.5 / 2.0, rel=0.02)
    assert told.low is not None
    assert told.low < -0.7


def test_what_newer_responses_took_away_is_not_this_ones_work() -> None:
    """Of 0.8 events later, half lie under newer responses, which leave half: 0.4 of 0.8."""
    part = apart(wake(INSIDE, LATER), {1: 1.0}, {0: 1.0}, 0.5)
    assert part is not None
    assert part.expected == pytest.approx(1.0 - 0.4 / 0.5)
    assert part.moved == pytest.approx(0.4 - 0.2)


def test_without_others_a_row_stays_what_it_is() -> None:
    part = apart(wake(INSIDE, LATER), {1: 1.0}, {0: 1.0}, 0.0)
    assert part is not None
    assert (part.moved, part.expected) == (-0.2, 1.0)


def test_a_row_without_an_estimate_says_why() -> None:
    found = wake(INSIDE, estimate(14.0, None, None))
    assert apart(found, {1: 1.0}, {0: 1.0}, 0.5) is None
    told = row(found, None, (14.0, 10.0), [1])
    assert told.estimate is None
    assert told.note == "not enough data"


def test_where_all_lies_under_other_responses_no_figure_is_given() -> None:
    found = wake(INSIDE, LATER)
    told = row(found, apart(found, {1: 1.0}, {0: 1.0}, 1.0), (14.0, 10.0), [1])
    assert told.estimate is None
    assert told.note == CROWDED


def test_a_sum_is_as_sure_as_the_least_sure_row_that_has_an_estimate() -> None:
    rows = [
        Estimate(7, 10, 1.0, 0.5, 2.0, 0.1, 0.1, 5, 5),
        Estimate(7, 20, None, None, None, None, None, 5, 5),
    ]
    found = Wake((rows[0], rows[0]), (rows[1],), (), np.eye(3), np.array([9.0, 7.0, 0.5]))
    assert sums.freedom(found, [0, 1, 2]) == 7.0
    assert sums.freedom(found, [2]) == 1.0
