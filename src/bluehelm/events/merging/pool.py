"""All accounts of all sources in one order that no order of files or rows can change."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bluehelm.events.merging.rows import Accounts, Flags, Floats, Longs, Taxonomy

Codes = NDArray[np.int32]
EARTH_KM = 6371.0088
DECIMALS = 5  # of a degree, about a metre: places that agree so far are one point


@dataclass(frozen=True)
class Kind:
    """One taxonomy over all accounts, as numbers; -1 where no category is known."""

    column: str
    heads: tuple[str, ...]
    own: Codes  # [account] the source's own category
    levels: Codes  # [account, level] fine to broad


@dataclass(frozen=True)
class Pool:
    """n accounts, sorted by source, day, place, categories and the source's own number."""

    sources: tuple[str, ...]
    source: Longs
    event: tuple[str, ...]
    day: Longs
    end: Longs
    lat: Floats
    lon: Floats
    unit: Floats  # [account, 3] on the unit sphere
    point: Longs  # a number for each distinct place
    shared: Flags  # whether the source has several accounts at exactly this place
    kinds: tuple[Kind, ...]

    def __len__(self) -> int:
        return len(self.event)


def pool(tables: Sequence[Accounts], taxonomies: Sequence[Taxonomy]) -> Pool:
    """All accounts together."""
    tables = sorted(tables, key=lambda table: table.source)
    source = np.repeat(np.arange(len(tables)), [len(table) for table in tables])
    event = np.array([name for table in tables for name in table.event], dtype=np.str_)
    day, end = (np.concatenate(column) for column in ([t.day for t in tables], [t.end for t in tables]))
    lat, lon = (np.concatenate(column) for column in ([t.lat for t in tables], [t.lon for t in tables]))
    kinds = [_kind(tables, taxonomy) for taxonomy in taxonomies]
    order = np.lexsort((event, *(kind.own for kind in kinds), lon, lat, end, day, source))
    source, day, end = source[order], day[order], end[order]
    event, lat, lon = event[order], lat[order], lon[order]
    point = _points(lat, lon)
    return Pool(
        tuple(table.source for table in tables),
        source,
        tuple(event.tolist()),
        day,
        end,
        lat,
        lon,
        _unit(lat, lon),
        point,
        _shared(source, point),
        tuple(Kind(k.column, k.heads, k.own[order], k.levels[order]) for k in kinds),
    )


def _kind(tables: Sequence[Accounts], taxonomy: Taxonomy) -> Kind:
    """Categories and their levels as numbers that rise with the words."""
    width = len(taxonomy.heads)
    known = sorted(taxonomy.levels)
    number = {key: at for at, key in enumerate(known)}
    words = [sorted({taxonomy.levels[key][level] for key in known}) for level in range(width)]
    codes = [{word: at for at, word in enumerate(some)} for some in words]
    by_own = np.full((len(known) + 1, width), -1, np.int32)  # the last row is for -1
    for key, at in number.items():
        by_own[at] = [codes[level][word] if word else -1 for level, word in enumerate(taxonomy.levels[key])]
    named = [(t.source, kind) for t in tables for kind in t.kinds[taxonomy.column]]
    own = np.array([number.get(key, -1) for key in named], np.int32)
    return Kind(taxonomy.column, taxonomy.heads, own, by_own[own])


def _unit(lat: Floats, lon: Floats) -> Floats:
    phi, theta = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(phi) * np.cos(theta), np.cos(phi) * np.sin(theta), np.sin(phi)], 1)


def _points(lat: Floats, lon: Floats) -> Longs:
    north = np.round(lat * 10**DECIMALS).astype(np.int64)
    east = np.round(lon * 10**DECIMALS).astype(np.int64)
    return np.unique(north * 10**8 + east, return_inverse=True)[1].reshape(-1).astype(np.int64)


def _shared(source: Longs, point: Longs) -> Flags:
    key = source * (int(point.max(initial=0)) + 1) + point
    _, inverse, counts = np.unique(key, return_inverse=True, return_counts=True)
    found: Flags = counts[inverse.reshape(-1)] > 1
    return found
