"""The columns that a browser reads: what goes in comes out."""

import json
from typing import Any

import numpy as np

from bluehelm.events.pictures.packed import MAGIC, NOT_TOLD, pack
from bluehelm.events.pictures.points import Points
from tests.events.pictures.making import days, points


def unpacked(given: Points) -> tuple[dict[str, Any], dict[str, Any]]:
    content = pack(given)
    assert content[:8] == MAGIC
    size = int.from_bytes(content[8:12], "little")
    head = json.loads(content[12 : 12 + size])
    columns = {
        name: np.frombuffer(content, f"<{kind}", head["count"], at)
        for name, (kind, at) in head["columns"].items()
    }
    return head, columns


def test_points_come_out_in_the_order_of_their_days() -> None:
    head, columns = unpacked(points(*days(5, 0)))
    assert (head["day0"], head["count"]) == ("2031-03-04", 2)
    assert columns["number"].tolist() == [2, 1]
    assert columns["first"].tolist() == [0, 5]
    assert head["words"]["kind"] == ["ambush"]
    assert head["broad"] == {"ambush": "battle"}


def test_what_is_not_told_stays_so() -> None:
    _, columns = unpacked(points({"lat": None, "lon": None, "precision_km": None, "killed": None}))
    assert np.isnan(columns["lat"][0])
    assert (columns["precision"][0], columns["killed"][0]) == (NOT_TOLD, NOT_TOLD)


def test_a_place_is_never_sent_as_more_precise_than_it_is() -> None:
    _, columns = unpacked(points({"precision_km": 5.04}))
    assert columns["precision"][0] == 51


def test_every_column_begins_where_a_browser_can_read_it() -> None:
    head, _ = unpacked(points({}, {}, {}))
    assert all(at % 8 == 0 for _, at in head["columns"].values())


def test_nothing_is_sent_as_nothing() -> None:
    head, columns = unpacked(points())
    assert head["count"] == 0
    assert all(len(column) == 0 for column in columns.values())
