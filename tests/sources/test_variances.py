"""The analysis of variances: whose figure, which period, which paragraphs."""

from decimal import Decimal
from pathlib import Path

from bluehelm.sources.budgets.resources import resources
from bluehelm.sources.form import VarianceRow
from tests.sources.sheetmaking import document, real

D = Decimal
ONE = "\tVariance\t\nAir operations\t(\\$100.5)\t(25.1%)"
TWO = (
    "\t=2 2030/31 variance\t\t=2 2032/33 variance\nAir operations\t(\\$100.5)\t(25.1%)\t=2 (\\$30.0)\t(10.0%)"
)


def test_a_box_gives_its_figures_and_the_paragraphs_under_it() -> None:
    found = resources(
        document(
            ONE,
            "60. The increased requirements were due to dearer fuel, masks,",
            "and gloves.",
            "¹ Amounts in thousands.",
            "61. They were offset in part.",
            "V. Actions to be taken by the Assembly",
            "62. The actions are as follows.",
        ),
        "2030/31",
        None,
    )
    assert found.variances == (
        VarianceRow(
            "2030/31",
            "Air operations",
            D("-100.5"),
            D("-25.1"),
            (
                "60. The increased requirements were due to dearer fuel, masks, and gloves.",
                "61. They were offset in part.",
            ),
            "line 101",
        ),
    )


def test_each_paragraph_goes_to_its_period_and_a_silent_one_to_the_period_before() -> None:
    found = resources(
        document(
            TWO,
            "83. For the 2030/31 period, more was flown.",
            "84. This was offset in part by cheap fuel.",
            "85. For the 2032/33 period, less is to be flown than in the 2030/31 period.",
            "86. This is offset by dear fuel.",
        ),
        "2030/31",
        "2032/33",
    ).variances
    assert [(row.period, row.amount, row.percent) for row in found] == [
        ("2030/31", D("-100.5"), D("-25.1")),
        ("2032/33", D("-30.0"), D("-10.0")),
    ]
    assert [[text[:3] for text in row.paragraphs] for row in found] == [["83.", "84."], ["85.", "86."]]


def test_a_period_with_nothing_printed_gives_no_row() -> None:
    box = "\t=2 2030/31 variance\t\t=2 \nOfficial travel\t\\$9.0\t9.0%\t=2 \t"
    assert [row.period for row in resources(document(box), "2030/31", "2032/33").variances] == ["2030/31"]


def test_a_sum_printed_in_the_place_of_the_percentage_stays_a_sum() -> None:
    box = "\t=2 2030/31 variance\t\t=2 2032/33 variance\nMarine\t(\\$27.6)\t(5.8%)\t=2 \t\\$246.8"
    row = resources(document(box), "2030/31", "2032/33").variances[1]
    assert (row.amount, row.percent) == (D("246.8"), None)


def test_words_for_a_variance_are_set_aside() -> None:
    found = resources(document(ONE.replace("(25.1%)", "a quarter")), "2030/31", None)
    assert (found.variances[0].amount, found.variances[0].percent) == (D("-100.5"), None)
    assert [row.text for row in found.set_aside] == ["a quarter"]


def test_real_reports_explain_each_box_in_its_period(shared: Path) -> None:
    folder = shared / "data" / "un_budget_documents"
    found = real(folder / "A_80_623.docx", "2024/25", "2026/27").variances
    assert len([row for row in found if row.period == "2024/25"]) == 20
    assert len([row for row in found if row.period == "2026/27"]) == 18
    silent = [(row.period, row.category) for row in found if not row.paragraphs]
    assert silent == [("2026/27", "Medical")]
    classic = real(shared / "seeds" / "003_ae2a8263570f7995.txt", "2019/20", None)
    assert [len(row.paragraphs) for row in classic.variances] == [1] * 11 + [2, 2, 1, 1, 2, 1, 2, 1]
    ending = real(folder / "A_80_590.docx", "2024/25", None).variances
    assert (len(ending), len(ending[-1].paragraphs)) == (14, 1)
