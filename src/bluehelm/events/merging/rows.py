"""Accounts as columns, and decisions about them as rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Longs = NDArray[np.int64]
Flags = NDArray[np.bool_]

SAME, DOUBTFUL = "same", "doubtful"


@dataclass(frozen=True)
class SetAside:
    """A row that was not taken."""

    row: int  # as in the file, the first row under the heads is 1
    field: str
    value: str
    why: str


@dataclass(frozen=True)
class Accounts:
    """What one source said: n accounts in the order of its table."""

    source: str
    event: tuple[str, ...]  # the source's own number or name for each
    day: Longs  # days since 1970
    end: Longs  # the last day; as day for what is over the same day
    lat: Floats  # degrees WGS84
    lon: Floats
    kinds: Mapping[str, tuple[str, ...]]  # by column, the source's own category; "" where none is told
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.event)


@dataclass(frozen=True)
class Taxonomy:
    """What each source's categories of one column mean, in common levels from fine to broad."""

    column: str
    heads: tuple[str, ...]  # names of the levels
    levels: Mapping[tuple[str, str], tuple[str, ...]]  # (source, its category) -> one word a level


@dataclass(frozen=True)
class Reason:
    """One reason of a decision; its words are those of merge_why.yaml under its key."""

    key: str
    parts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Decision:
    """Accounts that tell of the same event, or may."""

    members: tuple[tuple[str, str], ...]  # (source, event), one a source
    probability: float  # that all of them tell of one event
    decided: str
    why: str  # the reasons in words
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Merged:
    """All decisions about some tables."""

    decisions: tuple[Decision, ...]
    notes: tuple[str, ...] = ()
