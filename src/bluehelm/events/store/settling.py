"""Incidents as the pairs of their accounts say: after a decision, or after one was taken back."""

from collections.abc import Collection, Iterable, Sequence

from bluehelm.errors import Refused
from bluehelm.events import models as tables
from bluehelm.events.matching import Pair
from bluehelm.events.store import pairs
from bluehelm.events.store.deriving import regroup
from bluehelm.record import history
from bluehelm.record.models import Change, Mission


def settle(entry: history.Entry, mission: Mission, accounts: Sequence[int], *, deciding: bool = True) -> None:
    """Let the incidents of these accounts be what their pairs say.

    deciding  the entry is itself a decision of a person, else one is taken back
    What the machine told gives way to what people told: it is asked about again.
    raises  Refused where accounts that people told apart would come together
    """
    incidents = tables.Account.objects.filter(pk__in=accounts).values_list("incident_id", flat=True)
    there = tables.Account.objects.filter(incident__in=set(incidents), current=True).order_by("pk")
    every = list(there.values_list("pk", flat=True))
    told = list(pairs.among(every))
    decided = _decisions(row.change_id for row in told) | ({entry.n} if deciding else set())
    apart = {(row.one_id, row.other_id): row for row in told if row.verdict == pairs.DIFFERENT}
    same = [row for row in told if row.verdict == pairs.SAME]
    people = [row for row in same if row.change_id in decided]
    links = [(row.one_id, row.other_id) for row in people]
    _consistent(entry, pairs.components(every, links), apart)
    machine = [row for row in same if row not in people]
    for row in sorted(machine, key=lambda one: (-(one.probability or 0.0), one.pk)):
        more = [*links, (row.one_id, row.other_id)]
        if any(_split(group, apart) is not None for group in pairs.components(every, more)):
            before = pairs.describe(row)
            row.verdict = pairs.OPEN
            pairs.change(entry, row, before)
        else:
            links = more
    regroup(entry, mission.pk, pairs.components(every, links))


def _decisions(changes: Iterable[int]) -> set[int]:
    """Which of these entries of the history are decisions of people."""
    rows = Change.objects.filter(n__in=set(changes), verb=pairs.DECIDED)
    return set(rows.values_list("n", flat=True))


def _consistent(
    entry: history.Entry, groups: Iterable[Collection[int]], apart: dict[Pair, tables.Pairing]
) -> None:
    for group in groups:
        pair = _split(group, apart)
        if pair is None:
            continue
        row = apart[pair]
        if row.change_id == entry.n:
            raise Refused("Other decisions hold these accounts together; take one of those back first.")
        who = row.by.get_username() if row.by else "somebody"
        raise Refused(
            f"{who} told accounts {pair[0]} and {pair[1]} of these incidents apart"
            f" on {row.change.at:%Y-%m-%d %H:%M} UTC; take that back first."
        )


def _split(group: Collection[int], apart: Collection[Pair]) -> Pair | None:
    """The first two of the group that were told apart."""
    inside = set(group)
    return next((pair for pair in sorted(apart) if inside.issuperset(pair)), None)
