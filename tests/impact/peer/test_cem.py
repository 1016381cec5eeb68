"""Bins, strata and weights of the matching."""

import numpy as np
import pytest

from bluehelm.impact.peer.cem import binned, cells, cut_points, match


def test_there_are_as_many_cut_points_as_sturges_has_bins() -> None:
    for size, points in ((2, 2), (4, 3), (5, 4), (8, 4), (9, 5), (64, 7), (65, 8), (1000, 11)):
        assert len(cut_points(np.linspace(0, 1, size))) == points


def test_cut_points_lie_equally_from_least_to_most() -> None:
    assert cut_points(np.array([-1.0, 3.0, 0.0, 1.0, 1.0])).tolist() == pytest.approx([-1, 1 / 3, 5 / 3, 3])


def test_a_bin_is_closed_above_and_the_lowest_below_too() -> None:
    points = np.array([0.0, 1.0, 2.0, 3.0])
    values = np.array([0.0, 0.5, 1.0, 1.0000001, 2.0, 2.5, 3.0])
    assert binned(values, points).tolist() == [1, 1, 1, 2, 2, 3, 3]


def test_a_constant_variable_is_one_bin() -> None:
    points = cut_points(np.array([7.0, 7.0, 7.0]))
    assert points.tolist() == [7.0]
    assert binned(np.array([7.0, 7.0, 7.0]), points).tolist() == [1, 1, 1]


def test_bins_are_those_of_a_search_through_the_cut_points() -> None:
    draw = np.random.default_rng(4)
    for size in (10, 77, 900):
        for values in (
            draw.normal(size=size),
            draw.integers(-9, 9, size) / 2,
            draw.integers(0, 10, size) / 10,
        ):
            points = cut_points(values)
            wanted = np.maximum(np.searchsorted(points, values, side="left"), 1)
            assert np.array_equal(binned(values, points), wanted)


def test_words_are_bins_of_their_own() -> None:
    treated = np.array([True, False, True, False])
    matched = match(treated, {"zone": np.array(["north", "north", "south", "west"])})
    assert matched.kept.tolist() == [True, True, False, False]
    assert matched.breaks == {}


def test_strata_without_both_kinds_are_left_out_and_controls_are_weighed() -> None:
    treated = np.array([True, True, False, True, False, False, False, True])
    zone = np.array([0.0, 0.0, 0.0, 10.0, 10.0, 10.0, 5.0, 5.5])  # 4 cut points: bins to 3.3, 6.7, 10
    zone[7] = 0.0
    matched = match(treated, {"zone": zone})
    assert matched.kept.tolist() == [True, True, True, True, True, True, False, True]
    # 3 treated and 1 control in the first stratum, 1 and 2 in the last; 4 and 3 together
    assert matched.weight.tolist() == pytest.approx([1, 1, 3 * 3 / 4, 1, 3 / 8, 3 / 8, 0, 1])
    assert matched.weight[~treated].sum() == pytest.approx(3)


def test_nothing_matches_nothing() -> None:
    matched = match(np.array([True, False]), {"zone": np.array(["north", "south"])})
    assert matched.kept.tolist() == [False, False]
    assert len(match(np.zeros(0, np.bool_), {"zone": np.zeros(0)}).kept) == 0


def test_many_variables_do_not_run_over() -> None:
    codes = [np.array([1, 2, 3]) + 10**6 * np.array([0, 1, 0]) for _ in range(12)]
    assert cells(codes, 3).tolist() == [0, 2, 1]
