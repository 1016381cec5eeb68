"""Neighbours share their borders exactly, however the raw files and the simplification left them."""

from math import sin

from bluehelm.record.places.earth import Point, area_km2
from bluehelm.sources.gazetteer.faces import (
    Rings,
    closed,
    crossings,
    joined,
    loops,
    sides,
    simplified,
    snapped,
    unshared,
)


def wavy() -> dict[str, Rings]:
    """Two areas with a crooked border between them."""
    border: list[Point] = [(1 + 0.03 * sin(9 * y / 20), y / 20) for y in range(21)]
    west: list[Point] = [(0.0, 0.0), *border, (0.0, 1.0)]
    east: list[Point] = [(2.0, 1.0), *border[::-1], (2.0, 0.0)]
    return {"west": [west], "east": [east]}


def corner() -> dict[str, Rings]:
    """Three areas that meet, where the great one lacks the corner of the other two: a sliver lies between."""
    great: list[Point] = [(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 1.0)]
    left: list[Point] = [(0.0, 1.0), (1.0, 1.01), (1.0, 2.0), (0.0, 2.0)]
    right: list[Point] = [(1.0, 1.01), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0)]
    return {"great": [great], "left": [left], "right": [right]}


def whole(areas: dict[str, Rings]) -> bool:
    """Whether there is one outer border and nothing between the areas."""
    return len(loops(unshared(areas))) == 1


def test_a_gap_where_three_meet_is_closed() -> None:
    assert not whole(corner())
    made = closed(corner())
    assert whole(made.areas)
    assert (made.loops, crossings(made.areas)) == (1, 0)
    assert made.total_km2 > 100


def test_points_that_differ_by_rounding_become_one() -> None:
    areas = wavy()
    areas["east"][0][5] = (areas["east"][0][5][0] + 0.00001, areas["east"][0][5][1])
    assert not whole(areas)
    assert whole(snapped(areas))


def test_a_simpler_border_is_the_same_for_both_sides() -> None:
    made = simplified(wavy(), 2.0)
    assert whole(made)
    assert sum(len(ring) for rings in made.values() for ring in rings) < 30
    assert crossings(made) == 0


def test_without_tolerance_nothing_is_left_out_that_bends() -> None:
    same = simplified(wavy(), 0.0)
    size = sum(area_km2(rings[0]) for rings in wavy().values())
    assert abs(sum(area_km2(rings[0]) for rings in same.values()) - size) < 1e-6 * size


def test_areas_are_joined_along_their_border() -> None:
    [ring] = joined(wavy(), ["west", "east"])
    assert {(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 1.0)} <= set(ring)
    assert len(list(sides(ring))) == 6


def test_sides_that_cross_are_counted() -> None:
    bow: list[Point] = [(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)]
    assert crossings({"bow": [bow]}) == 1
