"""Attacks on peacekeepers, missing people, restrictions of movement."""

from collections import Counter
from datetime import date

import pytest

from bluehelm.events.figures.missing import missing
from bluehelm.events.figures.movement import BY, KINDS, restrictions
from bluehelm.events.figures.movement import since as movement_since
from bluehelm.events.figures.peacekeepers import attacked
from bluehelm.events.figures.periods import named
from tests.events.figures.harmmaking import facts, harm, world

TODAY = date(2040, 1, 1)
YEAR, QUARTER = named("2031"), named("2031-Q1")


@pytest.mark.parametrize("seed", range(5))
def test_attacks_by_kind_are_as_counted_by_hand(seed: int) -> None:
    told = world(seed)
    own = [
        one
        for one in told.lines
        if one.state != "withdrawn" and one.first.year == 2031 and one.kind != "accident"
    ]
    struck = {one.incident for one in own if one.target in ("mission", "peacekeeper")}
    struck |= {one.incident for one in own if one.harm and one.status == "peacekeeper"}
    kinds = Counter({one.incident: one.kind for one in own if one.incident in struck}.values())
    rows = {row.kind: row for row in attacked(told, YEAR, TODAY).rows}
    assert {kind: row.incidents for kind, row in rows.items() if kind and row.incidents} == dict(kinds)
    assert rows[""].incidents == len(struck)
    killed = [
        one for one in own if one.incident in struck and (one.harm, one.status) == ("killed", "peacekeeper")
    ]
    numbers = [next(n for n in (one.best, one.low, one.high, 0) if n is not None) for one in killed]
    assert ("killed" in rows[""].tolls) == bool(killed)
    assert rows[""].tolls["killed"].best == sum(numbers)
    states = {one.incident: one for one in own if one.incident in struck}
    assert rows[""].followed.looked_into == sum(one.state != "reported" for one in states.values())
    assert rows[""].followed.verified == sum(one.state == "verified" for one in states.values())
    assert rows[""].followed.assessed == sum(one.standard != "not_assessed" for one in states.values())
    assert rows[""].followed.judged == len(told.judged & states.keys())


def test_fighters_killed_in_an_attack_are_not_peacekeepers() -> None:
    lines = (
        harm(target="mission", status="fighter", best=9),
        harm(status="peacekeeper", target="mission", best=1),
    )
    told = attacked(facts(*lines), QUARTER, TODAY).rows[-1]
    assert told.tolls["killed"].best == 1


def test_accidents_and_the_missions_own_operations_are_no_attacks() -> None:
    told = facts(
        harm(kind="accident", target="mission"), harm(incident=2, perpetrator="mission", target="mission")
    )
    assert attacked(told, QUARTER, TODAY).rows == ()


def test_missing_people_have_a_numerator_a_denominator_and_those_open() -> None:
    told = facts(
        harm(harm="missing", low=4, best=5, high=7), harm(harm="found", low=None, best=2, high=None),
        harm(incident=2, harm="missing", low=None, best=3, high=None),
        harm(incident=3, harm="missing", low=None, best=None, high=None),
        harm(incident=4, kind="disappearance", harm="killed"),
    )  # fmt: skip
    row, both = missing(told, QUARTER)
    assert (row.harm, row.reported, row.found, row.open) == ("missing", 8, 2, 6)
    assert (row.incidents, row.no_number, row.no_outcome) == (3, 1, 1)
    assert (row.low, row.high) == (7, 10)
    assert (both.harm, both.incidents, both.no_number) == ("", 4, 2)


def test_more_found_than_reported_is_said_and_opens_nobody_else() -> None:
    told = facts(
        harm(harm="abducted", best=2), harm(harm="found", best=5, low=None, high=None),
        harm(incident=2, harm="abducted", best=4),
    )  # fmt: skip
    row = missing(told, QUARTER)[-1]
    assert (row.reported, row.found, row.open, row.too_many) == (6, 2, 4, (1,))


def test_the_found_of_an_incident_with_both_are_counted_once() -> None:
    told = facts(harm(harm="abducted", best=2), harm(harm="missing", best=3), harm(harm="found", best=4))
    rows = missing(told, QUARTER)
    assert [(row.harm, row.reported, row.found) for row in rows] == [("", 5, 4)]


def test_where_nobody_is_missing_nothing_is_told() -> None:
    assert missing(facts(harm()), QUARTER) == ()
    assert missing(facts(harm(harm="missing", state="withdrawn")), QUARTER) == ()


@pytest.mark.parametrize("seed", range(4))
def test_restrictions_are_counted_by_whom_where_and_kind(seed: int) -> None:
    told = world(seed)
    own = {
        one.incident: one
        for one in told.lines
        if one.state != "withdrawn" and one.first.year == 2031 and one.kind in KINDS
    }
    shown = restrictions(told, YEAR, TODAY)
    for by, table in zip(BY, shown.tables, strict=True):
        assert sum(row.cell.incidents for row in table.totals) == len(own)
        if by != "perpetrator":  # of which an incident can have several
            counted = Counter(getattr(one, by) for one in own.values())
            assert {row.cell.key[0]: row.cell.incidents for row in table.rows if row.cell.incidents} == dict(
                counted
            )
    assert movement_since(YEAR) == date(2030, 1, 1)
