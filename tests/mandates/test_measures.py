from decimal import Decimal
from pathlib import Path

import pytest

from bluehelm.mandates import load
from bluehelm.mandates.measured.measures import measures
from bluehelm.mandates.rows import Measure

from .duty_making import item, paragraph, text

PARTIES = ("parties",)


def of(said: str, who: tuple[str, ...] = PARTIES) -> tuple[Measure, ...]:
    return measures(text(paragraph("3", said, who)))


def test_each_item_of_a_list_of_measures_is_one_with_the_list_s_deadline() -> None:
    led = paragraph(
        "3", "Urges the parties to fulfil the following priority measures by 1 June 2031:", PARTIES
    )
    found = measures(text(led, item("3#1", "close the dykes,", led), item("3#2", "open the ferries;", led)))
    assert [(row.path, row.text, str(row.deadline)) for row in found] == [
        ("3#1", "close the dykes", "2031-06-01"),
        ("3#2", "open the ferries", "2031-06-01"),
    ]


def test_an_item_s_own_deadline_comes_before_the_list_s() -> None:
    led = paragraph("3", "Calls upon the parties to take the following steps:", PARTIES)
    found = measures(
        text(led, item("3#1", "close the dykes by 1 May 2031", led), item("3#2", "open them", led))
    )
    assert [str(row.deadline) for row in found] == ["2031-05-01", "None"]


def test_targets_with_a_day_each_are_measures_of_their_own() -> None:
    found = of(
        "Urges the parties to meet the targets of 1 June 2031 for the dykes and 15 July 2031 for the ferries"
    )
    assert [(row.text, str(row.deadline)) for row in found] == [
        ("1 June 2031 for the dykes", "2031-06-01"),
        ("15 July 2031 for the ferries", "2031-07-15"),
    ]


def test_the_day_on_which_an_old_plan_ends_is_no_deadline() -> None:
    assert (
        of("Calls upon the parties to draw up a plan to succeed the old one upon its expiration in May 2031")
        == ()
    )


def test_the_current_mandate_is_a_doubt() -> None:
    (found,) = of("Urges the parties to close the dykes before the end of the current mandate")
    assert str(found.deadline) == "2032-03-31"
    assert (
        found.doubt
        == "the current mandate is taken for the one that this text sets, which ends on 2032-03-31"
    )


def test_a_quota_is_a_measure_without_a_deadline() -> None:
    (found,) = of("Calls upon the parties to meet the 30 per cent quota for women on the river boards")
    assert [(one.value, one.unit) for one in found.quantities] == [(Decimal(30), "%")]
    assert found.deadline is None


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Demands that the parties cease hostilities immediately", PARTIES),
        ("Requests the Secretary-General to appoint a warden by 1 June 2031", ("Secretary-General",)),
        ("Calls upon Member States to lend boats by 1 June 2031", ("Member States",)),
        ("Authorizes the parties to keep up to 40 boats until 1 June 2031", PARTIES),
        ("Decides that such units shall leave by 1 June 2031", ("such units",)),
        ("Requests UNMIX to close the depot by 1 June 2031", ("UNMIX",)),
        (
            "Requests the Government of Lacustria to report to the Council by 1 June 2031",
            ("Government of Lacustria",),
        ),
    ],
)
def test_demands_without_a_day_and_what_others_owe_are_none(said: str, who: tuple[str, ...]) -> None:
    assert of(said, who) == ()


def test_benchmarks_are_listed_whoever_is_to_meet_them() -> None:
    led = paragraph("3", "Decides to reduce UNMIX against the following benchmarks:", ())
    found = measures(text(led, item("3(a)", "the dykes hold;", led)))
    assert [(row.path, row.owed_by) for row in found] == [("3(a)", "not stated")]


def test_conditions_of_an_authorization_are_no_measures() -> None:
    led = paragraph("3", "Authorizes the parties to cross under the following conditions:", PARTIES)
    assert measures(text(led, item("3(i)", "the tide is low", led))) == ()


def test_the_measures_of_the_invented_draft_are_read_with_their_numbers() -> None:
    found = measures(load.read(Path(__file__).parents[1] / "data" / "duties.txt"))
    assert [row.path for row in found] == ["1#1", "1#2", "1#2(i)", "1#2(ii)", "1#2(iii)", "5"]
    numbers = {row.path: [(str(one.value), one.op) for one in row.quantities] for row in found}
    assert numbers["1#1"] == [("400", ">=")]
    assert numbers["1#2(ii)"] == [("25", "=")]
    assert str(found[-1].deadline) == "2031-04-29"
