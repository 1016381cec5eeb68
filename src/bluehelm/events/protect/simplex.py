"""The least and the most that one unknown of a system of sums can be: the simplex method in whole numbers.

Fractions are whole numbers over one denominator (Bareiss), so nothing is rounded. For tables of counts
with their totals the denominator nearly always stays 1, and the answer is a whole table that fits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

SAFE = 2**31  # products of two such numbers fit into 64 bits
PATIENCE = 2_000  # steps


@dataclass(frozen=True)
class Extreme:
    """How far one unknown goes, and values of all unknowns with which it goes so far."""

    value: Fraction | None  # None: as far as you like
    point: tuple[Fraction, ...]  # empty where the value is None

    @property
    def whole(self) -> bool:
        """Whether the point has whole numbers alone, so that a table of counts can look so."""
        return all(one.denominator == 1 for one in self.point)


class Simplex:
    """rows of whole numbers times the unknowns give `sums`; no unknown is below zero."""

    def __init__(self, rows: Sequence[Sequence[int]], sums: Sequence[int]):
        self._n = len(rows[0])
        body = np.array([[*row, total] for row, total in zip(rows, sums, strict=True)], dtype=np.int64)
        body[body[:, -1] < 0] *= -1
        made = np.eye(len(body), dtype=np.int64)
        self._table: Any = np.hstack([body[:, :-1], made, body[:, -1:]])
        self._basis = [self._n + i for i in range(len(body))]
        self._over = 1  # the denominator
        self._begin()

    def most(self, j: int) -> Extreme:
        return self._solved(j, -1)

    def least(self, j: int) -> Extreme:
        return self._solved(j, 1)

    def _begin(self) -> None:
        """Find values that fit, then forget the unknowns that were made up to begin with."""
        costs = -self._table.sum(axis=0)
        costs[self._n : -1] = 0
        self._run(costs)
        if any(self._table[i, -1] for i, j in enumerate(self._basis) if j >= self._n):
            raise ValueError("No table fits these sums: the true counts do not add up.")
        for i, j in enumerate(self._basis):
            if j >= self._n:
                self._leave(i)
        kept = [i for i, j in enumerate(self._basis) if j < self._n]
        self._table = np.delete(self._table[kept], np.s_[self._n : -1], axis=1)
        self._basis = [self._basis[i] for i in kept]

    def _leave(self, i: int) -> None:
        """Put a true unknown in the place of a made-up one; a row without any says nothing new."""
        found = np.flatnonzero(self._table[i, : self._n])
        if len(found):
            if self._table[i, found[0]] < 0:
                self._table[i] *= -1
            self._pivot(i, int(found[0]), None)

    def _solved(self, j: int, sign: int) -> Extreme:
        costs = self._table[0] * 0
        costs[j] = sign * self._over
        if j in self._basis:
            costs = costs - sign * self._table[self._basis.index(j)]
        if not self._run(costs):
            return Extreme(None, ())
        point = [Fraction(0)] * self._n
        for i, at in enumerate(self._basis):
            point[at] = Fraction(int(self._table[i, -1]), self._over)
        return Extreme(point[j], tuple(point))

    def _run(self, costs: Any) -> bool:
        """Walk to the cheapest corner; False where there is none.

        The cheapest step is taken; after a while the first one always (Bland), so that it ends.
        """
        steps = 0
        while costs[:-1].min() < 0:
            steps += 1
            column = int(np.argmin(costs[:-1]) if steps < PATIENCE else np.flatnonzero(costs[:-1] < 0)[0])
            rows = np.flatnonzero(self._table[:, column] > 0)
            if not len(rows):
                return False
            # equal ratios of such numbers are equal as floats, and different ones differ
            ratios = (self._table[rows, -1] / self._table[rows, column]).astype(float)
            tied = rows[ratios == ratios.min()]
            costs = self._pivot(min(tied, key=lambda i: self._basis[i]), column, costs)
        return True

    def _pivot(self, row: int, column: int, costs: Any) -> Any:
        """Let the unknown of this column take the place of the one of this row."""
        at, factors = self._table[row].copy(), self._table[:, column].copy()
        point = int(at[column])
        if point == self._over:
            rows = np.flatnonzero(factors)
            self._table[rows] -= np.outer(factors[rows], at) // self._over
        else:
            rows = np.arange(len(factors))
            self._table = (self._table * point - np.outer(factors, at)) // self._over
        self._table[row] = at
        if costs is not None:
            costs = (costs * point - costs[column] * at) // self._over
        self._over, self._basis[row] = point, column
        if self._table.dtype != object and np.abs(self._table[rows]).max(initial=0) > SAFE:
            self._table = self._table.astype(object)
        return costs
