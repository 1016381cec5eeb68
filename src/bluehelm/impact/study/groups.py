"""The same windows for some events, or some responses, alone; the rest stays part of the past."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from bluehelm.errors import BadInput
from bluehelm.impact.rows import Estimate, Flags
from bluehelm.impact.study.answers import Group
from bluehelm.impact.study.question import Question
from bluehelm.impact.table import NoColumn, picked

MOST = 8  # values of a column
DEPENDENT, TREATMENT, INDEPENDENT = "dependent", "treatment", "independent"
RARE = "{column}: {n} values are left out, rarer than the {most} commonest: {count} of {count2}"
UNTOLD = "{column}: {n} of {n2} have no value"
ONE = "{column}: all have the value {value}, so there is nothing to tell apart"
NONE = "{column}: none has a value"
KINDS = (
    "other kinds of response near the same places and times count as part of the past; what they change after"
    " these responses is not taken out"
)
ALL_INDEPENDENT = "all of the events are reported independently ({column}={value})"
NONE_INDEPENDENT = "none of the events is reported independently ({column}={value})"


@dataclass(frozen=True)
class Part:
    """Which events a group is."""

    role: str
    column: str
    value: str
    flags: Flags


def by_column(question: Question, role: str, name: str) -> tuple[list[Part], list[str]]:
    """The commonest values of a column, and what is not told apart.

    raises  NoColumn
    """
    flags = question.dependent if role == DEPENDENT else question.treatment
    spelled = _spelled(question, name)
    said = np.array([_text(value) for value in question.events.columns[spelled].tolist()])
    counted = Counter(said[flags].tolist())
    untold = counted.pop("", 0)
    common = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    notes = [UNTOLD.format(column=spelled, n=untold, n2=int(flags.sum()))] if untold and common else []
    if not common:
        return [], [NONE.format(column=spelled)]
    if len(common) == 1 and not untold:
        return [], [*notes, ONE.format(column=spelled, value=common[0][0])]
    rare = common[MOST:]
    if rare:
        left, told = sum(count for _, count in rare), int(flags.sum())
        notes.append(RARE.format(column=spelled, n=len(rare), most=MOST, count=left, count2=told))
    return [Part(role, spelled, value, flags & (said == value)) for value, _ in common[:MOST]], notes


def independent_part(question: Question, choice: str) -> tuple[list[Part], list[str]]:
    """The events that others reported than those who respond, as COL=VAL.

    raises  NoColumn, NoSuchValue
    """
    flags = question.dependent & picked(question.events, choice)
    name, _, value = (part.strip() for part in choice.partition("="))
    told = {"column": name, "value": value}
    if not flags.any():
        return [], [NONE_INDEPENDENT.format(**told)]
    if not (question.dependent & ~flags).any():
        return [], [ALL_INDEPENDENT.format(**told)]
    return [Part(INDEPENDENT, name, value, flags)], []


def group(question: Question, part: Part, parts: Sequence[Part]) -> Group:
    """The windows of one part; p_adjusted holds for all windows of all parts of its role together."""
    of_role = sum(one.role == part.role for one in parts)
    note = KINDS if part.role == TREATMENT else None
    try:
        windows = _asked(question, part).wake(question.days, question.km).windows
    except BadInput as error:
        return Group(part.role, part.column, part.value, (), str(error))
    rows = tuple(_adjusted(row, of_role) for row in windows)
    return Group(part.role, part.column, part.value, rows, note)


def _asked(question: Question, part: Part) -> Question:
    if part.role == TREATMENT:
        return question.of(treatment=part.flags)
    return question.of(dependent=part.flags)


def _adjusted(row: Estimate, parts: int) -> Estimate:
    if row.p_adjusted is None:
        return row
    return replace(row, p_adjusted=min(1.0, row.p_adjusted * parts))


def _spelled(question: Question, name: str) -> str:
    known = {one.casefold(): one for one in reversed(list(question.events.columns))}
    found = name if name in question.events.columns else known.get(name.casefold())
    if found is None:
        there = ", ".join(question.events.columns) or "none"
        raise NoColumn(f"There is no column {name}; there are: {there}.")
    return found


def _text(value: object) -> str:
    if isinstance(value, float):
        return "" if value != value else f"{value:g}"
    return "" if value is None else str(value).strip()
