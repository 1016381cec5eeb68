"""Which mandate was in force when a plan was written and carried out, and which followed."""

from dataclasses import replace
from datetime import date

from bluehelm.record.period import budget_year
from bluehelm.spine.force import mandates_in_force
from bluehelm.spine.rows import CARRIED_OUT, DRAFT, NONE, PLANNED, RENEWED
from tests.spine.spinemaking import EARLIER, IN_FORCE, MANDATES, PERIOD, RENEWAL, SYMBOL, mandate


def test_a_plan_hangs_on_the_mandate_before_the_one_of_its_period_and_the_renewal() -> None:
    assert [(one.symbol, one.roles) for one in IN_FORCE] == [
        (EARLIER, (PLANNED,)),
        (SYMBOL, (CARRIED_OUT,)),
        (RENEWAL, (RENEWED,)),
    ]


def test_a_mandate_is_in_force_until_the_day_before_the_next_is_adopted() -> None:
    _, own, renewal = IN_FORCE
    assert (own.first, own.last) == (date(2031, 7, 1), date(2032, 6, 28))
    assert (renewal.first, renewal.last) == (date(2032, 6, 29), date(2032, 6, 30))
    assert IN_FORCE[0].first is None


def test_a_mandate_changed_in_the_middle_of_the_period_makes_two_that_it_was_carried_out_under() -> None:
    change = mandate("S/RES/9009 (2031)", date(2031, 12, 1), date(2032, 11, 30))
    found = mandates_in_force("UNMIX", PERIOD, [*MANDATES[:2], change])
    assert [one.symbol for one in found if CARRIED_OUT in one.roles] == [SYMBOL, change.symbol]


def test_a_text_that_only_moves_the_end_prolongs_the_mandate_before_it() -> None:
    rollover = mandate("S/RES/9008 (2032)", date(2032, 6, 20), date(2033, 6, 30), tasks=())
    (own,) = mandates_in_force("UNMIX", PERIOD, [MANDATES[1], rollover])
    assert own.last == date(2032, 6, 30)
    later = mandates_in_force("UNMIX", budget_year(2032), [MANDATES[1], rollover])
    assert [one.symbol for one in later] == [SYMBOL]


def test_an_open_mandate_plans_and_carries_out_every_period() -> None:
    (found,) = mandates_in_force("UNMIX", PERIOD, [mandate("S/RES/8000 (2020)", date(2020, 1, 1), None)])
    assert found.roles == (PLANNED, CARRIED_OUT)


def test_a_text_that_is_not_held_is_named_all_the_same_and_another_missions_is_not() -> None:
    unknown = replace(MANDATES[0], held=NONE, tasks=())
    assert mandates_in_force("UNMIX", PERIOD, [unknown])[0].held == NONE
    assert mandates_in_force("UNMAX", PERIOD, MANDATES) == ()
    assert mandates_in_force("UNMIX", PERIOD, [replace(MANDATES[1], adopted=None, held=DRAFT)]) == ()
