"""Round break points: values that R is known to give."""

import numpy as np
import pytest

from bluehelm.impact.peer.pretty import pretty, scott


@pytest.mark.parametrize(
    ("low", "high", "number", "points"),
    [
        (0, 10, 5, [0, 2, 4, 6, 8, 10]),
        (0, 1, 4, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (1, 10, 5, [0, 2, 4, 6, 8, 10]),
        (0, 97, 5, [0, 20, 40, 60, 80, 100]),
        (-1.3, 3.7, 3, [-2, 0, 2, 4]),
        (0, 3, 1, [0, 5]),
        (0, 1, 1, [0, 1]),
        (-1, 1, 2, [-1, 0, 1]),
        (0.973, 1.026, 6, [0.97, 0.98, 0.99, 1.0, 1.01, 1.02, 1.03]),
    ],
)
def test_points_are_round_and_cover_the_range(
    low: float, high: float, number: int, points: list[float]
) -> None:
    assert pretty(low, high, number).tolist() == pytest.approx(points)


@pytest.mark.parametrize("value", [0.0, 5.0, -3.0, 0.001, 1e9])
def test_one_value_is_covered_too(value: float) -> None:
    points = pretty(value, value, 1)
    assert points[0] <= value <= points[-1]


def test_scotts_rule_takes_the_spread_and_the_size() -> None:
    values = np.arange(27.0)
    width = 3.5 * np.sqrt(63) / 3  # the variance of 0..26 is 63
    assert scott(values) == int(np.ceil(26 / width))
    assert scott(np.full(9, 4.0)) == 1
    assert scott(np.array([4.0])) == 1
