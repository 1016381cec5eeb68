"""How probable each cluster is when every account may stand in one cluster only.

The weight of a set of clusters that share no account is the product of their odds. Small knots of clusters
are summed exactly; in larger ones messages pass between accounts and clusters until they agree.
"""

import numpy as np
from numpy.typing import NDArray

from bluehelm.events.merging.jit import compiled
from bluehelm.events.merging.rows import Floats, Longs

EXACT = 12  # clusters of a knot that is summed exactly: 4,096 sets at most
HIGHEST = 18.0  # log odds beyond this change nothing
SWEEPS, CLOSE = 300, 1e-7

Members = NDArray[np.int64]  # [cluster, place]; -1 where a cluster has fewer accounts


class Belief:
    """Clusters that contend for accounts; what was found is the start of the next question."""

    def __init__(self, members: Members, accounts: int) -> None:
        self.members, self.accounts = members, accounts
        knots = knots_of(members, accounts)
        self.order = np.argsort(knots, kind="stable")
        _, first, sizes = np.unique(knots[self.order], return_index=True, return_counts=True)
        self.bounds = np.append(first, len(members)).astype(np.int64)
        self.large = self.order[np.repeat(sizes, sizes) > EXACT]
        self.free = np.ones((len(self.large), members.shape[1]))

    def probabilities(self, log_odds: Floats, sweeps: int = SWEEPS) -> Floats:
        """The probability of each cluster, given its odds."""
        odds = np.exp(np.minimum(log_odds, HIGHEST))
        found = np.empty(len(self.members))
        _exact(self.members, odds, self.order, self.bounds, found)
        if len(self.large):
            large = self.large
            found[large] = _passed(
                self.members[large], odds[large], np.zeros(self.accounts), self.free, sweeps
            )
        return found


def knots_of(members: Members, accounts: int) -> Longs:
    """For each cluster the lowest account that can be reached from it."""
    found: Longs = _knots(members, np.arange(accounts))
    return found


@compiled
def _knots(members: Members, root: Longs) -> Longs:
    for e in range(len(members)):
        a = members[e, 0]
        while root[a] != a:
            root[a] = root[root[a]]
            a = root[a]
        for place in range(1, members.shape[1]):
            b = members[e, place]
            if b < 0:
                break
            while root[b] != b:
                root[b] = root[root[b]]
                b = root[b]
            if b < a:
                root[a] = b
                a = b
            else:
                root[b] = a
    found = np.empty(len(members), np.int64)
    for e in range(len(members)):
        a = members[e, 0]
        while root[a] != a:
            a = root[a]
        found[e] = a
    return found


@compiled
def _exact(members: Members, odds: Floats, order: Longs, bounds: Longs, found: Floats) -> None:
    """Sum over every set of clusters of a small knot that share no account."""
    weight, clash = np.empty(1 << EXACT), np.empty(EXACT, np.int64)
    for knot in range(len(bounds) - 1):
        some = order[bounds[knot] : bounds[knot + 1]]
        size = len(some)
        if size > EXACT:
            continue
        _clashes(members, some, clash)
        found[some] = 0.0
        total, weight[0] = 1.0, 1.0
        for chosen in range(1, 1 << size):
            low = 0
            while not (chosen >> low) & 1:
                low += 1
            rest = chosen & (chosen - 1)
            weight[chosen] = 0.0 if clash[low] & rest else weight[rest] * odds[some[low]]
            if weight[chosen] > 0.0:
                total += weight[chosen]
                for a in range(size):
                    if (chosen >> a) & 1:
                        found[some[a]] += weight[chosen]
        for a in range(size):
            found[some[a]] /= total


@compiled
def _clashes(members: Members, some: Longs, clash: Longs) -> None:
    """For each cluster a bit for every other that shares an account with it."""
    for a in range(len(some)):
        clash[a] = 0
        for b in range(len(some)):
            for p in range(members.shape[1]):
                for q in range(members.shape[1]):
                    one = members[some[a], p]
                    if a != b and one >= 0 and one == members[some[b], q]:
                        clash[a] |= 1 << b


@compiled
def _passed(members: Members, odds: Floats, whole: Floats, free: Floats, sweeps: int) -> Floats:
    """Messages between accounts and clusters; an account says how free it is but for this cluster."""
    count, places = members.shape
    pull = np.zeros((count, places))  # what the cluster means to the account: odds times the others' freedom
    for _ in range(sweeps):
        whole[:] = 0.0
        for e in range(count):
            for p in range(places):
                if members[e, p] >= 0:
                    others = odds[e]
                    for q in range(places):
                        if q != p and members[e, q] >= 0:
                            others *= free[e, q]
                    pull[e, p] = others
                    whole[members[e, p]] += others
        change = 0.0
        for e in range(count):
            for p in range(places):
                if members[e, p] >= 0:
                    fresh = 1.0 / (1.0 + max(whole[members[e, p]] - pull[e, p], 0.0))
                    fresh = np.sqrt(fresh * free[e, p])
                    change = max(change, abs(fresh - free[e, p]))
                    free[e, p] = fresh
        if change < CLOSE:
            break
    found = np.empty(count)
    for e in range(count):
        both = odds[e]
        for p in range(places):
            if members[e, p] >= 0:
                both *= free[e, p]
        found[e] = both / (1.0 + both)
    return found
