"""The human-rights table: who is in it, how it is split, what it is compared with."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bluehelm.events.figures import rights as made
from bluehelm.events.figures.periods import before, named, year_before
from bluehelm.events.figures.rights import Rights, RightsRow, rights
from bluehelm.events.figures.rows import Facts
from bluehelm.record.period import Period
from tests.events.figures.harmmaking import facts, harm, world

TODAY = date(2040, 1, 1)
QUARTER = named("2032-Q1")
COLUMN = {
    "killed": "killed", "injured": "injured", "abducted": "abducted_or_missing",
    "missing": "abducted_or_missing", "detained": "detained",
}  # fmt: skip
ACT = {"state_forces": "violation", "international_forces": "violation", "unidentified": "both",
       "extremist_groups": "abuse", "community_militia": "abuse"}  # fmt: skip


def row(told: Rights, act: str = "", perpetrator: str = "") -> RightsRow:
    return next(one for one in told.rows if (one.act, one.perpetrator) == (act, perpetrator))


def by_hand(told: Facts, days: Period, **wanted: str) -> dict[str, int]:
    """Civilians by column, line by line."""
    found: dict[str, int] = {}
    for one in told.lines:
        number = next((n for n in (one.best, one.low, one.high) if n is not None), None)
        if one.harm not in COLUMN or one.status != "civilian" or number is None:
            continue
        if one.state == "withdrawn" or one.kind == "accident" or not days.first <= one.first <= days.last:
            continue
        values: dict[str, Any] = {
            "act": ACT[one.perpetrator], "perpetrator": one.perpetrator, "sex": one.sex, "age": one.age,
        }  # fmt: skip
        if any(values[name] != value for name, value in wanted.items()):
            continue
        for column in (COLUMN[one.harm], "total"):
            found[column] = found.get(column, 0) + number
    return found


@pytest.mark.parametrize("seed", range(8))
def test_every_number_is_as_counted_line_by_line(seed: int) -> None:
    told = world(seed, 500)
    table = rights(told, QUARTER, TODAY)
    for one in table.rows:
        wanted = {name: getattr(one, name) for name in ("act", "perpetrator") if getattr(one, name)}
        columns = {name: toll.value for name, toll in one.columns.items() if toll.value is not None}
        assert columns == by_hand(told, QUARTER, **wanted)
        for split in ("sex/female", "sex/male", "sex/unknown", "age/child", "age/unknown"):
            name, value = split.split("/")
            assert one.of_whom.get(split, {}) == by_hand(told, QUARTER, **wanted, **{name: value})
        for name, days in (("before", before(QUARTER)), ("year_before", year_before(QUARTER))):
            then = {
                column: change.then for column, change in one.changes[name].items() if change.then is not None
            }
            assert then == by_hand(told, days, **wanted)


def test_violations_and_abuses_are_kept_apart_and_both_have_their_sum() -> None:
    told = rights(world(1, 500), QUARTER, TODAY)
    acts = [one.act for one in told.rows]
    assert acts == sorted(acts, key=["violation", "abuse", "both", ""].index)
    for act in ("violation", "abuse", "both"):
        own = [one for one in told.rows if one.act == act]
        assert [one.perpetrator for one in own].index("") == len(own) - 1
        parts = sum(one.columns["total"].best for one in own[:-1] if one.columns)
        assert own[-1].columns["total"].best == parts


def in_quarter(**given: Any) -> Any:
    return harm(**{"first": date(2032, 2, 1), "last": date(2032, 2, 1)} | given)


def test_fighters_and_accidents_are_not_in_it_and_the_unknown_stand_beside() -> None:
    told = rights(
        facts(
            in_quarter(),
            in_quarter(incident=2, status="fighter"),
            in_quarter(incident=3, kind="accident"),
            in_quarter(incident=4, status="unknown", best=6),
        ),
        QUARTER,
        TODAY,
    )
    assert row(told).columns["killed"].best == 3
    assert told.unknown_status["killed"].best == 6


def test_a_column_that_nobody_tells_of_is_missing_and_no_zero() -> None:
    told = rights(facts(in_quarter()), QUARTER, TODAY)
    assert set(row(told).columns) == {"killed", "total"}


def test_the_missing_stand_with_the_abducted() -> None:
    lines = in_quarter(harm="abducted", best=2), in_quarter(harm="missing", best=5)
    told = rights(facts(*lines, ranges={(1, "abducted"): (0, 90)}), QUARTER, TODAY)
    toll = row(told).columns["abducted_or_missing"]
    assert (toll.best, toll.incidents) == (7, 1)
    assert toll.high < 90  # the range of the abducted alone says nothing of both


def test_a_category_with_numbers_only_a_year_ago_keeps_its_row() -> None:
    old = harm(first=date(2031, 2, 1), last=date(2031, 2, 1), best=40)
    told = rights(facts(old), QUARTER, TODAY)
    one = row(told, "abuse", "extremist_groups")
    assert (one.incidents, one.columns) == (0, {})
    assert one.changes["year_before"]["killed"].then == 40
    assert made.since(QUARTER) == date(2031, 1, 1)


def test_a_quarter_that_is_not_over_is_not_compared() -> None:
    told = rights(
        facts(in_quarter(best=30), harm(first=date(2031, 11, 1), last=date(2031, 11, 1), best=40)),
        QUARTER,
        date(2032, 3, 1),
    )
    assert row(told).changes["before"]["killed"].why == "not over"


def test_withdrawn_incidents_are_said() -> None:
    told = rights(facts(in_quarter(), replace(in_quarter(incident=2), state="withdrawn")), QUARTER, TODAY)
    assert (told.withdrawn, row(told).incidents) == (1, 1)
