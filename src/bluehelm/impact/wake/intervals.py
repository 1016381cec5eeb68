"""How sure a change is: intervals and p-values by leaving out clusters, over all windows at once."""

from dataclasses import dataclass

import numpy as np

from bluehelm.impact.rows import Floats
from bluehelm.impact.student import bound, p_value
from bluehelm.impact.wake.restoring import Change

DRAWS = 20_000
LEAST_EXPECTED = 5.0  # events
LEAST_FREEDOM = 4.0


@dataclass(frozen=True)
class Sum:
    """Observed and expected events of some windows, each the sum of some cells."""

    observed: Floats  # [window]
    expected: Floats
    observed_without: Floats  # [cluster, window]
    expected_without: Floats
    freedom: Floats  # [window] of Student's t


@dataclass(frozen=True)
class Sureness:
    """Bounds and p-values by window; NaN where the data say too little."""

    low: Floats  # events, observed less expected
    high: Floats
    ratio_low: Floats
    ratio_high: Floats
    p: Floats
    p_adjusted: Floats
    covariance: Floats  # of observed less expected [window, window]

    @property
    def error(self) -> Floats:
        return np.asarray(np.sqrt(np.diag(self.covariance)))


def gathered(change: Change, windows: Floats) -> Sum:
    """Windows out of cells: windows [window, cell] of 0 and 1.

    The degrees of freedom are how many clusters of equal size would spread the expected events as these do.
    """
    weight = change.weight @ windows.T
    square = np.maximum((weight**2).sum(axis=0), 1e-12)
    return Sum(
        change.observed @ windows.T,
        change.expected @ windows.T,
        change.observed_without @ windows.T,
        change.expected_without @ windows.T,
        np.maximum(weight.sum(axis=0) ** 2 / square - 1, 0.0),
    )


def told(total: Sum) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which windows hold enough for an estimate."""
    return (total.expected >= LEAST_EXPECTED) & (total.freedom >= LEAST_FREEDOM)


def sureness(total: Sum, rng: np.random.Generator) -> Sureness:
    """Bounds at 95 per cent and p-values; the adjusted ones hold for all windows together.

    The windows move together as the clusters move them: the largest of their t values is compared with the
    largest of as many t values that move together in the same way.
    """
    clusters = len(total.observed_without)
    part = total.observed_without - total.expected_without
    centred = part - part.mean(axis=0)
    scale = (clusters - 1) / clusters
    covariance = scale * (centred.T @ centred)
    error = np.sqrt(np.diag(covariance))
    enough = told(total) & (error > 0)
    count = len(error)
    low, high, ratio_low, ratio_high, p = (np.full(count, np.nan) for _ in range(5))
    for k in np.flatnonzero(enough).tolist():
        quantile = bound(float(total.freedom[k]))
        moved = float(total.observed[k] - total.expected[k])
        low[k], high[k] = moved - quantile * error[k], moved + quantile * error[k]
        p[k] = p_value(moved / float(error[k]), float(total.freedom[k]))
        ratio_low[k], ratio_high[k] = _ratio(total, k, quantile, scale)
    adjusted = np.full(count, np.nan)
    if enough.any():
        moves = centred[:, enough] / (error[enough] / np.sqrt(scale))
        adjusted[enough] = _adjusted(p[enough], moves, total.freedom[enough], rng)
    return Sureness(low, high, ratio_low, ratio_high, p, adjusted, covariance)


def _ratio(total: Sum, k: int, quantile: float, scale: float) -> tuple[float, float]:
    """The ratios that the data do not rule out (Fieller): 1 is among them if 0 is among the differences."""
    up = total.observed_without[:, k] - total.observed_without[:, k].mean()
    down = total.expected_without[:, k] - total.expected_without[:, k].mean()
    square = quantile**2 * scale
    a = total.expected[k] ** 2 - square * (down @ down)
    b = total.expected[k] * total.observed[k] - square * (up @ down)
    c = total.observed[k] ** 2 - square * (up @ up)
    inside = b**2 - a * c
    if a <= 0 or inside < 0:
        return np.nan, np.nan
    root = np.sqrt(inside)
    return max((b - root) / a, 0.0), (b + root) / a


def _adjusted(p: Floats, moves: Floats, freedom: Floats, rng: np.random.Generator) -> Floats:
    """Of draws in which nothing changed, the share whose smallest p-value is at most as small."""
    size, turned = np.linalg.eigh(moves.T @ moves)
    normal = rng.standard_normal((DRAWS, len(p))) @ (turned * np.sqrt(np.maximum(size, 0))).T
    least = float(freedom.min())
    spread = np.sqrt(rng.chisquare(least, DRAWS) / least)
    largest = np.abs(normal / spread[:, None]).max(axis=1)
    own = np.array([_t_of(one, least) for one in p])
    return np.asarray(np.maximum((largest[None, :] >= own[:, None] - 1e-12).mean(axis=1), p))


def _t_of(p: float, freedom: float) -> float:
    """The t value whose p-value this is."""
    low, high = 0.0, 1.0
    while p_value(high, freedom) > p and high < 1e6:
        high *= 2
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if p_value(middle, freedom) > p else (low, middle)
    return (low + high) / 2
