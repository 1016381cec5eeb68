"""Positions of a track become stays with a start and an end."""

import numpy as np
import pytest

from bluehelm.errors import BadInput
from bluehelm.impact.rows import DAY, Events
from bluehelm.impact.tracks import stays
from bluehelm.impact.wake import wake
from tests.impact.wake.making import world

HOUR = DAY // 24
KM = 111.195


def moving(rows: list[tuple[float, float, float, str, str]]) -> Events:
    """Hours, km north, km east, kind, track."""
    time = np.array([round(hour * HOUR) for hour, *_ in rows], np.int64)
    lat, lon = (np.array([row[k] / KM for row in rows]) for k in (1, 2))
    columns = {
        "kind": np.array([row[3] for row in rows], object),
        "track": np.array([row[4] for row in rows], object),
    }
    return Events(np.arange(1, len(rows) + 1), time, time.copy(), lat, lon, columns)


def told(events: Events) -> list[tuple[int, float, float]]:
    kept = stays(events, events.columns["kind"] == "patrol", "track", [5.0, 10.0])
    return list(zip(kept.row.tolist(), (kept.time / HOUR).tolist(), (kept.end / HOUR).tolist(), strict=True))


def test_positions_near_the_first_are_one_stay_that_lasts_until_the_last() -> None:
    rows = [
        (0, 0, 0, "patrol", "a"),
        (1, 1, 0, "patrol", "a"),
        (2, 2.4, 0, "patrol", "a"),
        (3, 2.6, 0, "patrol", "a"),
    ]
    assert told(moving(rows)) == [(1, 0, 2), (4, 3, 3)]


def test_tracks_are_told_apart_and_so_are_rows_without_one() -> None:
    rows = [
        (0, 0, 0, "patrol", "a"),
        (1, 0, 0, "patrol", "b"),
        (2, 0, 0, "patrol", "a"),
        (3, 0, 0, "patrol", ""),
    ]
    assert told(moving(rows)) == [(1, 0, 2), (2, 1, 1), (4, 3, 3)]


def test_a_day_without_a_position_ends_a_stay() -> None:
    rows = [(0, 0, 0, "patrol", "a"), (24, 0, 0, "patrol", "a"), (49, 0, 0, "patrol", "a")]
    assert told(moving(rows)) == [(1, 0, 24), (3, 49, 49)]


def test_events_that_are_no_responses_remain_whatever_stands_in_the_column() -> None:
    rows = [(0, 0, 0, "attack", "a"), (1, 0, 0, "attack", "a"), (2, 0, 0, "patrol", "a")]
    assert told(moving(rows)) == [(1, 0, 0), (2, 1, 1), (3, 2, 2)]


def test_the_order_of_rows_says_nothing() -> None:
    rows = [(hour, hour / 2, 0, "patrol", "a") for hour in range(20)]
    forward, backward = moving(rows), moving(rows[::-1])
    assert [one[1:] for one in told(forward)] == [one[1:] for one in told(backward)][::-1]


def test_what_was_made_of_the_tracks_is_noted() -> None:
    rows = [(0, 0, 0, "patrol", "a"), (1, 0, 0, "patrol", "a"), (2, 0, 0, "patrol", "b")]
    kept = stays(moving(rows), np.ones(3, np.bool_), "track", [5])
    assert kept.notes == ("3 positions of 2 tracks are taken as 2 stays: a response is a stay here",)


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(BadInput, match="no column 'route' of tracks"):
        stays(moving([(0, 0, 0, "patrol", "a")]), np.ones(1, np.bool_), "route", [5])


def test_a_patrol_with_a_hundred_positions_in_one_town_counts_as_one() -> None:
    table, treatment, dependent = world(3)
    names = np.where(treatment, "p" + table.row.astype(str), "").astype(object)
    again = np.concatenate([np.arange(len(table)), *[np.flatnonzero(treatment)] * 3])
    more = np.repeat([0, 1, 2, 3], [len(table), *[int(treatment.sum())] * 3]) * (HOUR // 4)
    time = table.time[again] + more
    thick = Events(
        np.arange(1, len(again) + 1), time, time, table.lat[again], table.lon[again], {"track": names[again]}
    )
    kept = stays(thick, treatment[again], "track", [10, 20])
    flags = kept.columns["track"] != ""
    assert flags.sum() == treatment.sum()
    found = wake(kept, flags, ~flags, days=[3, 7], km=[10, 20])
    plain = wake(table, treatment, dependent, days=[3, 7], km=[10, 20])
    assert found.windows[3].treated == pytest.approx(plain.windows[3].treated, abs=2)
    assert found.windows[3].ratio == pytest.approx(plain.windows[3].ratio, abs=0.2)
