"""Outputs by strategic priority, money that a source ties, posts beside ceilings."""

from dataclasses import replace
from decimal import Decimal

from bluehelm.plans.rows import MET
from bluehelm.spine.coverage import coverage
from tests.spine.spinemaking import IN_FORCE, PLAN, SYMBOL, money
from tests.spine.test_coverage import covered, tied


def test_every_output_but_those_of_support_counts_once_under_its_priority() -> None:
    rows = {row.priority: row for row in covered(tied("ceasefire", "4")).priorities}
    assert (rows["primary"].confirmed, rows["primary"].suggested) == ({MET: 1}, {})
    assert rows["second"].suggested == {MET: 1}
    assert rows["not tied"].count == 1
    assert sum(row.count for row in rows.values()) == rows["primary"].of == 5


def test_an_output_of_both_priorities_is_told_apart() -> None:
    rows = covered(tied("ceasefire", "4"), tied("ceasefire", "5(a)")).priorities
    assert [row.count for row in rows if row.priority == "both"] == [1]


def test_money_is_attributed_only_where_budget_and_paragraph_name_the_same() -> None:
    found = covered().money
    assert [(row.category, row.tasks) for row in found.tied] == [("Quick-impact projects", ((SYMBOL, "8"),))]
    assert (found.rest_apportionment, found.apportionment) == (Decimal(700), Decimal(1000))


def test_money_without_a_total_is_not_made_up() -> None:
    plan = replace(PLAN, money=(money("Air operations", 700),))
    found = coverage(plan, IN_FORCE).money
    assert (found.apportionment, found.rest_apportionment, found.tied) == (None, None, ())


def test_a_ceiling_stands_beside_the_posts_that_it_counts() -> None:
    (row,) = covered().posts
    assert (row.ceiling, row.approved, row.difference) == (900, Decimal(910), Decimal(10))
    assert [name for name, _, _ in row.posts] == ["Military observers", "Military contingents"]


def test_without_posts_there_is_nothing_to_lay_beside_a_ceiling() -> None:
    assert coverage(replace(PLAN, strength=()), IN_FORCE).posts == ()
