"""The page of an estimate: self-contained, escaped, nothing left unsaid."""

import re

from bluehelm.impact import pages
from bluehelm.impact.rows import SetAside
from bluehelm.impact.sentences import Names
from bluehelm.impact.telling.asked import Asked
from tests.impact.estimated import WAKE

ASKED = Asked(
    "events.csv",
    ("kind=patrol", "kind=<b>"),
    Names("<b>", "patrol"),
    ("2 rows repeat another in every column; they were kept",),
    (SetAside(4, "lat", "x", "is no number"), SetAside(9, "lat", "y", "is no number")),
)


def test_the_page_is_whole_and_runs_and_fetches_nothing() -> None:
    page = pages.whole(WAKE, ASKED)
    assert page.startswith("<!DOCTYPE html>")
    assert "default-src 'none'" in page
    for refused in ("<script", "style=", "<link", "src=", "url("):
        assert refused not in page.replace("style-src=", "")
    assert (page.count("<svg "), page.count("<table>")) == (2, 3)
    assert len(set(re.findall(r' id="([^"]+)"', page))) == page.count(' id="')


def test_words_come_before_tables_and_names_are_escaped() -> None:
    page = pages.body(WAKE, ASKED)
    assert page.index("0.41 fewer “&lt;b&gt;” events per “patrol”") < page.index("<table>")
    assert "<b>" not in page


def test_what_was_left_out_and_what_must_hold_are_said() -> None:
    page = pages.body(WAKE, ASKED)
    for said in (
        "90 of the responses could be used; they are compared with 400 place-times.",
        "responses: 3, too little history before",
        "rows: 2, lat is no number",
        "2 rows repeat another in every column; they were kept",
        "not enough data: 1.5 events expected, 5 needed",
        "A patrol sent on a tip about tomorrow’s attack breaks this.",
        "of 100 intervals held the truth",
        "false alarms where nothing had changed, of 100",
    ):
        assert said in page


def test_all_of_it_is_french_in_french() -> None:
    page = pages.whole(WAKE, ASKED, "fr")
    assert '<html lang="fr">' in page
    for english in ("expected", "within", "Within", "history", "no number", "drawn from", "repeat"):
        assert english not in page


def test_a_null_window_takes_its_row_with_words() -> None:
    assert re.search(r"<td class=\"wide\" colspan=\"6\">not enough data", pages.tables(WAKE))


def test_an_estimate_shows_itself_in_a_notebook() -> None:
    shown = WAKE._repr_html_()
    assert shown.count("<table>") == shown.count("<svg ") == 2
    assert "<script" not in shown
