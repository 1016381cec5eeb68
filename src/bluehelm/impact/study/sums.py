"""Windows added and taken from each other, as sure as they are together."""

import math

import numpy as np

from bluehelm.impact.rows import Estimate, Floats
from bluehelm.impact.student import bound, p_value, shown
from bluehelm.impact.wake import Wake

MOST_FREEDOM = 1e6
HALF = 0.5  # events, added to both sides of a ratio


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
        if row.ratio_low and row.ratio_high and row.expected and error[k] > 0:
            reached.append(math.log(row.ratio_high / row.ratio_low) / 2 * row.expected / float(error[k]))
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
    """A row from its change, what was expected, and the variance of the change.

    Bounds are told on the logarithm of observed over expected, as those of a wake.
    """
    moved, expected, variance = figures
    number = max(like.treated, 1)
    seen, would = (max(value, 0.0) + HALF / number for value in (moved + expected, expected))
    if not variance > 0:
        return nothing(like, ends, None)
    error, free = math.sqrt(variance) / would, freedom(reached)
    low, high = (seen / would * math.exp(side * reached * error) for side in (-1, 1))
    p = p_value(math.log(seen / would) / error, free)
    return Estimate(
        *ends, moved, seen * (1 - 1 / low), seen * (1 - 1 / high), p, p,
        like.treated, like.controls, like.dropped, None,
        (moved + expected) / expected, low, high, expected, expected * (1 - math.exp(-shown(free) * error)),
    )  # fmt: skip


def nothing(like: Estimate, ends: tuple[float, float], note: str | None) -> Estimate:
    """A row without figures."""
    why = note or "not enough data: nothing varies"
    return Estimate(*ends, None, None, None, None, None, like.treated, like.controls, like.dropped, why)
