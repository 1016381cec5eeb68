"""The map: no place is finer than a square, few events are not drawn, a circle is a circle."""

import math
import re

import numpy as np
import pytest

from bluehelm.errors import BadInput
from bluehelm.impact.pictures import rings
from bluehelm.impact.pictures.places import LEAST, Placed, Square, placed
from bluehelm.impact.rows import Events
from bluehelm.impact.sentences import words
from tests.impact.studied import PLACED


def events(lat: list[float], lon: list[float]) -> Events:
    n = len(lat)
    zeros = np.zeros(n, np.int64)
    return Events(np.arange(n), zeros, zeros, np.array(lat), np.array(lon), {})


def made(lat: list[float], lon: list[float], responses: int, km: tuple[float, ...] = (10.0,)) -> Placed:
    treatment = np.arange(len(lat)) < responses
    return placed(events(lat, lon), treatment, ~treatment, km)


def test_events_are_told_by_square_and_few_are_left_out() -> None:
    found = made([14.01, 14.011, *[14.012] * 5, 15.5, 15.6], [-4.0] * 9, responses=1)
    assert [one.count for one in found.events] == [6]
    assert (found.total, found.left_out) == (8, 2)
    assert all(one.count >= LEAST for one in found.events)


def test_no_place_of_the_table_is_on_the_map() -> None:
    random = np.random.default_rng(3)
    lat, lon = random.uniform(13, 16, 300), random.uniform(-5, 0, 300)
    found = made(list(lat), list(lon), responses=60)
    for one in (*found.events, *found.responses):
        assert not np.isclose(lat, one.lat, rtol=0, atol=1e-9).any()
        assert not np.isclose(lon, one.lon, rtol=0, atol=1e-9).any()
    assert sum(one.count for one in found.responses) == 60


def test_squares_grow_with_the_country_and_are_as_high_as_wide() -> None:
    assert made([14.0, 14.1], [-4.0, -4.0], 1).side_km == 5
    wide = made([60.0, 62.0], [-10.0, 10.0], 1)
    assert wide.side_km == 50
    square = rings._square(Square(61.0, 3.0, 200), 50.0, ["a", "b", "c", "d"])
    across = (square["east"] - square["lon"]) * math.cos(math.radians(61.0))
    assert across == pytest.approx(50 / 111.195)


def test_data_on_both_sides_of_the_date_line_lie_together() -> None:
    found = made([0.0] * 12, [179.9, -179.9] * 6, 2, km=(20.0,))
    assert max(one.lon for one in found.events) - min(one.lon for one in found.events) < 1


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(BadInput, match="nothing to draw a map of"):
        made([14.0], [-4.0], 1)


def drawn(found: Placed) -> dict[str, object]:
    import altair as alt

    chart: dict[str, object] = rings.draw(alt, found, "en").chart.to_dict(validate=False)
    return chart


def test_a_ring_has_its_radius_in_both_directions() -> None:
    chart = drawn(PLACED)
    circles = [layer for layer in chart["layer"] if layer["mark"].get("filled") is False]  # type: ignore[attr-defined]
    one = circles[0]["data"]["values"][2]  # 20 km round the first response
    degrees = 20 / 111.195
    lat = PLACED.responses[0].lat
    tall = (rings._up(lat + degrees) - rings._up(lat - degrees)) / 2
    scale = circles[0]["encoding"]["y"]["scale"]["domain"]
    points = math.sqrt(one["size"]) / 2
    assert points == pytest.approx(tall / (scale[1] - scale[0]) * chart["height"], rel=1e-4)  # type: ignore[operator]
    west, east = circles[0]["encoding"]["x"]["scale"]["domain"]
    wide = degrees / math.cos(math.radians(lat))
    assert points == pytest.approx(wide / (east - west) * chart["width"], rel=1e-4)  # type: ignore[operator]


def test_with_many_responses_only_the_widest_ring_is_drawn_and_said() -> None:
    many = tuple(Square(14 + n / 100, -4.0, 1) for n in range(rings.MOST_RINGS // 3 + 1))
    few = Placed(PLACED.events, many, 10.0, (5.0, 10.0, 20.0), 10, 0)
    assert rings._drawn(few) == (20.0,)
    title = drawn(few)["title"]
    assert "Rings: 20 km" in " ".join(title["subtitle"])  # type: ignore[index]
    assert rings._drawn(PLACED) == (5.0, 10.0, 20.0)


def test_more_events_are_darker_and_wider() -> None:
    names = ["a", "b", "c", "d"]
    shown = [rings._square(Square(14, 0, n), 10.0, names) for n in (5, 10, 25, 100)]
    assert [one["class"] for one in shown] == names
    widths = [one["east"] - one["lon"] for one in shown]
    assert widths == sorted(set(widths))
    assert re.search("darker and wider", words("map note", "en", cell="", least="", left="", km="", n=""))
