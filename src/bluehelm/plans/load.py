"""A performance report or budget from its file to the rows of a plan, and into the store."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bluehelm.errors import BadInput, Unreadable
from bluehelm.plans import earlier as earlier_budget
from bluehelm.plans.causes import variance
from bluehelm.plans.frameworks import indicator, output
from bluehelm.plans.promises import disagreements
from bluehelm.plans.rows import (
    Accomplishment,
    Component,
    Indicator,
    Money,
    Other,
    Output,
    Plan,
    SetAside,
    Strength,
    all_causes,
    kind_of,
)
from bluehelm.plans.written import from_rows, to_json
from bluehelm.record import vocab

if TYPE_CHECKING:
    from bluehelm.plans.store import Saved
    from bluehelm.record.models import User
    from bluehelm.sources import form

__all__ = ["from_rows", "load", "read", "to_json", "understand"]

MERGED = "merged"  # the shape whose years have no printed target
OWN_FORM = (".yaml", ".yml", ".json")


def read(path: Path, earlier: Path | None = None) -> Plan:
    """A plan from a report (.docx, .pdf, text) or from bluehelm's own form (.yaml, .json).

    earlier  the budget of the same period, whose figures are the targets where the report prints none
    """
    return _read(path, None if earlier is None else read(earlier))


def _read(path: Path, before: Plan | None) -> Plan:
    if path.suffix.lower() in OWN_FORM:
        return from_rows(_own_form(path))
    from bluehelm.sources import budgets, documents  # heavy: only where a document is read

    return understand(budgets.read(documents.read(path)), before)


def load(
    path: Path,
    mission: str,
    by: "User | None",
    why: str,
    *,
    earlier: Path | None = None,
    partly: bool = False,
) -> "Saved":
    """Reads a file and stores what it holds as a new version; the file itself is kept with it.

    mission  its code; BadInput where the document is about another
    by       the person who loads; None is the command line
    earlier  the budget of the period; without it, the one that stands in the store
    partly   store the rest where the table of financial resources cannot be read whole; else BadInput
    The kind of the document (rows.KINDS) follows from what it holds; a budget never takes the place of
    a performance report, nor the other way round, nor the worked example that of a real document.
    """
    plan = read(path, earlier)
    if plan.mission.casefold() != mission.casefold():
        raise BadInput(f"{path.name} is about {plan.mission}, not {mission}; load it into {plan.mission}.")
    if not partly:
        _refuse_misstated(plan, path.name)
    from bluehelm.plans import store  # the ORM: only where something is stored

    if plan.shape == MERGED and earlier is None:
        budget = store.budget_for(mission, plan.period)
        plan = plan if budget is None else _read(path, budget)
    return store.save(plan, mission, path.read_bytes(), path.name, by, why)


def _refuse_misstated(plan: Plan, name: str) -> None:
    """A table of money of which a part is missing would be believed; so nothing of the document is stored."""
    stopping = [item for item in plan.set_aside if item.stops]
    if stopping:
        places = "; ".join(f"{item.where}: {item.why} (found: {item.text})" for item in stopping)
        raise BadInput(
            f"{name}: the financial resources cannot be read whole, so nothing was stored. {places}. "
            "Correct the document, or load what can be read: bluehelm plan load --partly."
        )


def _own_form(path: Path) -> Mapping[str, Any]:
    text = _text(path)
    if path.suffix.lower() == ".json":
        try:
            rows = json.loads(text)
        except json.JSONDecodeError as error:
            raise Unreadable(f"{path.name}, line {error.lineno}: not JSON ({error.msg}).") from error
    else:
        rows = _yaml(path.name, text)
    if not isinstance(rows, Mapping):
        raise BadInput(
            f"{path.name} holds no plan: a mapping with mission, period and accomplishments is expected."
        )
    return rows


def _text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise Unreadable(f"{path} does not exist; name a file.") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path.name} is not UTF-8 text at byte {error.start}; save it as UTF-8.") from error
    if not text.strip():
        raise Unreadable(f"{path.name} is empty; give the file with its rows.")
    return text


def _yaml(name: str, text: str) -> Any:
    import yaml

    try:
        return vocab.parsed(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = "" if mark is None else f", line {mark.line + 1}"
        raise Unreadable(f"{name}{line}: not YAML ({getattr(error, 'problem', error)}).") from error


def understand(report: "form.Report", earlier: Plan | None = None) -> Plan:
    """The words of a report as rows: figures, limbs, answers, status and causes."""
    basis = "series" if report.shape == "merged" else "performance"
    if earlier is not None:
        earlier_budget.check(earlier, report.mission, report.period)
    rows = []
    for each in report.accomplishments:
        indicators = [row for row in report.indicators if row.accomplishment == each.number]
        outputs = [row for row in report.outputs if row.accomplishment == each.number]
        rows.append(
            Accomplishment(
                number=each.number,
                title=each.title,
                indicators=tuple(_indicator(row, report.period, basis, earlier) for row in indicators),
                outputs=tuple(_output(row) for row in outputs),
                component=each.component or None,
                where=each.where,
            )
        )
    return Plan(
        symbol=report.symbol,
        mission=report.mission,
        period=report.period,
        accomplishments=tuple(rows),
        money=tuple(Money(**vars(row)) for row in report.money),
        strength=tuple(Strength(**vars(row)) for row in report.strength),
        variances=tuple(variance(**vars(row)) for row in report.variances),
        other=tuple(_other(row) for row in report.other),
        set_aside=tuple(SetAside(**vars(row)) for row in report.set_aside) + _doubts(report),
        shape=report.shape,
        title=report.title,
        budget_period=report.budget_period,
        components=tuple(Component(row.number, row.title) for row in report.components),
        notes=report.notes,
        kind=kind_of(report.shape),
    )


def _output(row: "form.OutputRow") -> Output:
    """The output, whose causes are its own and those of its answers."""
    made = output(row.group, row.planned, row.answers, row.where)
    return replace(made, causes=all_causes(made))


def _indicator(row: "form.IndicatorRow", period: str, basis: str, earlier: Plan | None) -> Indicator:
    made = indicator(row, period, basis)
    before = None if earlier is None else earlier_budget.same(made, row.accomplishment, earlier)
    return made if before is None else indicator(row, period, basis, planned_before=before)


def _other(row: "form.OtherRow") -> Other:
    return Other(row.table, row.label, row.value, row.unit, row.period, row.column, row.where)


def _doubts(report: "form.Report") -> tuple[SetAside, ...]:
    """Printed formulas that do not give the number they stand behind; the stated number is kept."""
    return tuple(
        SetAside(row.where, formula, why)
        for row in report.outputs
        for formula, why in disagreements(row.planned)
    )
