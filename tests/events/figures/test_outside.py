"""What leaves the mission: no number of few people, and none that can be reckoned from the others."""

from datetime import date
from itertools import product

import pytest

from bluehelm.events.figures.outside import WITHHELD, Out, of_rights, of_table
from bluehelm.events.figures.periods import named
from bluehelm.events.figures.rights import rights
from bluehelm.events.figures.rows import Ask
from bluehelm.events.figures.table import table
from tests.events.figures.harmmaking import facts, harm, world

TODAY = date(2040, 1, 1)
ASK = Ask(date(2031, 1, 1), date(2031, 12, 31), ("period", "perpetrator"), "year")


def shown(out: Out, *key: str) -> dict[str, object]:
    row = next(row for row in out.rows if row[: len(key)] == key)
    return dict(zip(out.heads, row, strict=True))


@pytest.mark.parametrize("seed", range(3))
def test_no_number_below_five_goes_out(seed: int) -> None:
    told = table(world(seed, 60), ASK, TODAY)
    out = of_table(told, 5)
    assert out.withheld
    assert not [part for row in out.rows for part in row if isinstance(part, int) and 0 < part < 5]
    assert of_table(told, 0).withheld == 0


def test_a_small_number_cannot_be_reckoned_from_the_sum() -> None:
    told = facts(
        harm(best=3), harm(incident=2, perpetrator="state_forces", best=40),
        harm(incident=3, perpetrator="community_militia", best=60),
    )  # fmt: skip
    out = of_table(table(told, ASK, TODAY), 5)
    assert shown(out, "2031", "extremist_groups")["killed"] == WITHHELD
    others = [shown(out, "2031", name)["killed"] for name in ("state_forces", "community_militia")]
    assert shown(out, "2031", "")["killed"] == WITHHELD or WITHHELD in others


def test_what_nobody_tells_is_no_number() -> None:
    told = facts(harm(best=30), harm(incident=2, perpetrator="state_forces", harm="injured", best=9))
    out = of_table(table(told, ASK, TODAY), 5)
    assert shown(out, "2031", "state_forces")["killed"] is None


def test_the_rights_table_keeps_few_women_and_children_back() -> None:
    lines = [
        harm(incident=n, perpetrator=party, best=best, sex=sex, age=age)
        for n, (party, (best, sex, age)) in enumerate(
            product(("state_forces", "extremist_groups"), ((30, "male", "adult"), (1, "female", "child"))), 1
        )
    ]
    out = of_rights(rights(facts(*lines), named("2031-Q1"), TODAY), 5)
    assert shown(out, "", "", "age/child")["killed"] == WITHHELD
    assert WITHHELD in (shown(out, "", "", "sex/male")["killed"], shown(out, "", "", "all")["killed"])
    assert not [row for row in out.rows if row[0] and row[2] != "all"]  # of one category it is not told


def test_a_whole_rights_table_goes_out() -> None:
    out = of_rights(rights(world(2, 400), named("2031-Q2"), TODAY), 5)
    assert not [part for row in out.rows for part in row if isinstance(part, int) and 0 < part < 5]
