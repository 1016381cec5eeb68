"""The ground on which invented things happen: the real places, weighed by what is near them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bluehelm.record import vocab
from bluehelm.record.places.gazetteer import Gazetteer, Place, mali
from bluehelm.record.places.spelling import folded

Array = np.ndarray[Any, Any]
KM = 111.2  # a degree of latitude
ROAD_KM = 7.0


@cache
def numbers(name: str) -> dict[str, Any]:
    """The YAML beside this file: world, providers."""
    content = vocab.parsed((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8"))
    return dict(content)


@dataclass(frozen=True)
class Ground:
    """Places in the order of their regions, and of space within a region: neighbours stand close together."""

    places: Sequence[Place]
    lat: Array
    lon: Array
    region: Array  # index into the sorted codes of regions
    starts: Array  # of each region, and the end of the last
    weight: Array  # running sums of what draws an incident
    road: Array  # running sums for what happens on roads
    town: Array  # index of the nearest town
    seat: Sequence[str]  # the name of the cercle, else of the region


@cache
def ground() -> Ground:
    """Made once from the gazetteer of the package; the same at every start."""
    gazetteer, world = mali(), numbers("world")
    codes = sorted(world["levels"])
    held = [
        (codes.index(one.area[:4]), _woven(one), one.id, one)
        for one in gazetteer.places.values()
        if one.kind in ("town", "village", "quarter") and one.area and one.area[:4] in codes
    ]
    places = [one for *_, one in sorted(held)]
    lat, lon = np.array([one.lat for one in places]), np.array([one.lon for one in places])
    region = np.array([codes.index((one.area or "")[:4]) for one in places])
    weighed = world["weights"]
    base = np.array([float(weighed[one.kind]) for one in places])
    near = _near_roads(lat, lon, _lines(gazetteer, world["roads"]))
    towns = np.array([at for at, one in enumerate(places) if one.kind == "town"])
    return Ground(
        places, lat, lon, region,
        np.searchsorted(region, np.arange(len(codes) + 1)),
        np.cumsum(base * np.where(near, weighed["on_road"], 1.0)),
        np.cumsum(np.where(near, np.sqrt(base), 1e-3)),
        _nearest(lat, lon, towns),
        [gazetteer.areas[one.area].name if one.area else "" for one in places],
    )  # fmt: skip


def _woven(place: Place) -> int:
    """Latitude and longitude woven bit by bit: what is near in space is mostly near in this order."""
    rows, columns = int((place.lat - 10) * 64), int((place.lon + 13) * 64)
    return sum(
        ((rows >> bit & 1) << (2 * bit + 1)) | ((columns >> bit & 1) << (2 * bit)) for bit in range(11)
    )


def _lines(gazetteer: Gazetteer, roads: Sequence[Sequence[str]]) -> list[tuple[Place, Place]]:
    """The stretches of the roads; of places with one name the town, then the one nearest to the last stop."""
    stretches = []
    for road in roads:
        last: Place | None = None
        for name in road:
            bearing = [gazetteer.places[key] for key in gazetteer.by_name[folded(name)]]
            some = [one for one in bearing if one.id not in gazetteer.areas]
            stop = min(some, key=lambda one: (_rank(one, last), one.id))
            if last is not None:
                stretches.append((last, stop))
            last = stop
    return stretches


def _rank(one: Place, last: Place | None) -> float:
    away = 0.0 if last is None else abs(one.lat - last.lat) + abs(one.lon - last.lon)
    return away + (0.0 if one.kind == "town" else 1.0)


def _near_roads(lat: Array, lon: Array, stretches: Sequence[tuple[Place, Place]]) -> Array:
    near = np.zeros(len(lat), bool)
    for one, other in stretches:
        wide = np.cos(np.radians((one.lat + other.lat) / 2))
        x, y = (lon - one.lon) * wide * KM, (lat - one.lat) * KM
        to_x, to_y = (other.lon - one.lon) * wide * KM, (other.lat - one.lat) * KM
        along = np.clip((x * to_x + y * to_y) / max(to_x**2 + to_y**2, 1e-9), 0, 1)
        near |= np.hypot(x - along * to_x, y - along * to_y) <= ROAD_KM
    return near


def _nearest(lat: Array, lon: Array, towns: Array) -> Array:
    wide = np.cos(np.radians(17.0))
    away = (lat[:, None] - lat[towns]) ** 2 + ((lon[:, None] - lon[towns]) * wide) ** 2
    return np.asarray(towns[np.argmin(away, axis=1)])
