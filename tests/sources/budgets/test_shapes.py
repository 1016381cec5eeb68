"""Reports of other bodies and years: their titles, headings, marks and lists, in small invented files."""

from collections.abc import Iterable

import pytest

from bluehelm.sources import budgets, docx, form
from tests.sources import wordmaking as w

NAME = "United Nations Mission for the Invented Example in Zamara"
PERIOD = "for the period from 1 July 2030 to 30 June 2031"
LIT = "Increase in the number of bridges lit at night (2028/29: 4; 2029/30: 6; 2030/31: 8)"
DONE = "Achieved: 9 bridges were lit"
INDICATORS = [("Planned indicators of achievement", "Actual indicators of achievement"), (LIT, DONE)]
HEADS = ("Planned outputs", "Completed (number or yes/no)", "Remarks")
ADVICE = ("Provision of advice on the lantern law", "Yes", "")
SEVERAL = (
    "12 workshops for lantern keepers and 4 meetings with district councils",
    w.cell("9", "4"),
    w.cell("Workshops", "The lower output was owing to high water", "Meetings"),
)
ANSWERED = [
    ("9", ("Workshops", "The lower output was owing to high water")),
    ("4", ("Meetings",)),
]


def read(
    *body: str, title: str = f"Budget performance of the {NAME} {PERIOD}", named: str = ""
) -> form.Report:
    cover = (title, named or f"The {NAME} (UNMIX) does not exist.")
    return budgets.read(docx.read(w.word(*(w.paragraph(text) for text in cover), *body), "report.docx", ""))


def tables(*outputs: Iterable[str], heads: Iterable[str] = HEADS) -> tuple[str, str]:
    return w.table(INDICATORS), w.table([heads, *outputs])


def said(row: form.OutputRow) -> list[tuple[str, tuple[str, ...]]]:
    return [(answer.completed, answer.remarks) for answer in row.answers]


SAFE = w.paragraph("Expected accomplishment 1.1: Safe bridges")


@pytest.mark.parametrize(
    ("title", "named", "code"),
    [
        (f"Performance report on the budget of the {NAME} {PERIOD}", "", "UNMIX"),
        (
            f"Performance of the support account for peacekeeping operations {PERIOD}",
            "All pay.",
            "SUPPORT-ACCOUNT",
        ),
        (
            f"Budget performance of the United Nations Logistics Base at Zamara, Ostra, {PERIOD}",
            "The United Nations Logistics Base at Zamara, Ostra (UNLZ). UNMIX (UNMIX) is served, UNMIX.",
            "UNLZ",
        ),
        (
            f"Budget performance of the Regional Service Centre in Zamara, Ostra, {PERIOD}",
            "The Regional Service Centre in Zamara (RSCZ) serves UNMIX; the Mission (UNMIX), UNMIX.",
            "RSCZ",
        ),
    ],
)
def test_the_body_is_told_from_its_own_title(title: str, named: str, code: str) -> None:
    report = read(SAFE, *tables(ADVICE), title=title, named=named)
    assert (report.shape, report.mission, report.period) == ("classic", code, "2030/31")


@pytest.mark.parametrize("heading", ["1.1 – Safe bridges", "1.1: Safe bridges", "1.1 Safe bridges"])
def test_a_heading_may_have_a_dash_or_go_on_in_the_next_line(heading: str) -> None:
    for body in ([f"Expected accomplishment {heading}"], ["Expected accomplishment 1.1", "Safe bridges"]):
        report = read(w.paragraph("Component 1 — lanterns"), *map(w.paragraph, body), *tables(ADVICE))
        assert [row.title for row in report.components] == ["lanterns"]
        assert [(row.number, row.title) for row in report.accomplishments] == [("1.1", "Safe bridges")]


@pytest.mark.parametrize(
    "head", ["Completed", "Completed (yes/no or number)", "Completed (number or yes/no)"]
)
def test_the_column_of_answers_has_several_names(head: str) -> None:
    report = read(SAFE, *tables(SEVERAL, ADVICE, heads=("Planned outputs", head, "Remarks")))
    assert [said(row) for row in report.outputs] == [ANSWERED, [("Yes", ())]]
    assert report.set_aside == ()


@pytest.mark.parametrize("mark", ["40a", "40^a", "40^{b}", "40*", "40 (a)", "40†"])
def test_the_mark_of_a_footnote_is_no_part_of_the_answer(mark: str) -> None:
    report = read(SAFE, *tables(("40 wells on the upper river", mark, "Wells")))
    assert [said(row) for row in report.outputs] == [[("40", ("Wells",))]]
    assert report.set_aside == ()


def test_a_list_in_every_cell_is_as_many_outputs() -> None:
    listed = (
        w.cell("• 30 inspections of stages", "• 20 patrols"),
        w.cell("30", "18"),
        w.cell("Inspections", "Patrols"),
    )
    report = read(SAFE, *tables(listed, (f"• {ADVICE[0]}", "Yes", "")))
    assert [(row.planned, said(row)) for row in report.outputs] == [
        ("30 inspections of stages", [("30", ("Inspections",))]),
        ("20 patrols", [("18", ("Patrols",))]),
        (ADVICE[0], [("Yes", ())]),
    ]


def test_one_table_may_hold_headings_indicators_and_outputs() -> None:
    wide = [INDICATORS[0][0], w.cell(INDICATORS[0][1], span=2)]
    rows: list[Iterable[str]] = []
    for number in ("1.1", "1.2"):
        title = w.cell(f"Expected accomplishment {number}: Safe bridges", span=3)
        rows += [[title], wide, [LIT, w.cell(DONE, span=2)], HEADS, SEVERAL]
    report = read(w.paragraph("Component 1: lanterns"), w.table(rows))
    assert [(row.accomplishment, row.actual) for row in report.indicators] == [("1.1", DONE), ("1.2", DONE)]
    assert [(row.accomplishment, said(row)) for row in report.outputs] == [
        ("1.1", ANSWERED),
        ("1.2", ANSWERED),
    ]


def test_several_answers_of_a_liquidation_are_told_from_their_explanation() -> None:
    rows: list[Iterable[str]] = [
        [w.cell("Expected accomplishment 1.1: Safe bridges", span=3)],
        ["Expected accomplishments", w.cell("Actual indicators of achievement", span=2)],
        [f"1.1.1 {LIT}", w.cell(DONE, span=2)],
        HEADS,
        SEVERAL,
        ("40 wells", "40^a", "Wells"),
    ]
    report = read(w.paragraph("Component 1: support"), w.table(rows))
    assert report.shape == "liquidation"
    assert [said(row) for row in report.outputs] == [ANSWERED, [("40", ("Wells",))]]


def test_parts_that_count_from_the_start_keep_their_accomplishments_apart() -> None:
    body = [w.paragraph("A. Department of Lanterns"), SAFE, *tables(SEVERAL)]
    body += [w.paragraph("B. Department of Boats"), w.paragraph("It keeps boats. All of them float.")]
    report = read(*body, w.paragraph("Expected accomplishment 1.1: Dry stages"), *tables(ADVICE))
    assert [(row.number, row.title) for row in report.accomplishments] == [
        ("1.1", "Safe bridges"),
        ("B.1.1", "Dry stages"),
    ]
    assert [(row.accomplishment, row.group) for row in report.outputs] == [("1.1", None), ("B.1.1", None)]
    assert report.notes[0].endswith("accomplishment 1.1 is printed twice; here it is B.1.1.")


def test_an_accomplishment_printed_again_goes_on() -> None:
    later = w.paragraph("Expected accomplishment 1.2: Dry stages")
    report = read(SAFE, *tables(SEVERAL), later, *tables(ADVICE), SAFE, *tables(("30 wells", "30", "Wells")))
    assert [row.accomplishment for row in report.outputs if row.planned == "30 wells"] == ["1.1"]
    assert len(report.accomplishments) == 2


def test_an_assessed_budget_is_what_was_granted() -> None:
    rows = [
        ("Category", "Assessed budget", "Expenditure", "Variance", ""),
        ("", "", "", "Amount", "Percentage"),
        ("Gross requirements", "130.0", "116.0", "14.0", "10.8"),
        ("Staff assessment income", "10.0", "9.0", "1.0", "10.0"),
        ("Net requirements", "120.0", "107.0", "13.0", "10.8"),
    ]
    report = read(SAFE, *tables(ADVICE), w.paragraph("III. Resource performance"), w.table(rows))
    assert [(row.apportionment, row.expenditure) for row in report.money] == [(130, 116), (10, 9), (120, 107)]
