"""In words: why accounts are told as one event."""

import numpy as np

from bluehelm.events.merging.clusters import Clusters
from bluehelm.events.merging.decide import Chosen
from bluehelm.events.merging.pool import EARTH_KM, Pool

CONTENDS = 0.05  # other groups at least so probable are told of
MOST_CONTENDERS = 2


class Told:
    """Says why, for the accounts and groups of one run."""

    def __init__(self, pool: Pool, groups: Clusters) -> None:
        self.pool = pool
        self.rivals: dict[int, list[tuple[float, int]]] = {}
        for link in np.flatnonzero(groups.match >= CONTENDS).tolist():
            i, j, match = int(groups.first[link]), int(groups.second[link]), float(groups.match[link])
            self.rivals.setdefault(i, []).append((match, j))
            self.rivals.setdefault(j, []).append((match, i))

    def why(self, chosen: Chosen) -> str:
        """Days and km apart, how the categories agree, and what else contended."""
        some = list(chosen.members)
        parts = [self._days(some), self._km(some)]
        parts += [self._kinds(some, at) for at in range(len(self.pool.kinds))]
        return ", ".join(parts) + self._contended(some)

    def _days(self, some: list[int]) -> str:
        apart = int(self.pool.day[some].max() - self.pool.day[some].min())
        text = "same day" if apart == 0 else f"{apart} day{'s' * (apart > 1)} apart"
        if (self.pool.end[some] > self.pool.day[some]).all():
            ends = int(self.pool.end[some].max() - self.pool.end[some].min())
            text += f" (ends {ends} apart)"
        return text

    def _km(self, some: list[int]) -> str:
        if len(set(self.pool.point[some].tolist())) == 1:
            return "same point"
        unit = self.pool.unit[some]
        chord = max(float(((one - unit) ** 2).sum(1).max()) for one in unit) ** 0.5
        return f"{2 * EARTH_KM * np.arcsin(min(chord / 2, 1.0)):.1f} km apart"

    def _kinds(self, some: list[int], at: int) -> str:
        kind = self.pool.kinds[at]
        if (kind.own[some] < 0).any():
            return f"{kind.column} not known of all"
        for level, head in enumerate(kind.heads):
            words = set(kind.levels[some, level].tolist())
            if len(words) == 1 and -1 not in words:
                return f"{kind.column} equal at {head}"
        return f"{kind.column} differs"

    def _contended(self, some: list[int]) -> str:
        """The strongest accounts of other groups that could stand in a member's place."""
        inside = set(some)
        others = sorted(
            {(-match, j) for i in some for match, j in self.rivals.get(i, ()) if j not in inside}
        )
        best: dict[int, float] = {}
        for worth, j in others:
            best.setdefault(j, -worth)
        if not best:
            return "; nothing else contended"
        names = [
            f"{self.pool.sources[self.pool.source[j]]} {self.pool.event[j]} ({match:.2f})"
            for j, match in list(best.items())[:MOST_CONTENDERS]
        ]
        more = len(best) - len(names)
        return f"; contended: {', '.join(names)}" + (f" and {more} more" if more else "")
