"""The table of financial resources, in one period and in two."""

import random
from decimal import Decimal
from pathlib import Path

import pytest

from bluehelm.sources.budgets.numbers import figure
from bluehelm.sources.budgets.resources import Resources, resources
from bluehelm.sources.form import MoneyRow
from tests.sources.sheetmaking import FULL, HEAD, SUMMARY, document, real, table

D = Decimal
REAL = {
    "590": ("data/un_budget_documents/A_80_590.docx", None, 30),
    "623": ("data/un_budget_documents/A_80_623.docx", "2026/27", 60),
    "614": ("data/un_budget_documents/A_80_614.docx", "2026/27", 60),
}


def seed(shared: Path) -> Resources:
    return real(shared / "seeds" / "003_ae2a8263570f7995.txt", "2019/20", None)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("(26\u00a0981.3)", "-26981.3"),
        ("1 174 132 .0", "1174132.0"),
        ("9056.0", "9056.0"),
        ("\\$1,138.5", "1138.5"),
        ("(6.4%)", "-6.4"),
        ("−12", "-12"),
    ],
)
def test_a_figure_is_read_as_it_is_printed(printed: str, value: str) -> None:
    assert figure(printed) == D(value)


@pytest.mark.parametrize("printed", ["355.4 16.3", "12 34", "n/a", "twelve", "1,2", "", "5O.4", "–"])
def test_what_is_no_figure_is_not_made_one(printed: str) -> None:
    assert figure(printed) is None


def test_each_category_stands_in_its_group_and_totals_in_none() -> None:
    rows = resources(document(FULL), "2030/31", None).money
    assert [(row.group, row.category) for row in rows] == [
        ("Military and police personnel", "Military observers"),
        ("Military and police personnel", "Subtotal"),
        ("Operational costs", "Air operations"),
        ("Operational costs", "Special equipment"),
        ("Operational costs", "Subtotal"),
        (None, "Gross requirements"),
        (None, "Net requirements"),
        (None, "Total requirements"),
    ]
    air = rows[2]
    assert (air.apportionment, air.expenditure, air.variance, air.percent) == (
        D(400),
        D("500.5"),
        D("-100.5"),
        D("-25.1"),
    )
    assert (air.period, air.basis, air.where) == ("2030/31", "performance", "line 107")


def test_a_dash_is_nothing_and_no_fault() -> None:
    found = resources(document(FULL), "2030/31", None)
    special = found.money[3]
    assert (special.apportionment, special.expenditure, special.variance, special.percent) == (None,) * 4
    assert found.set_aside == ()


def test_the_summary_is_not_added_to_the_full_table() -> None:
    both = resources(document(SUMMARY, "A. Financial resources", FULL), "2030/31", None).money
    assert both == resources(document("", "", FULL), "2030/31", None).money


def test_the_summary_serves_where_it_is_alone() -> None:
    rows = resources(document(SUMMARY), "2030/31", None).money
    assert [row.category for row in rows][:2] == ["Military and police personnel", "Operational costs"]
    assert {row.group for row in rows} == {None}


def test_a_table_cut_by_a_page_goes_on_without_its_headings() -> None:
    lines = FULL.split("\n")
    first, second = table("\n".join(lines[:8])), table("\n".join(lines[8:]), 40)
    rows = resources(document(first, second), "2030/31", None).money
    whole = resources(document(FULL), "2030/31", None).money
    assert [(row.group, row.category) for row in rows] == [(row.group, row.category) for row in whole]


def test_two_periods_side_by_side_give_two_rows_with_the_signs_as_printed() -> None:
    heads = (
        "\t2030/31 apportionment\t2030/31 expenditure\t=2 Variance\t2031/32 apportionment\t"
        "2032/33 cost estimates\t=2 Variance\n"
        "Category\t(1)\t(2)\tUnencumbered balance\tPercentage\t(5)\t(6)\tAmount\tPercentage\n"
    )
    body = (
        "Air operations\t400.0\t500.5\t(100.5)\t(25.1)\t300.0\t270.0\t(30.0)\t(10.0)\n"
        "Gross requirements\t400.0\t500.5\t(100.5)\t(25.1)\t300.0\t270.0\t(30.0)\t(10.0)\n"
        "Total requirements\t400.0\t500.5\t(100.5)\t(25.1)\t300.0\t270.0\t(30.0)\t(10.0)"
    )
    rows = resources(document(heads + body), "2030/31", "2032/33").money
    assert [(row.period, row.basis) for row in rows] == [("2030/31", "performance")] * 3 + [
        ("2032/33", "budget")
    ] * 3
    assert (rows[3].apportionment, rows[3].expenditure, rows[3].variance) == (D(300), D(270), D(-30))


def test_headings_run_together_are_told_by_arithmetic_or_not_at_all() -> None:
    smeared = "Category\tApportionment expenditure\t\tVariance\tPercentage\n"
    body = "\n".join(FULL.split("\n")[3:])
    good = resources(document(smeared + body), "2030/31", None)
    plain = resources(document(FULL), "2030/31", None).money
    assert [{**vars(row), "where": ""} for row in good.money] == [{**vars(row), "where": ""} for row in plain]
    assert good.money[0].expenditure == D(1000)
    wrong = body.replace("200.0\t16.7", "777.0\t16.7").replace("(100.5)", "(9.0)").replace("99.5", "1.0")
    bad = resources(document(smeared + wrong), "2030/31", None)
    assert bad.money == ()
    assert "no columns named" in bad.set_aside[0].why


def test_a_renamed_column_is_set_aside_with_its_place() -> None:
    found = resources(document(FULL.replace("Apportionment", "Pot of gold")), "2030/31", None)
    assert found.money == ()
    assert found.set_aside[0].where == "lines 100-112"
    assert "Pot of gold" in found.set_aside[0].text
    assert all(row.stops for row in found.set_aside)


def test_words_where_a_figure_belongs_are_set_aside_and_the_rest_is_kept() -> None:
    found = resources(
        document(FULL.replace("500.5\t(100.5)\t(25.1)\nSpecial", "five hundred\t(100.5)\t(25.1)\nSpecial")),
        "2030/31",
        None,
    )
    air = found.money[2]
    assert (air.expenditure, air.apportionment) == (None, D(400))
    assert [(row.where, row.text) for row in found.set_aside] == [
        ("line 107 (Air operations)", "five hundred")
    ]


def test_an_empty_cell_among_figures_is_set_aside() -> None:
    found = resources(
        document(HEAD + FULL.removeprefix(HEAD).replace("200.0\t16.7\nSub", "200.0\t\nSub")), "2030/31", None
    )
    assert found.money[0].percent is None
    assert "is empty" in found.set_aside[0].why


def test_a_row_that_lost_a_cell_is_set_aside_and_not_moved_over() -> None:
    torn = FULL.replace("Air operations\t400.0\t", "Air operations\t")
    found = resources(document(torn), "2030/31", None)
    assert "Air operations" not in [row.category for row in found.money]
    assert [(row.where, row.text) for row in found.set_aside] == [
        ("line 107", "Air operations | 500.5 | (100.5) | (25.1)")
    ]
    assert "4 columns and its table 5" in found.set_aside[0].why


def damaged(chance: random.Random) -> str:
    """The table with one row torn: a cell lost, doubled, emptied or filled with words."""
    lines = FULL.split("\n")
    n = chance.randrange(3, len(lines))
    cells = lines[n].split("\t")
    k = chance.randrange(1, len(cells))
    cells[k : k + 1] = chance.choice([[], [cells[k], cells[k]], [""], ["smudge"], ["12 34"]])
    lines[n] = "\t".join(cells)
    return "\n".join(lines)


@pytest.mark.parametrize("seed_", range(60))
def test_a_torn_row_never_gives_a_figure_that_was_not_printed_there(seed_: int) -> None:
    names = ("apportionment", "expenditure", "variance", "percent")
    whole = resources(document(FULL), "2030/31", None).money
    printed = {(row.group, row.category): [getattr(row, name) for name in names] for row in whole}
    torn = resources(document(damaged(random.Random(seed_))), "2030/31", None)
    for row in torn.money:
        for name, value in zip(names, printed.get((row.group, row.category), [None] * 4), strict=True):
            assert getattr(row, name) in (value, None)
    lost = (
        len(whole)
        - len(torn.money)
        + sum(
            getattr(row, name) is None and printed[row.group, row.category][n] is not None
            for row in torn.money
            if (row.group, row.category) in printed
            for n, name in enumerate(names)
        )
    )
    assert lost <= 0 or torn.set_aside


def by_name(rows: tuple[MoneyRow, ...], basis: str) -> dict[tuple[str | None, str], MoneyRow]:
    return {(row.group, row.category): row for row in rows if row.basis == basis}


def test_the_classic_report_gives_21_categories_and_their_totals(shared: Path) -> None:
    rows = by_name(seed(shared).money, "performance")
    assert len(rows) == 29
    assert len([name for name in rows if name[0] is not None and name[1] != "Subtotal"]) == 21
    assert rows[None, "Gross requirements"].expenditure == D("1136908.9")
    assert seed(shared).set_aside == ()


@pytest.mark.parametrize("name", ["003", *REAL])
def test_in_every_real_report_subtotals_add_up_and_nothing_is_set_aside(shared: Path, name: str) -> None:
    if name == "003":
        found, count = seed(shared), 29
    else:
        path, proposed, count = REAL[name]
        found = real(shared / path, "2024/25", proposed)
    assert (len(found.money), found.set_aside) == (count, ())
    for basis in {row.basis for row in found.money}:
        rows = by_name(found.money, basis)
        for (group, category), row in rows.items():
            if category == "Subtotal":
                parts = [
                    one.expenditure for (of, name), one in rows.items() if of == group and name != "Subtotal"
                ]
                assert abs(sum((part for part in parts if part is not None), D(0)) - row.expenditure) <= D(
                    "0.2"
                )


@pytest.mark.parametrize("name", list(REAL))
def test_the_pdf_text_of_a_report_gives_the_rows_of_its_word_document(shared: Path, name: str) -> None:
    path, proposed, _ = REAL[name]
    word = real(shared / path, "2024/25", proposed).money
    print_ = real(shared / path.replace(".docx", ".layout.txt"), "2024/25", proposed).money
    plain = [{**vars(row), "where": ""} for row in word]
    assert [{**vars(row), "where": ""} for row in print_] == plain
