"""Precision, recall and F1 with intervals: missions drawn again and again, each with all its resolutions."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.mandates.facts import Fact

DRAWS, SEED = 2000, 20200629
LOW, HIGH = 0.025, 0.975


@dataclass(frozen=True)
class Counts:
    right: int
    given: int
    coded: int

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.coded if self.coded else 0.0

    @property
    def f1(self) -> float:
        both = self.given + self.coded
        return 2 * self.right / both if both else 0.0


@dataclass(frozen=True)
class Interval:
    value: float
    low: float
    high: float


def counts(given: set[Fact], coded: set[Fact]) -> Counts:
    return Counts(len(given & coded), len(given), len(coded))


def f1(given: set[Fact], coded: set[Fact]) -> Interval:
    """F1 with its 95 per cent interval over missions."""
    return spread([_by_mission(given, coded)], counts(given, coded).f1)


def gain(given: set[Fact], plain: set[Fact], coded: set[Fact]) -> Interval:
    """By how much F1 is higher than the baseline's, with its interval: the same missions drawn for both."""
    value = counts(given, coded).f1 - counts(plain, coded).f1
    return spread([_by_mission(given, coded), _by_mission(plain, coded)], value)


def spread(sides: Sequence[dict[str, Counts]], value: float) -> Interval:
    """The interval of the first side's F1, less the second's where there is one."""
    missions = sorted({mission for side in sides for mission in side})
    if not missions:
        return Interval(value, value, value)
    chance = random.Random(SEED)
    drawn = []
    for _ in range(DRAWS):
        sample = Counter(chance.choices(missions, k=len(missions)))
        each = [_together(side, sample).f1 for side in sides]
        drawn.append(each[0] - each[1] if len(each) > 1 else each[0])
    drawn.sort()
    return Interval(value, drawn[int(LOW * DRAWS)], drawn[int(HIGH * DRAWS) - 1])


def _by_mission(given: set[Fact], coded: set[Fact]) -> dict[str, Counts]:
    right = Counter(fact[1] for fact in given & coded)
    of_given, of_coded = Counter(fact[1] for fact in given), Counter(fact[1] for fact in coded)
    return {each: Counts(right[each], of_given[each], of_coded[each]) for each in of_given | of_coded}


def _together(side: dict[str, Counts], sample: Counter[str]) -> Counts:
    none = Counts(0, 0, 0)
    picked = [(side.get(mission, none), times) for mission, times in sample.items()]
    return Counts(
        sum(each.right * times for each, times in picked),
        sum(each.given * times for each, times in picked),
        sum(each.coded * times for each, times in picked),
    )
