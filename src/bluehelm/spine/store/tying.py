"""What people decide of lines and tasks: each decision a new row, the latest of a line and task counts."""

from dataclasses import dataclass

from bluehelm.errors import BadInput, Refused
from bluehelm.plans import store as plans
from bluehelm.record import access, history
from bluehelm.record.models import Mission, User
from bluehelm.record.period import period as named_period
from bluehelm.spine import load
from bluehelm.spine import models as tables
from bluehelm.spine.lines import lines
from bluehelm.spine.rows import REFUSED, UNDONE, VERDICTS, Line, Mandate, Pair, Tie, standing

TABLE = "spine_tie"
VERBS = tuple(f"tie {verdict}" for verdict in VERDICTS)  # of entries in the history


@dataclass(frozen=True)
class Asked:
    """What stands for a mission and period: what spine/coverage.py takes."""

    plan: plans.StoredPlan
    mandates: tuple[Mandate, ...]
    ties: tuple[Tie, ...]


def asked(mission_code: str, period: str | None = None) -> Asked:
    """The plan as it stands, the mandates it hangs on and every tie; period None is the latest performed.

    raises     BadInput where the mission or the period is not in the store
    """
    stored = plans.plan(mission_code, period)
    days = named_period(stored.plan.period)
    return Asked(stored, load.mandates(mission_code, days), ties(mission_code, stored.plan.period))


def tie(mission_code: str, period: str, pair: Pair, verdict: str, why: str, by: User | None) -> Tie:
    """Confirm or refuse that a line serves a task, or undo what was said.

    by         None for the command line
    raises     Unseen for a stranger and for a line or task that is not there; Refused for a reader and for
               what changes nothing; BadInput for an unknown verdict and for a refusal without a reason
    """
    mission = Mission.objects.filter(code=mission_code).first()
    if mission is None:
        raise access.Unseen(f"There is no mission {mission_code} that you may read.")
    if by is not None:
        access.require(by, mission, "judge")
    if verdict not in VERDICTS:
        raise BadInput(f"{verdict!r} is no verdict on a tie; it is {', '.join(VERDICTS)}.")
    if verdict == REFUSED and not why.strip():
        raise BadInput("To refuse a tie, a reason is needed; say why.")
    line = _line(mission_code, period, pair.line)
    _held(mission_code, period, pair)
    with history.change(by, f"tie {verdict}", why.strip(), mission) as entry:
        before = standing(ties(mission_code, period)).get(pair)
        _changes(before, verdict, pair)
        row = tables.Tie.objects.create(
            mission=mission,
            period=period,
            line=pair.line,
            accomplishment=line.accomplishment,
            kind=line.kind,
            label=line.label,
            symbol=pair.symbol,
            path=pair.path,
            verdict=verdict,
            why=why.strip(),
            by=by,
            change_id=entry.n,
        )
        entry.add(TABLE, row.pk, None if before is None else {"verdict": before.verdict}, body(row))
        return Tie(pair, verdict, "" if by is None else by.get_username(), row.why, entry.at)


def _line(mission: str, period: str, key: str) -> Line:
    found = next((one for one in lines(plans.plan(mission, period).plan) if one.key == key), None)
    if found is None:
        raise access.Unseen(f"The plan of {mission} {period} has no line {key}; see bluehelm spine suggest.")
    return found


def _held(mission: str, period: str, pair: Pair) -> None:
    tasks = (task for mandate in load.mandates(mission, named_period(period)) for task in mandate.tasks)
    if not any((task.symbol, task.path) == (pair.symbol, pair.path) for task in tasks):
        raise access.Unseen(f"{mission} has no task {pair.path} of {pair.symbol} for {period}.")


def _changes(before: Tie | None, verdict: str, pair: Pair) -> None:
    if before is None and verdict == UNDONE:
        raise Refused(f"Nobody judged line {pair.line} and task {pair.path}; there is nothing to undo.")
    if before is not None and before.verdict == verdict:
        raise Refused(f"Line {pair.line} and task {pair.path} are {verdict} already; nothing changed.")


def ties(mission_code: str, period: str) -> tuple[Tie, ...]:
    """Every tie of a mission and period, the oldest first."""
    made = tables.Tie.objects.filter(mission__code=mission_code, period=period)
    return tuple(
        Tie(
            pair=Pair(row.line, row.symbol, row.path),
            verdict=row.verdict,
            by="" if row.by is None else row.by.get_username(),
            why=row.why,
            at=row.change.at,
        )
        for row in made.select_related("by", "change").order_by("pk")
    )


def body(row: tables.Tie) -> dict[str, str]:
    """A tie as the history tells it."""
    columns = ("period", "line", "accomplishment", "kind", "label", "symbol", "path", "verdict", "why")
    return {column: getattr(row, column) for column in columns}


def faults() -> list[str]:
    """Each tie that differs from the history, in a sentence; call history.verify() first."""
    rows = tables.Tie.objects.order_by("pk")
    return list(history.differing("Tie", rows, history.told(TABLE)[TABLE], body))
