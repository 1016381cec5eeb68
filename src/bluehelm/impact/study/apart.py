"""What changed somewhere apart from what other responses do there.

A newer response covers part of what comes after this one, and a nearer one part of what lies further out.
What those take away must not hide what was displaced, or what came back. So it is reckoned out: the events
under them, and those that would have been there but for them, by the change that was found under responses.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bluehelm.impact.rows import Estimate, Floats
from bluehelm.impact.study import sums
from bluehelm.impact.wake import Wake

Rows = Mapping[int, float]  # rows of a wake, each with how often it counts
CROWDED = "not enough data: nearly all of it lies near other responses"
LEAST_RATIO = 0.1  # what is left under responses, where it is divided by


@dataclass(frozen=True)
class Sum:
    """A change made of rows of a wake; its weights tell how it moves with each of them [row]."""

    moved: float
    expected: float
    weight: Floats

    def variance(self, found: Wake) -> float:
        return float(self.weight @ found.covariance @ self.weight)


def added(found: Wake, rows: Rows) -> Sum | None:
    """The sum of rows; None where one of them has no estimate."""
    moved = expected = 0.0
    weight = np.zeros(len(found.covariance))
    for k, times in rows.items():
        row = sums.rows(found)[k]
        if row.estimate is None or row.expected is None:
            return None
        moved, expected = moved + times * row.estimate, expected + times * row.expected
        weight[k] += times
    return Sum(moved, expected, weight)


def together(first: Sum, second: Sum) -> Sum:
    moved, expected = first.moved + second.moved, first.expected + second.expected
    return Sum(moved, expected, first.weight + second.weight)


def apart(found: Wake, rows: Rows, under: Rows, share: float) -> Sum | None:
    """The sum of rows without the share of its events that other responses cover.

    under  the rows that tell what changes where they cover
    """
    whole, covered = added(found, rows), added(found, under)
    if whole is None or covered is None or covered.expected <= 0:
        return whole
    left = max(1 + covered.moved / covered.expected, LEAST_RATIO)
    out = share * (whole.moved + whole.expected)
    weight = whole.weight * (1 - share * (1 - 1 / left))
    weight = weight - covered.weight * out * max(left, 1.0) / left**2 / covered.expected
    return Sum(whole.moved - out * (1 - 1 / left), whole.expected - out / left, weight)


def row(found: Wake, part: Sum | None, ends: tuple[float, float], known: list[int]) -> Estimate:
    """A sum as a row that ends at days and km, as sure as the least sure of the known rows."""
    rows = [sums.rows(found)[k] for k in known]
    if part is None:
        return sums.nothing(rows[0], ends, next((one.note for one in rows if one.estimate is None), None))
    if part.expected <= 0:
        return sums.nothing(rows[0], ends, CROWDED)
    figures = part.moved, part.expected, part.variance(found)
    return sums.estimate(rows[0], ends, figures, sums.freedom(found, known))
