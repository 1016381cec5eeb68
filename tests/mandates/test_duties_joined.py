"""Phrases that join several duties, and wordings that name none at first sight. Adopted on 31 March 2031."""

import pytest

from bluehelm.mandates.duties import duties
from bluehelm.mandates.rows import Duty

from .duty_making import item, paragraph, text

Row = tuple[str, str | None, list[str]]


def read(said: str, who: tuple[str, ...] = ("Secretary-General",)) -> tuple[Duty, ...]:
    return duties(text(paragraph("7", said, who)))


def rows(said: str) -> list[Row]:
    return [(one.form, one.interval, [day.isoformat() for day in one.dates][:2]) for one in read(said)]


def test_dated_reports_and_updates_each_month_are_two_duties() -> None:
    found = rows(
        "Requests the Panel to provide to the Council a midterm report no later than 30 May 2031, a final "
        "report no later than 15 August 2031 and progress updates each month"
    )
    assert found == [
        ("report", None, ["2031-05-30", "2031-08-15"]),
        ("update", "P1M", ["2031-04-30", "2031-05-31"]),
    ]


def test_what_is_said_in_writing_and_what_orally_have_each_their_rhythm_and_one_topic() -> None:
    found = read(
        "Requests the Secretary-General to report in writing every six months and orally every 90 days "
        "on the dykes"
    )
    assert [(one.form, one.interval, one.content) for one in found] == [
        ("report", "P6M", ("the dykes",)),
        ("briefing", "P90D", ("the dykes",)),
    ]


def test_a_second_receiver_with_a_rhythm_of_its_own_is_owed_another_duty() -> None:
    found = read(
        "Requests UNMIX to report to the Secretary-General weekly and to the Council monthly", ("UNMIX",)
    )
    assert [(one.owed_to, one.interval) for one in found] == [
        ("Secretary-General", "P1W"),
        ("Security Council", "P1M"),
    ]


def test_two_receivers_of_one_report_are_both_named() -> None:
    (one,) = read(
        "Requests the Secretary-General to report on them to the Council and troop- and "
        "police-contributing countries"
    )
    assert one.owed_to == "Security Council, troop- and police-contributing countries"
    assert one.content == ("them",)


@pytest.mark.parametrize(
    ("said", "row"),
    [
        ("to report four months after the adoption of this resolution", ("report", None, ["2031-07-31"])),
        (
            "to ensure that the Council is kept informed every two months of the floods",
            ("information", "P2M", ["2031-05-31", "2031-07-31"]),
        ),
        (
            "to include in his report of 30 June 2031 recommendations on the ferries",
            ("recommendations", None, ["2031-06-30"]),
        ),
        (
            "to submit recommendations in this regard by 31 May 2031 on the ferries",
            ("recommendations", None, ["2031-05-31"]),
        ),
        (
            "to conduct a strategic review of UNMIX and to present its findings by 1 July 2031",
            ("review", None, ["2031-07-01"]),
        ),
        (
            "to include this assessment as an annex to his regular report scheduled 120 days after the "
            "adoption of this resolution",
            ("assessment", None, ["2031-07-29"]),
        ),
        (
            "to report semi-annually and not later than 45 days prior to the expiry of the mandate",
            ("report", "P6M", ["2031-09-30", "2032-02-15"]),
        ),
    ],
)
def test_the_duty_is_found_with_its_days(said: str, row: Row) -> None:
    assert rows(f"Requests the Secretary-General {said}") == [row]


@pytest.mark.parametrize(
    "said",
    [
        "to keep the Council informed of anything that may delay the start of the vote on 15 November 2031",
        "to report to the Council on the ferries in the period beginning on 30 May 2031",
    ],
)
def test_the_day_of_a_named_event_is_not_the_day_of_the_report(said: str) -> None:
    (one,) = read(f"Requests the Secretary-General {said}")
    assert one.dates == ()


def test_reports_given_before_are_still_no_duty() -> None:
    assert (
        read("Requests the Secretary-General to act on what was included in his report of 30 June 2031") == ()
    )


def test_a_body_s_tasks_are_owed_by_the_body_and_not_by_the_mission() -> None:
    led = paragraph(
        "5", "Decides to extend the mandate of the Panel of Experts to undertake the following tasks:", ()
    )
    found = duties(
        text(led, item("5(b)", "To provide to the Council a report by 1 June 2031 on the tolls", led))
    )
    assert [one.owed_by for one in found] == ["Panel of Experts"]


def test_a_committee_that_is_set_up_under_a_rule_owes_what_its_tasks_say() -> None:
    said = "Decides to establish, under rule 9 of its rules, a Committee to undertake the following tasks:"
    led = paragraph("5", said, ())
    found = duties(text(led, item("5(b)", "To report to the Council every month on the tolls", led)))
    assert [one.owed_by for one in found] == ["Committee"]
