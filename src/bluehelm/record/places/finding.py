"""A name as somebody wrote it to the places that it may mean."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil

from bluehelm.errors import BadInput
from bluehelm.record.places import coordinates
from bluehelm.record.places.areas import at
from bluehelm.record.places.earth import halfway, km, moved
from bluehelm.record.places.gazetteer import Gazetteer, mali
from bluehelm.record.places.saying import Saying
from bluehelm.record.places.spelling import folded
from bluehelm.record.places.weighing import UNKNOWN, Weighed, Weigher
from bluehelm.record.places.wording import Asked, level, readings

LEAST, LEAST_TOGETHER = 0.005, 0.1  # scores: of one candidate, and of all of them
LONGEST = 300  # letters of a name that is looked at
ENOUGH = 0.6
LATER = 0.9  # a later way to understand the words must be so much better
OFF_BEARING = 0.45  # of the distance: half of the angle between two of eight directions, and a rounded figure
UNSAID_KM = 10.0
ROAD_KM = 100.0  # towns that a stretch lies between are seldom farther apart
PAIRS = 6
LACKING = 0.2  # how much rarer one writes of a stretch whose one end the gazetteer lacks
BENDS = 1.1  # how much farther a place on the road lies from its middle than half the straight way


@dataclass(frozen=True)
class Candidate:
    """A place that a name may mean."""

    name: str
    kind: str  # town, village, quarter; cercle, region, part; offset, stretch, coordinates
    lat: float
    lon: float
    precision_km: float  # the place lies within so many kilometres of the point
    parents: tuple[str, ...]  # the cercle and the region, as far as they are known
    pcode: str | None  # of the area itself, or of the smallest that holds the point
    score: float  # how likely it is the one; what they lack to 1 is that the gazetteer lacks it
    why: str
    id: str | None = None  # of the place in the gazetteer, for decisions


def find(
    name: str,
    near: tuple[float, float] | None = None,
    *,
    decisions: Mapping[str, str] | None = None,
    limit: int = 10,
    language: str = "en",
    gazetteer: Gazetteer | None = None,
) -> list[Candidate]:
    """The places that the words may mean, the likeliest first; none where nothing fits.

    near       (lat, lon) that the place is probably not far from
    decisions  what people decided before: remembered(words) -> id of a candidate
    """
    _checked(name, near)
    held = mali() if gazetteer is None else gazetteer
    weigher = Weigher(held, near, decisions or {}, name)
    saying = Saying(held, language)
    point = coordinates.written(name)
    if point is not None:
        return [_coordinates(point, name, held, saying)]
    best: tuple[float, list[Candidate]] = (0.0, [])
    for order, asked in enumerate(_ways(name, held)):
        answer = _stretch if asked.relation == "stretch" else _single
        found = answer(weigher, saying, asked, name)
        total = sum(one.score for one in found)
        if total * LATER**order > best[0]:
            best = total * LATER**order, found
        if total >= ENOUGH:
            break
    listed = [one for one in best[1] if one.score >= LEAST][:limit]
    return listed if best[0] >= LEAST_TOGETHER else []


def remembered(name: str) -> str:
    """The key under which a decision on these words is kept."""
    return folded(name)


def _checked(name: str, near: tuple[float, float] | None) -> None:
    if not name.strip():
        raise BadInput("The name is empty. Give the name of a place as it is written.")
    if len(name) > LONGEST:
        raise BadInput(
            f"The name has {len(name)} letters; more than {LONGEST} are a text. Give the place alone."
        )
    if near is not None and not (abs(near[0]) <= 90 and abs(near[1]) <= 180):
        raise BadInput(
            f"{near[0]}, {near[1]} is no point on earth. Give latitude, then longitude: 14.52,-4.10"
        )


def _ways(name: str, held: Gazetteer) -> list[Asked]:
    """The ways to understand the words, once each; one alone where they are a name of the gazetteer."""
    plain = level(name)
    if folded(name) in held.by_name:
        return [Asked((plain,))]
    return list(dict.fromkeys(readings(name)))


def _single(weigher: Weigher, saying: Saying, asked: Asked, name: str) -> list[Candidate]:
    found = weigher.weighed(asked.names[0], asked, remembered(name))
    total = UNKNOWN + sum(one.weight for one in found)
    return [
        _candidate(one, asked, one.weight / total, weigher.gazetteer, saying)
        for one in found
        if one.weight / total >= LEAST
    ]


def _candidate(one: Weighed, asked: Asked, score: float, held: Gazetteer, saying: Saying) -> Candidate:
    place, why = one.place, saying.of(one)
    parents = held.parents(place)
    own = held.areas.get(place.id)
    code = own.pcode if own is not None else place.area
    size = place.precision_km + asked.wider_km
    made = Candidate(
        place.name, place.kind, place.lat, place.lon, size, tuple(area.name for area in parents), code,
        round(score, 3), "", place.id,
    )  # fmt: skip
    if asked.relation == "offset":
        return _moved(made, asked, held, saying, why)
    if asked.wider_km:
        why.append(saying.say("commune" if asked.kind == "commune" else "wider", km=asked.wider_km))
    return replace(made, why="; ".join(why))


def _moved(made: Candidate, asked: Asked, held: Gazetteer, saying: Saying, why: list[str]) -> Candidate:
    """The candidate moved in a direction, its precision widened by what the words leave open."""
    lat, lon, way = made.lat, made.lon, asked.bearing
    far = UNSAID_KM if asked.distance_km is None else asked.distance_km
    label = saying.way(way)
    if way is None:
        size = far * 1.1
        why.append(saying.say("no_way", km=far, name=made.name))
    else:
        lat, lon = moved(lat, lon, way, far)
        said = asked.distance_km is not None
        size = OFF_BEARING * far + 0.5 if said else far
        why.append(saying.say("moved" if said else "no_far", km=far, way=label, name=made.name))
    name = saying.say("from_it" if way is None else "way_from", km=far, way=label, name=made.name)
    widened = replace(made, name=name, kind="offset", precision_km=_up(made.precision_km + size))
    return _placed(widened, lat, lon, held, why)


def _placed(made: Candidate, lat: float, lon: float, held: Gazetteer, why: list[str]) -> Candidate:
    """The candidate at another point, with the areas that hold it."""
    over = at(held.areas.values(), lat, lon)
    parents, code = tuple(area.name for area in over), over[0].pcode if over else None
    return replace(
        made, lat=round(lat, 5), lon=round(lon, 5), parents=parents, pcode=code, why="; ".join(why)
    )


def _stretch(weigher: Weigher, saying: Saying, asked: Asked, name: str) -> list[Candidate]:
    """The middle of each likely pair of ends; and each end alone, for the gazetteer may lack the other."""
    ends = [weigher.weighed(end, asked, folded(end))[:PAIRS] for end in asked.names]
    made: list[tuple[float, Candidate]] = []
    for one in ends[0]:
        for other in ends[1]:
            far = km(one.place.lat, one.place.lon, other.place.lat, other.place.lon)
            if one.place.id != other.place.id and far > 1:
                weight = one.weight * other.weight / (1 + (far / ROAD_KM) ** 2)
                made.append((weight, _between(one, other, far, weigher.gazetteer, saying)))
    for known, lacking in zip(ends, reversed(asked.names), strict=True):
        for one in known:
            lone = _from(one, lacking, weigher.gazetteer, saying)
            made.append((one.weight * UNKNOWN * LACKING, lone))
    total = UNKNOWN**2 + sum(weight for weight, _ in made)
    made.sort(key=lambda given: -given[0])
    return [replace(one, score=round(weight / total, 3)) for weight, one in made]


def _between(one: Weighed, other: Weighed, far: float, held: Gazetteer, saying: Saying) -> Candidate:
    first, second = one.place, other.place
    size = _up(far / 2 * BENDS + max(first.precision_km, second.precision_km))
    why = [*saying.of(one), *saying.of(other)]
    why.append(saying.say("between", name=first.name, other=second.name, km=round(far)))
    lat, lon = halfway(first.lat, first.lon, second.lat, second.lon)
    blank = Candidate(f"{first.name} - {second.name}", "stretch", lat, lon, size, (), None, 0.0, "")
    return _placed(blank, lat, lon, held, list(dict.fromkeys(why)))


def _from(one: Weighed, lacking: str, held: Gazetteer, saying: Saying) -> Candidate:
    """The one end of a stretch whose other end the gazetteer lacks."""
    place = one.place
    why = [*saying.of(one), saying.say("one_end", name=lacking, other=place.name, km=ROAD_KM)]
    size = _up(place.precision_km + ROAD_KM)
    blank = Candidate(f"{place.name} - ?", "stretch", place.lat, place.lon, size, (), None, 0.0, "")
    return _placed(blank, place.lat, place.lon, held, why)


def _coordinates(point: tuple[float, float, float], name: str, held: Gazetteer, saying: Saying) -> Candidate:
    lat, lon, fine = point
    why = [saying.say("coordinates")]
    made = Candidate(name.strip(), "coordinates", lat, lon, fine, (), None, 1.0, "")
    if not at(held.areas.values(), lat, lon):
        why.append(saying.say("outside"))
    return _placed(made, lat, lon, held, why)


def _up(size: float) -> float:
    """Rounded up to a tenth."""
    return ceil(size * 10) / 10
