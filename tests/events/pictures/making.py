"""Invented points for tests of pictures."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bluehelm.events.pictures.points import Points, columns

DAY = date(2031, 3, 4)  # a Tuesday
ONE: dict[str, Any] = {
    "number": 1, "first": DAY, "last": DAY, "day_precision": "day", "located": "said", "lat": 14.94,
    "lon": -3.89, "precision_km": 1.0, "region": "ML05", "cercle": "ML0506", "kind": "ambush",
    "perpetrator": "extremist_groups", "state": "reported", "killed": 2, "invented": True,
}  # fmt: skip


def points(*given: dict[str, Any]) -> Points:
    """Points like the one above, each with some of it changed."""
    rows = [ONE | {"number": n} | one for n, one in enumerate(given, 1)]
    return columns({name: [row[name] for row in rows] for name in ONE})


def days(*steps: int) -> Sequence[dict[str, Any]]:
    """Changes that put each so many days after the first."""
    return [{"first": DAY + timedelta(days=n), "last": DAY + timedelta(days=n)} for n in steps]
