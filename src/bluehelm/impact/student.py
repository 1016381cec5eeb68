"""Student's t: two-sided p-values, the bounds of a 95 per cent interval, and what a test can show."""

import math
from functools import lru_cache

import mpmath

OUTSIDE = 0.05
MISSED = 0.2
PLACES = 30  # decimal places worked with, of which sixteen are kept


@lru_cache(maxsize=4096)
def p_value(t: float, freedom: float) -> float:
    """How often chance alone gives a t at least as far from zero."""
    if t == 0.0:
        return 1.0
    with mpmath.workdps(PLACES):
        half, square = mpmath.mpf(freedom) / 2, mpmath.mpf(t) ** 2
        if square < freedom:  # the nearer end of the integral
            inside = mpmath.betainc(0.5, half, 0, square / (freedom + square), regularized=True)
            return float(1 - inside)
        return float(mpmath.betainc(half, 0.5, 0, freedom / (freedom + square), regularized=True))


@lru_cache(maxsize=1024)
def bound(freedom: float) -> float:
    """The t that chance exceeds, either way, once in twenty times."""
    half = (freedom + 1) / 2
    scale = math.lgamma(half) - math.lgamma(freedom / 2) - 0.5 * math.log(freedom * math.pi)
    t, step = 1.9, 1.0  # the curve is convex: from below, each step of Newton's stays below
    while abs(step) > 1e-13 * t:
        density = math.exp(scale - half * math.log1p(t * t / freedom))
        step = (p_value(t, freedom) - OUTSIDE) / (2 * density)
        t += step
    return t


@lru_cache(maxsize=1024)
def shown(freedom: float) -> float:
    """The change, in standard errors, that a test at 5 per cent shows four times in five."""
    low, high = 0.0, bound(freedom)
    while high - low > 1e-9:
        middle = (low + high) / 2
        low, high = (middle, high) if p_value(middle, freedom) > 2 * MISSED else (low, middle)
    return bound(freedom) + high
