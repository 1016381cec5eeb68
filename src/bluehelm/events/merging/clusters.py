"""Groups of accounts, one a source, every two near each other, and how probable each group is."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from bluehelm.events.merging.belief import Belief
from bluehelm.events.merging.jit import compiled
from bluehelm.events.merging.learn import Model, fewest
from bluehelm.events.merging.pool import Pool
from bluehelm.events.merging.rows import Floats, Longs

WORTH = -7.0  # log odds under which a pair is not looked at any more
WORTH_GROUP = -5.0
ROUNDS, STILL, QUICK = 40, 1e-4, 6


@dataclass(frozen=True)
class Clusters:
    """Groups that contend for accounts."""

    members: Longs  # [group, place]; -1 where a group has fewer accounts
    pair: Longs  # [group, pair of places] number of the pair of accounts; -1 where there is none
    whose: Longs  # [group] which sources take part, a bit each
    probability: Floats
    first: Longs  # [pair]
    second: Longs
    match: Floats  # [pair] probability that both tell of one event

    def size(self) -> Longs:
        return np.asarray((self.members >= 0).sum(1), np.int64)


def clusters(pool: Pool, models: list[Model]) -> Clusters:
    """All groups worth a look, and their probabilities once everything has been learned."""
    odds = [model.settle(len(pool)) for model in models]
    worth = [np.flatnonzero(one > WORTH) for one in odds]
    first = np.concatenate([model.pairs.first[at] for model, at in zip(models, worth, strict=True)])
    second = np.concatenate([model.pairs.second[at] for model, at in zip(models, worth, strict=True)])
    order = np.lexsort((second, first))
    log_odds = np.concatenate([one[at] for one, at in zip(odds, worth, strict=True)])[order]
    first, second = first[order], second[order]
    members, pair = _groups(pool, first, second, log_odds)
    whose = np.where(members >= 0, 1 << pool.source[members], 0).sum(1)
    joint = _Joint(pool, models, worth, order, (members, pair, whose))
    probability, match = joint.settle()
    return Clusters(members, pair, whose, probability, first, second, match)


class _Joint:
    """All sources together: how many events each set of sources tells of, and how matches look."""

    def __init__(
        self,
        pool: Pool,
        models: list[Model],
        worth: list[Longs],
        order: Longs,
        groups: tuple[Longs, Longs, Longs],
    ) -> None:
        self.models, self.worth, self.order = models, worth, order
        self.members, self.pair, self.whose = groups
        self.size = (self.members >= 0).sum(1)
        self.told = np.bincount(pool.source, minlength=len(pool.sources)).astype(np.float64)
        self.belief = Belief(self.members, len(pool))
        self.sets, self.set_of = np.unique(self.whose, return_inverse=True)
        self.set_of = self.set_of.reshape(-1)
        self.events = np.maximum(self._first_guess(), fewest(*self.told))  # by set of sources

    def _first_guess(self) -> Floats:
        pairs = {
            1 << a | 1 << b: model.matches
            for model, (a, b) in zip(self.models, combinations(range(len(self.told)), 2), strict=True)
        }
        found = [
            min(n for both, n in pairs.items() if both & whose == both) / whose.bit_count()
            for whose in self.sets.tolist()
        ]
        return np.array(found, np.float64)

    def _log_odds(self) -> Floats:
        ratios = np.concatenate([m.log_ratio()[at] for m, at in zip(self.models, self.worth, strict=True)])
        ratios = ratios[self.order]
        evidence = np.where(self.pair >= 0, ratios[np.maximum(self.pair, 0)], 0.0).sum(1) * 2 / self.size
        sources = [[s for s in range(len(self.told)) if whose >> s & 1] for whose in self.sets.tolist()]
        merged = [
            sum(n for n, others in zip(self.events, sources, strict=True) if s in others)
            for s in range(len(self.told))
        ]
        alone = np.maximum(np.maximum(self.told - merged, 0.02 * self.told), 0.5)
        prior = [np.log(n) - np.log(alone[some]).sum() for n, some in zip(self.events, sources, strict=True)]
        return np.asarray(evidence + np.array(prior)[self.set_of], np.float64)

    def match(self, probability: Floats) -> Floats:
        """Of each pair: the sum over the groups that hold both."""
        there = self.pair >= 0
        spread = np.broadcast_to(probability[:, None], self.pair.shape)
        return np.bincount(self.pair[there], spread[there], len(self.order)).astype(np.float64)

    def settle(self) -> tuple[Floats, Floats]:
        if not len(self.members):
            return np.empty(0), np.empty(0)
        back = np.argsort(self.order)
        ends = np.cumsum([len(at) for at in self.worth])[:-1]
        for _ in range(ROUNDS):
            probability = self.belief.probabilities(self._log_odds(), QUICK)
            before, self.events = self.events, np.bincount(self.set_of, probability, len(self.sets))
            self.events = np.maximum(self.events, fewest(*self.told))
            by_model = np.split(self.match(probability)[back], ends)
            for model, at, some in zip(self.models, self.worth, by_model, strict=True):
                match = np.zeros(len(model.pairs))
                match[at] = some
                model.learn(np.minimum(match, 1.0))
            if np.abs(self.events - before).max() < STILL * max(before.max(), 1.0):
                break
        probability = self.belief.probabilities(self._log_odds())
        return probability, np.minimum(self.match(probability), 1.0)


def _groups(pool: Pool, first: Longs, second: Longs, log_odds: Floats) -> tuple[Longs, Longs]:
    """Pairs, and groups of more in which every two accounts are a pair."""
    sources = len(pool.sources)
    starts = np.searchsorted(first, np.arange(len(pool) + 1))
    places = list(combinations(range(sources), 2))
    some = np.stack([first, second], 1)
    members, pair = [_wide(some, sources)], [_wide(np.arange(len(first))[:, None], len(places))]
    for _ in range(2, sources):
        count = _extend(some, starts, second, pool.source, np.empty((0, some.shape[1] + 1), np.int64))
        more = np.empty((count, some.shape[1] + 1), np.int64)
        _extend(some, starts, second, pool.source, more)
        within = _pairs_within(more, starts, second)
        evidence = log_odds[within].sum(1) * 2 / more.shape[1]
        kept = evidence > WORTH_GROUP
        some = more[kept]
        members.append(_wide(some, sources))
        pair.append(_wide(within[kept], len(places)))
    return np.concatenate(members), np.concatenate(pair)


def _wide(numbers: Longs, width: int) -> Longs:
    found = np.full((len(numbers), width), -1, np.int64)
    found[:, : numbers.shape[1]] = numbers
    return found


def _pairs_within(groups: Longs, starts: Longs, second: Longs) -> Longs:
    places = list(combinations(range(groups.shape[1]), 2))
    found = np.empty((len(groups), len(places)), np.int64)
    for at, (a, b) in enumerate(places):
        _find(groups[:, a], groups[:, b], starts, second, found[:, at])
    return found


@compiled
def _find(first: Longs, second: Longs, starts: Longs, seconds: Longs, found: Longs) -> None:
    for at in range(len(first)):
        low, high = starts[first[at]], starts[first[at] + 1]
        while low < high:
            middle = (low + high) // 2
            if seconds[middle] < second[at]:
                low = middle + 1
            else:
                high = middle
        found[at] = low


@compiled
def _linked(group: Longs, account: int, starts: Longs, second: Longs) -> bool:
    """Whether the account is in a pair with each of the group but the first."""
    for p in range(1, len(group)):
        low, high = starts[group[p]], starts[group[p] + 1]
        stop = high
        while low < high:
            middle = (low + high) // 2
            if second[middle] < account:
                low = middle + 1
            else:
                high = middle
        if low >= stop or second[low] != account:
            return False
    return True


@compiled
def _extend(groups: Longs, starts: Longs, second: Longs, source: Longs, found: Longs) -> int:
    """Count, and where there is room write down, groups with one more account of a later source."""
    count, size = 0, groups.shape[1]
    for g in range(len(groups)):
        for at in range(starts[groups[g, 0]], starts[groups[g, 0] + 1]):
            j = second[at]
            if source[j] <= source[groups[g, size - 1]]:
                continue
            if not _linked(groups[g], j, starts, second):
                continue
            if count < len(found):
                for p in range(size):
                    found[count, p] = groups[g, p]
                found[count, size] = j
            count += 1
    return count
