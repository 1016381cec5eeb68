"""What the peer's method found, as the peer prints it and as rows of this room."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.peer.counting import Wakes
from bluehelm.impact.peer.diagnostics import Balance, Overlap
from bluehelm.impact.peer.options import Options
from bluehelm.impact.peer.regression import Fit
from bluehelm.impact.rows import Estimate, Flags, Floats

Column = NDArray[Any]


@dataclass(frozen=True)
class Window:
    """One combination of days and km."""

    days: int
    km: float
    fit: Fit | None  # none where the peer says NA
    why_not: str | None
    complete: Flags  # by wake: its window lies within the table
    matched: Flags  # by wake: it entered the regression
    before: Balance  # before the matching
    after: Balance | None  # none without matching
    overlap: Overlap | None
    breaks: Mapping[str, Floats]  # cut points of the matching by variable
    dropped: Mapping[str, int]


@dataclass(frozen=True)
class Peer:
    """All windows, by days and then km."""

    options: Options
    wakes: Wakes
    match: Mapping[str, Column]  # the match columns at the wakes, as rounded
    windows: tuple[Window, ...]
    notes: tuple[str, ...]
    cut: Mapping[int, str]  # by days, what they were before their fraction was cut off

    def estimates(self) -> tuple[Estimate, ...]:
        """The windows as rows, with p-values adjusted over all of them (Holm), which the peer does not do."""
        adjusted = holm([window.fit.p if window.fit else None for window in self.windows])
        rows = zip(self.windows, adjusted, strict=True)
        return tuple(_row(window, p, self.cut.get(window.days)) for window, p in rows)

    def wake_table(self) -> dict[str, Column]:
        """Each complete wake in each window, under the peer's own names and in its order: km, days, event."""
        parts: list[dict[str, Column]] = []
        for r, km in enumerate(sorted({window.km for window in self.windows})):
            for t, days in enumerate(sorted({window.days for window in self.windows})):
                parts.append(self._wakes_of(t, r, days, km))
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}

    def _wakes_of(self, t: int, r: int, days: int, km: float) -> dict[str, Column]:
        wakes, there = self.wakes, self.wakes.complete[t]
        counts: dict[str, Column] = {
            "dependent_pre": wakes.dependent_pre,
            "dependent_trend": wakes.trend,
            "SO_pre": wakes.so_pre,
            "MO_pre": wakes.mo_pre,
            "dependent_post": wakes.dependent_post,
            "SO_post": wakes.so_post,
            "MO_post": wakes.mo_post,
        }
        size = int(there.sum())
        return {
            "eventID": wakes.event[there],
            "t_window": np.full(size, days),
            "spat_window": np.full(size, km),
            "treatment": wakes.treated[there].astype(np.int64),
            **{name: values[t, r, there] for name, values in counts.items()},
            **{name: values[there] for name, values in self.match.items()},
        }


def _row(window: Window, adjusted: float | None, cut: str | None) -> Estimate:
    fit, balance = window.fit, window.after or window.before
    exact = "The regression leaves no rest: the p-value is rounding noise." if fit and fit.exact else None
    notes = [note for note in (cut, exact, window.why_not) if note]
    return Estimate(
        days=float(window.days),
        km=window.km,
        estimate=fit.estimate if fit else None,
        low=fit.low if fit else None,
        high=fit.high if fit else None,
        p=fit.p if fit else None,
        p_adjusted=adjusted,
        treated=balance.treatment,
        controls=balance.control,
        dropped=window.dropped,
        note=" ".join(notes) or None,
    )


def holm(values: list[float | None]) -> list[float | None]:
    """P-values that hold for all of them together, in the order given."""
    there = sorted((p, at) for at, p in enumerate(values) if p is not None)
    result: list[float | None] = [None] * len(values)
    largest = 0.0
    for passed, (p, at) in enumerate(there):
        largest = max(largest, min(1.0, p * (len(there) - passed)))
        result[at] = largest
    return result
