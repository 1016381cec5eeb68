"""Estimators of known worth are judged as they deserve."""

import dataclasses

import pytest

from bluehelm.impact.prove.bounds import FAMILY, breaches, in_doubt, slack
from bluehelm.impact.prove.figures import CellFigures, figures
from bluehelm.impact.prove.page import markdown, summary
from bluehelm.impact.prove.trial import Estimator, trial
from bluehelm.impact.prove.worlds import Cell, cells
from tests.impact.prove.making import boastful, crooked, declining, falling, guess, honest, timid

RUNS = 400
NONE, THIRD = cells(["chased:0", "chased:-30"])[::-1]


def judged(cell: Cell, estimator: Estimator, runs: int = RUNS) -> CellFigures:
    return figures(cell, {run: trial(cell, 1, run, estimator, peer=False) for run in range(runs)})


@pytest.fixture(scope="module")
def good() -> CellFigures:
    return judged(NONE, honest)


def test_an_honest_estimator_is_within_the_bounds(good: CellFigures) -> None:
    assert breaches(good) == []
    assert good.runs == RUNS
    assert good.family <= FAMILY + slack(FAMILY, RUNS)
    assert 0.2 < good.any_under < 0.6  # nine windows without adjusting
    for window in good.windows:
        assert window.planted
        assert window.truth == 1
        assert window.coverage == pytest.approx(0.95, abs=0.04)
        assert window.bias == pytest.approx(0.02, abs=0.04)  # of a ratio that is log-normal
        assert window.coverage_change is not None


def test_intervals_that_are_too_narrow_are_named() -> None:
    told = breaches(judged(NONE, boastful))
    assert len(told) == 10  # each window, and false positives over all
    assert "within 5 days and 10 km cover the truth of 1.000 (bound 93% to 97%" in told[0]
    assert "show an effect where there is none (bound 5%" in told[-1]


def test_intervals_that_are_too_wide_are_named() -> None:
    told = breaches(judged(NONE, timid))
    assert len(told) == 9
    assert told[0].startswith("100.0% of 400 intervals")


def test_an_estimate_that_is_off_is_named_at_zero_and_at_an_effect() -> None:
    for cell in (NONE, THIRD):
        found = judged(cell, crooked)
        assert breaches(found)
        assert found.windows[0].bias is not None
        assert found.windows[0].bias > 0.3


def test_the_truth_is_planted_within_the_reach_and_counted_beyond(good: CellFigures) -> None:
    found = judged(THIRD, lambda *given, **named: guess(*given, **named, truth=0.7, width=1.96), 60)
    told = {(window.days, window.km): window for window in found.windows}
    assert {end for end, window in told.items() if window.planted} == {(5, 10), (5, 15), (10, 10), (10, 15)}
    assert told[5, 10].truth == 0.7
    assert 0.7 < told[15, 30].truth < 0.95
    assert told[5, 10].truth_change < 0
    assert all(window.truth_change == 0 for window in good.windows)


def test_a_reported_world_is_not_bounded_but_a_fall_is_told() -> None:
    missing = cells(["missing:0"])[0]
    assert breaches(judged(missing, boastful, 60)) == []
    assert "fell over in 3 runs, first run 0: ZeroDivisionError" in breaches(judged(missing, falling, 3))[0]


def test_an_estimator_that_never_answers_proves_nothing() -> None:
    found = judged(NONE, declining, 5)
    assert found.nothing == 1
    assert breaches(found) == ["no interval in any of 5 runs: nothing is proved"]
    assert summary(found)[3:5] == ("none", "none")


def test_a_run_without_an_answer_counts_as_no_finding_and_not_as_cover() -> None:
    rows = {run: trial(NONE, 1, run, declining if run < 2 else honest, peer=False) for run in range(8)}
    found = figures(NONE, rows)
    assert (found.windows[0].runs, found.windows[0].intervals, found.windows[0].none) == (8, 6, 0.25)
    assert found.windows[0].days == 5


def test_a_figure_outside_within_its_error_is_in_doubt() -> None:
    found = judged(NONE, honest, 25)
    assert breaches(found) == []
    assert in_doubt(found)
    assert "more runs must tell: `chased:0` (25 runs)." in markdown([found], 1)
    assert summary(found)[1] == "in doubt"


def test_few_runs_are_allowed_more(good: CellFigures) -> None:
    assert slack(0.93, 25) == pytest.approx(2 * (0.93 * 0.07 / 25) ** 0.5)
    few = judged(NONE, honest, 5)
    assert breaches(few) == []


def test_the_page_says_what_is_outside(good: CellFigures) -> None:
    within, outside = markdown([good], 1), markdown([judged(NONE, boastful, 200)], 1)
    assert "All bounded cells are within their bounds, " in within
    assert "**Outside the bounds:**\n\n- `chased:0`: " in outside
    assert "| OUTSIDE |" in outside
    assert "| 5 | 10 | 1.000 planted |" in within
    assert within == markdown([dataclasses.replace(good)], 1)
