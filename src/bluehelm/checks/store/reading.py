"""Audits out of the store, with what people decided of their findings since."""

from collections import Counter
from collections.abc import Iterable, Mapping

from bluehelm.checks import models as tables
from bluehelm.checks.check import Audit, NotApplied
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import SEVERITIES, Judgement, Place
from bluehelm.checks.store.judging import standing
from bluehelm.checks.store.shapes import AuditRow, DocumentRow, KeptFinding, StoredAudit, place_of
from bluehelm.record import access


def audits(mission_code: str) -> tuple[AuditRow, ...]:
    """The audits of a mission, the latest first, each with how much of it is open."""
    found = tables.Audit.objects.filter(mission__code=mission_code).select_related("change", "by")
    rows = list(found.prefetch_related("documents__source").order_by("-n"))
    judged = standing(mission_code)
    every = tables.AuditFinding.objects.filter(audit__in=rows).order_by()
    kept: dict[int, list[tuple[str, str]]] = {row.pk: [] for row in rows}
    for audit, key, severity in every.values_list("audit_id", "key", "severity"):
        kept[audit].append((key, severity))
    return tuple(_row(row, kept[row.pk], judged) for row in rows)


def latest(mission_code: str) -> AuditRow | None:
    """The audit of a mission that was run last; None before the first."""
    row = tables.Audit.objects.filter(mission__code=mission_code).select_related("change", "by").first()
    if row is None:
        return None
    kept = row.findings.order_by().values_list("key", "severity")
    return _row(row, kept, standing(mission_code))


def audit(mission_code: str, number: int) -> StoredAudit:
    """One audit as it was stored; raises Unseen where the mission has none of this number."""
    found = tables.Audit.objects.filter(mission__code=mission_code, n=number).select_related("change", "by")
    row = found.first()
    if row is None:
        raise access.Unseen(f"{mission_code} has no audit {number}.")
    judged = standing(mission_code)
    findings = tuple(_finding(one) for one in row.findings.order_by("n"))
    here = _row(row, [(one.key, one.severity) for one in findings], judged)
    return StoredAudit(
        row=here,
        audit=Audit(
            texts=tuple(_text(one) for one in here.documents),
            findings=findings,
            not_applied=tuple(NotApplied(**one) for one in row.not_applied),
        ),
        findings=findings,
        judgements={one.key: judged[one.key] for one in findings if one.key in judged},
    )


def holding(mission_code: str, key: str) -> tuple[int, ...]:
    """The numbers of the audits of a mission that have this finding, the latest first."""
    found = tables.AuditFinding.objects.filter(audit__mission__code=mission_code, key=key)
    return tuple(found.order_by("-audit__n").values_list("audit__n", flat=True))


def _row(row: tables.Audit, kept: Iterable[tuple[str, str]], judged: Mapping[str, Judgement]) -> AuditRow:
    counted: Counter[str] = Counter()
    undecided: Counter[str] = Counter()
    for key, severity in kept:
        counted[severity] += 1
        undecided[severity] += key not in judged
    return AuditRow(
        number=row.n,
        at=row.change.at,
        by=None if row.by is None else row.by.get_username(),
        documents=tuple(_document(one) for one in row.documents.all()),
        counts={severity: counted[severity] for severity in SEVERITIES},
        open={severity: undecided[severity] for severity in SEVERITIES},
    )


def _document(row: tables.AuditDocument) -> DocumentRow:
    return DocumentRow(
        name=row.name,
        kind=row.kind,
        title=row.title,
        mission=row.about or None,
        period=row.period or None,
        source_id=row.source_id,
        sha256=row.source.sha256,
        unread=tuple((one["where"], one["why"]) for one in row.unread),
    )


def _text(row: DocumentRow) -> Text:
    return Text(
        name=row.name,
        kind=row.kind,
        title=row.title,
        mission=row.mission,
        period=row.period,
        dated=None,
        sentences=(),
        sheets=(),
        unread=row.unread,
        sha256=row.sha256,
    )


def _finding(row: tables.AuditFinding) -> KeptFinding:
    return KeptFinding(
        rule=row.rule,
        severity=row.severity,
        where=tuple(Place(**place_of(one)) for one in row.content["where"]),
        values=row.content["values"],
        weight=row.content["weight"],
        key=row.key,
        told=row.content["told"],
    )
