"""The merged shape: indicators as series of years, no actuals, outputs kept elsewhere."""

from bluehelm.sources import docx
from bluehelm.sources.blocks import Document
from bluehelm.sources.budgets import merged
from bluehelm.sources.budgets.framework import Frame
from tests.sources import wordmaking as w

HEADER = ["Expected accomplishment", "Indicators of achievement"]
SUPPORT = ["Expected accomplishment", "Mission support indicators"]
SERIES = "(2030/31: 3; 2031/32: 5)"
FIRST = ["1.1\tCalm along the river", f"1.1.1\tNumber of patrols {SERIES}"]
NOTE = "The outputs are available for consultation on the Ostra Ledger platform as part of a reform."


def document(*rows: list[str], note: str = NOTE, heading: str = "Component 1: the river") -> Document:
    footnotes = f"<w:footnote>{w.paragraph(note)}</w:footnote>" if note else ""
    return docx.read(w.word(w.paragraph(heading), w.table(rows), footnotes=footnotes), "report.docx", "")


def frame(*rows: list[str], note: str = NOTE) -> Frame:
    return merged.framework(document(HEADER, ["", ""], *rows, note=note))


def test_the_shape_is_known_by_indicators_without_actuals() -> None:
    assert merged.fits(document(HEADER, FIRST))
    assert merged.fits(document(SUPPORT, FIRST))
    assert not merged.fits(document(["Expected accomplishment", "Actual indicators of achievement"], FIRST))
    assert not merged.fits(document(HEADER, ["Words", "without numbers"]))


def test_each_indicator_keeps_its_number_and_series_and_has_no_actual() -> None:
    found = frame(FIRST, ["", f"1.1.2 Number of boats {SERIES}"])
    assert [(row.number, row.planned, row.actual) for row in found.indicators] == [
        ("1.1.1", f"Number of patrols {SERIES}", ""),
        ("1.1.2", f"Number of boats {SERIES}", ""),
    ]
    assert {row.accomplishment for row in found.indicators} == {"1.1"}
    assert [(row.number, row.title) for row in found.components] == [("1", "the river")]


def test_ten_and_more_indicators_stay_with_their_accomplishment() -> None:
    found = frame(FIRST, ["", f"1.1.12 Number of mills {SERIES}"])
    assert [(row.number, row.accomplishment) for row in found.indicators][-1] == ("1.1.12", "1.1")


def test_a_title_stuck_to_its_number_and_cut_over_rows_is_joined() -> None:
    found = frame(["1.1Calm along", f"1.1.1 Patrols {SERIES}"], ["the river", f"1.1.2 Boats {SERIES}"])
    assert [(row.number, row.title) for row in found.accomplishments] == [("1.1", "Calm along the river")]
    assert len(found.indicators) == 2


def test_a_header_printed_again_does_not_begin_the_accomplishment_anew() -> None:
    found = frame(FIRST, HEADER, ["", ""], ["1.1 Calm along the river", f"1.1.2 Boats {SERIES}"])
    assert len(found.accomplishments) == 1
    assert len(found.indicators) == 2


def test_several_indicators_in_one_cell_are_parted_by_their_numbers() -> None:
    cell = w.cell(f"1.1.1 Patrols {SERIES}", "1.1.2 Boats that", f"float {SERIES}")
    found = frame([w.cell("1.1 Calm"), cell])
    assert [row.planned for row in found.indicators] == [f"Patrols {SERIES}", f"Boats that float {SERIES}"]


def test_an_indicator_without_a_number_is_known_by_its_series() -> None:
    found = frame(FIRST, ["", f"Number of mills {SERIES}"])
    assert [(row.number, row.accomplishment) for row in found.indicators][-1] == (None, "1.1")


def test_external_factors_are_named_in_the_notes_and_are_no_indicators() -> None:
    found = frame(FIRST, ["External factors", ""], [w.cell("The river may flood", span=2)])
    assert len(found.indicators) == 1
    assert found.set_aside == ()
    assert found.notes[0] == (
        "External factors are printed at table 1, row 4. They are no indicators and are left out."
    )


def test_the_notes_say_where_the_outputs_are_kept() -> None:
    assert frame(FIRST).notes == (
        "The document prints no outputs; a footnote says that they are kept on the Ostra Ledger platform.",
    )
    assert frame(FIRST, note="").notes == (
        "The document prints no outputs and does not say where they are kept.",
    )


def test_what_is_neither_is_set_aside_with_its_place() -> None:
    found = frame(["Loose words", ""], FIRST, ["", "Words without number or years"])
    assert [(aside.where, aside.text) for aside in found.set_aside] == [
        ("table 1, row 3", "Loose words"),
        ("table 1, row 5", "Words without number or years"),
    ]
