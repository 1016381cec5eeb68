"""The one comparison: met, partly met, not met, not measurable."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluehelm.plans.rows import MET, NOT_MET, PARTLY, UNMEASURABLE, Planned
from bluehelm.plans.status import answers, compare, completed, together

RANK = {NOT_MET: 0, PARTLY: 1, MET: 2}
NUMBER = st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False)


@pytest.mark.parametrize(
    ("target", "actual", "status"), [(10, 12, MET), (10, 10, MET), (10, 3, PARTLY), (10, 0, NOT_MET)]
)
def test_more_is_met_from_the_target_upward(target: int, actual: int, status: str) -> None:
    assert compare(Decimal(target), Decimal(actual), direction="more") == status


def test_less_is_met_down_from_the_target_and_partly_met_below_the_year_before() -> None:
    def judged(actual: int, before: int | None) -> str:
        year_before = None if before is None else Decimal(before)
        return compare(Decimal(80), Decimal(actual), direction="less", before=year_before)

    assert judged(80, 100) == MET
    assert judged(91, 100) == PARTLY
    assert judged(91, 76) == NOT_MET
    assert judged(91, None) == NOT_MET


def test_a_sign_tells_the_direction_unless_the_words_do() -> None:
    assert compare(Decimal(45), Decimal(40), "<=") == MET
    assert compare(Decimal(45), Decimal(50), "<=") == NOT_MET
    assert compare(Decimal(7000), Decimal(758), "<=", direction="more") == PARTLY
    assert compare(Decimal(95), Decimal(95), ">") == PARTLY
    assert compare(Decimal(95), Decimal(95), "<") == NOT_MET


def test_a_band_is_missed_on_either_side() -> None:
    for actual, status in ((12, MET), (15, MET), (18, MET), (8, NOT_MET), (19, NOT_MET)):
        assert compare(Decimal(15), Decimal(actual), "+/-", Decimal(3), "less") == status


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("yes", "Yes", MET),
        ("yes", "no", NOT_MET),
        ("lighthouse lit", "Lighthouse lit.", MET),
        ("lighthouse lit", "Achieved", UNMEASURABLE),
        ("lighthouse lit", "The lighthouse was not lit", NOT_MET),
        ("lighthouse lit", "Work on the lighthouse is ongoing", UNMEASURABLE),
        (Decimal(3), "The repairs were postponed owing to storms", NOT_MET),
        (Decimal(3), "Achieved", UNMEASURABLE),
        (Decimal(3), "Part of the quay was not repaired and work is ongoing", UNMEASURABLE),
        ("not applicable", "None was planned", UNMEASURABLE),
        (None, Decimal(3), UNMEASURABLE),
        (Decimal(3), None, UNMEASURABLE),
        ("lighthouse lit", Decimal(3), UNMEASURABLE),
    ],
)
def test_words_are_measured_only_where_they_can_be(target: object, actual: object, status: str) -> None:
    assert compare(target, actual) == status  # type: ignore[arg-type]


def test_parts_make_the_status_of_the_whole() -> None:
    assert together([MET, MET]) == MET
    assert together([MET, NOT_MET]) == PARTLY
    assert together([MET, UNMEASURABLE]) == PARTLY
    assert together([NOT_MET, UNMEASURABLE]) == NOT_MET
    assert together([UNMEASURABLE]) == UNMEASURABLE
    assert together([]) == UNMEASURABLE


def test_a_completed_quantity_is_compared_on_one_scale() -> None:
    planned = Planned(Decimal("4.5"), "million litres of fuel", None, True)
    assert completed(planned, Decimal(4_600_000), "Litres of fuel") == MET
    assert completed(planned, Decimal(4_400_000), "Litres of fuel") == PARTLY
    assert completed(planned, "No") == NOT_MET
    assert completed(None, "Yes") == MET
    assert completed(None, Decimal(4)) == UNMEASURABLE


def test_answers_to_one_quantity_are_added_up() -> None:
    planned = (Planned(Decimal(10), "boats", None, True),)
    said = [(Decimal(6), "Boats sold", 0), (Decimal(4), "Boats given away", 0), (Decimal(9), "Crews", None)]
    assert answers(said, planned) == [MET, MET, UNMEASURABLE]


@given(NUMBER, NUMBER, NUMBER)
def test_more_done_is_never_judged_worse_where_more_is_better(
    target: Decimal, one: Decimal, two: Decimal
) -> None:
    low, high = sorted((one, two))
    for op in (None, ">=", ">"):
        assert RANK[compare(target, low, op, None, "more")] <= RANK[compare(target, high, op, None, "more")]


@given(NUMBER, NUMBER, NUMBER, st.none() | NUMBER)
def test_less_harm_is_never_judged_worse_where_less_is_better(
    target: Decimal, one: Decimal, two: Decimal, before: Decimal | None
) -> None:
    low, high = sorted((one, two))
    for op in (None, "<=", "<"):
        better = compare(target, low, op, None, "less", before=before)
        worse = compare(target, high, op, None, "less", before=before)
        assert RANK[better] >= RANK[worse]


@given(NUMBER, NUMBER, NUMBER)
def test_nearer_to_the_middle_of_a_band_is_never_worse(
    target: Decimal, tolerance: Decimal, off: Decimal
) -> None:
    near = compare(target, target + off / 2, "+/-", tolerance)
    assert RANK[near] >= RANK[compare(target, target + off, "+/-", tolerance)]
