"""Student's t against forms that are known in closed form."""

import math

import mpmath
import pytest

from bluehelm.impact.student import bound, p_value, shown


@pytest.mark.parametrize("t", [1e-9, 0.3, 1.0, 2.5, 12.0, 1e4])
def test_one_and_two_degrees_of_freedom_have_a_closed_form(t: float) -> None:
    assert p_value(t, 1) == pytest.approx(2 / math.pi * math.atan(1 / t), rel=1e-12)
    beyond = 2 / (math.sqrt(2 + t * t) * (math.sqrt(2 + t * t) + t))
    assert p_value(t, 2) == pytest.approx(beyond, rel=1e-12)


@pytest.mark.parametrize("t", [0.01, 1.0, 3.0, 9.0, 30.0])
def test_many_degrees_of_freedom_come_near_the_normal_law(t: float) -> None:
    assert p_value(t, 10**12) == pytest.approx(math.erfc(t / math.sqrt(2)), rel=1e-8)


def test_the_sign_makes_no_difference_and_zero_is_no_evidence() -> None:
    assert p_value(-2.0, 7) == p_value(2.0, 7)
    assert p_value(0.0, 7) == 1.0
    assert p_value(1e8, 300) == 0.0


@pytest.mark.parametrize("freedom", [1, 2, 5, 30, 1000, 10**6])
def test_the_bound_leaves_five_per_cent_outside(freedom: int) -> None:
    assert p_value(bound(freedom), freedom) == pytest.approx(0.05, rel=1e-10)


def test_known_bounds() -> None:
    assert bound(1) == pytest.approx(12.706204736174698)
    assert bound(4) == pytest.approx(2.776445105197794)


def test_a_change_is_shown_four_times_in_five_as_in_tables() -> None:
    assert shown(10**9) == pytest.approx(1.959964 + 0.841621, abs=1e-5)
    assert shown(10) == pytest.approx(2.228139 + 0.879058, abs=1e-5)


@pytest.mark.parametrize("freedom", [0.7, 3.3, 41.0, 99.0, 101.0, 9_999.0, 10_001.0])
@pytest.mark.parametrize("t", [0.001, 0.4, 1.7, 2.0, 6.0])
def test_quick_and_slow_p_values_agree(t: float, freedom: float) -> None:
    with mpmath.workdps(60):
        square = mpmath.mpf(t) ** 2
        outer = mpmath.betainc(
            mpmath.mpf(freedom) / 2, 0.5, 0, freedom / (freedom + square), regularized=True
        )
    assert p_value(t, freedom) == pytest.approx(float(outer), rel=1e-11)
