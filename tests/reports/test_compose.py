"""The tree: every number bound, every bound figure in the trace, nothing dropped."""

from dataclasses import replace

from bluehelm.reports.compose import compose
from bluehelm.reports.tree import Bound, Document, Heading, Note, Paragraph, Row, Table, Text, TraceAnnex
from tests.reports.invented import SOURCE, cover, figures, invented_plan


def tables(document: Document) -> dict[str, Table]:
    return {block.caption: block for block in document.blocks if isinstance(block, Table)}


def shown(row: Row) -> list[str]:
    """The row's cells as text."""
    return [
        " ".join(
            "".join(
                f"{run.shown} {run.unit}".rstrip() if isinstance(run, Bound) else run.text for run in line
            )
            for line in cell.lines
        )
        for cell in row.cells
    ]


def test_the_sections_come_in_the_order_of_such_reports(english: Document) -> None:
    top = [block.anchor for block in english.blocks if isinstance(block, Heading) and block.level == 1]
    assert top == ["summary", "introduction", "mandate", "resources", "variances", "gaps", "annex"]


def test_each_bound_figure_has_its_entry_and_each_entry_its_figure(english: Document) -> None:
    annex = english.blocks[-1]
    assert isinstance(annex, TraceAnnex)
    bound = {run.n: run for run in english.runs() if isinstance(run, Bound)}
    assert [entry.n for entry in annex.entries] == sorted(bound) == list(range(1, len(bound) + 1))
    for entry in annex.entries:
        assert entry.shown == bound[entry.n].shown
        assert entry.method
        assert any(SOURCE in source for source in entry.sources)


def test_columns_of_numbers_hold_bound_figures_only(english: Document) -> None:
    for table in tables(english).values():
        for row in table.rows:
            for cell, numeric in zip(row.cells, table.ends, strict=False):
                words = "".join(run.text for line in cell.lines for run in line if isinstance(run, Text))
                assert not numeric or len(row.cells) == 1 or not any(sign.isdigit() for sign in words)


def test_an_indicator_of_two_series_takes_a_row_for_each(english: Document) -> None:
    rows = tables(english)["Indicators of achievement, 1.1"].rows
    assert [row.kind for row in rows] == ["line", "line", "part", "part"]
    assert shown(rows[2])[:4] == ["men", "2029/30:\u00a03 2030/31:\u00a05", "≥ 1\u202f200", "1\u202f150"]
    assert shown(rows[1])[5:] == ["partly met", "security, pandemic"]


def test_planned_and_completed_stand_in_pairs(english: Document) -> None:
    rows = tables(english)["Outputs, 1.1"].rows
    assert [shown(row)[1:3] for row in rows] == [
        ["12 meetings", "12"],  # a unit is said once
        ["", ""],
        ["4", "2"],  # and not where the head of the row says it
        ["1\u202f500", "1\u202f500"],
    ]


def test_service_headings_head_their_outputs(english: Document) -> None:
    rows = tables(english)["Outputs, 2.1"].rows
    assert [shown(row)[0] for row in rows if row.kind == "group"] == ["Aviation services", "Marine services"]


def test_money_stands_as_printed_beside_the_computed_percentage(english: Document) -> None:
    table = tables(english)["Financial resources, 2031/32 (thousands of United States dollars)"]
    row = next(row for row in table.rows if shown(row)[0] == "Military contingents")
    assert shown(row)[1:] == ["200\u202f100.0", "210\u202f300.5", "(10\u202f200.5)", "(5.1)", "(5.1)"]
    assert table.rows[-1].kind == "total"


def test_what_could_not_be_measured_is_listed_with_its_reason(english: Document) -> None:
    rows = tables(english)["Lines with no derived status"].rows
    assert shown(rows[0])[:3] == [
        "2.1",
        "Adoption of the law on ferries",
        "target and actual are words that no rule compares",
    ]
    aside = tables(english)["Parts of the document that were not read"].rows
    assert shown(aside[0]) == ["table 7, row 3", "12 of", "the row ends in the middle of a number"]


def test_a_remark_of_the_readers_own_document_stands_under_its_line() -> None:
    plan = invented_plan()
    first = plan.accomplishments[0]
    line = replace(first.indicators[0], remark="The ford was dry.")
    changed = replace(first, indicators=(line, *first.indicators[1:]))
    tree = compose(replace(plan, accomplishments=(changed,)), figures(), {}, cover())
    row = tables(tree)["Indicators of achievement, 1.1"].rows[1]
    assert (row.kind, shown(row)) == ("remark", ["Remark in the document: The ford was dry."])


def test_a_plan_without_a_resource_side_says_so() -> None:
    bare = replace(invented_plan(), money=(), strength=(), variances=(), other=(), set_aside=())
    notes = [block.text for block in compose(bare, {}, {}, cover()).blocks if isinstance(block, Note)]
    for words in (
        "no financial resources",
        "no strength",
        "explains no variance",
        "no redeployments",
        "Nothing",
    ):
        assert any(words in note for note in notes)


def test_without_figures_at_hand_values_are_bound_as_printed() -> None:
    tree = compose(invented_plan(), {}, {}, cover())
    assert {figure.method for figure in tree.figures()} == {"printed"}


def test_every_top_section_says_that_the_data_is_invented(english: Document) -> None:
    said = [block for block in english.blocks if isinstance(block, Note) and block.invented]
    top = [block for block in english.blocks if isinstance(block, Heading) and block.level == 1]
    assert len(said) == len(top)
    real = compose(invented_plan(), figures(), {}, replace(cover(), invented=False))
    assert real.invented is None
    assert not any(isinstance(block, Note) and block.invented for block in real.blocks)


def test_the_french_report_has_french_words_and_numbers(french: Document) -> None:
    table = tables(french)["Ressources financières, 2031/32 (milliers de dollars des États-Unis)"]
    row = next(row for row in table.rows if shown(row)[0] == "Contingents")
    assert shown(row)[3] == "(10\u202f200,5)"
    assert "sécurité, pandémie" in [
        shown(row)[6] for row in tables(french)["Indicateurs de succès, 1.1"].rows
    ]


def test_variances_of_two_periods_stand_under_two_headings() -> None:
    plan = invented_plan()
    more = replace(plan.variances[0], period="2032/33")
    mixed = replace(plan, variances=(plan.variances[0], more, plan.variances[0]))
    tree = compose(mixed, figures(), {}, cover())
    found = [block.text for block in tree.blocks if isinstance(block, Heading) and block.level == 2]
    assert [name[:18] for name in found if name.startswith("Variances")] == [
        "Variances, 2031/32",
        "Variances, 2032/33",
    ]


def said(document: Document) -> list[str]:
    """The paragraphs as text."""
    return [
        "".join(
            f"{run.shown} {run.unit}".rstrip() if isinstance(run, Bound) else run.text for run in block.runs
        )
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]


def test_the_summary_says_in_sentences_what_came_of_the_plan(english: Document) -> None:
    first = said(english)[0]
    assert "per cent are met by rule" in first
    assert "The variance is " in first
    bound = [run for block in english.blocks[:3] if isinstance(block, Paragraph) for run in block.runs]
    assert not any(sign.isdigit() for run in bound if isinstance(run, Text) for sign in run.text)


def test_where_nothing_can_be_measured_the_summary_says_so() -> None:
    found = figures()
    blind = {
        key: replace(figure, value=None) if key == "completion/indicators/rate" else figure
        for key, figure in found.items()
    }
    assert said(compose(invented_plan(), blind, {}, cover()))[0].startswith("No indicator can be measured")


def test_a_variance_is_one_short_block(english: Document) -> None:
    block = next(text for text in said(english) if text.startswith("Air operations: "))
    assert "per cent" in block
    assert "thousands" not in block  # the heading says it
    assert "Causes: " in block
