"""What lies under the incidents on the map: boundaries and towns of the package, and what is said of them."""

import gzip
import hashlib
import json
from functools import cache
from typing import Any

from bluehelm.events.pictures.country import middle
from bluehelm.record.places.areas import Area
from bluehelm.record.places.gazetteer import about, mali

FINE = 4  # decimals of a degree: ten metres
TOWNS = 400  # places that are named, the most people first


@cache
def body() -> bytes:
    """The basemap as JSON, gzipped."""
    areas = mali().areas.values()
    told = {
        "regions": _collection([one for one in areas if one.kind == "region" and one.rings]),
        "cercles": _collection([one for one in areas if one.kind == "cercle" and one.rings]),
        "seats": [_seat(one) for one in areas if one.kind in ("region", "cercle") and not one.rings],
        "places": _places(),
        **about(),
    }
    return gzip.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)


@cache
def version() -> str:
    return hashlib.sha256(body()).hexdigest()[:12]


def _collection(areas: list[Area]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [_feature(n, one) for n, one in enumerate(areas, 1)]}


def _feature(number: int, area: Area) -> dict[str, Any]:
    rings = [[[round(x, FINE), round(y, FINE)] for x, y in (*ring, ring[0])] for ring in area.rings]
    told = {
        "code": area.id, "name": area.name, "note": dict(area.note), "covers": list(area.covers),
        "middle": [round(one, 3) for one in middle(area.id)],
    }  # fmt: skip
    shape = {"type": "Polygon", "coordinates": rings}
    return {"type": "Feature", "id": number, "properties": told, "geometry": shape}


def _seat(area: Area) -> dict[str, Any]:
    return {
        "code": area.id, "name": area.name, "kind": area.kind, "lon": area.lon, "lat": area.lat,
        "note": dict(area.note),
    }  # fmt: skip


def _places() -> list[list[Any]]:
    """Name, longitude, latitude, people: towns and large villages."""
    found = [one for one in mali().places.values() if one.kind == "town" or (one.population or 0) >= 5_000]
    found.sort(key=lambda one: (-(one.population or 0), one.name))
    return [[one.name, one.lon, one.lat, one.population or 0] for one in found[:TOWNS]]
