"""The targets of a merged report from the budget of its period, found by number and words."""

from decimal import Decimal
from pathlib import Path

import pytest

from bluehelm.errors import BadInput
from bluehelm.plans import store
from bluehelm.plans.load import load, read
from bluehelm.plans.rows import Indicator
from tests.sources import wordmaking as w
from tests.sources.budgets import budgetmaking as printed

LIT = "Increase in the number of bridges lit at night (2028/29: 4; 2029/30: 6; 2030/31: 7; 2032/33: 9)"
LOST = "Decrease in the number of travellers who lose their way (2029/30: 30; 2030/31: 20; 2032/33: 10)"
VACANT = (
    "Average annual percentage of authorized {} posts vacant "
    "(2029/30: 12 per cent; 2030/31: 11 per cent; 2032/33: 10 per cent)"
)
TITLE = (
    "Budget performance for the period from 1 July 2030 to 30 June 2031 and budget for the period from "
    f"1 July 2032 to 30 June 2033 for the {printed.NAME}"
)


def merged(folder: Path, *indicators: str, number: str = "1.1", title: str = TITLE) -> Path:
    rows = [("Expected accomplishment", "Indicators of achievement")]
    rows += [
        (f"{number} Travellers cross the bridges" if not n else "", text) for n, text in enumerate(indicators)
    ]
    cover = (w.paragraph(text) for text in (title, f"The {printed.NAME} (UNMIX) does not exist."))
    path = folder / "merged.docx"
    path.write_bytes(w.word(*cover, w.paragraph(f"Component {number[0]}: lanterns"), w.table(rows)))
    return path


def budget(folder: Path, of: str = "") -> Path:
    path = folder / "budget.txt"
    text = printed.tabbed()
    path.write_text(text.replace("UNMIX", of) if of else text, encoding="utf-8")
    return path


def rows(folder: Path, *indicators: str, number: str = "1.1") -> tuple[Indicator, ...]:
    return read(merged(folder, *indicators, number=number), budget(folder)).accomplishments[0].indicators


def test_a_budget_prints_its_target_and_nothing_done(tmp_path: Path) -> None:
    lit, lost = read(budget(tmp_path)).accomplishments[0].indicators
    assert [(row.target, row.actual, row.status) for row in (lit, lost)] == [
        (Decimal(8), None, "not measurable"),
        (Decimal(20), None, "not measurable"),
    ]
    (vacant,) = read(budget(tmp_path)).accomplishments[1].indicators
    assert (vacant.limbs[0].op, vacant.limbs[0].tolerance) == ("+/-", Decimal(2))


def test_the_figure_of_the_year_is_measured_against_the_budget(tmp_path: Path) -> None:
    lit, lost = rows(tmp_path, f"1.1.1 {LIT}", f"1.1.2 {LOST}")
    assert (lit.target, lit.actual, lit.status) == (Decimal(8), Decimal(7), "partly met")
    assert (lost.target, lost.actual, lost.status) == (Decimal(20), Decimal(20), "met")
    alone = read(merged(tmp_path, f"1.1.1 {LIT}")).accomplishments[0].indicators[0]
    assert (alone.target, alone.actual, alone.status) == (None, None, "not measurable")


def test_numbers_that_moved_do_not_carry_a_target_along(tmp_path: Path) -> None:
    lost, other = rows(
        tmp_path, f"1.1.1 {LOST}", "1.1.2 Number of mills (2029/30: 3; 2030/31: 4; 2032/33: 5)"
    )
    assert lost.target == Decimal(20)
    assert other.target is None


def test_a_word_that_names_others_is_another_indicator(tmp_path: Path) -> None:
    (same,) = rows(tmp_path, f"2.1.1 {VACANT.format('international')}", number="2.1")
    assert (same.target, same.actual, same.status) == (Decimal(10), Decimal(11), "met")
    (other,) = rows(tmp_path, f"2.1.1 {VACANT.format('national')}", number="2.1")
    assert (other.target, other.status) == (None, "not measurable")


def test_a_rewording_under_the_same_number_is_the_same(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, f"1.1.1 {LIT.replace('at night', 'at night in all districts')}")
    assert row.target == Decimal(8)


LATER = TITLE.replace("2031 and", "2032 and").replace("July 2030", "July 2031")


@pytest.mark.parametrize(
    ("of", "title", "said"),
    [("UNBOAT", TITLE, "UNBOAT, the report about UNMIX"), ("", LATER, "for 2030/31, but .* 2031/32")],
)
def test_a_budget_of_another_period_or_mission_gives_no_targets(
    of: str, title: str, said: str, tmp_path: Path
) -> None:
    path = merged(tmp_path, f"1.1.1 {LIT}", title=title)
    with pytest.raises(BadInput, match=said):
        read(path, budget(tmp_path, of))


@pytest.mark.django_db
def test_a_budget_that_was_loaded_gives_the_targets_of_a_merged_report(tmp_path: Path) -> None:
    report = merged(tmp_path, f"1.1.1 {LIT}", f"1.1.2 {LOST}")
    load(report, "UNMIX", None, "alone")
    assert [row.target for row in store.plan("UNMIX").plan.accomplishments[0].indicators] == [None, None]
    load(budget(tmp_path), "UNMIX", None, "the budget of that period")
    assert load(report, "UNMIX", None, "again, now that the budget is here").new
    lit, lost = store.plan("UNMIX", "2030/31").plan.accomplishments[0].indicators
    assert (lit.target, lit.actual, lit.status) == (Decimal(8), Decimal(7), "partly met")
    assert (lost.target, lost.actual, lost.status) == (Decimal(20), Decimal(20), "met")


@pytest.mark.django_db
def test_an_earlier_merged_report_holds_the_budget_of_a_later_one(tmp_path: Path) -> None:
    load(merged(tmp_path, f"1.1.1 {LIT}"), "UNMIX", None, "its budget is for 2032/33")
    later = LIT.replace("2030/31: 7; 2032/33: 9", "2032/33: 10; 2034/35: 12")
    title = TITLE
    for year in (2033, 2032, 2031, 2030):
        title = title.replace(str(year), str(year + 2))
    load(merged(tmp_path, f"1.1.1 {later}", title=title), "UNMIX", None, "performs 2032/33")
    (lit,) = store.plan("UNMIX", "2032/33").plan.accomplishments[0].indicators
    assert (lit.target, lit.actual, lit.status) == (Decimal(9), Decimal(10), "met")
