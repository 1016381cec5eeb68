"""Two texts compared: what came, went, moved or was worded anew, and what binds more or less."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from bluehelm.mandates.diff.binding import weigh
from bluehelm.mandates.diff.binding.phrases import figures
from bluehelm.mandates.diff.broken import Breaks, before
from bluehelm.mandates.diff.elements import elements
from bluehelm.mandates.diff.pairing.align import Around, Pair, Side, align
from bluehelm.mandates.diff.pairing.further import further
from bluehelm.mandates.diff.pairing.held import Held, Places
from bluehelm.mandates.diff.pairing.likeness import Likeness
from bluehelm.mandates.diff.pairing.moved import moved
from bluehelm.mandates.diff.pairing.parts import Together, together
from bluehelm.mandates.diff.rows import (
    ADDED,
    BREAK,
    CUT,
    DROPPED,
    EDITED,
    KEPT,
    MERGED,
    MOVED,
    PUT,
    SPLIT,
    Change,
    Words,
)
from bluehelm.mandates.diff.units import Unit, units
from bluehelm.mandates.diff.words import redline, same
from bluehelm.mandates.rows import Text


@dataclass(frozen=True)
class Compared:
    """Everything that is known of two texts before the rows are written."""

    around: Around
    pairs: frozenset[Pair]
    moves: frozenset[Pair]
    standing: weigh.Standing
    breaks: Breaks

    def row(self, group: Together) -> Change:
        """One row of paragraphs that hang together."""
        olds, news = [part.unit for part in group.old], group.new
        mine, yours = (BREAK.join(each.text for each in side) for side in (group.old, news))
        words = redline(mine, yours)
        said = before(words, self.breaks.missing(group))
        inside = self._pairs(group)
        from_old = Counter(i for i, _ in self.pairs)
        to_new = Counter(j for _, j in self.pairs)
        flags = {
            EDITED: not same(_side(said, PUT), _side(said, CUT)),
            MOVED: any((one.n, two.n) in self.moves for one, two in inside),
            SPLIT: any(from_old[unit.n] > 1 for unit in olds),
            MERGED: any(to_new[unit.n] > 1 for unit in news),
        }
        return Change(
            tuple(unit.path for unit in olds),
            tuple(unit.path for unit in news),
            tuple(kind for kind, is_so in flags.items() if is_so),
            weigh.weigh(inside, words, self.standing) if said == words else None,
            words,
            elements(said, PUT) if flags[EDITED] else (),
            elements(said, CUT) if flags[EDITED] else (),
            figures(said),
            breaks_off=self.breaks.within(group),
        )

    def _pairs(self, group: Together) -> list[tuple[Unit, Unit]]:
        """The pairs inside a row, the main one first."""
        both = ((part.unit, unit) for part in group.old for unit in group.new)
        found = [(old, new) for old, new in both if (old.n, new.n) in self.pairs]
        return sorted(found, key=lambda pair: self.around.known.get(pair[0].n) != pair[1].n)


def compare(old: Text, new: Text) -> tuple[Change, ...]:
    """What became of each paragraph and item, in the order of the new text; what was dropped where it stood.

    Preambular paragraphs have the paths "p1", "p2" ..
    """
    mine, yours = units(old), units(new)
    likeness = Likeness(mine, yours)
    around = Around(Side(mine), Side(yours), align(mine, yours, likeness))
    held = Held.of(old), Held.of(new)
    ahead, back = _places(around, *held)
    pairs = set(around.known.items())
    pairs.update(
        (i, j) for i, j in further(mine, yours, around.known, likeness) if ahead.has(i) and back.has(j)
    )
    standing = weigh.Standing(weigh.Headings.of(old), weigh.Headings.of(new), likeness)
    breaks = Breaks.of(mine, yours, *held)
    compared = Compared(around, frozenset(pairs), moved(around, pairs), standing, breaks)
    rows = {group.new[0].n: compared.row(group) for group in together(mine, yours, sorted(pairs), likeness)}
    paired = {j for _, j in pairs}
    rows |= {
        unit.n: _alone(unit, ADDED, back.has(unit.n), unit.n == breaks.new)
        for unit in yours
        if unit.n not in paired
    }
    return tuple(_with_dropped([rows[n] for n in sorted(rows)], compared, ahead))


def _places(around: Around, old: Held, new: Held) -> tuple[Places, Places]:
    """Where old paragraphs would stand in the new text, and new ones in the old."""
    moves = moved(around, around.known.items())
    stayed = {i: j for i, j in around.known.items() if (i, j) not in moves}
    ahead = Places(around.old, around.new, stayed, new)
    return ahead, Places(around.new, around.old, {j: i for i, j in stayed.items()}, old)


def _with_dropped(rows: Sequence[Change], compared: Compared, ahead: Places) -> list[Change]:
    """The rows, with what was dropped after the row of what stood before it and did not move away."""
    around = compared.around
    stands = {unit.n: row for row in rows for unit in around.old.units if unit.path in row.old}
    gone = {i for i, _ in compared.moves if (i, around.known.get(i)) in compared.moves}
    found = list(rows)
    for unit in around.old.units:
        if unit.n in stands:
            continue
        row = _alone(unit, DROPPED, ahead.has(unit.n), unit.n == compared.breaks.old)
        before = next((n for n in range(unit.n - 1, -1, -1) if not _left(n, unit.n, gone, around.old)), None)
        found.insert(0 if before is None else found.index(stands[before]) + 1, row)
        stands[unit.n] = row
    return found


def _left(n: int, place: int, gone: Set[int], side: Side) -> bool:
    """Whether a unit, or what is above it but not above the place, moved away."""
    above = set(side.above(place))
    return any(each in gone for each in (n, *side.above(n)) if each not in above)


def _side(words: Words, without: str) -> str:
    return "".join(text for sign, text in words if sign != without).strip()


def _alone(unit: Unit, kind: str, held: bool, breaks_off: bool) -> Change:
    """A paragraph without a counterpart: added or dropped, unless that would stand in a part not held."""
    dropped = kind == DROPPED
    sign = KEPT if not held else CUT if dropped else PUT
    return Change(
        old=(unit.path,) if dropped else (),
        new=() if dropped else (unit.path,),
        changes=(kind,) if held else (),
        words=((sign, unit.text),),
        held=held,
        breaks_off=breaks_off,
    )


def counts(changes: Sequence[Change]) -> dict[str, int]:
    """How many rows of each kind there are."""
    found = Counter(kind for row in changes for kind in row.changes)
    found.update(
        row.strength.direction for row in changes if row.strength and row.strength.direction != "same"
    )
    found["named"] = sum(row.strength is not None and row.strength.named for row in changes)
    found["same"] = sum(row.held and not row.changes and not row.breaks_off for row in changes)
    found["breaks_off"] = sum(row.breaks_off for row in changes)
    found["not_held"] = sum(not row.held for row in changes)
    order = (ADDED, DROPPED, MOVED, EDITED, SPLIT, MERGED)
    others = ("same", "stronger", "weaker", "named", "breaks_off", "not_held")
    return {kind: found[kind] for kind in (*order, *others)}
