"""An invented incident to change at will."""

from dataclasses import replace
from datetime import date
from typing import Any

from bluehelm.events.protect.blur import Blur
from bluehelm.events.rows import IncidentRow
from bluehelm.record.places.areas import Area

KEY = b"an invented key of the tests"
TODAY = date(2031, 6, 30)
ROW = IncidentRow(
    7, 7, 2, 2, date(2031, 3, 4), date(2031, 3, 4), "day", None, "Ixville", "said", 14.35, -3.61, 0.5,
    "IX01", "IX0101", "attack_on_civilians", "community_militia", "civilian", "verified",
    "reasonable_grounds", 1, False, True, False, 3, 4, 6, 0, 0, 0, None, None, None, 4, 12,
)  # fmt: skip


def row(**changed: Any) -> IncidentRow:
    return replace(ROW, **changed)


def area(code: str, lat: float = 14.0, lon: float = -3.5) -> Area:
    return Area(code, f"Cercle {code}", (), "cercle", code, "IX01", lat, lon, 60.0, (), {}, ())


def blur(key: bytes = KEY) -> Blur:
    return Blur(key, {"IX0101": area("IX0101")}, lambda lat, lon: ("IX01", "IX0101"))
