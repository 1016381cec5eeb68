"""A change that fades: half of it gone after so many days, fitted to the change lag by lag.

At t days after the latest response, 1 + a * 2 ** (-t / h) events come for one that would have come. What
follows a response over the days is also the work of newer ones, so the model knows, for every event after a
response, how long before it the latest one was. It is fitted by least squares, weighted by the whole
covariance of the lags; the interval holds the half-lives whose best fit is not much worse (profile).
"""

from dataclasses import dataclass

import numpy as np

from bluehelm.impact.rows import Floats
from bluehelm.impact.student import bound
from bluehelm.impact.study.newer import After

BINS = 112  # in which the days since the latest response are told apart
HALVES = 121  # half-lives tried
CHANGES = np.concatenate([np.linspace(-0.99, 1.0, 200), np.geomspace(1.02, 8.0, 60)])
SHORTEST, LONGEST = 0.25, 4.0  # of the first lag, of the days looked at: what lies beyond cannot be told


@dataclass(frozen=True)
class Lags:
    """The change by lag, and how sure it is."""

    edges: Floats  # [lag + 1] days
    moved: Floats  # [lag] logarithm of observed over expected
    covariance: Floats  # [lag, lag] of it
    freedom: float  # degrees of freedom of Student's t


@dataclass(frozen=True)
class Faded:
    """The half-life in days; None for a bound that the data do not give."""

    half_life: float
    low: float | None
    high: float | None
    first: float  # the change at once, as a share of what was expected
    best: bool  # whether the best half-life lies within what can be told
    p: float  # how often chance alone would let so much of a change be fitted


def fitted(lags: Lags, pairs: After) -> Faded:
    """The half-life that fits the lags best, and those that fit hardly worse."""
    halves = np.geomspace(SHORTEST * lags.edges[1], LONGEST * lags.edges[-1], HALVES)
    weight, middle = _spread(lags, pairs)
    inverse = np.asarray(np.linalg.pinv(lags.covariance, hermitian=True), np.float64)
    off = np.array([_misfits(lags, weight, middle, (inverse, float(half))) for half in halves])
    profile = off.min(axis=1)
    best = int(profile.argmin())
    kept = np.flatnonzero(profile <= profile[best] + bound(lags.freedom) ** 2)
    low, high = int(kept[0]), int(kept[-1])
    return Faded(
        float(halves[best]),
        float(halves[low]) if low > 0 else None,
        float(halves[high]) if high < HALVES - 1 else None,
        float(CHANGES[int(off[best].argmin())]),
        best > 0 and halves[best] <= lags.edges[-1],
        _chance(float(lags.moved @ inverse @ lags.moved - profile[best]), lags.freedom),
    )


def _chance(gained: float, freedom: float) -> float:
    """Of two fitted numbers, a change and a half-life (F with 2 and these degrees of freedom)."""
    return float(np.exp(-freedom / 2 * np.log1p(max(gained, 0.0) / freedom)))


def _spread(lags: Lags, pairs: After) -> tuple[Floats, Floats]:
    """Pairs by lag and by the days since the latest response [lag, bin], and the middle of each bin."""
    width = lags.edges[-1] / BINS
    lag = np.minimum(np.searchsorted(lags.edges[1:], pairs.days, side="right"), len(lags.moved) - 1)
    since = np.minimum(pairs.newest(np.inf) / width, BINS - 1).astype(np.int64)
    found = np.zeros((len(lags.moved), BINS))
    np.add.at(found, (lag, since), 1.0)
    return found, (np.arange(BINS) + 0.5) * width


def _misfits(lags: Lags, weight: Floats, middle: Floats, how: tuple[Floats, float]) -> Floats:
    """How far the model lies from the lags, for each change at once."""
    inverse, half = how
    change = CHANGES[:, None] * 2 ** (-middle / half)
    would = 1 / (1 + change)  # events that each event seen stands for
    seen = weight.sum(axis=1)
    restored = would @ weight.T  # [change, lag]
    share = np.where(restored > 0, seen / np.where(restored > 0, restored, 1) - 1, 0.0)
    rest = lags.moved - np.log1p(share)
    return np.asarray(np.einsum("ci,ij,cj->c", rest, inverse, rest))
