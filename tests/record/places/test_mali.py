"""What the package carries of Mali: whole, small, and honest about its boundaries."""

import csv
import json
from typing import Any

import pytest

from bluehelm.record import vocab
from bluehelm.record.places.areas import at
from bluehelm.record.places.finding import find
from bluehelm.record.places.gazetteer import MALI, about, mali, sounded
from bluehelm.sources.gazetteer.faces import crossings, loops, unshared


def features(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((MALI / f"{name}.geojson").read_text(encoding="utf-8"))[
        "features"
    ]
    return found


def test_every_region_and_cercle_of_the_p_code_table_is_there() -> None:
    codes = {name: [one["properties"]["pcode"] for one in features(name)] for name in ("regions", "cercles")}
    assert len([code for code in codes["regions"] if code]) == 10
    assert len(set(codes["cercles"])) == 53
    assert all(code[:4] in codes["regions"] for code in codes["cercles"])


@pytest.mark.parametrize(("name", "shapes"), [("regions", 10), ("cercles", 50)])
def test_there_is_no_gap_between_neighbours(name: str, shapes: int) -> None:
    areas = {area.id: [list(ring) for ring in area.rings] for area in mali().areas.values() if area.rings}
    some = {code: rings for code, rings in areas.items() if len(code) == (4 if name == "regions" else 6)}
    assert len(some) == shapes
    assert len(loops(unshared(some))) == 1
    assert crossings(some) == 0


def test_the_boundaries_are_small() -> None:
    assert sum(path.stat().st_size for path in MALI.glob("*.geojson")) < 400_000


def test_each_area_says_how_old_its_boundary_is_in_both_languages() -> None:
    for area in mali().areas.values():
        assert set(area.note) == {"en", "fr"}
    assert "cercle of Ménaka" in mali().areas["ML10"].note["en"]
    assert "Taoudénit" in mali().areas["ML06"].note["en"]
    assert set(about()) == {"disclaimer", "credit"}
    assert {"en", "fr"} == set(about()["disclaimer"])


@pytest.mark.parametrize(
    ("lat", "lon", "names"),
    [
        (14.49, -4.19, ["Mopti", "Mopti"]),
        (15.92, 2.40, ["Ménaka"]),
        (12.65, -8.0, ["Bamako", "Bamako"]),
        (22.67, -3.98, ["Tombouctou", "Tombouctou"]),
        (48.9, 2.4, []),
    ],
)
def test_a_point_is_in_its_areas(lat: float, lon: float, names: list[str]) -> None:
    assert [area.name for area in at(mali().areas.values(), lat, lon)] == names


def test_nothing_lies_outside_and_what_did_is_set_aside_with_the_reason() -> None:
    assert all(10 < place.lat < 25.1 and -12.4 < place.lon < 4.4 for place in mali().places.values())
    with (MALI / "set_aside.csv").open(encoding="utf-8") as text:
        rows = list(csv.DictReader(text))
    assert all(row["why"] for row in rows)
    assert sum("outside the country" in row["why"] and float(row["lat"]) > 35 for row in rows) >= 11


def test_the_index_of_names_is_that_of_the_places() -> None:
    held = mali()
    assert dict(held.by_name) == {plain: ids for plain, _, ids in sounded(held.places.values())}


@pytest.mark.parametrize(
    ("written", "name", "kind", "pcode"),
    [
        ("Timbuktu", "Tombouctou", "town", "ML0605"),
        ("région de Tombouctou", "Tombouctou", "region", "ML06"),
        ("Segou region", "Ségou", "region", "ML04"),
        ("cercle de Baroueli", "Baraouéli", "cercle", "ML0401"),
        ("Tidermene cercle", "Tidermene", "cercle", "ML1004"),
        ("Ménaka region", "Ménaka", "region", "ML10"),
        ("région de Taoudénit", "Taoudénit", "region", None),
        ("Aguelhoc", "Aguelhok", "town", "ML0803"),
        ("nord du Mali", "Northern Mali", "part", None),
    ],
)
def test_names_of_mali_are_found(written: str, name: str, kind: str, pcode: str | None) -> None:
    best = find(written)[0]
    assert (best.name, best.kind, best.pcode) == (name, kind, pcode)


def test_a_name_that_many_villages_bear_is_never_one_point() -> None:
    same = find("Madina", limit=100)
    assert len(same) > 40
    assert same[0].score < 0.05


def test_each_reason_is_worded_in_both_languages() -> None:
    words = vocab.read("place_why")
    for key, entry in words.items():
        if key != "kinds":
            assert set(entry) == {"en", "fr"}, key
