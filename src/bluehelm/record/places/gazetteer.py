"""The places and areas that the package carries, and an index of their names by sound."""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from bluehelm.record.places.areas import Area
from bluehelm.record.places.spelling import folded, grams, heard

MALI = Path(__file__).parent / "mali"
AREAS = ("cercles", "regions", "parts")
MOST = 250  # names that sound a little alike and are looked at closely


class Place(NamedTuple):
    """A town, village or quarter, or an area; its size is in its precision."""

    id: str
    name: str
    kind: str  # town, village, quarter; cercle, region, part
    lat: float
    lon: float
    precision_km: float
    area: str | None  # the P-code of the cercle or region that holds it; of an area its own
    population: int | None
    others: tuple[str, ...]


@dataclass(frozen=True)
class Gazetteer:
    """Every place and area, by id."""

    places: Mapping[str, Place]
    areas: Mapping[str, Area]

    @cached_property
    def by_name(self) -> dict[str, list[tuple[str, str]]]:
        """Folded name to the places that bear it: (id, name as written)."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for place in self.places.values():
            for name in (place.name, *place.others):
                plain = folded(name)
                if not found[plain] or found[plain][-1][0] != place.id:
                    found[plain].append((place.id, name))
        return dict(found)

    @cached_property
    def by_sound(self) -> dict[str, list[str]]:
        """Sound to folded names."""
        found: dict[str, list[str]] = defaultdict(list)
        for plain in self.by_name:
            found[heard(plain)].append(plain)
        return dict(found)

    @cached_property
    def _sounds(self) -> list[str]:
        return list(self.by_sound)

    @cached_property
    def _with_gram(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, sound in enumerate(self._sounds):
            for gram in set(grams(sound)):
                found[gram].append(at)
        return dict(found)

    def alike(self, plain: str) -> list[str]:
        """Folded names that sound somewhat like this one, the likest first."""
        sound = heard(plain)
        sought = set(grams(sound))
        shared: Counter[int] = Counter()
        for gram in sought:
            shared.update(self._with_gram.get(gram, ()))
        sizes = {at: len(self._sounds[at]) + 1 for at, count in shared.items() if count > 1 or len(sought) < 5}
        likest = sorted(sizes, key=lambda at: (-2 * shared[at] / (len(sought) + sizes[at]), at))[:MOST]
        names = [name for at in likest for name in self.by_sound[self._sounds[at]]]
        return names if plain not in self.by_name or plain in names else [plain, *names]

    def homonyms(self, plain: str) -> int:
        """How many places, areas apart, bear the name."""
        return sum(self.places[one].id not in self.areas for one, _ in self.by_name.get(plain, ()))

    def parents(self, place: Place) -> list[Area]:
        """The areas that hold it, the smallest first."""
        own = self.areas.get(place.id)
        code = own.parent if own is not None else place.area
        found = []
        while code is not None:
            found.append(self.areas[code])
            code = self.areas[code].parent
        return found


@cache
def mali() -> Gazetteer:
    """The gazetteer of the package."""
    areas = {area.id: area for file in AREAS for area in read_areas(MALI / f"{file}.geojson")}
    places = [*read_places(MALI / "places.csv"), *(_of(area) for area in areas.values())]
    return Gazetteer({place.id: place for place in places}, areas)


def read_places(path: Path) -> Iterable[Place]:
    """The rows of places.csv."""
    with path.open(encoding="utf-8", newline="") as text:
        rows = csv.reader(text)
        next(rows)
        for key, name, kind, lat, lon, size, area, people, others in rows:
            count = int(people) if people else None
            yield Place(
                key, name, kind, float(lat), float(lon), float(size), area, count, tuple(others.split("|")) if others else ()
            )


def read_areas(path: Path) -> Iterable[Area]:
    """The features of a file of areas."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for feature in content["features"]:
        told, shape = feature["properties"], feature["geometry"]
        rings = [] if shape is None else [[(x, y) for x, y in ring[:-1]] for ring in shape["coordinates"]]
        key = told["pcode"] or f"{told['kind']}:{folded(told['name'])}"
        yield Area(
            key,
            told["name"],
            tuple(told["others"]),
            told["kind"],
            told["pcode"],
            told["parent"],
            told["lat"],
            told["lon"],
            told["precision_km"],
            tuple(told["covers"]),
            told["note"],
            rings,
        )


def _of(area: Area) -> Place:
    return Place(
        area.id, area.name, area.kind, area.lat, area.lon, area.precision_km, area.pcode, None, area.others
    )


def about() -> dict[str, Any]:
    """The boundary disclaimer in English and French, and the credit that sources ask for."""
    content = json.loads((MALI / "parts.geojson").read_text(encoding="utf-8"))
    return {name: content[name] for name in ("disclaimer", "credit")}
