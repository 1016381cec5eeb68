"""Least squares as R's lm and its summary: one coefficient, its classical error, t test and adjusted R2."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bluehelm.impact.rows import Floats
from bluehelm.impact.student import bound, p_value

SAME = 1e-7  # a column so small beside its own length, once the columns before it are taken out, is aliased
NO_REST = 1e-30  # of the variance: below, what is left over is rounding


@dataclass(frozen=True)
class Fit:
    """What the peer reports of a window."""

    estimate: float
    low: float
    high: float
    p: float
    intercept: float
    intercept_p: float
    adjusted_r2: float | None
    exact: bool = False  # no rest is left, so that p is rounding noise


def fit(outcome: Floats, columns: Sequence[Floats], weight: Floats) -> Fit | None:
    """Outcome on an intercept and the columns; the estimate is that of the last. None: the peer says NA."""
    size, width = len(outcome), len(columns) + 1
    if size <= width:
        return None
    root = np.sqrt(weight)
    design = np.column_stack((np.ones(size), *columns)) * root[:, None]
    q, r = np.linalg.qr(design)
    lengths = np.linalg.norm(design, axis=0)
    if (np.abs(np.diag(r)) < SAME * np.where(lengths > 0, lengths, 1.0)).any():
        return None
    goal = q.T @ (outcome * root)
    coefficients = np.linalg.solve(r, goal)
    fitted = q @ goal
    rest = float(((outcome * root - fitted) ** 2).sum())
    freedom = size - width
    errors = np.sqrt((np.linalg.inv(r) ** 2).sum(axis=1) * (rest / freedom))
    tests = [_p(float(coefficients[at]), float(errors[at]), freedom) for at in (0, -1)]
    if math.isnan(tests[-1]):
        return None
    estimate, margin = float(coefficients[-1]), bound(freedom) * float(errors[-1])
    explained, varied, level = _spread(fitted / root, weight)
    total = explained + rest
    adjusted = 1 - rest / total * (size - 1) / freedom if total > 0 else None
    return Fit(
        estimate=estimate,
        low=estimate - margin,
        high=estimate + margin,
        p=tests[-1],
        intercept=float(coefficients[0]),
        intercept_p=tests[0],
        adjusted_r2=adjusted,
        exact=rest / freedom < (level**2 + varied) * NO_REST,
    )


def _p(value: float, error: float, freedom: int) -> float:
    if error > 0:
        return p_value(value / error, freedom)
    return math.nan if value == 0 else 0.0


def _spread(fitted: Floats, weight: Floats) -> tuple[float, float, float]:
    """Weighted squares about the weighted mean; the plain variance and mean."""
    middle = float((weight * fitted).sum() / weight.sum())
    return float((weight * (fitted - middle) ** 2).sum()), float(fitted.var(ddof=1)), float(fitted.mean())
