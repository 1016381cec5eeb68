"""What is not of the country, or there twice, is set aside with the reason; the rest keeps its precision."""

from bluehelm.record.places.earth import Point
from bluehelm.sources.gazetteer.clean import Aside, Kept, cleaned
from bluehelm.sources.gazetteer.raw import City, Locality

SQUARE: list[Point] = [(0.0, 10.0), (1.0, 10.0), (1.0, 11.0), (0.0, 11.0)]
AREAS = {"XX0101": [SQUARE]}


def raw(key: str, name: str, lat: float, lon: float, people: int | None = None, *others: str) -> Locality:
    return Locality(key, name, "locality", "", lat, lon, "", people, others)


def clean(*rows: Locality, cities: tuple[City, ...] = ()) -> tuple[dict[str, Kept], dict[str, Aside]]:
    kept, aside = cleaned(rows, cities, AREAS)
    return {row.id: row for row in kept}, {row.id: row for row in aside}


def test_a_place_on_an_island_far_away_is_set_aside_with_its_distance() -> None:
    kept, aside = clean(raw("1", "Aldou", 10.5, 0.5), raw("2", "Ilet", 36.0, 14.0))
    assert set(kept) == {"1"}
    assert "km outside the country" in aside["2"].why


def test_a_village_just_over_the_border_stays() -> None:
    kept, _ = clean(raw("1", "Aldou", 10.5, 1.02))
    assert kept["1"].area == "XX0101"


def test_one_name_twice_within_a_kilometre_is_one_place() -> None:
    kept, aside = clean(raw("1", "Tolbé", 10.5, 0.5), raw("2", "Tolbe", 10.505, 0.5, None, "Tolbet"))
    assert set(kept) == {"1"}
    assert kept["1"].others == ("Tolbet",)
    assert "the same name as 1" in aside["2"].why


def test_accents_come_from_the_other_names_and_scripts_of_the_country_stay() -> None:
    kept, _ = clean(raw("1", "Tolbe", 10.5, 0.5, None, "Tólbé", "Tolbé", "Толбе", "تلبي"))
    assert (kept["1"].name, kept["1"].others) == ("Tolbé", ("تلبي",))  # and no Hungarian accents


def test_a_larger_place_is_a_town_and_one_that_is_lacking_is_added() -> None:
    kept, _ = clean(raw("1", "Aldou", 10.5, 0.5), cities=(City("Aldou", 10.51, 0.5), City("Bram", 10.1, 0.1)))
    assert kept["1"].kind == "town"
    assert (kept["geonames:bram"].kind, kept["geonames:bram"].area) == ("town", "XX0101")


def test_where_two_lists_place_a_town_apart_its_precision_holds_both() -> None:
    kept, _ = clean(raw("1", "Aldou", 10.5, 0.5), cities=(City("Aldou", 10.57, 0.5),))
    assert kept["1"].precision_km == 8


def test_the_population_of_a_town_is_not_left_with_a_village_of_its_name() -> None:
    rows = raw("1", "Aldou", 10.1, 0.1, 50_000), raw("2", "Aldou", 10.9, 0.9)
    kept, aside = clean(*rows, cities=(City("Aldou", 10.9, 0.9),))
    assert (kept["1"].population, kept["2"].population) == (None, 50_000)
    assert "its population of 50000" in aside["1"].why
    assert kept["2"].precision_km > kept["1"].precision_km
