"""The liquidation shape: numbered indicators with actuals, outputs with one or several answers."""

from bluehelm.sources import docx
from bluehelm.sources.blocks import Document
from bluehelm.sources.budgets import liquidation
from bluehelm.sources.budgets.framework import Frame
from bluehelm.sources.form import Answer
from tests.sources import wordmaking as w

TITLE = [w.cell("Expected accomplishment 1.1: Orderly closure of the mission", span=3)]
ACTUAL = ["Expected accomplishment", w.cell("Actual indicators of achievement", span=2)]
OUTPUTS = ["Planned outputs", w.cell("Completed", "(number or yes/no)"), "Remarks"]
BLANK = ["", w.cell("", span=2)]
INDICATOR = [
    "1.1.1\tShare of hours flown (2030/31: 80 per cent)",
    w.cell("64 per cent", "Storms came", span=2),
]
REPAIR = ["Repair of 4 boats", "3", "Boats"]


def document(*rows: list[str], heading: str = "Component 1: support") -> Document:
    body = [w.paragraph(heading)] if heading else []
    return docx.read(w.word(*body, w.table(rows)), "report.docx", "")


def frame(*rows: list[str]) -> Frame:
    return liquidation.framework(document(TITLE, ACTUAL, BLANK, *rows))


def test_the_shape_is_known_by_its_headers_and_numbered_lines() -> None:
    assert liquidation.fits(document(TITLE, ACTUAL, INDICATOR))
    assert not liquidation.fits(document(["Planned indicators", "Actual indicators"], INDICATOR))
    assert not liquidation.fits(document(["Expected accomplishment", "Indicators of achievement"], INDICATOR))


def test_component_and_accomplishment_keep_number_and_title() -> None:
    found = frame(INDICATOR)
    assert [(row.number, row.title) for row in found.components] == [("1", "support")]
    (row,) = found.accomplishments
    assert (row.number, row.title, row.component) == ("1.1", "Orderly closure of the mission", "1")
    assert row.where == "table 1, row 1"


def test_an_indicator_parts_its_number_actual_and_remarks() -> None:
    (row,) = frame(INDICATOR).indicators
    assert row.number == "1.1.1"
    assert row.accomplishment == "1.1"
    assert row.planned == "Share of hours flown (2030/31: 80 per cent)"
    assert (row.actual, row.remarks) == ("64 per cent", ("Storms came",))


def test_a_number_stuck_to_its_words_is_still_a_number() -> None:
    (row,) = frame(["1.1.2Handover of the camps", w.cell("Achieved", span=2)]).indicators
    assert (row.number, row.planned) == ("1.1.2", "Handover of the camps")


def test_a_row_under_a_merged_indicator_is_its_remark() -> None:
    first = [w.cell("1.1.1 Share of hours", merge="restart"), w.cell("64 per cent", span=2)]
    second = [w.cell(merge="continue"), w.cell("Storms came", span=2)]
    (row,) = frame(first, second).indicators
    assert (row.actual, row.remarks) == ("64 per cent", ("Storms came",))


def test_outputs_stand_under_their_service_heading() -> None:
    found = frame(
        INDICATOR, OUTPUTS, ["Boat services", "", ""], REPAIR, ["Security", "", ""], ["Guards", "Yes", ""]
    )
    assert [(row.group, row.planned) for row in found.outputs] == [
        ("Boat services", "Repair of 4 boats"),
        ("Security", "Guards"),
    ]
    assert found.outputs[0].answers == (Answer("3", ("Boats",), "table 1, row 7"),)
    assert found.outputs[1].answers[0].remarks == ()
    assert found.set_aside == ()


def test_one_output_can_have_several_answers_and_a_remark_for_the_whole() -> None:
    rows = [
        [w.cell("Repair of 4 boats and 2 rafts", merge="restart"), "3", "Boats"],
        [w.cell(merge="continue"), "2", "Rafts"],
        [w.cell(merge="continue"), "", "The lower number was due to low water"],
    ]
    (row,) = frame(INDICATOR, OUTPUTS, *rows).outputs
    assert [(answer.completed, answer.remarks) for answer in row.answers] == [
        ("3", ("Boats",)),
        ("2", ("Rafts",)),
        ("", ("The lower number was due to low water",)),
    ]


def test_a_cell_repeated_instead_of_merged_is_one_output() -> None:
    (row,) = frame(INDICATOR, OUTPUTS, REPAIR, ["Repair of 4 boats", "1", "Raft"]).outputs
    assert [answer.completed for answer in row.answers] == ["3", "1"]


def test_paragraphs_of_one_cell_are_paired_or_set_aside() -> None:
    paired = ["Repair of boats", w.cell("3", "2"), w.cell("Boats", "Rafts")]
    (row,) = frame(INDICATOR, OUTPUTS, paired).outputs
    assert [(answer.completed, answer.remarks) for answer in row.answers] == [
        ("3", ("Boats",)),
        ("2", ("Rafts",)),
    ]
    unclear = ["Repair of boats", w.cell("3", "2"), w.cell("Boats", "Rafts", "Low water")]
    found = frame(INDICATOR, OUTPUTS, unclear)
    assert found.outputs[0].answers == ()
    assert [aside.why for aside in found.set_aside] == [
        "several completed quantities whose remarks cannot be told apart"
    ]


def test_a_heading_without_outputs_is_listed() -> None:
    found = frame(INDICATOR, OUTPUTS, ["Boat services", "", ""], ["Security", "", ""], REPAIR)
    assert [(aside.where, aside.text) for aside in found.set_aside] == [("table 1, row 6", "Boat services")]


def test_an_output_without_an_answer_is_an_output_if_it_begins_with_a_number() -> None:
    (row,) = frame(INDICATOR, OUTPUTS, ["12 reports on the river", "", ""]).outputs
    assert row.answers == ()


def test_what_belongs_to_nothing_is_set_aside_with_its_place() -> None:
    found = liquidation.framework(
        document(["Loose words", "x", "y"], TITLE, ACTUAL, ["", w.cell("64", span=2)])
    )
    assert [(aside.where, aside.text) for aside in found.set_aside] == [
        ("table 1, row 1", "Loose words | x | y"),
        ("table 1, row 4", "64"),
    ]
    found = frame(INDICATOR, OUTPUTS, ["", "7", "Boats"])
    assert [aside.text for aside in found.set_aside] == ["7 | Boats"]


def test_an_accomplishment_titled_above_the_table_is_found() -> None:
    body = w.paragraph("Component 1: support"), w.paragraph(TITLE_ABOVE), w.table([ACTUAL, INDICATOR])
    found = liquidation.framework(docx.read(w.word(*body), "report.docx", ""))
    assert [(row.number, row.where) for row in found.accomplishments] == [("1.1", "paragraph 2")]


def test_a_component_that_does_not_match_is_noted() -> None:
    found = liquidation.framework(document(TITLE, ACTUAL, INDICATOR, heading="Component 4: support"))
    assert found.components == ()
    assert found.accomplishments[0].component == "1"
    assert "under the heading of component 4" in found.notes[0]


TITLE_ABOVE = "Expected accomplishment 1.1: Orderly closure"
