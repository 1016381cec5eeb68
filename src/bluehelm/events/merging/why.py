"""Why accounts are told as one event: reasons, whose words are in merge_why.yaml."""

import math
from collections.abc import Iterator
from itertools import combinations

import numpy as np

from bluehelm.events.merging.clusters import Clusters
from bluehelm.events.merging.decide import Chosen
from bluehelm.events.merging.pool import EARTH_KM, Pool
from bluehelm.events.merging.rows import Reason

CONTENDS = 0.05  # other groups at least so probable are told of
MOST_CONTENDERS = 2


class Told:
    """Says why, for the accounts and groups of one run."""

    def __init__(self, pool: Pool, groups: Clusters) -> None:
        self.pool = pool
        self.day, self.end, self.point = pool.day.tolist(), pool.end.tolist(), pool.point.tolist()
        self.own = [kind.own.tolist() for kind in pool.kinds]
        self.levels = [kind.levels.tolist() for kind in pool.kinds]
        self.unit = pool.unit.tolist()
        self.rivals: dict[int, list[tuple[float, int]]] = {}
        for link in np.flatnonzero(groups.match >= CONTENDS).tolist():
            i, j, match = int(groups.first[link]), int(groups.second[link]), float(groups.match[link])
            self.rivals.setdefault(i, []).append((match, j))
            self.rivals.setdefault(j, []).append((match, i))

    def why(self, chosen: Chosen) -> tuple[Reason, ...]:
        """Days and km apart, how the categories agree, and what else contended."""
        some = list(chosen.members)
        kinds = [self._kinds(some, at) for at in range(len(self.pool.kinds))]
        return (*self._days(some), self._km(some), *kinds, self._contended(some))

    def _days(self, some: list[int]) -> Iterator[Reason]:
        days, ends = [self.day[at] for at in some], [self.end[at] for at in some]
        apart = max(days) - min(days)
        if apart < 2:
            yield Reason("day" if apart else "same_day")
        else:
            yield Reason("days", {"n": apart})
        longer = sum(end > day for day, end in zip(days, ends, strict=True))
        if 0 < longer < len(some):
            yield Reason("mixed")
        elif longer:
            last = max(ends) - min(ends)
            yield Reason("last_days", {"n": last}) if last else Reason("same_last")

    def _km(self, some: list[int]) -> Reason:
        if len({self.point[at] for at in some}) == 1:
            return Reason("same_point")
        chord = max(math.dist(self.unit[one], self.unit[other]) for one, other in combinations(some, 2))
        km = 2 * EARTH_KM * math.asin(min(chord / 2, 1.0))
        return Reason("km", {"km": round(km, 1)}) if km >= 0.05 else Reason("close")

    def _kinds(self, some: list[int], at: int) -> Reason:
        kind = self.pool.kinds[at]
        if min(self.own[at][one] for one in some) < 0:
            return Reason("unknown", {"column": kind.column})
        for level, head in enumerate(kind.heads):
            words = {self.levels[at][one][level] for one in some}
            if len(words) == 1 and -1 not in words:
                return Reason("equal", {"column": kind.column, "head": head})
        return Reason("differs", {"column": kind.column})

    def _contended(self, some: list[int]) -> Reason:
        """The strongest accounts of other groups that could stand in a member's place."""
        inside = set(some)
        others = sorted({(-match, j) for i in some for match, j in self.rivals.get(i, ()) if j not in inside})
        best: dict[int, float] = {}
        for worth, j in others:
            best.setdefault(j, -worth)
        if not best:
            return Reason("alone")
        names = tuple(
            (self.pool.sources[self.pool.source[j]], self.pool.event[j], round(match, 2))
            for j, match in list(best.items())[:MOST_CONTENDERS]
        )
        more = len(best) - len(names)
        return (
            Reason("contended_more", {"others": names, "n": more})
            if more
            else Reason("contended", {"others": names})
        )
