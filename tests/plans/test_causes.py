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
