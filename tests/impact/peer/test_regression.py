"""Least squares, checked by hand and by equations that must hold."""

import math

import numpy as np
import pytest

from bluehelm.impact.peer.regression import fit

ONES = np.ones(6)
TREATED = np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0])


def test_two_groups_differ_by_their_means_with_students_test() -> None:
    outcome = np.array([1.0, 2.0, 3.0, 3.0, 4.0, 5.0])
    found = fit(outcome, [TREATED], ONES)
    assert found is not None
    assert (found.estimate, found.intercept) == (pytest.approx(2), pytest.approx(2))
    error = math.sqrt(1 * (1 / 3 + 1 / 3))  # both groups have variance 1
    assert found.high - found.estimate == pytest.approx(2.776445105197794 * error)
    assert found.p == pytest.approx(0.07048399691021993)  # t = 6 ** 0.5 with 4 degrees of freedom
    assert found.adjusted_r2 == pytest.approx(1 - (4 / 10) * 5 / 4)


def test_a_weight_of_two_counts_in_the_estimate_as_two_rows() -> None:
    outcome = np.array([1.0, 2.0, 4.0, 3.0, 4.0, 5.0])
    weight = np.array([2.0, 1.0, 1.0, 1.0, 1.0, 1.0])
    found = fit(outcome, [TREATED], weight)
    assert found is not None
    assert found.estimate == pytest.approx(4 - 2)


def test_the_rest_stands_at_right_angles_to_the_columns() -> None:
    draw = np.random.default_rng(2)
    pre, treated, weight = (
        draw.poisson(2, 200) * 1.0,
        draw.integers(0, 2, 200) * 1.0,
        draw.uniform(0.2, 3, 200),
    )
    outcome = 0.5 * pre - 0.3 * treated + draw.normal(size=200)
    found = fit(outcome, [pre, treated], weight)
    assert found is not None
    columns = np.column_stack((np.ones(200), pre, treated))
    root = np.sqrt(weight)[:, None]
    wanted = np.linalg.lstsq(columns * root, outcome * root[:, 0], rcond=None)[0]
    assert (found.intercept, found.estimate) == (pytest.approx(wanted[0]), pytest.approx(wanted[2]))


def test_a_column_that_repeats_another_gives_nothing() -> None:
    outcome = np.array([1.0, 2.0, 3.0, 3.0, 4.0, 5.0])
    assert fit(outcome, [np.zeros(6), TREATED], ONES) is None
    assert fit(outcome, [ONES * 3, TREATED], ONES) is None
    assert fit(outcome, [1 - TREATED, TREATED], ONES) is None


def test_outcomes_that_are_all_zero_give_nothing() -> None:
    assert fit(np.zeros(6), [np.arange(6.0), TREATED], ONES) is None


def test_as_many_rows_as_coefficients_give_nothing() -> None:
    assert (
        fit(np.array([1.0, 2.0, 4.0]), [np.array([0.0, 1.0, 3.0]), np.array([0.0, 0.0, 1.0])], np.ones(3))
        is None
    )


def test_a_fit_without_a_rest_is_marked() -> None:
    pre = np.array([1.0, 2.0, 3.0, 1.0, 5.0, 2.0])
    found = fit(2 * pre + 3 * TREATED, [pre, TREATED], ONES)
    assert found is not None
    assert found.exact
    assert found.estimate == pytest.approx(3)
