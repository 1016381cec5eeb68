"""Comparable place-times lean on what was before them; places are told apart by distance."""

import numpy as np

from bluehelm.impact import grid
from bluehelm.impact.rows import DAY
from bluehelm.impact.wake import asked, places
from bluehelm.impact.wake.covering import covered
from tests.impact.wake.making import events, world


def test_every_drawn_place_time_follows_something_that_happened_there() -> None:
    table, treatment, dependent = world(1)
    responses = places.chosen(table, treatment, dependent)
    incidents = places.chosen(table, dependent, dependent)
    until = int(table.time.max()) - 7 * DAY
    drawn = places.drawn(responses, incidents, np.random.default_rng(0), until, 7.0)
    assert len(drawn) == places.FEWEST_DRAWS
    assert (drawn.end <= until).all()
    at_responses = 0
    for k in range(0, len(drawn), 100):
        there = (table.lat == drawn.lat[k]) & (table.lon == drawn.lon[k])
        assert table.time[there].min() < drawn.start[k]
        if treatment[there].any():
            at_responses += 1
            assert table.time[there].min() + 7 * DAY <= drawn.start[k]
    assert 20 < at_responses < 50


def test_points_near_each_other_are_one_place() -> None:
    lat = np.array([0.0, 0.01, 0.02, 1.0, 1.01])
    found = places.groups(lat, np.zeros(5), 20.0)
    assert found[0] == found[1] == found[2] != found[3] == found[4]


def test_a_place_keeps_its_members_in_whatever_order() -> None:
    rng = np.random.default_rng(2)
    lat, lon = rng.normal(0, 1, 300), rng.normal(0, 1, 300)
    order = rng.permutation(300)
    one, other = places.groups(lat, lon, 30.0)[order], places.groups(lat[order], lon[order], 30.0)
    assert len(set(zip(one.tolist(), other.tolist(), strict=True))) == len(set(one.tolist()))


def test_an_event_is_covered_by_the_nearest_ring_then_the_latest_response() -> None:
    incidents = np.array([[10.0, 0, 0], [10.0, 50, 0], [10.0, 100, 0], [10.0, 200, 0]])
    patrols = np.array(
        [[9.0, 15, 0], [4.5, 2, 0], [9.5, 50, 1], [5.0, 50, 1], [9.0, 100, 15], [11.0, 200, 0]]
    )
    table, treatment, dependent = events(incidents, patrols)
    windows = asked.windows([3, 7], [10, 20], during=False)
    made = grid.make(
        table.time[dependent], table.lat[dependent], table.lon[dependent], radius_km=20.0, days=7.0
    )
    codes = covered(made, places.chosen(table, treatment, dependent), windows)
    assert codes.tolist() == [2, 1, 3, 0]
