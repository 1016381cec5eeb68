"""How categories of matches agree beside those of chance pairs, in one taxonomy and two sources."""

import numpy as np

from bluehelm.events.merging.densities import tallied
from bluehelm.events.merging.features import Features, shares
from bluehelm.events.merging.pool import Kind
from bluehelm.events.merging.rows import Floats, Longs

MOST_CELLS = 4_000_000  # pairs of categories that are told apart
LENT_LEVELS, LENT_CELLS, LENT_LUCK = 8.0, 20.0, 10.0


class KindModel:
    """Shares of matches and of chance pairs by level and by pair of categories."""

    def __init__(
        self, kind: Kind, accounts: tuple[Longs, Longs], seen: Features, by_chance: Features, at: int
    ) -> None:
        self.count = kind.levels.shape[1] + 1
        self.at = at
        self.level, self.cell = seen.level[at], seen.cell[at]
        self.known = self.level >= 0
        self.beside = tallied(by_chance.level[at][by_chance.level[at] >= 0], None, self.count)
        one, other = (shares(kind, some) for some in accounts)
        self.cells = len(one) * len(other)
        self.by_luck = _by_luck(kind, accounts, self.count)
        expected = 0.5 ** np.arange(self.count)
        expected[-1] = 0.1
        self.lent = expected / expected.sum()
        self.pair_shares = one, other
        self.learn(np.zeros(len(self.level)))

    def learn(self, match: Floats) -> None:
        known, level = self.known, self.level[self.known]
        counts = tallied(level, match[known], self.count)
        self.total = float(counts.sum())
        self.match_levels = (counts + LENT_LEVELS * self.lent) / (self.total + LENT_LEVELS)
        chance = self.beside + tallied(level, 1.0 - match[known], self.count) + 5.0 * self.by_luck
        self.chance_levels = chance / chance.sum()
        self.levels_told = counts
        few = self.cells <= MOST_CELLS
        self.counts = tallied(self.cell[known], match[known], self.cells) if few else None

    def log_ratio(self, seen: Features, match: Floats) -> Floats:
        """Of each pair; 0 where a category is unknown.

        match  what each pair added when it was learned from: no pair is judged by itself
        """
        known, level = seen.level[self.at] >= 0, np.maximum(seen.level[self.at], 0)
        cell = np.where(known, seen.cell[self.at], 0)
        one, other = self.pair_shares
        share = one[cell // len(one)] * other[cell % len(one)]
        share = np.maximum(share / self.by_luck[level], 1e-12)  # of the level's pairs by luck
        others = np.maximum(self.levels_told[level] - match, 0.0) + LENT_LEVELS * self.lent[level]
        total = np.maximum(self.total - match, 0.0)
        matched = others / (total + LENT_LEVELS) * share
        if self.counts is not None:
            lent = LENT_CELLS + int((self.counts > 0).sum())
            matched = (np.maximum(self.counts[cell] - match, 0.0) + lent * matched) / (total + lent)
        return np.where(known, np.log(matched / (self.chance_levels[level] * share)), 0.0)


def _by_luck(kind: Kind, accounts: tuple[Longs, Longs], count: int) -> Floats:
    """The share of each level if categories of the two sources had nothing to do with each other."""
    one, other = (kind.levels[some] for some in accounts)
    coarser = np.zeros(count)
    for level in range(count - 1):
        words = int(kind.levels[:, level].max(initial=0)) + 1
        both = [np.bincount(side[side[:, level] >= 0, level], minlength=words) for side in (one, other)]
        total = max(float(both[0].sum()) * float(both[1].sum()), 1.0)
        coarser[level] = float((both[0].astype(np.float64) * both[1]).sum()) / total
    equal = np.maximum.accumulate(coarser[:-1])
    found = np.append(np.diff(equal, prepend=0.0), 1.0 - (equal[-1] if len(equal) else 0.0))
    found = np.maximum(found, 1e-3)
    few = LENT_LUCK / (LENT_LUCK + min(len(some) for some in accounts))
    found = (1 - few) * found + few / count
    return np.asarray(found / found.sum(), np.float64)
