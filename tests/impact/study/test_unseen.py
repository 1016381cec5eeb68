"""E-values against the published example and at the edges."""

import pytest

from bluehelm.impact.rows import Estimate
from bluehelm.impact.study.answers import Unseen
from bluehelm.impact.study.unseen import unseen


def window(ratio: float | None, low: float | None = None, high: float | None = None) -> Estimate:
    return Estimate(7, 10, None, None, None, None, None, 90, 400, ratio=ratio, ratio_low=low, ratio_high=high)


def test_the_published_example_comes_out() -> None:
    # VanderWeele and Ding (2017): risk ratio 3.9 with 95 per cent interval 1.8 to 8.7
    (one,) = unseen([window(3.9, 1.8, 8.7)])
    assert one.estimate == pytest.approx(7.26, abs=0.005)
    assert one.interval == pytest.approx(3.0, abs=0.005)


def test_half_as_many_needs_the_same_reason_as_twice_as_many() -> None:
    down, up = unseen([window(0.5, 0.25, 0.8), window(2.0, 1.25, 4.0)])
    assert down.estimate == pytest.approx(up.estimate)
    assert down.interval == pytest.approx(up.interval)


def test_an_interval_that_holds_no_change_needs_no_reason() -> None:
    assert unseen([window(0.9, 0.7, 1.2)])[0].interval == 1.0
    assert unseen([window(0.9, 0.7, 1.0)])[0].interval == 1.0
    assert unseen([window(1.0, 0.7, 1.2)])[0].estimate == 1.0


def test_without_figures_there_is_none() -> None:
    assert unseen([window(None)]) == (Unseen(7, 10, None, None),)
    assert unseen([window(0.4)])[0].interval is None


def test_no_event_at_all_leaves_the_interval_to_tell() -> None:
    (one,) = unseen([window(0.0, 0.0, 0.5)])
    assert one.estimate is None
    assert one.interval == pytest.approx(2 + 2**0.5)
