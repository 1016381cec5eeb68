"""A number against the quantity that a measure sets, and agreement at its edges."""

from datetime import date
from decimal import Decimal

import pytest

from bluehelm.mandates.measured.progress import Score, agreement, reached, shares
from bluehelm.mandates.rows import Quantity

DAY = date(2031, 5, 1)


def quantity(op: str, value: str = "3000") -> Quantity:
    return Quantity(Decimal(value), op, "lamplighters", f"{op} {value}")


@pytest.mark.parametrize(
    ("op", "below", "even", "above"),
    [
        (">=", False, True, True),
        (">", False, False, True),
        ("<=", True, True, False),
        ("<", True, False, False),
        ("=", None, True, None),
        ("about", None, True, None),
    ],
)
def test_a_bound_is_met_on_its_own_side(
    op: str, below: bool | None, even: bool | None, above: bool | None
) -> None:
    found = [reached(Decimal(value), quantity(op)).met for value in (2999, 3000, 3001)]
    assert found == [below, even, above]


def test_a_share_is_of_what_is_to_be_reached_and_of_no_ceiling() -> None:
    assert reached(Decimal(750), quantity(">=")).share == Decimal("0.25")
    assert reached(Decimal(3600), quantity(">=")).share == Decimal("1.2")
    assert reached(Decimal(750), quantity("<=")).share is None


def test_nothing_to_reach_has_no_share() -> None:
    found = reached(Decimal(0), quantity(">=", "0"))
    assert (found.share, found.met) == (None, True)


def scores(one: list[str], other: list[str]) -> list[Score]:
    return [
        Score(f"{n:02}", state, DAY, who, "seen")
        for who, said in (("Ana", one), ("Ben", other))
        for n, state in enumerate(said)
    ]


def test_what_only_one_knows_is_counted_apart() -> None:
    found = agreement(scores(["done"] * 12 + ["unknown"], ["done"] * 10), "Ana", "Ben", DAY)
    assert (found.n, found.one_only, found.other_only) == (10, 2, 0)
    turned = agreement(scores(["done"] * 12 + ["unknown"], ["done"] * 10), "Ben", "Ana", DAY)
    assert (turned.n, turned.one_only, turned.other_only) == (10, 0, 2)


def test_two_who_agree_on_nothing_fall_below_chance() -> None:
    halves = ["done"] * 5 + ["not_begun"] * 5
    found = agreement(scores(halves, halves[::-1]), "Ana", "Ben", DAY)
    assert (found.share, found.chance, found.kappa) == (0, 0.5, -1)


def test_one_who_says_the_same_of_all_agrees_no_more_than_chance() -> None:
    found = agreement(scores(["done"] * 10, ["done"] * 8 + ["set_back"] * 2), "Ana", "Ben", DAY)
    assert found.share == found.chance == pytest.approx(0.8)
    assert found.kappa == pytest.approx(0)


def test_each_always_one_state_and_never_the_same_is_no_agreement() -> None:
    found = agreement(scores(["done"] * 10, ["set_back"] * 10), "Ana", "Ben", DAY)
    assert (found.share, found.chance, found.kappa) == (0, 0, 0)


def test_somebody_who_never_scored_agrees_with_nobody() -> None:
    found = agreement(scores(["done"] * 10, []), "Ana", "Cem", DAY)
    assert (found.n, found.one_only, found.share, found.kappa) == (0, 10, None, None)


def test_a_mission_without_measures_has_no_share() -> None:
    assert {(one.known, one.unknown, one.share) for one in shares([], [], "Ana", DAY)} == {(0, 0, None)}


def test_a_score_of_a_measure_that_is_gone_enters_no_share() -> None:
    found = shares(["01"], scores(["done"] * 3, []), "Ana", DAY)
    assert {one.state: (one.count, one.known) for one in found}["done"] == (1, 1)
