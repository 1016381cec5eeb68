"""The simulator against what it says of itself."""

from dataclasses import replace

import numpy as np
import pytest

from bluehelm.impact.prove.simulator import KM_PER_DEGREE, Simulated, simulate, within
from bluehelm.impact.prove.worlds import CHASED, WORLDS, Cell, World, cells
from bluehelm.impact.rows import Flags, Floats

STEADY, UNCHASED, CUT, DISPLACED = (
    next(world for world in WORLDS if world.name == name)
    for name in ("steady", "unchased", "cut", "displaced")
)


def runs(world: World, effect: int, count: int) -> list[Simulated]:
    return [simulate(Cell(world, effect), np.random.default_rng([7, run])) for run in range(count)]


def distances(one: Floats, many: Floats) -> Floats:
    """In km, by the great circle: an independent way."""
    lat, lon, others, east = (np.radians(value) for value in (one[1], one[2], many[:, 1], many[:, 2]))
    half = np.sin((others - lat) / 2) ** 2 + np.cos(lat) * np.cos(others) * np.sin((east - lon) / 2) ** 2
    return np.asarray(2 * 6371.0088 * np.arcsin(np.sqrt(half)))


def followed(one: Simulated, world: World) -> Flags:
    """Events with a response within the reach before them."""
    found = []
    for event in one.events:
        since = event[0] - one.responses[:, 0]
        near = distances(event, one.responses) <= world.reach_km
        found.append(bool((near & (since > 0) & (since <= world.reach_days)).any()))
    return np.array(found)


def test_as_many_events_and_responses_come_as_the_world_says() -> None:
    some = runs(CHASED, 0, 60)
    events = [len(one.events) for one in some]
    assert np.mean(events) == pytest.approx(CHASED.events, abs=4 * np.std(events) / 60**0.5)
    assert np.std(events) / 60**0.5 < 12
    assert np.mean([len(one.responses) for one in some]) == pytest.approx(CHASED.responses, rel=0.05)


def test_events_that_set_off_others_vary_more_from_run_to_run() -> None:
    for world, expected in ((STEADY, 1.0), (UNCHASED, 1 / (1 - UNCHASED.branching) ** 2)):
        count = [len(one.events) for one in runs(world, 0, 250)]
        assert np.var(count, ddof=1) / np.mean(count) == pytest.approx(expected, rel=0.35)


def test_responses_come_soon_after_events_only_where_they_chase() -> None:
    before = {}
    for world in (CHASED, UNCHASED):
        backwards = [(one.responses * [-1, 1, 1], one.events * [-1, 1, 1]) for one in runs(world, 0, 10)]
        near = [
            within(late[::-1], early[::-1], np.array([3.0]), np.array([10.0])).sum() / len(late)
            for late, early in backwards
        ]
        before[world.name] = np.mean(near)
    assert before["chased"] > 2 * before["unchased"]


def test_everything_is_in_the_order_of_time_and_within_it() -> None:
    for cell in cells():
        one = simulate(cell, np.random.default_rng(1))
        for times in (one.events[:, 0], one.responses[:, 0]):
            assert (np.diff(times) >= 0).all()
            assert times[0] >= 0
            assert times[-1] <= cell.world.days + 0.01


def test_without_an_effect_both_worlds_are_one() -> None:
    for one in runs(CHASED, 0, 3):
        assert one.happened.all()
        assert one.expected.all()


@pytest.mark.parametrize("effect", [-60, -30])
def test_the_planted_share_of_the_events_within_the_reach_is_stopped_and_no_other(effect: int) -> None:
    stopped = near = 0
    for one in runs(CHASED, effect, 12):
        reached = followed(one, CHASED) & (one.events[:, 0] > CHASED.reach_days)  # of earlier responses
        beyond = ~followed(one, replace(CHASED, reach_km=15.01)) & (one.events[:, 0] > CHASED.reach_days)
        assert one.happened[beyond].all()
        stopped += int((~one.happened[reached]).sum())
        near += int(reached.sum())
    share = -effect / 100
    assert stopped / near == pytest.approx(share, abs=3 * (share * (1 - share) / near) ** 0.5)


def test_the_planted_share_of_the_events_within_the_reach_comes_twice() -> None:
    added = near = 0
    for one in runs(CHASED, 30, 12):
        reached = followed(one, CHASED) & (one.events[:, 0] > CHASED.reach_days)
        assert one.happened.all()
        added += int((reached & ~one.expected).sum())
        near += int((reached & one.expected).sum())
    assert added / near == pytest.approx(0.3, abs=3 * (0.3 * 0.7 / near) ** 0.5)


@pytest.mark.parametrize("effect", [-60, -30, 30])
def test_the_ratio_within_the_reach_is_the_planted_one(effect: int) -> None:
    counts = np.zeros(2)
    for one in runs(UNCHASED, effect, 60):
        for place, flags in enumerate((one.happened, one.expected)):
            found = within(one.responses, one.events[flags], np.array([10.0]), np.array([15.0]))
            counts[place] += found.sum()
    assert counts[0] / counts[1] == pytest.approx(1 + effect / 100, abs=0.03)


def test_where_the_effect_is_cut_short_nothing_comes_of_a_stopped_event() -> None:
    plain, short = (
        np.mean([one.happened.sum() / one.expected.sum() for one in runs(world, -60, 30)])
        for world in (CHASED, CUT)
    )
    assert short < plain - 0.03


def test_a_displaced_event_comes_half_a_day_later_beyond_the_reach() -> None:
    for one in runs(DISPLACED, -60, 4):
        stopped, added = one.events[~one.happened], one.events[~one.expected]
        for event in added[added[:, 0] > 1]:
            origin = np.abs(event[0] - 0.5 - stopped[:, 0]) < 1e-9
            assert origin.sum() == 1
            away = distances(event, stopped[origin])[0]
            assert 0.99 * DISPLACED.reach_km < away < 1.81 * DISPLACED.reach_km
        assert abs(len(stopped) - len(added)) <= 5  # all but those at the ends


def test_the_same_seed_gives_the_same_run() -> None:
    cell = Cell(CHASED, -30)
    one, again, other = (simulate(cell, np.random.default_rng(seed)) for seed in (5, 5, 6))
    assert np.array_equal(one.events, again.events)
    assert np.array_equal(one.happened, again.happened)
    assert not np.array_equal(one.events[:50], other.events[:50])


def test_events_after_responses_are_counted_by_lag_and_ring() -> None:
    one = runs(CHASED, 0, 1)[0]
    days, km = np.array([5.0, 10.0]), np.array([10.0, 15.0, 30.0])
    expected = np.zeros((2, 3), np.int64)
    for response in one.responses:
        since = one.events[:, 0] - response[0]
        away = distances(response, one.events)
        for lag, (early, late) in enumerate(((0, 5), (5, 10))):
            for ring, (inner, outer) in enumerate(((-1, 10), (10, 15), (15, 30))):
                there = (since > early) & (since <= late) & (away > inner) & (away <= outer)
                expected[lag, ring] += there.sum()
    found = within(one.responses, one.events, days, km)
    assert np.abs(found - expected).max() <= 1  # a pair at the very edge
    assert found.sum() > 200


def test_towns_lie_in_the_square() -> None:
    events = np.concatenate([one.events for one in runs(STEADY, 0, 5)])
    for column, shrink in ((1, 1.0), (2, np.cos(np.radians(12.5)))):
        wide = np.ptp(events[:, column]) * KM_PER_DEGREE * shrink
        assert CHASED.box_km * 0.8 < wide < CHASED.box_km + 40


def test_a_tip_brings_responses_before_events() -> None:
    tipped = next(world for world in WORLDS if world.name == "tipped")
    for_both = [runs(world, 0, 12) for world in (CHASED, tipped)]
    plain, told = (np.mean([len(one.responses) for one in some]) for some in for_both)
    assert told - plain == pytest.approx(tipped.tipped * tipped.branching * tipped.events, rel=0.25)
    after = [
        sum(within(one.responses, one.events, np.array([3.0]), np.array([15.0])).sum() for one in some)
        / sum(len(one.responses) for one in some)
        for some in for_both
    ]
    assert after[1] > 1.2 * after[0]
