"""Small invented tables, and the counts of the peer's rules written down once more, slowly."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from bluehelm.impact.peer.counting import Wakes, count, sort
from bluehelm.impact.rows import DAY, Events

KINDS = {"t": "treatment", "c": "control", "d": "dependent", "x": "other"}
Row = tuple[float, str] | tuple[float, str, float, float]  # day, kind, lat, lon


def table(rows: Sequence[Row], **columns: Sequence[Any]) -> Events:
    """Events at (0, 0) unless said otherwise; columns of numbers are floats."""
    time = np.array([round(row[0] * DAY) for row in rows], np.int64)
    places = [row[2:] if len(row) == 4 else (0.0, 0.0) for row in rows]
    lat, lon = (np.array([float(place[axis]) for place in places]) for axis in (0, 1))
    kinds = np.array([row[1] for row in rows])
    given = {name: np.array(values) for name, values in columns.items()}
    return Events(np.arange(1, len(rows) + 1), time, time, lat, lon, {"type": kinds, **given})


def flags(events: Events) -> tuple[Any, Any, Any]:
    """Treatment, control, dependent; a kind of several letters is several kinds."""
    kinds = [str(kind) for kind in events.columns["type"]]
    treated, control, dependent = (np.array([letter in kind for kind in kinds]) for letter in "tcd")
    return treated, control, dependent


def counted(
    events: Events, days: Sequence[int] = (2,), km: Sequence[float] = (10.0,), unit: int = DAY
) -> Wakes:
    return count(sort(events, *flags(events)), np.array(days), np.array(km, float), unit)


def apart(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres by the peer's formula, from degrees."""
    one, two, turn = math.radians(a[0]), math.radians(b[0]), math.radians(b[1]) - math.radians(a[1])
    across = math.cos(two) * math.sin(turn)
    along = math.cos(one) * math.sin(two) - math.sin(one) * math.cos(two) * math.cos(turn)
    toward = math.sin(one) * math.sin(two) + math.cos(one) * math.cos(two) * math.cos(turn)
    return math.degrees(math.atan2(math.hypot(across, along), toward)) * 111.111


def slowly(events: Events, days: int, km: float) -> list[tuple[int, ...]]:
    """For each wake: event, complete, dependents, own kind and other kind pre and post, trend twice."""
    order = sorted(range(len(events)), key=lambda at: int(events.time[at]))
    time = [int(events.time[at]) for at in order]
    place = [(float(events.lat[at]), float(events.lon[at])) for at in order]
    kind = [str(events.columns["type"][at]) for at in order]
    found = []
    for i in (i for i, letters in enumerate(kind) if "t" in letters or "c" in letters):
        own, other = ("t", "c") if "t" in kind[i] else ("c", "t")
        gone = [abs(time[i] - when) // DAY for when in time]
        near = [j for j in range(len(time)) if j != i and apart(place[i], place[j]) <= km]
        pre = [j for j in near if j < i and gone[j] <= days]
        post = [j for j in near if j > i and 1 <= gone[j] <= days]
        sizes = [sum(letter in kind[j] for j in side) for letter in ("d", own, other) for side in (pre, post)]
        bins = [sum("d" in kind[j] and gone[j] == day for j in pre) for day in range(days + 1)]
        complete = int(gone[0] > days and gone[-1] > days)
        found.append((i + 1, complete, *sizes, trend_twice(bins, days)))
    return found


def trend_twice(bins: list[int], days: int) -> int:
    if days % 2 == 0:
        return 2 * (sum(bins[: days // 2]) - sum(bins[days // 2 :]))
    half = (days + 1) // 2
    factor = half // (half - 1)
    first = sum(bins[:half]) - factor * sum(bins[half:])
    return first + factor * sum(bins[: half - 1]) - sum(bins[half - 1 :])


def told(wakes: Wakes, t: int = 0, r: int = 0) -> list[tuple[int, ...]]:
    """The same of the fast counts."""
    columns = (
        wakes.event,
        wakes.complete[t],
        *(
            values[t, r]
            for values in (wakes.dependent_pre, wakes.dependent_post, wakes.so_pre, wakes.so_post)
        ),
        *(values[t, r] for values in (wakes.mo_pre, wakes.mo_post)),
        2 * wakes.trend[t, r],
    )
    return [tuple(int(value) for value in row) for row in zip(*columns, strict=True)]
