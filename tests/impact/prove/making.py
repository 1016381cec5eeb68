"""Estimators whose worth is known, because they look at nothing but their seed."""

import math
from functools import partial
from typing import Any

import numpy as np

from bluehelm.errors import BadInput
from bluehelm.impact.rows import Estimate
from bluehelm.impact.wake import Wake

SPREAD = 0.2


def row(days: float, km: float, moved: float, truth: float, width: float, windows: int) -> Estimate:
    """A ratio `moved` standard errors from the truth, with bounds `width` of them away."""
    ratio = truth * math.exp(SPREAD * moved)
    p = math.erfc(abs(math.log(ratio)) / (SPREAD * width / 1.96) / math.sqrt(2))
    low, high = (ratio * math.exp(sign * width * SPREAD) for sign in (-1, 1))
    change = (ratio - 1, low - 1, high - 1)
    return Estimate(days, km, *change, p, min(1.0, p * windows), 100, 400, {}, None, ratio, low, high)


def guess(
    events: Any, treatment: Any, dependent: Any, *, days: Any, km: Any, seed: int, truth: float, width: float
) -> Wake:
    moves = np.random.default_rng(seed).normal(size=2 * len(days) * len(km))
    ends = [(day, radius) for day in days for radius in km]
    rows = [
        row(*end, float(move), truth, width, len(moves)) for end, move in zip(ends + ends, moves, strict=True)
    ]
    return Wake(tuple(rows[: len(ends)]), tuple(rows[len(ends) :]), ())


honest = partial(guess, truth=1.0, width=1.96)
boastful = partial(guess, truth=1.0, width=1.2)
timid = partial(guess, truth=1.0, width=3.5)
crooked = partial(guess, truth=1.4, width=1.96)


def declining(*given: Any, **named: Any) -> Wake:
    raise BadInput("There is too little to say anything.")


def falling(*given: Any, **named: Any) -> Wake:
    raise ZeroDivisionError("by nothing")
