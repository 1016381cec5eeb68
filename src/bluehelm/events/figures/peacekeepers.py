"""Attacks on peacekeepers by kind, whom they killed and injured, and what followed as far as it is known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bluehelm.events.figures import periods
from bluehelm.events.figures.change import INCIDENTS, changes, compared
from bluehelm.events.figures.count import count, counted
from bluehelm.events.figures.rows import Ask, Cell, Change, Facts, Toll
from bluehelm.events.rows import HarmRow
from bluehelm.record.period import Period

TARGETS = ("mission", "peacekeeper")
STATUS = "peacekeeper"
NO_ATTACK = ("accident",)  # kinds
MEASURES = ("killed", "injured", "abducted")


@dataclass(frozen=True)
class Followed:
    """What is known of what came after, as incidents: the record holds no more than states and standards."""

    looked_into: int  # under verification, verified or disputed: more than reported
    verified: int
    assessed: int  # a standard of proof was given
    judged: int  # a person judged the state


@dataclass(frozen=True)
class Attacks:
    """Attacks of one kind, or of all."""

    kind: str  # empty: all
    incidents: int
    tolls: Mapping[str, Toll]  # of peacekeepers alone
    followed: Followed
    changes: Mapping[str, Change]  # by measure, from the period before
    digest: str


@dataclass(frozen=True)
class Attacked:
    period: Period
    rows: tuple[Attacks, ...]  # the last is all
    crossing: int
    earlier: int


def attacks(lines: Iterable[HarmRow]) -> list[HarmRow]:
    """The lines of incidents that struck the mission: it was the target, or peacekeepers were harmed."""
    held = [one for one in lines if one.kind not in NO_ATTACK and one.perpetrator != "mission"]
    struck = {one.incident for one in held if one.target in TARGETS or (one.harm and one.status == STATUS)}
    return [one for one in held if one.incident in struck]


def attacked(facts: Facts, period: Period, today: date) -> Attacked:
    """The attacks of a period, by kind; facts reach back to the period before."""
    struck = replace(facts, lines=attacks(facts.lines))
    before = periods.before(period)
    found: list[Attacks] = []
    for by in (("kind",), ()):
        now = _cells(struck, period, by)
        then = _cells(struck, before, by)
        for key in dict.fromkeys([*now, *then]):
            cell, earlier = now.get(key), then.get(key)
            of = [one for one in struck.lines if not by or one.kind == key[0]]
            found.append(
                _row(key, cell, _of(of, period, struck), _changed(cell, earlier, period, before, today))
            )
    whole = next((row for row in _all(struck, period)), None)
    return Attacked(
        period, tuple(found), 0 if whole is None else whole.crossing, 0 if whole is None else whole.earlier
    )


def _all(facts: Facts, period: Period) -> Sequence[Cell]:
    return count(facts, Ask(period.first, period.last, (), "any"))


def _cells(
    facts: Facts, period: Period, by: tuple[str, ...]
) -> dict[tuple[str, ...], tuple[Cell, Cell | None]]:
    """Each count of attacks, with that of the peacekeepers among their victims."""
    every = count(facts, Ask(period.first, period.last, by, "any"))
    harmed = {
        cell.key: cell
        for cell in count(facts, Ask(period.first, period.last, by, "any", (STATUS,), MEASURES))
    }
    return {cell.key: (cell, harmed.get(cell.key)) for cell in every if cell.incidents}


def _changed(
    now: tuple[Cell, Cell | None] | None,
    then: tuple[Cell, Cell | None] | None,
    period: Period,
    before: Period,
    today: date,
) -> dict[str, Change]:
    told = changes(now[1] if now else None, then[1] if then else None, period, before, today)
    counts = now[0].incidents if now else 0, then[0].incidents if then else 0
    return told | {INCIDENTS: compared(before, *counts, over=period.last < today)}


def _row(
    key: tuple[str, ...],
    cells: tuple[Cell, Cell | None] | None,
    followed: Followed,
    changed: Mapping[str, Change],
) -> Attacks:
    kind = key[0] if key else ""
    if cells is None:
        return Attacks(kind, 0, {}, followed, changed, "")
    cell, harmed = cells
    return Attacks(
        kind, cell.incidents, {} if harmed is None else harmed.tolls, followed, changed, cell.digest
    )


def _of(lines: Iterable[HarmRow], period: Period, facts: Facts) -> Followed:
    own = {one.incident: one for one in lines if counted(one) and period.first <= one.first <= period.last}
    return Followed(
        looked_into=sum(one.state != "reported" for one in own.values()),
        verified=sum(one.state == "verified" for one in own.values()),
        assessed=sum(one.standard != "not_assessed" for one in own.values()),
        judged=len(own.keys() & facts.judged),
    )
