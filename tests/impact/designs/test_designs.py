"""The designs find what was planted where their assumptions hold, and say so where they do not."""

import math
from typing import Any

import numpy as np
import pytest

pytest.importorskip("pyfixest", reason="the extra is not installed: pip install 'bluehelm[designs]'")
pytest.importorskip("statsmodels", reason="the extra is not installed: pip install 'bluehelm[designs]'")

from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from bluehelm.impact.designs import designs, library, panel
from bluehelm.impact.designs.rows import Designs
from bluehelm.impact.designs.sample import FEW_EVENTS, FEW_PLACES, sample
from bluehelm.impact.designs.study import ratios
from bluehelm.impact.rows import Events, Flags
from bluehelm.impact.student import bound
from tests.impact.designs.making import table, world
from tests.impact.wake.making import shuffled

World = tuple[Events, Flags, Flags]


@pytest.fixture(scope="module")
def halved() -> Designs:
    """Patrols come by chance and halve what comes in the seven days after."""
    return designs(*world(5, ratio=0.5), km=20.0, steps=2)


@pytest.fixture(scope="module")
def chased() -> Designs:
    """Patrols change nothing and chase bursts."""
    return designs(*world(6, chased=0.3), km=20.0, steps=2)


def named(found: Designs) -> dict[str, Any]:
    return {one.name: one for one in found.designs}


def numbers(found: Designs) -> list[float]:
    rows = [*found.designs, *found.steps]
    return [one for row in rows for one in (row.ratio, row.low, row.high, row.p) if one is not None]


def test_a_planted_ratio_is_found_by_every_design_where_patrols_come_by_chance(halved: Designs) -> None:
    assert list(named(halved)) == ["plain", "place", "time", "two-way", "season", "history"]
    for name in ("place", "two-way", "season"):
        one = named(halved)[name]
        assert one.low < 0.5 < one.high < 0.8, name
        assert one.p < 0.001
        assert one.places == 10
    assert named(halved)["history"].high < 1
    assert named(halved)["history"].dispersion is not None


def test_the_event_study_shows_the_effect_after_responses_and_nothing_before(halved: Designs) -> None:
    days = [(step.first_day, step.last_day) for step in halved.steps]
    assert days == [(-14, -8), (-7, -1), (0, 0), (1, 7), (8, 14)]
    lag = halved.steps[3]
    assert lag.low is not None
    assert lag.high is not None
    assert lag.low < 0.5 < lag.high < 0.8
    assert halved.leads.p is not None
    assert halved.leads.p > 0.05
    assert halved.leads.freedom == (2, 9)
    assert any("no proof that responses do not follow events" in note for note in halved.notes)


def test_where_patrols_chase_bursts_the_leads_tell_and_the_ratio_is_too_high(chased: Designs) -> None:
    assert chased.leads.p is not None
    assert chased.leads.p < 0.001
    assert named(chased)["two-way"].low > 1
    assert any("Responses follow events" in note for note in chased.notes)


def test_few_places_are_told(halved: Designs) -> None:
    assert any("rest on 10 places; with fewer than about 30" in note for note in halved.notes)
    assert halved.notes[0].startswith("14 days at each end")


def test_every_figure_is_a_number(halved: Designs, chased: Designs) -> None:
    for found in (halved, chased):
        assert all(math.isfinite(one) for one in numbers(found))
        assert all(row.ratio is not None or row.note for row in (*found.designs, *found.steps))


def test_time_effects_take_away_what_a_season_brings() -> None:
    found = named(designs(*world(8, season=1.2), km=20.0, steps=1))
    assert found["place"].low > 1
    assert found["two-way"].low < 1 < found["two-way"].high


def dummies(values: np.ndarray) -> np.ndarray:
    return (values[:, None] == np.unique(values)[None, :]).astype(float)


def test_the_two_way_ratio_and_its_jackknife_are_those_of_a_plain_regression_on_the_whole_panel() -> None:
    looked = sample(panel(*world(5, ratio=0.5, places=6, days=80), km=20.0), 7, 1)
    place, time = (looked.effects()[name] for name in ("place", "time"))
    flags = np.column_stack([looked.lag(1), looked.now()]).astype(float)

    def fitted(kept: np.ndarray) -> float:
        given = np.hstack([flags[kept], dummies(place[kept]), dummies(time[kept])[:, 1:]])
        return float(GLM(looked.events()[kept], given, family=Poisson()).fit(tol=1e-12).params[0])

    whole = fitted(place >= 0)
    moved = np.array([fitted(place != one) - whole for one in range(6)])
    half = bound(5) * math.sqrt((moved**2).sum() * 5 / 6)
    found = {one.name: one for one in ratios(looked)}["two-way"]
    assert found.ratio == pytest.approx(math.exp(whole), rel=1e-6)
    assert found.low == pytest.approx(math.exp(whole - half), rel=1e-4)


def test_beyond_sixty_places_the_sandwich_is_near_the_jackknife(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = sample(panel(*world(9, ratio=0.5, days=150), km=20.0), 7, 1)
    jackknife = {one.name: one for one in ratios(looked)}
    monkeypatch.setattr(library, "MOST_LEFT_OUT", 5)
    sandwich = {one.name: one for one in ratios(looked)}
    for name in ("two-way", "history"):
        assert sandwich[name].ratio == jackknife[name].ratio
        widths = [math.log(found[name].high / found[name].low) for found in (sandwich, jackknife)]
        assert 0.6 < widths[0] / widths[1] < 1.1


def test_the_order_of_rows_says_nothing() -> None:
    events, treatment, dependent = world(5, ratio=0.5, places=5, days=80)
    order = np.random.default_rng(0).permutation(len(events))
    given = shuffled(events, order), treatment[order], dependent[order]
    first, second = designs(events, treatment, dependent, km=20.0, steps=1), designs(*given, km=20.0, steps=1)
    assert first == second


def silent(world: World, *, places: int) -> World:
    """The same with patrols in so many places only."""
    events, treatment, dependent = world
    kept = dependent | (events.lat < places * 2.0 - 1)
    rows = np.flatnonzero(kept)
    return shuffled(events, rows), treatment[rows], dependent[rows]


def test_patrols_in_few_places_give_no_figure_and_say_so() -> None:
    found = designs(*silent(world(5, places=6, days=120), places=3), km=20.0, steps=1)
    assert {one.note for one in found.designs} == {FEW_PLACES}
    assert {step.note for step in found.steps if step.first_day == 1} == {FEW_PLACES}
    assert found.leads.p is None
    assert found.leads.note == FEW_PLACES
    assert numbers(found) == []
    assert any(note.startswith("whether responses follow events could not be tested") for note in found.notes)


def test_too_few_events_give_no_figure_and_say_so() -> None:
    incidents = [(place, day) for place in range(6) for day in (0.5, 60.5, 99.5)]
    patrols = [(place, 20.5 + place) for place in range(6)]
    found = designs(*table(incidents, patrols), km=20.0, steps=1)
    assert {one.note for one in found.designs} == {FEW_EVENTS}
    assert numbers(found) == []


def test_a_step_without_events_is_left_out_and_the_others_stand() -> None:
    events, treatment, dependent = world(5, places=8)
    looked = sample(panel(events, treatment, dependent, km=20.0), 7, 1)
    after = {(place, day) for place, day in zip(*np.nonzero(looked.panel.lagged(1, 7)), strict=True)}
    day = (events.time - looked.panel.since) // 86_400_000_000
    place = np.array([int(name.split()[1]) for name in events.columns["town"]])
    struck = np.array([(where, when) in after for where, when in zip(place, day, strict=True)])
    rows = np.flatnonzero(~(dependent & struck))
    found = designs(shuffled(events, rows), treatment[rows], dependent[rows], place="town", steps=1)
    assert [step.note for step in found.steps if step.first_day == 1] == [FEW_EVENTS]
    assert [step.ratio is not None for step in found.steps if step.first_day == -7] == [True]
    assert named(found)["two-way"].note == FEW_EVENTS


def test_an_always_covered_place_does_not_turn_into_nonsense() -> None:
    events, treatment, dependent = world(5, places=8, days=120)
    always = [(place, 0.0, 120.0) for place in range(8)]
    stays, bases, _ = table([(0, 1.0)], always)
    both = Events(
        *(
            np.concatenate([getattr(events, name), getattr(stays, name)])
            for name in ("row", "time", "end", "lat", "lon")
        ),
        {},
    )
    flags = np.concatenate([treatment & False, bases]), np.concatenate([dependent, bases & False])
    found = designs(both, *flags, km=20.0, steps=1)
    assert numbers(found) == []
    assert all(row.note for row in (*found.designs, *found.steps))
