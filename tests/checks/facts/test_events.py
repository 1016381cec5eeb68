"""Dated events drawn out of sentences: what, when, how precisely. All sentences are invented."""

import pytest

from bluehelm.checks.facts.events import Event, events
from bluehelm.plans.wording import stems
from tests.checks.invented import text

DATED = "Report of the council of Zamara\n\n3 December 2031\n\n"


def drawn(sentence: str, opening: str = DATED) -> list[Event]:
    return [event for event in events(text(f"{opening}1. {sentence}")) if event.saying.text == sentence]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("The bridge was opened on 5 March 2031.", ["2031-03-05"]),
        ("The vote was held on 29 March and 19 April 2031.", ["2031-03-29", "2031-04-19"]),
        ("The talks were held on 4, 5 and 7 May 2031.", ["2031-05-04", "2031-05-05", "2031-05-07"]),
        ("The fair took place in March 2031.", ["2031-03"]),
        ("The fair took place in March and June 2031.", ["2031-03", "2031-06"]),
        ("The fair took place on 31 February 2031.", []),
    ],
)
def test_the_days_are_as_precise_as_they_are_printed(sentence: str, days: list[str]) -> None:
    assert [day.text for event in drawn(sentence) for day in event.days] == days


def test_a_month_without_a_year_is_the_last_one_before_the_document() -> None:
    assert [day.text for event in drawn("The fair took place in March.") for day in event.days] == ["2031-03"]
    (event,) = drawn("The bridge was opened on 24 December.", DATED.replace("December", "June"))
    assert event.days[0].text == "2030-12-24"


def test_may_and_march_are_months_only_where_a_word_of_time_says_so() -> None:
    assert drawn("The council may open the bridge.") == []
    assert len(drawn("The bridge was opened in May.")) == 1


def test_the_act_is_the_one_of_the_clause_of_the_date() -> None:
    (event,) = drawn("The law was adopted in the spring, and the bridge was opened on 5 March 2031.")
    assert event.act == "establish"
    assert "law" not in event.words


def test_a_date_that_opens_the_sentence_belongs_to_the_clause_behind_it() -> None:
    (event,) = drawn("On 5 March 2031, the council signed the treaty of the ferries.")
    assert event.act == "sign"
    assert stems("treaty council") <= event.words


def test_what_is_planned_is_told_from_what_was_done() -> None:
    (planned,) = drawn("The opening of the bridge is scheduled to take place on 5 March 2031.")
    (done,) = drawn("The opening of the bridge took place on 5 March 2031.")
    assert (planned.intended, done.intended) == (True, False)


def test_a_deadline_and_the_date_of_a_document_are_no_days_of_an_event() -> None:
    (deadline,) = drawn("The bridge was to be opened by 5 March 2031.")
    (document,) = drawn("The council recalled the report A/99/123 of 5 March 2031.")
    assert deadline.when == "by"
    assert (document.when, document.symbol) == ("of", "A/99/123")


def test_figures_beside_a_month_are_no_days() -> None:
    for sentence in ("The fuel cost $12 March 2031 dollars.", "The ration was 4.5 May 2031 loaves."):
        assert all(len(day.text) < 10 for event in drawn(sentence) for day in event.days)
