"""The squares answer as the areas themselves do."""

import random

from bluehelm.record.places.areas import at
from bluehelm.record.places.gazetteer import mali
from bluehelm.record.places.raster import raster


def test_every_point_is_answered_as_by_the_areas_themselves() -> None:
    known = raster()
    chance = random.Random(20310304)
    for _ in range(3000):
        lat, lon = chance.uniform(10, 25), chance.uniform(-12.5, 4.5)
        found = {area.kind: area.pcode or "" for area in at(mali().areas.values(), lat, lon)}
        assert known.codes(lat, lon) == (found.get("region", ""), found.get("cercle", "")), (lat, lon)


def test_outside_the_country_nothing_is_known() -> None:
    assert raster().codes(0.0, 0.0) == ("", "")


def test_menaka_has_its_region_and_no_cercle() -> None:
    assert raster().codes(15.92, 2.40) == ("ML10", "")
