"""What the resource side refuses: renamed columns, other units, words for figures, shifted columns."""

import re
from dataclasses import astuple
from decimal import Decimal
from pathlib import Path

import pytest

from bluehelm.sources.budgets.resources import Resources, resources
from bluehelm.sources.form import StrengthRow
from tests.sources.sheetmaking import FULL, SUMMARY, document, real

D = Decimal
FOLDER = ("data", "un_budget_documents")
REPORTS = (("A_80_590", None), ("A_80_614", "2026/27"), ("A_80_623", "2026/27"))
PEOPLE = (
    "Category\tApproved\tActual (average)\tVacancy rate (percentage)\n"
    "Military contingents\t1 000\t920\t8.0\nInternational staff\t80\t60\t25.0"
)
HEADS = (
    "\tInternational staff\t\t\t\t\t\tNational staff\t\t\tUNV\t\t\t\n"
    "Civilian staff\tUSG–ASG\tD-2–D-1\tP-5–P-4\tP-3–P-2\tFS Subtotal\t\tNPO\tNGS\tSubtotal\tInter-\tnational "
    "National\tSubtotal\tTotal\n"
)
GOOD = "\t1\t2\t3\t4\t5\t15\t6\t7\t13\t8\t1\t9\t37"
UNIT = "(Thousands of United States dollars)"


def read(*parts: str) -> Resources:
    return resources(document("III. Resource performance", *parts), "2030/31", "2032/33")


def staffing(*rows: str) -> Resources:
    return read("E. Human resources", "Component 2: pumps", HEADS + "\n".join(rows))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Apportionment", "Pot of gold"),
        ("Expenditure", "Outlay"),
        ("Variance", "Gap"),
        ("500.5\t(100.5)", "many\t(100.5)"),
    ],
)
def test_a_damaged_table_of_financial_resources_stops_a_load(old: str, new: str) -> None:
    table = FULL.replace(old, new, 1).replace("Amount", "Amount" if new != "Gap" else "Sum")
    found = read(UNIT, table)
    assert any(row.stops for row in found.set_aside)
    assert any(new.partition("\t")[0] in row.text for row in found.set_aside)


def test_a_lost_column_of_percentages_misstates_no_sum() -> None:
    table = "\n".join(line.rpartition("\t")[0] for line in FULL.split("\n"))
    found = read(UNIT, table)
    assert len(found.money) == 8
    assert [(row.stops, "percent" in row.why) for row in found.set_aside] == [(False, True)]


def test_a_fault_of_the_summary_stops_nothing_where_the_full_table_is_read() -> None:
    broken = SUMMARY.replace("400.0", "lots", 1)
    assert [row.stops for row in read(UNIT, broken, "", FULL).set_aside] == [False]
    assert [row.stops for row in read(UNIT, broken).set_aside] == [True]


@pytest.mark.parametrize(
    "unit", ["(United States dollars, budget year 2030/31)", "(Millions of United States dollars)", "(Euros)"]
)
def test_money_in_another_unit_is_never_given_as_thousands(unit: str) -> None:
    found = read(unit, FULL)
    assert found.money == ()
    assert found.set_aside[0].stops
    assert "not in thousands" in found.set_aside[0].why


def test_revenue_in_another_unit_is_set_aside_with_the_unit() -> None:
    found = read("(United States dollars)", "Category\tAmount\nInvestment revenue\t500\nTotal\t500")
    assert found.other == ()
    assert "(United States dollars)" in found.set_aside[0].why


@pytest.mark.parametrize(
    ("old", "new"), [("Approved", "Granted"), ("Actual (average)", "Present"), ("Approved", "Authorised")]
)
def test_strength_under_a_renamed_column_is_set_aside_with_its_header(old: str, new: str) -> None:
    found = resources(
        document("Human resources incumbency performance", PEOPLE.replace(old, new)), "2030/31", None
    )
    assert (found.strength, found.other) == ((), ())
    assert [row.where for row in found.set_aside] == ["lines 200-202"]
    assert new in found.set_aside[0].text


@pytest.mark.parametrize(
    ("table", "new"),
    [
        ("Category\tSum\nInvestment revenue\t5.0\nTotal\t5.0", "Sum"),
        ("Group\tOriginal distribution\tMoved\tRevised distribution\nTotal\t200\t5\t205", "Moved"),
        ("Group\tFirst distribution\tRedeployment\tRevised distribution\nTotal\t200\t5\t205", "First"),
        ("\tGap\t\nAir operations\t$5.0\t2.0%", "Gap"),
    ],
)
def test_other_tables_under_a_renamed_column_are_set_aside(table: str, new: str) -> None:
    found = read(UNIT, table)
    assert (found.other, found.variances) == ((), ())
    assert new in found.set_aside[0].text


def test_levels_are_told_by_what_they_add_up_to_where_headings_have_slipped() -> None:
    found = staffing("Approved posts 2030/31" + GOOD, "Actual posts 2030/31" + GOOD)
    rows = {row.category: row.approved for row in found.strength}
    assert (rows["International staff: Subtotal"], rows["UNV: National"]) == (D(15), D(1))
    assert "Total" not in rows
    assert "totals of posts" in found.set_aside[0].why


def test_a_row_that_does_not_add_up_is_set_aside_with_its_place() -> None:
    wrong = GOOD.replace("\t15", "\t99")
    found = staffing(
        "Approved posts 2030/31" + GOOD,
        "Approved posts 2031/32" + wrong.replace("37", "121"),
        "Actual posts 2030/31" + GOOD,
        "Proposed posts 2032/33" + GOOD,
        "Actual posts 2031/32" + GOOD.replace("\t37", "\t38"),
    )
    assert [row.where for row in found.set_aside if "add up" in row.why] == ["line 406"]
    assert not any(row.actual == 38 for row in found.strength)


def test_money_under_a_heading_before_the_table_is_no_strength() -> None:
    amounts = "Approved 2031/32\t46 129.2\nProposed 2032/33\t44 034.3"
    found = read("E. Human resources", "Estimated amount (civilian personnel)", UNIT, amounts)
    assert found.strength == ()
    assert {(row.table, row.unit) for row in found.other} == {("estimated amount", "thousands of US dollars")}


def test_one_column_counts_what_the_heading_before_it_names_or_nothing() -> None:
    rows = "Approved 2030/31\t155\nActual 2030/31\t152"
    named = read("E. Human resources", "I. Military observers", rows).strength
    assert [(row.category, row.approved, row.actual) for row in named] == [
        ("Military observers", D(155), D(152))
    ]
    bare = read("E. Human resources", "Some words", rows)
    assert bare.strength == ()
    assert bare.set_aside[0].where == "line 400 to line 401"


@pytest.mark.parametrize(("name", "proposed"), REPORTS)
def test_every_row_from_printed_text_equals_one_of_the_word_document(
    shared: Path, name: str, proposed: str | None
) -> None:
    word = real(shared.joinpath(*FOLDER, f"{name}.docx"), "2024/25", proposed)
    text = real(shared.joinpath(*FOLDER, f"{name}.layout.txt"), "2024/25", proposed)
    for part in ("money", "strength", "other"):
        known = {astuple(row)[:-1] if part != "other" else bare(row) for row in getattr(word, part)}
        given = {astuple(row)[:-1] if part != "other" else bare(row) for row in getattr(text, part)}
        assert given <= known
        assert given
    assert all(row.category for row in (*word.strength, *text.strength))


def bare(row: object) -> tuple[object, ...]:
    return tuple(value for name, value in vars(row).items() if name != "where")


def test_no_real_document_stops(shared: Path) -> None:
    read_here = [real(shared / "seeds" / "003_ae2a8263570f7995.txt", "2019/20", None)]
    for name, proposed in REPORTS:
        for kind in ("docx", "layout.txt"):
            read_here.append(real(shared.joinpath(*FOLDER, f"{name}.{kind}"), "2024/25", proposed))
    assert not any(row.stops for found in read_here for row in found.set_aside)


def test_no_row_of_strength_is_without_a_category(shared: Path) -> None:
    classic: tuple[StrengthRow, ...] = real(
        shared / "seeds" / "003_ae2a8263570f7995.txt", "2019/20", None
    ).strength
    assert all(re.search(r"[a-z]", row.category) for row in classic)
