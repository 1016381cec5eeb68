"""The rows of a provider's file, in the product's own CSV form, and the rows of the truth behind them."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from bluehelm.events.invented import harmed, spelling, telling
from bluehelm.events.invented.drawing import Array
from bluehelm.events.invented.ground import ground
from bluehelm.events.invented.happening import ACTORS, KINDS, STATUSES, WORLD, Happened
from bluehelm.events.invented.telling import DAY, MONTH, NOWHERE, OFFSET, WEEK, Told
from bluehelm.events.invented.wording import Narrator

PRECISION = {DAY: "day", WEEK: "week", MONTH: "month"}
HEADS = (
    "ref", "first", "last", "day_precision", "clock", "place", "lat", "lon", "precision_km", "kind",
    "kind_said", "perpetrator", "perpetrator_said", "target", "text", "operation", "sensitivity", "state",
    "invented",
)  # fmt: skip
TRUE = (
    "provider", "ref", "incident", "first", "last", "lat", "lon", "place", "kind", "perpetrator", "target",
    "killed", "injured", "abducted",
)  # fmt: skip
MARKED = "yes"


def heads(name: str) -> list[str]:
    return [*HEADS, *harmed.heads(telling.provider(name)["detail"])]


class Clerk:
    """Writes down what one provider tells."""

    def __init__(self, name: str, since: date, days: int) -> None:
        self.name, self.told = name, telling.provider(name)
        self.language, self.narrator = self.told["language"], Narrator(self.told["language"])
        self.first, self.latest = since, since + timedelta(days - 1)
        self.days = [(since + timedelta(at)) for at in range(days)]
        self.iso = [day.isoformat() for day in self.days]
        self.states = list(self.told["state"])
        self.written = 0

    def rows(self, happened: Happened, told: Told) -> list[list[str]]:
        """The accounts as rows of text under heads()."""
        count = len(told)
        places = self._places(happened, told)
        lat, lon, precision = self._points(told)
        first, last, vague = self._days(told)
        kinds, actors, which = told.kind.tolist(), told.actor.tolist(), told.text.tolist()
        narrate, actor = self.narrator.text, self.narrator.actor
        spoken = self.narrator.kinds
        refs = [f"INV-{self.told['letter']}-{self.written + at:07d}" for at in range(1, count + 1)]
        self.written += count
        columns = [
            refs, first, last, vague, self._clocks(happened, told), places, lat, lon, precision,
            [KINDS[one] for one in kinds], [spoken[one] for one in kinds], [ACTORS[one] for one in actors],
            [actor(one, at) for one, at in zip(actors, which, strict=True)],
            [STATUSES[one] for one in happened.status[told.event].tolist()],
            [narrate(*row) for row in zip(which, kinds, actors, places, strict=True)],
            [operation(one) for one in happened.operation[told.event].tolist()],
            [""] * count, [self.states[one] for one in told.state.tolist()], [MARKED] * count,
            *harmed.columns(happened, told, self.told["detail"]),
        ]  # fmt: skip
        return [list(row) for row in zip(*columns, strict=True)]

    def _days(self, told: Told) -> tuple[list[str], list[str], list[str]]:
        """First and last day as text: a week and a month as their bounds, none after the last of all."""
        top = len(self.iso) - 1
        first, last = [], []
        for day, lasts, vague in zip(
            told.day.tolist(), told.lasts.tolist(), told.vague.tolist(), strict=True
        ):
            day = min(day, top)
            if vague == DAY:
                begins, ends = day, day + lasts
            elif vague == WEEK:
                begins = day - self.days[day].weekday()
                ends = begins + 6
            else:
                begins = day - self.days[day].day + 1
                ends = begins + 27 + (self.days[day].month != 2) * 3
                ends -= self.days[day].month in (4, 6, 9, 11)
                ends += self.days[day].month == 2 and self.days[day].year % 4 == 0
            first.append(self.iso[max(begins, 0)])
            last.append(self.iso[min(ends, top)])
        precision = [
            PRECISION[vague] if vague != DAY or one == other else "days"
            for vague, one, other in zip(told.vague.tolist(), first, last, strict=True)
        ]
        return first, last, precision

    @staticmethod
    def _clocks(happened: Happened, told: Told) -> list[str]:
        minutes = np.where(
            told.clocked & (told.vague == DAY), happened.minute[told.event] // 5 * 5, -1
        ).tolist()
        return ["" if one < 0 else f"{one // 60:02d}:{one % 60:02d}" for one in minutes]

    def _places(self, happened: Happened, told: Told) -> list[str]:
        held, found = ground(), []
        columns = (told.written, told.place, told.variant, *_aside(happened, told))
        for written, place, variant, km, way in zip(*(one.tolist() for one in columns), strict=True):
            name = held.places[place].name
            if written == telling.MISSPELT:
                name = spelling.variants(place)[variant % spelling.VARIANTS]
            elif written == OFFSET and km >= 1:
                name = spelling.offset(self.language, km, way, name)
            elif written == telling.AREA:
                name = spelling.cercle(self.language, held.seat[place])
            found.append("" if written == NOWHERE else name)
        return found

    def _points(self, told: Told) -> tuple[list[str], list[str], list[str]]:
        near = f"{max(self.told['km'], 0.5) * 2:g}"
        pointed = told.pointed.tolist()
        return (
            [f"{one:.5f}" if some else "" for one, some in zip(told.lat.tolist(), pointed, strict=True)],
            [f"{one:.5f}" if some else "" for one, some in zip(told.lon.tolist(), pointed, strict=True)],
            [near if some else "" for some in pointed],
        )


def _aside(happened: Happened, told: Told) -> tuple[Array, Array]:
    """How far the true point lies from the place written, and in which of eight directions."""
    held = ground()
    north = (happened.lat[told.event] - held.lat[told.place]) * 111.2
    east = (
        (happened.lon[told.event] - held.lon[told.place]) * 111.2 * np.cos(np.radians(held.lat[told.place]))
    )
    way = np.rint(np.degrees(np.arctan2(east, north)) / 45).astype(int) % 8
    return np.rint(np.hypot(north, east)).astype(int), way


def operation(number: int) -> str:
    """An invented name; nothing for none."""
    known = WORLD["operation_words"]
    return (
        "" if number < 0 else f"Operation {known[number % len(known)]} {number // len(known) + 1} (invented)"
    )


def truth(clerk: Clerk, happened: Happened, told: Told, rows: list[list[str]]) -> Iterator[list[str]]:
    """For each row which incident it tells of, and what truly happened."""
    held, top = ground(), len(clerk.iso) - 1
    for row, at in zip(rows, told.event.tolist(), strict=True):
        day = int(happened.day[at])
        yield [
            clerk.name, row[0], f"T{happened.number[at]:08d}",
            clerk.iso[day], clerk.iso[min(day + int(happened.lasts[at]), top)],
            f"{happened.lat[at]:.5f}", f"{happened.lon[at]:.5f}", held.places[happened.place[at]].id,
            KINDS[happened.kind[at]], ACTORS[happened.actor[at]], STATUSES[happened.status[at]],
            str(happened.harm["killed"][at] + happened.beside[at] + happened.fighters[at]),
            str(happened.harm["injured"][at]), str(happened.harm["abducted"][at]),
        ]  # fmt: skip
