"""Splits and mergers: a clause that left its paragraph and is found again in another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bluehelm.mandates.diff.clauses import Clause, clauses, said
from bluehelm.mandates.diff.pairing.align import Pair
from bluehelm.mandates.diff.pairing.likeness import Likeness
from bluehelm.mandates.diff.units import Unit
from bluehelm.mandates.diff.words import chunks, edits, same

LOOSE = 0.7  # of a clause, that its paragraph's partner does not have
CLAUSE_HELD = 0.6  # of a clause, to be found again in another paragraph
WHOLE_HELD = 0.75  # of a paragraph without a partner, to be taken up by another
LEAST_WORDS = 4  # that tell something and are shared
LEAST_WEIGHT = 5  # of what is shared, in words that each text says once


@dataclass(frozen=True)
class Rest:
    """What of a paragraph its partner does not explain."""

    traits: frozenset[str]
    clauses: tuple[Clause, ...]
    alone: bool  # no partner at all


def further(
    old: tuple[Unit, ...], new: tuple[Unit, ...], main: Mapping[int, int], likeness: Likeness
) -> Iterator[Pair]:
    """Pairs beside the main ones."""
    back = {j: i for i, j in main.items()}
    lost = [_rest(unit, None if unit.n not in main else new[main[unit.n]], 0) for unit in old]
    gained = [_rest(unit, None if unit.n not in back else old[back[unit.n]], 1) for unit in new]
    for mine, cut in zip(old, lost, strict=True):
        for yours, put in zip(new, gained, strict=True):
            if main.get(mine.n) != yours.n and (
                _passed(cut, put, likeness)
                or (cut.alone and _taken_up(mine, yours, likeness))
                or (put.alone and _taken_up(yours, mine, likeness))
            ):
                yield mine.n, yours.n


def _rest(unit: Unit, partner: Unit | None, side: int) -> Rest:
    """side  0 for a paragraph of the old text, 1 for one of the new"""
    whole = clauses(unit)
    if partner is None:
        return Rest(unit.traits, whole, alone=True)
    if same(unit.text, partner.text):
        return Rest(frozenset(), (), alone=False)
    spans = edits(partner.text, unit.text) if side else edits(unit.text, partner.text)
    stretches = [(span[2 * side], span[2 * side + 1]) for span in spans]
    words = chunks(unit.text)
    inside = {n for start, end in stretches for n in range(start, end)}
    loose = (each for each in whole if _share(inside, each) >= LOOSE)
    traits = frozenset[str]().union(*(said(words[start:end]) for start, end in stretches))
    return Rest(traits, tuple(loose), alone=False)


def _share(inside: set[int], clause: Clause) -> float:
    return sum(n in inside for n in range(clause.start, clause.end)) / (clause.end - clause.start)


def _passed(cut: Rest, put: Rest, likeness: Likeness) -> bool:
    """Whether a clause that one lost is found in what the other gained, or the other way round."""
    if len(cut.traits & put.traits) < LEAST_WORDS:
        return False
    return any(
        _holds(rest.traits, each.traits, CLAUSE_HELD, likeness)
        for part, rest in ((cut, put), (put, cut))
        for each in part.clauses
    )


def _taken_up(part: Unit, whole: Unit, likeness: Likeness) -> bool:
    return _holds(whole.traits, part.traits, WHOLE_HELD, likeness)


def _holds(whole: frozenset[str], part: frozenset[str], least: float, likeness: Likeness) -> bool:
    both = part & whole
    return (
        sum(" " not in trait for trait in both) >= LEAST_WORDS
        and likeness.held(part, whole) >= least
        and likeness.weigh(both) >= LEAST_WEIGHT * likeness.once
    )
