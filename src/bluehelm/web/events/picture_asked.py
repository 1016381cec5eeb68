"""What the address of the map asks for beyond the filter: the slider's days, how it is drawn, from where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from bluehelm.events.pictures.counting import BY, STEPS
from bluehelm.events.query import Query, written

MODES = ("points", "clusters", "heat", "cercles")
LOOKS = ("kind", "perpetrator")  # what colour and shape tell
FAR = (-90.0, 90.0, -180.0, 180.0, 0.0, 22.0)


@dataclass(frozen=True)
class Shown:
    """How incidents are shown; what the address does not say, or says wrongly, is as it is unasked."""

    start: date | None = None  # the first and the last day of the slider
    end: date | None = None
    mode: str = "points"
    look: str = "kind"
    step: str = ""  # of the curve
    by: str = "kind"
    at: tuple[float, float, float] | None = None  # latitude, longitude, zoom

    def within(self, query: Query) -> Query:
        """The query for the days of the slider alone."""
        since = max((day for day in (query.since, self.start) if day is not None), default=None)
        until = min((day for day in (query.until, self.end) if day is not None), default=None)
        return replace(query, since=since, until=until)

    def pairs(self) -> list[tuple[str, str]]:
        """Its part of an address: what differs from what is shown unasked."""
        found = [("from", self.start), ("to", self.end)]
        told = [(name, day.isoformat()) for name, day in found if day is not None]
        for name, value, usual in (
            ("mode", self.mode, "points"), ("look", self.look, "kind"), ("step", self.step, ""),
            ("by", self.by, "kind"),
        ):  # fmt: skip
            told += [(name, value)] if value != usual else []
        return told + ([("at", ",".join(f"{one:g}" for one in self.at))] if self.at else [])


def shown(asked: QueryDict | Mapping[str, Sequence[str]]) -> Shown:
    """What the address asks for."""
    given = {name: words[-1] for name, words in _lists(asked) if words}
    return Shown(
        start=_day(given.get("from", "")),
        end=_day(given.get("to", "")),
        mode=_one(given.get("mode", ""), MODES),
        look=_one(given.get("look", ""), LOOKS),
        step=given["step"] if given.get("step") in STEPS else "",
        by=_one(given.get("by", ""), BY),
        at=_at(given.get("at", "")),
    )


def address(query: Query, how: Shown) -> str:
    """The query of an address that asks for the same."""
    return "&".join(part for part in (written(query), urlencode(how.pairs())) if part)


def _lists(asked: QueryDict | Mapping[str, Sequence[str]]) -> list[tuple[str, Sequence[str]]]:
    return list(asked.lists()) if isinstance(asked, QueryDict) else list(asked.items())


def _one(word: str, among: Sequence[str]) -> str:
    return word if word in among else among[0]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _at(text: str) -> tuple[float, float, float] | None:
    try:
        lat, lon, zoom = (float(part) for part in text.split(","))
    except ValueError:
        return None
    low, high, west, east, far, near = FAR
    return (lat, lon, zoom) if low <= lat <= high and west <= lon <= east and far <= zoom <= near else None
