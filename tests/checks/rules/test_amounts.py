"""Money and rates in words, held against the tables. All sentences and figures are invented."""

from decimal import Decimal

from bluehelm.checks.rows import ERROR
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
