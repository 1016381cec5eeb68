"""What a page break or a torn cell does to a table is no error of the document. All excerpts are invented."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bluehelm.checks.facts.grids import grids
from bluehelm.checks.rules import every
from bluehelm.sources.form import VarianceRow
from tests.checks.exampled import documents
from tests.checks.rules import framed
from tests.checks.rules.tabled import document, found, sheet
from tests.checks.rules.test_explanation import FEWER, MONEY, THRESHOLD, variance

HEADS = "Group | Granted | Spent | Amount"
SHARES = (HEADS, "Boats | 200.0 | 100.0 | 50.0", "Nets | 400.0 | 80.0 | 20.0", "Ropes | 500.0 | 50.0 | 10.0")


def test_a_column_that_is_a_share_of_others_is_not_summed() -> None:
    assert found("total", document(sheet(*SHARES, "Total | 1100.0 | 230.0 | 20.9"))) == []
    other = [row.replace("Boats | 200.0", "Boats | 300.0") for row in SHARES]
    (one,) = found("total", document(sheet(*other, "Total | 1200.0 | 230.0 | 20.9")))
    assert (one.values["column"], one.values["computed"]) == ("Amount", "80.0")


@pytest.mark.parametrize(("where", "count"), [("page 7, line 4 to page 7, line 9", 0), ("table 2", 1)])
def test_a_total_of_rows_that_may_begin_on_the_page_before_is_not_judged(where: str, count: int) -> None:
    part = sheet("Group | Amount | Spent", "Nets | 20 | 2", "Ropes | 30 | 3", "Total | 60 | 5")
    given = document(replace(part, table=replace(part.table, where=where)))
    assert len(found("total", given)) == count


def test_a_total_of_five_groups_needs_all_five() -> None:
    groups = ("IV. Rowers | ", "Approved 2031/32 | 40", "V. Civilian staff | ", "Approved 2031/32 | 7")
    whole = ("Total (I–V) | ", "Approved 2031/32 | 90")
    assert found("staffing", document(sheet("Category | Total", *groups, *whole))) == []
    two = (whole[0].replace("I–V", "IV–V"), whole[1])
    assert len(found("staffing", document(sheet("Category | Total", *groups, *two)))) == 1


@pytest.mark.parametrize("amount", ["-11.0", "1.0", "110.0"])
def test_a_caption_of_another_sign_or_length_was_not_read(amount: str) -> None:
    boats = replace(MONEY[0], category="Boats", variance=Decimal("10.0"), percent=Decimal("20.0"))
    told = VarianceRow("2019/20", "Boats", Decimal(amount), Decimal("20.0"), ("Fewer.",), "line 20")
    assert found("caption", framed.text(money=(boats,), variances=(told,))) == []


def unexplained(*heads: str, label: str = "Air operations") -> int:
    """How many variances go unexplained where a table with these heads and cells is a caption."""
    given = framed.text(
        money=MONEY, variances=(variance("Air operations", "200.0", FEWER),), prose=(THRESHOLD,)
    )
    return len(list(every()["explanation.variance_unexplained"].run(replace(given, sheets=(sheet(*heads),)))))


def test_an_analysis_with_a_torn_caption_is_not_missing() -> None:
    assert unexplained("Variance | ", "Air operations | $200.0 | 6%") == 1
    assert unexplained("Variance | ", "(11.3 | ") == 0
    assert unexplained("2018/19 variance | 2019/20 variance") == 0


def test_a_category_that_a_heading_of_the_analysis_names_is_explained() -> None:
    given = framed.text(
        money=MONEY,
        variances=(variance("Air operations", "200.0", FEWER),),
        prose=(THRESHOLD, "Less.", "More."),
    )
    first, second, third = given.sentences
    analysis = replace(second, heading="Analysis of variances")
    for heading, count in (("Medical", 0), ("Rations", 1)):
        told = replace(given, sentences=(first, analysis, replace(third, heading=heading)))
        assert len(list(every()["explanation.variance_unexplained"].run(told))) == count


def test_a_reason_is_not_held_against_a_sign_that_was_not_read() -> None:
    reason = "The increased requirements were attributable to higher actual fuel prices"
    for amount, count in (("200.0", 1), ("90.0", 0)):
        money = (replace(MONEY[0], variance=Decimal("200.0" if count else "-7090.0")),)
        told = (variance("Air operations", amount, reason),)
        given = framed.text(money=money, variances=told, prose=(f"{reason}.",))
        assert len(list(every()["explanation.other_way"].run(given))) == count


def test_an_output_that_includes_what_the_indicator_leaves_out_is_another_whole() -> None:
    example = (
        "Indicator: Percentage of approved flight hours utilized{} (2018/19: 80; 2019/20: 90)\n"
        "Actual: 63 per cent\nOutput: Provision of 400 flight hours\nCompleted: 100 | Flight hours"
    )
    for words, count in (("", 1), (" (excluding rescue)", 0)):
        given = documents(example.format(words))
        assert len(list(every()["arithmetic.used_share"].run(*given))) == count


def test_terms_that_differ_by_a_letter_and_names_in_three_places_are_no_slip() -> None:
    usual = "\n".join(f"Text: It acted under the Charter {day}." for day in ("early", "late", "twice"))
    rare = "Text: It acted under Chapter VII."
    assert list(every()["conflict.spelling"].run(*documents(f"{usual}\n{rare}"))) == []


def test_a_column_whose_head_is_figures_is_called_by_its_number() -> None:
    (grid,) = grids(document(sheet("Group | – – (10) | Inter-national staff", "Boats | 1 | 2")))
    assert (grid.named(1), grid.named(2)) == ("(1)", "International staff")


def test_a_label_that_stands_twice_is_told_by_its_group() -> None:
    rows = ("Group | Number", "Rowers | ", "National | 1", "Divers | ", "National | 2", "Total | 3")
    (grid,) = grids(document(sheet(*rows)))
    assert [grid.group(row) for row in grid.rows if row.amounts] == ["Rowers", "Divers", ""]
