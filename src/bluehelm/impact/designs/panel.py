"""A panel of places and bins of time: events, responses, and responses so many bins before and after."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.errors import BadInput
from bluehelm.impact.designs.rows import TooLittle
from bluehelm.impact.rows import DAY, Events, Flags
from bluehelm.impact.table import NoColumn
from bluehelm.impact.wake import places

MOST_CELLS = 5_000_000
Table = NDArray[np.int64]  # [place, bin]
Cells = NDArray[np.bool_]


@dataclass(frozen=True)
class Panel:
    """p places by t bins; a response is in a bin from where it starts to where it ends."""

    bin_days: float
    since: int  # the instant at which the first bin begins
    names: tuple[str, ...]  # of the places: the column's value, or a point in it
    events: Table  # dependent events
    started: Table  # responses
    ended: Table

    @property
    def shape(self) -> tuple[int, int]:
        return self.events.shape[0], self.events.shape[1]

    def present(self) -> Cells:
        """Whether a response was there in the bin."""
        running = self.started.cumsum(axis=1) - self.ended.cumsum(axis=1) + self.ended
        return np.asarray(running > 0)

    def led(self, first: int, last: int) -> Cells:
        """Whether a response starts from `first` to `last` bins later."""
        return np.asarray(between(self.started, first, last) > 0)

    def lagged(self, first: int, last: int) -> Cells:
        """Whether a response ended from `first` to `last` bins earlier."""
        return np.asarray(between(self.ended, -last, -first) > 0)

    def columns(self) -> dict[str, NDArray[Any]]:
        """One row for each place and bin, for a data frame of any make."""
        count, bins = self.shape
        begins = self.since + np.round(np.arange(bins) * self.bin_days * DAY).astype(np.int64)
        return {
            "place": np.repeat(np.array(self.names, dtype=object), bins),
            "begins": np.tile(begins, count),
            "events": self.events.ravel(),
            "responses": self.started.ravel(),
            "present": self.present().ravel(),
        }


def between(table: Table, first: int, last: int) -> Table:
    """For each bin the sum over the bins from `first` to `last` bins later; below zero is earlier."""
    bins = table.shape[1]
    total = np.concatenate([np.zeros((len(table), 1), np.int64), table.cumsum(axis=1)], axis=1)
    at = np.arange(bins)
    low, high = np.clip(at + first, 0, bins), np.clip(at + last + 1, 0, bins)
    found: Table = total[:, np.maximum(low, high)] - total[:, low]
    return found


def panel(
    events: Events,
    treatment: Flags,
    dependent: Flags,
    *,
    km: float | None = None,
    place: str | None = None,
    bin_days: float = 1.0,
    most: int = MOST_CELLS,
) -> Panel:
    """Dependent events and responses by place and bin of time.

    km      a place is what lies within so many km of its busiest point; or else:
    place   a column that names the place of each event
    most    cells, beyond which it is refused
    raises  TooLittle, NoColumn, BadInput
    """
    _check(treatment, dependent, bin_days)
    either = treatment | dependent
    number, names = _places(events, either, km, place)
    since = int(events.time[either].min()) // DAY * DAY
    width = round(bin_days * DAY)
    bins = (int(events.time[either].max()) - since) // width + 1
    if len(names) * bins > most:
        raise TooLittle(
            f"{len(names)} places by {bins} bins are more than {most} cells. Take wider bins or places."
        )
    over = np.maximum(events.end - 1, events.time)  # what ends at midnight is not there on the next day
    size = len(names), bins
    counted = [
        _counted(number[flags], np.minimum((time[flags] - since) // width, bins - 1), size)
        for flags, time in ((dependent, events.time), (treatment, events.time), (treatment, over))
    ]
    return Panel(bin_days, since, names, *counted)


def _counted(place: Table, at: Table, size: tuple[int, int]) -> Table:
    table = np.zeros(size, np.int64)
    np.add.at(table, (place, at), 1)
    return table


def _check(treatment: Flags, dependent: Flags, bin_days: float) -> None:
    if not np.isfinite(bin_days) or bin_days <= 0:
        raise BadInput(f"Bins of {bin_days:g} days make no panel; they must be above 0.")
    both = int((treatment & dependent).sum())
    if both:
        raise BadInput(
            f"{both} events are responses and dependent events at once. Name two kinds that share none."
        )
    for name, flags in (("treatment", treatment), ("dependent events", dependent)):
        if not flags.any():
            raise TooLittle(f"No event is {name}. Check the column and the value asked for.")


def _places(
    events: Events, either: Flags, km: float | None, place: str | None
) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """For each event the number of its place, and the places' names; numbers of other events are not used."""
    if (km is None) == (place is None):
        raise BadInput("Places are either so many km wide or named in a column: give one of the two.")
    number = np.full(len(events), -1, np.int64)
    found, names = _near(events, either, km) if km is not None else _told(events, either, str(place))
    number[either] = found
    return number, names


def _near(events: Events, either: Flags, km: float) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    if not np.isfinite(km) or km <= 0:
        raise BadInput(f"Places of {km:g} km make no panel; they must be above 0.")
    lat, lon = events.lat[either], events.lon[either]
    found = places.groups(lat, lon, km)
    middle = [np.bincount(found, weights=one) / np.bincount(found) for one in (lat, lon)]
    return found, tuple(f"{north:.3f} {east:.3f}" for north, east in zip(*middle, strict=True))


def _told(events: Events, either: Flags, place: str) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    if place not in events.columns:
        raise NoColumn(f"There is no column {place}; there are: {', '.join(events.columns) or 'none'}.")
    values = events.columns[place][either].tolist()
    told = [f"{one:g}" if isinstance(one, float) else str(one).strip() for one in values]
    empty = sum(one in ("", "nan") for one in told)
    if empty:
        raise BadInput(f"{empty} of {len(told)} events have no {place}. Fill it in, or give --km instead.")
    known, found = np.unique(np.array(told), return_inverse=True)
    return found.reshape(-1).astype(np.int64), tuple(str(one) for one in known)
