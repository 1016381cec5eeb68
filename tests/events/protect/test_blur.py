"""Blurred places: what an attacker tries, and that it does not help."""

import random
from math import cos, radians
from statistics import mean

import pytest

from bluehelm.events.protect.blur import NEAR_KM, SIDE_KM, Blur, coarser, stepped
from bluehelm.record.places.earth import DEGREE_KM, km
from tests.events.protect.rows import KEY, area, blur

HERE = (14.3512, -3.6104)


def test_the_same_place_is_shown_at_the_same_point_in_every_export() -> None:
    assert len({blur().near(*HERE) for _ in range(50)}) == 1
    assert Blur(KEY).spot("near", *HERE, 0.5, "") == Blur(KEY).spot("near", *HERE, 0.5, "")


def test_another_key_shows_another_point_so_that_nobody_can_work_it_out_without_the_key() -> None:
    points = {blur(f"another invented key {n}".encode()).near(*HERE) for n in range(100)}
    assert len(points) > 90


def test_the_true_place_lies_within_the_distance_that_is_told() -> None:
    drawn, one = random.Random(3), blur()
    for _ in range(5_000):
        lat, lon = drawn.uniform(-60, 60), drawn.uniform(-170, 170)
        assert km(lat, lon, *one.near(lat, lon)) <= NEAR_KM


def around(lat: float, lon: float, far_km: float, drawn: random.Random) -> tuple[float, float]:
    wide = DEGREE_KM * cos(radians(lat))
    return lat + drawn.uniform(-far_km, far_km) / DEGREE_KM, lon + drawn.uniform(-far_km, far_km) / wide


def test_averaging_the_records_of_one_village_tells_hardly_more_than_one_of_them() -> None:
    """Measured over many keys, each with a hundred records spread over 600 metres.

    Where they have the same coordinates, as those found by the village's name, the average is the one point.
    Only a village on the side of a square gives two points.
    """
    drawn = random.Random(5)
    alone, averaged = [], []
    for n in range(150):
        one = blur(f"the invented key number {n}".encode())
        points = [one.near(*around(*HERE, 0.3, drawn)) for _ in range(100)]
        middle = mean(lat for lat, _ in points), mean(lon for _, lon in points)
        alone.append(km(*HERE, *points[0]))
        averaged.append(km(*HERE, *middle))
    assert mean(alone) > 1.8
    assert mean(averaged) > 0.8 * mean(alone)


def test_every_place_of_a_square_is_shown_alike_so_that_known_places_tell_only_the_square() -> None:
    """Who knows the exact place of some records learns the square of the others, nothing within it."""
    one, drawn = blur(), random.Random(7)
    square = one.square(*HERE)
    places = [around(*HERE, 6.0, drawn) for _ in range(4_000)]
    within = [place for place in places if one.square(*place) == square]
    assert len({one.near(*place) for place in within}) == 1
    wide = DEGREE_KM * cos(radians(HERE[0]))
    lats, lons = [lat for lat, _ in within], [lon for _, lon in within]
    assert (max(lats) - min(lats)) * DEGREE_KM == pytest.approx(SIDE_KM, rel=0.1)
    assert (max(lons) - min(lons)) * wide == pytest.approx(SIDE_KM, rel=0.1)


def test_the_shown_point_says_nothing_of_where_in_the_square_the_place_is() -> None:
    """Over many keys the way from the true place to the shown point averages to nothing."""
    ups, acrosses = [], []
    for n in range(800):
        lat, lon = blur(f"the invented key number {n}".encode()).near(*HERE)
        ups.append((lat - HERE[0]) * DEGREE_KM)
        acrosses.append((lon - HERE[1]) * DEGREE_KM * cos(radians(HERE[0])))
    assert abs(mean(ups)) < 0.25
    assert abs(mean(acrosses)) < 0.25


def test_a_square_that_a_border_cuts_gives_the_cercle_alone_to_the_smaller_side() -> None:
    """Else the cercle and the square together would leave a sliver."""
    border = HERE[0]
    areas = {"IX0101": area("IX0101"), "IX0102": area("IX0102", 15.0)}
    one = Blur(
        b"an invented key of this test", areas, lambda lat, lon: ("", "IX0101" if lat < border else "IX0102")
    )
    hows = set()
    for n in range(-60, 60):
        lat = border + n * 0.001
        code = "IX0101" if lat < border else "IX0102"
        spot = one.spot("near", lat, HERE[1], 0.5, code)
        hows.add(spot.how)
        if spot.how == "near":
            square = one.square(lat, HERE[1])
            same = [m for m in range(-90, 90) if one.square(border + m * 0.001, HERE[1]) == square]
            own = [m for m in same if (m < 0) == (code == "IX0101")]
            assert len(own) >= 0.4 * len(same)
    assert hows == {"near", "cercle"}


def test_a_cercle_is_shown_at_its_own_point_and_none_nowhere() -> None:
    spot = blur().spot("cercle", *HERE, 0.5, "IX0101")
    assert (spot.how, spot.lat, spot.lon, spot.precision_km) == ("cercle", 14.0, -3.5, 60.0)
    assert blur().spot("cercle", *HERE, 0.5, "unheard").how == "none"
    assert blur().spot("none", *HERE, 0.5, "IX0101").lat is None
    assert blur().spot("exact", *HERE, 0.5, "IX0101").lat == HERE[0]


def test_the_precision_shown_is_a_round_one_so_that_it_tells_no_record_apart() -> None:
    assert {blur().spot("near", *HERE, own, "").precision_km for own in (None, 0.1, 0.3, 0.8)} == {6.0}
    assert stepped(7.0) == 10.0
    assert stepped(9_999.0) == 2_000.0


def test_a_pseudonym_is_the_same_each_time_and_tells_no_number() -> None:
    assert blur().pseudonym(7) == blur().pseudonym(7) != blur().pseudonym(8)
    assert blur(b"another invented key").pseudonym(7) != blur().pseudonym(7)


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="fewer than 16"):
        Blur(b"short")
    with pytest.raises(ValueError, match="no way to give a place"):
        blur().spot("roughly", *HERE, 0.5, "")
    assert coarser("near") == "cercle"
    assert coarser("none") == "none"
