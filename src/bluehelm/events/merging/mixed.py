"""Accounts of one day beside accounts of several days: never merged, told as doubtful."""

import numpy as np

from bluehelm.events.merging.belief import Belief
from bluehelm.events.merging.decide import Chosen
from bluehelm.events.merging.learn import Model, of
from bluehelm.events.merging.near import Near, Pairs
from bluehelm.events.merging.pool import Pool

WORTH_ASKING = 0.3


def mixed(pool: Pool, near: Near, pairs: Pairs, taken: set[int], models: list[Model]) -> list[Chosen]:
    """Pairs of a one-day and a longer account that may tell of one event, each account in one at most."""
    left = np.ones(len(pool), np.bool_)
    left[list(taken)] = False
    long = pool.end > pool.day
    pairs = pairs.take(left[pairs.first] & left[pairs.second] & (long[pairs.first] != long[pairs.second]))
    if not len(pairs):
        return []
    odds = np.zeros(len(pairs))
    for model in models:
        some = of(pool, pairs, model.which)
        odds[some] = model.odds_of(pool, near, pairs.take(some))
    members = np.stack([pairs.first, pairs.second], 1)
    probability = Belief(members, len(pool)).probabilities(odds)
    found: list[Chosen] = []
    used: set[int] = set()
    for at in np.lexsort((pairs.second, pairs.first, -np.round(probability, 9))).tolist():
        both = (int(pairs.first[at]), int(pairs.second[at]))
        if probability[at] >= WORTH_ASKING and not used & set(both):
            used |= set(both)
            found.append(Chosen(both, float(probability[at])))
    return found
