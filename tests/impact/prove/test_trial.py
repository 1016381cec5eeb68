"""One run: what is told of the simulated events, and what is kept of the answer."""

import json

import numpy as np
import pytest

from bluehelm.impact.peer import mwa
from bluehelm.impact.prove.figures import HEADS
from bluehelm.impact.prove.simulator import KM_PER_DEGREE, simulate
from bluehelm.impact.prove.trial import EPOCH, table, trial
from bluehelm.impact.prove.worlds import DAYS, KM, WORLDS, Cell, World, cells
from bluehelm.impact.rows import DAY
from tests.impact.prove.making import declining, falling, honest

NONE = cells(["chased:0"])[0]


def world(name: str) -> World:
    return next(one for one in WORLDS if one.name == name)


def test_the_same_run_gives_the_same_record() -> None:
    one = json.dumps(trial(NONE, 3, 4))
    assert one == json.dumps(trial(NONE, 3, 4))
    assert one != json.dumps(trial(NONE, 4, 4))


def test_a_record_holds_every_window_and_ring_with_its_truth_and_the_peer() -> None:
    record = trial(cells(["chased:-60"])[0], 0, 1)
    assert [tuple(row[:2]) for row in record["windows"]] == [(day, km) for day in DAYS for km in KM]
    for row in (*record["windows"], *record["rings"]):
        assert len(row) == len(HEADS)
        assert row[2] <= row[3]  # stopped events only
    assert record["windows"][-1][3] == sum(row[3] for row in record["rings"] if row[0] <= DAYS[-1])
    assert len(record["peer"]) == len(DAYS) * len(KM)


def test_what_happened_is_told_and_nothing_else() -> None:
    cell = cells(["chased:-60"])[0]
    simulated = simulate(cell, np.random.default_rng(2))
    told = table(simulated, cell.world, np.random.default_rng(3))
    happened = simulated.events[simulated.happened]
    assert told.dependent.sum() == len(happened) < len(simulated.events)
    assert np.abs(told.events.time[told.dependent] - EPOCH - happened[:, 0] * DAY).max() <= 1
    assert told.treatment.sum() == told.routine.sum() == len(simulated.responses)
    plain = told.without_routine()
    assert len(plain.events) == len(told.events) - told.routine.sum()
    assert not plain.routine.any()


def test_events_are_missing_misplaced_or_unseen_as_the_world_says() -> None:
    simulated = simulate(NONE, np.random.default_rng(2))
    told = {
        name: table(simulated, world(name), np.random.default_rng(3))
        for name in ("missing", "misplaced", "unseen")
    }
    count = len(simulated.events)
    assert told["missing"].dependent.sum() == pytest.approx(0.6 * count, abs=4 * (0.24 * count) ** 0.5)
    moved = told["misplaced"].events.lat[told["misplaced"].dependent] - simulated.events[:, 1]
    assert np.std(moved) * KM_PER_DEGREE == pytest.approx(5, rel=0.15)
    assert 0.6 * count < told["unseen"].dependent.sum() < count


def test_the_peer_sees_the_routine_as_its_controls() -> None:
    told = table(simulate(NONE, np.random.default_rng(2)), NONE.world, np.random.default_rng(3))
    found = mwa(told.events, told.treatment, told.routine, told.dependent, days=DAYS, km=KM)
    assert all(window.fit is not None for window in found.windows)


def test_an_estimator_that_declines_is_kept_with_its_reason() -> None:
    record = trial(NONE, 0, 0, declining, peer=False)
    assert record["why"] == "There is too little to say anything."
    assert record["windows"] == []


def test_an_estimator_that_falls_over_is_kept_as_broken() -> None:
    assert trial(NONE, 0, 0, falling, peer=False)["broke"] == "ZeroDivisionError: by nothing"


def test_another_estimator_can_be_tried() -> None:
    record = trial(NONE, 0, 0, honest, peer=False)
    assert "peer" not in record
    assert len(record["windows"]) == 9


def test_cells_differ_in_their_seed() -> None:
    every = cells()
    assert len({cell.number for cell in every}) == len(every)
    assert [cell.name for cell in every][:4] == ["chased:-60", "chased:-30", "chased:0", "chased:+30"]
    assert Cell(world("cut"), 30) in every
