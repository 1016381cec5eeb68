"""A plan out of the store, as it stands now, in a dozen queries whatever its size."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Count, Q

from bluehelm.errors import BadInput
from bluehelm.plans import models as tables
from bluehelm.plans import rows, status
from bluehelm.plans.store import resources
from bluehelm.plans.store.shapes import PeriodRow, StoredPlan
from bluehelm.plans.store.values import join, plain, series_in
from bluehelm.record.models import Change, Mission

MOST_REMEMBERED = 16
_remembered: dict[tuple[int, str], StoredPlan] = {}  # by framework and last change


def plan(mission_code: str, period: str | None = None) -> StoredPlan:
    """The current plan of a mission and period; period None is the latest performed.

    raises BadInput where the mission or the period is not in the store, naming those that are.
    """
    mission = Mission.objects.filter(code=mission_code).first()
    if mission is None:
        raise BadInput(f"There is no mission {mission_code} in the store; see bluehelm mission list.")
    framework = _standing(mission, period)
    last = Change.objects.filter(mission=mission).order_by("-n").only("n", "at", "sha256").first()
    if last is None:
        raise BadInput(f"The history of {mission_code} is missing; run bluehelm history verify.")
    known = _remembered.get((framework.pk, last.sha256))
    if known is not None:
        return replace(known, mission=mission)
    stored = StoredPlan(
        plan=_plan(framework, mission),
        framework_id=framework.pk,
        source_title=framework.source.title,
        source_symbol=framework.source.symbol or None,
        source_id=framework.source_id,
        as_at=last.at,
        change=last.n,
        mission=mission,
    )
    if len(_remembered) >= MOST_REMEMBERED:
        _remembered.clear()
    _remembered[framework.pk, last.sha256] = stored
    return stored


def _standing(mission: Mission, period: str | None) -> tables.Framework:
    """The reading that stands for a period: the performance report before the budget."""
    found = list(
        tables.Framework.objects.filter(mission=mission, superseded_by=None)
        .select_related("source")
        .order_by("-period", "pk")
    )
    wanted = [row for row in found if period in (None, row.period)]
    performed = [row for row in wanted if row.source.kind != "budget"]
    if not wanted:
        there = ", ".join(sorted({row.period for row in found})) or "none: load one with bluehelm plan load"
        raise BadInput(
            f"{mission.code} has no plan for {period or 'any period'} in the store; it has {there}."
        )
    return (performed or wanted)[0]


def periods(mission_code: str) -> tuple[str, ...]:
    """The periods of a mission that the store has a plan for, the latest first."""
    found = tables.Framework.objects.filter(mission__code=mission_code, superseded_by=None)
    return tuple(found.order_by("-period").values_list("period", flat=True).distinct())


def readings(mission_code: str) -> tuple[PeriodRow, ...]:
    """The readings that stand, the latest period first: one for the performance, one for the budget."""
    found = (
        tables.Framework.objects.filter(mission__code=mission_code, superseded_by=None)
        .select_related("source", "loaded")
        .order_by("-period", "pk")
    )
    count = dict(
        tables.Framework.objects.filter(mission__code=mission_code)
        .order_by()
        .values_list("period")
        .annotate(count=Count("pk"))
    )
    return tuple(
        PeriodRow(
            period=row.period,
            kind=row.source.kind,
            framework_id=row.pk,
            shape=row.shape,
            title=row.title or row.source.title,
            symbol=row.symbol or None,
            readings=count[row.period],
            loaded=row.loaded.at,
        )
        for row in found
    )


def _plan(framework: tables.Framework, mission: Mission) -> rows.Plan:
    components = list(framework.components.all())
    return rows.Plan(
        symbol=framework.symbol or None,
        mission=mission.code,
        period=framework.period,
        accomplishments=_accomplishments(framework, {part.pk: part.number for part in components}),
        money=tuple(resources.money(row) for row in framework.money.all()),
        strength=tuple(resources.strength(row) for row in framework.strength.all()),
        variances=tuple(resources.variance(row) for row in framework.variances.all()),
        other=tuple(resources.other(row) for row in framework.other.all()),
        set_aside=tuple(rows.SetAside(**item) for item in framework.set_aside),
        shape=framework.shape,
        title=framework.title or None,
        budget_period=framework.budget_period or None,
        components=tuple(rows.Component(part.number, part.title) for part in components if part.title),
        notes=tuple(framework.notes),
    )


def _accomplishments(
    framework: tables.Framework, components: dict[int, str]
) -> tuple[rows.Accomplishment, ...]:
    """The results frameworks in four queries: accomplishments, lines, limbs, current results."""
    here = Q(line__accomplishment__framework=framework)
    limbs: dict[int, list[tables.Limb]] = defaultdict(list)
    for limb in tables.Limb.objects.filter(here).order_by("line", "n"):
        limbs[limb.line_id].append(limb)
    results: dict[int, list[tables.Result]] = defaultdict(list)
    current = tables.Result.objects.filter(here, superseded_by=None)
    for result in current.order_by("line", "n", "pk"):
        results[result.line_id].append(result)
    lines: dict[tuple[int, str], list[tables.Line]] = defaultdict(list)
    for line in tables.Line.objects.filter(accomplishment__framework=framework).order_by("n"):
        lines[line.accomplishment_id, line.kind].append(line)
    period = framework.period
    return tuple(
        rows.Accomplishment(
            number=group.number,
            title=group.title,
            indicators=tuple(
                indicator(line, limbs[line.pk], results[line.pk], period)
                for line in lines[group.pk, tables.Line.INDICATOR]
            ),
            outputs=tuple(
                output(line, limbs[line.pk], results[line.pk]) for line in lines[group.pk, tables.Line.OUTPUT]
            ),
            component=None if group.component_id is None else components[group.component_id],
            where=group.place or None,
        )
        for group in framework.accomplishments.all()
    )


def indicator(
    line: tables.Line, limbs: Iterable[tables.Limb], results: list[tables.Result], period: str
) -> rows.Indicator:
    """One indicator with its current results; where a person entered one, actual and status follow it."""
    by_limb = {result.limb_id: result for result in results}
    parts = tuple(_limb(limb, by_limb.get(limb.pk), period) for limb in limbs)
    entered = [result for result in results if result.source_id is None]
    series, actual = series_in(line.series), join(line.actual, line.actual_words)
    if entered and len(parts) == 1:
        series, actual = parts[0].series, parts[0].actual
    return rows.Indicator(
        label=line.label,
        series=series,
        target=join(line.target, line.target_words),
        actual=actual,
        unit=line.unit or None,
        says_achieved=bool(line.says_achieved),
        status=status.together(part.status for part in parts) if entered else line.status,
        remark=_remark(line, entered),
        causes=_causes(line, entered),
        limbs=parts,
        number=line.number or None,
        actual_text=line.printed or None,
        where=line.place or None,
        id=line.pk,
    )


def _remark(line: tables.Line, entered: list[tables.Result]) -> str | None:
    return "\n".join(result.remark for result in entered if result.remark) or line.remark or None


def _causes(line: tables.Line, entered: list[tables.Result]) -> tuple[str, ...]:
    """The causes that people gave with their corrections, else those read from the document."""
    given = [cause for result in entered for cause in result.causes]
    return tuple(dict.fromkeys(given)) or tuple(line.causes)


def _limb(limb: tables.Limb, result: tables.Result | None, period: str) -> rows.Limb:
    series = series_in(limb.series)
    actual = None if result is None else join(result.value, result.words)
    if result is not None and result.source_id is None:
        series |= {period: actual}
    return rows.Limb(
        label=limb.label,
        series=series,
        op=limb.op or None,
        target=join(limb.target, limb.target_words),
        tolerance=plain(limb.tolerance),
        actual=actual,
        unit=limb.unit or None,
        direction=limb.direction or None,
        status=rows.UNMEASURABLE if result is None else result.status,
        id=limb.pk,
    )


def output(line: tables.Line, limbs: list[tables.Limb], results: list[tables.Result]) -> rows.Output:
    """One output with its current results; where a person entered one, its status follows."""
    position = {limb.pk: limb.n for limb in limbs}
    done = tuple(_completed(result, position) for result in results)
    entered = [result for result in results if result.source_id is None]
    answered = {part.answers for part in done}
    missing = [rows.UNMEASURABLE for limb in limbs if limb.n not in answered]
    return rows.Output(
        group=line.group or None,
        label=line.label,
        planned=tuple(planned(limb) for limb in limbs),
        completed=done,
        status=status.together([*(part.status for part in done), *missing]) if entered else line.status,
        remark=line.remark or None,
        causes=_causes(line, entered),
        where=line.place or None,
        id=line.pk,
    )


def planned(limb: tables.Limb) -> rows.Planned:
    return rows.Planned(
        value=plain(limb.target), unit=limb.unit or None, op=limb.op or None, stated=limb.stated, id=limb.pk
    )


def _completed(result: tables.Result, position: dict[int, int]) -> rows.Completed:
    return rows.Completed(
        value=join(result.value, result.words),
        unit=result.unit or None,
        answers=None if result.limb_id is None else position[result.limb_id],
        status=result.status,
        remark=result.remark or None,
        causes=tuple(result.causes),
        id=result.pk,
    )
