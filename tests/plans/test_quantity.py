"""Numbers in prose: what is a quantity, what is a name, and what a printed formula gives."""

from decimal import Decimal

import pytest

from bluehelm.plans.quantity import figure, plain, products, quantities, scale


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,462", "1462"),
        ("1 462", "1462"),
        ("27\u00a0366.4", "27366.4"),
        ("(27 366.4)", "-27366.4"),
        ("-3", "-3"),
        ("81.46", "81.46"),
    ],
)
def test_a_whole_cell_is_read_as_its_figure(cell: str, value: str) -> None:
    assert figure(cell) == Decimal(value)


@pytest.mark.parametrize("cell", ["–", "—", "-", "", "Yes", "12 boats", "7 289 4"])
def test_dashes_and_words_are_no_figure(cell: str) -> None:
    assert figure(cell) is None


def test_signs_units_and_scales_stay_with_their_number() -> None:
    (money,) = quantities("a budget of $1,149.8 million")
    assert (money.value, money.unit) == (Decimal("1149.8"), "million US dollars")
    (share,) = quantities(">95 per cent")
    assert (share.value, share.op, share.unit) == (Decimal(95), ">", "per cent")
    (band,) = quantities("12 per cent ± 2 per cent")
    assert (band.value, band.op, band.tolerance) == (Decimal(12), "+/-", Decimal(2))


@pytest.mark.parametrize(
    ("text", "op", "value"),
    [
        ("at least 4 boats", ">=", 4),
        ("a minimum of 30 divers", ">=", 30),
        ("up to 900 seats", "<=", 900),
        ("approximately 60 wells", "~", 60),
        ("an estimated 10 wells", "~", 10),
        ("≤ 45 days", "<=", 45),
        ("a total of one lighthouse", None, 1),
        ("twenty-five buoys", None, 25),
        ("about four hundred", "~", 400),
        ("two hundred and thirty-one wells", None, 231),
        ("three dozen lanterns", None, 36),
    ],
)
def test_words_before_a_number_are_its_sign(text: str, op: str | None, value: int) -> None:
    (found,) = quantities(text)
    assert (found.op, found.value) == (op, Decimal(value))


@pytest.mark.parametrize(
    "name",
    [
        "resolution 9325 (2000)",
        "law No. 2015-052 of 18 December 2015",
        "the 2019/20 harvest",
        "since 2012",
        "paragraph 5",
        "COVID-19",
        "24 hours a day, 7 days a week",
        "a quota of 30 per cent",
        "within 6 weeks of their arrival",
        "the three-pronged plan",
        "P-3 and D-1 posts",
    ],
)
def test_names_dates_and_mandates_are_no_quantities(name: str) -> None:
    assert quantities(name) == ()


def test_a_share_of_all_gives_the_part() -> None:
    (found,) = quantities("41/41 harbours")
    assert found.value == 41


def test_a_range_keeps_both_ends() -> None:
    (found,) = quantities("3 to 5 boats")
    assert (found.value, found.high) == (Decimal(3), Decimal(5))


def test_a_formula_is_multiplied_and_a_doubtful_sum_is_tried_both_ways() -> None:
    assert set(products("(2 boats x 360 days x 9 ports)")) == {Decimal(6480)}
    values = products("(2 ports x 10 days) + (2 schools + 9 crews x 5 days)")
    assert Decimal(20 + 2 + 45) in values
    assert Decimal(20 + 11 * 5) in values


def test_signs_of_typesetting_become_plain() -> None:
    assert plain("$\\geq 1,800$") == "≥ 1,800"
    assert plain("15 per cent \\pm 3") == "15 per cent ± 3"


def test_a_scale_is_known_by_the_first_word_of_a_unit() -> None:
    assert scale("million litres of fuel") == 10**6
    assert scale("litres") == 1
    assert scale(None) == 1
