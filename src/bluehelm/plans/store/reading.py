"""A plan out of the store, as it stands now, in a dozen queries whatever its size."""

from dataclasses import replace

from django.db.models import BooleanField, Case, Count, Q, When

from bluehelm.errors import BadInput
from bluehelm.plans import models as tables
from bluehelm.plans import rows
from bluehelm.plans.store import lines, resources
from bluehelm.plans.store.shapes import PeriodRow, StoredPlan
from bluehelm.record.models import Change, Mission

MOST_REMEMBERED = 16
_remembered: dict[tuple[int, str], StoredPlan] = {}  # by framework and last change


def plan(mission_code: str, period: str | None = None) -> StoredPlan:
    """The current plan of a mission and period, and what kind it is; period None is the latest performed.

    A period's performance comes before its budget; the worked example stands only where nothing real does.

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
        kind=framework.kind,
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
    performed = [row for row in wanted if row.kind != rows.BUDGET]
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
    side = Case(When(kind=rows.BUDGET, then=True), default=False, output_field=BooleanField())
    every = tables.Framework.objects.filter(mission__code=mission_code).order_by()
    counted = every.annotate(side=side).values_list("period", "side").annotate(count=Count("pk"))
    count = {(period, side): n for period, side, n in counted}
    return tuple(
        PeriodRow(
            period=row.period,
            kind=row.kind,
            framework_id=row.pk,
            shape=row.shape,
            title=row.title or row.source.title,
            symbol=row.symbol or None,
            readings=count[row.period, row.kind == rows.BUDGET],
            loaded=row.loaded.at,
        )
        for row in found
    )


def as_loaded(framework: tables.Framework) -> rows.Plan:
    """The plan as its document gave it, without what people entered since; ids are filled."""
    return _plan(framework, framework.mission, Q(source__isnull=False))


def budget_for(mission_code: str, period: str) -> rows.Plan | None:
    """The budget that stands for a period, as printed: by itself, or in an earlier merged report."""
    alone = Q(kind=rows.BUDGET, period=period)
    merged = Q(kind=rows.BOTH, budget_period=period)
    found = tables.Framework.objects.filter(alone | merged, mission__code=mission_code, superseded_by=None)
    standing = sorted(found.select_related("mission"), key=lambda row: (row.kind != rows.BUDGET, -row.pk))
    return as_loaded(standing[0]) if standing else None


def _plan(framework: tables.Framework, mission: Mission, which: Q = lines.CURRENT) -> rows.Plan:
    """The plan with the results that are asked for: those that stand now, or those of the document."""
    components = list(framework.components.all())
    return rows.Plan(
        symbol=framework.symbol or None,
        mission=mission.code,
        period=framework.period,
        accomplishments=lines.accomplishments(
            framework, {part.pk: part.number for part in components}, which
        ),
        money=tuple(resources.money(row) for row in framework.money.all()),
        strength=tuple(resources.strength(row) for row in framework.strength.all()),
        variances=tuple(resources.variance(row) for row in framework.variances.all()),
        other=tuple(resources.other(row) for row in framework.other.all()),
        set_aside=tuple(rows.SetAside(**item) for item in framework.set_aside),
        shape=framework.shape,
        title=framework.title or None,
        budget_period=framework.budget_period or None,
        components=tuple(
            rows.Component(part.number, part.title, part.title_fr or None)
            for part in components
            if part.title
        ),
        notes=tuple(framework.notes),
        kind=framework.kind,
        title_fr=framework.title_fr or None,
    )
