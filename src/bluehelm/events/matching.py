"""Which accounts of a mission tell of one event, however many there are: in blocks of time that overlap.

Pure. What people decided is fixed: accounts that they said are of one event enter as one, and pairs that they
said are of two never meet.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from bluehelm.events.merging.apart import Apart
from bluehelm.events.merging.merge import merge
from bluehelm.events.merging.near import reach
from bluehelm.events.merging.rows import SAME, Accounts, Decision, Floats, Longs, Reason, Taxonomy
from bluehelm.record import vocab

DAYS, KM = 5, 25.0  # without a word from the user: late reports, villages told by their town
BLOCK = 150_000  # accounts merged at a time: half a gigabyte
UNKNOWN_KIND = "other"  # tells nothing that could agree or differ
Pair = tuple[int, int]  # numbers of accounts, the lower first
Told = tuple[tuple[int, ...], Decision]  # positions, and what the merging says of them
Progress = Callable[[int, int], None]  # accounts done, of how many


@dataclass(frozen=True)
class Known:
    """n current accounts as columns."""

    id: Longs
    providers: tuple[str, ...]
    provider: Longs  # index into providers
    weight: Longs  # of the provider
    ref: Sequence[str]
    day: Longs  # since 1970
    end: Longs
    lat: Floats  # NaN where no place is known
    lon: Floats
    kind: Sequence[str]
    incident: Longs  # that it stands in now

    def __len__(self) -> int:
        return len(self.id)


@dataclass(frozen=True)
class Link:
    """What the machine says of two accounts."""

    same: bool  # else doubtful
    probability: float
    reasons: tuple[Reason, ...]


@dataclass
class Matched:
    """Groups of accounts that tell of one event, and links between accounts."""

    group: Longs  # [account] the position of the first of its group
    same: dict[tuple[int, ...], Link] = field(default_factory=dict)  # positions, two or more
    doubtful: dict[Pair, Link] = field(default_factory=dict)  # positions
    notes: list[str] = field(default_factory=list)


def taxonomy(providers: Iterable[str]) -> Taxonomy:
    """Kinds of incidents, fine and broad; the same for all providers."""
    kinds = vocab.terms("incident_kinds")
    levels = {
        (name, kind): (kind, str(entry["broad"]))
        for name in providers
        for kind, entry in kinds.items()
        if kind != UNKNOWN_KIND
    }
    return Taxonomy("kind", ("fine", "broad"), levels)


def matched(
    known: Known,
    same: Iterable[Pair],
    different: Iterable[Pair],
    *,
    days: int = DAYS,
    km: float = KM,
    block: int = BLOCK,
    progress: Progress | None = None,
) -> Matched:
    """Which accounts tell of one event.

    same, different  what people decided of pairs of accounts, by their numbers
    raises           BadInput for bounds that make no sense, or too many providers
    """
    at = {number: n for n, number in enumerate(known.id.tolist())}
    fixed = _Fixed(known, at, same, different)
    found = Matched(np.arange(len(known)))
    taken: set[int] = set()
    maybe: list[Told] = []
    some = np.flatnonzero(fixed.stands & ~np.isnan(known.lat))
    some = some[np.argsort(known.day[some], kind="stable")]
    for part in blocks(known.day[some], days + reach(days), block):
        seen = [one for one in some[part.seen].tolist() if one not in taken]
        told, notes = _told(known, seen, fixed, (days, km))
        own = [given for given in told if part.first <= known.day[list(given[0])].min() <= part.last]
        sure = {members: _link(one) for members, one in own if one.decided == SAME}
        found.same |= sure
        maybe += [given for given in own if given[1].decided != SAME]
        taken.update(at for members in sure for at in members)
        found.notes += [note for note in notes if note not in found.notes]
        if progress is not None:
            progress(part.done, len(some))
    found.group = joined(len(known), [*found.same, *fixed.groups])
    found.doubtful = dict(_doubtful(found.group, maybe, fixed))
    return found


def _told(
    known: Known, some: Sequence[int], fixed: "_Fixed", asked: tuple[int, float]
) -> tuple[list[Told], tuple[str, ...]]:
    """What the merging says of the accounts at these positions, and its notes."""
    tables, name = _tables(known, some)
    if len(tables) < 2:
        return [], ()
    days, km = asked
    merged = merge(tables, [taxonomy(known.providers)], days=days, km=km, apart=fixed.apart(name))
    told = [(tuple(sorted(name[member] for member in one.members)), one) for one in merged.decisions]
    return told, merged.notes


def _link(one: Decision) -> Link:
    return Link(one.decided == SAME, one.probability, one.reasons)


def _doubtful(group: Longs, maybe: Iterable[Told], fixed: "_Fixed") -> Iterator[tuple[Pair, Link]]:
    """Of each doubtful decision the two accounts that stand for its two sides."""
    for members, one in maybe:
        sides: dict[int, list[int]] = defaultdict(list)
        for at in members:
            sides[int(group[at])].append(at)
        if len(sides) == 2:
            first, second = sorted(min(side, key=fixed.order) for side in sides.values())
            yield (first, second), _link(one)


@dataclass(frozen=True)
class Block:
    """Some accounts of all, sorted by day."""

    seen: slice  # its own, and those of some days before and after
    first: int  # its own days
    last: int
    done: int  # accounts up to its last own one


def blocks(day: Longs, overlap: int, most: int) -> Iterator[Block]:
    """Blocks of at most so many accounts of their own, by whole days; a day alone may have more."""
    at = 0
    while at < len(day):
        stop = int(np.searchsorted(day, day[min(at + most, len(day)) - 1], side="right"))
        if stop - at > most:
            before = int(np.searchsorted(day, day[stop - 1], side="left"))
            stop = before if before > at else stop
        first, last = int(day[at]), int(day[stop - 1])
        low = int(np.searchsorted(day, first - overlap, side="left"))
        high = int(np.searchsorted(day, last + overlap, side="right"))
        yield Block(slice(low, high), first, last, stop)
        at = stop


def joined(count: int, groups: Iterable[Sequence[int]]) -> Longs:
    """For each position the first that it hangs together with."""
    root = list(range(count))

    def top(one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for group in groups:
        for other in group[1:]:
            low, high = sorted((top(group[0]), top(other)))
            root[high] = low
    return np.array([top(one) for one in range(count)], np.int64)


def _tables(known: Known, some: Sequence[int]) -> tuple[list[Accounts], dict[tuple[str, str], int]]:
    """The accounts at these positions as the tables that are merged, and where each name stands."""
    rows: dict[int, list[int]] = defaultdict(list)
    for at in some:
        rows[int(known.provider[at])].append(at)
    tables, name = [], {}
    for number, positions in sorted(rows.items()):
        source, refs = known.providers[number], tuple(known.ref[at] for at in positions)
        name.update({(source, ref): at for ref, at in zip(refs, positions, strict=True)})
        kinds = tuple("" if known.kind[at] == UNKNOWN_KIND else known.kind[at] for at in positions)
        day, end = known.day[positions], known.end[positions]
        lat, lon = known.lat[positions], known.lon[positions]
        tables.append(Accounts(source, refs, day, end, lat, lon, {"kind": kinds}))
    return tables, name


class _Fixed:
    """What people decided, by positions."""

    def __init__(
        self, known: Known, at: Mapping[int, int], same: Iterable[Pair], different: Iterable[Pair]
    ) -> None:
        self.known = known
        pairs = [(at[one], at[other]) for one, other in same if one in at and other in at]
        top = joined(len(known), pairs)
        members: dict[int, list[int]] = defaultdict(list)
        for one in sorted({one for pair in pairs for one in pair}):
            members[int(top[one])].append(one)
        self.groups = [tuple(group) for group in members.values()]
        self.stands = np.ones(len(known), np.bool_)
        self.for_all: dict[int, int] = {}  # the position that a member of a group is merged by
        for group in self.groups:
            leader = min(group, key=self.order)
            self.stands[list(group)] = False
            self.stands[leader] = True
            self.for_all.update(dict.fromkeys(group, leader))
        self.different = [(at[one], at[other]) for one, other in different if one in at and other in at]

    def order(self, one: int) -> tuple[bool, bool, int, str, str]:
        known = self.known
        return (
            bool(np.isnan(known.lat[one])), bool(known.end[one] > known.day[one]), -int(known.weight[one]),
            known.providers[known.provider[one]], known.ref[one],
        )  # fmt: skip

    def _name(self, one: int) -> tuple[str, str]:
        one = self.for_all.get(one, one)
        return self.known.providers[self.known.provider[one]], self.known.ref[one]

    def apart(self, there: Mapping[tuple[str, str], int]) -> Apart:
        """What the merging has to keep apart, of these names."""
        pairs = {(self._name(one), self._name(other)) for one, other in self.different}
        sources = {
            self._name(group[0]): frozenset(
                self.known.providers[number] for number in {int(self.known.provider[one]) for one in group}
            )
            for group in self.groups
        }
        return Apart(
            frozenset(pair for pair in pairs if set(pair) <= there.keys()),
            {name: some for name, some in sources.items() if name in there},
        )
