"""Other events as part of the past: compared by, never studied, and told of where they are left out."""

from dataclasses import replace

import numpy as np
import pytest

from bluehelm.impact.rows import Events, Flags
from bluehelm.impact.wake import Wake, wake
from bluehelm.impact.wake.past import past_columns
from bluehelm.impact.wake.places import Places, chosen
from bluehelm.record import messages
from tests.impact.wake.making import events, shuffled, world

ASKED = {"days": [7.0], "km": [10.0], "ahead": 0.0}


def parted(seed: int) -> tuple[Events, Flags, Flags, Flags]:
    """A world where a third of the attacks are the studied ones, and the others, which patrols follow too."""
    table, treatment, attacks = world(seed, share=0.5)
    studied = attacks & (np.random.default_rng(seed).random(len(table)) < 1 / 3)
    return table, treatment, studied, attacks & ~studied


def made(table: Events, treatment: Flags, studied: Flags, **more: object) -> Wake:
    return wake(table, treatment, studied, **ASKED | more)  # type: ignore[arg-type]


def test_a_past_of_nothing_else_changes_no_figure() -> None:
    table, treatment, studied, _ = parted(1)
    plain = made(table, treatment, studied)
    for past in (np.zeros(len(table), np.bool_), studied, treatment | studied):
        assert made(table, treatment, studied, past=past) == plain


def test_places_are_drawn_from_the_past_too_and_the_order_of_rows_says_nothing() -> None:
    table, treatment, studied, others = parted(2)
    plain, told = made(table, treatment, studied), made(table, treatment, studied, past=others)
    assert told.windows[0].treated == plain.windows[0].treated
    assert told.windows[0].controls != plain.windows[0].controls
    assert told.windows[0].ratio != plain.windows[0].ratio
    order = np.random.default_rng(0).permutation(len(table))
    treatment, studied, others = (flags[order] for flags in (treatment, studied, others))
    mixed = made(shuffled(table, order), treatment, studied, past=others)
    assert mixed.windows[0].estimate == pytest.approx(told.windows[0].estimate, rel=1e-9)


def test_given_controls_stay_controls() -> None:
    table, treatment, studied, others = parted(3)
    control = others & (np.random.default_rng(3).random(len(table)) < 0.5)
    told, both = (
        made(table, treatment, studied, control=control, past=past) for past in (others & ~control, others)
    )
    assert told == both
    assert told.notes == ()


def place_times(*days: float) -> Places:
    table, flags, _ = events(np.zeros((0, 3)), np.array([(day, 0.0, 0.0) for day in days]))
    return chosen(table, flags, ~flags)


def test_the_past_is_counted_by_lag_near_and_further_out() -> None:
    others = [(99.5, 0.0, 0.0), (97.5, 0.0, 0.0), (80.0, 15.0, 0.0), (99.0, 25.0, 0.0), (100.5, 0.0, 0.0)]
    table, _, past = events(np.array(others), np.zeros((0, 3)))
    first, second = past_columns(table, past, (place_times(100.0), place_times(20.0)), 10.0)
    # the last day and the two before it; further out; whether any came this week; the root of the sum
    assert first.shape == (1, 5)
    assert first == pytest.approx(np.ones((1, 5)))
    assert second == pytest.approx(-first)


def test_what_is_still_there_is_counted_where_it_lasts() -> None:
    table, _, past = events(np.array([(90.0, 0.0, 0.0), (50.0, 0.0, 0.0)]), np.zeros((0, 3)))
    gone = replace(table, end=table.time + np.array([20, 5]) * 86_400_000_000)
    where = place_times(100.0), place_times(70.0)
    stays, over = (past_columns(one, past, where, 10.0)[0] for one in (gone, table))
    assert stays.shape[1] == over.shape[1] + 1


def test_rows_without_a_role_are_told_of_and_called_past_only_where_responses_follow_them() -> None:
    table, treatment, studied, others = parted(4)
    assert len(made(table, treatment, studied, past=others).notes) == 1
    (note,) = made(table, treatment, studied).notes[1:]
    assert note.startswith(
        f"{others.sum()} rows of the table are of none of the kinds named and count for nothing. "
    )
    assert note.endswith("(--past).")
    routine = replace(table, time=table.time.copy())
    routine.time[others] = np.random.default_rng(4).integers(table.time.min(), table.time.max(), others.sum())
    (plain,) = made(replace(routine, end=routine.time), treatment, studied).notes[1:]
    assert plain == f"{others.sum()} rows of the table are of none of the kinds named and count for nothing"
    for one in (note, plain):
        assert messages.told(one, "fr").startswith(f"{others.sum()} lignes du tableau ne sont d’aucune")
