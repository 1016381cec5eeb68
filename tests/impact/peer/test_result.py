"""The answer as rows and as the peer's table."""

import pytest

from bluehelm.impact.peer import Options
from bluehelm.impact.peer.result import holm
from tests.impact.peer.test_analysis import WAKES, run, study


def test_p_values_are_adjusted_from_the_smallest_up_and_never_fall() -> None:
    assert holm([0.01, 0.04, None, 0.03]) == pytest.approx([0.03, 0.06, None, 0.06])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([None]) == [None]


def test_a_row_has_an_interval_that_agrees_with_its_p_value() -> None:
    for row in run(study(), days=(2, 3, 4), km=(5, 300)).estimates():
        assert row.estimate is not None
        assert row.low is not None
        assert row.high is not None
        assert row.p is not None
        assert row.low < row.estimate < row.high
        assert (row.low <= 0 <= row.high) == (row.p >= 0.05)
        assert row.p_adjusted is not None
        assert row.p_adjusted >= row.p


def test_treated_controls_and_left_out_make_up_all_wakes() -> None:
    for row in run(study(), Options(drop_overlapping=True), days=(2, 40, 200), km=(300,)).estimates():
        assert row.treated + row.controls + sum(row.dropped.values()) == WAKES


def test_the_table_of_wakes_has_a_row_for_each_complete_wake_and_window() -> None:
    peer = run(study(), days=(2, 200), km=(5, 300), match=("zone", "name"))
    table = peer.wake_table()
    sizes = [int(peer.wakes.complete[t].sum()) for t in (0, 1)]
    assert len(table["eventID"]) == 2 * sum(sizes)
    assert table["t_window"].tolist() == [*[2] * sizes[0], *[200] * sizes[1]] * 2
    assert list(table)[-2:] == ["zone", "name"]


def test_a_window_without_an_estimate_is_a_row_with_a_note() -> None:
    row = run(study(), days=(5000,)).estimates()[0]
    assert (row.estimate, row.low, row.p, row.p_adjusted, row.treated) == (None, None, None, None, 0)
    assert row.note == "The window is longer than the data: no event has all of it before and after."
    assert row.dropped == {"window reaches beyond the data": WAKES}
