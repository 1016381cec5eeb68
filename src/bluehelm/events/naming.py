"""Names of places in accounts: which words are looked for, and whether the machine is sure of what it finds.

On the hard names of `benchmarks.places` the first candidate was right in 97 of 100 cases from a score of 0.7
on, and always from 0.9; on names that people wrote, in 162 of 167 from 0.8. So 0.8 is asked for, and that no
other place of that very name is in question: a name that exists twice is asked about.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bluehelm.record.places.coordinates import written
from bluehelm.record.places.finding import LONGEST, Candidate, find, remembered
from bluehelm.record.places.gazetteer import mali
from bluehelm.record.places.spelling import folded

SURE = 0.8
IN_QUESTION = 0.02  # a namesake with at least this score is in question
CANDIDATES = 8
# heads of columns that say in which area a place lies, without their signs; the smaller area first
AREAS = (
    ("cercle", ("cercle", "adm2", "adm2name", "admin2", "admin2name", "district")),
    ("region", ("region", "adm1", "adm1name", "admin1", "admin1name", "province")),
)


@dataclass(frozen=True)
class Settled:
    """What became of a name: found by the machine, or open until a person decides."""

    verdict: str  # found, open
    place: str = ""  # id in the gazetteer
    name: str = ""
    lat: float | None = None
    lon: float | None = None
    precision_km: float | None = None
    score: float | None = None


@lru_cache(maxsize=50_000)
def asked(place: str, extra: str) -> str:
    """The name as it is looked for: with the cercle or region that the account's other columns tell.

    extra  as stored with the account, JSON
    """
    area = "" if extra == "{}" or written(place) is not None else _area(json.loads(extra))
    if not area or folded(area) in folded(place) or len(place) + len(area) + 3 > LONGEST:
        return place
    return f"{place} ({area})"


def words(place: str, extra: str) -> str:
    """The key under which a decision on the name is kept; empty where the name has no letters."""
    return remembered(asked(place, extra))[:LONGEST]


def _area(extra: Mapping[str, str]) -> str:
    """cercle de Kita, from a column Cercle or admin2; nothing where no column tells it."""
    told = {re.sub(r"[^a-z0-9]", "", folded(head)): value.strip() for head, value in extra.items()}
    for kind, heads in AREAS:
        for head in heads:
            value = told.get(head, "")
            if value:
                return value if kind in folded(value).split() else f"{kind} de {value}"
    return ""


def candidates(name: str, language: str = "en") -> list[Candidate]:
    """The places that the words may mean, the likeliest first."""
    return find(name, limit=CANDIDATES, language=language)


def settled(name: str) -> Settled:
    """What the machine makes of the name."""
    found = candidates(name)
    if not found:
        return Settled("open")
    best = found[0]
    if best.score < SURE or namesakes(found):
        return Settled("open", score=best.score)
    return Settled("found", best.id or "", best.name, best.lat, best.lon, best.precision_km, best.score)


def namesakes(found: Sequence[Candidate]) -> list[Candidate]:
    """The other candidates that bear the name of the first and are in question."""
    best, held = found[0], mali()
    if best.id is None:
        return []
    origin = held.places[best.id]
    bearers = {one for name in (origin.name, *origin.others) for one in held.by_name.get(folded(name), ())}
    return [one for one in found[1:] if one.score >= IN_QUESTION and one.id != best.id and one.id in bearers]


def key_of(one: Candidate) -> str:
    """What tells a candidate from the others of one answer."""
    return f"{one.kind}/{one.id or ''}/{one.lat:.5f}/{one.lon:.5f}"


def chosen(name: str, key: str, language: str = "en") -> Candidate | None:
    """The candidate of this key; None where the answer has no such one (any more)."""
    return next((one for one in candidates(name, language) if key_of(one) == key), None)
