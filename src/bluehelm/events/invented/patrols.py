"""Invented patrols: where and when they went, in the form that `bluehelm impact` reads. They change
nothing.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import numpy as np

from bluehelm.events.invented.drawing import chance
from bluehelm.events.invented.ground import ground
from bluehelm.events.invented.happening import PART, PARTS

HEADS = ("ref", "timestamp", "end", "lat", "lon", "place", "kind", "unit", "invented")
KINDS = ("patrol", "patrol", "patrol", "long_range_patrol", "escort", "temporary_base")
UNITS = tuple(f"Invented battalion {at}" for at in range(1, 9))
A_DAY = 24  # of the whole mission


def count(since: date, until: date, accounts: int) -> int:
    """So many patrols in all: A_DAY a day, and never more than accounts."""
    return min(accounts, A_DAY * ((until - since).days + 1))


def rows(seed: int, since: date, until: date, wanted: int) -> Iterator[list[str]]:
    """The patrols by time, a thousand at a time."""
    days, done = (until - since).days + 1, 0
    while done < wanted:
        some = min(1000, wanted - done)
        yield from _stretch(seed, since, (done / wanted * days, (done + some) / wanted * days), (done, some))
        done += some


def _stretch(seed: int, since: date, span: tuple[float, float], part: tuple[int, int]) -> Iterator[list[str]]:
    done, some = part
    draw, held = chance(seed, "patrols", done), ground()
    starts = held.starts
    here = np.flatnonzero(PARTS.index("south") != PART)
    region = here[draw.randint(0, len(here), some)]
    padded = np.concatenate([[0.0], held.weight])
    low, high = padded[starts[:-1][region]], padded[starts[1:][region]]
    place = np.searchsorted(held.weight, low + draw.random_sample(some) * (high - low), side="right")
    place = np.minimum(place, starts[1:][region] - 1)
    hours = np.sort(draw.uniform(span[0] * 24, span[1] * 24, some))
    kinds, units = draw.randint(0, len(KINDS), some), draw.randint(0, len(UNITS), some)
    hours_out = np.where(kinds == len(KINDS) - 1, draw.uniform(48, 400, some), draw.uniform(2, 30, some))
    first = datetime(since.year, since.month, since.day)  # noqa: DTZ001 - written without a zone, as UTC
    for at in range(some):
        began = first + timedelta(minutes=int(hours[at] * 60))
        ended = began + timedelta(minutes=int(hours_out[at] * 60))
        one = held.places[place[at]]
        yield [
            f"INV-V-{done + at + 1:07d}", began.isoformat(sep=" "), ended.isoformat(sep=" "),
            f"{one.lat:.5f}", f"{one.lon:.5f}", one.name, KINDS[kinds[at]], UNITS[units[at]], "yes",
        ]  # fmt: skip
