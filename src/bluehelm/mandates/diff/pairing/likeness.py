"""How alike two paragraphs are: the words they share, weighed by how rare they are in the two texts."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bluehelm.mandates.diff.units import Unit

PAIR_OF_WORDS = 0.6  # what two words in their order weigh against one word of the same rarity
CUT_SHORT = 0.65  # what it weighs that the shorter of two paragraphs stands in the longer
LONGER = 3.5  # times the shorter, at most, for that to count


class Likeness:
    """Weights of words in two texts, and what is reckoned with them."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        spread = Counter(trait for unit in (*old, *new) for trait in unit.traits)
        many = len(old) + len(new)
        self._weights = {
            trait: math.log(1 + many / count) * (PAIR_OF_WORDS if " " in trait else 1.0)
            for trait, count in spread.items()
        }
        self._rare = math.log(1 + many)
        self.once = math.log(1 + many / 2)  # what a word weighs that each text says once

    def weigh(self, traits: Iterable[str]) -> float:
        return sum(self._weights.get(trait, self._rare) for trait in traits)

    def shared(self, one: frozenset[str], two: frozenset[str]) -> float:
        """What both hold, as a share of what they hold: 0 to 1."""
        whole = self.weigh(one) + self.weigh(two)
        return 2 * self.weigh(one & two) / whole if whole else 0.0

    def held(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of the part the whole holds: 0 to 1."""
        all_of_it = self.weigh(part)
        return self.weigh(part & whole) / all_of_it if all_of_it else 0.0

    def pairs(self, old: Sequence[Unit], new: Sequence[Unit], least: float) -> dict[tuple[int, int], float]:
        """Every two units that share at least so much, by their places in their texts."""
        holders: dict[str, list[int]] = defaultdict(list)
        for unit in new:
            for trait in unit.traits:
                holders[trait].append(unit.n)
        weights = {unit.n: self.weigh(unit.traits) for unit in new}
        found = {}
        for unit in old:
            both: dict[int, float] = defaultdict(float)
            for trait in unit.traits:
                for n in holders.get(trait, ()):
                    both[n] += self._weights[trait]
            mine = self.weigh(unit.traits)
            for n, weight in both.items():
                score = _score(weight, mine, weights[n])
                if score >= least:
                    found[unit.n, n] = score
        return found


def _score(both: float, one: float, two: float) -> float:
    """What is shared, as a share of the two; of a paragraph cut short, rather of what was left."""
    shorter, longer = sorted((one, two))
    alike = 2 * both / (one + two)
    return max(alike, CUT_SHORT * both / shorter) if longer <= LONGER * shorter else alike
