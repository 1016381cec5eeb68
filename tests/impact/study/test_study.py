"""All parts together; one that cannot be made says why and leaves the others standing."""

from dataclasses import replace

import numpy as np
import pytest

from bluehelm.errors import BadInput
from bluehelm.impact.study import study
from bluehelm.impact.study.answers import Study
from bluehelm.impact.study.question import Question
from bluehelm.impact.wake import TooFew
from tests.impact.study.making import question


def asked(one: Question, **more: object) -> Study:
    return study(one.events, one.treatment, one.dependent, days=one.days, km=one.km, **more)  # type: ignore[arg-type]


def test_every_part_answers_and_progress_is_told() -> None:
    steps: list[tuple[str, int, int]] = []
    found = asked(
        question("target"), by=["target", "reported"], kinds="kind", independent="reported=others",
        progress=lambda *step: steps.append(step),
    )  # fmt: skip
    assert sorted((one.role, one.value) for one in found.groups) == [
        ("dependent", "civilians"),
        ("dependent", "state forces"),
    ]
    assert found.notes == (
        "reported: all have the value others, so there is nothing to tell apart",
        "kind: all have the value patrol, so there is nothing to tell apart",
        "all of the events are reported independently (reported=others)",
    )
    assert found.curve is not None
    assert len(found.curve.rows) == 5
    assert found.displaced is not None
    assert found.left is not None
    assert found.left.note == "no response has an end"
    assert [done for _, done, _ in steps] == sorted(done for _, done, _ in steps)
    assert steps[0][0] == "windows"
    assert all(done <= total for _, done, total in steps)


def test_parts_that_look_too_far_say_so_and_the_windows_stand() -> None:
    one = question("week")
    early = one.events.time < one.events.time.min() + 200 * 86_400_000_000
    rows = {name: getattr(one.events, name)[early] for name in ("row", "time", "end", "lat", "lon")}
    columns = {name: values[early] for name, values in one.events.columns.items()}
    short = replace(
        one, events=replace(one.events, columns=columns, **rows),
        treatment=one.treatment[early], dependent=one.dependent[early],
    )  # fmt: skip
    found = asked(short, ahead=190.0)
    assert found.wake.windows
    assert found.curve is not None
    assert found.curve.rows == ()
    assert found.curve.note is not None
    assert found.curve.note.startswith("No response has")


def test_without_the_windows_there_is_no_study() -> None:
    one = question("week")
    with pytest.raises(TooFew):
        asked(replace(one, treatment=np.zeros(len(one.events), np.bool_)))
    with pytest.raises(BadInput):
        asked(one, by=["nowhere"])
