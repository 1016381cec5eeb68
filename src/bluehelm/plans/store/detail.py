"""One line with its whole history, the sources of a mission, and who changed what."""

import json
from collections import defaultdict

from bluehelm.plans import models as tables
from bluehelm.plans import rows
from bluehelm.plans.store.shapes import (
    ChangeRow,
    DecisionRow,
    EvidenceRow,
    LimbDetail,
    LineDetail,
    ResultDetail,
    SourceRow,
)
from bluehelm.plans.store.values import join, plain, series_in
from bluehelm.record import access
from bluehelm.record.models import Change, Source, User

AROUND = (  # what is fetched with a line
    "accomplishment__component",
    "accomplishment__framework__mission",
    "accomplishment__framework__source__added_by",
)


def line(line_id: int) -> LineDetail:
    """One indicator or output: what was planned, every result with who, when and why, evidence and decisions.

    raises Unseen where there is no such line. The page asks record/access.py about detail.mission first.
    """
    row = tables.Line.objects.select_related(*AROUND).filter(pk=line_id).first()
    if row is None:
        raise access.Unseen(f"There is no line {line_id}.")
    group, framework = row.accomplishment, row.accomplishment.framework
    results = _results(row)
    component = group.component
    return LineDetail(
        id=row.pk,
        mission=framework.mission,
        period=framework.period,
        framework_id=framework.pk,
        current=framework.superseded_by_id is None,
        kind=row.kind,
        n=row.n,
        number=row.number or None,
        group=row.group or None,
        label=row.label,
        component=None if component is None else _titled(component),
        accomplishment=_titled(group),
        says_achieved=row.says_achieved,
        printed=row.printed or None,
        remark=row.remark or None,
        causes=tuple(row.causes),
        status=row.status,
        place=row.place or None,
        source=_source(framework.source),
        limbs=tuple(_limb(limb, tuple(results[limb.pk])) for limb in row.limbs.all()),
        unasked=tuple(results[None]),
        label_fr=row.label_fr or None,
        group_fr=row.group_fr or None,
    )


def _titled(row: tables.Component | tables.Accomplishment) -> rows.Component:
    return rows.Component(row.number, row.title, row.title_fr or None)


def _limb(limb: tables.Limb, results: tuple[ResultDetail, ...]) -> LimbDetail:
    return LimbDetail(
        id=limb.pk,
        n=limb.n,
        label=limb.label,
        series=series_in(limb.series),
        op=limb.op or None,
        target=join(limb.target, limb.target_words),
        tolerance=plain(limb.tolerance),
        unit=limb.unit or None,
        direction=limb.direction or None,
        stated=limb.stated,
        results=results,
        label_fr=limb.label_fr or None,
    )


def _results(row: tables.Line) -> dict[int | None, list[ResultDetail]]:
    """Every result of a line under its limb, the oldest first."""
    found = row.results.select_related("recorded", "by", "source__added_by").prefetch_related(
        "evidence__source__added_by", "decisions__change", "decisions__by"
    )
    under: dict[int | None, list[ResultDetail]] = defaultdict(list)
    for result in found.order_by("n", "pk"):
        under[result.limb_id].append(_result(result))
    return under


def _result(result: tables.Result) -> ResultDetail:
    return ResultDetail(
        id=result.pk,
        limb_id=result.limb_id,
        n=result.n,
        value=join(result.value, result.words),
        unit=result.unit or None,
        remark=result.remark or None,
        causes=tuple(result.causes),
        status=result.status,
        change=result.recorded_id,
        at=result.recorded.at,
        by=_name(result.by),
        by_id=result.by_id,
        verb=result.recorded.verb,
        why=result.recorded.why,
        source=None if result.source is None else _source(result.source),
        place=result.place,
        approved=result.approved,
        superseded_by=result.superseded_by_id,
        evidence=tuple(
            EvidenceRow(item.pk, item.note, _source(item.source))
            for item in sorted(result.evidence.all(), key=lambda item: item.pk)
        ),
        decisions=tuple(
            DecisionRow(item.verb, item.change.at, _name(item.by), item.why, item.change_id)
            for item in sorted(result.decisions.all(), key=lambda item: item.pk)
        ),
    )


def _name(person: User | None) -> str | None:
    return None if person is None else person.get_username()


def _source(row: Source) -> SourceRow:
    return SourceRow(
        id=row.pk,
        kind=row.kind,
        title=row.title,
        symbol=row.symbol or None,
        publisher=row.publisher,
        licence=row.licence,
        sha256=row.sha256,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        retrieved=row.retrieved,
        by=_name(row.added_by),
    )


def sources(mission_code: str) -> tuple[SourceRow, ...]:
    """The documents and evidence of a mission, the latest first."""
    found = Source.objects.filter(mission__code=mission_code).select_related("added_by")
    return tuple(_source(row) for row in found)


def changes(mission_code: str, after: int = 0, limit: int = 50) -> tuple[ChangeRow, ...]:
    """What changed in a mission since entry `after`, the latest first, at most `limit`."""
    found = Change.objects.filter(mission__code=mission_code, n__gt=after).select_related("by")
    return tuple(
        ChangeRow(row.n, row.at, _name(row.by), row.verb, row.why, tuple(json.loads(row.batch)))
        for row in found.order_by("-n")[:limit]
    )
