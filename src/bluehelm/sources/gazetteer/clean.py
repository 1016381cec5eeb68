"""Places as the package carries them: what lies elsewhere or twice is set aside, with the reason."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil, pi, sqrt

from bluehelm.record.places.earth import Ring, inside, km, to_edge_km
from bluehelm.record.places.spelling import folded
from bluehelm.sources.gazetteer.faces import Rings
from bluehelm.sources.gazetteer.raw import City, Locality

BORDER_KM = 3.0  # villages at the border whose point fell on the other side of a simplified line
SAME_KM = 1.0  # two points of one name so near are one place
TWIN_KM = 6.0  # a village of the town's own name so near is the town
SAME_TOWN_KM = 10.0  # the two lists place a town so far apart at most
PEOPLE_PER_KM2 = 5000  # of a town, for its radius
FRENCH = frozenset("abcdefghijklmnopqrstuvwxyzàâçèéêëîïôûü -'’")
WRITTEN = re.compile(
    r"[A-Za-z\u00c0-\u024f\u0250-\u02af\u1e00-\u1eff\u0600-\u06ff\u07c0-\u07ff\u2d30-\u2d7f]"
)


@dataclass(frozen=True)
class Kept:
    """A row of places.csv."""

    id: str
    name: str
    kind: str  # town, village, quarter
    lat: float
    lon: float
    precision_km: float
    area: str  # P-code of the cercle, or of the region where the cercle is not known
    population: int | None
    others: tuple[str, ...]


@dataclass(frozen=True)
class Aside:
    """A row of set_aside.csv: what of the raw file is not used, and why."""

    id: str
    name: str
    lat: float
    lon: float
    why: str


def cleaned(
    raw: Iterable[Locality], cities: Iterable[City], areas: Mapping[str, Rings]
) -> tuple[list[Kept], list[Aside]]:
    """The places of the country, by id, and what was set aside."""
    kept: list[Kept] = []
    aside: list[Aside] = []
    boxes = {code: _box(rings[0]) for code, rings in areas.items()}
    for row in raw:
        near = {code: areas[code] for code, box in boxes.items() if _held(box, row.lat, row.lon)}
        area, far = _area(row.lat, row.lon, near or areas)
        if area is None:
            why = f"lies {far:.0f} km outside the country"
            aside.append(Aside(row.id, row.name, row.lat, row.lon, why))
        else:
            kept.append(_kept(row, area))
    kept, twice = _once(kept)
    kept, moved = _towns(kept, cities, areas)
    return sorted(kept, key=lambda row: row.id), sorted([*aside, *twice, *moved], key=lambda row: row.id)


def _box(ring: Ring) -> tuple[float, float, float, float]:
    margin = BORDER_KM / 100  # degrees, and more than enough
    ups, acrosses = [y for _, y in ring], [x for x, _ in ring]
    return min(ups) - margin, max(ups) + margin, min(acrosses) - margin, max(acrosses) + margin


def _held(box: tuple[float, float, float, float], lat: float, lon: float) -> bool:
    south, north, west, east = box
    return south <= lat <= north and west <= lon <= east


def _area(lat: float, lon: float, areas: Mapping[str, Rings]) -> tuple[str | None, float]:
    """The area that holds the point, or lies within BORDER_KM of it; and how far the nearest is."""
    for code, (outer, *holes) in areas.items():
        if inside(outer, lon, lat) and not any(inside(hole, lon, lat) for hole in holes):
            return code, 0.0
    far, code = min((to_edge_km(rings[0], lon, lat), code) for code, rings in areas.items())
    return (code, far) if far <= BORDER_KM else (None, far)


def _kept(row: Locality, area: str) -> Kept:
    kind = "quarter" if row.type == "neighbourhood" or row.code == "PPLX" else "village"
    if row.code.startswith("PPLA") or row.code == "PPLC" or row.type == "localadmin":
        kind = "town"
    others = [name for name in row.others if WRITTEN.search(name) and len(folded(name)) > 1]
    name = _accented(row.name, others)
    seen, different = {folded(name)}, []
    for other in others:
        if folded(other) not in seen:
            seen.add(folded(other))
            different.append(other)
    at = round(row.lat, 5), round(row.lon, 5)
    size = _precision(kind, row.population)
    return Kept(row.id, name, kind, *at, size, area, row.population, tuple(different))


def _accented(name: str, others: Iterable[str]) -> str:
    """The same name with its French accents, where one of the others has them."""
    alike = (other for other in others if folded(other) == folded(name) and len(other) == len(name))
    same = [other for other in alike if set(other.casefold()) <= FRENCH]
    return max([name, *same], key=lambda one: (sum(letter > "\x7f" for letter in one), one == name))


def _precision(kind: str, population: int | None) -> float:
    """Kilometres within which the place lies: the point's own error and the size of the place."""
    if kind == "quarter":
        return 1.5
    if population is None:
        return 3.0 if kind == "town" else 2.0
    return round(2 + sqrt(population / PEOPLE_PER_KM2 / pi), 1)


def _once(rows: list[Kept]) -> tuple[list[Kept], list[Aside]]:
    by_name: dict[str, list[Kept]] = defaultdict(list)
    twice: list[Aside] = []
    for row in sorted(rows, key=lambda row: (-(row.population or 0), row.id)):
        known = by_name[folded(row.name)]
        same = next((one for one in known if km(one.lat, one.lon, row.lat, row.lon) < SAME_KM), None)
        if same is None:
            known.append(row)
            continue
        why = f"the same name as {same.id}, less than {SAME_KM:.0f} km away"
        twice.append(Aside(row.id, row.name, row.lat, row.lon, why))
        known[known.index(same)] = replace(same, others=tuple(dict.fromkeys((*same.others, *row.others))))
    return [row for known in by_name.values() for row in known], twice


def _towns(
    rows: list[Kept], cities: Iterable[City], areas: Mapping[str, Rings]
) -> tuple[list[Kept], list[Aside]]:
    """Towns told by the list of larger places; those that the other list lacks are added."""
    kept = {row.id: row for row in rows}
    named = defaultdict(set)
    for row in rows:
        for name in (row.name, *row.others):
            named[folded(name)].add(row.id)
    aside: list[Aside] = []
    for city in cities:
        same = sorted(named[folded(city.name)], key=lambda one: _apart(kept[one], city))
        if same and _apart(kept[same[0]], city) <= SAME_TOWN_KM:
            town = kept[same.pop(0)]
        else:
            code, _ = _area(city.lat, city.lon, areas)
            if code is None:
                continue
            at = city.lat, city.lon
            town = Kept(f"geonames:{folded(city.name)}", city.name, "village", *at, 0.0, code, None, ())
        for other in [kept[one] for one in same]:
            near = _apart(other, city) <= TWIN_KM
            if near and folded(other.name) == folded(town.name):
                aside.append(_twin(kept.pop(other.id), town))
                named[folded(other.name)].discard(other.id)
                town = _with(town, other)
        for other in (kept[one] for one in same if one in kept and kept[one].population is not None):
            if town.population is None and folded(other.name) == folded(town.name):
                aside.append(_elsewhere(other, town))
                town = replace(town, population=other.population)
                kept[other.id] = replace(other, population=None, precision_km=_precision("village", None))
        size = max(_precision("town", town.population), ceil(_apart(town, city)))  # both lists are held
        kept[town.id] = replace(town, kind="quarter" if town.kind == "quarter" else "town", precision_km=size)
    return list(kept.values()), aside


def _twin(row: Kept, town: Kept) -> Aside:
    why = f"the same name as the town {town.id}, less than {TWIN_KM:.0f} km away"
    return Aside(row.id, row.name, row.lat, row.lon, why)


def _with(town: Kept, twin: Kept) -> Kept:
    """The town with what its second row says."""
    others = tuple(dict.fromkeys((*town.others, *twin.others)))
    return replace(town, others=others, population=town.population or twin.population)


def _apart(row: Kept, city: City) -> float:
    return km(row.lat, row.lon, city.lat, city.lon)


def _elsewhere(row: Kept, town: Kept) -> Aside:
    why = f"its population of {row.population} is that of the town of this name, {town.id}; the place stays"
    return Aside(row.id, row.name, row.lat, row.lon, why)
