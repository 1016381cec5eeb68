"""The kernel agrees with the plain count to the last event, wherever and whenever they lie."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bluehelm.errors import BadInput
from bluehelm.impact import count, grid
from bluehelm.impact.rows import DAY
from tests.impact import oracle

KM = (2.0, 10.0, 50.0)
LAGS = count.symmetric((1, 3, 9))
DEGREE_KM = math.pi * oracle.EARTH_KM / 180

Event = tuple[int, float, float]
Response = tuple[int, int, float, float, int]

times = st.integers(0, 30).map(lambda day: day * DAY) | st.integers(0, 30 * DAY)
anywhere = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
town = st.tuples(st.floats(13.9, 14.2), st.floats(-4.3, -3.9))
date_line = st.tuples(st.floats(-17.2, -16.8), st.floats(179.7, 180) | st.floats(-180, -179.7))
pole = st.tuples(st.floats(89.6, 90), st.floats(-180, 180)) | st.tuples(
    st.floats(-90, -89.6), st.floats(-180, 180)
)
spot = st.sampled_from(
    [(0.0, 0.0), (0.0, 180.0), (0.0, -180.0), (90.0, 12.0), (90.0, -100.0), (-90.0, 0.0), (14.0, -4.0)]
)
PLACES = {"anywhere": anywhere, "town": town, "date line": date_line, "pole": pole, "spot": spot}


def made(events: Sequence[Event], **options: object) -> grid.Grid:
    time, lat, lon = (list(column) for column in zip(*events, strict=True)) if events else ([], [], [])
    return grid.make(np.array(time, np.int64), lat, lon, **({"radius_km": KM[-1], "days": 18} | options))


def around(responses: Sequence[Response]) -> count.Responses:
    start, end, lat, lon, own = (np.array(column) for column in zip(*responses, strict=True))
    return count.responses(start, lat, lon, end=end, own=own)


def agree(
    events: Sequence[Event],
    responses: Sequence[Response],
    lags: count.Lags = LAGS,
    km: Sequence[float] = KM,
    **options: object,
) -> np.ndarray:
    counted = count.count(made(events, **options), around(responses), lags, km)
    expected = oracle.counts(events, responses, lags.before, lags.after, km)
    assert counted.counts.tolist() == expected
    assert counted.hits == np.sum(expected)
    assert counted.hits <= counted.candidates + len(responses)
    return counted.counts


@pytest.mark.parametrize("where", PLACES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_random_events_are_counted_as_the_oracle_counts_them(where: str, data: st.DataObject) -> None:
    places = PLACES[where]
    events = data.draw(
        st.lists(st.tuples(times, places), max_size=25).map(lambda rows: [(t, *p) for t, p in rows])
    )
    stays = st.integers(0, 3 * DAY) | st.just(0)
    own = st.integers(-1, len(events) - 1)
    drawn = data.draw(st.lists(st.tuples(times, stays, places, own), min_size=1, max_size=6))
    height = data.draw(st.sampled_from([None, 0.01, 0.3, 7.0]))
    agree(events, [(t, t + stay, *p, i) for t, stay, p, i in drawn], height=height)


@pytest.mark.parametrize("km", [(0.0, 0.001), (1.0, 400.0), (3000.0, 9000.0), (10_000.0, 20_100.0)])
def test_any_radius_is_counted_on_any_grid(km: tuple[float, float]) -> None:
    draw = np.random.default_rng(5)
    events = [(int(t), *p) for t, p in zip(draw.integers(0, 9 * DAY, 60), globe(draw, 60), strict=True)]
    responses = [
        (3 * DAY, 4 * DAY, *p, -1) for p in [*globe(draw, 12), (90.0, 3.0), (-90.0, 0.0), (0.0, 180.0)]
    ]
    agree(events, responses, km=km)
    agree(events, responses, km=km, radius_km=0.1)


def globe(draw: np.random.Generator, size: int) -> list[tuple[float, float]]:
    lat = np.degrees(np.arcsin(draw.uniform(-1, 1, size)))
    return list(zip(lat.tolist(), draw.uniform(-180, 180, size).tolist(), strict=True))


def test_dense_towns_are_counted_as_the_oracle_counts_them() -> None:
    draw = np.random.default_rng(8)
    lat, lon = 13.0 + draw.normal(0, 0.1, 3000), -1.0 + draw.normal(0, 0.1, 3000)
    events = list(zip(draw.integers(0, 12 * DAY, 3000).tolist(), lat.tolist(), lon.tolist(), strict=True))
    own = draw.choice(3000, 12, replace=False)
    agree(events, [(events[n][0], events[n][0], events[n][1], events[n][2], int(n)) for n in own])


@pytest.mark.parametrize("lat", [0.0, 14.25, -60.0, 89.0])
def test_an_event_at_the_very_radius_is_inside(lat: float) -> None:
    step = 0.125  # of a degree along the meridian
    events = [(0, lat + step, 20.0), (0, lat + step * (1 + 1e-9), 20.0)]
    counts = agree(events, [(0, 0, lat, 20.0, -1)], km=(step * DEGREE_KM,))
    assert counts.sum() == 1


def test_each_bin_holds_its_first_instant_and_not_its_last() -> None:
    start, end = 10 * DAY, 12 * DAY
    instants = [start - DAY - 1, start - DAY, start - 1, start, end - 1, end, end + DAY - 1, end + DAY]
    counts = agree(
        [(t, 1.0, 1.0) for t in instants], [(start, end, 1.0, 1.0, -1)], lags=count.symmetric((1,))
    )
    assert counts[0, :, 0].tolist() == [2, 2, 2]


def test_an_event_at_the_start_of_a_response_without_an_end_comes_after_it() -> None:
    counts = agree([(DAY, 1.0, 1.0)], [(DAY, DAY, 1.0, 1.0, -1)], lags=count.symmetric((1,)))
    assert counts[0, :, 0].tolist() == [0, 0, 1]


def test_lags_need_be_neither_even_nor_next_to_each_other() -> None:
    lags = count.Lags((-5 * DAY + 1, 1), (DAY, 2 * DAY, 6 * DAY))
    events = [(hour * DAY // 24, 1.0, 1.0) for hour in range(0, 400, 3)]
    agree(events, [(8 * DAY, 8 * DAY, 1.0, 1.0, -1)], lags=lags)


def test_a_response_never_counts_itself_but_its_double() -> None:
    events = [(DAY, 5.0, 5.0), (DAY, 5.0, 5.0)]
    counts = agree(events, [(DAY, DAY, 5.0, 5.0, 0), (DAY, DAY, 5.0, 5.0, -1)])
    assert counts.sum(axis=(1, 2)).tolist() == [1, 2]


def test_either_side_of_the_date_line_is_one_place() -> None:
    counts = agree([(0, -17.0, -180.0), (0, -17.0, 179.999)], [(0, 0, -17.0, 180.0, -1)])
    assert counts[0, :, 0].sum() == 2


def test_no_events_and_no_responses_give_no_counts() -> None:
    assert count.count(made([]), around([(0, 0, 1.0, 1.0, -1)]), LAGS, KM).counts.sum() == 0
    nobody = count.responses(np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
    assert count.count(made([(0, 1.0, 1.0)]), nobody, LAGS, KM).counts.shape == (0, 7, 3)


def test_windows_add_up_from_the_disjoint_bins() -> None:
    events = [(DAY * day, 1.0, 1.0 + ring / 100) for day in range(20) for ring in range(6)]
    counted = count.count(made(events), around([(10 * DAY, 11 * DAY, 1.0, 1.0, -1)]), LAGS, KM)
    before, after = count.cumulative(counted)
    for windows, edges in ((before, lambda d: ((-d * DAY,), (0,))), (after, lambda d: ((0,), (d * DAY,)))):
        for k, days in enumerate((1, 3, 9)):
            low, high = edges(days)
            lags = count.Lags((*low, 0), (0,)) if low[0] < 0 else count.Lags((0,), (0, high[0]))
            one = oracle.counts(events, [(10 * DAY, 11 * DAY, 1.0, 1.0, -1)], lags.before, lags.after, KM)
            bin_of = 0 if low[0] < 0 else 1
            assert windows[0, k].tolist() == np.cumsum(one[0][bin_of]).tolist()


@pytest.mark.parametrize("km", [(), (5.0, 5.0), (5.0, 2.0), (-1.0,), (float("nan"),)])
def test_radii_that_do_not_rise_are_refused(km: tuple[float, ...]) -> None:
    with pytest.raises(BadInput, match="do not rise"):
        count.count(made([(0, 1.0, 1.0)]), around([(0, 0, 1.0, 1.0, -1)]), LAGS, km)


@pytest.mark.parametrize(
    ("before", "after"), [((), (0, 1)), ((0,), (0,)), ((0, -1), (0,)), ((-1, 2), (0, 1))]
)
def test_lags_that_do_not_rise_are_refused(before: tuple[int, ...], after: tuple[int, ...]) -> None:
    with pytest.raises(BadInput):
        count.Lags(before, after)


def test_what_cannot_be_a_place_or_a_time_is_refused() -> None:
    zero = np.zeros(1, np.int64)
    for lat, lon in ((91.0, 0.0), (float("nan"), 0.0), (0.0, 361.0)):
        with pytest.raises(BadInput, match="Set such rows aside"):
            count.responses(zero, np.array([lat]), np.array([lon]))
    with pytest.raises(BadInput, match="ends before it starts"):
        count.responses(zero, np.zeros(1), np.zeros(1), end=zero - 1)
    with pytest.raises(BadInput, match="microseconds"):
        grid.make([0.5], [0], [0], radius_km=1, days=1)
    with pytest.raises(BadInput, match="different lengths"):
        grid.make(zero, [0, 1], [0], radius_km=1, days=1)
