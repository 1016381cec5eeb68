"""Names that people wrote, with the points they gave: an event data set and a data set of bases, read from ../shared.

They are no truth about a place: their makers placed some events by the middle of a region, or by another village.
"""

import csv
import os
import re
from pathlib import Path

from benchmarks.places.cases import Case

SHARED = Path(os.environ.get("BLUEHELM_SHARED", Path(__file__).parents[3] / "shared"))
EVENTS = "data/ucdp/ged20.1_subset_mli_bfa_ner.csv"
BASES = "data/geopko/geopko_v2.1_minusma.csv"


def events() -> list[Case]:
    """Each place of the events in Mali once, with its words as they stand."""
    with (SHARED / EVENTS).open(encoding="utf-8", newline="") as text:
        rows = [row for row in csv.DictReader(text) if row["iso2_by_point"] == "ML"]
    return _once((row["where_coordinates"], row["latitude"], row["longitude"]) for row in rows)


def bases() -> list[Case]:
    """Each location of the mission's troops once."""
    with (SHARED / BASES).open(encoding="utf-8", newline="") as text:
        rows = [row for row in csv.DictReader(text) if row["country"] == "Mali"]
    return _once((row["location"], row["latitude"], row["longitude"]) for row in rows)


def _once(rows: object) -> list[Case]:
    made: dict[tuple[str, str, str], Case] = {}
    for name, lat, lon in rows:  # type: ignore[attr-defined]
        if re.search(r"\w", name) and lat and lon:
            point = float(lat), float(lon)
            made[name, lat, lon] = Case("real", name, *point, *point)
    return list(made.values())
