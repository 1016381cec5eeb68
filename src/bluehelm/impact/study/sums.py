"""Windows added and taken from each other, as sure as they are together."""

import math

import numpy as np

from bluehelm.impact.rows import Estimate, Floats
from bluehelm.impact.student import bound, p_value, shown
from bluehelm.impact.wake import Wake

MOST_FREEDOM = 1e6


def rows(found: Wake) -> tuple[Estimate, ...]:
    """Windows, then rings: the order of the covariance."""
    return (*found.windows, *found.rings)


def at(found: Wake, days: float, km: float, *, ring: bool) -> int:
    """Where the window, or the ring, that ends there stands among the rows."""
    skipped = len(found.windows) if ring else 0
    among = found.rings if ring else found.windows
    return skipped + next(k for k, row in enumerate(among) if (row.days, row.km) == (days, km))


def errors(found: Wake) -> Floats:
    """The standard error of each row."""
    return np.asarray(np.sqrt(np.diag(found.covariance)))


def quantile(found: Wake, places: list[int]) -> float:
    """How many standard errors the interval reaches, at the most of these rows."""
    error, reached = errors(found), [bound(MOST_FREEDOM)]
    for k in places:
        row = rows(found)[k]
        if row.low is not None and row.high is not None and error[k] > 0:
            reached.append((row.high - row.low) / 2 / float(error[k]))
    return max(reached)


def freedom(reached: float) -> float:
    """The degrees of freedom of a Student's t whose interval reaches so many standard errors."""
    low, high = 1.0, MOST_FREEDOM
    if reached <= bound(high):
        return high
    while high - low > 1e-3 * low:
        middle = math.sqrt(low * high)
        low, high = (middle, high) if bound(middle) > reached else (low, middle)
    return low


def estimate(
    like: Estimate, ends: tuple[float, float], figures: tuple[float, float, float], reached: float
) -> Estimate:
    """A row from its change, what was expected, and its variance; for the ratio, the expected is as known."""
    moved, expected, variance = figures
    if not variance > 0:
        return nothing(like, ends, None)
    error, free = math.sqrt(variance), freedom(reached)
    low, high = moved - reached * error, moved + reached * error
    p = p_value(moved / error, free)
    ratio, ratio_low, ratio_high = (
        max(1 + change / expected, 0.0) if expected > 0 else None for change in (moved, low, high)
    )
    return Estimate(
        *ends, moved, low, high, p, p, like.treated, like.controls, like.dropped, None,
        ratio, ratio_low, ratio_high, expected, shown(free) * error,
    )  # fmt: skip


def nothing(like: Estimate, ends: tuple[float, float], note: str | None) -> Estimate:
    """A row without figures."""
    why = note or "not enough data: nothing varies"
    return Estimate(*ends, None, None, None, None, None, like.treated, like.controls, like.dropped, why)
