"""Which counts of people are withheld, so that neither they nor the totals beside them tell of a few persons.

A count from one to below `least` is small. It is withheld together with as many others as are needed, so that
from all that is published, and from every sum that holds between the counts, it may still be none, and may
still be `least` or more. That is proved each time by whole tables that fit what is published. Which others
are withheld follows from where they stand, not from how large they are, and both carry the same sign.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil, floor

from bluehelm.errors import BadInput, Refused
from bluehelm.events.protect.simplex import Extreme, Simplex

Key = tuple[str, ...]
Sum = tuple[Key, tuple[Key, ...]]  # the whole and its parts
Tree = Mapping[str, Sequence[str]]  # what each node consists of; the one that is no part is the root


@dataclass(frozen=True)
class Table:
    """Counts, and which of them are sums of which others."""

    cells: Mapping[Key, int]
    sums: tuple[Sum, ...]

    def __post_init__(self) -> None:
        for key, count in self.cells.items():
            if count < 0:
                raise BadInput(f"The count of {' / '.join(key)} is {count}; no count is below zero.")
        for whole, parts in self.sums:
            if self.cells[whole] != sum(self.cells[part] for part in parts):
                raise BadInput(f"{' / '.join(whole)} is not the sum of its parts; count again.")


@dataclass(frozen=True)
class Withheld:
    """What is not published."""

    small: frozenset[Key]
    beside: frozenset[Key]  # would tell of the small ones

    @property
    def all(self) -> frozenset[Key]:
        return self.small | self.beside


def crossed(counts: Mapping[Key, int], *axes: Tree) -> Table:
    """The table of counts by several axes, each with its totals: a cercle in a region in a country.

    counts  by one leaf of each axis; a combination left out is none. An axis {} has no parts: its one name is
            the one that stands in counts
    """
    cells: dict[Key, int] = {}
    under = [
        {node: tuple(_leaves(axis, node)) for node in _nodes(axis) or {key[n] for key in counts}}
        for n, axis in enumerate(axes)
    ]
    for key in counts:
        if len(key) != len(axes) or any(
            key[n] in axes[n] or key[n] not in under[n] for n in range(len(axes))
        ):
            raise BadInput(f"{' / '.join(key)} is no cell of the table: name one leaf of each axis.")
    for key in product(*under):
        leaves = product(*(under[n][node] for n, node in enumerate(key)))
        cells[key] = sum(counts.get(leaf, 0) for leaf in leaves)
    sums = [
        (key, tuple((*key[:n], part, *key[n + 1 :]) for part in axis[key[n]]))
        for key in cells
        for n, axis in enumerate(axes)
        if key[n] in axis
    ]
    return Table(cells, tuple(sums))


def joined(*tables: Table) -> Table:
    """Tables that go to the same audience, as one: counts under the same key are the same count."""
    cells: dict[Key, int] = {}
    for table in tables:
        for key, count in table.cells.items():
            if cells.setdefault(key, count) != count:
                raise BadInput(f"{' / '.join(key)} is {cells[key]} in one table and {count} in another.")
    return Table(cells, tuple(dict.fromkeys(one for table in tables for one in table.sums)))


def withheld(table: Table, least: int, signed: Collection[Key] = ()) -> Withheld:
    """What must not be published where counts under `least` are withheld.

    signed  verified totals that go out all the same, as an approver signed for; they count as known
    raises  Refused where these tell of a small count, whatever else is withheld
    """
    small = [key for key, count in table.cells.items() if 0 < count < least and key not in signed]
    hidden = dict.fromkeys(small)
    order = {key: n for n, key in enumerate(table.cells)}
    keeper, proof = _Keeper(table, hidden, {*signed}, order), _Proof(least, {*small})
    while True:
        keeper.fill()
        told = proof.lacking(table, hidden)
        if told and not sum([keeper.widen(key) for key in told]):
            raise _told_anyway(told[0])
        # who knows the rule would know that all of them are small, and seldom leave a choice
        alone = [group[0] for group in _groups(table, hidden) if all(key in proof.small for key in group)]
        if not told and not sum([keeper.widen(key) for key in alone]):
            return Withheld(frozenset(small), frozenset(hidden) - frozenset(small))


def bounds(table: Table, hidden: Collection[Key], key: Key) -> tuple[int, int | None]:
    """The least and the most that a withheld count can be for one who knows all others; None: no most."""
    if key not in hidden:
        return table.cells[key], table.cells[key]
    group = next(group for group in _groups(table, hidden) if key in group)
    solver = _solver(table, group)
    if solver is None:
        return 0, None
    low, high = solver.least(group.index(key)).value, solver.most(group.index(key)).value
    return ceil(low or 0), None if high is None else floor(high)


class _Keeper:
    """Chooses what else is withheld: parts before totals, what closes a gap before what opens one."""

    def __init__(self, table: Table, hidden: dict[Key, None], signed: set[Key], order: Mapping[Key, int]):
        self.table, self.hidden, self.signed, self.order = table, hidden, signed, order
        self.of: dict[Key, list[Sum]] = {key: [] for key in table.cells}
        for one in table.sums:
            for key in _members(one):
                self.of[key].append(one)
        self.high = {key: sum(whole == key for whole, _ in self.of[key]) for key in table.cells}

    def fill(self) -> None:
        """Let no sum have one withheld count alone, for it would be the rest."""
        waiting = [one for key in self.hidden for one in self.of[key]]
        while waiting:
            one = waiting.pop()
            if self._hidden(one) == 1:
                free = self._free([one])
                if not free:
                    raise _told_anyway(next(key for key in _members(one) if key in self.hidden))
                waiting += self._hide(free)

    def widen(self, key: Key) -> bool:
        """Withhold one count more, as near to this one as there is; False where there is none."""
        near, seen = [key], {key}
        while near:
            sums = [one for at in near for one in self.of[at]]
            free = self._free(sums)
            if free:
                self._hide(free)
                return True
            near = [at for one in sums for at in _members(one) if at in self.hidden and at not in seen]
            seen.update(near)
        return False

    def _hidden(self, one: Sum) -> int:
        return sum(key in self.hidden for key in _members(one))

    def _free(self, sums: Iterable[Sum]) -> list[Key]:
        members = (key for one in sums for key in _members(one))
        return [key for key in members if key not in self.hidden and key not in self.signed]

    def _hide(self, free: Iterable[Key]) -> list[Sum]:
        best = min(free, key=lambda key: (self.high[key], self._opens(key), self.order[key]))
        self.hidden[best] = None
        return self.of[best]

    def _opens(self, key: Key) -> int:
        """How many sums would have it as their one withheld count, less those that it closes."""
        counts = [self._hidden(one) for one in self.of[key]]
        return counts.count(0) - counts.count(1)


class _Proof:
    """Whole tables that fit what is published, found so far. They fit all the more when more is withheld."""

    def __init__(self, least: int, small: Collection[Key]):
        self.least, self.small = least, small
        self.none: set[Key] = set()  # counts that are none in one of the tables
        self.many: set[Key] = set()  # that are `least` or more in one

    def lacking(self, table: Table, hidden: Collection[Key]) -> list[Key]:
        """The small counts that what is published narrows too far."""
        found: list[Key] = []
        for group in _groups(table, hidden):
            unproved = [key for key in group if key in self.small and not self._holds(key)]
            solver = _solver(table, group) if unproved else None
            if solver is not None:
                for key in unproved:
                    self._seek(solver, group, key)
                found += [key for key in unproved if not self._holds(key)]
        return found

    def _holds(self, key: Key) -> bool:
        return key in self.none and key in self.many

    def _seek(self, solver: Simplex, group: Sequence[Key], key: Key) -> None:
        at = group.index(key)
        if key not in self.many:
            self._note(solver.most(at), group, key)
        if key in self.many and key not in self.none:
            self._note(solver.least(at), group, key)

    def _note(self, one: Extreme, group: Sequence[Key], key: Key) -> None:
        if one.value is None:
            self.many.add(key)
        elif one.whole:
            values = {at: value for at, value in zip(group, one.point, strict=True) if at in self.small}
            self.none.update(at for at, value in values.items() if value == 0)
            self.many.update(at for at, value in values.items() if value >= self.least)


def _groups(table: Table, hidden: Collection[Key]) -> list[list[Key]]:
    """The withheld counts that hang together by sums."""
    parent = {key: key for key in hidden}

    def root(key: Key) -> Key:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one in table.sums:
        held = [key for key in _members(one) if key in parent]
        for key in held[1:]:
            parent[root(key)] = root(held[0])
    found: dict[Key, list[Key]] = {}
    for key in hidden:
        found.setdefault(root(key), []).append(key)
    return list(found.values())


def _solver(table: Table, group: Sequence[Key]) -> Simplex | None:
    """What is known of these counts; None where no sum holds any of them."""
    at = {key: n for n, key in enumerate(group)}
    rows, sums = [], []
    for whole, parts in table.sums:
        signs = [(whole, -1), *((part, 1) for part in parts)]
        if any(key in at for key, _ in signs):
            row, rest = [0] * len(group), 0
            for key, sign in signs:
                if key in at:
                    row[at[key]] += sign
                else:
                    rest -= sign * table.cells[key]
            rows.append(row)
            sums.append(rest)
    return Simplex(rows, sums) if rows else None


def _told_anyway(key: Key) -> Refused:
    return Refused(
        f"The count of {' / '.join(key)} cannot be withheld: the totals that were signed for tell it. "
        "Sign for it too, or for fewer totals."
    )


def _members(one: Sum) -> tuple[Key, ...]:
    return one[0], *one[1]


def _nodes(axis: Tree) -> list[str]:
    return list(dict.fromkeys([*axis, *(part for parts in axis.values() for part in parts)]))


def _leaves(axis: Tree, node: str) -> Iterator[str]:
    for part in axis.get(node, ()):
        yield from _leaves(axis, part)
    if node not in axis:
        yield node
