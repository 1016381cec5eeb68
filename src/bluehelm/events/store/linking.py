"""What the machine found about accounts into the store: incidents that change, pairs that are new or gone."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bluehelm.errors import BadInput
from bluehelm.events import models as tables
from bluehelm.events.links import several, wanted
from bluehelm.events.matching import Known, Matched, Pair, joined
from bluehelm.events.store import pairs
from bluehelm.events.store.deriving import regroup
from bluehelm.record import history
from bluehelm.record.models import Mission, User
from bluehelm.record.tables import copy_all

BATCH = 4_000  # accounts and pairs in one entry of the history
PAIRING = ("mission_id", "one_id", "other_id", "verdict", "probability", "why", "said", "change_id")
Told = tuple[str, float, str]  # verdict, probability, reasons as stored


@dataclass
class Part:
    """What is written together."""

    groups: list[list[int]] = field(default_factory=list)
    put: dict[Pair, Told] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)  # keys of pairs

    def __len__(self) -> int:
        return sum(map(len, self.groups)) + len(self.put) + len(self.gone)


class _Decided(Exception):
    """Somebody decided about a pair since the accounts were read."""


class Writing:
    """The difference between what was found and what is stored, in parts that stand alone."""

    def __init__(
        self,
        by: User | None,
        mission: Mission,
        known: Known,
        found: Matched,
        fixed: tuple[set[Pair], set[Pair]],
    ) -> None:
        self.by, self.mission, self.known, self.found, self.fixed = by, mission, known, found, fixed
        self.moved = self.left = 0
        # for each account the first of all that it hangs together with, as it is stored or as it was found
        together = [*several(known.incident).values(), *several(found.group).values()]
        self.whole = joined(len(known), together)
        ids = known.id.tolist()
        self.where = dict(zip(ids, self.whole.tolist(), strict=True))
        self.stood = dict(zip(ids, known.incident.tolist(), strict=True))

    def write(self, fresh: set[int] | None, progress: Callable[[int, int], None]) -> bool:
        """Keep it, part by part; False where people decided meanwhile, so that it must be asked anew.

        fresh  numbers of new accounts: what does not hang together with one of them stays; None: all is new
        """
        looked = None if fresh is None else {self.where[one] for one in fresh if one in self.where}
        parts = list(self._parts(looked))
        for n, part in enumerate(parts):
            if not self._keep(part):
                return False
            progress(n + 1, len(parts))
        return True

    def _parts(self, looked: set[int] | None) -> Iterator[Part]:
        """Incidents that change, each with the pairs that concern it, and all other pairs that change."""
        put, gone = self._pairs(looked)
        puts: dict[int, list[Pair]] = defaultdict(list)
        for pair in put:
            puts[self.where[pair[0]]].append(pair)
        goes: dict[int, list[int]] = defaultdict(list)
        for pair, key in gone.items():
            goes[self.where.get(pair[0], -1)].append(key)
        changing = dict(self._changing(looked))
        part = Part()
        for whole in sorted(changing.keys() | puts.keys() | goes.keys()):
            part.groups += changing.get(whole, [])
            part.put |= {pair: put[pair] for pair in puts[whole]}
            part.gone += goes[whole]
            if len(part) >= BATCH:
                yield part
                part = Part()
        if len(part):
            yield part

    def _changing(self, looked: set[int] | None) -> Iterator[tuple[int, list[list[int]]]]:
        """The groups that differ from the incidents in the store."""
        ids, group, incident = (
            column.tolist() for column in (self.known.id, self.found.group, self.known.incident)
        )
        for whole, some in several(self.whole).items():
            made: dict[int, list[int]] = defaultdict(list)
            for at in some:
                made[group[at]].append(ids[at])
            differs = len(made) > 1 or len({incident[at] for at in some}) > 1
            if differs and (looked is None or whole in looked):
                yield whole, list(made.values())

    def _pairs(self, looked: set[int] | None) -> tuple[dict[Pair, Told], dict[Pair, int]]:
        """Pairs that are new or told otherwise, and those that are told no more with their keys."""
        decided = set(pairs.by_people(self.mission.pk).values_list("one_id", "other_id"))
        rows = tables.Pairing.objects.filter(mission=self.mission).values_list(
            "one_id", "other_id", "pk", "verdict", "probability", "why"
        )
        held = {
            (one, other): (key, told)
            for one, other, key, *told in rows.iterator(chunk_size=5_000)
            if (one, other) not in decided and self._looked_at((one, other), looked)
        }
        stood = {pair for pair, (_, told) in held.items() if told[0] == pairs.SAME}
        told: dict[Pair, Told] = {}
        for pair, link in wanted(self.known, self.found, self.fixed[0], stood):
            if pair not in decided and self._looked_at(pair, looked):
                verdict = pairs.SAME if link.same else pairs.OPEN
                told[pair] = (verdict, link.probability, pairs.written(link.reasons))
        put = {pair: said for pair, said in told.items() if pair not in held or tuple(held[pair][1]) != said}
        return put, {pair: key for pair, (key, _) in held.items() if pair not in told or pair in put}

    def _looked_at(self, pair: Pair, looked: set[int] | None) -> bool:
        return looked is None or not looked.isdisjoint(self.where.get(one, -1) for one in pair)

    def _keep(self, part: Part) -> bool:
        """One part, whole or not at all."""
        try:
            with history.change(self.by, pairs.MATCHED, "", self.mission) as entry:
                if pairs.fixed(self.mission.pk) != self.fixed:
                    raise _Decided
                numbers = regroup(entry, self.mission.pk, part.groups) if part.groups else []
                self._keep_pairs(entry, part)
        except _Decided:
            return False
        except BadInput:  # others changed accounts of it meanwhile
            self.left += sum(map(len, part.groups))
            return True
        self.moved += sum(
            self.stood[account] != number
            for number, group in zip(numbers, part.groups, strict=True)
            for account in group
        )
        return True

    def _keep_pairs(self, entry: history.Entry, part: Part) -> None:
        for at in range(0, len(part.gone), 5_000):
            tables.Pairing.objects.filter(pk__in=part.gone[at : at + 5_000]).delete()
        rows = [(self.mission.pk, *pair, *told, "", entry.n) for pair, told in sorted(part.put.items())]
        copy_all(tables.Pairing, PAIRING, rows)
        if part.put or part.gone:
            sums = hashlib.sha256(repr([row[1:6] for row in rows]).encode()).hexdigest()
            entry.add(
                "events_matched", entry.n, None, {"pairs": len(rows), "gone": len(part.gone), "sha256": sums}
            )
