"""Causes: only what the text gives as a reason, in its order."""

from decimal import Decimal

import pytest

from bluehelm.plans.causes import causes, offsets, terms, variance

CODES = {
    "pandemic",
    "security",
    "political",
    "decision of authorities",
    "capacity",
    "demand",
    "procurement",
    "mission reprioritization",
    "contractor or contributor",
    "other",
    "vacancy",
    "price",
    "rate",
    "volume",
    "prior period",
    "unbudgeted",
    "deferral",
}


@pytest.mark.parametrize(
    ("remark", "codes"),
    [
        (
            "Fewer boats sailed owing to the restrictions in connection with the COVID-19 pandemic",
            ("pandemic",),
        ),
        ("The lower number was attributable to the deteriorating security situation", ("security",)),
        (
            "The delay was due to the elections and to restrictions in connection with COVID-19",
            ("political", "pandemic"),
        ),
        (
            "No quay was built because of the absence of a decision from the Ministry",
            ("decision of authorities",),
        ),
        ("The lower output was attributable to limited staff capacity", ("capacity",)),
        ("The higher output was attributable to a higher number of visitors", ("demand",)),
        ("Not completed, owing to challenges in sourcing the pumps", ("procurement",)),
        ("The dredging was reprioritized to serve the northern ports", ("mission reprioritization",)),
        ("Delayed owing to poor work by the local contractor", ("contractor or contributor",)),
        ("The lower output was attributable to the tides", ("other",)),
        ("The harbour was painted. The paint is blue", ()),
        ("", ()),
    ],
)
def test_a_reason_gives_its_codes(remark: str, codes: tuple[str, ...]) -> None:
    assert causes(remark) == codes


def test_a_name_that_holds_security_is_no_security_cause() -> None:
    remark = "The lower output was attributable to the new timetable of the Defence and Security Forces"
    assert causes(remark) == ("other",)


@pytest.mark.parametrize(
    ("remark", "codes"),
    [
        ("The lower output was attributable to spare oars for the troop-contributing countries", ("other",)),
        ("The delay was owing to the repair of contingent-owned equipment by the guild", ("other",)),
        ("The lower output was attributable to the rowing of cargo, in lieu of paying vendors", ("other",)),
        ("Boats were not hired, owing to late pay to individual contractual personnel", ("other",)),
        ("Sailing was not possible owing to delayed shipment of sails", ("procurement",)),
        (
            "Not dredged, owing to the unsatisfactory performance of the vendor",
            ("contractor or contributor",),
        ),
    ],
)
def test_the_name_of_what_is_counted_is_no_cause(remark: str, codes: tuple[str, ...]) -> None:
    assert causes(remark) == codes


def test_the_innermost_reason_is_the_cause() -> None:
    remark = "The lower output was attributable to the delay of requests owing to the quarantine"
    assert causes(remark) == ("pandemic",)


def test_a_second_reason_without_a_code_is_other() -> None:
    remark = "The lower output was attributable to the pace of the tides and to the quarantine"
    assert causes(remark) == ("other", "pandemic")


def test_a_purpose_is_no_cause() -> None:
    remark = "The lower output was attributable to the redirected focus of the crew to support the elections"
    assert causes(remark) == ("mission reprioritization",)


def test_a_choice_of_national_forces_is_none_of_the_mission() -> None:
    remark = "The lower output was attributable to the redirected focus of the Harbour Security Forces"
    assert causes(remark) == ("decision of authorities",)
    remark = "Postponed, owing to the reprioritization of the dredging by the National Council for Harbours"
    assert causes(remark) == ("decision of authorities",)


def test_what_came_of_support_is_no_cause_where_nothing_fell_short() -> None:
    assert causes("The harbour law was adopted as a result of the advice") == ()


def test_a_ministry_named_before_the_reason_does_not_hide_it() -> None:
    remark = "Nothing was built by the Ministry of Harbours, and work was postponed owing to the quarantine"
    assert causes(remark) == ("pandemic",)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("due to a lower vacancy rate, owing to improved recruitment of pilots", ("vacancy",)),
        ("due to a higher actual daily rate of pay", ("rate",)),
        ("due to a lower price per litre of lamp oil", ("price",)),
        ("due to fewer trips to the islands", ("volume",)),
        ("due to claims for prior periods", ("prior period",)),
        ("due to a new pier, for which no provision was made", ("unbudgeted",)),
        ("due to the decision to defer repairs owing to liquidity constraints", ("deferral", "capacity")),
        ("due to lower amounts of salaries after the earlier-than-planned closure of the harbour",
         ("mission reprioritization",)),
        ("due to the ropes bought, as compared with the lower price in the budget", ("other",)),
    ],
)  # fmt: skip
def test_an_explanation_of_money_gives_its_own_codes(text: str, codes: tuple[str, ...]) -> None:
    assert causes("The change was " + text, money=True) == codes


def test_what_is_set_aside_by_the_text_is_no_cause() -> None:
    assert causes("Sailing went on despite the COVID-19 pandemic") == ()
    remark = "The delay was not attributable to the elections, but owing to late delivery, delays in delivery"
    assert "political" not in causes(remark)


def test_a_sentence_after_the_reason_adds_none() -> None:
    remark = "The lower output was attributable to the tides. However, elections were held in the port"
    assert causes(remark) == ("other",)


def test_money_causes_are_asked_for() -> None:
    text = "The reduced requirements were attributable primarily to a higher actual average vacancy rate"
    assert causes(text) == ("other",)
    assert causes(text, money=True) == ("vacancy",)


def test_what_offsets_a_variance_is_kept_apart() -> None:
    text = (
        "The increased requirements were attributable to a higher average price of rope. "
        "The increased requirements were offset in part by a higher vacancy rate."
    )
    assert causes(text, money=True) == ("price",)
    assert offsets(text) == ("vacancy",)


def test_a_variance_has_the_printed_word_and_the_main_causes() -> None:
    words = (
        "For the period, the decreased requirements were attributable to the lower consumption of fuel, "
        "offset in part by increased requirements for paint, for which no provision was made."
    )
    row = variance("Marine operations", Decimal("12.5"), Decimal("3.1"), (words,), "2031/32", "paragraph 4")
    assert (row.word, row.causes) == ("reduced", ("volume",))
    assert row.explanation == words


def test_an_unexplained_variance_has_neither_word_nor_causes() -> None:
    row = variance("Medical", Decimal(1), None, (), "2031/32", "table 4, row 2")
    assert (row.word, row.causes, row.explanation) == (None, (), None)


def test_the_vocabulary_holds_the_codes_of_the_contract_in_two_languages() -> None:
    assert set(terms()) == CODES
    assert all(term["en"] and term["fr"] for term in terms().values())
