"""The rows of a plan as rows of the tables, inserted a table at a time."""

from dataclasses import dataclass, field

from bluehelm.plans import models as tables
from bluehelm.plans import rows
from bluehelm.plans.store import resources
from bluehelm.plans.store.values import figure, series_out, split
from bluehelm.record.models import Source, User
from bluehelm.record.tables import insert_all


@dataclass
class Built:
    """What is to be inserted; parents stand before children, so that children know their keys."""

    accomplishments: list[tables.Accomplishment] = field(default_factory=list)
    lines: list[tables.Line] = field(default_factory=list)
    limbs: list[tables.Limb] = field(default_factory=list)
    results: list[tables.Result] = field(default_factory=list)


def insert(plan: rows.Plan, framework: tables.Framework, source: Source, n: int, by: User | None) -> None:
    """Every row of the plan under its framework; the results are recorded by entry n of the history."""
    components = {
        number: tables.Component(
            framework=framework, number=number, title=part.title, title_fr=part.title_fr or ""
        )
        for number, part in _components(plan).items()
    }
    insert_all(components.values())
    built = Built()
    for group in plan.accomplishments:
        parent = tables.Accomplishment(
            framework=framework,
            component=None if group.component is None else components[group.component],
            number=group.number,
            title=group.title,
            title_fr=group.title_fr or "",
            place=group.where or "",
        )
        built.accomplishments.append(parent)
        for position, indicator in enumerate(group.indicators, 1):
            _indicator(indicator, parent, position, built)
        for position, output in enumerate(group.outputs, 1):
            _output(output, parent, position, built)
    for result in built.results:
        result.recorded_id, result.source, result.place, result.by = n, source, result.line.place, by
    for batch in (built.accomplishments, built.lines, built.limbs, built.results):
        insert_all(batch)
    for found in resources.tables_of(plan, framework):
        insert_all(found)


def _components(plan: rows.Plan) -> dict[str, rows.Component]:
    """Components by number; one that an accomplishment names without a title has the title ""."""
    named = {part.number: part for part in plan.components}
    for group in plan.accomplishments:
        if group.component is not None:
            named.setdefault(group.component, rows.Component(group.component, ""))
    return named


def _indicator(row: rows.Indicator, parent: tables.Accomplishment, n: int, built: Built) -> None:
    target, target_words = split(row.target)
    actual, actual_words = split(row.actual)
    line = tables.Line(
        accomplishment=parent,
        kind=tables.Line.INDICATOR,
        n=n,
        number=row.number or "",
        label=row.label,
        label_fr=row.label_fr or "",
        series=series_out(row.series),
        target=target,
        target_words=target_words,
        actual=actual,
        actual_words=actual_words,
        unit=row.unit or "",
        status=row.status,
        says_achieved=row.says_achieved,
        printed=row.actual_text or "",
        remark=row.remark or "",
        causes=list(row.causes),
        place=row.where or "",
    )
    built.lines.append(line)
    for index, part in enumerate(row.limbs):
        limb = _limb(part, line, index)
        built.limbs.append(limb)
        if part.actual is not None or part.status != rows.UNMEASURABLE:
            value, words = split(part.actual)
            built.results.append(
                tables.Result(
                    line=line,
                    limb=limb,
                    n=index,
                    value=value,
                    words=words,
                    unit=limb.unit,
                    status=part.status,
                )
            )


def _limb(row: rows.Limb, line: tables.Line, n: int) -> tables.Limb:
    target, target_words = split(row.target)
    return tables.Limb(
        line=line,
        n=n,
        label=row.label,
        label_fr=row.label_fr or "",
        series=series_out(row.series),
        op=row.op or "",
        target=target,
        target_words=target_words,
        tolerance=figure(row.tolerance),
        unit=row.unit or "",
        direction=row.direction or "",
    )


def _output(row: rows.Output, parent: tables.Accomplishment, n: int, built: Built) -> None:
    line = tables.Line(
        accomplishment=parent,
        kind=tables.Line.OUTPUT,
        n=n,
        group=row.group or "",
        group_fr=row.group_fr or "",
        label=row.label,
        label_fr=row.label_fr or "",
        status=row.status,
        remark=row.remark or "",
        causes=list(row.causes),
        place=row.where or "",
    )
    built.lines.append(line)
    planned = [
        tables.Limb(
            line=line,
            n=index,
            op=part.op or "",
            target=figure(part.value),
            unit=part.unit or "",
            stated=part.stated,
        )
        for index, part in enumerate(row.planned)
    ]
    built.limbs += planned
    for index, done in enumerate(row.completed):
        built.results.append(_result(done, line, planned, index))


def _result(done: rows.Completed, line: tables.Line, planned: list[tables.Limb], n: int) -> tables.Result:
    value, words = split(done.value)
    return tables.Result(
        line=line,
        limb=None if done.answers is None else planned[done.answers],
        n=n,
        value=value,
        words=words,
        unit=done.unit or "",
        remark=done.remark or "",
        causes=list(done.causes),
        status=done.status,
    )
