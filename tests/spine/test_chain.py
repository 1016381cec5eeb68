"""How the mandates of a period are told one after another."""

from datetime import date

import pytest

from bluehelm.record.period import budget_year
from bluehelm.spine.chain import ENDED, REPLACED, Step, chain, told
from bluehelm.spine.force import mandates_in_force
from bluehelm.spine.rows import CARRIED_OUT, NONE, PLANNED, RENEWED, Mandate
from tests.spine.spinemaking import EARLIER, IN_FORCE, PERIOD, RENEWAL, SYMBOL, mandate

NEW_YEAR = mandate("S/RES/9009 (2032)", date(2032, 1, 1), date(2032, 12, 31))


def kinds(*mandates: Mandate) -> list[tuple[str, str]]:
    steps = chain(mandates_in_force("UNMIX", PERIOD, mandates), PERIOD)
    return [(step.kind, step.mandate.symbol) for step in steps]


def test_a_renewal_before_the_end_of_the_period_replaces_the_mandate() -> None:
    assert chain(IN_FORCE, PERIOD) == (
        Step(PLANNED, IN_FORCE[0]),
        Step(CARRIED_OUT, IN_FORCE[1], date(2031, 7, 1), date(2032, 6, 28)),
        Step(REPLACED, IN_FORCE[2], date(2032, 6, 29)),
    )


def test_a_mandate_of_the_middle_replaces_one_and_is_carried_out_itself() -> None:
    first = mandate(SYMBOL, date(2031, 6, 28), date(2032, 6, 30))
    assert kinds(first, NEW_YEAR) == [
        (CARRIED_OUT, SYMBOL),
        (REPLACED, NEW_YEAR.symbol),
        (CARRIED_OUT, NEW_YEAR.symbol),
    ]


def test_a_mandate_that_ends_with_nothing_after_it_is_told_to_end() -> None:
    assert kinds(mandate(SYMBOL, date(2031, 6, 28), date(2032, 3, 31))) == [
        (CARRIED_OUT, SYMBOL),
        (ENDED, SYMBOL),
    ]


def test_a_renewal_on_the_day_after_the_period_follows_and_replaces_nothing_in_it() -> None:
    own = mandate(SYMBOL, date(2031, 6, 28), date(2032, 6, 30))
    assert kinds(own, mandate(RENEWAL, date(2032, 7, 1), date(2033, 6, 30))) == [
        (CARRIED_OUT, SYMBOL),
        (RENEWED, RENEWAL),
    ]


def test_a_mandate_may_be_planned_and_carried_out_under_at_once() -> None:
    assert kinds(mandate(SYMBOL, date(2029, 1, 1), None)) == [(PLANNED, SYMBOL), (CARRIED_OUT, SYMBOL)]


def test_no_mandate_gives_no_step() -> None:
    assert chain((), budget_year(2031)) == ()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "replaced on 2032-06-29, when S/RES/9003 (2032) was adopted"),
        ("fr", "remplacé le 2032-06-29, à l’adoption de S/RES/9003 (2032)"),
    ],
)
def test_a_step_is_told_in_words_with_its_day(language: str, words: str) -> None:
    assert told(chain(IN_FORCE, PERIOD)[-1], language, date.isoformat) == words


def test_a_text_that_is_not_held_is_told_so() -> None:
    unheld = Mandate("UNMIX", EARLIER, date(2030, 6, 28), date(2031, 6, 30), NONE)
    assert told(Step(PLANNED, unheld), "en", date.isoformat) == f"planned under {EARLIER} (not held)"
