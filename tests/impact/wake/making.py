"""Invented towns with violence, and patrols that follow it."""

from dataclasses import replace

import numpy as np

from bluehelm.impact.rows import DAY, Events, Flags

START = 1_900_000_000_000_000
KM = 111.195  # in a degree


def world(
    seed: int, *, share: float = 1.0, towns: int = 25, days: int = 500, chased: float = 0.4
) -> tuple[Events, Flags, Flags]:
    """Events with flags of patrols and of incidents; of incidents within 10 km and 7 days a share is left."""
    rng = np.random.default_rng(seed)
    at = rng.uniform(0, 400, (towns, 2))
    rate = rng.gamma(2.0, 0.02, towns)
    incidents, patrols = [], []
    for town in range(towns):
        base = np.sort(rng.uniform(0, days, rng.poisson(rate[town] * days)))
        more = [base, *(one + rng.exponential(4.0, rng.poisson(0.5)) for one in base)]
        begun = list(rng.uniform(0, days, rng.poisson(3)))
        for when in np.sort(np.concatenate(more)):
            covered = any(0 <= when - patrol < 7 for patrol in begun)
            if when > days or (covered and rng.random() > share):
                continue
            incidents.append((when, *(at[town] + rng.normal(0, 2, 2))))
            if rng.random() < chased:
                begun.append(when + rng.exponential(2.0))
        patrols += [(when, *(at[town] + rng.normal(0, 1, 2))) for when in begun if when < days]
    return events(np.array(incidents), np.array(patrols))


def events(incidents: np.ndarray, patrols: np.ndarray) -> tuple[Events, Flags, Flags]:
    """A table from (days, km east, km north) of each."""
    both = np.concatenate([incidents.reshape(-1, 3), patrols.reshape(-1, 3)])
    time = START + (both[:, 0] * DAY).astype(np.int64)
    row = np.arange(1, len(both) + 1)
    table = Events(row, time, time.copy(), both[:, 2] / KM, both[:, 1] / KM, {})
    return table, row > len(incidents), row <= len(incidents)


def shuffled(table: Events, order: np.ndarray) -> Events:
    names = ("row", "time", "end", "lat", "lon")
    columns = {name: values[order] for name, values in table.columns.items()}
    return replace(table, columns=columns, **{name: getattr(table, name)[order] for name in names})
