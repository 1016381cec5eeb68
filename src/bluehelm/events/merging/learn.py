"""How matches of two sources look beside chance pairs, learned from the tables alone.

Chance pairs are known from other days at the same places; how matches look, and how many there are, follows
from what is there beyond chance, under the rule that an account matches one other at most.
"""

from dataclasses import dataclass

import numpy as np

from bluehelm.events.merging import densities
from bluehelm.events.merging.belief import Belief
from bluehelm.events.merging.densities import BINS, tallied
from bluehelm.events.merging.features import PLACES, Features, features
from bluehelm.events.merging.kinds import KindModel
from bluehelm.events.merging.near import Near, Pairs, reach
from bluehelm.events.merging.pool import Pool
from bluehelm.events.merging.rows import Flags, Floats, Longs

ROUNDS, STILL = 60, 1e-4
QUICK = 4  # passes of messages within a round of learning
LEAST_CHANCE = 0.05  # of chance pairs among all pairs of accounts, in tables too small to show it
FIRST_SHARE = 0.3  # of the smaller source that is matched, before anything is known
FEWEST_TO_DOUBT, GAIN_A_PAIR = 20, 0.15  # log likelihood that mere chance may gain, by trial on such tables
LENT_LAGS, LENT_RINGS, LENT_PLACES, LENT_CHANCE = 6.0, 8.0, 5.0, 10.0


@dataclass(frozen=True)
class Learned:
    """What matches of two sources look like."""

    sources: tuple[str, str]
    matches: float  # how many are expected
    lags: Floats  # share of matches by days from the first source to the second, from the fewest on
    rings: Floats  # share by distance, see densities.edges
    levels: tuple[Floats, ...]  # per taxonomy: share by finest equal level, the last where none is equal


class Model:
    """Matches and chance pairs of two sources."""

    def __init__(self, pool: Pool, near: Near, which: tuple[int, int], asked: tuple[int, float]) -> None:
        self.days, self.km = asked
        self.which = one, other = which
        self.names = pool.sources[one], pool.sources[other]
        self.at = np.flatnonzero(of(pool, near.pairs, which))
        self.pairs = near.pairs.take(self.at)
        beside_count = float(near.around[pool.source == one, other].sum())
        self.sizes = int((pool.source == one).sum()), int((pool.source == other).sum())
        self.lag = self.pairs.lag + self.days
        beside = near.beside.take(of(pool, near.beside, which))
        lags = 2 * (reach(self.days) - self.days)
        self.least_chance = min(1.0, LEAST_CHANCE * self.sizes[0] * self.sizes[1])
        self.known_chance = beside_count * (2 * self.days + 1) / lags
        self.seen = features(pool, self.pairs, near.nearest, self.km)
        self.by_chance = features(pool, beside, near.nearest, self.km)
        self.chance_spots = self._spots(self.by_chance, None)
        self.crowd = _crowd(pool, near, which, self.pairs)
        levels = zip(pool.kinds, range(len(pool.kinds)), strict=True)
        accounts = np.flatnonzero(pool.source == one), np.flatnonzero(pool.source == other)
        self.kinds = [KindModel(k, accounts, self.seen, self.by_chance, n) for k, n in levels]
        self.members = np.stack([self.pairs.first, self.pairs.second], 1)
        self.match = np.zeros(len(self.pairs))
        self.matches = FIRST_SHARE * min(*self.sizes, max(len(self.pairs), 1))
        self._start()

    def _start(self) -> None:
        self.lags = densities.by_lag(np.zeros(2 * self.days + 1), densities.fading_lags(self.days), 1.0)
        fading = densities.fading_rings(self.km)
        nothing = np.zeros(BINS)
        self.spots = np.stack([self._rings(nothing, fading, place) for place in range(PLACES)])
        self.rings = fading / fading.sum()
        self._chance(np.full(len(self.pairs), self._expected()))
        self.spots *= self.chance_spots_now.sum(1, keepdims=True)

    def _expected(self) -> float:
        """The share of the pairs that are there beyond what chance lets expect, before anything is known."""
        chance = max(self.known_chance, self.least_chance)
        return 1.0 - min(1.0, chance / max(len(self.pairs), 1))

    def _spots(self, seen: Features, weight: Floats | None) -> Floats:
        counts = tallied(seen.place * BINS + seen.ring, weight, PLACES * BINS)
        return np.asarray(counts.reshape(PLACES, BINS), np.float64)

    def _rings(self, counts: Floats, lent: Floats, place: int) -> Floats:
        """Shares by ring for one kind of place."""
        if place == 5:
            return np.asarray(np.eye(BINS)[0], np.float64)
        found = densities.by_ring(counts, lent, self.km)
        if place == 6:
            found[0] = 0.0
        return np.asarray(found / found.sum(), np.float64)

    def _chance(self, match: Floats) -> None:
        """How chance pairs look: those beside the days, and those within that are no matches."""
        rest = 1.0 - match
        self.crowd_mean = float(np.log((np.exp(-self.crowd) @ rest + 20.0) / (rest.sum() + 20.0)))
        lags = tallied(self.lag, rest, 2 * self.days + 1)
        self.chance_lags = densities.by_lag(lags + lags[::-1], np.ones(len(lags)), 20.0)
        counts = self.chance_spots + self._spots(self.seen, rest)
        flat = np.concatenate([[0.01], densities.areas(self.km) / densities.areas(self.km).sum()])
        counts = counts + LENT_CHANCE * flat / flat.sum() * (counts.sum(1, keepdims=True) + 0.1) / (
            counts.sum() + 1
        )
        counts[5, 1:] = 1e-9
        self.chance_spots_now = counts / counts.sum()
        self.chance = float(rest.sum())

    def learn(self, match: Floats) -> None:
        """Take these probabilities of a match for true and learn from them."""
        self.match, self.matches = match, float(match.sum())
        lags = tallied(self.lag, match, 2 * self.days + 1)
        self.lags = densities.by_lag(lags, densities.fading_lags(self.days), LENT_LAGS)
        self._chance(match)
        counts = self._spots(self.seen, match)
        pooled = counts[[0, 1, 2, 3, 4, 6]].sum(0)
        self.rings = densities.by_ring(pooled, densities.fading_rings(self.km), self.km, LENT_RINGS)
        share = counts.sum(1) + LENT_PLACES * self.chance_spots_now.sum(1)
        rings = np.stack([self._rings(counts[place], self.rings, place) for place in range(PLACES)])
        self.spots = rings * (share / share.sum())[:, None]
        for kind in self.kinds:
            kind.learn(match)

    def log_ratio(self) -> Floats:
        """How much more often a match looks like this than two accounts taken by chance, as a logarithm."""
        return self._ratio(self.seen, self.lag, self.crowd, self.match)

    def _ratio(self, seen: Features, lag: Longs, crowd: Floats, match: Floats) -> Floats:
        with np.errstate(divide="ignore"):
            spots = np.log(self.spots.reshape(-1)) - np.log(self.chance_spots_now.reshape(-1))
            lags = np.log(self.lags) - np.log(self.chance_lags)
        found = spots[seen.place * BINS + seen.ring] + lags[lag] - crowd - self.crowd_mean
        for kind in self.kinds:
            found = found + kind.log_ratio(seen, match)
        return np.asarray(np.maximum(found + self._scale(match), -50.0), np.float64)

    def _scale(self, match: Floats) -> Floats:
        """By how much chance candidates are rarer than any two accounts, as a logarithm."""
        others = self.chance - (1.0 - match)  # no pair is judged by itself
        chance = np.maximum(others, max(self.known_chance, self.least_chance))
        return np.asarray(np.log(self.sizes[0]) + np.log(self.sizes[1]) - np.log(chance), np.float64)

    def odds_of(self, pool: Pool, near: Near, pairs: Pairs) -> Floats:
        """Log odds of a match for pairs that nothing was learned from."""
        seen = features(pool, pairs, near.nearest, self.km)
        crowd = _crowd(pool, near, self.which, pairs)
        return self._ratio(seen, pairs.lag + self.days, crowd, np.zeros(len(pairs))) + self.prior()

    def prior(self) -> float:
        """Log odds of a match of two accounts taken by chance."""
        alone = [max(size - self.matches, 0.02 * size, 0.5) for size in self.sizes]
        return float(np.log(max(self.matches, fewest(*self.sizes))) - np.log(alone[0]) - np.log(alone[1]))

    def gain(self) -> float:
        """How much better the pairs are told with matches among them than without, as a log likelihood."""
        share = min(self.matches / max(len(self.pairs), 1), 0.99)
        ratio = np.minimum(self.log_ratio() - self._scale(self.match), 30.0)
        return float(np.log1p(share * np.expm1(ratio)).sum())

    def by_chance_alone(self) -> bool:
        """Whether matches explain no more than so flexible a picture of them explains of mere chance."""
        count = len(self.pairs)
        return count >= FEWEST_TO_DOUBT and self.gain() < GAIN_A_PAIR * min(count, 150)

    def settle(self, accounts: int) -> Floats:
        """Learn until nothing changes; gives the log odds of each pair."""
        belief = Belief(self.members, accounts)
        for _ in range(ROUNDS):
            before = self.matches
            self.learn(belief.probabilities(self.log_ratio() + self.prior(), QUICK))
            if abs(self.matches - before) < STILL * max(before, 1.0):
                break
        if self.by_chance_alone():
            self.matches = 0.0
            return np.full(len(self.pairs), -np.inf)
        return self.log_ratio() + self.prior()

    def learned(self) -> Learned:
        levels = tuple(kind.match_levels for kind in self.kinds)
        return Learned(self.names, self.matches, self.lags, self.rings, levels)


def fewest(*sizes: float) -> float:
    """As many events told by several sources are expected at least, so that tiny tables have a chance."""
    return min(0.5, FIRST_SHARE * min(sizes))


def of(pool: Pool, pairs: Pairs, which: tuple[int, int]) -> Flags:
    found: Flags = (pool.source[pairs.first] == which[0]) & (pool.source[pairs.second] == which[1])
    return found


def _crowd(pool: Pool, near: Near, which: tuple[int, int], pairs: Pairs) -> Floats:
    """How crowded the surroundings of a pair are beside the average, as a logarithm."""
    around = (
        np.log(_relative(near.around[:, side], pool.source == own))
        + np.log(_relative(near.own, pool.source == own))
        for own, side in (which, which[::-1])
    )
    first, second = around
    return np.asarray((first[pairs.first] + second[pairs.second]) / 4, np.float64)


def _relative(around: Longs, whose: Flags) -> Floats:
    """Each count beside the average, drawn to it as far as the counts differ by chance alone."""
    counts = around[whose].astype(np.float64)
    mean = counts.mean() if len(counts) else 0.0
    spread = counts.var() - mean if len(counts) else 0.0
    if mean <= 0 or spread <= 0:
        return np.ones(len(around))
    weight = mean * mean / spread
    return np.asarray((around + weight) / (mean + weight), np.float64)
