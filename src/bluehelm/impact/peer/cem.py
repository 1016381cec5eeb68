"""Coarsened exact matching as the peer does it: equal bins between least and most, strata with both kinds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.rows import Flags, Floats

Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Matched:
    kept: Flags
    weight: Floats  # 0 where not kept
    breaks: Mapping[str, Floats]  # cut points by variable; one where the variable is constant or text


def match(treated: Flags, variables: Mapping[str, NDArray[Any]]) -> Matched:
    """Keep the strata that hold a treatment and a control, and weigh their controls."""
    breaks = {name: cut_points(values) for name, values in variables.items() if values.dtype.kind == "f"}
    stratum = cells([binned(values, breaks.get(name)) for name, values in variables.items()], len(treated))
    most = int(stratum.max()) + 1 if len(stratum) else 0
    treatments = np.bincount(stratum[treated], minlength=most)
    controls = np.bincount(stratum[~treated], minlength=most)
    kept = ((treatments > 0) & (controls > 0))[stratum]
    weight = np.where(kept, 1.0, 0.0)
    weighed = kept & ~treated
    m1, m0 = treatments[stratum[weighed]], controls[stratum[weighed]]
    weight[weighed] = (m1 / m0) * (int(weighed.sum()) / max(int((kept & treated).sum()), 1))
    return Matched(kept, weight, breaks)


def cut_points(values: Floats) -> Floats:
    """As many equally spaced points from least to most as Sturges' rule has bins."""
    if not len(values):
        return np.empty(0)
    low, high, number = float(values.min()), float(values.max()), (len(values) - 1).bit_length() + 1
    if low == high or number < 2:
        return np.array([low])
    points = np.asarray(low + np.arange(number) * ((high - low) / (number - 1)), np.float64)
    points[-1] = high
    return points


def binned(values: NDArray[Any], points: Floats | None) -> Codes:
    """The bin (a, b] of each value, the lowest closed at a; text has a bin for each word.

    The points are equally spaced, so that a division finds the bin; the points themselves settle its edges.
    """
    if points is None:
        return np.unique(values, return_inverse=True)[1].astype(np.int64)
    last = len(points) - 1
    if last < 1:
        return np.ones(len(values), np.int64)
    width = (points[-1] - points[0]) / last
    found: Codes = np.clip(np.ceil((values - points[0]) / width), 1, last).astype(np.int64)
    found -= (values <= points[found - 1]) & (found > 1)
    found += (values > points[found]) & (found < last)
    return found


def cells(codes: list[Codes], size: int) -> Codes:
    """One number from 0 for each combination of codes."""
    place = np.zeros(size, np.int64)
    for code in codes:
        if size:
            low = int(code.min())
            place = place * (int(code.max()) - low + 1) + (code - low)
            if int(place.max()) > 2**40:
                place = np.unique(place, return_inverse=True)[1].astype(np.int64)
    return np.unique(place, return_inverse=True)[1].astype(np.int64)
