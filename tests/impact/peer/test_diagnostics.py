"""Balance and overlap on a handful of wakes."""

import numpy as np

from bluehelm.impact.peer.diagnostics import balance, overlap


def test_kinds_in_the_same_cells_are_alike() -> None:
    treated = np.array([True, False, True, False])
    found = balance(treated, {"zone": np.array(["a", "a", "b", "b"])})
    assert (found.treatment, found.control, found.l1, found.common_support) == (2, 2, 0.0, 100.0)


def test_half_the_difference_of_shares_is_the_distance() -> None:
    treated = np.array([True, True, False, False, False])
    found = balance(treated, {"zone": np.array(["a", "b", "a", "c", "c"])})
    assert found.l1 == 0.667  # |1/2 - 1/3| + |1/2 - 0| + |0 - 2/3|, halved
    assert found.common_support == 33.3


def test_without_one_kind_there_is_nothing_to_compare() -> None:
    found = balance(np.array([False, False]), {"zone": np.array(["a", "b"])})
    assert (found.treatment, found.control, found.l1, found.common_support) == (0, 2, None, None)


def test_overlap_is_told_before_after_and_either() -> None:
    pre, post, none = np.array([1, 0, 0]) > 0, np.array([0, 1, 0]) > 0, np.zeros(3, np.bool_)
    found = overlap(pre, post, none, none)
    assert found is not None
    assert (found.so_pre, found.so_post, found.so, found.mo) == (0.333, 0.333, 0.667, 0.0)
    assert overlap(none[:0], none[:0], none[:0], none[:0]) is None
