"""One run of one cell: simulated, told to the estimator as a mission would, and set beside the truth."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.errors import BluehelmError
from bluehelm.impact.peer import mwa
from bluehelm.impact.prove.simulator import KM_PER_DEGREE, Simulated, simulate, within
from bluehelm.impact.prove.worlds import DAYS, KM, Cell, World
from bluehelm.impact.rows import DAY, Estimate, Events, Flags, Floats
from bluehelm.impact.wake import Wake, wake

EPOCH = round(datetime(2031, 1, 1, tzinfo=UTC).timestamp() * 1_000_000)
Estimator = Callable[..., Wake]
NUMBERS = ("ratio", "ratio_low", "ratio_high", "p", "p_adjusted", "estimate", "low", "high")
Record = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """A table of events and responses, and place-times of routine that only the peer looks at."""

    events: Events
    dependent: Flags
    treatment: Flags
    routine: Flags

    def without_routine(self) -> "Told":
        kept = ~self.routine
        row, time, end, lat, lon = (
            getattr(self.events, name)[kept] for name in ("row", "time", "end", "lat", "lon")
        )
        events = Events(row, time, end, lat, lon, {})
        return Told(events, self.dependent[kept], self.treatment[kept], self.routine[kept])


def trial(cell: Cell, seed: int, run: int, estimator: Estimator = wake, *, peer: bool = True) -> Record:
    """What the estimator said of one run and what was true; the same for the same cell, seed and run.

    returns  run, responses; windows and rings: days, km, events observed, events without the effect, NUMBERS;
             peer: its p-values; why, where nothing could be estimated; broke, where the estimator fell over
    """
    rng = np.random.default_rng([seed, cell.number, run])
    simulated = simulate(cell, rng)
    told = table(simulated, cell.world, rng)
    record: Record = {"run": run, "responses": len(simulated.responses), "windows": [], "rings": []}
    plain = told.without_routine()
    try:
        found = estimator(plain.events, plain.treatment, plain.dependent, days=DAYS, km=KM, seed=run)
    except BluehelmError as error:
        record["why"] = str(error)
    except Exception as error:  # noqa: BLE001 - one run in a thousand must not end the other 999, and is counted
        record["broke"] = f"{type(error).__name__}: {error}"
    else:
        record |= _beside(found, simulated, cell.world)
    if peer:
        record["peer"] = _peer(told)
    return record


def table(simulated: Simulated, world: World, rng: np.random.Generator) -> Told:
    """The events as reported, the responses, and as many place-times of routine, known to neither."""
    happened = simulated.events[simulated.happened]
    chance = np.full(len(happened), world.reported)
    if world.unseen < 1:
        chance[~_followed(simulated.responses, happened, world)] *= world.unseen
    seen = happened[rng.random(len(happened)) < chance]
    if world.misplaced_km > 0:
        off = rng.normal(0, world.misplaced_km / KM_PER_DEGREE, (len(seen), 2))
        seen[:, 1] += off[:, 0]
        seen[:, 2] += off[:, 1] / np.cos(np.radians(seen[:, 1]))
    routine = simulated.responses.copy()
    rng.shuffle(routine[:, 1:])
    routine[:, 0] = rng.uniform(0, world.days, len(routine))
    parts = (seen, simulated.responses, routine)
    rows = np.concatenate(parts)
    time = EPOCH + np.round(rows[:, 0] * DAY).astype(np.int64)
    kind = np.repeat(np.arange(3), [len(part) for part in parts])
    events = Events(np.arange(len(rows)) + 1, time, time.copy(), rows[:, 1], rows[:, 2], {})
    return Told(events, kind == 0, kind == 1, kind == 2)


def _followed(responses: Floats, events: Floats, world: World) -> Flags:
    """For each event whether a response was within the reach before it."""
    reach = np.array([world.reach_days]), np.array([world.reach_km])
    found = [within(responses, event[None, :], *reach).any() for event in events]
    return np.array(found, np.bool_)


def _beside(found: Wake, simulated: Simulated, world: World) -> Record:
    """The rows of the estimator, each behind what was true of it."""
    days = np.array(sorted({row.days for row in (*found.windows, *found.rings)}))
    km = np.array(sorted({row.km for row in (*found.windows, *found.rings)}))
    used = simulated.responses[simulated.responses[:, 0] <= world.days - days[-1]]
    counts = [
        within(used, simulated.events[flags], days, km) for flags in (simulated.happened, simulated.expected)
    ]
    up_to = [count.cumsum(axis=0).cumsum(axis=1) for count in counts]
    return {
        "counted": len(used),
        "windows": _rows(found.windows, up_to, days, km),
        "rings": _rows(found.rings, counts, days, km),
    }


def _rows(
    rows: Sequence[Estimate], counts: Sequence[NDArray[np.int64]], days: Floats, km: Floats
) -> list[list[float | None]]:
    told: list[list[float | None]] = []
    for row in rows:
        at = int(np.searchsorted(days, row.days)), int(np.searchsorted(km, row.km))
        truth = [int(count[at]) for count in counts]
        told.append([row.days, row.km, *truth, *(_short(getattr(row, name)) for name in NUMBERS)])
    return told


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.6g}")


def _peer(told: Told) -> list[float | None]:
    found = mwa(told.events, told.treatment, told.routine, told.dependent, days=DAYS, km=KM)
    return [_short(window.fit.p if window.fit else None) for window in found.windows]
