"""Positions of a track become stays with a start and an end."""

import numpy as np
import pytest

from bluehelm.errors import BadInput
from bluehelm.impact.rows import DAY, Estimate, Events
from bluehelm.impact.tracks import Tracked, per_track, stays
from bluehelm.impact.tracks import told as told_windows
from bluehelm.impact.wake import wake
from bluehelm.record import messages
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


def test_a_column_with_nothing_in_it_is_named() -> None:
    rows = [(0, 0, 0, "patrol", ""), (1, 0, 0, "attack", "a")]
    with pytest.raises(BadInput, match="'track' is empty for every response") as caught:
        told(moving(rows))
    assert messages.said(caught.value, "fr").startswith(
        "La colonne 'track' est vide pour toutes les réponses."
    )


def window(days: float, km: float, estimate: float | None = -0.6) -> Estimate:
    known = estimate is not None
    bounds = (estimate, -0.9, -0.3) if known else (None, None, None)
    note = None if known else "not enough data: nothing varies"
    return Estimate(days, km, *bounds, 0.01, 0.04, 4, 9, {}, note, 0.5, 0.3, 0.8, 1.2 if known else None, 0.4)


def tracked(rows: list[tuple[float, float, float, str, str]], *windows: Estimate) -> Tracked:
    table = moving(rows)
    patrols = table.columns["kind"] == "patrol"
    found = per_track(windows, table, (patrols, ~patrols), "track")
    assert found is not None
    return found


STAYS = [
    (0, 0, 0, "patrol", "a"),
    (6, 4, 0, "patrol", "a"),
    (6, 40, 0, "patrol", "a"),
    (6, 80, 0, "patrol", "b"),
]


def test_an_event_round_two_stays_of_a_track_counts_once_for_it() -> None:
    found = tracked([*STAYS, (12, 2, 0, "attack", ""), (12, 40, 0, "attack", "")], window(1, 5))
    assert (found.tracks, found.stays) == (2, 4)
    assert found.factors == (pytest.approx(2 / 3 * 4 / 2),)  # of 3 pairs with stays 2 are left with tracks
    row = found.windows[0]
    assert (row.estimate, row.low, row.high) == pytest.approx((-0.8, -1.2, -0.4))
    assert (row.expected, row.smallest) == pytest.approx((1.6, 0.4 * 4 / 3))
    assert (row.ratio, row.ratio_low, row.p_adjusted, row.treated) == (0.5, 0.3, 0.04, 4)


def test_an_event_round_stays_of_two_tracks_counts_for_both() -> None:
    rows = [(0, 0, 0, "patrol", "a"), (0, 1, 0, "patrol", "b"), (3, 0, 0, "attack", "")]
    assert tracked(rows, window(1, 5)).factors == (1.0,)


def test_each_window_has_a_factor_of_its_own_and_holds_no_more_than_itself() -> None:
    rows = [*STAYS, (12, 1, 0, "attack", ""), (29, 4, 0, "attack", ""), (12, 40, 0, "attack", "")]
    rows += [(hour, 40, 0, "attack", "") for hour in (-1, 6 + 24, 6 + 48)]  # a lag holds its end not
    found = tracked(rows, window(1, 2.5), window(1, 5), window(2, 5))
    assert found.factors == pytest.approx((2 * 3 / 3, 2 * 3 / 4, 2 * 4 / 6))  # tracks with events by stays


def test_responses_without_a_track_are_tracks_of_their_own() -> None:
    rows = [
        (0, 0, 0, "patrol", ""),
        (0, 0, 0, "patrol", ""),
        (0, 0, 0, "patrol", "a"),
        (1, 0, 0, "attack", ""),
    ]
    found = tracked(rows, window(1, 5))
    assert (found.tracks, found.stays, found.factors) == (3, 3, (1.0,))


def test_where_no_event_lies_round_a_stay_no_figure_is_given_and_the_reason_is() -> None:
    found = tracked([*STAYS, (500, 0, 0, "attack", "")], window(1, 5), window(1, 5, None))
    assert found.factors == (None, None)
    assert (found.windows[0].estimate, found.windows[0].low) == (None, None)
    assert (found.windows[0].note or "").startswith("no event lies round any stay")
    assert found.windows[1].note == "not enough data: nothing varies"


def test_windows_carry_their_figures_per_track_for_a_program() -> None:
    found = tracked([*STAYS, (12, 2, 0, "attack", "")], window(1, 5))
    (row,) = told_windows([{"days": 1}], found)
    assert row["days"] == 1
    assert row["per_track"] == {
        "stays": 1.0, "estimate": -0.6, "low": -0.9, "high": -0.3, "note": None
    }  # fmt: skip
    assert told_windows([{"days": 1}], None) == [{"days": 1}]
    assert per_track((window(1, 5),), moving(STAYS), (np.ones(4, bool), np.zeros(4, bool)), None) is None


def stopping(seed: int) -> tuple[Events, float]:
    """Patrols that stop three times, half of the events round them taken out; the change for each patrol."""
    table, patrols, _ = world(seed, towns=40, chased=0.0)
    rng = np.random.default_rng(seed)
    again = np.concatenate([np.arange(len(table)), *[np.flatnonzero(patrols)] * 2])
    step = np.repeat([0, 1, 2], [len(table), *[int(patrols.sum())] * 2])
    time, moved = table.time[again] + step * DAY // 2, (step > 0) / KM
    lat, lon = (values[again] + moved * rng.normal(0, 3, len(again)) for values in (table.lat, table.lon))
    at, stop = np.flatnonzero(~patrols[again]), np.flatnonzero(patrols[again])
    lag = time[at][:, None] - time[stop]
    far = np.hypot(lat[at][:, None] - lat[stop], lon[at][:, None] - lon[stop]) * KM
    round_ = (lag >= 0) & (lag < 7 * DAY) & (far <= 10)
    gone = round_.any(axis=1) & (rng.random(len(at)) < 0.5)
    whose = again[stop]
    missed = sum(round_[gone][:, whose == one].any(axis=1).sum() for one in np.unique(whose))
    left = np.ones(len(again), np.bool_)
    left[at[gone]] = False
    names = np.where(patrols[again], "p" + table.row[again].astype(str), "").astype(object)
    row = np.arange(1, int(left.sum()) + 1)
    made = Events(row, time[left], time[left], lat[left], lon[left], {"track": names[left]})
    return made, -float(missed) / len(np.unique(whose))


def test_per_track_finds_what_was_planted_where_stays_share_events() -> None:
    found, plain, truth = [], [], []
    for seed in range(8):
        made, change = stopping(seed)
        kept = stays(made, made.columns["track"] != "", "track", [2])
        flags = kept.columns["track"] != ""
        one = wake(kept, flags, ~flags, days=[7], km=[10], ahead=0).windows
        per = per_track(one, kept, (flags, ~flags), "track")
        assert per is not None
        assert one[0].estimate is not None
        assert per.windows[0].estimate is not None
        truth.append(change)
        found.append(per.windows[0].estimate)
        plain.append(one[0].estimate * per.stays / per.tracks)
    assert np.mean(found) == pytest.approx(np.mean(truth), rel=0.25)
    assert np.mean(plain) < 1.8 * np.mean(truth)  # simply times the stays of a track: far too much
