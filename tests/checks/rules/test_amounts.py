"""Money and rates in words, held against the tables. All sentences and figures are invented."""

from dataclasses import replace
from decimal import Decimal

from bluehelm.checks.rows import ERROR
from bluehelm.plans.rows import Strength
from bluehelm.sources.form import MoneyRow, VarianceRow
from tests.checks.rules import framed
from tests.checks.rules.tabled import found

GROSS = MoneyRow(
    "2019/20", "performance", None, "Gross requirements",
    Decimal("1000.0"), Decimal("900.4"), Decimal("99.6"), Decimal("10.0"), "line 9",
)  # fmt: skip


def test_an_unencumbered_balance_is_the_one_of_the_table() -> None:
    right = "The unencumbered balance of $99,600 reflects lower costs."
    assert found("amount", framed.text(prose=(right,), money=(GROSS,))) == []
    wrong = right.replace("99,600", "96,900")
    (finding,) = found("amount", framed.text(prose=(wrong,), money=(GROSS,)))
    assert finding.severity == ERROR
    assert finding.values["computed"] == "$99,600"


def test_the_rate_of_use_follows_from_the_table() -> None:
    told = (
        "UNMIX incurred $0.9 million in expenditure, representing a resource utilization rate of {} per cent."
    )
    assert found("amount", framed.text(prose=(told.format("90.0"),), money=(GROSS,))) == []
    (finding,) = found("amount", framed.text(prose=(told.format("99.0"),), money=(GROSS,)))
    assert finding.values["computed"] == "90.0 per cent"


def test_a_variance_is_explained_as_the_table_prints_it() -> None:
    boats = MoneyRow(
        "2019/20", "performance", None, "Boats",
        Decimal("50.0"), Decimal("40.0"), Decimal("10.0"), Decimal("20.0"), "line 9",
    )  # fmt: skip
    for amount, count in (("10.0", 0), ("11.0", 1)):
        told = VarianceRow("2019/20", "Boats", Decimal(amount), Decimal("20.0"), ("Fewer.",), "line 20")
        assert len(found("caption", framed.text(money=(boats, GROSS), variances=(told,)))) == count


def compared(sentence: str) -> list[tuple[str, str]]:
    given = framed.text(prose=(sentence,))
    findings = [*found("compared", given), *found("compared_share", given)]
    return [(one.rule.partition(".")[2], one.values["computed"]) for one in findings]


def test_a_decrease_of_money_is_the_difference_of_its_amounts() -> None:
    told = "It amounts to $500,000, a decrease of ${}, or {} per cent, compared with the $640,000 approved."
    assert compared(told.format("140,000", "21.9")) == []
    assert compared(told.format("104,000", "21.9")) == [("compared", "140,000")]
    assert compared(told.format("140,000", "29.1")) == [("compared_share", "21.9")]


def test_a_share_of_change_follows_from_the_new_amount() -> None:
    told = "It includes $350,000 for travel, or an increase of $100,000 (or {} per cent)."
    assert compared(told.format("40")) == []
    assert compared(told.format("55")) == [("compared_share", "40.0")]


def test_millions_in_the_text_are_the_rounded_figure_of_the_row() -> None:
    row = framed.output("Storage of 25,554,162 litres of fuel", ("22,427,375", "Litres"))
    told = "It used 22.4 million litres, compared with {} million litres budgeted."
    assert found("rounded", framed.text(row, prose=(told.format("25.6"),))) == []
    (finding,) = found("rounded", framed.text(row, prose=(told.format("25.5"),)))
    assert finding.values["computed"] == "25.6"


def test_a_vacancy_rate_explained_is_the_one_of_the_strength_table() -> None:
    strength = Strength(
        "2019/20", "average", None, "Rowers", Decimal(200), Decimal(150), Decimal("25.0"), "line 3"
    )
    for rate, count in (("25.0", 0), ("52.0", 1)):
        told = f"The decrease was due to the higher actual average vacancy rate of {rate} per cent."
        given = framed.text(prose=(told,))
        assert given.plan is not None
        sentences = tuple(replace(one, heading="Rowers") for one in given.sentences)
        given = replace(given, sentences=sentences, plan=replace(given.plan, strength=(strength,)))
        assert len(found("vacancy_said", given)) == count
