"""A table of figures out of the store: one function behind the page, the command and its CSV."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from bluehelm.errors import BadInput
from bluehelm.events.figures import controls, missing, movement, outside, peacekeepers, periods, rights, table
from bluehelm.events.figures import written as as_json
from bluehelm.events.figures.change import value
from bluehelm.events.figures.controls import Beside, Control, Fault
from bluehelm.events.figures.count import count
from bluehelm.events.figures.missing import Missing
from bluehelm.events.figures.movement import Restrictions
from bluehelm.events.figures.outside import Out
from bluehelm.events.figures.peacekeepers import Attacked
from bluehelm.events.figures.rights import Rights
from bluehelm.events.figures.rows import Ask, Facts
from bluehelm.events.figures.table import Table
from bluehelm.events.query import Query
from bluehelm.events.store import counting
from bluehelm.record import vocab
from bluehelm.record.access import INSIDE
from bluehelm.record.models import Mission
from bluehelm.record.period import Period

HARM, RIGHTS, PEACEKEEPERS, MISSING = "harm", "human-rights", "peacekeepers", "missing-persons"
MOVEMENT, CONTROL = "movement", "control"
TABLES = (HARM, RIGHTS, PEACEKEEPERS, MISSING, MOVEMENT, CONTROL)
OUTSIDE = (HARM, RIGHTS)  # tables that can be made for people outside the mission
SHOWN = 8  # periods, where no first day is asked for
MOST_STRETCHES = 400  # periods of one table
MOST_OUTSIDE = 600  # numbers of one table for people outside: what must be withheld is reckoned among them


@dataclass(frozen=True)
class Wanted:
    """Which table, of which incidents. Days come from the query; without them they are days()."""

    table: str = HARM
    query: Query = field(default_factory=Query)
    by: tuple[str, ...] = ("period",)
    step: str = "quarter"


@dataclass(frozen=True)
class Checked:
    """One publication: where it contradicts itself, and its numbers beside ours."""

    control: Control
    faults: tuple[Fault, ...]  # of the numbers as printed
    rows: tuple[Beside, ...]


@dataclass(frozen=True)
class Answer:
    """One of the tables, with what it was made from. Exactly one of the last six is filled."""

    mission: str
    audience: str
    wanted: Wanted
    period: Period
    as_at: datetime
    invented: bool  # some of the incidents are
    doubtful: int | None  # pairs of accounts that wait for a decision; None: not told
    harm: Table | None = None
    rights: Rights | None = None
    attacked: Attacked | None = None
    missing: tuple[Missing, ...] | None = None
    restrictions: Restrictions | None = None
    checked: tuple[Checked, ...] = field(default=())


def answer(mission: Mission, wanted: Wanted, audience: str, today: date | None = None) -> Answer | None:
    """The table that is asked for, as the audience may know it; None where no incident fits.

    raises  BadInput for a table, step or days that cannot be
    """
    if wanted.table not in TABLES:
        raise BadInput(f"There is no table {wanted.table!r}; there are {', '.join(TABLES)}.")
    if audience not in INSIDE and wanted.table not in OUTSIDE:
        raise BadInput(f"The table {wanted.table} is for the mission alone; ask for {' or '.join(OUTSIDE)}.")
    period = days(mission, wanted, audience)
    if period is None:
        return None
    now = datetime.now(UTC).date() if today is None else today
    ask = Ask(period.first, period.last, wanted.by, wanted.step, wanted.query.status, wanted.query.harm)
    if len(periods.stretches(wanted.step, period.first, period.last)) > MOST_STRETCHES:
        raise BadInput(f"That is more than {MOST_STRETCHES} periods; ask for longer ones or for fewer days.")
    since = _since(wanted.table, ask, period)
    facts = counting.facts(mission, wanted.query, audience, since, period.last)
    found = Answer(
        mission.code,
        audience,
        wanted,
        period,
        counting.as_at(mission),
        any(one.invented for one in facts.lines),
        counting.doubtful(mission, audience, period.first, period.last),
    )
    return _filled(found, mission, facts, ask, now)


def days(mission: Mission, wanted: Wanted, audience: str) -> Period | None:
    """The days of the table: those asked for, else those of the record.

    Of harm, attacks and restrictions these are the latest eight periods, of human rights the last quarter.
    """
    query = wanted.query
    held = counting.days(mission, replace(query, since=None, until=None), audience)
    if held is None:
        return None
    if query.since is not None and query.until is not None:
        return _asked(query.since, query.until)
    first = query.since or min(held[0], query.until or held[0])
    last = query.until or max(held[1], first)
    step = _calendar(wanted)
    if query.until is None:
        last = periods.unit(step, last).last
    if query.since is None:
        latest = _latest(step, last, 1 if wanted.table == RIGHTS else SHOWN)
        whole = wanted.table in (MISSING, CONTROL)
        first = periods.unit(step, first).first if whole else max(periods.unit(step, first).first, latest)
    return Period(first, last)


def _asked(first: date, last: date) -> Period:
    if last < first:
        raise BadInput(f"The last day {last} is before the first {first}; name them the other way round.")
    return Period(first, last)


def _latest(step: str, last: date, count: int) -> date:
    """The first day of the latest periods that are shown where no first day is asked for."""
    found = periods.unit(step, last)
    for _ in range(count - 1):
        found = periods.before(found)
    return found.first


def _calendar(wanted: Wanted) -> str:
    """The periods of the calendar that days not asked for are rounded to."""
    if wanted.step not in periods.STEPS:
        raise BadInput(f"The step is {wanted.step!r}; there are {', '.join(periods.STEPS)}.")
    if wanted.table == RIGHTS:
        return "quarter"
    return "year" if wanted.table == CONTROL or wanted.step == "any" else wanted.step


def _since(name: str, ask: Ask, period: Period) -> date:
    if name == RIGHTS:
        return rights.since(period)
    if name in (PEACEKEEPERS, MOVEMENT):
        return movement.since(period)
    return table.since(ask)


def _filled(found: Answer, mission: Mission, facts: Facts, ask: Ask, today: date) -> Answer:
    name, period = found.wanted.table, found.period
    if name == HARM:
        return replace(found, harm=table.table(facts, ask, today))
    if name == RIGHTS:
        return replace(found, rights=rights.rights(facts, period, today))
    if name == PEACEKEEPERS:
        return replace(found, attacked=peacekeepers.attacked(facts, period, today))
    if name == MISSING:
        return replace(found, missing=missing.missing(facts, period))
    if name == MOVEMENT:
        return replace(found, restrictions=movement.restrictions(facts, period, today))
    return replace(found, checked=checked(facts, mission.code, mission.country, period))


def checked(facts: Facts, code: str, country: str, period: Period) -> tuple[Checked, ...]:
    """Each publication that is known for the mission beside what is counted in the same periods."""
    found = []
    for control in controls.controls(code, country):
        within = [
            name
            for name in control.periods
            if period.first <= periods.named(name).first and periods.named(name).last <= period.last
        ]
        ours = {name: numbers for name in within if (numbers := _ours(control.name, facts, name)) is not None}
        faults = controls.faults(control, controls.as_printed(control))
        found.append(Checked(control, faults, controls.beside(control, ours)))
    return tuple(found)


def _ours(name: str, facts: Facts, period: str) -> Mapping[str, int] | None:
    """What is counted here of a period, in the publication's words; None where no incident lies in it."""
    days = periods.named(period)
    ask = Ask(days.first, days.last, (), "any")
    every = [cell for cell in count(facts, ask) if cell.incidents]
    if not every:
        return None
    if name == controls.DEATHS:
        civil = next(iter(count(facts, replace(ask, status=("civilian",)))), None)
        numbers = {"best": value(every[0], "killed"), "civilians": value(civil, "killed")}
    elif name == controls.PEACEKEEPERS:
        struck = replace(facts, lines=peacekeepers.attacks(facts.lines))
        cell = next(iter(count(struck, replace(ask, status=(peacekeepers.STATUS,)))), None)
        numbers = {"malicious": value(cell, "killed")}
    else:
        numbers = {name: toll.value for name, toll in rights.whole(rights.ready(facts), days).items()}
    return {name: number for name, number in numbers.items() if number is not None}


def document(found: Answer) -> dict[str, Any]:
    """The answer as plain JSON values."""
    query, days = found.wanted.query, found.period
    head = {
        "mission": found.mission,
        "table": found.wanted.table,
        "audience": found.audience,
        "first": days.first.isoformat(),
        "last": days.last.isoformat(),
        "as_at": found.as_at.isoformat(),
        "invented": found.invented,
        "doubtful": found.doubtful,
    }
    if found.audience not in INSIDE:
        out = for_outside(found)
        return head | {"heads": out.heads, "rows": out.rows, "withheld": out.withheld}
    if found.harm is not None:
        return head | as_json.of_table(found.harm, query)
    if found.rights is not None:
        return head | as_json.of_rights(found.rights)
    if found.attacked is not None:
        return head | as_json.of_attacks(found.attacked)
    if found.missing is not None:
        return head | as_json.of_missing(found.missing)
    if found.restrictions is not None:
        return head | as_json.of_restrictions(found.restrictions, query)
    return head | {
        "controls": [as_json.of_control(one.control, one.faults, one.rows) for one in found.checked]
    }


def for_outside(found: Answer) -> Out:
    """The table as it may leave the mission, numbers of few people withheld."""
    least = int(vocab.terms("audiences")[found.audience]["least"])
    if found.rights is not None:
        return outside.of_rights(found.rights, least)
    if found.harm is None:
        raise BadInput(f"The table {found.wanted.table} is for the mission alone.")
    numbers = sum(len(row.cell.tolls) for row in (*found.harm.totals, *found.harm.rows))
    if numbers > MOST_OUTSIDE:
        raise BadInput(
            f"{numbers} numbers are too many for people outside; count by less, or ask for fewer days."
        )
    return outside.of_table(found.harm, least)
