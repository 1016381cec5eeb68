"""Changes from the period before: said where they can be, with the reason where not."""

from datetime import date

import pytest

from bluehelm.events.figures.change import CUT, NOT_OVER, NOT_TOLD, SMALL, ZERO, compared
from bluehelm.events.figures.count import count
from bluehelm.events.figures.periods import named
from bluehelm.events.figures.rows import Ask
from bluehelm.events.figures.table import since, table
from tests.events.figures.harmmaking import facts, harm, world

TODAY = date(2040, 1, 1)
BEFORE = named("2031-Q1")


@pytest.mark.parametrize(
    ("now", "then", "absolute", "percent", "why"),
    [
        (82, 55, 27, 49, None),
        (55, 82, -27, -33, None),
        (41, 40, 1, 3, None),  # 2.5 rounds up
        (30, 19, 11, None, SMALL),
        (30, 20, 10, 50, None),
        (4, 0, 4, None, ZERO),
        (None, 40, None, None, NOT_TOLD),
        (40, None, None, None, NOT_TOLD),
        (0, 40, -40, -100, None),
    ],
)
def test_a_change_is_said_or_why_it_is_not(
    now: int | None, then: int | None, absolute: int | None, percent: int | None, why: str | None
) -> None:
    change = compared(BEFORE, now, then, over=True)
    assert (change.against, change.then) == ("2031-Q1", then)
    assert (change.absolute, change.percent, change.why) == (absolute, percent, why)


def test_a_period_that_is_not_over_or_is_cut_is_not_compared() -> None:
    assert compared(BEFORE, 82, 55, over=False).why == NOT_OVER
    assert compared(BEFORE, 82, 55, over=True, whole=False).why == CUT
    assert compared(BEFORE, 82, 55, over=False).absolute is None


@pytest.mark.parametrize("seed", range(4))
def test_each_row_is_compared_with_the_count_of_the_period_before_it(seed: int) -> None:
    told, ask = world(seed), Ask(date(2031, 7, 1), date(2032, 6, 30), ("period", "perpetrator"), "quarter")
    for row in table(told, ask, TODAY).rows:
        quarter, party = row.cell.key
        days = named(row.changes["incidents"].against)
        then = [
            cell
            for cell in count(told, Ask(days.first, days.last, ("perpetrator",), "any"))
            if cell.key == (party,)
        ]
        number = then[0].incidents if then else 0
        assert row.changes["incidents"].then == number
        assert row.changes["incidents"].absolute == row.cell.incidents - number
        assert days.last < named(quarter).first
    assert since(ask) == date(2031, 4, 1)


def test_a_group_that_fell_silent_keeps_its_row() -> None:
    told = facts(*[harm(incident=n, first=date(2031, 1, 5), last=date(2031, 1, 5)) for n in range(30)])
    ask = Ask(date(2031, 4, 1), date(2031, 6, 30), ("period", "kind"), "quarter")
    row = table(told, ask, TODAY).rows[0]
    assert (row.cell.key, row.cell.incidents) == (("2031-Q2", "killing"), 0)
    assert (row.changes["incidents"].absolute, row.changes["incidents"].percent) == (-30, -100)
    assert row.changes["killed"].why == NOT_TOLD  # nobody says that none were killed


def test_providers_that_came_and_went_are_named_with_the_change() -> None:
    told = facts(
        harm(), harm(incident=2, first=date(2031, 4, 5), last=date(2031, 4, 5)),
        providers={1: ("patrol", "press"), 2: ("patrol", "partner")},
    )  # fmt: skip
    ask = Ask(date(2031, 4, 1), date(2031, 6, 30), ("period",), "quarter")
    change = table(told, ask, TODAY).rows[0].changes["incidents"]
    assert (change.came, change.went) == (("partner",), ("press",))


def test_a_quarter_that_is_cut_by_the_days_asked_for_is_not_compared_with_a_whole_one() -> None:
    told = facts(harm(), harm(incident=2, first=date(2031, 4, 5), last=date(2031, 4, 5)))
    ask = Ask(date(2031, 1, 1), date(2031, 4, 30), ("period",), "quarter")
    assert table(told, ask, TODAY).rows[-1].changes["incidents"].why == CUT


def test_totals_of_each_period_hold_every_incident_once() -> None:
    told = world(5)
    ask = Ask(date(2031, 1, 1), date(2031, 12, 31), ("period", "sex"), "month")
    shown = table(told, ask, TODAY)
    own = {one.incident for one in told.lines if one.state != "withdrawn" and one.first.year == 2031}
    assert sum(row.cell.incidents for row in shown.totals) == len(own)
    assert sum(row.cell.incidents for row in shown.rows) >= len(own)
