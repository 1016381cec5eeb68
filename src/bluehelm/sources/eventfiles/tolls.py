"""Columns of harm to lines that add up: what a wide one counts beyond its finer ones is a line too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bluehelm.errors import BadInput
from bluehelm.record.said import Harmed
from bluehelm.record.saidform import BOUNDS, Column, Key, apart, holds, key
from bluehelm.sources.eventfiles.wrong import Wrong

# Where the low of a total is below the best of its parts, whose low it is: those protected first, for whom it
# then is what is certain whoever else was miscounted.
FIRST = ("civilian", "peacekeeper", "humanitarian", "unknown", "fighter", "state_force")
Told = Mapping[str, int | None]  # low, best, high


@dataclass
class Group:
    """One thing counted: its column or columns (low, best, high), and the finer things within it."""

    column: Column
    heads: dict[str, str] = field(default_factory=dict)  # bound -> head
    within: list["Group"] = field(default_factory=list)

    @property
    def head(self) -> str:
        return self.heads.get("best") or next(iter(self.heads.values()))

    def every_head(self) -> list[str]:
        """Its heads and those of all within it."""
        return [*self.heads.values(), *(head for one in self.within for head in one.every_head())]


def groups(columns: Sequence[tuple[str, Column]]) -> list[Group]:
    """The columns of a table as a forest, each under the narrowest that takes it in.

    columns  (head, what it counts)
    raises   BadInput where two columns count partly the same people
    """
    found: dict[tuple[str | None, ...], Group] = {}
    for head, one in columns:
        group = found.setdefault((one.harm, *one.words), Group(one))
        if one.bound in group.heads:
            raise BadInput(
                f"{group.heads[one.bound]!r} and {head!r} say the same thing; keep one of the columns."
            )
        group.heads[one.bound] = head
    every = sorted(found.values(), key=lambda one: sum(word is not None for word in one.column.words))
    roots: list[Group] = []
    for at, group in enumerate(every):
        above = [one for one in every[:at] if holds(one.column, group.column)]
        for other in every[:at]:
            if other not in above and not apart(other.column, group.column):
                raise BadInput(
                    f"{other.head!r} and {group.head!r} count partly the same people, so that they cannot be "
                    "added up. Leave one of the columns out by the mapping."
                )
        (above[-1].within if above else roots).append(group)
    place = {one.head: at for at, one in enumerate(found.values())}
    return sorted(roots, key=lambda one: place[one.head])


def lines(root: Group, told: Mapping[str, int | None]) -> tuple[Harmed, ...]:
    """The lines of harm of one widest thing counted, in one row.

    told    the numbers by head
    raises  Wrong where low, best and high are out of order or a total is below the sum of its parts
    """
    return added(_of(root, told))


def added(found: Iterable[Harmed]) -> tuple[Harmed, ...]:
    """The lines with those that count the same kind of people as one."""
    sums: dict[Key, Harmed] = {}
    for line in found:
        there = sums.get(key(line))
        sums[key(line)] = line if there is None else _sum(there, line)
    return tuple(sums.values())


def beyond(group: Group, told: Told, parts: list[Harmed]) -> tuple[Harmed, ...]:
    """The parts as given, and what the total of the group counts beyond them."""
    if all(one is None for one in told.values()):
        return added(parts)
    bounds = {bound: told.get(bound) for bound in BOUNDS}
    _in_order(group, bounds)
    return added(_with_rest(group, bounds, parts) if parts else [Harmed(*_line(group, bounds))])


def _of(group: Group, told: Mapping[str, int | None]) -> list[Harmed]:
    parts = [line for one in group.within for line in _of(one, told)]
    bounds = {bound: told[head] if (head := group.heads.get(bound)) else None for bound in BOUNDS}
    if all(one is None for one in bounds.values()):
        return parts
    _in_order(group, bounds)
    return _with_rest(group, bounds, parts) if parts else [Harmed(*_line(group, bounds))]


def _line(group: Group, told: Told) -> tuple[str, int | None, int | None, int | None, str, str, str, str]:
    harm, *words = group.column.key
    status, sex, age, by = words
    return harm, told["low"], told["best"], told["high"], status, sex, age, by


def _in_order(group: Group, told: Told) -> None:
    known = [(bound, number) for bound in BOUNDS if (number := told[bound]) is not None]
    for (one, less), (other, more) in pairwise(known):
        if less > more:
            raise Wrong(
                group.heads[one],
                str(less),
                f"is the {one} and above the {other} ({more}); low, best and high must rise",
            )


def _with_rest(group: Group, told: Told, parts: list[Harmed]) -> list[Harmed]:
    """The parts, and what the wide column counts beyond them."""
    best, low, high = told["best"], told["low"], told["high"]
    total = sum(_known(one) for one in parts)
    most = high if best is None else best
    if most is not None and most < total:
        raise Wrong(
            group.head, str(most), f"is below the sum of its parts ({total}); check which of them is right"
        )
    rest = None if best is None else best - total
    rest_high = None if high is None else high - sum(_known(one, one.high) for one in parts)
    rest_low = None if low is None else low - sum(_known(one, one.low) for one in parts)
    if rest_high is not None and rest_high < (rest or 0):
        raise Wrong(
            group.heads["high"], str(high), "is below the sum of the highs of its parts; check which is right"
        )
    if rest_low is not None and rest_low < 0:
        parts, rest_low = _lowered(group, parts, low or 0, -rest_low), 0
    if not rest and not rest_high and not rest_low:
        return parts
    if rest is not None and rest_low is not None and rest_low > rest:
        raise Wrong(
            group.heads["low"], str(low), "leaves more for those not told apart than the best does; check it"
        )
    return [*parts, Harmed(*_line(group, {"low": rest_low, "best": rest, "high": rest_high}))]


def _lowered(group: Group, parts: list[Harmed], low: int, short: int) -> list[Harmed]:
    """The parts with lows that sum to the low of the whole, where they had none of their own."""
    found = list(parts)
    for at in sorted(range(len(found)), key=lambda at: FIRST.index(found[at].status)):
        if found[at].low is None and short:
            taken = min(short, _known(found[at]))
            found[at] = replace(found[at], low=_known(found[at]) - taken)
            short -= taken
    if short:
        raise Wrong(
            group.heads["low"], str(low), "is below the sum of the lows of its parts; check which is right"
        )
    return found


def _known(line: Harmed, bound: int | None = None) -> int:
    """The bound, else the best figure, else what there is."""
    for number in (bound, line.best, line.low, line.high):
        if number is not None:
            return number
    return 0


def _sum(one: Harmed, other: Harmed) -> Harmed:
    """Two lines that count the same kind of people, as one."""
    if one.low is None and other.low is None:
        low = None
    else:
        low = _known(one, one.low) + _known(other, other.low)
    high = (
        None if one.high is None and other.high is None else _known(one, one.high) + _known(other, other.high)
    )
    best = None if one.best is None and other.best is None else (one.best or 0) + (other.best or 0)
    return replace(one, low=low, best=best, high=high)
