"""What is a duty, of whom, to whom and in which form. The texts are invented."""

import pytest

from bluehelm.mandates.duties import duties
from bluehelm.mandates.rows import Duty

from .duty_making import item, paragraph, text


def only(said: str, who: tuple[str, ...] = ("Secretary-General",), verb: str | None = None) -> Duty:
    (found,) = duties(text(paragraph("7", said, who, verb)))
    return found


def none(said: str, verb: str | None = None) -> bool:
    return duties(text(paragraph("7", said, verb=verb))) == ()


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("Requests the Secretary-General to report to the Council on the crossings", "report"),
        (
            "Requests the Secretary-General to keep the Council regularly informed of the crossings",
            "information",
        ),
        ("Requests the Secretary-General to keep it fully updated on the crossings", "update"),
        (
            "Requests the Secretary-General to provide the Council every six months with a letter on tolls",
            "letter",
        ),
        ("Requests the Secretary-General to brief the Security Council on the tolls", "briefing"),
        (
            "Requests the Secretary-General to submit, as soon as the tide allows, a report on the tolls",
            "report",
        ),
        ("Requests the Secretary-General to notify the Council of any closure", "notification"),
        (
            "Requests the Secretary-General to bring any closure to the Council’s immediate attention",
            "notification",
        ),
        (
            "Requests the Secretary-General to present to the Council recommendations on the tolls",
            "recommendations",
        ),
        ("Requests regular briefings by the Secretary-General on the tolls", "briefing"),
    ],
)
def test_the_form_is_what_the_words_name(said: str, form: str) -> None:
    found = only(said)
    assert (found.owed_by, found.owed_to, found.form) == ("Secretary-General", "Security Council", form)


@pytest.mark.parametrize(
    "said",
    [
        "Takes note of the report of the Secretary-General of 3 May 2031 and of its recommendations",
        "Decides to extend the mandate of UNMIX as recommended in his report of 3 May 2031",
        "Requests the Secretary-General to begin with the steps set out in his report",
        "Recalls the reporting obligations set by paragraph 4 of resolution 9000 (2030)",
        "Encourages the Secretary-General to report on the tolls",
        "Decides to consider the matter again upon a report by the Secretary-General",
        "Requests the Secretary-General to provide UNMIX with boats, fuel and information on the tides",
    ],
)
def test_what_was_reported_recalled_or_only_encouraged_is_no_duty(said: str) -> None:
    assert none(said)


def test_a_plan_to_be_presented_to_the_council_is_owed() -> None:
    found = only(
        "Requests the Secretary-General to develop a long-term roadmap assessing the "
        "floods and focusing on clear "
        "conditions, including progress of the dykes, the return of the boats and the "
        "repair of the locks, to be "
        "presented to the Security Council by 31 January 2032"
    )
    assert (found.form, [str(day) for day in found.dates]) == ("roadmap", ["2032-01-31"])
    assert found.content == (
        "assessing the floods",
        "clear conditions",
        "progress of the dykes",
        "the return of the boats",
        "the repair of the locks",
    )


def test_two_things_owed_in_one_sentence_are_two_duties() -> None:
    found = duties(
        text(
            paragraph(
                "7",
                "Requests the Secretary-General to keep the Council informed of the floods, to "
                "submit a report on the "
                "dykes by 1 June 2031 and to mark all crossings",
            )
        )
    )
    assert [(duty.form, duty.content) for duty in found] == [
        ("information", ("the floods",)),
        ("report", ("the dykes",)),
    ]


def test_reporting_in_order_to_update_is_one_duty() -> None:
    assert only(
        "Requests the Secretary-General to report to the Council every 45 days to provide updates on tolls"
    )


def test_a_member_state_reports_and_coordinates_with_another_report() -> None:
    found = only(
        "Requests Ostrel to report to the Council on this mandate and to coordinate its "
        "reporting with the reporting "
        "by the Secretary-General referred to in paragraph 12",
        ("Ostrel",),
    )
    assert (found.owed_by, found.content, found.dates) == ("Ostrel", ("this mandate",), ())
    assert found.doubt == "no interval is stated; to be coordinated with what paragraph 12 asks for"


def test_a_task_to_report_in_a_list_is_the_mission_s() -> None:
    led = paragraph("8", "Decides that the mandate of UNMIX shall be the following", ("UNMIX",))
    found = duties(
        text(led, item("8(a)", "To watch the ferries and to report to the Security Council on losses", led))
    )
    assert [(duty.path, duty.owed_by, duty.content) for duty in found] == [("8(a)", "UNMIX", ("losses",))]


def test_a_task_to_report_that_does_not_say_to_whom_is_doubted() -> None:
    led = paragraph("8", "Decides that the mandate of UNMIX shall be the following", ("UNMIX",))
    (found,) = duties(text(led, item("8(b)", "To investigate and report on the fires", led)))
    assert found.doubt == "the text does not say to whom"


def test_the_items_of_a_list_are_the_content() -> None:
    led = paragraph(
        "12", "Requests the Secretary-General to report to the Council every three months, focusing:"
    )
    found = duties(text(led, item("12(i)", "on the dykes,", led), item("12(ii)", "on the ferries;", led)))
    assert [duty.content for duty in found] == [("the dykes", "the ferries")]


def test_a_committee_s_group_reports_to_the_committee() -> None:
    found = only(
        "Requests the Group of Experts to provide a midterm report to the Committee by 1 June 2031",
        ("Group of Experts",),
    )
    assert (found.owed_by, found.owed_to) == ("Group of Experts", "Committee")


def test_public_reports_are_owed_to_the_public() -> None:
    found = only(
        "Calls upon the Observer to continue to make public regular reports with advice",
        ("Observer",),
        "calls upon",
    )
    assert (found.owed_by, found.owed_to, found.form) == ("Observer", "public", "report")


def test_a_report_that_is_only_announced_is_doubted() -> None:
    found = only(
        "Welcomes the intention of the Secretary-General to submit a report on the tolls by 1 June 2031"
    )
    assert found.doubt is not None
    assert found.doubt.startswith("announced")


def test_a_condition_is_kept_in_its_own_words() -> None:
    found = only("Requests the Secretary-General to keep the Council informed if such thefts occur")
    assert (found.condition, found.dates) == ("if such thefts occur", ())


def test_a_draft_s_duties_are_provisional() -> None:
    said = paragraph("7", "Requests the Secretary-General to report to the Council on tolls")
    assert [
        duty.provisional for status in ("draft", "adopted") for duty in duties(text(said, status=status))
    ] == [
        True,
        False,
    ]
