"""The demonstration: an invented mission with a month of accounts, so that a newcomer sees a living map."""

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bluehelm.events.invented.marked import about
from bluehelm.events.invented.order import Order
from bluehelm.events.invented.writing import invent
from bluehelm.events.load import load
from bluehelm.events.store import loading, matching
from bluehelm.record import people
from bluehelm.record.models import Mission

CODE = "DEMO"
NAMES = ("Demonstration (invented)", "Démonstration (données inventées)")
ORDER = Order(600, 7, date(2021, 10, 1), date(2021, 10, 31))


@dataclass(frozen=True)
class Shown:
    """What the demonstration holds."""

    mission: Mission
    accounts: int
    incidents: int
    new: bool  # it was not there before this call


def demonstration() -> Shown:
    """Load the demonstration where it is not there; what was interrupted goes on."""
    mission = people.add_mission(CODE, *NAMES, public=True, invented=True)
    accounts, incidents = loading.held(mission)
    new = loading.whole(mission) < len(ORDER.names) or accounts == incidents  # not matched yet
    if new:
        with tempfile.TemporaryDirectory(prefix="bluehelm-") as name:
            folder = Path(name)
            invent(ORDER, folder)
            for provider in ORDER.names:
                path = folder / f"{provider}.csv"
                load(mission, path, provider, about=about(path), match=False)
        matching.match(None, mission)
    return Shown(mission, *loading.held(mission), new)
