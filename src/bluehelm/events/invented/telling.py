"""What an invented provider makes of what happened: which incidents it tells of, and how it errs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from bluehelm.events.invented import happening
from bluehelm.events.invented.drawing import Array, chance
from bluehelm.events.invented.ground import KM, ground, numbers
from bluehelm.events.invented.happening import ACTORS, HARMS, KINDS, PART, PARTS, STATUSES, Happened
from bluehelm.record import vocab

BROAD = [vocab.terms("incident_kinds")[one]["broad"] for one in KINDS]
WIDE = np.array([KINDS.index(one) if one in KINDS else at for at, one in enumerate(BROAD)])
# what is taken for what: a kind near it in the vocabulary
NEAR = """
    ied>mine mine>ied killing>attack_on_civilians attack_on_civilians>intercommunal ambush>clash
    clash>ambush intercommunal>attack_on_civilians operation>clash air_strike>operation abduction>detention
    detention>abduction
    disappearance>abduction robbery>looting looting>robbery cattle_theft>robbery shelling>complex_attack
    complex_attack>ambush protest>riot riot>protest
"""
NEAREST = dict(pair.split(">") for pair in NEAR.split())
MISTAKEN = np.array([KINDS.index(NEAREST.get(one, one)) for one in KINDS])
MIXED = {"extremist_groups": "community_militia", "community_militia": "extremist_groups"}
TAKEN = np.array([ACTORS.index(MIXED.get(one, "criminal_groups")) for one in ACTORS])
EXACT, MISSPELT, AREA, OFFSET, NOWHERE = range(5)
DAY, WEEK, MONTH = range(3)


@dataclass(frozen=True)
class Told:
    """Accounts of one provider, in columns and in the order in which it wrote them."""

    event: Array  # index into what happened
    day: Array  # first; since the first day of the calendar
    lasts: Array
    vague: Array  # DAY, WEEK, MONTH
    clocked: Array
    written: Array  # how the place is written
    place: Array  # which place is written
    variant: Array  # which spelling, which direction
    pointed: Array
    lat: Array
    lon: Array
    kind: Array
    actor: Array
    toll: dict[str, Array]  # -1: not told
    beside: Array
    fighters: Array
    bounded: Array  # whether low and high are told
    spread: Array  # of the bounds
    state: Array  # index into the states of the provider
    text: Array  # which wording

    def __len__(self) -> int:
        return len(self.event)


def provider(name: str) -> Mapping[str, Any]:
    return numbers("providers")[name]  # type: ignore[no-any-return]


@cache
def _chances(name: str) -> tuple[Array, Array, Array]:
    """How likely it tells of an incident: by kind, by region, by whom it was aimed at."""
    told = provider(name)
    return (
        np.array([told["sees"].get(one, 0.05) for one in BROAD]),
        np.array([told["part"][PARTS[part]] for part in PART]),
        np.array([told["aim"].get(one, 1.0) for one in STATUSES]),
    )


def sees(happened: Happened, name: str, draw: np.random.RandomState) -> Array:
    """The incidents that it tells of; some stand there twice."""
    told = provider(name)
    kind, part, aim = _chances(name)
    likely = kind[happened.kind] * part[happened.region] * aim[happened.status]
    grown = 1 - (1 - np.minimum(likely, 0.97)) ** (1 + told["dead"] * happened.harm["killed"])
    seen = np.flatnonzero(draw.random_sample(len(happened)) < grown)
    return np.concatenate([seen, seen[draw.random_sample(len(seen)) < told["again"]]])


def tell(happened: Happened, name: str, event: Array, draw: np.random.RandomState) -> Told:
    """The accounts of these incidents, with the provider's own faults."""
    told, count = provider(name), len(event)
    late, day, vague, entered = _when(happened.day[event], told, draw)
    written, place, lat, lon, pointed = _where(happened, event, told, draw)
    order = np.argsort(entered, kind="stable")
    kind = _kinds(happened.kind[event], told, draw)
    toll, beside, fighters = _tolls(happened, event, told, draw)
    cut = np.cumsum(list(told["state"].values())) / 100
    columns = (
        event, day, np.where(late, 0, happened.lasts[event]), vague,
        draw.random_sample(count) < told["clock"], written, place, draw.randint(0, 1 << 16, count),
        pointed, lat, lon, kind, _actors(happened.actor[event], told, draw), toll, beside, fighters,
        draw.random_sample(count) < told["bounds"], draw.random_sample(count),
        np.minimum(np.searchsorted(cut, draw.random_sample(count), side="right"), len(cut) - 1),
        draw.randint(0, 1 << 16, count),
    )  # fmt: skip
    ordered = [
        {harm: many[order] for harm, many in one.items()} if isinstance(one, dict) else one[order]
        for one in columns
    ]
    return Told(*ordered)  # type: ignore[arg-type]


def _when(
    true: Array, told: Mapping[str, Any], draw: np.random.RandomState
) -> tuple[Array, Array, Array, Array]:
    """Whether the day is the report's, the day told, how precisely, and the day of writing."""
    count = len(true)
    waited = draw.geometric(1 / (1 + told["late_days"]), count)
    late = draw.random_sample(count) < told["late"]
    shift = draw.random_sample(count)
    shifted = np.where(shift < told["shifted"], np.where(shift < told["shifted"] / 2, -1, 1), 0)
    day = np.where(late, true + waited, np.maximum(true + shifted, 0))
    share = draw.random_sample(count)
    vague = np.where(share < told["vague"] / 3, MONTH, np.where(share < told["vague"], WEEK, DAY))
    return late, day, vague, np.maximum(true + waited, day)


def _where(
    happened: Happened, event: Array, told: Mapping[str, Any], draw: np.random.RandomState
) -> tuple[Array, Array, Array, Array, Array]:
    """How the place is written, which place, the point told and whether there is one."""
    held, count = ground(), len(event)
    snapped = draw.random_sample(count) < told["snapped"]
    place = np.where(snapped, held.town[happened.place[event]], happened.place[event])
    cut = np.cumsum([told["nowhere"], told["area"], told["offset"], told["misspelt"]])
    written = np.array([NOWHERE, AREA, OFFSET, MISSPELT, EXACT])[
        np.searchsorted(cut, draw.random_sample(count), side="right")
    ]
    written = np.where((written == OFFSET) & snapped, EXACT, written)
    pointed = (draw.random_sample(count) < told["point"]) & (written != AREA) & (written != NOWHERE)
    lat = happened.lat[event] + draw.standard_normal(count) * told["km"] / KM / 1.5
    lon = happened.lon[event] + draw.standard_normal(count) * told["km"] / KM / 1.5
    return (
        written,
        place,
        np.where(snapped, held.lat[place], lat),
        np.where(snapped, held.lon[place], lon),
        pointed,
    )


def _kinds(true: Array, told: Mapping[str, Any], draw: np.random.RandomState) -> Array:
    share = draw.random_sample(len(true))
    confused, broadly = told["confused"], told["confused"] + told["broadly"]
    return np.where(share < confused, MISTAKEN[true], np.where(share < broadly, WIDE[true], true))


def _actors(true: Array, told: Mapping[str, Any], draw: np.random.RandomState) -> Array:
    share = draw.random_sample(len(true))
    nobody = ACTORS.index("unidentified")
    open_hand = np.isin(true, (*happening.OWN, ACTORS.index("population")))  # these are known to all
    nameless = np.where(open_hand, told["nameless"] / 10, told["nameless"])
    return np.where(share < nameless, nobody, np.where(share > 1 - told["wrong"], TAKEN[true], true))


def _tolls(
    happened: Happened, event: Array, told: Mapping[str, Any], draw: np.random.RandomState
) -> tuple[dict[str, Array], Array, Array]:
    """The numbers told by harm; -1 where the provider gives none."""
    count = len(event)
    factor = np.exp(told["toll"] * draw.standard_normal(count))
    silent = draw.random_sample(count) < told["silent"]
    rounded = draw.random_sample(count) < told["rounded"]
    found = {}
    for harm in HARMS:
        true = happened.harm[harm][event]
        much = np.where(true > 0, np.maximum(1, np.rint(true * factor)), 0).astype(int)
        much = np.where(rounded & (much > 7), np.maximum(10, (much + 5) // 10 * 10), much)
        found[harm] = np.where(silent, -1, much)
    aside = draw.random_sample(count) < 0.6
    beside = np.where(silent | ~aside, 0, happened.beside[event])
    return found, beside, np.where(silent | ~aside, 0, happened.fighters[event])


def stream(seed: int, name: str, block: int, again: int) -> np.random.RandomState:
    return chance(seed, "telling", name, block, again)
