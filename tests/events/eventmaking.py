"""Invented accounts for tests: a village, a day, a toll."""

from dataclasses import replace
from datetime import date

from bluehelm.events import models as tables
from bluehelm.events.store import loading, writing
from bluehelm.events.store.deriving import rederive
from bluehelm.record import history
from bluehelm.record.models import Mission
from bluehelm.record.said import Harmed, Said

DAY = date(2031, 3, 4)
TOLD = Said(
    line=2, ref="a-1", first=DAY, last=DAY, place="Konna", lat=14.94, lon=-3.89, precision_km=1.0,
    kind="attack_on_civilians", perpetrator="extremist_groups", target="civilian",
    harm=(
        Harmed("killed", 2, 3, 5, "civilian"),
        Harmed("injured", None, 4, None, "civilian", "female", "adult"),
    ),
    text="Invented: men on motorcycles.",
)  # fmt: skip


def said(**given: object) -> Said:
    """The invented account with some of it changed."""
    return replace(TOLD, **given)  # type: ignore[arg-type]


def killed(best: int, low: int | None = None, high: int | None = None, status: str = "civilian") -> Harmed:
    return Harmed("killed", low, best, high, status)


def provider(mission: Mission, name: str = "patrol-log", **about: object) -> tables.Provider:
    return loading.provider(mission, name, {"invented": True} | about, None)


def keep(given: tables.Provider, *saids: Said) -> writing.Kept:
    """Store accounts as a form would, each incident derived."""
    with history.change(None, "accounts entered", "", given.mission) as entry:
        kept = writing.keep(entry, given, saids)
        rederive(entry, given.mission_id, kept.incidents)
    return kept
