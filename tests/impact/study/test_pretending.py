"""Responses that never were keep what they should keep, and nothing else."""

import numpy as np
import pytest

from bluehelm.impact.rows import DAY, Events
from bluehelm.impact.study.pretending import KINDS, Pretence, Real, pretended
from bluehelm.impact.wake.gathering import Roles
from tests.impact.wake.making import START, events, shuffled, world

KM = 10.0


@pytest.fixture(scope="module")
def real() -> Real:
    table, treatment, dependent = world(1)
    return Real.of(table, Roles(treatment, dependent, None), (), KM)


def made(real: Real, kind: str, seed: int = 0) -> Pretence:
    return pretended(real, kind, np.random.default_rng(seed))


def fakes(one: Pretence) -> tuple[np.ndarray, ...]:
    return tuple(getattr(one.events, name)[one.treatment] for name in ("time", "end", "lat", "lon"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_other_events_stay_as_they_are(real: Real, kind: str) -> None:
    one = made(real, kind)
    kept = ~one.treatment
    assert (one.events.time[kept] == real.others.time).all()
    assert (one.dependent[kept] == real.dependent).all()
    assert not one.dependent[one.treatment].any()
    assert len(np.unique(one.events.row)) == len(one.events)


def test_other_dates_keep_the_places_and_the_bursts(real: Real) -> None:
    time, _, lat, lon = fakes(made(real, "dates"))
    assert (lat == real.responses.lat).all()
    assert (lon == real.responses.lon).all()
    length = real.last - real.first + 1
    later = (time - real.responses.start) % length
    for place in np.unique(real.place):
        assert len(np.unique(later[real.place == place])) == 1
    assert len(np.unique(later)) > 5
    assert time.min() >= real.first
    assert time.max() <= real.last


def test_other_places_keep_the_times_and_are_far_away(real: Real) -> None:
    one = made(real, "places")
    time, _, lat, lon = fakes(one)
    assert one.stayed == 0
    assert (time == real.responses.start).all()
    north, east = (lat - real.responses.lat) * 111.2, (lon - real.responses.lon) * 111.2
    assert np.hypot(north, east).min() > 0.9 * KM
    assert set(zip(lat, lon, strict=True)) <= set(zip(real.responses.lat, real.responses.lon, strict=True))


def test_a_burst_goes_to_one_place(real: Real) -> None:
    _, _, lat, lon = fakes(made(real, "places"))
    for burst in np.unique(real.burst):
        some = real.burst == burst
        assert np.ptp(lat[some]) * 111.2 < 3 * KM
        assert np.ptp(lon[some]) * 111.2 < 3 * KM


def test_where_all_is_one_place_nothing_can_go_elsewhere() -> None:
    rng = np.random.default_rng(3)
    incidents = np.column_stack([rng.uniform(0, 300, 80), rng.normal(0, 1, (80, 2))])
    patrols = np.column_stack([rng.uniform(0, 300, 20), rng.normal(0, 1, (20, 2))])
    table, treatment, dependent = events(incidents, patrols)
    one = made(Real.of(table, Roles(treatment, dependent, None), (), KM), "places")
    assert one.stayed == 20
    assert not one.treatment.any()


def test_how_long_a_response_lasts_moves_with_it() -> None:
    table, treatment, dependent = world(2)
    end = np.where(treatment, table.time + 2 * DAY, table.time)
    lasting = Events(table.row, table.time, end, table.lat, table.lon, {})
    for kind in KINDS:
        time, over, _, _ = fakes(made(Real.of(lasting, Roles(treatment, dependent, None), (), KM), kind))
        assert (over - time == 2 * DAY).all()


def test_columns_to_match_by_belong_to_the_place() -> None:
    table, treatment, dependent = world(2)
    column = np.round(table.lat, 6)
    known = Events(table.row, table.time, table.end, table.lat, table.lon, {"roads": column, "x": column})
    control = np.zeros(len(table), np.bool_)
    control[::3] = True
    real = Real.of(known, Roles(treatment, dependent, control), ("roads",), KM)
    assert set(real.columns) == {"roads"}
    for kind in KINDS:
        one = made(real, kind)
        assert (one.events.columns["roads"] == np.round(one.events.lat, 6)).all()
        assert one.control is not None
        assert not (one.control & one.treatment).any()


def test_the_order_of_rows_says_nothing(real: Real) -> None:
    table, treatment, dependent = world(1)
    order = np.random.default_rng(5).permutation(len(table))
    other = Real.of(shuffled(table, order), Roles(treatment[order], dependent[order], None), (), KM)
    for kind in KINDS:
        for one, two in zip(fakes(made(real, kind)), fakes(made(other, kind)), strict=True):
            assert (one == two).all()


def test_the_beginning_is_the_first_event_told(real: Real) -> None:
    assert real.first >= START
