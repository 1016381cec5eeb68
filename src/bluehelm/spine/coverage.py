"""The matrix of tasks and lines of a plan, with its holes both ways."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bluehelm.plans.rows import Plan
from bluehelm.spine import counting
from bluehelm.spine.held import missing
from bluehelm.spine.lines import lines as lines_of
from bluehelm.spine.link import suggest
from bluehelm.spine.matrix import (
    ENABLING,
    HOLE,
    NO_TASK,
    THROUGH,
    Column,
    Coverage,
    LineRow,
    Matrix,
    Served,
    TaskRow,
)
from bluehelm.spine.rows import (
    CARRIED_OUT,
    CONFIRMED,
    REFUSED,
    SUGGESTED,
    Choice,
    Line,
    Mandate,
    Pair,
    Suggestion,
    Task,
    Tie,
    standing,
)

MAYBE = 0.25  # confidence of a second choice that is worth a look
Judged = Mapping[Pair, Tie]


def coverage(plan: Plan, mandates: Sequence[Mandate], ties: Iterable[Tie] = ()) -> Coverage:
    """What of the mandates the plan serves, and what of the plan the mandates ask for.

    mandates  with their roles, as mandates_in_force gives them
    ties      every one of the mission and period; the latest of a line and task counts
    """
    lines = lines_of(plan)
    judged = standing(ties)
    columns = tuple(_columns(lines))
    matrices = tuple(_matrix(mandate, lines, judged, columns) for mandate in mandates)
    served_under = [matrix for matrix in matrices if CARRIED_OUT in matrix.mandate.roles]
    rows = tuple(_line_row(line, served_under) for line in lines)
    known = {(task.symbol, task.path) for mandate in mandates for task in mandate.tasks}
    keys = {line.key for line in lines}
    return Coverage(
        mission=plan.mission,
        period=plan.period,
        title=plan.title,
        title_fr=plan.title_fr,
        symbol=plan.symbol,
        kind=plan.kind,
        columns=columns,
        matrices=matrices,
        lines=rows,
        priorities=counting.by_priority(rows, served_under),
        money=counting.money(plan, [matrix.mandate for matrix in served_under]),
        posts=tuple(counting.posts(plan, [matrix.mandate for matrix in served_under])),
        lost=tuple(
            tie
            for pair, tie in judged.items()
            if pair.line not in keys or (pair.symbol, pair.path) not in known
        ),
    )


def _columns(lines: Iterable[Line]) -> Iterator[Column]:
    """The accomplishments in their order; those of support are told apart."""
    seen = set()
    for line in lines:
        if line.accomplishment not in seen:
            seen.add(line.accomplishment)
            yield Column(line.accomplishment, line.title, line.title_fr, line.enabling is not None)


def _matrix(mandate: Mandate, lines: Sequence[Line], judged: Judged, columns: Sequence[Column]) -> Matrix:
    asked = [line for line in lines if line.enabling is None]
    suggested = {one.line: one for one in suggest(asked, mandate.tasks)}
    served = [one for line in lines for one in _served(line, mandate, judged, suggested.get(line.key))]
    behind: dict[tuple[str, str], list[Served]] = {}
    for one in served:
        behind.setdefault((one.path, one.line.accomplishment), []).append(one)
    choices = {key: _left(key, one, mandate, judged) for key, one in suggested.items()}
    tasks = tuple(
        TaskRow(
            task=task,
            state=_state(task, mandate.tasks, served),
            cells=tuple(tuple(behind.get((task.path, column.number), ())) for column in columns),
            maybe=tuple(
                key for key, left in choices.items() if any(_likely(one, task.path) for one in left[1:])
            ),
        )
        for task in mandate.tasks
    )
    return Matrix(mandate, missing(mandate), tasks, choices)


def _likely(choice: Choice, path: str) -> bool:
    return choice.path == path and choice.confidence >= MAYBE


def _served(line: Line, mandate: Mandate, judged: Judged, suggestion: Suggestion | None) -> Iterator[Served]:
    """The tasks that a person tied the line to; where nobody did, the best that is suggested."""
    pairs = [Pair(line.key, mandate.symbol, task.path) for task in mandate.tasks]
    ties = [judged[pair] for pair in pairs if pair in judged]
    confirmed = [tie for tie in ties if tie.verdict == CONFIRMED]
    if confirmed:
        yield from (Served(line, mandate.symbol, tie.pair.path, CONFIRMED, tie=tie) for tie in confirmed)
    elif suggestion is not None:
        left = _left(line.key, suggestion, mandate, judged)
        yield from (Served(line, mandate.symbol, one.path, SUGGESTED, choice=one) for one in left[:1])


def _left(key: str, suggestion: Suggestion, mandate: Mandate, judged: Judged) -> tuple[Choice, ...]:
    """What is suggested without what a person refused."""
    return tuple(one for one in suggestion.choices if not _refused(judged, key, mandate.symbol, one.path))


def _refused(judged: Judged, key: str, symbol: str, path: str) -> bool:
    tie = judged.get(Pair(key, symbol, path))
    return tie is not None and tie.verdict == REFUSED


def _state(task: Task, tasks: Sequence[Task], served: Iterable[Served]) -> str:
    below = _below(task.path, tasks)
    own = {one.state for one in served if one.path == task.path}
    for state in (CONFIRMED, SUGGESTED):
        if state in own:
            return state
    return THROUGH if any(one.path in below for one in served) else HOLE


def _below(path: str, tasks: Sequence[Task]) -> set[str]:
    """The paths of the tasks that it is divided into, at any depth."""
    found = {path}
    while more := {task.path for task in tasks if task.parent in found} - found:
        found |= more
    return found - {path}


def _line_row(line: Line, matrices: Iterable[Matrix]) -> LineRow:
    served = tuple(one for matrix in matrices for one in matrix.of(line.key))
    states = {one.state for one in served}
    if CONFIRMED in states:
        served = tuple(one for one in served if one.state == CONFIRMED)
        return LineRow(line, CONFIRMED, served)
    if line.enabling is not None:
        return LineRow(line, ENABLING, ())
    return LineRow(line, SUGGESTED if SUGGESTED in states else NO_TASK, served)
