"""How sure a change is: intervals and p-values by leaving out clusters, over all windows at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from bluehelm.impact.rows import Floats
from bluehelm.impact.student import bound, p_value
from bluehelm.impact.wake.restoring import Change

DRAWS = 20_000
LEAST_EXPECTED = 5.0  # events
LEAST_SPREAD = 4.0
LEAST_FREEDOM = 1.0
TINY = 1e-12
LEAST_P = 1e-300
HALF = 0.5  # events, added to both sides of a ratio


@dataclass(frozen=True)
class Sum:
    """Observed and expected events of some windows, each the sum of some cells."""

    observed: Floats  # [window]
    expected: Floats
    observed_without: Floats  # [cluster, window]
    expected_without: Floats
    spread: Floats  # [window] clusters that the expected events lie in, less one
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
    error: Floats  # standard error of the logarithm of the ratio


def gathered(change: Change, windows: Floats) -> Sum:
    """Windows out of cells: windows [window, cell] of 0 and 1.

    The degrees of freedom are those of as many clusters of equal size as would spread the expected events as
    these do (Kish); or would bring two of the observed events together as often as they lie in one (Simpson),
    where these are fewer: what came in few bursts says less.
    """
    observed, weight = -change.observed_without @ windows.T, change.weight @ windows.T
    total, square = observed.sum(axis=0), (weight**2).sum(axis=0)
    spread = weight.sum(axis=0) ** 2 / np.maximum(square, TINY) - 1
    together = np.maximum((observed * (observed - 1)).sum(axis=0), 0.0)
    met = np.where(together > 0, total * (total - 1) / np.maximum(together, TINY) - 1, np.inf)
    return Sum(
        change.observed @ windows.T,
        change.expected @ windows.T,
        -observed,
        change.expected_without @ windows.T,
        np.maximum(spread, 0.0),
        np.maximum(np.minimum(spread, met), LEAST_FREEDOM),
    )


def joined(sums: Sequence[Sum]) -> Sum:
    """Windows of several estimates from the same clusters."""
    names = ("observed", "expected", "observed_without", "expected_without", "spread", "freedom")
    return Sum(*(np.concatenate([getattr(one, name) for one in sums], axis=-1) for name in names))


def told(total: Sum) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which windows hold enough for an estimate."""
    return (total.expected >= LEAST_EXPECTED) & (total.spread >= LEAST_SPREAD)


def sureness(total: Sum, rng: np.random.Generator) -> Sureness:
    """Bounds at 95 per cent and p-values; the adjusted ones hold for all windows together.

    All is told on the logarithm of observed over expected. What was observed is known, so the bounds of the
    ratio are bounds of the expected events and of the change. The windows move together as the clusters move
    them: the least of their p-values is compared with the least of as many that move in the same way.
    """
    observed, expected = total.observed + HALF, np.maximum(total.expected, 0) + HALF
    together = _covariance(total, observed, expected)
    error = np.sqrt(np.diag(together))
    enough = told(total) & (error > 0)
    moved = np.log(observed / expected)
    low, high, p = (np.full(len(error), np.nan) for _ in range(3))
    for k in np.flatnonzero(enough).tolist():
        low[k], high[k], p[k] = ends(moved[k], error[k], float(total.freedom[k]))
    adjusted = np.full(len(error), np.nan)
    if enough.any():
        alike = together[np.ix_(enough, enough)] / np.outer(error[enough], error[enough])
        adjusted[enough] = _adjusted(p[enough], alike, rng)
    return Sureness(
        observed * (1 - 1 / low), observed * (1 - 1 / high), low, high, p, adjusted,
        together * np.outer(expected, expected), error,
    )  # fmt: skip


def ends(moved: float, error: float, freedom: float) -> tuple[float, float, float]:
    """Bounds of a ratio at 95 per cent and its p-value, from its logarithm and the standard error of that."""
    reach = bound(freedom) * error
    low, high = (float(np.exp(moved + side * reach)) for side in (-1, 1))
    return low, high, p_value(float(moved / error), freedom)


def _covariance(total: Sum, observed: Floats, expected: Floats) -> Floats:
    """Of the logarithms of observed over expected; a few events vary at least as if they came one by one."""
    part = total.observed_without / observed - total.expected_without / expected
    few = np.sqrt(1 + 1 / total.freedom)
    centred = (part - part.mean(axis=0)) * few
    lonely = np.maximum(observed - (total.observed_without**2).sum(axis=0), 0) / observed**2
    return np.asarray(centred.T @ centred + np.diag(lonely))


def _adjusted(p: Floats, alike: Floats, rng: np.random.Generator) -> Floats:
    """Of draws in which nothing changed, the share whose smallest p-value is at most as small.

    alike   correlations of the windows [window, window]
    """
    size, turned = np.linalg.eigh(alike)
    normal = rng.standard_normal((DRAWS, len(p))) @ (turned * np.sqrt(np.maximum(size, 0))).T
    largest = np.abs(normal).max(axis=1)
    own = np.array([-NormalDist().inv_cdf(max(one / 2, LEAST_P)) for one in p])
    return np.asarray(np.maximum((largest[None, :] >= own[:, None] - 1e-12).mean(axis=1), p))
