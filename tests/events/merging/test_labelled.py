"""Merging beside the truth of invented worlds, a greedy matcher and the best with true parameters."""

import numpy as np
import pytest

from benchmarks.merging.generators import Labelled, Source, World, labelled
from benchmarks.merging.matchers import greedy, oracle
from benchmarks.merging.worlds import LATE, PLAIN, SNAPPED, WORLDS
from bluehelm.events.merging.merge import merge
from bluehelm.events.merging.rows import SAME, Decision
from tests.events.merging.invented import f1, scored

HARD = World(events=1500, sources=(PLAIN, LATE, SNAPPED))
DAYS, KM = 6, 25.0


@pytest.fixture(scope="module")
def hard() -> Labelled:
    return labelled(HARD, 5)


@pytest.fixture(scope="module")
def merged(hard: Labelled) -> tuple[Decision, ...]:
    return merge(hard.tables, [hard.taxonomy], days=DAYS, km=KM).decisions


def test_three_sources_late_and_snapped_beat_the_greedy_matcher(
    hard: Labelled, merged: tuple[Decision, ...]
) -> None:
    nearest = tuple(Decision(some, 1, SAME, "") for some in greedy(hard.tables, hard.taxonomy, DAYS, KM))
    assert f1(hard, merged) > 0.92
    assert f1(hard, merged) > f1(hard, nearest) + 0.05


def test_what_is_learned_comes_near_to_what_the_truth_would_teach(
    hard: Labelled, merged: tuple[Decision, ...]
) -> None:
    best = f1(hard, oracle(hard, DAYS, KM).decisions)
    assert f1(hard, merged) > best - 0.02


def test_probabilities_are_what_they_say(hard: Labelled, merged: tuple[Decision, ...]) -> None:
    event = {
        (told.source, name): int(true)
        for told, truth in zip(hard.tables, hard.truth, strict=True)
        for name, true in zip(told.event, truth, strict=True)
    }
    right = np.array([len({event[one] for one in row.members}) == 1 for row in merged])
    told = np.array([row.probability for row in merged])
    sure = told >= 0.9
    assert right[sure].mean() == pytest.approx(told[sure].mean(), abs=0.03)
    assert right[~sure].mean() == pytest.approx(told[~sure].mean(), abs=0.15)


def test_no_account_stands_in_two_groups_and_no_group_has_two_of_a_source(
    merged: tuple[Decision, ...],
) -> None:
    same = [one for row in merged if row.decided == SAME for one in row.members]
    assert len(same) == len(set(same))
    assert all(len({source for source, _ in row.members}) == len(row.members) for row in merged)


def test_neither_the_order_of_sources_nor_that_of_rows_matters(
    hard: Labelled, merged: tuple[Decision, ...]
) -> None:
    assert merge(hard.tables[::-1], [hard.taxonomy], days=DAYS, km=KM).decisions == merged


@pytest.mark.parametrize("name", ["none, plain", "none, bursts"])
@pytest.mark.parametrize("seed", [1, 2])
def test_where_nothing_is_told_twice_next_to_nothing_is_merged(name: str, seed: int) -> None:
    world, days, km = WORLDS[name]
    made = labelled(world, seed)
    same = [
        row for row in merge(made.tables, [made.taxonomy], days=days, km=km).decisions if row.decided == SAME
    ]
    assert len(same) <= 10


def test_wider_days_and_km_than_needed_cost_little() -> None:
    made = labelled(World(events=2000, sources=(PLAIN, Source(covers=0.5, day_noise=0.3))), 3)
    narrow, wide = (
        f1(made, merge(made.tables, [made.taxonomy], days=days, km=km).decisions)
        for days, km in ((1, 4.0), (8, 12.0))
    )
    assert wide > narrow - 0.02


def test_four_sources_in_bursts_stay_precise() -> None:
    world, days, km = WORLDS["four"]
    made = labelled(World(**{**vars(world), "events": 800}), 2)
    precision, _ = scored(made, merge(made.tables, [made.taxonomy], days=days, km=km).decisions)
    assert precision > 0.85
