"""Which groups are told as the same event, and which are doubtful.

Of all ways to put every account into one group at most, the one with the most right links, less wrong ones,
to be expected is taken. What is likely but not more likely than not is told as doubtful.
"""

from dataclasses import dataclass

import numpy as np

from bluehelm.events.merging.apart import Kept
from bluehelm.events.merging.belief import knots_of
from bluehelm.events.merging.clusters import Clusters
from bluehelm.events.merging.jit import compiled
from bluehelm.events.merging.rows import Flags, Floats, Longs

LIKELY = 0.5  # links at least so probable are made
FEWEST_SURE = 0.25  # links less probable than this are not even asked about
STEPS = 100_000  # of the search in one knot; far more than any knot of these needs


@dataclass(frozen=True)
class Chosen:
    """A group of accounts and the probability that all of them tell of one event."""

    members: tuple[int, ...]
    probability: float


def decided(clusters: Clusters, accounts: int, kept: Kept) -> tuple[list[Chosen], list[Chosen]]:
    """The groups told as the same event, and those that are doubtful."""
    if not len(clusters.members):
        return [], []
    same = _best(clusters, clusters.members, _gain(clusters, LIKELY), accounts)
    together = np.arange(accounts)  # the first account of the group that each account is in
    size = clusters.size()
    for at in same.tolist():
        some = clusters.members[at, : size[at]]
        together[some] = some[0]
    doubtful = _doubtful(clusters, same, together, kept)
    probability = _together(clusters, same)
    found = [
        Chosen(tuple(clusters.members[at, : size[at]].tolist()), float(sure))
        for at, sure in zip(same.tolist(), probability.tolist(), strict=True)
    ]
    return found, doubtful


def worth_asking(match: Floats) -> float:
    """The least probability of a link that makes the whole list better, by the F1 that is to be expected."""
    sure = np.sort(match)[::-1]
    if not len(sure):
        return LIKELY
    best = float((2 * np.cumsum(sure) / (np.arange(1, len(sure) + 1) + sure.sum())).max())
    return min(max(best / 2, FEWEST_SURE), LIKELY)


def _gain(clusters: Clusters, threshold: float) -> Floats:
    """Of each group: what its links are worth, each as far as it is more probable than the threshold."""
    there = clusters.pair >= 0
    links = np.where(there, clusters.match[np.maximum(clusters.pair, 0)] - threshold, 0.0)
    return np.asarray(links.sum(1), np.float64)


def _best(clusters: Clusters, members: Longs, gain: Floats, accounts: int) -> Longs:
    """The groups without an account in common that are worth most together."""
    some = np.flatnonzero(gain > 0)
    some = some[np.argsort(-np.round(gain[some], 9), kind="stable")]
    knots = knots_of(members[some], accounts)
    order = np.argsort(knots, kind="stable")
    _, first = np.unique(knots[order], return_index=True)
    bounds = np.append(first, len(order)).astype(np.int64)
    kept = np.zeros(len(some), np.bool_)
    _search(members[some], gain[some], order, bounds, np.zeros(accounts, np.bool_), kept)
    return np.sort(some[kept])


def _together(clusters: Clusters, same: Longs) -> Floats:
    """The probability that all of a group tell of one event: of the group, and of all larger ones with it."""
    found = clusters.probability[same].copy()
    sizes = clusters.size()
    if sizes.max(initial=0) < 3:
        return found
    first_two = {tuple(clusters.members[at, : sizes[at]].tolist()): n for n, at in enumerate(same.tolist())}
    by_account: dict[int, list[tuple[int, ...]]] = {}
    for group in first_two:
        by_account.setdefault(group[0], []).append(group)
    for at in np.flatnonzero(sizes > 2).tolist():
        whole = clusters.members[at, : sizes[at]].tolist()
        for one in whole:
            for group in by_account.get(one, ()):
                if len(group) < len(whole) and set(group) <= set(whole):
                    found[first_two[group]] += clusters.probability[at]
    return np.minimum(found, 1.0)


def _doubtful(clusters: Clusters, same: Longs, together: Longs, kept: Kept) -> list[Chosen]:
    """Links that are likely enough to ask about, between groups that have no source in common."""
    held = {int(clusters.members[at, 0]): at for at in same.tolist()}
    size = clusters.size()
    links = np.flatnonzero(clusters.match >= worth_asking(clusters.match))
    links = links[together[clusters.first[links]] != together[clusters.second[links]]]
    source = {}
    for at in range(len(clusters.members)):
        if size[at] == 2:
            source[int(clusters.pair[at, 0])] = int(clusters.whose[at])
    best: list[tuple[float, tuple[int, ...]]] = []
    for link in links.tolist():
        sides = [int(together[clusters.first[link]]), int(together[clusters.second[link]])]
        groups = [_whole(clusters, held, side) for side in sides]
        bits = [_whose(clusters, held, side, source[link], n) for n, side in enumerate(sides)]
        both = tuple(sorted(groups[0] + groups[1]))
        if bits[0] & bits[1] == 0 and not kept.splits(both):
            best.append((-round(float(clusters.match[link]), 9), both))
    taken: set[int] = set()
    found = []
    for worth, group in sorted(best):
        if not taken & set(group):
            taken |= set(group)
            found.append(Chosen(group, -worth))
    return found


def _whole(clusters: Clusters, held: dict[int, int], side: int) -> tuple[int, ...]:
    if side not in held:
        return (side,)
    return tuple(one for one in clusters.members[held[side]].tolist() if one >= 0)


def _whose(clusters: Clusters, held: dict[int, int], side: int, both: int, place: int) -> int:
    """The sources of a group, a bit each; of an account alone, its side of the link."""
    if side in held:
        return int(clusters.whose[held[side]])
    low = both & -both
    return low if place == 0 else both ^ low


@compiled
def _search(members: Longs, gain: Floats, order: Longs, bounds: Longs, used: Flags, kept: Flags) -> None:
    """Keep the best groups of every knot; its groups stand in order of falling gain."""
    for knot in range(len(bounds) - 1):
        some = order[bounds[knot] : bounds[knot + 1]]
        best = _branch_and_bound(members, gain, some, used)
        for at in range(len(some)):
            kept[some[at]] = best[at]


@compiled
def _branch_and_bound(members: Longs, gain: Floats, some: Longs, used: Flags) -> Flags:
    """Which of the groups are worth most together: each is tried first with, then without."""
    size = len(some)
    rest = np.zeros(size + 1)
    for at in range(size - 1, -1, -1):
        rest[at] = rest[at + 1] + gain[some[at]]
    choice, best = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    at, worth, most = 0, 0.0, -1.0
    for _ in range(STEPS):
        if at < size and worth + rest[at] > most + 1e-12:
            choice[at] = _free(members, some[at], used)
            if choice[at]:
                _mark(members, some[at], used, True)
                worth += gain[some[at]]
            at += 1
            continue
        if at == size and worth > most + 1e-12:
            most = worth
            best[:] = choice
        at -= 1
        while at >= 0 and not choice[at]:
            at -= 1
        if at < 0:
            break
        choice[at] = False
        _mark(members, some[at], used, False)
        worth -= gain[some[at]]
        at += 1
    for left in range(size):
        if choice[left]:
            _mark(members, some[left], used, False)
    return best


@compiled
def _free(members: Longs, group: int, used: Flags) -> bool:
    for place in range(members.shape[1]):
        if members[group, place] >= 0 and used[members[group, place]]:
            return False
    return True


@compiled
def _mark(members: Longs, group: int, used: Flags, whether: bool) -> None:
    for place in range(members.shape[1]):
        if members[group, place] >= 0:
            used[members[group, place]] = whether
