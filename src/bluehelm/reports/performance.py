"""The performance report, written to a file in the form that its name asks for."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bluehelm.plans import rows
from bluehelm.record.figure import Figure
from bluehelm.reports.compose import compose
from bluehelm.reports.forms import FORMS, form_of, put
from bluehelm.reports.narrative import NarrativeText
from bluehelm.reports.parts.desk import Cover
from bluehelm.reports.tree import Document

if TYPE_CHECKING:
    from bluehelm.plans.store import StoredPlan


def write(mission_code: str, period: str, out: Path, language: str = "en") -> Path:
    """Write the report of a mission and period as .docx, .pdf or .html, and keep the figures it binds.

    raises  BadInput for another suffix or language, or a mission or period that the store does not hold
    """
    return write_forms(mission_code, period, [out], language)[0]


def write_forms(mission_code: str, period: str, outs: Sequence[Path], language: str = "en") -> list[Path]:
    """The same report to several files, read from the store and composed once."""
    from bluehelm.plans import store as plans
    from bluehelm.reports import store

    forms = [form_of(out) for out in outs]
    stored = plans.plan(mission_code, period)
    document = composed(stored, language)
    for out, form in zip(outs, forms, strict=True):
        content = FORMS[form](document)
        put(out, content)
        written = store.Written(stored.mission, document.period, form, language, content)
        store.keep_report(written, document.figures())
    return list(outs)


def document_of(mission_code: str, period: str, language: str) -> Document:
    """The report as it stands in the store, as a tree; what a preview on the site shows."""
    from bluehelm.plans import store as plans

    return composed(plans.plan(mission_code, period), language)


def composed(stored: "StoredPlan", language: str) -> Document:
    """The tree of a report on a plan of the store."""
    from bluehelm.reports import store

    mission = stored.mission
    name = mission.name_fr if language == "fr" else mission.name_en
    cover = Cover(
        language=language,
        as_at=store.as_at(stored),
        mission_name=name or mission.code,
        source=store.source_name(stored),
        invented=mission.invented,
    )
    texts = store.narratives(mission.code, stored.plan.period, language)
    return compose(stored.plan, store.figures(stored), texts, cover)


def write_plan(
    plan: rows.Plan,
    figures: dict[str, Figure],
    narratives: Mapping[str, NarrativeText],
    cover: Cover,
    out: Path,
) -> Document:
    """Write the report of a plan at hand, without the store; gives its tree."""
    form = form_of(out)
    document = compose(plan, figures, narratives, cover)
    put(out, FORMS[form](document))
    return document
