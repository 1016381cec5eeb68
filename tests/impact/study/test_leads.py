"""Days before and after responses beside places of like history."""

from functools import cache

import numpy as np
import pytest

from bluehelm.impact import count, grid
from bluehelm.impact.rows import DAY, Events
from bluehelm.impact.study.answers import Lead, Leads
from bluehelm.impact.study.leads import SHORT, Round, day_by_day, leads
from bluehelm.impact.wake import asked, restoring, wake
from bluehelm.impact.wake.gathering import Roles, gather, placed
from tests.impact.wake.making import events, world

ASKED = {"days": (7.0,), "km": (10.0,)}


@cache
def found(share: float = 1.0, seed: int = 1) -> Leads:
    return leads(*world(seed, share=share), **ASKED)  # type: ignore[arg-type]


def summed(rows: tuple[Lead, ...], first: float, stop: float, name: str) -> float:
    return sum(getattr(row, name) for row in rows if first <= row.day < stop)


def test_there_is_a_row_for_each_day_of_four_weeks() -> None:
    assert [row.day for row in found().days] == list(range(-28, 28))
    assert found().km == 10.0
    assert found().note is None


def test_observed_are_the_events_of_each_day() -> None:
    table, treatment, dependent = world(1)
    made = grid.make(table.time[dependent], table.lat[dependent], table.lon[dependent], radius_km=10, days=28)
    last = table.time.max() - 28 * DAY
    used = treatment & (table.time >= table.time.min() + 60 * DAY) & (table.time <= last)
    around = count.responses_of(table, used, among=dependent)
    lags = count.Lags((-2 * DAY, -DAY, 0), (0, DAY, 2 * DAY))
    counted = count.count(made, around, lags, [10.0]).counts[:, :, 0].mean(axis=0)
    rows = {row.day: row.observed for row in found().days}
    assert rows[-2.0] == pytest.approx(counted[0], abs=0.01)
    assert rows[-1.0] == pytest.approx(counted[1], abs=0.01)
    assert rows[0.0] == pytest.approx(counted[3], abs=0.01)


@pytest.mark.parametrize(("far", "near"), [(-28, -14), (-14, -7), (-7, -3), (-3, -1), (-1, 0)])
def test_history_makes_each_lag_alike_in_sum(far: float, near: float) -> None:
    rows = found(0.4).days
    assert summed(rows, far, near, "observed") == pytest.approx(summed(rows, far, near, "compared"), abs=2e-3)


def test_without_effect_nothing_stands_out() -> None:
    made = found(seed=4)
    assert made.p is not None
    assert made.p > 0.05
    assert made.soon is not None
    assert made.soon.low is not None
    assert made.soon.high is not None
    assert made.soon.low < 0 < made.soon.high
    assert made.soon.observed == pytest.approx(summed(made.days, 0, 3, "observed"))


def test_the_days_after_add_up_to_the_estimate() -> None:
    rows = found(0.4).days
    moved = summed(rows, 0, 7, "observed") - summed(rows, 0, 7, "compared")
    window = wake(*world(1, share=0.4), **ASKED | {"days": [7, 14, 28]}).windows[0]  # type: ignore[arg-type]
    assert moved == pytest.approx(window.estimate, rel=1e-6)
    early = [row for row in rows if 0 <= row.day < 7]
    assert all(row.high is not None and row.high < 0.1 for row in early)
    assert moved < -0.1


def test_a_cluster_left_out_moves_the_days_as_it_moves_the_window() -> None:
    looked = asked.windows([7.0], [10.0], during=False, ahead=28)
    table, treatment, dependent = world(1, share=0.4)
    where = placed(table, Roles(treatment, dependent), looked, np.random.default_rng(0))
    made = gather(table, dependent, where, looked)
    change = restoring.change(made.compared, restoring.shares(made.compared)[0])
    moved = (change.observed_without - change.expected_without)[:, 0]
    days = day_by_day(Round(made, 10.0, 28, 28))
    assert days.without[:, 28:35].sum(axis=1) == pytest.approx(moved, abs=1e-5 * np.abs(moved).max())


def late(seed: int) -> Leads:
    """Patrols that come eleven days after an attack, to the day."""
    rng = np.random.default_rng(seed)
    at = rng.uniform(0, 400, (25, 2))
    town = rng.integers(0, 25, 1500)
    attacks = np.column_stack([rng.uniform(0, 500, 1500), at[town] + rng.normal(0, 2, (1500, 2))])
    followed = rng.random(1500) < 0.25
    patrols = attacks[followed] + np.array([11.2, 0, 0])
    return leads(*events(attacks, patrols), **ASKED)  # type: ignore[arg-type]


def test_responses_that_come_on_a_day_of_their_own_are_seen() -> None:
    made = late(2)
    assert max(made.days, key=lambda row: row.observed - row.compared).day == -12.0
    odd = next(row for row in made.days if row.day == -12.0)
    assert odd.low is not None
    assert odd.low > 0


def test_days_while_a_response_lasts_are_none_of_its_days() -> None:
    table, treatment, dependent = world(1)
    end = np.where(treatment, table.time + 3 * DAY, table.time)
    lasting = Events(table.row, table.time, end, table.lat, table.lon, {})
    made = leads(lasting, treatment, dependent, **ASKED)  # type: ignore[arg-type]
    assert [row.day for row in made.days] == list(range(-28, 28))
    assert summed(made.days, 0, 3, "observed") < summed(found().days, 0, 3, "observed")


def test_a_short_time_looks_back_less_far_and_says_so() -> None:
    made = leads(*world(3, days=120), **ASKED)  # type: ignore[arg-type]
    assert made.days[0].day > -28
    assert made.note == SHORT.format(n=28)


def test_few_places_give_days_and_no_bounds() -> None:
    made = leads(*world(3, towns=2, days=200), **ASKED)  # type: ignore[arg-type]
    assert made.note is not None
    assert made.note.startswith("not enough data")
    assert made.p is None
    assert all(row.low is None and row.high is None for row in made.days)
