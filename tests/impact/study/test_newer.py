"""Which events come under a newer response is counted from the table."""

import numpy as np

from bluehelm.impact.study import newer
from bluehelm.impact.study.question import Question
from tests.impact.wake.making import events


def test_an_event_after_two_responses_is_told_from_the_latest() -> None:
    incidents = np.array([[10.0, 0, 0], [12.0, 0, 15]])
    patrols = np.array([[1.0, 0, 0], [9.0, 0, 1], [9.5, 0, 300]])
    table, treatment, dependent = events(incidents, patrols)
    pairs = newer.after(Question(table, treatment, dependent, (7.0,), (20.0,)), 20.0, 20.0)
    assert sorted(pairs.days.round(3)) == [1.0, 3.0, 9.0, 11.0]
    order = np.argsort(pairs.days)
    assert pairs.newest(20.0)[order].round(3).tolist() == [1.0, 3.0, 1.0, 3.0]
    assert pairs.newest(5.0)[order].round(3).tolist() == [1.0, np.inf, 1.0, np.inf]


def test_the_share_under_others_is_of_the_pairs_in_the_cell() -> None:
    incidents, patrols = np.array([[10.0, 0, 0], [6.0, 0, 0]]), np.array([[1.0, 0, 0], [9.0, 0, 1]])
    table, treatment, dependent = events(incidents, patrols)
    pairs = newer.after(Question(table, treatment, dependent, (3.0,), (20.0,)), 20.0, 20.0)
    late = pairs.days > 3
    assert newer.share(pairs, late, (3.0, 20.0)) == 0.5
    assert newer.share(pairs, pairs.days > 50, (3.0, 20.0)) == 0.0
