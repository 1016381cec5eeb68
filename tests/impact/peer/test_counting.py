"""What counts as before, after and near: one test for each rule of the peer."""

from dataclasses import replace

import numpy as np
import pytest

from bluehelm.impact import jit
from bluehelm.impact.rows import DAY, Events
from tests.impact.peer.invented import Row, apart, counted, slowly, table, told

HOUR = 1 / 24
NEAR, FAR = 0.05, 0.12  # degrees of latitude: 5.6 and 13.3 km
EDGES: list[Row] = [(0, "x"), (100, "x")]


def around(*rows: Row, days: int = 2, km: float = 10.0) -> tuple[int, int]:
    """Dependents before and after a treatment on day 50 at noon."""
    wakes = counted(table([*EDGES, (50.5, "t"), *rows]), (days,), (km,))
    return int(wakes.dependent_pre[0, 0, 0]), int(wakes.dependent_post[0, 0, 0])


def test_before_begins_days_and_one_earlier_and_ends_at_the_event() -> None:
    assert around((47.5 + 1e-9, "d")) == (1, 0)
    assert around((47.5, "d")) == (0, 0)
    assert around((50.5 - 1e-9, "d")) == (1, 0)


def test_after_begins_one_day_later_and_is_a_day_shorter() -> None:
    assert around((51.5 - 1e-9, "d")) == (0, 0)
    assert around((51.5, "d")) == (0, 1)
    assert around((53.5 - 1e-9, "d")) == (0, 1)
    assert around((53.5, "d")) == (0, 0)


def test_the_time_of_day_is_not_cut_off_first() -> None:
    assert around((51.4, "d")) == (0, 0)  # the next day on the calendar, but not a whole day later


def test_of_events_at_one_moment_those_earlier_in_the_table_come_before() -> None:
    rows: list[Row] = [*EDGES, (50, "d"), (50, "t"), (50, "d"), (50, "d")]
    wakes = counted(table(rows))
    assert (wakes.dependent_pre[0, 0, 0], wakes.dependent_post[0, 0, 0]) == (1, 0)
    assert wakes.event[0] == 3


def test_a_place_is_inside_up_to_and_at_the_radius() -> None:
    assert around((50, "d", NEAR, 0.0)) == (1, 0)
    assert around((50, "d", FAR, 0.0)) == (0, 0)
    assert around((50, "d", 1.0, 0.0), km=111.111) == (1, 0)
    assert around((50, "d", 1.0, 0.0), km=111.110999) == (0, 0)
    assert around((50, "d", 0.0, 0.0), km=0.0) == (1, 0)


def test_a_degree_is_as_long_as_the_peers_globe_has_it() -> None:
    assert apart((0, 0), (0, 1)) == pytest.approx(111.111)
    assert around((50, "d", 0.0, 1.0), km=111.15) == (1, 0)  # 111.195 km on the usual globe


def test_places_are_rounded_before_distances_are_taken() -> None:
    tens: list[Row] = [(0, "x", 10.123456, 20.0), (100, "x", 10.0, 20.0), (50, "t", 10.0, 20.0)]
    wakes = counted(table([*tens, (49, "d", 10.0000049, 20.0)]), km=(0.0001,))
    assert wakes.dependent_pre[0, 0, 0] == 1  # five decimals: the half metre is rounded away


def test_a_wake_is_complete_where_the_table_begins_and_ends_beyond_its_window() -> None:
    rows: list[Row] = [(0, "x"), (2.9, "t"), (3.0, "t"), (6.0, "c"), (6.1, "c"), (9.0, "x")]
    assert counted(table(rows)).complete[0].tolist() == [False, True, True, False]


def test_completeness_does_not_look_at_places() -> None:
    rows: list[Row] = [(0, "x", 40, 40), (5, "t"), (9.0, "x", -40, 40)]
    assert counted(table(rows)).complete[0].tolist() == [True]


def test_own_kind_and_other_kind_are_counted_apart_and_without_the_wake_itself() -> None:
    rows: list[Row] = [*EDGES, (49, "t"), (49.5, "c"), (50, "t"), (51.5, "c"), (51.6, "c")]
    wakes = counted(table(rows))
    at = wakes.event.tolist().index(4)
    assert wakes.treated.tolist() == [True, False, True, False, False]
    pairs = (wakes.so_pre, wakes.so_post, wakes.mo_pre, wakes.mo_post)
    assert [int(values[0, 0, at]) for values in pairs] == [1, 0, 1, 2]


def test_an_event_of_several_kinds_counts_as_each() -> None:
    rows: list[Row] = [*EDGES, (49, "tcd"), (50, "t"), (50.5, "c")]
    first, second, third = told(counted(table(rows)))
    assert first[2:4] == (0, 0)  # not its own dependent
    assert second[2:] == (1, 0, 1, 0, 1, 0, -2)  # a dependent, a treatment and a control before
    assert third[2:8] == (1, 0, 1, 0, 2, 0)


@pytest.mark.parametrize(
    ("days", "elapsed", "twice"),
    [
        (2, [0], 2),  # c0 - (c1 + c2)
        (2, [1, 2], -4),
        (4, [0, 1, 2], 2),  # c0 + c1 - (c2 + c3 + c4)
        (3, [0], 3),  # (c0 + c1 - 2(c2 + c3) + 2 c0 - (c1 + c2 + c3)) / 2
        (3, [1], 0),
        (3, [2, 3], -6),
        (5, [0, 1], 4),  # h = 3, f = 1: c0..c2 - c3..c5 + c0 + c1 - c2..c5
        (5, [2], 0),
        (5, [3, 5], -4),
    ],
)
def test_the_trend_sets_the_newer_days_against_the_older(days: int, elapsed: list[int], twice: int) -> None:
    rows: list[Row] = [*EDGES, (50, "t"), *[(50 - day - 0.5, "d") for day in elapsed]]
    assert 2 * counted(table(rows), (days,)).trend[0, 0, 0] == twice


def scattered(size: int, seed: int, middle: tuple[float, float], spread: float) -> Events:
    """Invented events, many at one moment or at one place."""
    draw = np.random.default_rng(seed)
    days = np.round(draw.uniform(0, 30, size), 1)
    kinds = draw.choice(["t", "c", "d", "d", "x", "td", "tc"], size)
    lat = np.clip(middle[0] + np.round(draw.normal(0, spread, size), 2), -90, 90)
    lon = (middle[1] + np.round(draw.normal(0, spread, size), 2) + 180) % 360 - 180
    return table([(float(days[at]), str(kinds[at]), float(lat[at]), float(lon[at])) for at in range(size)])


@pytest.mark.parametrize(
    ("middle", "spread", "km"),
    [
        ((14.0, -3.0), 0.2, (5.0, 20.0)),
        ((-1.0, 179.95), 0.2, (10.0, 40.0)),  # across the line where dates change
        ((89.8, 10.0), 0.3, (10.0, 40.0)),  # round the pole
        ((60.0, 0.0), 30.0, (500.0, 4000.0)),
        ((0.0, 0.0), 80.0, (9000.0, 19000.0)),
        ((5.0, 5.0), 0.01, (0.0, 1.11111)),
    ],
)
def test_every_count_is_that_of_the_rules_written_slowly(
    middle: tuple[float, float], spread: float, km: tuple[float, float]
) -> None:
    events = scattered(160, 7, middle, spread)
    wakes = counted(events, (2, 3, 7), km)
    for t, days in enumerate((2, 3, 7)):
        for r, radius in enumerate(km):
            assert told(wakes, t, r) == slowly(events, days, radius)


@pytest.mark.parametrize("days", [28, 29, 30, 31, 32, 64, 501])
def test_windows_longer_than_the_data_count_all_there_is(days: int) -> None:
    events = scattered(60, 2, (14.0, -3.0), 0.1)
    assert told(counted(events, (2, days))) == slowly(events, 2, 10.0)
    assert told(counted(events, (2, days)), 1) == slowly(events, days, 10.0)


def test_counts_do_not_depend_on_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    events = scattered(2000, 3, (14.0, -3.0), 0.3)
    several = told(counted(events))
    monkeypatch.setattr(jit, "threads_at_hand", lambda: 1)
    assert told(counted(events)) == several


def test_the_order_of_rows_matters_only_at_one_moment() -> None:
    events = scattered(300, 5, (14.0, -3.0), 0.1)
    time = events.time + np.arange(300)  # no two at once
    turned = np.random.default_rng(1).permutation(300)
    columns = {"type": events.columns["type"][turned]}
    shuffled = Events(turned, time[turned], time[turned], events.lat[turned], events.lon[turned], columns)
    assert told(counted(shuffled)) == told(counted(replace(events, time=time)))


def test_another_unit_of_time_counts_in_it() -> None:
    rows: list[Row] = [*EDGES, (50, "t"), (50 - 1.5 * HOUR, "d"), (50 - 3.5 * HOUR, "d")]
    assert counted(table(rows), unit=DAY // 24).dependent_pre[0, 0, 0] == 1
