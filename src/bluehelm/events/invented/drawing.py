"""Chance that is the same on every machine: numpy's frozen generator, seeded by words and numbers."""

from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

import numpy as np

Array = np.ndarray[Any, Any]


def chance(seed: int, *what: str | int) -> np.random.RandomState:
    """A stream of its own for each seed and purpose. RandomState is kept as it is by numpy's promise."""
    words = [crc32(one.encode()) if isinstance(one, str) else one for one in what]
    return np.random.RandomState([seed & 0xFFFFFFFF, seed >> 32 & 0xFFFFFFFF, *words])


def weights(table: Mapping[str, Mapping[str, float]], rows: Sequence[str], columns: Sequence[str]) -> Array:
    """A table of weights as running sums along each row, ending with 1."""
    found = np.array([[float(table[row].get(column, 0)) for column in columns] for row in rows])
    return np.asarray(np.cumsum(found, axis=1) / found.sum(axis=1, keepdims=True))


def pick(draw: np.random.RandomState, sums: Array, rows: Array) -> Array:
    """For each row its column, by the running sums of that row."""
    shares = draw.random_sample(len(rows))
    return np.asarray(np.minimum((shares[:, None] >= sums[rows]).sum(axis=1), sums.shape[1] - 1))


def around(draw: np.random.RandomState, median: Array, spread: Array) -> Array:
    """Whole numbers of at least 1 about the medians, with a long tail."""
    much = np.rint(median * np.exp(spread * draw.standard_normal(len(median))))
    return np.asarray(np.maximum(1, much).astype(int))
