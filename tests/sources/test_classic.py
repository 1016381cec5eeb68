"""Frameworks of classic reports: each kind of damage in an invented excerpt, then the real document."""

from dataclasses import replace
from pathlib import Path

import pytest

from bluehelm.sources import documents, form
from bluehelm.sources.budgets import classic
from bluehelm.sources.budgets.framework import Frame
from tests.sources import wordmaking as word

HEADS = ("Planned outputs", "Completed (number or yes/no)", "Remarks")
INDICATOR_HEADS = ("Planned indicators of achievement", "Actual indicators of achievement")


@pytest.fixture(scope="module")
def frame(excerpts: Path) -> Frame:
    return classic.framework(documents.read(excerpts / "classic_damage.txt"))


@pytest.fixture(scope="module")
def real(shared: Path) -> Frame:
    return classic.framework(documents.read(shared / "seeds" / "003_ae2a8263570f7995.txt"))


def indicators(frame: Frame, number: str) -> list[form.IndicatorRow]:
    return [row for row in frame.indicators if row.accomplishment == number]


def outputs(frame: Frame, number: str) -> list[form.OutputRow]:
    return [row for row in frame.outputs if row.accomplishment == number]


def said(row: form.OutputRow) -> list[tuple[str, ...]]:
    return [(answer.completed, *answer.remarks) for answer in row.answers]


def at(frame: Frame, line: int) -> form.OutputRow:
    return next(row for row in frame.outputs if row.where == f"line {line}")


def test_component_titles_cut_by_a_page_are_joined_and_narrative_is_left_out(frame: Frame) -> None:
    assert [(row.number, row.title) for row in frame.components] == [
        ("1", "wells, mills and beacons"),
        ("2", "support"),
    ]
    assert [row.number for row in frame.accomplishments] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1"]
    assert frame.accomplishments[2].title == "The actual column slipped by a row"


def test_planned_indicators_printed_first_get_their_actuals_in_order(frame: Frame) -> None:
    wells, mills, talks, beacons = indicators(frame, "1.1")
    assert wells.actual == "A total of 7 wells were kept clean"
    assert wells.remarks == ("The lower number was attributable to the prevailing drought",)
    assert mills.actual == "A total of 3 mills were repaired by the association"
    assert beacons.actual.endswith("12 beacons were lit along the bank")
    assert talks.planned.startswith("Regular talks among the councils")  # prints no years at all
    assert talks.actual == "Achieved"


def test_years_printed_after_the_actual_go_back_to_their_indicator(frame: Frame) -> None:
    ferries, complaints = indicators(frame, "1.2")
    assert ferries.remarks == ()
    assert complaints.planned.endswith("(2028/29: not applicable; 2029/30: 20; 2030/31: 30)")
    assert complaints.actual == "Achieved: 35 complaints settled"
    assert complaints.remarks == ("The higher number was attributable to a new complaints desk",)


def test_an_actual_column_that_slipped_is_moved_back(frame: Frame) -> None:
    guild, apprentices, law = indicators(frame, "1.3")
    assert guild.remarks == ("In lieu of statements, the guild presented an action plan on oil",)
    assert apprentices.actual == "The vocational training of apprentices was postponed owing to the flood"
    assert law.actual == "The draft law on towpaths was not adopted by the assembly"


def test_both_cells_of_a_row_go_on_after_a_page(frame: Frame) -> None:
    score = indicators(frame, "1.4")[0]
    assert score.planned.endswith("(2028/29: 1,388; 2029/30: 1,492; 2030/31: ≥ 1,800)")
    assert score.actual == "1,614"
    assert score.remarks == (
        "The lower overall score was attributable to late frost, that the orchards will outgrow "
        "in the coming year",
    )


def test_a_tab_too_many_and_a_tab_too_few_do_no_harm(frame: Frame) -> None:
    _, mills, granaries = indicators(frame, "1.4")
    assert mills.actual == "Achieved: 93 per cent"
    assert granaries.planned == "Granaries kept dry (2028/29: 3; 2029/30: 3; 2030/31: 4)"
    assert granaries.actual == "A total of 2 granaries were kept dry"


def test_two_figures_in_a_cell_get_their_own_unit_phrases(frame: Frame) -> None:
    assert said(at(frame, 99)) == [
        ("7", "Workshops", "The lower output was attributable to the high water"),
        ("289", "Participants (including 137 women)"),  # never promised, so it cannot be lower
    ]


def test_an_explanation_follows_the_answer_it_stands_under(frame: Frame) -> None:
    assert said(at(frame, 100)) == [
        ("12", "Monthly meetings"),
        ("1", "Workshop", "The lower output was attributable to the flood"),
        ("No", "Translations were postponed owing to the absence of the translator"),
    ]


def test_an_explanation_of_all_the_outputs_stands_at_the_end_without_a_figure(frame: Frame) -> None:
    *answers, whole = said(at(frame, 101))
    assert answers == [("20", "River boats"), ("15", "Ferries"), ("5", "Rafts"), ("1,462", "Sacks of grain")]
    assert whole == ("", "The higher outputs were attributable to a better harvest")


def test_yes_and_no_keep_their_explanation_in_paragraphs(frame: Frame) -> None:
    assert said(at(frame, 102)) == [
        (
            "No",
            "The law was not ready, and the Mission paused its advice",
            "A total of 3 talks, however, were held",
        )
    ]
    assert said(at(frame, 103)) == [("Yes", "Lanterns were planned in three districts")]


def test_planned_cells_and_remarks_cut_by_a_page_are_joined(frame: Frame) -> None:
    assert at(frame, 104).planned.endswith("with the Ministry of Mills and Rivers in the spring")
    beacons = at(frame, 108)
    assert beacons.planned.endswith("of the northern shore and islands")
    assert said(beacons) == [
        (
            "2",
            "Visits",
            "The lower output was attributable to the storms of the winter months",
            "The lower output was attributable to a strike",
        )
    ]


def test_outputs_printed_as_paragraphs_are_rows_again(frame: Frame) -> None:
    transport, campaigns = outputs(frame, "1.6")[:2]
    assert said(transport) == [("Yes",)]
    assert campaigns.planned.endswith("guidance to the keepers in the eastern valleys")
    assert [answer.completed for answer in campaigns.answers] == ["2", "7", ""]


def test_a_figure_that_is_not_printed_stays_empty(frame: Frame) -> None:
    assert said(outputs(frame, "1.6")[2]) == [
        ("", "Capacity-building activity", "The lower output was attributable to the flood")
    ]


def test_figures_and_phrases_listed_one_under_the_other_are_laid_side_by_side(frame: Frame) -> None:
    groups, funds, events = outputs(frame, "1.6")[3:]
    assert said(groups) == [("31", "Working groups", "The higher output was attributable to a dry summer")]
    assert said(funds) == [("No", "Contributions to the trust fund")]
    assert said(events) == [
        ("8", "Sensitization events"),
        ("4", "Multimedia products"),
        ("2", "Press briefings"),
    ]


def test_service_headings_inside_and_between_tables_become_groups(frame: Frame) -> None:
    groups = [row.group for row in outputs(frame, "2.1")]
    assert groups[:3] == ["Service improvements", "Boat services", "Fuel management services"]
    assert said(outputs(frame, "2.1")[0]) == [("", "The plan was implemented")]


def test_a_planned_cell_may_go_on_with_a_figure_after_a_page(frame: Frame) -> None:
    supply = outputs(frame, "2.1")[1]
    assert supply.planned.endswith("13,556,953 litres for boats, 10,625,270 litres for lamps")
    assert [answer.completed for answer in supply.answers] == ["47,588,949", "13,439,680", "11,721,894"]


def test_an_answer_printed_a_row_too_low_goes_back(frame: Frame) -> None:
    _, _, _, courses, fair = outputs(frame, "2.1")[:5]
    assert [answer.completed for answer in courses.answers] == ["79", "8"]
    assert said(fair) == [("5", "Open days")]


def test_an_explanation_printed_after_the_page_goes_back(frame: Frame) -> None:
    walks, congress = outputs(frame, "2.1")[5:7]
    assert said(walks) == [("2", "Public lamp walks", "The lower output was attributable to the rain")]
    assert said(congress) == [("No", "Congress", "The congress was not held")]


def test_an_output_without_any_answer_is_kept_and_set_aside(frame: Frame) -> None:
    assert outputs(frame, "2.1")[-1].answers == ()
    (aside,) = frame.set_aside
    assert (aside.where, aside.text) == ("line 199", "Inspection of wicks in three towns")
    assert aside.why == "no completed figure, yes or no is printed beside it"


def test_words_that_stand_in_no_row_are_reported_with_their_place(excerpts: Path, frame: Frame) -> None:
    document = documents.read(excerpts / "classic_damage.txt")
    assert classic.unaccounted(document, frame) == ()
    lost = classic.unaccounted(document, replace(frame, outputs=frame.outputs[1:]))
    assert "line 46" in [one.where for one in lost]


def docx(folder: Path, *body: str) -> Path:
    path = folder / "classic.docx"
    path.write_bytes(
        word.word(
            word.paragraph("Component 1: wells"),
            word.paragraph("Expected accomplishment 1.1: Clean wells"),
            *body,
            word.paragraph("III. Resource performance"),
        )
    )
    return path


def test_a_word_table_with_merged_planned_cells_gives_one_output(tmp_path: Path) -> None:
    table = [
        HEADS,
        [
            word.cell("4 talks and 2 visits", merge="restart"),
            "3",
            word.cell("Talks", "The lower output was .."),
        ],
        [word.cell("", merge="continue"), "2", "Visits"],
        ["", "", "Both were held in Asterra"],
        ["Advice on wells", "Yes", ""],
    ]
    frame = classic.framework(documents.read(docx(tmp_path, word.table(table))))
    assert [said(row) for row in frame.outputs] == [
        [("3", "Talks", "The lower output was .."), ("2", "Visits", "Both were held in Asterra")],
        [("Yes",)],
    ]


def test_indicators_and_outputs_may_share_a_word_table_with_spanning_cells(tmp_path: Path) -> None:
    table = [
        [word.cell(INDICATOR_HEADS[0], span=2), word.cell(INDICATOR_HEADS[1], span=3)],
        [word.cell("1.1.1 Wells (2029/30: 4; 2030/31: 5)", span=2), word.cell("Achieved", "In time", span=3)],
        [word.cell(HEADS[0], span=2), HEADS[1], word.cell(HEADS[2], span=2)],
        [word.cell("Military component", span=5)],
        [word.cell("5 wells, 2 mills", span=2), word.cell("5", "1"), word.cell("Wells", "Mill", span=2)],
    ]
    frame = classic.framework(documents.read(docx(tmp_path, word.table(table))))
    (well,) = frame.indicators
    assert (well.number, well.planned, well.actual) == ("1.1.1", "Wells (2029/30: 4; 2030/31: 5)", "Achieved")
    assert well.remarks == ("In time",)
    assert frame.outputs[0].group == "Military component"
    assert said(frame.outputs[0]) == [("5", "Wells"), ("1", "Mill")]


def test_spaced_thousands_are_one_figure_where_the_document_prints_them_so(tmp_path: Path) -> None:
    path = tmp_path / "spaced.txt"
    path.write_text(
        "Expected accomplishment 1.1: Patrols\n\n" + "\t".join(HEADS) + "\n"
        "7 200 patrol days and 1 040 lamp days along the river\t7 289\tPatrol days\n",
        encoding="utf-8",
    )
    frame = classic.framework(documents.read(path))
    assert said(frame.outputs[0]) == [("7 289", "Patrol days")]


def test_a_remark_cut_before_a_name_goes_on_after_the_page(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_text(
        "Expected accomplishment 1.1: Wells\n\n" + "\t".join(HEADS) + "\n"
        "6 talks with the councils on the use of\t2\tTalks The lower output was attributable to the reborn\n"
        "\n"
        "common wells\t\tZamaran boat crews\n",
        encoding="utf-8",
    )
    (row,) = classic.framework(documents.read(path)).outputs
    expected = "The lower output was attributable to the reborn Zamaran boat crews"
    assert said(row) == [("2", "Talks", expected)]


def test_phrases_that_do_not_come_to_the_figures_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "few.txt"
    path.write_text(
        "Expected accomplishment 1.1: Wells\n\n"
        + "\t".join(HEADS)
        + "\n4 wells, 2 mills\t4 2 9\twells only\n",
        encoding="utf-8",
    )
    frame = classic.framework(documents.read(path))
    assert [answer.completed for answer in frame.outputs[0].answers] == ["4", "2", "9", ""]
    assert frame.set_aside[0].text == "4 2 9 wells only"


def test_the_real_report_has_all_its_rows(real: Frame) -> None:
    assert (len(real.components), len(real.accomplishments)) == (5, 15)
    assert (len(real.indicators), len(real.outputs)) == (76, 186)
    assert real.set_aside == ()
    counts = [len(indicators(real, row.number)) for row in real.accomplishments]
    assert counts == [4, 5, 3, 6, 5, 6, 3, 4, 7, 5, 5, 3, 4, 4, 12]


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        (298, "12|1|No"),
        (359, "62|1,462|65|60|65"),
        (425, "4"),
        (618, "2|514"),
        (628, "2|80|23|11|145|"),
        (705, "50|10|15|5|1"),
        (864, ""),
        (930, "31"),
        (932, "7"),
        (934, "No"),
        (936, "8|4|11|70|23|"),
        (990, "5|5|2|No|"),
        (1098, "47,588,949|13,439,680|11,721,894|22,427,375"),
        (1167, "1,008|432|150|11|11|177|227|3,815|7|"),
        (1195, "79|5|71|No|1|1|8|"),
        (1204, "1,175|5|1"),
    ],
)
def test_the_hardest_rows_of_the_real_report(real: Frame, line: int, completed: str) -> None:
    assert "|".join(answer.completed for answer in at(real, line).answers) == completed


def test_every_answer_of_the_real_report_that_prints_a_figure_has_one_phrase_or_none(real: Frame) -> None:
    figures = [one for row in real.outputs for one in row.answers if one.completed[:1].isdigit()]
    assert len(figures) > 250
    assert [one.where for one in figures if not one.remarks] == []
    assert [one.where for one in figures if one.remarks[0].startswith(("The lower", "The higher"))] == []
