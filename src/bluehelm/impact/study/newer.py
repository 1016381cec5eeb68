"""Which events after a response come under a newer or nearer one too: what that does is not its own work."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact import count, grid
from bluehelm.impact.rows import DAY, Flags, Floats
from bluehelm.impact.study.question import Question


@dataclass(frozen=True)
class After:
    """Pairs of a response and an event after it, or during it."""

    event: NDArray[np.int64]
    days: Floats  # since the end of the response; 0 while it lasts
    km: Floats

    def newest(self, km: float) -> Floats:
        """For each pair, the days since the latest response that was within km of its event."""
        near = self.km <= km
        found = np.full(int(self.event.max(initial=-1)) + 1, np.inf)
        np.minimum.at(found, self.event[near], self.days[near])
        return np.asarray(found[self.event])


def after(question: Question, days: float, km: float) -> After:
    """All pairs within days and km."""
    rows = np.flatnonzero(question.dependent)
    events = question.events
    made = grid.make(events.time[rows], events.lat[rows], events.lon[rows], radius_km=km, days=days)
    around = count.responses_of(events, question.treatment, among=question.dependent)
    pairs = count.nearby(made, around, km, count.Lags((0,), (0, round(days * DAY))))
    return After(pairs.event, pairs.lag / DAY, pairs.km)


def share(pairs: After, cell: Flags, inner: tuple[float, float]) -> float:
    """Of the pairs in a cell, the share whose event lies within days and km of any response."""
    days, km = inner
    if not cell.any():
        return 0.0
    return float((pairs.newest(km)[cell] <= days).mean())
