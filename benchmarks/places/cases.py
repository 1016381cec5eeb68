"""Hard names drawn from the gazetteer by a seed: the words, and where the place truly is.

What is not in the words is drawn too: a "5 km north" is 4 to 6 km within an eighth of the circle, a place "between"
two others lies anywhere on the way and to its side, so that a stated precision can be found wrong.
"""

from dataclasses import dataclass
from random import Random

from benchmarks.places.noise import MEASURED, TUNING, Spoil
from bluehelm.record.places.earth import halfway, km, moved
from bluehelm.record.places.gazetteer import Gazetteer, Place, mali
from bluehelm.record.places.spelling import folded

KINDS = {
    "typing error": 60, "variant": 45, "by ear or misread": 30, "offset": 45, "between": 30, "homonym, cercle said": 36,
    "homonym alone": 12, "area": 18, "near": 12, "homonym, point near": 12,
}  # fmt: skip
WAYS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
VERS = (
    "au nord",
    "au nord-est",
    "à l'est",
    "au sud-est",
    "au sud",
    "au sud-ouest",
    "à l’ouest",
    "au nord-ouest",
)
SHORT = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
OFFSETS = {
    "tuning": ("{far} km {way} of {name}", "à {far} km {vers} de {name}"),
    "measured": (
        "environ {far} kilomètres {vers} de {name}",
        "{far}km {short} of {name}",
        "{name}, {far} km {short}",
    ),
}
BETWEEN = {
    "tuning": ("between {one} and {two}", "axe {one}-{two}"),
    "measured": (
        "entre {one} et {two}",
        "route {one} – {two}",
        "sur la route de {one} à {two}",
        "{one}-{two} road",
    ),
}
HINTS = {
    "tuning": ("{name} (cercle de {cercle})", "{name}, {cercle}"),
    "measured": (
        "{name}, cercle {cercle}",
        "{name} ({cercle})",
        "village de {name} dans le cercle de {cercle}",
        "{name}, {region} region",
    ),
}
NEAR = {
    "tuning": ("near {name}",),
    "measured": ("aux environs de {name}", "périphérie de {name}", "{name} et environs"),
}
AREAS = {
    "tuning": ("{kind} de {name}", "{name} {kind}"),
    "measured": ("{name} ({kind})", "dans le {kind} de {name}", "{kind} {name}"),
}
SPOILS = {"tuning": TUNING, "measured": MEASURED}


@dataclass(frozen=True)
class Case:
    """Words, the ideal point that they describe, and the true point."""

    kind: str
    text: str
    lat: float  # of the ideal point
    lon: float
    true_lat: float
    true_lon: float
    near: tuple[float, float] | None = None


class Drawer:
    """Cases of one set."""

    def __init__(self, name: str, seed: int, gazetteer: Gazetteer | None = None) -> None:
        self.name, self.draw = name, Random(f"{name} {seed}")
        self.held = mali() if gazetteer is None else gazetteer
        every = [place for place in self.held.places.values() if place.id not in self.held.areas]
        self.towns = [place for place in every if place.kind == "town"]
        self.villages = [place for place in every if place.kind == "village"]
        self.spoils: tuple[Spoil, ...] = SPOILS[name]

    def cases(self, share: float = 1.0) -> list[Case]:
        makers = {
            "typing error": self._spoiled, "variant": self._variant, "by ear or misread": self._spoiled, "offset": self._offset,
            "between": self._between, "homonym, cercle said": self._hinted, "homonym alone": self._homonym,
            "area": self._area, "near": self._near, "homonym, point near": self._pointed,
        }  # fmt: skip
        return [makers[kind](kind) for kind, count in KINDS.items() for _ in range(round(count * share))]

    def place(self) -> Place:
        return self.draw.choice(self.towns if self.draw.random() < 1 / 3 else self.villages)

    def spoil(self, name: str, chance: float = 1.0) -> str:
        if self.draw.random() > chance:
            return name
        for _ in range(20):
            spoiled = self.draw.choice(self.spoils)(name, self.draw)
            if spoiled != name:
                return spoiled
        return name

    def at(self, kind: str, text: str, place: Place, near: tuple[float, float] | None = None) -> Case:
        """The true point lies within a kilometre or so of the gazetteer's."""
        true = moved(place.lat, place.lon, self.draw.uniform(0, 360), abs(self.draw.gauss(0, 0.7)))
        return Case(kind, text, place.lat, place.lon, *true, near)

    def _spoiled(self, kind: str) -> Case:
        place = self.place()
        return self.at(kind, self.spoil(place.name), place)

    def _variant(self, kind: str) -> Case:
        place = self.place()
        while not place.others:
            place = self.place()
        return self.at(kind, self.spoil(self.draw.choice(place.others), 0.3), place)

    def _offset(self, kind: str) -> Case:
        place, way, far = self.place(), self.draw.randrange(8), self.draw.choice((2, 3, 5, 7, 10, 15, 20, 30))
        words = {"far": far, "way": WAYS[way], "vers": VERS[way], "short": SHORT[way]}
        text = self.draw.choice(OFFSETS[self.name]).format(name=self.spoil(place.name, 0.3), **words)
        ideal = moved(place.lat, place.lon, way * 45, far)
        bearing = way * 45 + self.draw.uniform(-22.5, 22.5)
        true = moved(place.lat, place.lon, bearing, far * self.draw.uniform(0.85, 1.15))
        return Case(kind, text, *ideal, *true)

    def _between(self, kind: str) -> Case:
        while True:
            one, two = self.draw.choice(self.towns), self.place()
            far = km(one.lat, one.lon, two.lat, two.lon)
            if 15 < far < 120:
                break
        text = self.draw.choice(BETWEEN[self.name]).format(
            one=self.spoil(one.name, 0.2), two=self.spoil(two.name, 0.2)
        )
        along, side = self.draw.uniform(0, 1), self.draw.gauss(0, 0.06) * far
        lat, lon = one.lat + along * (two.lat - one.lat), one.lon + along * (two.lon - one.lon)
        true = moved(lat, lon, self.draw.uniform(0, 360), abs(side))
        return Case(kind, text, *halfway(one.lat, one.lon, two.lat, two.lon), *true)

    def _twin(self) -> Place:
        while True:
            place = self.draw.choice(self.villages)
            if self.held.homonyms(folded(place.name)) >= 2 and len(self.held.parents(place)) == 2:
                return place

    def _hinted(self, kind: str) -> Case:
        place = self._twin()
        cercle, region = self.held.parents(place)
        text = self.draw.choice(HINTS[self.name]).format(
            name=self.spoil(place.name, 0.2), cercle=self.spoil(cercle.name, 0.2), region=region.name
        )
        return self.at(kind, text, place)

    def _homonym(self, kind: str) -> Case:
        place = self._twin()
        return self.at(kind, place.name, place)

    def _pointed(self, kind: str) -> Case:
        place = self._twin()
        near = moved(place.lat, place.lon, self.draw.uniform(0, 360), self.draw.uniform(5, 40))
        return self.at(kind, place.name, place, near)

    def _near(self, kind: str) -> Case:
        place = self.place()
        text = self.draw.choice(NEAR[self.name]).format(name=self.spoil(place.name, 0.2))
        true = moved(place.lat, place.lon, self.draw.uniform(0, 360), self.draw.uniform(0, 6))
        return Case(kind, text, place.lat, place.lon, *true)

    def _area(self, kind: str) -> Case:
        area = self.draw.choice([area for area in self.held.areas.values() if area.rings])
        text = self.draw.choice(AREAS[self.name]).format(kind=area.kind, name=self.spoil(area.name, 0.3))
        south, north, west, east = area.box
        while True:
            lat, lon = self.draw.uniform(south, north), self.draw.uniform(west, east)
            if area.holds(lat, lon):
                return Case(kind, text, area.lat, area.lon, lat, lon)
