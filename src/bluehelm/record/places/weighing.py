"""How likely each place of the gazetteer is the one meant by a name, its kind, its hints and a point near it.

A weight says how often a place would be written so, against a village of that very name; UNKNOWN is the
weight of a place that the gazetteer lacks. The constants were set on the tuning names of `benchmarks.places`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log10

from bluehelm.errors import BadInput
from bluehelm.record.places.areas import Area
from bluehelm.record.places.earth import km
from bluehelm.record.places.gazetteer import Gazetteer, Place
from bluehelm.record.places.likeness import Alike, alike
from bluehelm.record.places.spelling import folded
from bluehelm.record.places.wording import Asked, Hint

UNKNOWN = 0.15
PRIOR = {"town": 4.0, "village": 1.0, "quarter": 0.3, "cercle": 1.5, "region": 2.0, "part": 5.0}
AREAS = ("cercle", "region", "part")
AREA_AS_ORIGIN = 0.05  # one measures from a town, not from a region
ALSO_NAMED = 0.7  # by another name than its first
ACCENTS = 1.5  # written with the very accents
KIND_FITS, KIND_FAILS = 20.0, 0.02
PLACE_FITS = 3.0
INSIDE, OUTSIDE = 5.0, 0.02
BORDER_KM, BESIDE_KM, NEAR_KM = 8.0, 12.0, 40.0
HINT_COST = 5.0  # a hint that differs more says nothing


@dataclass(frozen=True)
class Weighed:
    """A place with its weight and what speaks for and against it."""

    place: Place
    weight: float
    alike: Alike
    inside: tuple[Area, ...] = ()
    beside: tuple[tuple[Place, float], ...] = ()  # with kilometres
    unknown: tuple[str, ...] = ()  # hints that nothing is known by
    away_km: float | None = None
    decided: bool = False


@dataclass(frozen=True)
class Weigher:
    """The gazetteer, the point that the place may be near, and what was decided before."""

    gazetteer: Gazetteer
    near: tuple[float, float] | None = None
    decisions: Mapping[str, str] = field(default_factory=dict)
    text: str = ""  # as written, accents and all

    def weighed(self, name: str, asked: Asked, key: str) -> list[Weighed]:
        """The places that may be meant, the likeliest first; one alone where it was decided before."""
        decided = self.decisions.get(key) or self.decisions.get(folded(name))
        if decided is not None:
            if decided not in self.gazetteer.places:
                raise BadInput(
                    f"{name}: {decided}, decided before, is no place of the gazetteer; decide anew."
                )
            same = Alike(folded(name), 0.0, "same", 0)
            return [Weighed(self.gazetteer.places[decided], 1e9, same, decided=True)]
        hints = [(hint, self._meant(hint)) for hint in asked.hints]
        best: dict[str, Weighed] = {}
        for one in alike(self.gazetteer, name):
            for key_of_place in self.gazetteer.by_name[one.plain]:
                if key_of_place not in best:
                    found = self._one(self.gazetteer.places[key_of_place], one, asked, hints)
                    best[key_of_place] = found
        return sorted(best.values(), key=lambda found: (-found.weight, found.place.id))

    def _one(
        self, place: Place, one: Alike, asked: Asked, hints: Sequence[tuple[Hint, list[tuple[Place, float]]]]
    ) -> Weighed:
        weight = exp(-one.cost) * _prior(place) * _kind(place, asked)
        if one.plain != folded(place.name):
            weight *= ALSO_NAMED
        if one.how == "same" and self._accents(place):
            weight *= ACCENTS
        inside: list[Area] = []
        beside: list[tuple[Place, float]] = []
        unknown = []
        for hint, meant in hints:
            if not meant:
                unknown.append(hint.name)
                continue
            if any(other.id == place.id for other, _ in meant):
                continue  # a seat in the commune of its own name
            factor, other, far = max((self._hinted(place, *given) for given in meant), key=lambda one: one[0])
            weight *= max(OUTSIDE, factor)
            if far is None:
                inside.append(self.gazetteer.areas[other.id])
            else:
                beside.append((other, far))
        away = None
        if self.near is not None:
            away = self._away(place, *self.near)
            weight /= 1 + (away / NEAR_KM) ** 2
        return Weighed(place, weight, one, tuple(inside), tuple(beside), tuple(unknown), away)

    def _accents(self, place: Place) -> bool:
        """Whether the text has a name of the place, accents and all; without accents it tells nothing."""
        text = self.text.casefold()
        return not text.isascii() and any(
            not name.isascii() and name.casefold() in text for name in (place.name, *place.others)
        )

    def _meant(self, hint: Hint) -> list[tuple[Place, float]]:
        """What a hint may name, each with what its spelling costs."""
        found: list[tuple[Place, float]] = []
        for one in alike(self.gazetteer, hint.name):
            if one.cost > HINT_COST or (found and one.cost > found[0][1] + 2):
                break
            for key in self.gazetteer.by_name[one.plain]:
                place = self.gazetteer.places[key]
                wrong = hint.kind in AREAS and place.kind not in AREAS
                found.append((place, one.cost + (3.0 if wrong else 0.0)))
        return found

    def _hinted(self, place: Place, hint: Place, cost: float) -> tuple[float, Place, float | None]:
        """The factor, what the hint names, and how far that is; None where the place lies in it."""
        area = self.gazetteer.areas.get(hint.id)
        if area is None:
            far = km(place.lat, place.lon, hint.lat, hint.lon)
            return INSIDE * exp(-cost) * exp(-far / BESIDE_KM), hint, far
        if self._within(place, area):
            return INSIDE * exp(-cost), hint, None
        far = area.away_km(place.lat, place.lon)
        scale = BORDER_KM if area.rings else 5 * BORDER_KM
        return INSIDE / 3 * exp(-cost) * exp(-far / scale), hint, far

    def _within(self, place: Place, area: Area) -> bool:
        own = self.gazetteer.areas.get(place.id)
        code = (own.pcode or own.parent) if own is not None else place.area
        if code is None:
            return False
        if area.kind == "part":
            return code[:4] in area.covers
        return area.pcode is not None and code.startswith(area.pcode)

    def _away(self, place: Place, lat: float, lon: float) -> float:
        area = self.gazetteer.areas.get(place.id)
        return area.away_km(lat, lon) if area is not None else km(place.lat, place.lon, lat, lon)


def _prior(place: Place) -> float:
    people = place.population
    return PRIOR[place.kind] * (1 + max(0.0, log10(people / 10_000)) if people else 1.0)


def _kind(place: Place, asked: Asked) -> float:
    """How well the kind of the place fits the word that the text has for it."""
    area = place.kind in AREAS
    if asked.relation in ("offset", "stretch") or asked.kind == "commune":
        return AREA_AS_ORIGIN if area else 1.0
    if asked.kind is None:
        return 1.0
    if asked.kind in AREAS:
        return KIND_FITS if place.kind == asked.kind else 1.0 if area else KIND_FAILS
    return KIND_FAILS if area else PLACE_FITS if place.kind == asked.kind else 1.0
