"""The narrow door to what was written for reports: narratives in versions, figures bound, reports made."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bluehelm.checks import store as audits
from bluehelm.errors import BadInput
from bluehelm.plans import store as plans
from bluehelm.plans.figures import all_figures
from bluehelm.record import access, history
from bluehelm.record.figure import Figure
from bluehelm.record.models import Change, Mission, StoredFigure, User
from bluehelm.reports import narrative
from bluehelm.reports.models import Narrative, Report
from bluehelm.reports.narrative import NarrativeText
from bluehelm.reports.words import Words
from bluehelm.spine import store as spine

WRITTEN = "report written"  # the verb of its entry in the history


def source_name(stored: plans.StoredPlan) -> str:
    """How figures name the document that a plan came from."""
    return stored.source_symbol or stored.source_title


def as_at(stored: plans.StoredPlan) -> datetime:
    """When the records last changed; writing or auditing a report is none, so that it can be repeated."""
    beside = (WRITTEN, *audits.VERBS)
    changes = Change.objects.filter(mission=stored.mission).exclude(verb__in=beside).order_by("-n")
    last = changes.only("at").first()
    return stored.as_at if last is None else last.at


def figures(stored: plans.StoredPlan) -> dict[str, Figure]:
    """Every figure that a report or a narrative of this plan may bind, by key."""
    moment = as_at(stored)
    return all_figures(stored.plan, source_name(stored), moment) | spine.figures(stored, moment)


def narratives(mission_code: str, period: str, language: str) -> dict[str, NarrativeText]:
    """The latest text of each section that has one."""
    found = Narrative.objects.filter(
        mission__code=mission_code, period=period, language=language, superseded_by=None
    )
    return {row.section: text_of(row) for row in found.select_related("by", "change").order_by("n")}


def versions(mission_code: str, period: str, section: str, language: str) -> tuple[NarrativeText, ...]:
    """Every version of one text, the newest first."""
    found = Narrative.objects.filter(
        mission__code=mission_code, period=period, section=section, language=language
    )
    return tuple(text_of(row) for row in found.select_related("by", "change").order_by("-n"))


def text_of(row: Narrative) -> NarrativeText:
    by = None if row.by is None else row.by.username
    return NarrativeText(
        section=row.section,
        language=row.language,
        n=row.n,
        text=row.text,
        by=by,
        at=row.change.at,
        why=row.why,
    )


def write_narrative(
    mission_code: str, period: str, section: str, language: str, text: str, by: User | None, *, why: str
) -> NarrativeText:
    """Keep a new version of a section's text; the one before is superseded and stays.

    raises  BadInput for a section, figure or number that does not fit; Refused without the role of an editor
    """
    mission = Mission.objects.filter(code=mission_code).first()
    if mission is None:
        raise BadInput(f"There is no mission {mission_code} in the store; see bluehelm mission list.")
    if by is not None:
        access.require(by, mission, "narrate")
    Words(language)
    narrative.check(section, text, figures(plans.plan(mission_code, period)))
    place = {"mission": mission, "period": period, "section": section, "language": language}
    with history.change(by, "narrative written", why, mission) as entry:
        before = Narrative.objects.filter(**place, superseded_by=None).order_by("-n").first()
        row = Narrative.objects.create(
            **place,
            n=1 if before is None else before.n + 1,
            text=text,
            why=why,
            by=by,
            change_id=entry.n,
        )
        if before is not None:
            before.superseded_by = row
            before.save(update_fields=["superseded_by"])
        old = None if before is None else {"n": before.n, "text": before.text}
        key = f"{period}/{section}/{language}"
        entry.add("narrative", key, old, {"n": row.n, "text": row.text})
    row = Narrative.objects.select_related("by", "change").get(pk=row.pk)
    return text_of(row)


@dataclass(frozen=True)
class Written:
    """One report as it left: what it says it is, and its bytes."""

    mission: Mission
    period: str
    form: str  # "docx", "pdf", "html"
    language: str
    content: bytes


def keep_report(written: Written, bound: Iterable[Figure], by: User | None = None) -> str:
    """Keep the figures that a written report binds, and that it was written; gives its sha256."""
    figures = {(figure.key, figure.digest): figure for figure in bound}
    sha256 = hashlib.sha256(written.content).hexdigest()
    with history.change(by, WRITTEN, "", written.mission) as entry:
        held = set(StoredFigure.objects.filter(mission=written.mission).values_list("key", "digest"))
        new = [
            StoredFigure(
                mission=written.mission, key=key, digest=digest, body=figure.body(), as_at=figure.as_at
            )
            for (key, digest), figure in figures.items()
            if (key, digest) not in held
        ]
        StoredFigure.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)
        report = Report.objects.create(
            mission=written.mission,
            period=written.period,
            form=written.form,
            language=written.language,
            sha256=sha256,
            change_id=entry.n,
        )
        kept = StoredFigure.objects.filter(mission=written.mission).defer("body")
        report.figures.set([row for row in kept.iterator() if (row.key, row.digest) in figures])
        told = {"form": written.form, "language": written.language, "sha256": sha256, "figures": len(figures)}
        entry.add("report", written.period, None, told)
    return sha256
