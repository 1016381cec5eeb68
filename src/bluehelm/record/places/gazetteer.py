"""The places and areas that the package carries, and an index of their names by sound."""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from heapq import nlargest
from pathlib import Path
from typing import Any, NamedTuple

from bluehelm.record.places.areas import Area
from bluehelm.record.places.spelling import folded, grams, heard

MALI = Path(__file__).parent / "mali"
AREAS = ("cercles", "regions", "parts")
LEAST = 0.34  # share of pairs of letters that two sounds have in common
MOST = 100  # names that sound a little alike and are looked at closely


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
    """Every place and area, by id, and every name folded, with its sound."""

    places: Mapping[str, Place]
    areas: Mapping[str, Area]
    by_name: Mapping[str, tuple[str, ...]]  # folded name to the ids of those that bear it
    by_sound: Mapping[str, tuple[str, ...]]  # sound to folded names

    @cached_property
    def memory(self) -> dict[str, list[Any]]:
        """What names were found to be like, for those who ask often."""
        return {}

    @cached_property
    def _sounds(self) -> list[str]:
        return [f"^{sound}$" for sound in self.by_sound]

    @cached_property
    def _with_gram(self) -> dict[str, list[int]]:
        return {}

    def _having(self, gram: str) -> list[int]:
        """Where the pair of letters stands; looked for when it is first asked for, as few ever are."""
        if gram not in self._with_gram:
            self._with_gram[gram] = [at for at, sound in enumerate(self._sounds) if gram in sound]
        return self._with_gram[gram]

    def alike(self, plain: str) -> list[str]:
        """Folded names that sound somewhat like this one, the likest first."""
        sought = set(grams(heard(plain)))
        shared: Counter[int] = Counter()
        for gram in sought:
            shared.update(self._having(gram))
        least = 2 if len(sought) > 4 else 1
        likeness = {
            at: 2 * count / (len(sought) + len(self._sounds[at]) - 1)
            for at, count in shared.items()
            if count >= least
        }
        likest = nlargest(
            MOST, (at for at, share in likeness.items() if share >= LEAST), key=lambda at: (likeness[at], -at)
        )
        names = [name for at in likest for name in self.by_sound[self._sounds[at][1:-1]]]
        return names if plain not in self.by_name or plain in names else [plain, *names]

    def homonyms(self, plain: str) -> int:
        """How many places, areas apart, bear the name."""
        return sum(one not in self.areas for one in self.by_name.get(plain, ()))

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
    areas = [
        area for file in AREAS for area in read_areas((MALI / f"{file}.geojson").read_text(encoding="utf-8"))
    ]
    places = read_places((MALI / "places.csv").read_text(encoding="utf-8"))
    return joined(places, areas, read_names((MALI / "names.csv").read_text(encoding="utf-8")))


def joined(
    places: Iterable[Place], areas: Iterable[Area], names: Iterable[tuple[str, str, tuple[str, ...]]] = ()
) -> Gazetteer:
    """A gazetteer of these; without names they are folded and sounded anew."""
    by_area = {area.id: area for area in areas}
    every = {place.id: place for place in (*places, *map(_of, by_area.values()))}
    by_name: dict[str, tuple[str, ...]] = {}
    by_sound: dict[str, list[str]] = defaultdict(list)
    for plain, sound, ids in tuple(names) or sounded(every.values()):
        by_name[plain] = ids
        by_sound[sound].append(plain)
    return Gazetteer(every, by_area, by_name, {sound: tuple(alike) for sound, alike in by_sound.items()})


def sounded(places: Iterable[Place]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Every name folded, with its sound and the ids of those that bear it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for place in places:
        for name in (place.name, *place.others):
            found[folded(name)][place.id] = None
    return [(plain, heard(plain), tuple(ids)) for plain, ids in sorted(found.items())]


def read_names(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The rows of names.csv."""
    rows = (line.split(",") for line in text.splitlines()[1:])
    return [(plain, sound, tuple(ids.split("|"))) for plain, sound, ids in rows]


def read_places(text: str) -> list[Place]:
    """The rows of places.csv."""
    rows = csv.reader(text.splitlines())
    next(rows)
    return [
        Place(
            key, name, kind, float(lat), float(lon), float(size), area,
            int(people) if people else None, tuple(others.split("|")) if others else (),
        )
        for key, name, kind, lat, lon, size, area, people, others in rows
    ]  # fmt: skip


def read_areas(text: str) -> Iterable[Area]:
    """The features of a file of areas."""
    content: dict[str, Any] = json.loads(text)
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
