"""What merging is measured against: a greedy matcher, and the best that can be done with true parameters."""

from itertools import combinations

import numpy as np

from bluehelm.events.merging import clusters as joint
from bluehelm.events.merging.learn import Model
from bluehelm.events.merging.merge import merge
from bluehelm.events.merging.near import near
from bluehelm.events.merging.pool import pool


def greedy(tables, taxonomy, days, km):
    """Nearest first: pairs by level, days and km apart, each in parts of what was asked; groups of one a source."""
    everything = pool(tables, [taxonomy])
    pairs = near(everything, days, km).pairs
    kind = everything.kinds[0].levels
    equal = kind[pairs.first] == kind[pairs.second]
    level = np.where(equal.any(1), equal.argmax(1), equal.shape[1])
    some = level < equal.shape[1]
    score = level / 2 + np.abs(pairs.lag) / max(days, 1) + pairs.km / km
    group = {n: [n] for n in range(len(everything))}
    for at in np.flatnonzero(some)[np.argsort(score[some], kind="stable")].tolist():
        one, other = group[int(pairs.first[at])], group[int(pairs.second[at])]
        if one is other or {everything.source[n] for n in one} & {everything.source[n] for n in other}:
            continue
        both = one + other
        for n in both:
            group[n] = both
    return [
        tuple((everything.sources[everything.source[n]], everything.event[n]) for n in some)
        for some in {id(g): g for g in group.values() if len(g) > 1}.values()
    ]


class Taught(Model):
    """A model that is told which pairs are matches, and learns from nothing else."""

    truth: np.ndarray

    def settle(self, accounts):
        self.learn(None)
        return self.log_ratio() + self.prior()

    def learn(self, match):
        right = self.truth[self.pairs.first] == self.truth[self.pairs.second]
        super().learn(right.astype(np.float64))


def oracle(made, days, km):
    """The same method with how matches look taken from the truth."""
    order = pool(made.tables, [made.taxonomy])
    true = {
        (t.source, e): int(n)
        for t, some in zip(made.tables, made.truth, strict=True)
        for e, n in zip(t.event, some, strict=True)
    }
    Taught.truth = np.array(
        [true[order.sources[s], e] for s, e in zip(order.source, order.event, strict=True)]
    )
    import bluehelm.events.merging.merge as door

    door.Model = Taught
    try:
        return merge(made.tables, [made.taxonomy], days=days, km=km)
    finally:
        door.Model = Model


__all__ = ["combinations", "greedy", "joint", "oracle"]
