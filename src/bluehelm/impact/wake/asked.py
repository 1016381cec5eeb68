"""What is asked of the events: windows in days and km."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bluehelm.errors import BadInput
from bluehelm.impact.rows import Floats

LEAST_STEP = 1.5  # how much further than the widest window the next lag ends at least


@dataclass(frozen=True)
class Windows:
    """The lags and rings that are looked at, and which cells make up each window."""

    days: tuple[float, ...]  # where a window ends; further lags up to `ahead` stand alone
    km: tuple[float, ...]
    after_days: tuple[float, ...]  # where a lag ends
    during: bool  # what happens between start and end has a lag of its own, the first

    @property
    def lags(self) -> tuple[float, ...]:
        return (0.0, *self.after_days) if self.during else self.after_days

    @property
    def further(self) -> tuple[float, ...]:
        return self.after_days[len(self.days) :]

    def cumulative(self) -> tuple[tuple[tuple[float, float], ...], Floats]:
        """(days, km) of each window from the response on, and its cells [window, cell]."""
        return self._made([(d, r) for d in self.days for r in self.km], whole=True)

    def disjoint(self, lags: Sequence[float]) -> tuple[tuple[tuple[float, float], ...], Floats]:
        """(days, km) where each of these lags and its rings end, and its cell."""
        return self._made([(d, r) for d in lags for r in self.km], whole=False)

    def _made(
        self, ends: list[tuple[float, float]], *, whole: bool
    ) -> tuple[tuple[tuple[float, float], ...], Floats]:
        lag = np.tile(self.lags, len(self.km))
        ring = np.repeat(self.km, len(self.lags))
        rows = [(lag <= days) & (ring <= km) if whole else (lag == days) & (ring == km) for days, km in ends]
        return tuple(ends), np.array(rows, np.float64)


def windows(days: Sequence[float], km: Sequence[float], *, during: bool, ahead: float = 0.0) -> Windows:
    """The windows asked for, and further lags up to `ahead` days, each about twice as far as the one before.

    raises  BadInput for a day or radius that is not above 0
    """
    for name, values in (("days", days), ("km", km)):
        if not values or not all(np.isfinite(value) and value > 0 for value in values):
            raise BadInput(
                f"{name} {', '.join(map(str, values)) or 'nothing'}: give numbers above 0, such as 2,4,6."
            )
    asked = sorted(set(map(float, days)))
    further = [ahead] if ahead > asked[-1] else []
    while further and further[0] / 2 >= LEAST_STEP * asked[-1]:
        further.insert(0, further[0] / 2)
    return Windows(tuple(asked), tuple(sorted(set(map(float, km)))), (*asked, *further), during)
