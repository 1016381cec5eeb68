"""Windows added and taken from each other, as sure as they are together."""

import math

import numpy as np

from bluehelm.impact.rows import Estimate, Floats
from bluehelm.impact.student import shown
from bluehelm.impact.wake import Wake
from bluehelm.impact.wake.intervals import HALF, ends


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


def freedom(found: Wake, places: list[int]) -> float:
    """The degrees of freedom of the least sure of those of these rows that have an estimate."""
    known = [k for k in places if rows(found)[k].estimate is not None]
    return min((float(found.freedom[k]) for k in known), default=1.0)


def estimate(
    like: Estimate, until: tuple[float, float], figures: tuple[float, float, float], free: float
) -> Estimate:
    """A row that ends at days and km, from its change, what was expected, and the variance of the change."""
    moved, expected, variance = figures
    number = max(like.treated, 1)
    seen, would = (max(value, 0.0) + HALF / number for value in (moved + expected, expected))
    if not variance > 0:
        return nothing(like, until, None)
    error = math.sqrt(variance) / would
    low, high, p = ends(math.log(seen / would), error, free)
    return Estimate(
        *until, moved, seen * (1 - 1 / low), seen * (1 - 1 / high), p, p,
        like.treated, like.controls, like.dropped, None,
        (moved + expected) / expected, low, high, expected, expected * (1 - math.exp(-shown(free) * error)),
    )  # fmt: skip


def nothing(like: Estimate, until: tuple[float, float], note: str | None) -> Estimate:
    """A row without figures."""
    why = note or "not enough data: nothing varies"
    return Estimate(*until, None, None, None, None, None, like.treated, like.controls, like.dropped, why)
