"""Shares that agree with themselves, and what each cluster gives to them."""

import numpy as np
import pytest

from bluehelm.impact.wake import asked, intervals, restoring
from bluehelm.impact.wake.gathering import Roles, gather, placed
from bluehelm.impact.wake.restoring import Compared, summed
from tests.impact.wake.making import world


@pytest.fixture(scope="module")
def compared() -> Compared:
    table, treatment, dependent = world(1, share=0.5)
    windows = asked.windows([3, 7], [10], during=False)
    where = placed(table, Roles(treatment, dependent), windows, np.random.default_rng(0))
    return gather(table, dependent, where, windows).compared


def test_restored_events_are_as_many_as_expected(compared: Compared, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ALIKE", "FAR"):
        monkeypatch.setattr(restoring, name, 1e6 if name == "FAR" else 1e3)
    share, settled = restoring.shares(compared)
    assert settled
    expected = restoring.expectation(compared, share).expected
    assert compared.restored(share) + 0.5 == pytest.approx(expected + 0.5, rel=1e-3)
    assert (share < 0.8).all()


def test_a_cell_that_holds_little_borrows_from_its_neighbour(
    compared: Compared, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = []
    for alike in (0.01, 0.35, 10.0):
        monkeypatch.setattr(restoring, "ALIKE", alike)
        share, settled = restoring.shares(compared)
        assert settled
        apart.append(abs(np.log(share[0] / share[1])))
    assert apart[0] < 0.01
    assert apart[0] < apart[1] < apart[2]


def test_restoring_raises_what_was_to_be_expected(compared: Compared) -> None:
    plain = restoring.expectation(compared, np.ones(2)).expected
    assert (restoring.expectation(compared, np.full(2, 0.5)).expected > plain).all()


def test_leaving_a_cluster_out_is_foretold_to_first_order(compared: Compared) -> None:
    share, _ = restoring.shares(compared)
    told = restoring.change(compared, share)
    left = int(np.argmax(told.weight.sum(axis=1)))
    kept_treated, kept_controls = compared.treated_cluster != left, compared.control_cluster != left
    without = Compared(
        _part(compared.treated, kept_treated),
        _part(compared.controls, kept_controls),
        compared.treated_cluster[kept_treated],
        compared.control_cluster[kept_controls],
        compared.clusters,
    )
    again = restoring.shares(without)[0]
    assert told.shares_without[left] == pytest.approx(np.log(again / share), abs=0.03)
    solved = restoring.expectation(without, again).expected
    foretold = told.expected + told.expected_without[left]
    assert foretold == pytest.approx(solved, rel=0.05)
    assert told.observed + told.observed_without[left] == pytest.approx(without.total.sum(axis=1))


def _part(around: restoring.Around, kept: np.ndarray) -> restoring.Around:
    return restoring.Around(
        around.counted[kept], around.after[kept], around.fixed[kept], around.recent, around.level
    )


def test_sums_by_group_count_every_row_once() -> None:
    values = np.arange(12.0).reshape(6, 2)
    total = summed(values, np.array([2, 0, 2, 3, 0, 2]), 5)
    assert total.tolist() == [[10, 12], [0, 0], [14, 17], [6, 7], [0, 0]]


def gathered(observed: list[float], weight: list[float]) -> intervals.Sum:
    seen, would = np.array(observed)[:, None], np.array(weight)[:, None]
    none = np.zeros_like(seen)
    change = restoring.Change(seen.sum(axis=0), would.sum(axis=0), -seen, none, none, would)
    return intervals.gathered(change, np.ones((1, 1)))


def test_one_heavy_cluster_leaves_no_freedom() -> None:
    total = gathered([90.0, 0.0, 0.0], [100.0, 0.1, 0.1])
    assert total.spread[0] < 1
    assert not intervals.told(total).any()


def test_events_that_came_in_few_bursts_leave_fewer_degrees_of_freedom() -> None:
    even = [2.0] * 30
    assert gathered([1.0] * 30, even).freedom[0] == pytest.approx(29)
    assert gathered([0.0] * 30, even).freedom[0] == pytest.approx(29)
    assert gathered([1.0] * 4 + [0.0] * 26, even).freedom[0] == pytest.approx(29)
    assert gathered([10.0, 10.0, 10.0] + [0.0] * 27, even).freedom[0] == pytest.approx(30 * 29 / 270 - 1)
    assert gathered([30.0] + [0.0] * 29, even).freedom[0] == 1.0


def test_more_windows_make_a_p_value_larger() -> None:
    rng = np.random.default_rng(3)
    moves, free = rng.normal(size=(60, 8)), np.full(8, 40.0)
    total = intervals.Sum(np.full(8, 118.0), np.full(8, 100.0), moves, np.zeros((60, 8)), free, free)
    one = intervals.Sum(
        total.observed[:1], total.expected[:1], moves[:, :1], np.zeros((60, 1)), free[:1], free[:1]
    )
    alone, together = intervals.sureness(one, rng), intervals.sureness(total, rng)
    assert alone.p[0] == together.p[0]
    assert alone.p_adjusted[0] == pytest.approx(alone.p[0], abs=0.006)
    assert 4 * alone.p[0] < together.p_adjusted[0] < 9 * alone.p[0] + 0.006


def test_other_outcomes_are_expected_left_out_and_moved_as_the_cells_are(compared: Compared) -> None:
    share = np.array([0.6, 0.8])
    again = compared.controls.after.reshape(len(compared.controls), 2, -1)[:, ::-1]
    plain, both = (restoring.expectation(compared, share, more) for more in (None, again))
    for one, other in (
        (plain.expected, both.expected),
        (restoring.without(compared, plain).T, restoring.without(compared, both).T),
        (restoring.slopes(compared, share, plain), restoring.slopes(compared, share, both, again)),
    ):
        assert other == pytest.approx(np.concatenate([one, one[::-1]]), rel=1e-9)


def test_the_slopes_of_what_is_expected_are_those_of_small_steps(compared: Compared) -> None:
    step = 1e-4
    share, _ = restoring.shares(compared)
    found = restoring.expectation(compared, share)
    slopes = restoring.slopes(compared, share, found)
    for cell in range(compared.cells):
        more, less = share.copy(), share.copy()
        more[cell], less[cell] = share[cell] * np.exp(step), share[cell] * np.exp(-step)
        ends = [restoring.expectation(compared, one).expected for one in (more, less)]
        assert slopes[:, cell] == pytest.approx(
            (ends[0] - ends[1]) / (2 * step), abs=0.003 * found.expected.sum()
        )
