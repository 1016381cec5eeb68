"""How the peer is asked, and what it cannot be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.errors import BadInput
from bluehelm.impact.peer.rounding import rounded
from bluehelm.impact.rows import DAY, Events, Flags

LEAST_DAYS = 2  # the trend before an event needs an older and a newer part
MOST = 1_000_000  # days or km
ROWS_NAMED = 5


@dataclass(frozen=True)
class Options:
    """Each as in the peer; these are the choices of its documented example."""

    weighted: bool = True  # controls weigh as much as the treatments of their stratum
    overlap_matched: bool = True  # TCM: match on earlier treatments and controls around the wake too
    drop_overlapping: bool = False  # deleteSUTVA: leave out wakes with an earlier one around
    difference: bool = False  # dependents after less those before, instead of before as a control
    matching: bool = True
    att: bool = False  # cem::att: the same regression, always with the weights of the matching
    covariates: tuple[str, ...] = ()  # columns in the regression, before the treatment
    unit: int = DAY  # microseconds

    def __post_init__(self) -> None:
        if self.att and not self.matching:
            raise BadInput("--att is the effect in the matched sample; it does not go with --no-matching.")
        if self.unit <= 0:
            raise BadInput(f"The unit of time must be longer than nothing, not {self.unit} microseconds.")


def windows(days: Sequence[float], km: Sequence[float]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Days without their fraction, as the peer cuts them, and km; rising, each once."""
    for name, values in (("days", days), ("km", km)):
        if not values:
            raise BadInput(f"Name at least one window: --{name} 5,10,15")
        wrong = [value for value in values if not 0 <= value <= MOST]
        if wrong:
            raise BadInput(f"A window of {wrong[0]:g} {name} makes no sense; it must be from 0 to {MOST}.")
    whole = np.unique(np.floor(days)).astype(np.int64)
    if whole[0] < LEAST_DAYS:
        raise BadInput(
            f"A window of {min(days):g} days is too short for the peer's trend: {LEAST_DAYS} or more."
        )
    return whole, np.unique(np.asarray(km, np.float64))


def kinds(events: Events, **flags: Flags) -> None:
    """Each kind has one flag for each event, and at least one event."""
    for name, flag in flags.items():
        if len(flag) != len(events):
            raise BadInput(f"{len(flag)} flags say which events are {name}; there are {len(events)} events.")
        if not flag.any():
            raise BadInput(f"No event is of the kind named as {name}; check the column and the value.")


def column(events: Events, name: str, wakes: NDArray[np.int64]) -> NDArray[Any]:
    """A column at the wakes: numbers or words."""
    if name not in events.columns:
        have = ", ".join(sorted(events.columns)) or "none"
        raise BadInput(f"There is no column {name} to match on; the table has: {have}.")
    values = events.columns[name]
    if values.dtype.kind in "biuf":
        found = values[wakes].astype(np.float64)
        absent = ~np.isfinite(found)
    else:
        absent = np.array([value is None or value == "" for value in values[wakes].tolist()], np.bool_)
        found = np.where(absent, "", values[wakes]).astype(np.str_)
    if absent.any():
        rows = np.sort(events.row[wakes[absent]])[:ROWS_NAMED]
        named = ", ".join(str(row) for row in rows)
        raise BadInput(
            f"{name} is empty at {int(absent.sum())} treatments or controls (rows {named}); "
            "fill them in, leave them out, or match on other columns."
        )
    return found


def numbers(events: Events, name: str, wakes: NDArray[np.int64]) -> NDArray[np.float64]:
    """As written, for a regression."""
    found = written(events, name, wakes)
    if found.dtype.kind != "f":
        raise BadInput(f"The column {name} holds words; a regression takes numbers.")
    return found


def written(events: Events, name: str, wakes: NDArray[np.int64]) -> NDArray[Any]:
    """As column, with numbers as the peer's table of wakes writes them."""
    found = column(events, name, wakes)
    return rounded(events.columns[name].astype(np.float64))[wakes] if found.dtype.kind == "f" else found
