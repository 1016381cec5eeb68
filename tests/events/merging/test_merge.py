"""Small tables whose answer can be seen at once."""

from dataclasses import replace

import numpy as np
import pytest

from bluehelm.errors import BadInput
from bluehelm.events.merging.merge import merge
from bluehelm.events.merging.rows import Accounts, Decision
from tests.events.merging.invented import table, taxonomy

ONE = table("a", (10, 1.0, 30.0, "raid"), (40, 2.0, 30.0, "theft"))
OTHER = table("b", (10, 1.005, 30.0, "raid"), (90, 2.0, 30.0, "theft"))
TAXONOMY = [taxonomy("a", "b", "c")]


def found(*tables: Accounts, days: int = 2, km: float = 5.0) -> dict[tuple[tuple[str, str], ...], Decision]:
    return {one.members: one for one in merge(tables, TAXONOMY, days=days, km=km).decisions}


def test_two_accounts_of_one_raid_are_put_together_and_the_why_says_so() -> None:
    decision = found(ONE, OTHER)[("a", "1"), ("b", "1")]
    assert decision.decided == "same"
    assert decision.why == "same day, 0.6 km apart, kind equal at exact; nothing else contended"


def test_what_is_too_far_in_time_or_place_is_left_alone() -> None:
    assert list(found(ONE, OTHER)) == [(("a", "1"), ("b", "1"))]
    assert not found(ONE, OTHER, km=0.5)
    assert not found(ONE, replace(OTHER, day=OTHER.day + 3, end=OTHER.end + 3))


def test_the_best_for_all_is_chosen_and_not_the_nearest_first() -> None:
    one = table("a", (10, 1.000, 30.0, "raid"), (10, 1.012, 30.0, "raid"))
    other = table("b", (10, 1.007, 30.0, "raid"), (10, 1.028, 30.0, "raid"))
    pairs = found(one, other, km=2.5)  # nearest first would join a 2 with b 1 and leave two alone
    assert set(pairs) == {(("a", "1"), ("b", "1")), (("a", "2"), ("b", "2"))}


def test_an_exact_match_a_day_later_wins_over_a_coarse_one_a_day_earlier() -> None:
    one = table("a", (10, 1.0, 30.0, "raid"))
    other = table("b", (9, 1.0, 30.0, "ambush"), (11, 1.0, 30.0, "raid"))
    assert next(iter(found(one, other))) == (("a", "1"), ("b", "2"))


def test_accounts_that_nothing_tells_apart_are_doubtful() -> None:
    twice = [(10, 1.0, 30.0, "raid")] * 2
    pairs = found(table("a", *twice), table("b", *twice))
    assert {one.decided for one in pairs.values()} == {"doubtful"}
    assert all(one.probability <= 0.5 and "contended" in one.why for one in pairs.values())


def test_three_sources_make_one_group() -> None:
    third = table("c", (11, 1.0, 30.01, "raid"))
    group = found(ONE, OTHER, third)
    assert list(group) == [(("a", "1"), ("b", "1"), ("c", "1"))]
    assert next(iter(group.values())).decided == "same"


def test_accounts_of_several_days_match_their_like_and_are_doubtful_beside_one_day() -> None:
    longer = table("a", (10, 1.0, 30.0, "raid"), ends={0: 13})
    like = table("b", (10, 1.0, 30.0, "raid"), ends={0: 14})
    assert next(iter(found(longer, like).values())).decided == "same"
    day = table("b", (10, 1.0, 30.0, "raid"))
    decision = next(iter(found(longer, day).values()))
    assert decision.decided == "doubtful"
    assert "one of one day and one of several" in decision.why


@pytest.mark.parametrize(
    ("count", "days", "km"), [(2, 3, 20), (5, 3, 20), (20, 3, 10), (20, 7, 50), (40, 3, 20)]
)
def test_few_accounts_a_stone_throw_apart_are_merged_however_wide_the_bounds(
    count: int, days: int, km: float
) -> None:
    rows = [(day, 12 + day * 0.2, -8 + day * 0.16, "raid") for day in range(count)]
    near = [(day, lat + 0.001, lon, kind) for day, lat, lon, kind in rows]
    found = merge([table("patrol", *rows), table("partner", *near)], [], days=days, km=km)
    assert [(one.members[0][1], one.decided) for one in found.decisions] == [
        (one.members[1][1], "same") for one in found.decisions
    ]
    assert len(found.decisions) == count


def test_an_account_without_a_category_is_matched_by_time_and_place() -> None:
    blank = table("b", (10, 1.0, 30.0, ""))
    decision = next(iter(found(table("a", (10, 1.0, 30.0, "raid")), blank).values()))
    assert "kind not known of all" in decision.why


def test_across_the_date_line_and_at_a_pole_near_is_near() -> None:
    east, west = table("a", (10, 1.0, 179.999, "raid")), table("b", (10, 1.0, -179.999, "raid"))
    assert len(found(east, west)) == 1
    assert len(found(table("a", (1, 90.0, 0.0, "raid")), table("b", (1, 89.999, 170.0, "raid")))) == 1


def test_the_order_of_files_and_rows_changes_nothing() -> None:
    third = table("c", (11, 1.0, 30.01, "raid"), (41, 2.0, 30.0, "theft"))
    order = np.array([1, 0])
    turned = replace(
        ONE,
        event=("2", "1"),
        day=ONE.day[order],
        end=ONE.end[order],
        lat=ONE.lat[order],
        lon=ONE.lon[order],
        kinds={"kind": ("theft", "raid")},
    )
    assert merge([ONE, OTHER, third], TAXONOMY, days=2, km=5) == merge(
        [third, OTHER, turned], TAXONOMY, days=2, km=5
    )


@pytest.mark.parametrize(
    ("tables", "days", "km", "why"),
    [
        ([ONE], 2, 5, "One source alone"),
        ([ONE, ONE], 2, 5, "Two sources are called a"),
        ([ONE, OTHER], -1, 5, "-1 days make no sense"),
        ([ONE, OTHER], 2, 0, "0 km make no sense"),
    ],
)
def test_what_makes_no_sense_is_refused(tables: list[Accounts], days: int, km: float, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        merge(tables, TAXONOMY, days=days, km=km)


def test_an_empty_source_merges_with_nothing() -> None:
    assert merge([ONE, table("b")], TAXONOMY, days=2, km=5).decisions == ()
    assert len(merge([ONE, OTHER, table("c")], TAXONOMY, days=2, km=5).decisions) == 1
