"""The other tables of the resource side, each by what its headings and rows say."""

from decimal import Decimal
from pathlib import Path

from bluehelm.sources.budgets.resources import resources
from bluehelm.sources.form import OtherRow
from tests.sources.sheetmaking import document, real

D = Decimal
USD = "(Thousands of United States dollars)"
REDEPLOYED = (
    "Group\tAppropriation\t\t\n"
    "\tOriginal distribution\tRedeployment\tRevised distribution\n"
    "I. Military and police personnel\t100\t10\t110\nII. Operational costs\t100\t(10)\t90\n"
    "Total\t200\t\t200\n"
    "Percentage of redeployment to total appropriation\t\t\t5.0"
)
EQUIPMENT = (
    "Category\tExpenditure\t\t\nMajor equipment\t\t\t\nMilitary contingents\t10.5\t\t\n"
    "Self-sustainment\t\t\t\n"
    "Military contingents\t4.5\t\t\nTotal\t15.0\t\t\n"
    "Mission factors\tPercentage\tEffective date\tLast review date\n"
    "Hostile action factor\t5.4\t1 July 2030\t1 April 2029\nTransport factor\t0.0–5.0\t\t"
)
TREND = "Group\t=2 Amount\n\t2029/30\t2030/31\nCivilian personnel\t(1.5)\t2.5\nTotal\t(1.5)\t2.5"
FLIGHTS = (
    "\t=2 Flight-hour utilization (percentage)\t=2 Flight hours\n"
    "\t=1 Actual\tAverage (2029/30 to 2030/31)\tApproved\tVariance\n"
    "Aircraft type\t2030/31\t\t2031/32\t\nFixed-wing\t83.9\t84.0\t6 938\t42"
)
VACANCIES = (
    "Category\tActual\t2031/32 approved\tActual as at 31 December 2031\n\t2030/31\t\t\n"
    "International staff\t4.5\t5.0\t27.7\nUnited Nations Volunteers\t\t\t\nNational\tn/a\t–\t1.0"
)


def read(*parts: str) -> tuple[OtherRow, ...]:
    return resources(document("III. Resource performance", *parts), "2030/31", "2032/33").other


def test_redeployments_keep_their_three_columns_and_the_percentage() -> None:
    rows = read(USD, REDEPLOYED)
    assert {row.table for row in rows} == {"redeployment"}
    assert [(row.column, row.value) for row in rows[:3]] == [
        ("Original distribution", D(100)),
        ("Redeployment", D(10)),
        ("Revised distribution", D(110)),
    ]
    assert (rows[-1].value, rows[-1].unit) == (D("5.0"), "per cent")


def test_equipment_carries_its_heading_and_mission_factors_are_a_table_of_their_own() -> None:
    rows = read(USD, EQUIPMENT)
    assert [(row.table, row.label, row.value) for row in rows[:3]] == [
        ("contingent-owned equipment", "Major equipment: Military contingents", D("10.5")),
        ("contingent-owned equipment", "Self-sustainment: Military contingents", D("4.5")),
        ("contingent-owned equipment", "Total", D("15.0")),
    ]
    assert [(row.column, row.value, row.unit) for row in rows[3:]] == [
        ("Percentage", D("5.4"), "per cent"),
        ("Effective date", "1 July 2030", None),
        ("Last review date", "1 April 2029", None),
        ("Percentage", "0.0–5.0", None),
    ]


def test_a_trend_is_known_by_the_words_before_it() -> None:
    rows = read(
        "D. Unencumbered balance", USD, TREND, "E. Cancellation of prior-period obligations", USD, TREND
    )
    assert [(row.table, row.period, row.value) for row in (rows[0], rows[1], rows[4])] == [
        ("unencumbered balance", "2029/30", D("-1.5")),
        ("unencumbered balance", "2030/31", D("2.5")),
        ("cancelled obligations", "2029/30", D("-1.5")),
    ]


def test_flight_hours_and_their_utilization_keep_apart() -> None:
    rows = read("H. Analysis of requirements for air operations", FLIGHTS)
    assert [(row.period, row.column, row.unit) for row in rows] == [
        ("2030/31", "Flight-hour utilization (percentage): Actual", "per cent"),
        (None, "Flight-hour utilization (percentage): Average (2029/30 to 2030/31)", "per cent"),
        ("2031/32", "Flight hours: Approved", "hours"),
        (None, "Flight hours: Variance", "hours"),
    ]


def test_vacancy_factors_are_no_incumbency_and_keep_what_does_not_apply() -> None:
    found = resources(document("G. Vacancy factors", "(Percentage)", VACANCIES), "2030/31", "2032/33")
    # outside the part on resources the unit alone tells that the table is of it
    assert found.strength == ()
    assert [(row.label, row.period, row.value) for row in found.other] == [
        ("International staff", "2030/31", D("4.5")),
        ("International staff", "2031/32", D("5.0")),
        ("International staff", None, D("27.7")),
        ("United Nations Volunteers: National", "2030/31", "n/a"),
        ("United Nations Volunteers: National", "2031/32", None),
        ("United Nations Volunteers: National", None, D("1.0")),
    ]


def test_months_give_a_row_each() -> None:
    months = ["July", "August", "September", "October", "November", "December"]
    table = "Month\tExpenditure\n" + "\n".join(f"{month} 2030\t{n}.5" for n, month in enumerate(months))
    rows = read("C. Monthly expenditure pattern", USD, table)
    assert [(row.table, row.label, row.value) for row in rows][:1] == [
        ("monthly expenditure", "July 2030", D("0.5"))
    ]
    assert len(rows) == 6


def test_a_table_of_an_unknown_kind_is_set_aside_whole() -> None:
    found = resources(document("III. Resource performance", USD, "Boats\tOars\nLake\t12"), "2030/31", None)
    assert (found.other, [row.where for row in found.set_aside]) == ((), ["lines 300-301"])


def test_words_in_a_column_of_figures_are_set_aside() -> None:
    table = "Category\tAmount\nInvestment revenue\tplenty\nTotal\t5.0"
    found = resources(document("III. Resource performance", USD, table), "2030/31", None)
    assert [(row.label, row.value) for row in found.other] == [("Total", D("5.0"))]
    assert [(row.where, row.text) for row in found.set_aside] == [("line 301 (Investment revenue)", "plenty")]


def test_tables_outside_the_part_on_resources_are_left_alone() -> None:
    frame = "Planned outputs\tCompleted\tRemarks\n3 actual patrols by military contingents\t3\tPatrols"
    found = resources(
        document("III. Resource performance", "II. Mandate performance", frame), "2030/31", None
    )
    assert (found.other, found.strength, found.set_aside) == ((), (), ())


def test_every_other_table_of_the_real_reports_is_claimed(shared: Path) -> None:
    folder = shared / "data" / "un_budget_documents"
    expected = {
        "A_80_590": {
            "financial position": 14,
            "unencumbered balance": 12,
            "cancelled obligations": 12,
            "other revenue": 6,
        },
        "A_80_614": {
            "borrowing": 3,
            "quick-impact project": 6,
            "non-budgeted contribution": 6,
            "flight hours": 23,
        },
        "A_80_623": {
            "programmatic activity": 43,
            "vacancy rate": 84,
            "post change": 141,
            "legislative history": 20,
        },
    }
    for name, counts in expected.items():
        proposed = None if name == "A_80_590" else "2026/27"
        found = real(folder / f"{name}.docx", "2024/25", proposed)
        assert found.set_aside == ()
        assert {table: sum(row.table == table for row in found.other) for table in counts} == counts
