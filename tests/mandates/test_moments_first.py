"""Rhythms with a first day, periods with their own start, days that are not due. Excerpts are invented."""

from datetime import date

import pytest

from bluehelm.mandates.times.moments import Moment, moments

ADOPTED, ENDS = date(2031, 6, 16), date(2032, 6, 30)


def read(text: str) -> tuple[Moment, ...]:
    return moments(text, ADOPTED, ENDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "to report by 15 October 2031 and thereafter every three months",
            ["2032-01-15", "2032-04-15"],
        ),
        (
            "through quarterly reports, the first by 15 October 2031",
            ["2031-10-15", "2032-01-15", "2032-04-15"],
        ),
        (
            "quarterly, with the first briefing within 30 days of the adoption of this resolution",
            ["2031-07-16", "2031-10-16", "2032-01-16", "2032-04-16"],
        ),
        ("every six months, in December 2031 and June 2032", ["2031-12-31", "2032-06-30"]),
    ],
)
def test_what_recurs_is_counted_from_the_first_day_named(text: str, expected: list[str]) -> None:
    (every,) = (row for row in read(text) if row.kind == "every")
    assert [str(day) for day in every.dates] == expected


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("from 1 January 2032 for a period of 18 months", "2033-06-30"),
        ("with effect from 16 July 2031, a group of monitors, for up to nine months", "2032-04-16"),
    ],
)
def test_a_period_runs_from_its_own_start(text: str, end: str) -> None:
    period = read(text)[-1]
    assert [str(day) for day in period.dates] == [end]
    assert "does not say from when" not in str(period.doubt)


def test_a_rhythm_says_how_often_regularly_is() -> None:
    (moment,) = read("to brief the Council on a regular basis, and at least twice yearly, on its work")
    assert (moment.interval, moment.doubt) == (
        "P6M",
        "counted from the adoption; it may be meant from the report before",
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the start of the third phase on 15 November 2031", "from"),
        ("the phase of the census beginning on 30 July 2031", "from"),
        ("the plan that follows this one upon its expiration in December 2031", "until"),
    ],
)
def test_the_day_on_which_a_thing_starts_or_ends_is_not_when_something_is_due(text: str, kind: str) -> None:
    assert [row.kind for row in read(text)] == [kind]


def test_a_day_that_the_calendar_has_not_is_told() -> None:
    (moment,) = read("to report by 31 November 2031")
    assert (moment.dates, moment.doubt) == ((), "the calendar has no 31 November 2031")


def test_in_so_many_days_is_a_deadline_of_a_report_alone() -> None:
    (moment,) = read("to report to the Council in 90 days")
    assert [str(day) for day in moment.dates] == ["2031-09-14"]
    assert read("the first truce in three months") == ()
