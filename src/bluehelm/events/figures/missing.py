"""Missing and abducted people: how many were reported, how many of them found, how many are open."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bluehelm.events.figures.count import counted, digest, line_value
from bluehelm.events.figures.rows import Facts
from bluehelm.events.rows import HarmRow
from bluehelm.record.period import Period

LOST = ("missing", "abducted")
FOUND = "found"
KINDS = ("abduction", "disappearance")


@dataclass(frozen=True)
class Missing:
    """Of the people reported missing in incidents of a period, as the record stands now."""

    harm: str  # missing, abducted; empty: both
    incidents: int
    reported: int  # people: the denominator
    found: int  # of these, told to be found or released, alive or dead: the numerator
    open: int  # of these, not told to be
    no_number: int  # incidents that tell of the harm, or are of such a kind, without a number of people
    no_outcome: int  # incidents with a number of which nothing later is told: their people are all open
    too_many: tuple[
        int, ...
    ]  # incidents that tell of more found than reported: not counted as found beyond it
    low: int  # reported, lowest
    high: int
    digest: str


def missing(facts: Facts, period: Period) -> tuple[Missing, ...]:
    """The missing, the abducted, and both together; an incident with both is counted under both alone."""
    by_incident: dict[int, list[HarmRow]] = defaultdict(list)
    for line in facts.lines:
        if counted(line) and period.first <= line.first <= period.last:
            by_incident[line.incident].append(line)
    groups = list(by_incident.values())
    alone = {harm: [lines for lines in groups if _harms(lines) == {harm}] for harm in LOST}
    both = [lines for lines in groups if _harms(lines) or lines[0].kind in KINDS]
    rows = [_count(harm, alone[harm], (harm,)) for harm in LOST if alone[harm]]
    return (*rows, _count("", both, LOST)) if both else ()


def _harms(lines: Sequence[HarmRow]) -> set[str]:
    return {one.harm for one in lines} & set(LOST)


def _count(harm: str, groups: Sequence[Sequence[HarmRow]], harms: Sequence[str]) -> Missing:
    reported = found = no_number = no_outcome = low = high = 0
    too_many = []
    for lines in groups:
        told = [one for line in lines if line.harm in harms and (one := line_value(line)) is not None]
        if not told:
            no_number += 1
            continue
        of = sum(best for _, best, _ in told)
        back = [one[1] for line in lines if line.harm == FOUND and (one := line_value(line)) is not None]
        no_outcome += not back
        if sum(back) > of:
            too_many.append(lines[0].incident)
        reported, found = reported + of, found + min(of, sum(back))
        low, high = low + sum(one[0] for one in told), high + sum(one[2] for one in told)
    wanted = [line for lines in groups for line in lines if line.harm in (*harms, FOUND)]
    return Missing(
        harm, len(groups), reported, found, reported - found, no_number, no_outcome, tuple(sorted(too_many)),
        low, high, digest(wanted),
    )  # fmt: skip
