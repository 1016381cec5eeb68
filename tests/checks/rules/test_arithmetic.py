"""Tables that do not add up. All figures are invented."""

from decimal import Decimal
from pathlib import Path

from bluehelm.checks import reading
from bluehelm.checks.facts.grids import Amount, amount_of, grids
from bluehelm.checks.rows import ERROR
from bluehelm.checks.rules import arithmetic
from tests.checks.rules.tabled import THOUSANDS, document, found, sheet

MONEY = (
    "Category | Apportionment | Expenditure | Variance | ",
    " | (1) | (2) | (3)=(1)-(2) | (4)=(3)÷(1)",
    "Boats |  |  |  | ",
    "Small boats | 100.0 | 90.0 | 10.0 | 10.0",
    "Large boats | 200.0 | 230.0 | (30.0) | (15.0)",
    "Subtotal | 300.0 | 320.0 | (20.0) | (6.7)",
    "Nets |  |  |  | ",
    "Nets of hemp | 50.5 | 50.0 | 0.5 | 1.0",
    "Nets of wire | – | – | – | –",
    "Subtotal | 50.5 | 50.0 | 0.5 | 1.0",
    "Gross requirements | 350.5 | 370.0 | (19.5) | (5.6)",
    "Staff assessment income | 10.0 | 10.0 | – | –",
    "Net requirements | 340.5 | 360.0 | (19.5) | (5.7)",
)


def changed(old: str, new: str, rows: tuple[str, ...] = MONEY) -> tuple[str, ...]:
    assert sum(old in row for row in rows) == 1, "the change hits one row"
    return tuple(row.replace(old, new) for row in rows)


def test_a_sound_table_of_money_gives_no_alarm() -> None:
    given = document(sheet(*MONEY, before=THOUSANDS))
    for name in ("total", "formula", "difference", "percentage", "across", "carried"):
        assert found(name, given) == []


def test_a_subtotal_that_is_off_is_an_error_with_its_rows() -> None:
    rows = changed("Subtotal | 300.0", "Subtotal | 310.0")
    findings = found("total", document(sheet(*rows, before=THOUSANDS)))
    assert [one.values["printed"] for one in findings] == ["310.0"]
    assert findings[0].severity == ERROR
    assert findings[0].values["computed"] == "300.0"
    assert [place.row for place in findings[0].where] == ["Subtotal", "Small boats", "Large boats"]
    assert findings[0].where[0].marks == ("310.0",)


def test_net_requirements_are_gross_less_income() -> None:
    rows = changed("Net requirements | 340.5", "Net requirements | 345.5")
    findings = found("total", document(sheet(*rows, before=THOUSANDS)))
    assert [one.values["computed"] for one in findings] == ["340.5"]


def test_rounding_of_thousands_is_no_error() -> None:
    rows = ("Group | Sum", "Small boats | 10", "Large boats | 21", "Total | 30")
    assert found("total", document(sheet(*rows, before=THOUSANDS))) == []
    assert len(found("total", document(sheet(*rows)))) == 1


def test_a_formula_at_the_head_of_a_column_is_held_to() -> None:
    rows = changed("230.0 | (30.0) | (15.0)", "230.0 | (30.0) | (51.0)")
    findings = found("formula", document(sheet(*rows, before=THOUSANDS)))
    assert [one.values["computed"] for one in findings] == ["(15.0)"]
    assert findings[0].values["formula"] == "(4)=(3)÷(1)"


def test_a_difference_without_a_formula_is_learned_from_the_other_rows() -> None:
    rows = ("Category | Planned | Spent | Variance",)
    rows += tuple(f"Boat {n} | {10 * n} | {7 * n} | {3 * n}" for n in range(1, 7))
    assert found("difference", document(sheet(*rows))) == []
    wrong = changed("| 42 | 18", "| 42 | 81", rows)
    assert [one.values["computed"] for one in found("difference", document(sheet(*wrong)))] == ["18"]


def test_a_vacancy_rate_follows_from_the_strength() -> None:
    rows = ("Category | Approved ^a | Actual | Vacancy rate (percentage) ^b",)
    rows += ("Rowers | 200 | 150 | 25.0", "Divers | 40 | 39 | 2.5", "Cooks | 10 | 8 | 20.0")
    rows += ("Pilots | 50 | 45 | 10.0", "Smiths | 100 | 88 | 21.0", "Guards | 6 | — | 100.0")
    findings = found("vacancy", document(sheet(*rows)))
    assert [(one.values["row"], one.values["computed"]) for one in findings] == [("Smiths", "12.0")]


STAFF = (
    " | International staff | International staff | International staff | UNV | Total",
    "Civilian staff | D-1 | P-3 | Subtotal | Volunteers | Total",
    "Approved posts 2031/32 | 1 | 4 | 5 | 2 | 7",
    "Actual posts 2031/32 | 1 | 3 | 4 | 2 | 6",
    "Approved posts 2032/33 | 1 | 4 | 5 | 2 | 7",
    "Proposed posts 2033/34 | – | 4 | 4 | 3 | 7",
    "Net change | (1) | – | (1) | 1 | –",
    "Approved temporary positions 2032/33 | – | 2 | 2 | – | 2",
    "Total, including temporary positions |  |  |  |  | ",
    "Approved 2032/33 | 1 | 6 | 7 | 2 | 9",
)


def test_a_sound_staffing_table_gives_no_alarm() -> None:
    given = document(sheet(*STAFF, heading="Component 1: boats"))
    assert found("across", given) == found("staffing", given) == found("total", given) == []


def test_a_net_change_is_proposed_less_approved() -> None:
    rows = changed("Net change | (1) | – | (1) | 1 | –", "Net change | (1) | – | (1) | 1 | 1", STAFF)
    findings = found("staffing", document(sheet(*rows)))
    assert [(one.values["printed"], one.values["computed"]) for one in findings] == [("1", "0")]


def test_a_row_of_grades_adds_up_across() -> None:
    rows = changed("2031/32 | 1 | 3 | 4 | 2 | 6", "2031/32 | 1 | 3 | 5 | 2 | 6", STAFF)
    columns = [one.values["column"] for one in found("across", document(sheet(*rows)))]
    assert columns == ["International staff Subtotal", "Total Total"]


def test_posts_and_positions_make_the_total() -> None:
    rows = changed("Approved 2032/33 | 1 | 6 | 7", "Approved 2032/33 | 1 | 5 | 7", STAFF)
    findings = found("staffing", document(sheet(*rows)))
    assert [(one.values["printed"], one.values["computed"]) for one in findings] == [("5", "6")]


def test_a_total_of_groups_adds_tables_under_one_heading() -> None:
    observers = ("Category | Total", "I. Rowers | ", "Approved 2031/32 | 40", "Proposed 2033/34 | 30")
    staff = (
        "II. Civilian staff | D-1 | Total",
        "Approved posts 2031/32 | 1 | 7",
        "Proposed posts 2033/34 | 1 | 7",
    )
    staff += ("Total (I–II) | | ", "Approved 2031/32 | | 47", "Proposed 2033/34 | | 73")
    given = document(sheet(*observers, heading="Component 4"), sheet(*staff, heading="Component 4"))
    findings = found("staffing", given)
    assert [(one.values["printed"], one.values["computed"]) for one in findings] == [("73", "37")]


def test_a_summary_of_staff_is_held_against_the_tables_of_the_components() -> None:
    summary = (" | Inter-national staff | Volunteers | Total",)
    summary += ("Boats | | |", "Approved 2031/32 | 5 | 2 | 7", "Actual 2031/32 | 5 | 2 | 7")
    summary += ("Nets | | |", "Approved 2031/32 | 1 | 1 | 2", "Actual 2031/32 | 1 | 1 | 2")
    summary += ("Total | | |", "Approved 2031/32 | 6 | 3 | 9", "Actual 2031/32 | 6 | 3 | 9")
    given = document(sheet(*summary, heading="Summary"), sheet(*STAFF, heading="Component 1: boats"))
    findings = found("staff_summary", given)
    assert [(one.values["printed"], one.values["computed"]) for one in findings] == [("5", "4")]
    assert len({place.source for place in findings[0].where}) == 2


def test_the_net_change_of_a_unit_counts_no_continued_position() -> None:
    rows = ("Office | Type | Number | Level | Action", "Boat unit | | | | ")
    rows += ("Post | National | (2) | P-3 | Abolishment", "Post | National | 1 | P-2 | Continuation")
    assert found("total", document(sheet(*rows, "Net change | | (2) | | "))) == []
    findings = found("total", document(sheet(*rows, "Net change | | (1) | | ")))
    assert [one.values["computed"] for one in findings] == ["(2)"]


def test_a_label_that_names_its_formula_is_held_to_it() -> None:
    rows = (
        "Description | Amount",
        "I. Cash assets | 100.0",
        "II. Liabilities | 30.0",
        "III. Net cash (I less II) | 70.0",
    )
    rows += ("IV. Credits | 10.0", "V. Commitments | 15.0", "VI. Cash surplus (III less (IV+V)) | 45.0")
    assert found("label_formula", document(sheet(*rows, before=THOUSANDS))) == []
    wrong = changed("| 45.0", "| 95.0", rows)
    findings = found("label_formula", document(sheet(*wrong, before=THOUSANDS)))
    assert [one.values["computed"] for one in findings] == ["45.0"]


def test_a_percentage_named_in_a_label_follows_from_the_rows() -> None:
    rows = (
        "Group | Sum",
        "Boats | 10.0",
        "Nets | 30.0",
        "Total | 40.0",
        "Percentage of boats to total sum | 25.0",
    )
    assert found("proportion", document(sheet(*rows, before=THOUSANDS))) == []
    wrong = changed("| 25.0", "| 52.0", rows)
    findings = found("proportion", document(sheet(*wrong, before=THOUSANDS)))
    assert [one.values["printed"] for one in findings] == ["52.0"]


def test_the_net_change_of_a_wrong_row_is_not_reported_again() -> None:
    rows = (
        "Civilian staff | P-3 | Total",
        "Approved posts 2032/33 | 4 | 4",
        "Proposed posts 2033/34 | 5 | 5",
    )
    rows += ("Approved temporary positions 2032/33 | 1 | 1", "Proposed temporary positions 2033/34 | 1 | 1")
    rows += ("Total, including temporary positions | | ", "Approved 2032/33 | 5 | 5")
    rows += ("Proposed 2033/34 | 9 | 6", "Net change | 1 | 1")
    findings = found("staffing", document(sheet(*rows)))
    assert [(one.values["row"], one.values["computed"]) for one in findings] == [("Proposed 2033/34", "6")]


def test_a_long_figure_carried_over_with_a_slip_is_found() -> None:
    first = sheet(
        *MONEY[:2], "Gross requirements | 309 120.9 | 300 000.0 | 9 120.9 | 3.0", before="budget of 2032/33"
    )
    second = sheet(
        "Gain | Sum",
        "Approved budget, gross requirements | 309 120.1",
        heading="Efficiency of budget 2032/33",
    )
    findings = found("carried", document(first, second))
    assert [(one.values["printed"], one.values["computed"]) for one in findings] == [
        ("309 120.1", "309 120.9")
    ]


def test_heads_printed_again_on_the_next_page_part_no_table() -> None:
    rows = (*STAFF[:4], *STAFF[:2], *STAFF[4:])
    assert len(grids(document(sheet(*rows)))) == 1


def test_a_dash_is_nil_and_words_are_no_figure() -> None:
    assert amount_of("—") == Amount(Decimal(0), 0, "—", dash=True)
    assert amount_of("($27 366.4)") == Amount(Decimal("-27366.4"), 1, "($27 366.4)")
    assert amount_of("P-3") is None


def test_the_tables_of_a_real_report_give_no_alarm(shared: Path) -> None:
    given = reading.read(shared / "seeds" / "003_ae2a8263570f7995.txt")
    names = [name for name, rule in arithmetic.RULES.items() if rule.needs != "frameworks"]
    assert [one for name in names for one in arithmetic.RULES[name].run(given)] == []


def test_a_variance_explained_twice_differently_is_found_in_a_real_report(shared: Path) -> None:
    given = reading.read(shared / "data" / "un_budget_documents" / "A_80_614.docx")
    (finding,) = arithmetic.RULES["arithmetic.caption"].run(given)
    assert (finding.values["printed"], finding.values["computed"]) == ("2 104.4", "2 102.4")


def test_a_block_that_a_page_cut_off_is_not_judged() -> None:
    rows = ("Office | Type | Number | Level | Action", "Post | National | 1 | P-3 | Establishment")
    assert found("total", document(sheet(*rows, "Net change | | 31 | | "))) == []
    totals = ("Boat unit | | | | ", *rows[1:], "Net change | | 1 | | ", "Total, component 1 | | 25 | | ")
    assert found("total", document(sheet(rows[0], *totals))) == []


def test_a_blank_cell_leaves_a_sum_open() -> None:
    rows = ("Group | 2031/32 | 2032/33", "Boats | 10 | 20", "Nets | 5 | ", "Hooks | 1 | 2", "Total | 16 | 27")
    assert found("total", document(sheet(*rows))) == []


def test_a_formula_that_few_rows_follow_was_not_understood() -> None:
    rows = (" | (1) | (2) | (3)=(1)-(2)", *(f"Boat {n} | 10 | {n} | 9" for n in range(2, 8)))
    assert found("formula", document(sheet(*rows))) == []


def test_a_year_that_a_page_broke_off_its_head_is_no_figure() -> None:
    assert amount_of("2026") is None
    assert amount_of("2 026") == Amount(Decimal(2026), 0, "2 026")
