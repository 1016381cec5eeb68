"""A study as plain values."""

import json

from bluehelm.impact.study.answers import Curve, Group, Study
from bluehelm.impact.study.documents import document
from tests.impact.estimated import FEWER, NOTHING, WAKE


def test_every_part_is_there_and_one_that_was_not_asked_is_null() -> None:
    curve = Curve(20.0, (FEWER, NOTHING), 3.5, 1.0, None, "a note")
    found = document(Study(WAKE, curve, groups=(Group("dependent", "target", "a", (FEWER,)),), notes=("n",)))
    assert json.loads(json.dumps(found)) == found
    assert [row["days"] for row in found["windows"]] == [row.days for row in WAKE.windows]
    assert len(found["rings"]) == len(WAKE.rings)
    assert found["displaced"] is None
    assert found["curve"]["km"] == 20
    assert found["curve"]["high"] is None
    assert found["curve"]["rows"][1]["note"] == NOTHING.note
    assert found["groups"][0]["windows"][0]["ratio"] == FEWER.ratio
    assert found["notes"] == [*WAKE.notes, "n"]
