"""What a person types about an event, made into an account; what cannot be is said field by field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bluehelm.errors import BadInput
from bluehelm.events import days, shorthand
from bluehelm.record import vocab
from bluehelm.record.places.finding import Candidate, find
from bluehelm.record.places.gazetteer import mali
from bluehelm.record.said import Harmed, Said

COUNTRY = "MLI"  # whose places and areas the package carries
BEYOND_KM = 30.0  # so far outside the country a point may lie
LEFT_OPEN = ""  # of the candidates for a place: none, the name goes to the queue
CANDIDATES = 6
TERMS = {
    "kind": "incident_kinds",
    "perpetrator": "parties",
    "sensitivity": "sensitivity",
    "state": "incident_states",
}
LONGEST = {"place": 300, "text": 20_000, "operation": 200}


class Faulty(BadInput):
    """What was typed cannot be stored; faults has a message for each field at fault."""

    def __init__(self, faults: Mapping[str, Sequence[str]]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{name}: {why}" for name, all_of in faults.items() for why in all_of))


@dataclass(frozen=True)
class Entry:
    """The fields as they were typed or chosen; harm in short, lines field by field."""

    day: str
    place: str = ""
    chosen: str = LEFT_OPEN  # key() of one of the candidates for the place
    kind: str = "other"
    perpetrator: str = "unidentified"
    target: str = ""
    harm: str = ""
    lines: tuple[Harmed, ...] = ()
    text: str = ""
    operation: str = ""
    sensitivity: str = ""
    state: str = "reported"


@dataclass
class _Faults:
    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, why: str) -> None:
        self.found.setdefault(name, []).append(why)


def said(entry: Entry, ref: str, today: date, country: str = COUNTRY) -> Said:
    """The account; raises Faulty with all that is wrong at once.

    country  of the mission, ISO 3166-1 alpha-3: points elsewhere are refused. Empty where it is not known:
             then only points that lie in Mali once their numbers are swapped are
    """
    faults = _Faults()
    when = _when(entry, today, faults)
    point = _point(entry, country, faults)
    for name, words in TERMS.items():
        value = getattr(entry, name)
        if value not in vocab.terms(words) and not (name == "sensitivity" and not value):
            faults.add(name, f"{name} is {value!r}; there are {', '.join(vocab.terms(words))}.")
    if entry.target and entry.target not in {*vocab.terms("parties"), *vocab.terms("victims")}:
        faults.add("target", f"target is {entry.target!r}; write a party or a status of victims.")
    for name, most in LONGEST.items():
        value = getattr(entry, name)
        if len(value) > most:
            faults.add(name, f"has {len(value)} letters where {most} fit; shorten it")
        if "\0" in value:
            faults.add(name, "holds a NUL; remove it")
    harm = _harm(entry, faults)
    if faults.found or when is None:
        raise Faulty(faults.found)
    lat, lon, km = (point.lat, point.lon, point.precision_km) if point else (None, None, None)
    return Said(
        1, ref, when.first, when.last, when.precision, when.clock, entry.place.strip(), lat, lon, km,
        entry.kind, "", entry.perpetrator, "", entry.target, "", harm, entry.text.strip(),
        entry.operation.strip(), entry.sensitivity, entry.state,
    )  # fmt: skip


def candidates(place: str, language: str = "en") -> list[Candidate]:
    """The places that the words may mean, the likeliest first; none for words that say nothing."""
    if not place.strip() or len(place) > LONGEST["place"]:
        return []
    return find(place, limit=CANDIDATES, language=language)


def key(one: Candidate) -> str:
    """How a form names a candidate; the same for the same words."""
    return f"{one.id or one.kind}@{one.lat:.4f},{one.lon:.4f}"


def _when(entry: Entry, today: date, faults: _Faults) -> days.Typed | None:
    try:
        return days.read(entry.day, today)
    except BadInput as why:
        faults.add("day", str(why))
        return None


def _point(entry: Entry, country: str, faults: _Faults) -> Candidate | None:
    """The candidate that was chosen; coordinates stand for themselves."""
    try:
        found = candidates(entry.place)
    except BadInput as why:
        faults.add("place", str(why))
        return None
    if found and found[0].kind == "coordinates":
        elsewhere = _elsewhere(found[0].lat, found[0].lon, country)
        if elsewhere:
            faults.add("place", elsewhere)
        return found[0]
    if not entry.chosen:
        return None
    for one in found:
        if key(one) == entry.chosen:
            return one
    faults.add("place", "The place chosen does not belong to the name any more. Choose again.")
    return None


def _elsewhere(lat: float, lon: float, country: str) -> str:
    """Why the point cannot be: it lies outside the country; perhaps its numbers are swapped."""
    if country not in ("", COUNTRY) or _inside(lat, lon):
        return ""
    if _inside(lon, lat):
        return (
            f"{lat}, {lon} lies outside the country and {lon}, {lat} within it: latitude comes first. "
            "Swap them."
        )
    if not country:
        return ""
    return f"{lat}, {lon} lies outside the country. Correct it, or write the place in words."


def _inside(lat: float, lon: float) -> bool:
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        return False
    regions = [area for area in mali().areas.values() if area.kind == "region" and area.rings]
    return any(area.holds(lat, lon) for area in regions) or any(
        area.away_km(lat, lon) <= BEYOND_KM for area in regions
    )


def _harm(entry: Entry, faults: _Faults) -> tuple[Harmed, ...]:
    found = shorthand.read(entry.harm)
    for one in found.faults:
        faults.add("harm", f"“{one.text}”: {one.why}")
    lines = (*found.harm, *entry.lines)
    seen = set()
    for line in lines:
        told = [number for number in (line.low, line.best, line.high) if number is not None]
        name = shorthand.written([line])
        if told != sorted(told):
            faults.add("harm", f"“{name}”: low, best and high must not go down")
        if (line.harm, line.status, line.sex, line.age, line.perpetrator) in seen and not found.faults:
            faults.add("harm", f"“{name}”: stands twice; put the two together or say what tells them apart")
        seen.add((line.harm, line.status, line.sex, line.age, line.perpetrator))
    return lines
