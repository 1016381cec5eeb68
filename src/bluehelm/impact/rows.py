"""Events as columns, and estimates as rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Times = NDArray[np.int64]  # microseconds since 1970 in UTC
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

SECOND = 1_000_000
DAY = 86_400 * SECOND


@dataclass(frozen=True)
class SetAside:
    """A row that was not taken."""

    row: int  # as in the file, the first row under the heads is 1
    field: str
    value: str
    why: str


@dataclass(frozen=True)
class Events:
    """n events in the order of the table; every column has n values."""

    row: NDArray[np.int64]  # as in the file, the first row under the heads is 1
    time: Times
    end: Times  # as time where the table has no end, or none for this event
    lat: Floats  # degrees WGS84
    lon: Floats
    columns: Mapping[str, NDArray[Any]]  # the other columns by name: text, or numbers as float64 (absent NaN)
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = ()  # what was taken for granted, such as UTC for times without a zone

    def __len__(self) -> int:
        return len(self.time)


@dataclass(frozen=True)
class Estimate:
    """One window: what changed within days and km, or in the ring and lag that end there."""

    days: float
    km: float
    estimate: float | None  # change in dependent events per response
    low: float | None
    high: float | None
    p: float | None
    p_adjusted: float | None  # over all windows of the run
    treated: int
    controls: int
    dropped: Mapping[str, int] = field(default_factory=dict)  # by reason
    note: str | None = None
    ratio: float | None = None  # against what was to be expected without the responses
    ratio_low: float | None = None
    ratio_high: float | None = None
    expected: float | None = None  # events per response without the responses
    smallest: float | None = None  # fall per response that the data would show four times in five
