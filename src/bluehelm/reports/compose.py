"""A plan and its figures as a performance report: the tree that every form is written from."""

from collections.abc import Iterator, Mapping

from bluehelm.errors import BadInput
from bluehelm.plans import rows
from bluehelm.record.figure import Figure
from bluehelm.reports import narrative
from bluehelm.reports.narrative import NarrativeText
from bluehelm.reports.parts.desk import Cover, Desk
from bluehelm.reports.parts.frameworks import frameworks
from bluehelm.reports.parts.gaps import gaps
from bluehelm.reports.parts.resources import financial, others, people, variances
from bluehelm.reports.parts.summary import headline, overall
from bluehelm.reports.trace import Binder
from bluehelm.reports.tree import Block, Document, Note, Paragraph, Run, Text
from bluehelm.reports.words import Words

FORM_WORDS = (
    "contents",
    "page",
    "close",
    "form.table",
    "form.chart",
    "section.annex",
    "trace.figure",
    "trace.value",
    "trace.unit",
    "trace.period",
    "trace.method",
    "trace.inputs",
    "trace.source",
)


def compose(
    plan: rows.Plan, figures: dict[str, Figure], narratives: Mapping[str, NarrativeText], cover: Cover
) -> Document:
    """The report as a tree in which every figure is bound and has its entry in the trace.

    figures     all figures of the plan by key (plans/figures.py)
    narratives  the latest text of each section, by section
    raises      BadInput if a narrative asks for a figure that is not there
    """
    words = Words(cover.language)
    desk = Desk(
        plan=plan, figures=figures, cover=cover, words=words, binder=Binder(words, cover.source, plan.period)
    )
    blocks = tuple(sections(desk, narratives))
    subtitle = (
        words("cover.mission", mission=cover.mission_name),
        words("cover.period", period=plan.period),
        words("cover.source", source=cover.source),
        words("cover.as_at", day=words.day(cover.as_at.date())),
    )
    return Document(
        title=words("title"),
        subtitle=subtitle,
        language=cover.language,
        mission=plan.mission,
        period=plan.period,
        as_at=cover.as_at,
        invented=words("invented") if cover.invented else None,
        words={key.rpartition(".")[2]: words(key) for key in FORM_WORDS},
        blocks=blocks,
    )


def sections(desk: Desk, narratives: Mapping[str, NarrativeText]) -> Iterator[Block]:
    """The sections in the order that such reports have."""
    words, plan = desk.words, desk.plan
    yield from head(desk, 1, "summary", narratives)
    yield from headline(desk)
    yield from head(desk, 1, "introduction", narratives)
    opening = words("introduction", mission=desk.cover.mission_name, period=plan.period)
    yield Paragraph((Text(opening),))
    yield Note(words("reading", absent=words("absent")))
    yield from head(desk, 1, "mandate", narratives)
    yield from head(desk, 2, "overall", narratives)
    yield from overall(desk)
    yield from head(desk, 2, "frameworks", narratives)
    yield from frameworks(desk)
    yield from head(desk, 1, "resources", narratives)
    yield from head(desk, 2, "financial", narratives)
    yield from financial(desk)
    yield from head(desk, 2, "redeployment", narratives)
    yield from tuple(others(desk, ("redeployment",))) or (Note(words("none.redeployment")),)
    yield from head(desk, 2, "other", narratives)
    yield from tuple(others(desk, None, ("redeployment",))) or (Note(words("none.other")),)
    yield from head(desk, 2, "people", narratives)
    yield from people(desk)
    yield from head(desk, 1, "variances", narratives)
    yield from variances(desk)
    yield from head(desk, 1, "gaps", narratives)
    yield from gaps(desk)
    yield from unbound(desk, narratives)
    yield from head(desk, 1, "annex", {})
    yield Paragraph((Text(words("trace.intro", source=desk.cover.source)),))
    yield desk.binder.annex()


def head(desk: Desk, level: int, key: str, narratives: Mapping[str, NarrativeText]) -> Iterator[Block]:
    """The heading of a section, the line that says its data is invented, and what was written for it."""
    yield desk.heading(level, key)
    if level == 1 and desk.cover.invented:
        yield Note(desk.words("invented"), invented=True)
    found = narratives.get(key)
    if found is None:
        return
    for paragraph in narrative.paragraphs(found.text):
        yield Paragraph(tuple(run(desk, key, kind, text) for kind, text in narrative.pieces(paragraph)))


def run(desk: Desk, section: str, kind: str, text: str) -> Run:
    """A piece of narrative: words, or the figure it asks for."""
    if kind == "text":
        return Text(text)
    figure = desk.figures.get(text)
    if figure is None:
        raise BadInput(
            f"The narrative of the section {section!r} asks for the figure {text!r}, which this report does "
            "not have; open the section and bind another."
        )
    return desk.binder.bind(figure)


def unbound(desk: Desk, narratives: Mapping[str, NarrativeText]) -> Iterator[Block]:
    """The numbers that narratives mark as no figure, so that nobody takes them for bound ones."""
    found = [number for text in narratives.values() for number in narrative.plain_numbers(text.text)]
    if found:
        yield Note(desk.words("plain.narrative", list=", ".join(found)))
