"""One event on two days, one thing in two states, done last year and late now. All documents are invented."""

import pytest

from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules.conflict.events import RULES
from tests.checks.invented import telling
from tests.checks.rules.frames import document

OPENED = "1. The great bridge of Zamara was opened by the council on 5 March 2031."
VOTED = "1. Both rounds of the lantern keepers' ballot were held on 29 March and 19 April 2031."
SIGNED = "1. The framework contract for thermal cameras at the Ix ferry camp had been finalized."


def dates(*bodies: str) -> list[Finding]:
    texts = [telling(body, f"{n}.txt") for n, body in enumerate(bodies)]
    return list(RULES["conflict.dates"].run(*texts))


def states(*bodies: str) -> list[Finding]:
    return list(RULES["conflict.states"].run(*(telling(body, f"{n}.txt") for n, body in enumerate(bodies))))


def test_one_event_on_two_days_of_one_document_is_an_error() -> None:
    (found,) = dates(f"{OPENED}\n\n2. On 9 March 2031, the great bridge of Zamara was opened by the council.")
    assert (found.rule, found.severity) == ("conflict.dates", ERROR)
    assert [place.paragraph for place in found.where] == ["1", "2"]
    assert {mark for place in found.where for mark in place.marks} == {"5 March 2031", "9 March 2031"}
    assert "Zamara" in found.values["what"]


def test_one_event_on_two_days_is_found_across_documents() -> None:
    (found,) = dates(OPENED, OPENED.replace("5 March", "9 March"))
    assert [place.document for place in found.where] == ["0.txt", "1.txt"]


def test_the_same_days_in_two_orders_are_no_conflict() -> None:
    assert dates(VOTED, VOTED.replace("29 March and 19 April", "19 April and 29 March")) == []
    assert len(dates(VOTED, VOTED.replace("19 April", "26 April").replace("29 March", "5 April"))) == 1


def test_a_month_against_a_day_in_it_is_no_conflict_and_against_another_day_a_warning() -> None:
    assert dates(OPENED, OPENED.replace("on 5 March 2031", "in March 2031")) == []
    (found,) = dates(OPENED, OPENED.replace("on 5 March 2031", "in April 2031"))
    assert found.severity == WARNING


@pytest.mark.parametrize(
    "other",
    [
        "1. The great bridge of Zamara was to be opened by the council on 9 March 2031.",
        "1. The great bridge of Zamara was opened by the council before 9 March 2031.",
        "1. The great bridge of Ostrel was opened by the council on 9 March 2031.",
        "1. The great bridge of Zamara was closed by the council on 9 March 2031.",
        "1. The small school of the keepers was opened by the elders on 9 March 2031.",
    ],
    ids=["planned", "a deadline", "another name", "another act", "another thing"],
)
def test_another_event_is_no_conflict(other: str) -> None:
    assert dates(OPENED, other) == []


def test_a_document_of_two_dates_is_told_by_its_symbol() -> None:
    one = "1. The council recalls the budget of 5 March 2031 (A/99/123) and thanks the keepers."
    two = "1. It was set out in the report of 9 March 2031 (A/99/123)."
    (found,) = dates(one, two)
    assert found.values["what"] == "A/99/123"
    assert dates(one, two.replace("A/99/123", "A/99/124")) == []


def test_every_date_of_an_event_stands_in_one_finding() -> None:
    (found,) = dates(OPENED, OPENED.replace("5 March", "9 March"), OPENED.replace("5 March", "12 March"))
    assert len(found.where) == 3


def test_a_contract_finalized_here_and_discontinued_there_is_a_warning() -> None:
    other = "1. The framework contract for thermal cameras at the Ix ferry camp was discontinued."
    (found,) = states(SIGNED, other)
    assert (found.rule, found.severity) == ("conflict.states", WARNING)
    assert (found.values["first"], found.values["second"]) == ("finalized", "discontinued")


@pytest.mark.parametrize(
    "other",
    [
        "1. The framework contract for thermal cameras at the Ix ferry camp was finalized and signed.",
        "1. The framework contract for thermal cameras at the Ostrel ferry camp was discontinued.",
        "1. The lantern school of the northern bank was not established.",
    ],
    ids=["the same state", "another name", "another thing"],
)
def test_another_thing_or_the_same_state_is_no_conflict(other: str) -> None:
    assert states(SIGNED, other) == []


def test_what_was_not_done_is_quoted_with_its_not() -> None:
    other = "1. The framework contract for thermal cameras at the Ix ferry camp was not closed."
    (found,) = states(SIGNED, other)
    assert (found.values["first"], found.values["second"]) == ("finalized", "was not closed")
    assert found.where[1].marks == ("was not closed",)
    assert "thermal cameras at the Ix ferry camp" in found.values["what"]


def test_two_things_in_the_same_towns_are_two_things() -> None:
    here = "1. The lantern offices in Zamara, Ostrel and Farrow were opened."
    there = "1. The lessons of seamanship in Zamara, Ostrel and Farrow were not opened."
    assert states(here, there) == []


def undone(planned: str, *actual: str) -> list[Finding]:
    given: Text = document(indicators=((planned, *actual),))
    return list(RULES["conflict.undone"].run(given))


def test_adopted_last_year_and_late_now_is_a_warning() -> None:
    planned = "The lantern law is in force (2030/31: the law was adopted; 2031/32: the law is applied)"
    (found,) = undone(planned, "The adoption of the law was delayed")
    assert (found.rule, found.severity, found.values["year"]) == ("conflict.undone", WARNING, "2030/31")
    assert undone(planned, "The law was applied in all districts") == []


def test_not_adopted_last_year_and_late_now_is_none() -> None:
    planned = "The lantern law is in force (2030/31: the law was not adopted; 2031/32: the law is adopted)"
    assert undone(planned, "The adoption of the law was delayed") == []


def test_a_state_found_in_one_document_stays_found_beside_another() -> None:
    ended = "2. The framework contract for thermal cameras at the Ix ferry camp was discontinued."
    alone = states(f"{SIGNED}\n\n{ended}")
    common = " ".join(f"The framework contract for thermal cameras of camp {n} is long." for n in range(60))
    beside = states(f"{SIGNED}\n\n{ended}", f"1. {common}")
    assert [one.id for one in alone] == [one.id for one in beside]
    assert len(alone) == 1
