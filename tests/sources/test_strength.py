"""Strength: incumbency on average and on given days, staffing tables, changes of posts."""

from decimal import Decimal
from pathlib import Path

from bluehelm.sources.budgets.resources import resources
from tests.sources.sheetmaking import document, real

D = Decimal
INCUMBENCY = (
    "Category\tApproved ^a\tActual (average)\tVacancy rate (percentage) ^b\n"
    "Military contingents\t1 000\t920\t8.0\n"
    "International staff\t80\t60\t25.0\n"
    "National staff\t\t\t\n"
    "National Professional Officers\t10\t9\t10.0\n"
    "United Nations Volunteers\t\t\t\n"
    "International\t4\t—\t100.0\n"
    "Temporary positions ^c\t\t\t\n"
    "International staff\t2\t2\t—\n"
    "Government-provided personnel\t5\t4\t20.0"
)
DAYS = (
    "Category\tApproved\tActual\n"
    "United Nations police\t\t\nApproved deployment for the 2029/30 period\t16\t\n"
    "1 July 2030\t7\t6\n1 October 2030\t–\t–"
)
LEVELS = (
    "\t=2 International staff\t=1 National staff\t\n"
    "V. Civilian staff\tP-5–P-4\tSubtotal\tNPO\tTotal\n"
    "Approved posts 2030/31\t3\t3\t2\t5\nActual posts 2030/31\t2\t2\t–\t2\n"
    "Approved posts 2031/32\t3\t3\t1\t4\n"
    "Proposed posts 2032/33\t1\t1\t1\t2\nNet change\t(2)\t(2)\t–\t(2)\n"
    "Approved temporary positions 2030/31\t–\t–\t1\t1\n"
    "Estimated amount (civilian personnel)\t\t\t\t\n(Thousands of United States dollars)\t\t\t\t\n"
    "Proposed 2032/33\t\t\t\t46 129.2"
)
BOX = (
    "\tMilitary observers\tInter-national staff\tGovernment-provided personnel\tTotal\n"
    "Executive direction and management\t\t\t\t\n"
    "Approved 2030/31\t–\t12\t–\t12\nActual 2030/31\t–\t10\t–\t10\nProposed 2032/33\t–\t9\t–\t9\n"
    "Total\t\t\t\t\n"
    "Approved 2030/31\t5\t12\t1\t18\nActual 2030/31\t4\t10\t1\t15"
)
CHANGES = (
    "Component/office\tType\tNumber\tLevel\tFunctional title\tAction\tFrom/to\n"
    "Component 1: wells\t\t\t\t\t\t\n"
    "Well Unit\t\t\t\t\t\t\n"
    "Post\tInternational\t(1)\tP-3\tWell Officer\tRedeployment\tTo Pump Unit\n"
    "\t^\t(2)\tP-2\tPump Officer\t^\t^\n"
    "Net change\t\t(3)\t\t\t\t"
)
HEADING = "E. Human resources"


def test_rows_under_a_parent_carry_its_name() -> None:
    rows = resources(document("Human resources incumbency performance", INCUMBENCY), "2030/31", None).strength
    assert [(row.category, row.approved, row.actual, row.vacancy) for row in rows] == [
        ("Military contingents", D(1000), D(920), D("8.0")),
        ("International staff", D(80), D(60), D("25.0")),
        ("National staff: National Professional Officers", D(10), D(9), D("10.0")),
        ("United Nations Volunteers: International", D(4), None, D("100.0")),
        ("Temporary positions: International staff", D(2), D(2), None),
        ("Government-provided personnel", D(5), D(4), D("20.0")),
    ]
    assert {(row.basis, row.component, row.period) for row in rows} == {("average", None, "2030/31")}


def test_a_table_by_days_names_the_day_as_basis() -> None:
    rows = resources(document("Human resources incumbency performance", DAYS), "2030/31", None).strength
    assert [(row.period, row.basis, row.category, row.approved, row.actual) for row in rows] == [
        ("2029/30", "Approved deployment for the 2029/30 period", "United Nations police", D(16), None),
        ("2030/31", "1 July 2030", "United Nations police", D(7), D(6)),
        ("2030/31", "1 October 2030", "United Nations police", None, None),
    ]


def test_staffing_by_level_pairs_approved_with_actual_and_keeps_the_rest_apart() -> None:
    found = resources(document(HEADING, "Component 2: pumps", LEVELS), "2030/31", "2032/33")
    rows = {(row.period, row.basis, row.category): (row.approved, row.actual) for row in found.strength}
    assert rows["2030/31", "average", "International staff: P-5–P-4"] == (D(3), D(2))
    assert rows["2031/32", "approved", "National staff: NPO"] == (D(1), None)
    assert rows["2032/33", "proposed", "National staff: NPO"] == (D(1), None)
    assert rows["2030/31", "average", "Temporary positions: National staff: NPO"] == (D(1), None)
    assert {row.component for row in found.strength} == {"Component 2: pumps"}
    other = {(row.table, row.column): row.value for row in found.other}
    assert other["net change", "Total"] == D(-2)
    assert other["estimated amount", None] == D("46129.2")


def test_the_box_of_human_resources_goes_by_component_and_for_the_whole() -> None:
    found = resources(document("Human resources", BOX), "2030/31", "2032/33").strength
    rows = {(row.component, row.category, row.basis): (row.approved, row.actual) for row in found}
    assert rows["Executive direction and management", "International staff", "average"] == (D(12), D(10))
    assert rows["Executive direction and management", "Total", "proposed"] == (D(9), None)
    assert rows[None, "Government-provided personnel", "average"] == (D(1), D(1))
    assert (None, "Military observers", "average") in rows


def test_a_change_of_posts_keeps_where_it_goes_over_merged_cells() -> None:
    rows = resources(document("F. Proposed staffing changes", CHANGES), "2030/31", "2032/33").other
    assert [(row.label, row.value, row.column) for row in rows] == [
        (
            "Component 1: wells / Well Unit / Post international / P-3 / Well Officer",
            D(-1),
            "Redeployment: To Pump Unit",
        ),
        (
            "Component 1: wells / Well Unit / Post international / P-2 / Pump Officer",
            D(-2),
            "Redeployment: To Pump Unit",
        ),
        ("Component 1: wells / Well Unit / Net change", D(-3), None),
    ]


def test_rates_that_do_not_follow_tell_that_columns_have_shifted() -> None:
    shifted = INCUMBENCY.replace("\t920\t", "\t8\t").replace("\t60\t", "\t10\t").replace("10\t9", "10\t1")
    found = resources(document("Human resources incumbency performance", shifted), "2030/31", None)
    assert found.strength == ()
    assert "columns have shifted" in found.set_aside[0].why


def test_a_heading_that_is_both_approved_and_actual_is_set_aside() -> None:
    run_on = INCUMBENCY.replace("Approved ^a\tActual (average)", "Approved Actual\tActual")
    found = resources(document("Human resources incumbency performance", run_on), "2030/31", None)
    assert found.strength == ()
    assert "Approved Actual" in found.set_aside[0].text


def test_a_row_of_no_category_is_set_aside_with_its_place() -> None:
    found = resources(
        document("Human resources incumbency performance", INCUMBENCY.replace("Military contingents", "~~")),
        "2030/31",
        None,
    )
    assert len(found.strength) == 5
    assert [(row.where, row.text) for row in found.set_aside] == [("line 201", "~~ | 1 000 | 920 | 8.0")]


def test_the_real_tables_of_strength_are_read_whole(shared: Path) -> None:
    classic = real(shared / "seeds" / "003_ae2a8263570f7995.txt", "2019/20", None).strength
    assert (len(classic), classic[8].category) == (12, "United Nations Volunteers: National")
    folder = shared / "data" / "un_budget_documents"
    ending = real(folder / "A_80_590.docx", "2024/25", None).strength
    assert len(ending) == 7 * 5
    merged = real(folder / "A_80_623.docx", "2024/25", "2026/27").strength
    whole = {
        row.category: (row.approved, row.actual)
        for row in merged
        if row.component is None and row.basis == "average"
    }
    assert len(whole) == 11
    assert (whole["Total"], whole["International staff"]) == ((D(19243), D(18750)), (D(745), D(680)))
