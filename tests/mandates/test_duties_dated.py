"""When duties fall due. The invented resolution is of 31 March 2031, its mandate ends on 31 March 2032."""

from dataclasses import replace

import pytest

from bluehelm.mandates.duties import duties
from bluehelm.mandates.rows import Duty

from .duty_making import paragraph, text

QUARTERLY = paragraph(
    "12", "Requests the Secretary-General to report to the Council every three months on the floods"
)
QUARTERS = ["2031-06-30", "2031-09-30", "2031-12-31", "2032-03-31"]


def days(duty: Duty) -> list[str]:
    return [day.isoformat() for day in duty.dates]


def one(said: str) -> Duty:
    (found,) = duties(text(paragraph("7", said)))
    return found


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("to report to the Council by 15 May 2031 on the tolls", ["2031-05-15"]),
        (
            "to report by 7 May 2031, 4 June 2031 and 1 July 2031 on the tolls",
            ["2031-05-07", "2031-06-04", "2031-07-01"],
        ),
        (
            "to submit a report on the tolls within two months of the adoption of this resolution",
            ["2031-05-31"],
        ),
        ("to report to the Council every six months on the tolls", ["2031-09-30", "2032-03-31"]),
        ("to report before the end of the current mandate on the tolls", ["2032-03-31"]),
        ("to report to the Council as soon as possible on the tolls", []),
        ("to report on the elections to be held by 1 June 2031", []),
        ("to report by 1 May 2031 on the handing over of the locks by 1 June 2031", ["2031-05-01"]),
        (
            "to report on the locks every six months and by 1 June 2031",
            ["2031-06-01", "2031-09-30", "2032-03-31"],
        ),
    ],
)
def test_the_days_are_those_of_the_duty(said: str, due: list[str]) -> None:
    found = one(f"Requests the Secretary-General {said}")
    assert days(found) == due


def test_a_first_report_and_then_one_every_three_months_are_one_series() -> None:
    found = one(
        "Requests the Secretary-General to report to the Council within 45 days of the "
        "adoption of this resolution on "
        "the dykes, and then every three months from 1 June 2031"
    )
    assert (found.interval, days(found)) == ("P3M", ["2031-05-15", "2031-09-01", "2031-12-01", "2032-03-01"])
    assert found.content == ("the dykes",)


def test_a_day_before_the_phrase_counts_too() -> None:
    assert days(
        one("Requests the Secretary-General, by 15 May 2031, to report to the Council on the tolls")
    ) == ["2031-05-15"]


def test_what_goes_into_the_regular_reports_has_their_path_and_days() -> None:
    said = "Requests the Secretary-General to pay attention to these points in his regular reporting on UNMIX"
    found = next(duty for duty in duties(text(paragraph("4", said), QUARTERLY)) if duty.path == "4")
    assert (found.within, found.interval, days(found)) == ("12", "P3M", QUARTERS)
    assert found.content == ("these points",)


def test_what_goes_into_the_first_report_has_the_first_day() -> None:
    said = "Requests the Secretary-General to include in his first quarterly report an update on the dykes"
    found = next(duty for duty in duties(text(paragraph("5", said), QUARTERLY)) if duty.path == "5")
    assert (found.form, found.within, days(found), found.content) == (
        "update",
        "12",
        QUARTERS[:1],
        ("the dykes",),
    )


def test_the_mission_s_findings_go_into_the_secretary_general_s_reports() -> None:
    said = (
        "Requests UNMIX to observe and report on thefts as part of the "
        "Secretary-General’s regular reporting cycle"
    )
    found = next(
        duty for duty in duties(text(paragraph("6", said, ("UNMIX",)), QUARTERLY)) if duty.path == "6"
    )
    assert (found.owed_by, found.within, days(found)) == ("UNMIX", "12", QUARTERS)


def test_a_report_named_after_a_month_is_due_on_its_last_day_with_the_doubt_said() -> None:
    found = one(
        "Requests the Secretary-General to include in his November 2031 report on ports "
        "an assessment of tolls"
    )
    assert (found.form, days(found)) == ("assessment", ["2031-11-30"])
    assert found.doubt is not None
    assert "month" in found.doubt


def test_a_month_without_a_year_is_the_next_one() -> None:
    found = one("Requests the Secretary-General to include in his February report an assessment of the tolls")
    assert days(found) == ["2032-02-29"]


def test_without_a_regular_report_there_is_no_day_and_the_reason_is_given() -> None:
    found = one("Requests the Secretary-General to include in his reports information on the tolls")
    assert (found.within, found.dates) == (None, ())
    assert found.doubt == "the text asks for no regular report that it could be included in"


def test_the_report_of_a_named_paragraph_holds_it() -> None:
    said = "Requests the Secretary-General to include in the report requested in paragraph 12 a note"
    found = next(duty for duty in duties(text(paragraph("4", said), QUARTERLY)) if duty.path == "4")
    assert (found.within, days(found)) == ("12", QUARTERS)


def test_another_body_s_report_holds_nothing_of_the_secretary_general() -> None:
    group = paragraph(
        "3", "Requests the Group to report to the Council every three months on arms", ("Group of Experts",)
    )
    said = "Requests the Secretary-General to include in his reports information on the tolls"
    found = duties(text(group, paragraph("4", said)))[-1]
    assert (found.path, found.within, found.dates) == ("4", None, ())


def test_what_then_recurs_is_counted_from_the_first_day() -> None:
    first, later = duties(
        text(
            paragraph(
                "7",
                "Requests the Secretary-General to report to the Council within three months of the "
                "adoption of this resolution on the dykes, and then, every three months, to report to the "
                "Council on the tolls",
            )
        )
    )
    assert days(first) == ["2031-06-30"]
    assert (later.interval, later.dates[0].month, later.doubt) == ("P3M", 9, None)


def test_a_day_by_which_the_matter_is_to_be_done_is_not_that_of_the_report() -> None:
    said = "to report to the Council on indicators for the dykes with a view to meeting them by 1 June 2031"
    assert days(one(f"Requests the Secretary-General {said}")) == []


def test_the_days_printed_beside_a_rhythm_are_its_days() -> None:
    said = "Decides that the Panel shall submit biannual reports to it by 5 May 2031 and by 6 November 2031"
    endless = replace(text(paragraph("1", said, ("Panel",))), ends=None)
    (found,) = duties(endless)
    assert [str(day) for day in found.dates] == ["2031-05-05", "2031-11-06"]
    assert found.doubt is None
