"""The page of a study: the answer first, all figures in tables, self-contained, in two languages."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from bluehelm.impact.telling import page
from bluehelm.impact.telling.asked import Asked
from tests.impact.studied import ASKED, EMPTY, PLACED, STUDY

TRACED = replace(
    ASKED, placed=PLACED, sha256="ab" * 32, seed=7, rows=1144, program="bluehelm 1", command="run"
)


def headings(text: str) -> list[str]:
    return [unescape(found) for found in re.findall(r"<h[234]>(.*?)</h[234]>", text)]


def test_the_questions_stand_in_the_order_in_which_they_are_asked() -> None:
    assert headings(page.body(STUDY, TRACED)) == [
        "The answer",
        "What changed?",
        "For how long?",
        "Did it go elsewhere, or come later?",
        "And when they had left?",
        "For which events, and which responses?",
        "Can it be believed?",
        "What could these data have shown?",
        "All figures",
        "What was left out",
        "Notes",
        "What must hold for this to be true",
        "How often is this wrong?",
        "How each figure is followed to its input",
    ]


def test_it_runs_and_fetches_nothing_and_names_are_escaped() -> None:
    whole = page.whole(STUDY, TRACED)
    for refused in ("<script", "style=", "<link", "src=", "url(", "<b>"):
        assert refused not in whole.replace("style-src=", "")
    assert len(set(re.findall(r' id="([^"]+)"', whole))) == whole.count(' id="')
    assert whole.count("<svg ") == 7


def test_every_element_is_closed() -> None:
    open_: list[str] = []

    class Checked(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag != "meta":
                open_.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert open_.pop() == tag

    Checked().feed(page.whole(STUDY, TRACED))
    assert open_ == []


def test_each_figure_can_be_followed_to_its_input() -> None:
    found = page.body(STUDY, TRACED)
    for shown in ("ab" * 32, '<td class="wide">7</td>', "1144", "kind=patrol, kind=attack", "bluehelm 1"):
        assert shown in found
    assert "How each figure" not in page.body(STUDY, Asked())


def test_rows_with_no_figures_say_why_over_the_whole_width() -> None:
    found = page.body(STUDY, ASKED)
    assert re.search(r'<td class="wide" colspan="8">not enough data: 1.5 events expected', found)
    heads = [table.count('scope="col"') for table in re.findall(r"<table>.*?</table>", found)]
    for width, table in zip(heads, re.findall(r"<tbody>.*?</tbody>", found), strict=True):
        for line in re.findall(r"<tr>.*?</tr>", table):
            spans = [int(n) - 1 for n in re.findall(r'colspan="(\d+)"', line)]
            assert len(re.findall(r"<t[hd]", line)) + sum(spans) == width


def test_a_long_table_is_folded() -> None:
    found = page.body(STUDY, ASKED)
    assert re.search(r"<details><summary>Day by day, within 10 km</summary>", found)
    assert found.count("<details>") == 1


def test_all_of_it_is_french_in_french() -> None:
    found = re.sub(r"<svg.*?</svg>|<style.*?</style>", "", page.whole(STUDY, TRACED, "fr"), flags=re.DOTALL)
    for english in (" expected", "within", "Within", "history", " the ", "not enough", "rest would"):
        assert english not in found.replace("the rest would have taken longer", "")
    assert not re.search(r"\d\.\d", found)
    assert "La moitié du changement à moins de 10 km a disparu après 6,2 jours" in found


def test_a_study_shows_itself_in_a_notebook() -> None:
    shown = STUDY._repr_html_()
    assert shown.index("The answer") < shown.index("<svg ") < shown.index("<table>")
    assert "<script" not in shown


def test_a_study_of_windows_alone_is_a_page_too() -> None:
    found = page.whole(EMPTY, Asked())
    assert "Not asked in this study." in found
    assert "No test of this estimate was asked for, or none gave an answer." in found
    assert found.count("<svg ") == 2
