"""Quantities of a text. All excerpts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluehelm.mandates.counts.quantities import quantities


def found(text: str) -> list[tuple[str, str, str]]:
    return [(str(each.value), each.op, each.unit) for each in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "up to 13,289 military personnel and 1,920 police personnel",
            [("13289", "<=", "military personnel"), ("1920", "<=", "police personnel")],
        ),
        (
            "training at least 2,000 members of the signatory armed groups, in addition",
            [("2000", ">=", "members of the signatory armed groups")],
        ),
        ("transfer 30 per cent of State revenues", [("30", "=", "%")]),
        (
            "a maximum of 6,000 military personnel, including 260 military observers",
            [("6000", "<=", "military personnel"), ("260", "=", "military observers")],
        ),
        ("the redeployment of five battalions to the north", [("5", "=", "battalions")]),
        ("no fewer than fifty women in the committee", [("50", ">=", "women")]),
        ("an additional 500 troops", [("500", "=", "troops")]),
        ("will not exceed 1,350 personnel", [("1350", "<=", "personnel")]),
        ("approximately 81,000 people in the area", [("81000", "about", "people")]),
        ("up to a total of 300 million United States dollars", [("300000000", "<=", "US dollars")]),
        ("a fund of $50 million", [("50000000", "=", "US dollars")]),
        ("up to 2000 troops", [("2000", "<=", "troops")]),
    ],
)
def test_a_quantity_has_value_sign_and_unit(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "resolution 2374 (2017), paragraphs 2, 5 and 7, and S/2020/476",
        "by 31 March 2031, within 30 days and every three months",
        "in 2019 and 2020",
        "the two sides and all six grave violations",
        "Part II and Annex 2 of the Agreement, COVID-19 and the G5",
        "the 1267/1989 Committee",
        "one of the parties and a second chamber",
    ],
)
def test_names_dates_and_numbers_of_documents_are_no_quantities(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet=st.sampled_from("0123456789,. %$()-/abcdefon upthrad"), max_size=60))
def test_any_text_is_read_and_quoted_in_order(text: str) -> None:
    at = 0
    for each in quantities(text):
        at = text.index(each.printed, at)
        assert each.op
