"""A panel counts events and responses by place and bin, and finds responses so many bins before and after."""

from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl
import pytest

from bluehelm.errors import BadInput
from bluehelm.impact.designs.panel import MOST_CELLS, panel
from bluehelm.impact.designs.rows import TooLittle
from bluehelm.impact.designs.sample import LEAST_BINS, sample
from bluehelm.impact.table import NoColumn
from tests.impact.designs.making import table, world
from tests.impact.wake.making import shuffled

ONE = table([(0, 0.5), (0, 3.2), (0, 3.9), (1, 9.1)], [(0, 3.0), (0, 5.5, 7.5), (1, 8.0, 9.0)])


def bins(flags: Any) -> list[list[int]]:
    return [np.flatnonzero(row).tolist() for row in flags]


def test_events_and_responses_are_counted_by_place_and_day() -> None:
    made = panel(*ONE, place="town")
    assert made.names == ("town 00", "town 01")
    assert made.shape == (2, 10)
    assert made.events[0].tolist() == [1, 0, 0, 2, 0, 0, 0, 0, 0, 0]
    assert made.events[1].tolist() == [0] * 9 + [1]
    assert bins(made.started) == [[3, 5], [8]]


def test_a_response_is_there_from_its_start_to_its_end_and_not_on_the_day_that_begins_as_it_ends() -> None:
    made = panel(*ONE, place="town")
    assert bins(made.present()) == [[3, 5, 6, 7], [8]]
    assert bins(made.ended) == [[3, 7], [8]]


def test_leads_look_to_the_start_and_lags_to_the_end_of_a_response() -> None:
    made = panel(*ONE, place="town")
    assert bins(made.led(1, 2)) == [[1, 2, 3, 4], [6, 7]]
    assert bins(made.lagged(1, 2)) == [[4, 5, 8, 9], [9]]
    assert bins(made.lagged(2, 2)) == [[5, 9], []]


def test_wider_bins_hold_the_sums() -> None:
    made = panel(*ONE, place="town", bin_days=5)
    assert made.events.tolist() == [[3, 0], [0, 1]]
    assert made.started.tolist() == [[1, 1], [0, 1]]


def test_places_by_kilometres_are_those_of_the_column_where_towns_lie_far_apart() -> None:
    events, treatment, dependent = world(1)
    near, named = (
        panel(events, treatment, dependent, **where) for where in ({"km": 20.0}, {"place": "town"})
    )
    assert sorted(map(tuple, near.events.tolist())) == sorted(map(tuple, named.events.tolist()))
    assert near.names[0] == "0.000 0.000"


def test_the_order_of_rows_says_nothing() -> None:
    events, treatment, dependent = world(2)
    order = np.random.default_rng(0).permutation(len(events))
    made = panel(events, treatment, dependent, km=20.0)
    again = panel(shuffled(events, order), treatment[order], dependent[order], km=20.0)
    assert (made.events == again.events).all()
    assert (made.started == again.started).all()
    assert made.names == again.names


def test_columns_make_a_data_frame() -> None:
    made = pl.DataFrame(panel(*ONE, place="town").columns())
    assert made.columns == ["place", "begins", "events", "responses", "present"]
    assert len(made) == 20
    assert made["events"].sum() == 4
    assert made["begins"].diff()[1] == 86_400_000_000


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        ({}, BadInput, "give one of the two"),
        ({"km": 5.0, "place": "town"}, BadInput, "give one of the two"),
        ({"km": -1.0}, BadInput, "Places of -1 km"),
        ({"km": float("nan")}, BadInput, "Places of nan km"),
        ({"km": 5.0, "bin_days": 0.0}, BadInput, "Bins of 0 days"),
        ({"place": "village"}, NoColumn, "no column village; there are: town"),
        ({"km": 5.0, "bin_days": 1e-6}, TooLittle, f"more than {MOST_CELLS} cells"),
    ],
)
def test_what_makes_no_panel_is_refused(asked: dict[str, Any], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        panel(*ONE, **asked)


def test_events_without_a_place_or_of_two_kinds_or_of_none_are_refused() -> None:
    events, treatment, dependent = ONE
    nameless = replace(events, columns={"town": np.array(["", "a", "b", "c", "d", "e", "f"])})
    with pytest.raises(BadInput, match="1 of 7 events have no town"):
        panel(nameless, treatment, dependent, place="town")
    with pytest.raises(BadInput, match="3 events are responses and dependent events at once"):
        panel(events, treatment, treatment | dependent, km=5.0)
    with pytest.raises(TooLittle, match="No event is treatment"):
        panel(events, treatment & dependent, dependent, km=5.0)


def test_only_bins_with_all_leads_and_lags_are_looked_at() -> None:
    looked = sample(panel(*world(3), km=20.0), 7, 2)
    assert (looked.bins.start, looked.bins.stop) == (14, 220 - 14)
    assert len(looked.events()) == len(looked.lag(2)) == 10 * (220 - 28)


@pytest.mark.parametrize(
    ("days", "steps", "words"),
    [
        (2.5, 2, "2.5 days are not a whole number of bins of 1 days"),
        (float("nan"), 2, "not a whole number"),
        (7, 0, "0 steps shows nothing"),
        (30, 4, f"220 bins of 1 days; 120 days at each end have .* 0 bins of {LEAST_BINS}"),
    ],
)
def test_steps_that_fit_no_panel_are_refused(days: float, steps: int, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        sample(panel(*world(3), km=20.0), days, steps)
