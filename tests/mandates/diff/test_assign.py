"""The best pairing of two sides."""

import random
from itertools import permutations

import pytest

from bluehelm.mandates.diff import compare
from bluehelm.mandates.diff.pairing.assign import assign
from tests.mandates.diff.making import text_of


def test_the_sum_counts_not_the_single_best() -> None:
    assert assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == {0: 1, 1: 0}


def test_sides_that_share_nothing_are_not_paired() -> None:
    assert assign({}) == {}
    assert assign({(3, 7): 0.5}) == {3: 7}


def best(scores: dict[tuple[int, int], float], size: int) -> float:
    return max(sum(scores.get(pair, 0.0) for pair in enumerate(order)) for order in permutations(range(size)))


@pytest.mark.parametrize("seed", range(20))
def test_no_other_pairing_is_worth_more(seed: int) -> None:
    chance = random.Random(seed)
    size = chance.randint(1, 6)
    pairs = [(i, j) for i in range(size) for j in range(size) if chance.random() < 0.6]
    scores = {pair: round(chance.random(), 3) for pair in pairs}
    found = assign(scores)
    assert len(set(found.values())) == len(found)
    assert sum(scores[pair] for pair in found.items()) == pytest.approx(best(scores, size))


def test_of_a_text_that_says_one_thing_over_and_over_each_paragraph_keeps_its_own() -> None:
    text = text_of(*(f"{n} Urges all to sing on the quay of Varn;" for n in range(1, 300)))
    changes = compare(text, text)
    assert all(row.old == row.new and not row.changes for row in changes)
    assert len(changes) == 299
