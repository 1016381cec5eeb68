"""The best pairing of two sides: each of one with at most one of the other, the greatest sum of scores."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

Scores = Mapping[tuple[int, int], float]


def assign(scores: Scores) -> dict[int, int]:
    """Left -> right, from the scores of the pairs that may be; what is worth nothing is not paired."""
    found: dict[int, int] = {}
    for lefts, rights in _components(scores):
        found.update(_paired(lefts, rights, scores))
    return found


def _components(scores: Scores) -> Iterator[tuple[list[int], list[int]]]:
    """Sides that hang together by some pair, apart from all others: each can be solved alone."""
    by_left: dict[int, set[int]] = defaultdict(set)
    by_right: dict[int, set[int]] = defaultdict(set)
    for left, right in scores:
        by_left[left].add(right)
        by_right[right].add(left)
    seen: set[int] = set()
    for first in by_left:
        if first in seen:
            continue
        lefts, rights, waiting = {first}, set[int](), [first]
        while waiting:
            for right in by_left[waiting.pop()] - rights:
                rights.add(right)
                fresh = by_right[right] - lefts
                lefts |= fresh
                waiting.extend(fresh)
        seen |= lefts
        yield sorted(lefts), sorted(rights)


def _paired(lefts: list[int], rights: list[int], scores: Scores) -> Iterator[tuple[int, int]]:
    """The Hungarian method with potentials, on costs; as many empty places as there are lefts."""
    n, m = len(lefts), len(rights) + len(lefts)
    cost = [[-scores.get((left, right), 0.0) for right in rights] + [0.0] * n for left in lefts]
    left_price, right_price = [0.0] * (n + 1), [0.0] * (m + 1)
    holder = [0] * (m + 1)  # which left holds the place, from 1
    for row in range(1, n + 1):
        holder[0], place = row, 0
        least, before, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while holder[place]:
            used[place] = True
            held, costs, step, following = holder[place], cost[holder[place] - 1], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                now = costs[j - 1] - left_price[held] - right_price[j]
                if now < least[j]:
                    least[j], before[j] = now, place
                if least[j] < step:
                    step, following = least[j], j
            for j in range(m + 1):
                if used[j]:
                    left_price[holder[j]] += step
                    right_price[j] -= step
                else:
                    least[j] -= step
            place = following
        while place:
            holder[place] = holder[before[place]]
            place = before[place]
    for j in range(1, len(rights) + 1):
        if holder[j] and (lefts[holder[j] - 1], rights[j - 1]) in scores:
            yield lefts[holder[j] - 1], rights[j - 1]
