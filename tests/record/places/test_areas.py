"""A point is in the areas that hold it."""

import pytest

from bluehelm.record.places.areas import Area, at
from bluehelm.record.places.earth import area_km2, halfway, inside, km, moved, to_edge_km
from tests.record.places.placemaking import areas, square


def test_a_point_lies_in_a_cercle_and_its_region() -> None:
    assert [area.name for area in at(areas(), 10.5, 1.5)] == ["Bérimba", "Wessen"]
    assert at(areas(), 12, 1.5) == []


def test_a_hole_is_not_of_the_area() -> None:
    outer, hole = square(0, 0, 10, 10), square(4, 4, 6, 6)[::-1]
    given = Area("X", "X", (), "cercle", "X", None, 1, 1, 1, (), {}, [outer, hole])
    assert given.holds(1, 1)
    assert not given.holds(5, 5)


def test_an_area_without_a_boundary_holds_nothing_and_is_as_far_as_its_seat() -> None:
    seat = Area("X", "X", (), "cercle", "X", None, 0.0, 0.0, 1, (), {}, [])
    assert not seat.holds(0, 0)
    assert seat.away_km(0, 1) == pytest.approx(111.2, abs=0.1)


def test_where_a_polygon_covers_several_cercles_the_region_alone_is_given() -> None:
    ring = square(0, 0, 1, 1)
    cercle = Area("X01", "X", (), "cercle", "X01", "X", 0, 0, 1, ("X01", "X02"), {}, [ring])
    region = Area("X", "X", (), "region", "X", None, 0, 0, 1, (), {}, [ring])
    assert at([cercle, region], 0.5, 0.5) == [region]


@pytest.mark.parametrize("far", [0, 0.1, 5, 480])
@pytest.mark.parametrize("way", [0, 45, 133, 359])
@pytest.mark.parametrize(("lat", "lon"), [(14.5, -4.2), (-60, 179.9), (0, 0)])
def test_what_is_moved_so_far_is_so_far_away(lat: float, lon: float, way: float, far: float) -> None:
    assert km(lat, lon, *moved(lat, lon, way, far)) == pytest.approx(far, abs=0.01)


def test_a_square_degree_has_its_size_and_its_edge() -> None:
    ring = square(0, 0, 1, 1)
    assert area_km2(ring) == pytest.approx(12_363, rel=0.01)
    assert to_edge_km(ring, 0.5, 2) == pytest.approx(111.2, abs=0.1)
    assert inside(ring, 0.5, 0.5)
    assert halfway(0, 0, 2, 4) == (1, 2)
