"""Narrative: figures are bound by their key, numbers typed by hand are refused."""

from dataclasses import replace

import pytest

from bluehelm.errors import BadInput
from bluehelm.reports import narrative
from bluehelm.reports.narrative import NarrativeText
from bluehelm.reports.tree import Bound, Note, Paragraph
from tests.reports.invented import document, figures

KEY = "completion/indicators/rate"
TEXT = NarrativeText(
    "summary", "en", 1, f"The rate was {{{{figure:{KEY}}}}} per cent.\n\nRoads opened.", None, None
)


@pytest.mark.parametrize(
    "text",
    [
        "The mandate was renewed by resolution 2531 (2020) on 5 March 2031.",
        "In 2031/32 the mission worked under S/RES/9999 and A/75/614, see paragraph 12.",
        "Le 1er juillet 2031, pendant la pandémie de COVID-19, la composante 2 a changé.",
        "As at 2031-03-05, and in March 2031, nothing had changed since 2029.",
    ],
)
def test_dates_periods_symbols_and_references_are_no_figures(text: str) -> None:
    assert narrative.loose_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mission held 12 meetings.", ("12",)),
        ("It spent $1,138.5 million, or 99.9% of it.", ("$1,138.5", "99.9%")),
        ("It ran 4 patrols in 2031.", ("4",)),
    ],
)
def test_numbers_typed_by_hand_are_found(text: str, found: tuple[str, ...]) -> None:
    assert narrative.loose_numbers(text) == found


def test_a_number_typed_by_hand_is_refused_with_the_remedy() -> None:
    with pytest.raises(
        BadInput, match=r"'summary' holds numbers typed by hand: 12. Bind each as \{\{figure:KEY"
    ):
        narrative.check("summary", "There were 12 meetings.", figures())


def test_an_unknown_figure_names_its_key_and_its_section() -> None:
    with pytest.raises(BadInput, match="'overall' asks for the figure 'no/such/figure'"):
        narrative.check("overall", "It was {{figure:no/such/figure}}.", figures())


def test_a_mark_that_is_neither_is_refused() -> None:
    with pytest.raises(BadInput, match="neither"):
        narrative.check("overall", "It was {{figur:completion}}.", figures())


def test_an_unknown_section_names_the_sections() -> None:
    with pytest.raises(BadInput, match="introduction"):
        narrative.check("forewords", "Roads.", figures())


def test_the_text_stands_under_its_heading_with_the_figure_bound() -> None:
    blocks = document(texts={"summary": TEXT}).blocks
    first = next(block for block in blocks if isinstance(block, Paragraph))
    bound = [run for run in first.runs if isinstance(run, Bound)]
    assert [run.figure.key for run in bound] == [KEY]
    assert bound[0].shown == "50.0"
    assert bound[0].n == 1


def test_a_figure_that_is_gone_stops_the_report_and_says_where() -> None:
    text = replace(TEXT, text="It was {{figure:gone}}.")
    with pytest.raises(BadInput, match=r"'summary' asks for the figure 'gone'"):
        document(texts={"summary": text})


def test_numbers_marked_as_no_figure_are_listed_in_the_report() -> None:
    text = replace(TEXT, text="Camp {{plain:9}} was closed.")
    notes = [block.text for block in document(texts={"summary": text}).blocks if isinstance(block, Note)]
    assert any(note.endswith("bound to no record: 9") for note in notes)


def test_a_long_word_is_looked_through_at_once() -> None:
    assert narrative.loose_numbers("a" * 40_000 + " 7 boats") == ("7",)
    assert narrative.loose_numbers("COVID-19 and AK-47 and B12") == ("B12",)
