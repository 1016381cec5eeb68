"""Invented events like those the peer was timed on: towns, three years, two match columns. No real place or event.

Half are dependent, three in ten controls, two in ten treatments; they lie around towns of unequal size in a box of
ten degrees; the treatments come to places with a higher match1. A dependent event within 15 km and 10 days after a
treatment is dropped half of the time: the planted effect.
"""

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.rows import DAY, SECOND, Events

SEED = 20260101
TOWNS, STRAY, SPREAD = 60, 0.15, 0.25  # degrees
SOUTH, WEST, WIDE, DAYS = 2.5, 18.0, 10.0, 1095
BEGIN = 18_628 * DAY  # 1 January 2021
KM, EFFECT_DAYS, KEPT = 15.0, 10, 0.5
WINDOWS = {"days": (5, 10, 15), "km": (10, 20, 30), "match": ("match1", "match2")}


def events(count: int, seed: int = SEED) -> Events:
    """As many events; the same for the same seed."""
    draw = np.random.default_rng(seed)
    centres, weight = draw.uniform(0.3, WIDE - 0.3, (TOWNS, 2)), draw.dirichlet(np.full(TOWNS, 1.0))
    kind = draw.permutation(np.repeat(["treatment", "control", "dependent"], _parts(count)))
    spare = int(count * 0.25)  # dependents to put in the place of those dropped
    kind = np.concatenate((kind, np.full(spare, "dependent")))
    town = draw.choice(TOWNS, len(kind), p=weight)
    place = centres[town] + draw.normal(0, SPREAD, (len(kind), 2))
    stray = draw.uniform(size=len(kind)) < STRAY
    place[stray] = draw.uniform(0, WIDE, (int(stray.sum()), 2))
    place = np.round(np.clip(place, 0, WIDE) + (SOUTH, WEST), 5)
    time = BEGIN + draw.integers(0, DAYS * DAY // SECOND, len(kind)) * SECOND
    match1 = np.round(draw.normal(np.where(kind == "treatment", 0.3, -0.35), 1.15), 4)
    match2 = draw.choice((1.0, 2.0, 3.0, 4.0), len(kind), p=(0.35, 0.21, 0.33, 0.11))
    dropped = _near_a_treatment(time, place, kind) & (draw.uniform(size=len(kind)) >= KEPT)
    taken = np.flatnonzero(
        ~dropped & ((kind != "dependent") | (np.cumsum(~dropped & (kind == "dependent")) <= count // 2))
    )
    taken = taken[np.argsort(time[taken], kind="stable")]
    columns = {"type": kind[taken], "match1": match1[taken], "match2": match2[taken]}
    row = np.arange(1, len(taken) + 1)
    return Events(row, time[taken], time[taken], place[taken, 0], place[taken, 1], columns)


def _parts(count: int) -> list[int]:
    treatments, controls = count // 5, count * 3 // 10
    return [treatments, controls, count - treatments - controls]


def _near_a_treatment(
    time: NDArray[np.int64], place: NDArray[np.float64], kind: NDArray[np.str_]
) -> NDArray[np.bool_]:
    """Events after a treatment, square by square of the planted size; no method of the project is used."""
    side = KM / 111.2
    row, column = (place // side).astype(np.int64).T
    rows, late = int(row.max()) + 3, EFFECT_DAYS * DAY
    square, near = (column + 1) * rows + row + 1, np.zeros(len(kind), np.bool_)
    treated, others = np.flatnonzero(kind == "treatment"), np.flatnonzero(kind == "dependent")
    treated, others = treated[np.argsort(square[treated])], others[np.argsort(square[others])]
    squares, begin = np.unique(square[others], return_index=True)
    for at, some in zip(squares, np.split(others, begin[1:]), strict=True):
        around = [(at + right * rows - 1, at + right * rows + 1) for right in (-1, 0, 1)]
        runs = [slice(*np.searchsorted(square[treated], (low, high + 1))) for low, high in around]
        there = np.concatenate([treated[run] for run in runs])
        there, some = there[np.argsort(time[there])], some[np.argsort(time[some])]
        for part in np.array_split(some, min(len(some), DAYS // EFFECT_DAYS)):
            low, high = np.searchsorted(time[there], (time[part[0]] - late, time[part[-1]]))
            close = there[low:high]
            since = time[part][:, None] - time[close]
            away = np.hypot(*(place[part][:, None, axis] - place[close][:, axis] for axis in (0, 1)))
            near[part] = ((since > 0) & (since <= late) & (away <= side)).any(axis=1)
    return near
