"""A change that fades is fitted as what it is, and one that does not is not given a half-life."""

import numpy as np
import pytest

from bluehelm.impact.study.fading import Faded, Lags, fitted
from bluehelm.impact.study.newer import After

EDGES = np.array([0.0, 1.75, 3.5, 7.0, 14.0, 28.0])


def evenly() -> After:
    """Events at even steps after each its own response: none comes under another."""
    days = np.linspace(0.01, 27.99, 2800)
    return After(np.arange(len(days)), days, np.ones(len(days)))


def found(change: np.ndarray, error: float, pairs: After | None = None) -> Faded:
    lags = Lags(EDGES, np.log1p(change), np.diag(np.full(5, error**2)), 60.0)
    return fitted(lags, evenly() if pairs is None else pairs)


def fading(first: float, half: float) -> np.ndarray:
    """The change by lag of the events that would have come, those that came lying evenly."""
    days = evenly().days
    lag = np.searchsorted(EDGES[1:], days, side="right")
    would = 1 / (1 + first * 2 ** (-days / half))
    return np.array([(lag == k).sum() / would[lag == k].sum() - 1 for k in range(len(EDGES) - 1)])


@pytest.mark.parametrize("half", [2.0, 5.0, 12.0])
@pytest.mark.parametrize("first", [-0.6, 0.8])
def test_the_half_life_that_was_put_in_comes_out(half: float, first: float) -> None:
    told = found(fading(first, half), 0.02)
    assert told.best
    assert told.p < 0.001
    assert told.half_life == pytest.approx(half, rel=0.05)
    assert told.first == pytest.approx(first, abs=0.03)
    assert told.low is not None
    assert told.high is not None
    assert told.low < half < told.high


def test_a_change_that_stays_is_not_given_an_end() -> None:
    told = found(np.full(5, -0.4), 0.03)
    assert not told.best
    assert told.half_life > EDGES[-1]
    assert told.high is None
    assert told.low is not None
    assert told.low > 14


def test_a_change_gone_within_the_first_lag_is_not_dated() -> None:
    told = found(np.array([-0.3, 0.0, 0.0, 0.0, 0.0]), 0.03)
    assert told.low is None
    assert told.half_life < 1.75


def test_what_is_less_than_its_errors_is_not_told_apart_from_nothing() -> None:
    assert found(np.array([-0.2, 0.1, -0.1, 0.05, 0.0]), 0.3).p > 0.3


def test_what_newer_responses_do_late_is_not_taken_for_a_slow_fading() -> None:
    days = evenly().days
    newer = np.concatenate([days, np.full(len(days) // 2, 0.5)])  # each second event under one that just came
    event = np.concatenate([np.arange(len(days)), np.arange(0, len(days), 2)])
    pairs = After(event, newer, np.ones(len(newer)))
    since = pairs.newest(1.0)
    lag = np.searchsorted(EDGES[1:], newer, side="right")
    would = 1 / (1 - 0.6 * 2 ** (-since / 3.0))
    change = np.array([(lag == k).sum() / would[lag == k].sum() - 1 for k in range(5)])
    assert change[-1] < -0.15  # as if four weeks later much were left
    assert found(change, 0.02, pairs).half_life == pytest.approx(3.0, rel=0.1)
    assert found(change, 0.02).half_life > 6
