"""The raw files of places, areas and P-codes, as their publishers left them."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bluehelm.errors import Unreadable, WrongKind
from bluehelm.record.places.earth import Point, signed_area

PLACES, CITIES = "wof_mali_localities.csv", "geonames_cities_ML.csv"
CERCLES, REGIONS = "wof_mali_adm2_cercle.geojson", "wof_mali_adm1.geojson"
PCODES = "ocha_pcodes_adm1_adm2_mli_bfa_ner.csv"
EXPECTED = {PLACES: 14_000, CITIES: 80, CERCLES: 49, REGIONS: 9, PCODES: 63}  # rows, those of Mali alone


@dataclass(frozen=True)
class Locality:
    """A place as Who's On First has it."""

    id: str
    name: str
    type: str  # locality, localadmin, neighbourhood
    code: str  # GeoNames' kind of place; mostly empty
    lat: float
    lon: float
    cercle: str  # as printed; empty for one in fourteen
    population: int | None
    others: tuple[str, ...]


@dataclass(frozen=True)
class City:
    """A place of GeoNames' list of larger places."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Code:
    """A region or cercle of the P-code table."""

    pcode: str
    level: int
    name: str
    parent: str


@dataclass(frozen=True)
class Shape:
    """An area with its rings, the outer one against the clock and holes with it."""

    name: str
    parent: str | None
    rings: list[list[Point]]


@dataclass(frozen=True)
class Raw:
    localities: list[Locality]
    cities: list[City]
    codes: list[Code]
    cercles: list[Shape]
    bamako: Shape  # no cercle: its region is the only shape it has


def read(folder: Path) -> Raw:
    """Everything that the gazetteer is made of; raises Unreadable or WrongKind."""
    places = [_locality(row) for row in _rows(folder / PLACES)]
    cities = [City(row["name"], float(row["lat"]), float(row["lng"])) for row in _rows(folder / CITIES)]
    codes = [
        Code(row["P-Code"], int(row["Admin Level"]), row["Name"], row["Parent P-Code"])
        for row in _rows(folder / PCODES)
        if row["Location"] == "MLI"
    ]
    cercles, regions = _shapes(folder / CERCLES), _shapes(folder / REGIONS)
    counts = (len(places), len(cities), len(cercles), len(regions), len(codes))
    for name, count in zip(EXPECTED, counts, strict=True):
        if count < EXPECTED[name]:
            raise WrongKind(
                f"{name}: holds {count} rows where {EXPECTED[name]} are expected; the file is cut off. "
                "Fetch it again."
            )
    bamako = next(shape for shape in regions if shape.name == "Bamako")
    return Raw(places, cities, codes, cercles, bamako)


def _rows(path: Path) -> list[dict[str, str]]:
    with _there(path).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def _there(path: Path) -> Path:
    if not path.is_file():
        raise Unreadable(f"{path}: is not there. Give the folder that holds the raw files of the gazetteer.")
    return path


def _locality(row: dict[str, str]) -> Locality:
    others = tuple(name for name in row["alt_names"].split("|") if name)
    population = int(float(row["population"])) if row["population"] else None
    at = float(row["lat"]), float(row["lon"])
    return Locality(
        row["wof_id"], row["name"], row["placetype"], row["gn_fcode"], *at, row["cercle"], population, others
    )


def _shapes(path: Path) -> list[Shape]:
    features: list[dict[str, Any]] = json.loads(_there(path).read_text(encoding="utf-8"))["features"]
    return [
        Shape(
            feature["properties"]["name"],
            feature["properties"]["parent_region"],
            [_ring(points, outer=at == 0) for at, points in enumerate(feature["geometry"]["coordinates"])],
        )
        for feature in features
    ]


def _ring(points: list[list[float]], *, outer: bool) -> list[Point]:
    """The ring without repeated points, in its direction."""
    ring = [(points[at][0], points[at][1]) for at in range(1, len(points)) if points[at] != points[at - 1]]
    return ring if (signed_area(ring) > 0) == outer else ring[::-1]
