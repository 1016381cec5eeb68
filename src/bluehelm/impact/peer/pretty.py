"""R's round break points, which the peer counts its balance in."""

import math

import numpy as np

from bluehelm.impact.rows import Floats

BIAS, BIAS_OF_FIVE, SHRINK, ALMOST = 1.5, 2.75, 0.75, 1e-10


def scott(values: Floats) -> int:
    """Scott's number of classes."""
    if len(values) < 2:
        return 1
    width = 3.5 * math.sqrt(float(np.var(values, ddof=1))) * len(values) ** (-1 / 3)
    return max(1, math.ceil(float(values.max() - values.min()) / width)) if width > 0 else 1


def pretty(low: float, high: float, number: int) -> Floats:
    """About so many equal steps on round numbers that cover low to high."""
    unit, least = _unit(low, high, number), number // 3
    first, last = math.floor(low / unit + ALMOST), math.ceil(high / unit - ALMOST)
    while first * unit > low + ALMOST * unit:
        first -= 1
    while last * unit < high - ALMOST * unit:
        last += 1
    short = least - (last - first)
    if short > 0:
        more, fewer = short // 2 + short % 2, short // 2
        if low == 0.0 and first == 0 and high != 0.0:
            more, fewer = short, 0
        elif high == 0.0 and last == 0 and low != 0.0:
            more, fewer = 0, short
        elif first >= 0:
            more, fewer = fewer, more
        first, last = first - fewer, last + more
    steps = last - first
    step = (last * unit - first * unit) / max(steps, 1)
    points = np.asarray(first * unit + np.arange(steps + 1) * step, np.float64)
    points[np.abs(points) < 1e-14 * unit] = 0.0
    points[-1] = last * unit
    return points


def _unit(low: float, high: float, number: int) -> float:
    """The step: one, two, five or ten times a power of ten."""
    spread, size = high - low, max(abs(low), abs(high))
    epsilon = float(np.finfo(np.float64).eps)
    if (spread == 0.0 and high == 0.0) or spread < size * (1 / (1 + BIAS)) * max(1, number) * epsilon * 3:
        size = 1.0 if spread == 0.0 and high == 0.0 else size
        wide = (9 + size / 10 if size > 10 else size) * SHRINK / max(number // 3, 1)
    else:
        wide = spread / max(number, 1)
    base = 10.0 ** math.floor(math.log10(wide))
    unit = base
    for times, bias in ((2.0, BIAS), (5.0, BIAS_OF_FIVE), (10.0, BIAS)):
        if times * base - wide >= bias * (wide - unit):
            break
        unit = times * base
    return unit
