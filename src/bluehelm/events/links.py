"""Which pairs of accounts say what the machine found: the least that holds every group together."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from bluehelm.events.matching import Known, Link, Matched, Pair
from bluehelm.events.merging.rows import Longs


def several(label: Longs) -> dict[int, list[int]]:
    """The positions that share a label, where there are two or more."""
    found: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(label.tolist()):
        found[one].append(at)
    return {one: some for one, some in found.items() if len(some) > 1}


def wanted(
    known: Known, found: Matched, people: Collection[Pair], stood: Collection[Pair]
) -> Iterator[tuple[Pair, Link]]:
    """The pairs of accounts, by their numbers, that say what was found.

    people  pairs that people told to be the same: they hold by themselves
    stood   pairs that the machine told to be the same before: kept where they still hold
    """
    ids = known.id.tolist()
    groups = several(found.group)
    for members, link in found.same.items():
        group = sorted(ids[at] for at in groups[int(found.group[members[0]])])
        for pair in forest(group, people, stood):
            yield pair, link
    for pair, link in found.doubtful.items():
        one, other = sorted(ids[at] for at in pair)
        yield (one, other), link


def forest(group: Sequence[int], people: Collection[Pair], stood: Collection[Pair]) -> Iterator[Pair]:
    """Pairs that hold the group together with what people decided, without a circle."""
    within = list(combinations(group, 2))
    first = [pair for pair in within if pair in people]
    before = [pair for pair in within if pair in stood]
    top = {one: one for one in group}
    for pair in (*first, *before, *((group[0], other) for other in group[1:])):
        one, other = (_top(top, account) for account in pair)
        if one != other:
            top[other] = one
            if pair not in people:
                yield pair


def _top(top: dict[int, int], one: int) -> int:
    while top[one] != one:
        one = top[one]
    return one
