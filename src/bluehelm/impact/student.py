"""Student's t: two-sided p-values, the bounds of a 95 per cent interval, and what a test can show."""

import math
from functools import lru_cache

import mpmath

from bluehelm.impact.jit import compiled, inlined

OUTSIDE = 0.05
MISSED = 0.2
PLACES = 30  # decimal places worked with where there are very many degrees of freedom
FAST = 10_000.0  # degrees of freedom; a fraction of few terms does up to there
TERMS, CLOSE, LEAST = 5_000, 1e-16, 1e-300
LARGE = 50.0


@lru_cache(maxsize=4096)
def p_value(t: float, freedom: float) -> float:
    """How often chance alone gives a t at least as far from zero."""
    if t == 0.0:
        return 1.0
    if freedom <= FAST:
        return _quickly(t, freedom)
    with mpmath.workdps(PLACES):
        half, square = mpmath.mpf(freedom) / 2, mpmath.mpf(t) ** 2
        if square < freedom:  # the nearer end of the integral
            inside = mpmath.betainc(0.5, half, 0, square / (freedom + square), regularized=True)
            return float(1 - inside)
        return float(mpmath.betainc(half, 0.5, 0, freedom / (freedom + square), regularized=True))


def _quickly(t: float, freedom: float) -> float:
    """The same to twelve figures: the incomplete beta integral as a continued fraction."""
    half, square = freedom / 2, t * t
    density = -(half * math.log1p(square / freedom)) + _gammas(half) - 0.5 * math.log(math.pi)
    density += math.log(abs(t)) - 0.5 * math.log(freedom + square)
    front = math.exp(density)
    outer, inner = freedom / (freedom + square), square / (freedom + square)
    if outer < (half + 1) / (half + 2.5):
        return front * _fraction(half, 0.5, outer) / half
    return 1 - front * _fraction(0.5, half, inner) / 0.5


def _gammas(half: float) -> float:
    """The logarithm of gamma(half + 1/2) / gamma(half)."""
    if half < LARGE:
        return math.lgamma(half + 0.5) - math.lgamma(half)
    return 0.5 * math.log(half) - 1 / (8 * half) + 1 / (192 * half**3) - 1 / (640 * half**5)


@inlined
def _off_zero(value: float) -> float:
    return value if abs(value) > LEAST else LEAST


@compiled
def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta integral (Lentz)."""
    up, down = 1.0, 1.0 / _off_zero(1 - (a + b) * x / (a + 1))
    value = down
    for m in range(1, TERMS):
        for part in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            down = 1.0 / _off_zero(1 + part * down)
            up = _off_zero(1 + part / up)
            value *= down * up
        if abs(down * up - 1) <= CLOSE:
            break
    return value


@lru_cache(maxsize=1024)
def bound(freedom: float) -> float:
    """The t that chance exceeds, either way, once in twenty times."""
    half = (freedom + 1) / 2
    scale = math.lgamma(half) - math.lgamma(freedom / 2) - 0.5 * math.log(freedom * math.pi)
    t, step = 1.9, 1.0  # the curve is convex: from below, each step of Newton's stays below
    while abs(step) > 1e-11 * t:  # finer than p is told
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
