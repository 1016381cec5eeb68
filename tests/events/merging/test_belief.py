"""Probabilities of clusters beside sums over every set of them."""

from itertools import combinations

import numpy as np
import pytest

from bluehelm.events.merging import belief
from bluehelm.events.merging.belief import Belief


def summed(members: np.ndarray, odds: np.ndarray) -> np.ndarray:
    """By the definition: every set of clusters that share no account."""
    total, found = 0.0, np.zeros(len(members))
    groups = [{one for one in row if one >= 0} for row in members.tolist()]
    for count in range(len(members) + 1):
        for some in combinations(range(len(members)), count):
            if any(groups[a] & groups[b] for a, b in combinations(some, 2)):
                continue
            weight = float(np.prod(odds[list(some)]))
            total += weight
            found[list(some)] += weight
    return found / total


def knot(seed: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    """A few clusters of two or three of twelve accounts."""
    chance = np.random.default_rng(seed)
    members = np.array([np.append(chance.permutation(12)[:2], -1) for _ in range(count)])
    members[::3, 2] = [12 + n for n in range(len(members[::3]))]
    return members.astype(np.int64), np.exp(chance.normal(0, 2, count))


@pytest.mark.parametrize("seed", range(4))
def test_small_knots_are_summed_exactly(seed: int) -> None:
    members, odds = knot(seed, 9)
    assert Belief(members, 30).probabilities(np.log(odds)) == pytest.approx(summed(members, odds), abs=1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_messages_in_larger_knots_come_near_to_the_sum(seed: int) -> None:
    members, odds = knot(seed, 15)
    passed = belief._passed(members, odds, np.zeros(30), np.ones(members.shape), 300)
    assert passed == pytest.approx(summed(members, odds), abs=0.08)


def test_an_account_is_shared_out_and_no_more() -> None:
    members = np.array([[0, 1], [0, 2], [0, 3]], np.int64)
    found = Belief(members, 4).probabilities(np.array([5.0, 5.0, 5.0]))
    assert found.sum() == pytest.approx(3 * np.exp(5) / (1 + 3 * np.exp(5)))
