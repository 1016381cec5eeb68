"""The times a text names, as days of the calendar. All excerpts are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluehelm.mandates.times.ending import end_of_mandate
from bluehelm.mandates.times.moments import Moment, moments

ADOPTED, ENDS = date(2030, 11, 30), date(2031, 11, 30)
PIECES = st.sampled_from(
    [
        "every ",
        "within ",
        "three ",
        "months",
        " 45 days",
        " thereafter",
        " of the adoption",
        "by ",
        "until ",
        "31 June 2031",
        "30 February",
        "29 February 2031",
        "the end of its mandate",
        " and ",
        ", ",
        "for a period of ",
        "0 days",
        "9999 years",
        "quarterly",
        "December 2031",
        "in 2031",
        "twice a year",
        "99 March 2031",
    ]
)


def only(text: str) -> Moment:
    (moment,) = moments(text, ADOPTED, ENDS)
    return moment


def days(text: str) -> list[str]:
    return [str(day) for day in only(text).dates]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("to be presented by 31 March 2031", "by", ["2031-03-31"]),
        ("no later than 1 May 2031", "by", ["2031-05-01"]),
        ("extends it until 30 June 2031", "until", ["2031-06-30"]),
        ("before the end of UNMIX's current mandate", "by", ["2031-11-30"]),
        ("decide at the end of the current mandate of UNMIX", "on", ["2031-11-30"]),
        ("reports by 7 March, 4 April and 1 May 2031", "by", ["2031-03-07", "2031-04-04", "2031-05-01"]),
        ("not later than 45 days prior to its expiration", "by", ["2031-10-16"]),
        ("within 30 days of the adoption of this resolution", "within", ["2030-12-30"]),
        ("three months from the date of its adoption", "on", ["2031-02-28"]),
        ("for an initial period ending 31 December", "until", ["2030-12-31"]),
        ("for a further period of six months, until 31 May 2031", "until", ["2031-05-31"]),
        ("for a period of six months", "until", ["2031-05-30"]),
        ("in his first quarterly report following the adoption of this mandate", "on", ["2031-02-28"]),
    ],
)
def test_a_time_is_a_day_of_the_calendar(text: str, kind: str, expected: list[str]) -> None:
    assert only(text).kind == kind
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "interval", "first", "count"),
    [
        ("every three months after the adoption of this resolution", "P3M", "2031-02-28", 4),
        ("to provide every six months a letter", "P6M", "2031-05-30", 2),
        ("on a quarterly basis", "P3M", "2031-02-28", 4),
        ("at least twice a year", "P6M", "2031-05-30", 2),
        ("report annually", "P1Y", "2031-11-30", 1),
        ("every 45 days", "P45D", "2031-01-14", 8),
        ("every two weeks", "P2W", "2030-12-14", 26),
    ],
)
def test_what_recurs_runs_up_to_the_end_of_the_mandate(
    text: str, interval: str, first: str, count: int
) -> None:
    moment = only(text)
    assert (moment.kind, moment.interval) == ("every", interval)
    assert (str(moment.dates[0]), len(moment.dates)) == (first, count)
    assert "it may be meant from the report before" in str(moment.doubt)


def test_a_short_month_ends_on_its_last_day_and_the_next_is_not_shortened() -> None:
    assert days("every three months") == ["2031-02-28", "2031-05-30", "2031-08-30", "2031-11-30"]


def test_a_first_time_and_what_follows_it_are_two_moments() -> None:
    text = "within 45 days of the adoption of this resolution and then every three months from 1 April 2031"
    first, rest = moments(text, ADOPTED, ENDS)
    assert [str(day) for day in first.dates] == ["2031-01-14"]
    assert [str(day) for day in rest.dates] == ["2031-07-01", "2031-10-01"]
    assert "1 April 2031" in str(rest.doubt)
    first, rest = moments("by 15 June 2031 and every 60 days thereafter", ADOPTED, ENDS)
    assert [str(day) for day in rest.dates] == ["2031-08-14", "2031-10-13"]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (
            "within six months after its commencement",
            "counted from 'its commencement', which has no day in the text",
        ),
        ("within 10 working days", "working days; which days these are is not said"),
        ("to report regularly", "no interval is given"),
    ],
)
def test_a_time_that_no_day_is_known_of_says_why(text: str, doubt: str) -> None:
    assert (only(text).dates, only(text).doubt) == ((), doubt)


def test_a_month_keeps_its_doubt() -> None:
    assert days("in its April 2031 report on UNMIX") == ["2031-04-30"]
    assert only("in its April 2031 report").doubt == "the text names a month; its last day is taken"
    assert only("by the end of April 2031").doubt is None


def test_bimonthly_is_ambiguous() -> None:
    assert "twice a month" in str(only("report bi-monthly to the Council").doubt)


@pytest.mark.parametrize(
    "text",
    [
        "the Pact signed on 15 October 2028",
        "its resolution 1173 (1998) of 12 June 1998",
        "as soon as possible",
        "up to 2000 troops",
        "held on 3 May",
        "violence in 2029 and 2030",
    ],
)
def test_history_and_haste_are_no_moments(text: str) -> None:
    assert moments(text, ADOPTED, ENDS) == ()


def test_without_the_days_to_count_from_none_is_made_up() -> None:
    (within,) = moments("within 30 days of the adoption", None, None)
    assert (within.dates, within.doubt) == ((), "the day of adoption is not known")
    (every,) = moments("every three months", ADOPTED, None)
    assert [str(day) for day in every.dates] == ["2031-02-28"]
    assert "only the first is given" in str(every.doubt)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Decides to extend the mandate of UNMIX until 30 June 2031;", date(2031, 6, 30)),
        ("Renews the mandate of UNMIX for a period of six months, until 31 May 2031", date(2031, 5, 31)),
        ("Decides to establish UNMIX for an initial period of 12 months", date(2031, 11, 30)),
        ("Deploys UNMIX as from 1 January 2031 for an initial period of 12 months", date(2031, 12, 31)),
        ("Decides to extend the mandate of the Panel of Experts until 30 June 2031", None),
        ("Expresses its intention to extend the mandate of UNMIX until 30 June 2031", None),
        ("Requests a report by 30 June 2031", None),
    ],
)
def test_the_end_of_a_mandate_is_read_where_it_is_given(text: str, end: date | None) -> None:
    assert end_of_mandate(text, ADOPTED) == end


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=10).map("".join)))
def test_any_text_is_read_and_quoted_in_order(text: str) -> None:
    at = 0
    for moment in moments(text, ADOPTED, ENDS):
        at = text.index(moment.printed, at)
        assert list(moment.dates) == sorted(moment.dates)
    end_of_mandate(text, ADOPTED)
    moments(text, date(9999, 12, 31), None)
