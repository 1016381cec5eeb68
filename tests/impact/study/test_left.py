"""While responses are there, and after they have left."""

from dataclasses import replace

import numpy as np

from bluehelm.impact.study.left import NO_END, left
from tests.impact.study.making import holds, question


def test_fewer_while_a_base_is_there_and_more_after_it_left() -> None:
    found = left(replace(question("left"), days=(3.5, 7.0)))
    assert [(row.days, row.km) for row in found.present] == [(0.0, 20.0)]
    assert [(row.days, row.km) for row in found.after] == [(3.5, 20.0), (7.0, 20.0)]
    assert found.lasting == question("left").treatment.sum()
    assert found.note is None
    assert found.present[0].ratio_high is not None
    assert found.present[0].ratio_high < 1
    assert holds(found.present[0], 0.4)
    ratios = [row.ratio for row in found.after]
    assert all(ratio is not None and ratio > 1 for ratio in ratios)


def test_no_end_is_a_note() -> None:
    assert left(question("week")).note == NO_END


def test_responses_without_an_end_are_part_of_the_past() -> None:
    asked = question("left")
    short = asked.treatment & (np.arange(len(asked.events)) % 2 == 0)
    events = replace(asked.events, end=np.where(short, asked.events.time, asked.events.end))
    found = left(replace(asked, events=events))
    assert found.lasting == (asked.treatment & ~short).sum()
    assert found.note is not None
    assert found.note.startswith(f"{short.sum()} responses without an end")
