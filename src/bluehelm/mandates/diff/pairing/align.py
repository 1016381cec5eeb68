"""Which paragraph of the new text is which of the old, one to one: by their words and what stands around."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest

from bluehelm.mandates.diff.pairing.assign import assign
from bluehelm.mandates.diff.pairing.likeness import Likeness
from bluehelm.mandates.diff.units import Unit

Pair = tuple[int, int]  # places in the old and the new text

LEAST_SEEN = 0.1  # below it two paragraphs are not even looked at
LEAST_ALIKE = 0.27  # below it they are no pair
BETWEEN = 0.15  # but where those before and after them are pairs, so much less will do
ITEMS = 0.4  # and so much less where all their items are pairs
PARENTS, PLACE, NUMBER = 0.12, 0.05, 0.02  # what the same parent, place and number add
OTHER_KIND = 0.8  # a preambular paragraph seldom becomes an operative one
MOST_PAIRS = 50_000  # that are looked at one by one; the longest texts known have a fifth of it
NEAREST = 12  # of each paragraph, where there are more: those most alike, then those nearest
ROUNDS = 3  # what parents, items and neighbours say is known only once they are paired


@dataclass(frozen=True)
class Side:
    """The units of one text, with what stands before, after and above each."""

    units: tuple[Unit, ...]

    @cached_property
    def parent(self) -> dict[int, int | None]:
        places = {unit.path: unit.n for unit in self.units}
        return {unit.n: None if unit.parent is None else places.get(unit.parent) for unit in self.units}

    def above(self, n: int) -> Iterator[int]:
        """What the unit is an item of, and what that is, up to the paragraph."""
        at = self.parent[n]
        while at is not None:
            yield at
            at = self.parent[at]

    @cached_property
    def items(self) -> Counter[int]:
        """How many items each paragraph has."""
        return Counter(above for above in self.parent.values() if above is not None)

    @cached_property
    def beside(self) -> dict[int, tuple[int | None, int | None]]:
        """The paragraph before and the one after, under the same parent."""
        rows: dict[tuple[int | None, bool], list[int]] = defaultdict(list)
        for unit in self.units:
            rows[self.parent[unit.n], unit.preambular].append(unit.n)
        return {
            n: (row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None)
            for row in rows.values()
            for at, n in enumerate(row)
        }


@dataclass(frozen=True)
class Around:
    """What the pairs found so far say of any two paragraphs."""

    old: Side
    new: Side
    known: Mapping[int, int]

    @cached_property
    def items(self) -> dict[Pair, float]:
        """For every two paragraphs the share of their items that are pairs."""
        both: Counter[Pair] = Counter()
        for i, j in self.known.items():
            one, two = self.old.parent[i], self.new.parent[j]
            if one is not None and two is not None:
                both[one, two] += 1
        return {(i, j): 2 * n / (self.old.items[i] + self.new.items[j]) for (i, j), n in both.items()}

    def paired(self, i: int | None, j: int | None) -> bool:
        """Whether the two are a pair; where a row begins or ends, None with None."""
        return j is None if i is None else j is not None and self.known.get(i) == j

    def same_parent(self, i: int, j: int) -> bool:
        return self.paired(self.old.parent[i], self.new.parent[j])

    def between(self, i: int, j: int) -> bool:
        """Whether the two stand in one place: what is above, before and after them are pairs."""
        sides = zip(self.old.beside[i], self.new.beside[j], strict=True)
        return self.same_parent(i, j) and all(self.paired(one, two) for one, two in sides)

    def least(self, i: int, j: int) -> float:
        """How alike the two have to be, at least."""
        standing = BETWEEN if self.between(i, j) else LEAST_ALIKE
        return standing - ITEMS * self.items.get((i, j), 0.0)


def align(old: tuple[Unit, ...], new: tuple[Unit, ...], likeness: Likeness) -> dict[int, int]:
    """Old -> new, by place, each paragraph at most once; through renumbering, edits and moves."""
    sides = Side(old), Side(new)
    alike = _thinned(likeness.pairs(old, new, LEAST_SEEN), len(old), len(new))
    around = Around(*sides, {})
    for _ in range(ROUNDS):
        around = Around(*sides, assign(_scores(around, alike)))
    return {i: j for i, j in around.known.items() if alike.get((i, j), 0.0) >= around.least(i, j)}


def _thinned(alike: dict[Pair, float], old: int, new: int) -> dict[Pair, float]:
    """The pairs; of texts that say one thing over and over, only the best of each paragraph."""
    if len(alike) <= MOST_PAIRS:
        return alike
    rows: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for (i, j), score in alike.items():
        rows[i].append((-score, abs(i / old - j / new), j))
    return {(i, j): -score for i, row in rows.items() for score, _, j in nsmallest(NEAREST, row)}


def _scores(around: Around, alike: Mapping[Pair, float]) -> dict[Pair, float]:
    """What each pair that may be is worth, without those far below another one of the same paragraph."""
    old, new = around.old.units, around.new.units
    scores: dict[Pair, float] = {}
    for i, j in {*alike, *around.items}:
        mine, yours = old[i], new[j]
        near = alike.get((i, j), 0.0) * (1.0 if mine.preambular == yours.preambular else OTHER_KIND)
        if near < around.least(i, j):
            continue
        score = near + ITEMS * around.items.get((i, j), 0.0)
        score += PLACE * (1 - abs(i / len(old) - j / len(new))) + NUMBER * (mine.path == yours.path)
        if mine.parent is not None and around.same_parent(i, j):
            score += PARENTS
        scores[i, j] = score
    best = _best(scores, 0), _best(scores, 1)
    return {(i, j): score for (i, j), score in scores.items() if score >= 0.5 * max(best[0][i], best[1][j])}


def _best(scores: Mapping[Pair, float], side: int) -> dict[int, float]:
    found: dict[int, float] = defaultdict(float)
    for pair, score in scores.items():
        found[pair[side]] = max(found[pair[side]], score)
    return found
