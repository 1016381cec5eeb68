"""Violence by distance to bases: each event once, each place beside itself."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from bluehelm.errors import BadInput
from bluehelm.impact import near as room
from bluehelm.impact.near import Change, near
from bluehelm.impact.near.sites import Sites, kept, sites, yearly
from bluehelm.impact.near.surroundings import area, nearest
from bluehelm.impact.rows import Events

KM = 111.195  # in a degree
FAR = 9.0  # degrees


def events(*rows: tuple[int, float, float]) -> Events:
    """From (year, km east, km north) of each."""
    year, east, north = zip(*rows, strict=True)
    lat, lon = ([value / KM for value in values] for values in (north, east))
    return yearly({"year": list(year), "lat": lat, "lon": lon})


def bases(*rows: tuple[int, int, float]) -> Sites:
    """From (first year, last year, km east) of each."""
    told = [(year, 0.0, east / KM) for first, last, east in rows for year in range(first, last + 1)]
    return sites(
        yearly(dict(zip(("year", "lat", "lon"), map(list, zip(*told, strict=True)), strict=True))), until=0
    )


def change(found: room.Near, what: str, km: float) -> Change:
    return next(row for row in found.changes if (row.what, row.km) == (what, km))


def test_an_event_lies_in_the_ring_of_its_nearest_base_open_that_year() -> None:
    stood = bases((2030, 2032, 0.0), (2031, 2032, 60.0))
    found = near(events((2030, 45, 0), (2031, 45, 0), (2031, 500, 0), (2032, 9, 0)), stood, (10, 20, 50))
    told = {(row.year, row.km): row.events for row in found.years if row.events}
    assert told == {(2030, 50): 1, (2031, 20): 1, (2032, 10): 1}
    assert [row.share for row in found.years if (row.year, row.km) == (2031, 20)] == [0.5]
    assert {row.year: row.bases for row in found.years} == {2030: 1, 2031: 2, 2032: 2}


def test_a_place_is_set_beside_itself_and_beside_what_is_far() -> None:
    stood = bases((2030, 2036, 900.0), (2033, 2036, 0.0))
    near_it = [(2031, 1, 0), (2032, 1, 0)] + [(2033, 1, 0)] * 2 + [(2034, 1, 0)] * 2 + [(2035, 1, 0)] * 2
    far = [(year, 2000, 0) for year in range(2030, 2037)]
    one = change(near(events(*near_it, *far), stood, (10,), years=3), "seen to open", 10)
    assert (one.places, one.more, one.fewer, one.same) == (1, 1, 0, 0)
    assert one.earlier == pytest.approx(2 / 3)
    assert one.later == pytest.approx(2.0)
    assert one.ratio == pytest.approx(3.0)
    assert one.elsewhere_ratio == pytest.approx(1.0)


def test_a_base_that_closed_is_set_beside_the_years_without_it() -> None:
    stood = bases((2030, 2033, 0.0), (2030, 2036, 900.0))
    told = events((2030, 1, 0), (2032, 1, 0), (2033, 1, 0), (2034, 1, 0), (2036, 900, 0))
    one = change(near(told, stood, (10,), years=2), "closed", 10)
    assert (one.places, one.earlier, one.later, one.fewer) == (1, 1.0, 0.5, 1)


def test_what_cannot_be_said_is_said() -> None:
    stood = bases((2030, 2036, 0.0), (2032, 2036, 15.0))
    found = near(events((2029, 0, 0), (2033, 8, 0), (2035, 1, 0)), stood, (10,))
    assert found.notes[0] == room.ALWAYS
    said = " | ".join(found.notes)
    assert "1 of 2 bases stand in the first year of their table (2030)" in said
    assert "seen to open: 1 places are too few" in said
    assert "2 events lie within 10 km of several bases" not in said
    assert "1 events lie" in said
    assert "the bases are of 2030 to 2036, the events of 2029 to 2035" in said


def test_nothing_follows_from_the_order_of_rows() -> None:
    draw = np.random.default_rng(3)
    rows = [(int(draw.integers(2028, 2036)), *draw.uniform(-80, 80, 2).tolist()) for _ in range(300)]
    stood = bases((2030, 2034, 0.0), (2032, 2035, 40.0), (2029, 2031, -50.0))
    expected = near(events(*rows), stood, (10, 25, 60))
    turned = [rows[at] for at in draw.permutation(300)]
    assert near(events(*turned), stood, (10, 25, 60)) == expected


def test_a_column_can_be_summed_in_place_of_counting() -> None:
    told = events((2030, 1, 0), (2030, 2, 0), (2031, 500, 0))
    found = near(told, bases((2030, 2031, 0.0)), (10,), weight=np.array([4.0, 0.5, 7.0]))
    assert [row.events for row in found.years] == [4.5, 0.0]


def test_every_event_is_told_once_by_a_slow_count() -> None:
    draw = np.random.default_rng(5)
    rows = [(2030, *draw.uniform(-200, 200, 2).tolist()) for _ in range(200)]
    east = draw.uniform(-150, 150, 12).tolist()
    found = near(events(*rows), bases(*((2030, 2030, where) for where in east)), (20, 60))
    apart = np.array([min(np.hypot(row[1] - where, row[2]) for where in east) for row in rows])
    told = {row.km: row.events for row in found.years}
    assert told == {20: (apart <= 20).sum(), 60: ((apart > 20) & (apart <= 60)).sum()}


def test_the_area_of_rings_counts_what_two_bases_share_once() -> None:
    alone = area(np.zeros(1), np.zeros(1), (10, 50))
    assert alone == pytest.approx([314.16, 7539.8], rel=1e-4)
    assert area(np.zeros(2), np.array([0.0, FAR]), (10, 50)) == pytest.approx(2 * alone)
    half = area(np.zeros(2), np.array([0.0, 50 / KM]), (50,))[0] / area(np.zeros(1), np.zeros(1), (50,))[0]
    lens = 2 * np.arccos(0.5) - 0.5 * np.sqrt(3.0)  # of two circles a radius apart, in squares of the radius
    assert half == pytest.approx(2 - lens / np.pi, rel=0.005)


def test_the_nearest_of_none_is_none() -> None:
    which, apart = nearest((np.zeros(1), np.zeros(1)), (np.array([0.1, 50.0]), np.zeros(2)), 20)
    assert which.tolist() == [0, -1]
    assert np.isinf(apart[1])


def test_a_table_may_tell_a_timestamp_a_date_or_a_year(tmp_path: Path) -> None:
    place = {"Latitude": ["1", "2"], "longitude": ["3", "4"]}
    for name, when in (("timestamp", "2031-05-06 07:08:09"), ("date", "2031-05-06"), ("Year", "2031")):
        path = tmp_path / f"{name}.csv"
        pl.DataFrame({name: [when, when], **place}).write_csv(path)
        found = yearly(path)
        assert (room.years_of(found.time).tolist(), found.lat.tolist()) == ([2031, 2031], [1.0, 2.0])
    assert not yearly(tmp_path / "Year.csv").notes  # nothing is said of hours that nobody told
    read = yearly({"year": ["2031", "soon", "2032.0"], "lat": [1, 1, 1], "lon": [1, 1, 1]})
    assert room.years_of(read.time).tolist() == [2031, 2032]
    assert read.set_aside[0].row == 2


def test_a_base_with_times_stands_open_from_start_to_end_and_on_where_none_is_told() -> None:
    when = {"timestamp": ["2031-06-01", "2032-02-01"], "end": ["2033-01-10", None]}
    told = yearly({**when, "lat": [0.0, 1.0], "lon": [0.0, 0.0], "location": ["Aldmoor", "Birkfell"]})
    stood = sites(told, until=2035)
    assert stood.name == ("Aldmoor", "Birkfell")
    assert (stood.first, stood.last) == (2031, 2035)
    assert [stood.standing(year).tolist() for year in range(2030, 2037)] == [
        [], [0], [0, 1], [0, 1], [1], [1], [],
    ]  # fmt: skip


def test_rows_of_one_place_are_one_base() -> None:
    told = yearly({"year": [2030, 2030, 2032], "lat": [1.0, 1.0004, 1.0], "lon": [2.0, 2.0, 2.0]})
    stood = sites(told, until=2032)
    assert len(stood) == 1
    assert [len(stood.standing(year)) for year in (2030, 2031, 2032)] == [1, 0, 1]
    assert len(kept(told, told.lat == 1.0)) == 2


@pytest.mark.parametrize(("km", "years"), [((), 3), ((0.0, 5.0), 3), ((5.0, 5.0), 3), ((5.0,), 0)])
def test_rings_and_years_that_make_no_sense_are_refused(km: tuple[float, ...], years: int) -> None:
    with pytest.raises(BadInput):
        near(events((2030, 0, 0)), bases((2030, 2030, 0.0)), km, years=years)


def test_events_and_bases_of_different_years_are_refused_with_both() -> None:
    with pytest.raises(BadInput, match="of 2020 to 2021 and the bases of 2030 to 2031: no year has both"):
        near(events((2020, 0, 0), (2021, 0, 0)), bases((2030, 2031, 0.0)), (10,))
