"""Performance reports and budgets: one reader per shape of framework, one common form."""

from __future__ import annotations

from types import ModuleType

from bluehelm.errors import WrongKind
from bluehelm.sources.blocks import Document, Paragraph
from bluehelm.sources.form import Report

EXPECTED = (
    "Expected a performance report or budget with results-based frameworks: expected accomplishments with "
    "tables of indicators and outputs"
)
OPENING = 60  # paragraphs that tell what a document is
ADVICE = "a report of the Advisory Committee on Administrative and Budgetary Questions"
OTHER_KINDS = (  # how the first paragraphs of other kinds of document begin
    (ADVICE, ("Report of the Advisory Committee",)),
    ("a resolution of the Security Council", ("The Security Council,", "Resolution ")),
    ("a letter", ("Letter dated", "I have the honour")),
    ("a resolution of the General Assembly", ("The General Assembly,",)),
)


def read(document: Document) -> Report:
    """The document in the common form: frameworks by the shape they have, resources, and what was set aside.

    raises  WrongKind if it holds no framework with indicators and outputs, or names no mission or period
    """
    from bluehelm.sources.budgets.head import head
    from bluehelm.sources.budgets.resources import resources

    shape = _shape(document)
    frame = shape.framework(document)
    if not frame.accomplishments or not frame.indicators:
        raise WrongKind(
            f"{document.name}: has headings of a framework, but {len(frame.accomplishments)} expected "
            f"accomplishments and {len(frame.indicators)} indicators could be read. {EXPECTED}. If the "
            "tables are pictures or were lost in a conversion, give the original .docx."
        )
    first = head(document)
    money = resources(document, first.period, first.budget_period)
    return Report(
        shape=shape.__name__.rpartition(".")[2],
        symbol=first.symbol,
        mission=first.mission,
        title=first.title,
        period=first.period,
        budget_period=first.budget_period,
        components=frame.components,
        accomplishments=frame.accomplishments,
        indicators=frame.indicators,
        outputs=frame.outputs,
        money=money.money,
        strength=money.strength,
        variances=money.variances,
        other=money.other,
        set_aside=(*frame.set_aside, *money.set_aside),
        notes=frame.notes,
    )


def _shape(document: Document) -> ModuleType:
    """The reader whose kind of framework the document holds; advice on a report holds none."""
    from bluehelm.sources.budgets import budget, classic, liquidation, merged

    kind = _other_kind(document)
    if kind != ADVICE:
        for reader in (liquidation, budget, merged, classic):
            if reader.fits(document):
                return reader
    raise WrongKind(f"{document.name}: looks like {kind or 'no report with results frameworks'}. {EXPECTED}.")


def _other_kind(document: Document) -> str | None:
    """What else a document is, by how its first paragraphs begin; None if nothing tells."""
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)][:OPENING]
    for kind, signs in OTHER_KINDS:
        if any(text.startswith(signs) for text in texts):
            return kind
    return None
