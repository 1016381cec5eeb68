"""How many events lie around each response, by lag and by ring: exact, and fast enough to reshuffle.

A lag is counted from a response's start backwards and from its end onwards; what happens between the two has
a bin of its own. Every bin holds its first instant and not its last, so that an event at the very start of a
response without an end comes after it. A ring holds its outer edge: an event at most so far is inside, a
micrometre allowed for rounding. Distances run along a great circle of a globe of 6371.0088 km.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bluehelm.errors import BadInput
from bluehelm.impact import cells, kernel
from bluehelm.impact.cells import Asked, Floats, Longs, Windows
from bluehelm.impact.grid import (
    EARTH_KM,
    HALF_ROUND_KM,
    TOLERANCE_KM,
    Grid,
    degrees,
    instants,
    limits,
    same_length,
)
from bluehelm.impact.jit import in_parts
from bluehelm.impact.rows import DAY, Events, Flags

PART = 256  # responses that one thread takes at a time
MOST_PAIRS = 50_000_000  # 1.2 GB


class TooManyPairs(BadInput):
    """More pairs of response and event than may be held at once."""


@dataclass(frozen=True)
class Responses:
    """m responses."""

    start: Longs  # microseconds since 1970
    end: Longs  # not before the start
    lat: Floats
    lon: Floats
    own: Longs  # the event of the grid that is this response, never counted round it; -1 for none

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True)
class Lags:
    """Edges of bins in microseconds: `before` from the start of a response, `after` from its end.

    Between the last of `before` and the first of `after` lies the bin of what happens meanwhile.
    """

    before: tuple[int, ...]  # rising, seldom over 0
    after: tuple[int, ...]  # rising

    def __post_init__(self) -> None:
        joined = (*self.before, *self.after)
        if not self.before or not self.after or len(joined) < 3:
            raise BadInput("No lag to count: give at least one edge before, one after, and three in all.")
        if any(left >= right for edges in (self.before, self.after) for left, right in pairwise(edges)):
            raise BadInput(f"The edges {joined} do not rise. Give each lag once, in order.")
        if self.before[-1] > self.after[0]:
            raise BadInput(
                f"The last edge before ({self.before[-1]}) lies past the first after ({self.after[0]})."
            )

    def __len__(self) -> int:
        return len(self.before) + len(self.after) - 1

    @property
    def during(self) -> int:
        """The bin between start and end; those under it lie before, those over it after."""
        return len(self.before) - 1


@dataclass(frozen=True)
class Counted:
    """What lies around each response."""

    counts: NDArray[np.int32]  # [response, lag, ring]
    lags: Lags
    km: tuple[float, ...]  # outer edges of the rings
    candidates: int  # pairs whose distance was looked at

    @property
    def hits(self) -> int:
        """Pairs of response and event within the lags and the widest ring."""
        return int(self.counts.sum(dtype=np.int64))


@dataclass(frozen=True)
class Pairs:
    """Each response's events, by their row: those of response i from offset[i] to before offset[i + 1]."""

    offset: Longs
    event: Longs  # its place among the events of the grid
    lag: Longs  # microseconds: under 0 before the start, 0 from start to end, over 0 after the end
    km: Floats


def symmetric(days: Sequence[float]) -> Lags:
    """Disjoint lags before and after: 2, 4 gives 4 to 2 and 2 to 0 days before, 0 to 2 and 2 to 4 after."""
    edges = [0, *(round(day * DAY) for day in days)]
    return Lags(tuple(-edge for edge in reversed(edges)), tuple(edges))


def responses(
    start: NDArray[np.int64],
    lat: NDArray[np.float64],
    lon: NDArray[np.float64],
    *,
    end: NDArray[np.int64] | None = None,
    own: NDArray[np.int64] | None = None,
) -> Responses:
    """Responses from columns; without ends each is over when it starts."""
    begun = instants(start)
    over = begun if end is None else instants(end)
    itself = np.full(len(begun), -1, np.int64) if own is None else instants(own)
    found = Responses(begun, over, degrees(lat, "lat", 90.0), degrees(lon, "lon", 360.0), itself)
    same_length({name: len(getattr(found, name)) for name in ("start", "end", "lat", "lon", "own")})
    if (over < begun).any():
        row = int(np.flatnonzero(over < begun)[0])
        raise BadInput(f"Response {row} ends before it starts. Set it aside first.")
    return found


def responses_of(events: Events, chosen: Flags, *, among: Flags | None = None) -> Responses:
    """The chosen events as responses to be counted on a grid of all events, or of those `among` them."""
    rows = np.flatnonzero(chosen)
    place = np.arange(len(events)) if among is None else np.where(among, np.cumsum(among) - 1, -1)
    return responses(
        events.time[rows], events.lat[rows], events.lon[rows], end=events.end[rows], own=place[rows]
    )


def count(
    grid: Grid, around: Responses, lags: Lags, km: Sequence[float], *, threads: int | None = None
) -> Counted:
    """Count the events of a grid by lag and ring around each response.

    returns  counts [response, lag, ring], the rings disjoint and from the inside out
    raises   BadInput for radii that do not rise
    """
    asked, windows = in_cells(grid, around), _windows(lags, km)
    counts = np.zeros((len(around), len(lags), len(km)), np.int32)
    looked = in_parts(
        lambda a, b: kernel.count_part(grid.cells, asked, windows, (a, b), counts),
        len(around),
        PART,
        threads,
    )
    return Counted(counts, lags, tuple(km), looked)


def weigh(
    grid: Grid, around: Responses, lags: Lags, km: Sequence[float], *, threads: int | None = None
) -> Floats:
    """Sums of the events' weights [response, lag, ring], the same to the bit in any order of the events."""
    weight = grid.weight
    if weight is None:
        raise BadInput("The grid holds no weights. Make it with weight=..")
    asked, windows = in_cells(grid, around), _windows(lags, km)
    sums = np.zeros((len(around), len(lags), len(km)))
    in_parts(
        lambda a, b: kernel.weigh_part(grid.cells, asked, windows, (a, b), weight, sums),
        len(around),
        PART,
        threads,
    )
    return sums


def count_by(
    grid: Grid, around: Responses, lags: Lags, km: Sequence[float], *, threads: int | None = None
) -> NDArray[np.int32]:
    """Counts [response, lag, ring, code] by the events' codes."""
    code = grid.code
    if code is None:
        raise BadInput("The grid holds no codes. Make it with code=..")
    asked, windows = in_cells(grid, around), _windows(lags, km)
    counts = np.zeros((len(around), len(lags), len(km), grid.codes), np.int32)
    in_parts(
        lambda a, b: kernel.code_part(grid.cells, asked, windows, (a, b), code, counts),
        len(around),
        PART,
        threads,
    )
    return counts


def nearby(
    grid: Grid,
    around: Responses,
    radius_km: float,
    lags: Lags,
    *,
    most: int = MOST_PAIRS,
    threads: int | None = None,
) -> Pairs:
    """The pairs themselves: events within a radius and from the first to the last lag, with lag and distance.

    They are counted first, and refused with TooManyPairs where there are more than `most`.
    """

    counted = count(grid, around, lags, (radius_km,), threads=threads)
    offset = np.zeros(len(around) + 1, np.int64)
    np.cumsum(counted.counts.sum(axis=(1, 2), dtype=np.int64), out=offset[1:])
    total = int(offset[-1])
    if total > most:
        raise TooManyPairs(
            f"{total} pairs within {radius_km:g} km are more than the {most} that may be held at once."
            " Take a smaller radius or fewer days, or count them instead."
        )
    asked, windows = in_cells(grid, around), _windows(lags, (radius_km,))
    found = np.empty(total, np.int64), np.empty(total, np.int64), np.empty(total)
    in_parts(
        lambda a, b: kernel.pair_part(grid.cells, asked, windows, (a, b), offset, found),
        len(around),
        PART,
        threads,
    )
    event, lag, chord = found
    return Pairs(offset, event, lag, 2 * EARTH_KM * np.arcsin(np.minimum(chord / 2, 1.0)))


def cumulative(counted: Counted) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Counts within so many days before, and after, and so many km [response, days, km], nearest first."""
    inward = counted.counts.astype(np.int64).cumsum(axis=2)
    during = counted.lags.during
    before = inward[:, :during][:, ::-1].cumsum(axis=1)
    return before, inward[:, during + 1 :].cumsum(axis=1)


def in_cells(grid: Grid, around: Responses) -> Asked:
    """The responses in the order of their cells, so that neighbours find the same events at hand."""
    row, column = np.empty(len(around), np.int32), np.empty(len(around), np.int32)
    made = grid.cells
    cells.place(around.lat, around.lon, made.height, made.columns, (0, len(around)), (row, column))
    if len(around) and (around.own.max() >= len(grid) or around.own.min() < -1):
        raise BadInput(
            f"A response is said to be event {around.own.max()} of {len(grid)}; -1 stands for none."
        )
    order = np.lexsort((around.start, column, row))
    own = np.full(len(around), -1, np.int64)
    itself = around.own >= 0
    own[itself] = grid.rank[around.own[itself]] if itself.any() else own[itself]
    return Asked(
        around.start[order], around.end[order], around.lat[order], around.lon[order], order, own[order]
    )


def _windows(lags: Lags, km: Sequence[float]) -> Windows:
    if not len(km) or not km[0] >= 0 or not all(inner < outer for inner, outer in pairwise(km)):
        raise BadInput(f"The radii {tuple(km)} do not rise from 0. Give each once, in order, in km.")
    wide, rings = limits(km)
    reach = min(km[-1] + TOLERANCE_KM, HALF_ROUND_KM) / EARTH_KM
    return Windows(np.array(lags.before), np.array(lags.after), wide, rings, reach)
