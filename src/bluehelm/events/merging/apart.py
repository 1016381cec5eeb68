"""Accounts that may not be told as one event, whatever they look like: people decided so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from bluehelm.events.merging.near import Pairs
from bluehelm.events.merging.pool import Pool
from bluehelm.events.merging.rows import Flags

Named = tuple[str, str]  # source, event


@dataclass(frozen=True)
class Apart:
    """What is kept apart."""

    pairs: frozenset[tuple[Named, Named]] = frozenset()
    sources: Mapping[Named, frozenset[str]] = field(default_factory=dict)  # an account, from all of a source


class Kept:
    """The same by the numbers of the pool."""

    def __init__(self, pool: Pool, apart: Apart) -> None:
        named = {name for pair in apart.pairs for name in pair} | set(apart.sources)
        self.at = _positions(pool, named) if named else {}
        self.source = pool.source
        number = {name: n for n, name in enumerate(pool.sources)}
        both = (sorted(self.at[one] for one in pair) for pair in apart.pairs if set(pair) <= self.at.keys())
        self.pairs = {(one, other) for one, other in both}
        self.barred = {
            (self.at[one], number[source])
            for one, sources in apart.sources.items()
            if one in self.at
            for source in sources & number.keys()
        }

    def allows(self, pairs: Pairs) -> Flags:
        """Which of the pairs may be told as one event."""
        if not self.pairs and not self.barred:
            return np.ones(len(pairs), np.bool_)
        some = np.isin(pairs.first, list(self.at.values())) | np.isin(pairs.second, list(self.at.values()))
        found = ~some
        for at in np.flatnonzero(some).tolist():
            found[at] = not self.splits((int(pairs.first[at]), int(pairs.second[at])))
        return found

    def splits(self, group: tuple[int, ...]) -> bool:
        """Whether two of the group are kept apart."""
        if not self.pairs and not self.barred:
            return False
        return any(self._splits(one, other) for one, other in combinations(sorted(group), 2))

    def _splits(self, one: int, other: int) -> bool:
        barred = (one, int(self.source[other])) in self.barred or (
            other,
            int(self.source[one]),
        ) in self.barred
        return barred or (one, other) in self.pairs


def _positions(pool: Pool, named: set[Named]) -> dict[Named, int]:
    sources = pool.source.tolist()
    found = {}
    for at, event in enumerate(pool.event):
        name = pool.sources[sources[at]], event
        if name in named:
            found[name] = at
    return found
