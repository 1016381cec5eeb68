"""Invented places far apart, with patrols that come by chance or chase events."""

from collections.abc import Sequence

import numpy as np

from bluehelm.impact.rows import DAY, Events, Flags

MIDNIGHT = 1_924_992_000_000_000  # a first of January
APART = 2.0  # degrees


def table(
    incidents: Sequence[tuple[float, ...]], patrols: Sequence[tuple[float, ...]]
) -> tuple[Events, Flags, Flags]:
    """Events from (place, day) or (place, first day, last day); flags of patrols, flags of incidents."""
    both = [*incidents, *patrols]
    start = np.array([one[1] for one in both])
    end = np.array([one[-1] for one in both])
    place = np.array([one[0] for one in both], np.int64)
    first = np.arange(len(both)) < len(incidents)
    times = [MIDNIGHT + np.round(one * DAY).astype(np.int64) for one in (start, end)]
    names = {"town": np.array([f"town {one:02d}" for one in place])}
    found = Events(np.arange(1, len(both) + 1), *times, place * APART, place * 0.0, names)
    return found, ~first, first


def world(
    seed: int,
    *,
    ratio: float = 1.0,
    chased: float = 0.0,
    places: int = 10,
    days: int = 220,
    season: float = 0.0,
) -> tuple[Events, Flags, Flags]:
    """Within the seven days after the day of a patrol, events are as many times fewer as said.

    chased  chance of a patrol on a day in a burst of events; without it there are no bursts
    season  how far, as an exponent, the rate swings over the time; more patrols then too
    """
    rng = np.random.default_rng(seed)
    rate = rng.uniform(0.25, 0.6, places) / (3 if chased else 1)
    incidents, patrols = [], []
    burst, last = np.zeros(places), np.full(places, -100)
    for day in range(days):
        swing = np.exp(season * np.sin(2 * np.pi * day / days))
        near = (day - last >= 1) & (day - last <= 7)
        came = rng.poisson((rate * swing + burst) * np.where(near, ratio, 1.0))
        incidents += [(place, day + rng.random()) for place in np.repeat(np.arange(places), came)]
        sent = rng.random(places) < (chased * (burst > 0.2) if chased else 0.04 * swing)
        patrols += [(place, day + rng.random()) for place in np.flatnonzero(sent)]
        last[sent] = day
        if chased:
            burst = 0.7 * burst + 0.2 * came
    return table(incidents, patrols)
