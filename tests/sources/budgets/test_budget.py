"""The classic budget: indicators with their series, outputs as a list, no actuals; Word and text alike."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bluehelm.errors import WrongKind
from bluehelm.sources import budgets, documents, docx, form
from bluehelm.sources.budgets import budget
from bluehelm.sources.budgets.framework import Frame
from tests.sources import wordmaking as w
from tests.sources.budgets import budgetmaking as printed

PRINTS = ("word", "tabs", "tabs cut by pages")


def read(folder: Path, kind: str) -> form.Report:
    path = folder / ("budget.docx" if kind == "word" else "budget.txt")
    if kind == "word":
        path.write_bytes(printed.word_file())
    else:
        path.write_text(printed.tabbed(cut=kind.endswith("pages")), encoding="utf-8")
    return budgets.read(documents.read(path))


def frame(*rows: Iterable[str], after: tuple[str, ...] = (), part: str = "Component 1: lanterns") -> Frame:
    body = [w.paragraph(printed.TITLE), w.paragraph(part), w.table([printed.HEADS, *rows])]
    file = w.word(*body, *(w.paragraph(text) for text in after))
    return budget.framework(docx.read(file, "budget.docx", ""))


FIRST = ["1.1 Safe bridges", f"1.1.1 {printed.LIT}"]


@pytest.mark.parametrize("kind", PRINTS)
def test_indicators_keep_number_and_series_and_have_no_actual(kind: str, tmp_path: Path) -> None:
    report = read(tmp_path, kind)
    assert (report.shape, report.mission, report.period, report.budget_period) == (
        "budget",
        "UNMIX",
        "2030/31",
        None,
    )
    assert [(row.number, row.planned, row.actual) for row in report.indicators] == [
        ("1.1.1", printed.LIT, ""),
        ("1.1.2", printed.LOST, ""),
        ("2.1.1", printed.VACANT, ""),
    ]
    assert [(row.number, row.title, row.component) for row in report.accomplishments] == [
        ("1.1", "Travellers cross the bridges of Zamara in safety", "1"),
        ("2.1", "Rapid and responsible support services", "2"),
    ]


@pytest.mark.parametrize("kind", PRINTS)
def test_outputs_are_listed_under_their_service_and_have_no_answers(kind: str, tmp_path: Path) -> None:
    report = read(tmp_path, kind)
    assert [(row.accomplishment, row.group, row.planned, row.answers) for row in report.outputs] == [
        ("1.1", None, printed.WORKSHOPS, ()),
        ("1.1", None, printed.PATROLS, ()),
        ("1.1", None, printed.ADVICE, ()),
        ("2.1", "Boat services", printed.BOATS, ()),
        ("2.1", "Fuel services", printed.FUEL, ()),
    ]
    assert report.set_aside == ()
    assert report.notes[0].startswith("External factors are printed at ")


@pytest.mark.parametrize("kind", PRINTS)
def test_estimates_stand_against_the_grant_and_earlier_expenditure_alone(kind: str, tmp_path: Path) -> None:
    rows = {(row.period, row.basis, row.category): row for row in read(tmp_path, kind).money}
    asked = rows["2030/31", "budget", "United Nations police"]
    assert (asked.apportionment, asked.expenditure) == (Decimal(2000), Decimal(1900))
    assert (asked.variance, asked.percent) == (Decimal(-100), Decimal(-5))
    spent = rows["2028/29", "performance", "United Nations police"]
    assert (spent.apportionment, spent.expenditure, spent.variance) == (None, Decimal(1900), None)
    assert len(rows) == 14


def test_expenditure_of_a_year_that_is_not_named_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "budget.txt"
    path.write_text(printed.tabbed().replace("(2028/29)\t", "\t"), encoding="utf-8")
    report = budgets.read(documents.read(path))
    assert {(row.period, row.basis) for row in report.money} == {("2030/31", "budget")}
    (aside,) = report.set_aside
    assert (aside.text, aside.why[:24]) == ("Expenditures", "expenditure of a period ")


@pytest.mark.parametrize("kind", PRINTS)
def test_a_variance_keeps_its_reason(kind: str, tmp_path: Path) -> None:
    (row,) = read(tmp_path, kind).variances
    assert (row.category, row.amount, row.percent) == ("Military observers", Decimal(100), Decimal(10))
    assert row.paragraphs[0].endswith("Management: additional inputs and same outputs")
    assert row.paragraphs[1].endswith(printed.REASON)


def test_outputs_as_plain_paragraphs_of_word_stay_apart() -> None:
    after = ("Outputs", printed.WORKSHOPS, "e-learning for lantern keepers:", "3 courses", "External factors")
    found = frame(FIRST, after=after)
    assert [row.planned for row in found.outputs] == [
        printed.WORKSHOPS,
        "e-learning for lantern keepers: 3 courses",
    ]


def test_rows_without_heads_after_the_outputs_begin_a_new_accomplishment() -> None:
    rows = ["1.2 Dry landing stages", f"1.2.1 {printed.LOST}"]
    found = frame(FIRST, ["Outputs", ""], [f"• {printed.PATROLS}", ""], rows)
    assert [row.number for row in found.indicators] == ["1.1.1", "1.2.1"]
    assert found.notes == ("No outputs are printed under 1.2.",)


def test_several_indicators_in_one_cell_are_parted() -> None:
    found = frame([FIRST[0], w.cell(FIRST[1], f"1.1.2 {printed.LOST}")])
    assert [row.planned for row in found.indicators] == [printed.LIT, printed.LOST]


def test_an_indicator_whose_accomplishment_is_not_printed_is_kept_and_told() -> None:
    found = frame(["", "1.3.1 Number of mills (2029/30: 3; 2030/31: 4)"])
    assert [(row.number, row.title) for row in found.accomplishments] == [("1.3", "")]
    assert found.set_aside[0].why == "the title of expected accomplishment 1.3 is not printed"


def test_what_is_neither_is_set_aside_with_its_place() -> None:
    found = frame(["Loose words", ""], FIRST, ["", "Words without number or years"])
    assert [(aside.where, aside.text) for aside in found.set_aside] == [
        ("table 1, row 2", "Loose words"),
        ("table 1, row 4", "Words without number or years"),
    ]


def test_a_heading_without_outputs_and_a_footnote_are_listed() -> None:
    after = ("Outputs", "Boat services", "Fuel services", f"• {printed.FUEL}", "^a See the last report.")
    found = frame(FIRST, after=after, part="Component 1: support")
    assert [row.group for row in found.outputs] == ["Fuel services"]
    assert {aside.text for aside in found.set_aside} == {"Boat services", "^a See the last report."}


def test_outputs_end_at_the_next_table_or_section() -> None:
    for end in ("Table 3", "Human resources: component 1", "II. Financial resources", "62. The Mission .."):
        found = frame(FIRST, after=("Outputs", f"• {printed.FUEL}", end, "Not an output at all"))
        assert [row.planned for row in found.outputs] == [printed.FUEL]


def test_a_report_of_what_was_done_is_no_budget() -> None:
    file = w.word(*(w.paragraph(text) for text in printed.COVER), w.table([printed.HEADS, FIRST]))
    document = docx.read(file, "budget.docx", "")
    assert budget.fits(document)
    titles = {
        "two periods": "Budget performance for the period from 1 July 2028 to 30 June 2029 and budget "
        f"for the period from 1 July 2030 to 30 June 2031 for the {printed.NAME}",
        "performance": printed.TITLE.replace("Budget for", "Budget performance of"),
    }
    for title in titles.values():
        blocks = [replace(one, text=title) if n == 1 else one for n, one in enumerate(document.blocks)]
        assert not budget.fits(replace(document, blocks=tuple(blocks)))


def test_a_budget_whose_tables_were_lost_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "budget.txt"
    path.write_text("\n\n".join((*printed.COVER, "Expected accomplishments", "Outputs")), encoding="utf-8")
    with pytest.raises(WrongKind, match="looks like no report with results frameworks"):
        budgets.read(documents.read(path))
