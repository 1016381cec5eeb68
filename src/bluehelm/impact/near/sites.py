"""Tables of events and of bases that may tell no more than the year."""

from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from bluehelm.errors import BadInput
from bluehelm.impact.frames import frame
from bluehelm.impact.instants import UTC
from bluehelm.impact.rows import Events, Flags, Floats
from bluehelm.impact.table import events

SPELLED = {"lat": "latitude", "lon": "longitude"}
TIMES = ("timestamp", "date", "year")
NAMES = ("location", "place", "name", "base")
DECIMALS = 3  # of a degree, about 100 m: rows that agree so far are of one base
Longs = NDArray[np.int64]


class NoNumber(BadInput):
    """A column that was to be added up holds no numbers."""


@dataclass(frozen=True)
class Sites:
    """Places of bases and the years in which each stood open."""

    name: tuple[str, ...]  # none where the table names no places
    lat: Floats
    lon: Floats
    first: int  # the first year told of
    open: Flags  # [site, year from the first on]

    def __len__(self) -> int:
        return len(self.lat)

    @property
    def last(self) -> int:
        return self.first + int(self.open.shape[1]) - 1

    def standing(self, year: int) -> Longs:
        """The sites open in a year."""
        if not self.first <= year <= self.last:
            return np.empty(0, np.int64)
        return np.flatnonzero(self.open[:, year - self.first])


def years_of(time: NDArray[np.int64]) -> Longs:
    """The year of each instant, in UTC."""
    found: Longs = time.astype("datetime64[us]").astype("datetime64[Y]").astype(np.int64) + 1970
    return found


def yearly(source: object, *, zone: str | None = None) -> Events:
    """A table as `table.events` reads it, with a `date` or a `year` where there is no timestamp.

    A year stands for its first day. Latitude and longitude may be spelled out.
    """
    found = frame(source)
    known = {column.strip().casefold(): column for column in reversed(found.columns.columns)}
    when = next((name for name in TIMES if name in known), None)
    wanted = {known[long]: short for short, long in SPELLED.items() if short not in known and long in known}
    if when is not None:
        wanted[known[when]] = TIMES[0]
    columns = found.columns.rename(wanted)
    if when == "year":
        columns = columns.with_columns(_first_day(columns[TIMES[0]]))
    return events(replace(found, columns=columns), zone=zone)


def _first_day(year: pl.Series) -> pl.Series:
    """The first moment of each year, in UTC; null for what is no year."""
    number = year.cast(pl.Float64, strict=False).cast(pl.Int64, strict=False)
    day = pl.datetime(pl.lit(number), 1, 1, time_zone=UTC)
    told = pl.lit(number).is_between(1, 9999)
    return pl.select(pl.when(told).then(day)).to_series().rename(year.name)


def kept(told: Events, flags: Flags) -> Events:
    """The flagged events alone."""
    columns = {name: values[flags] for name, values in told.columns.items()}
    named = {name: getattr(told, name)[flags] for name in ("row", "time", "end", "lat", "lon")}
    return replace(told, columns=columns, **named)


def summed(told: Events, column: str) -> tuple[Events, Floats]:
    """The events that have a number in the column, and the numbers.

    raises  NoNumber
    """
    values = told.columns.get(column)
    if values is None or values.dtype.kind != "f":
        numeric = ", ".join(name for name, held in told.columns.items() if held.dtype.kind == "f")
        raise NoNumber(f"{column}: is no column of numbers; there are: {numeric or 'none'}.")
    there = np.isfinite(values)
    if not there.any():
        raise NoNumber(f"{column}: holds no number for these events. Name another column.")
    return kept(told, there), values[there]


def sites(told: Events, *, until: int) -> Sites:
    """The bases in a table: one row for each base and year, or for each time that it stood open.

    A row without an end tells of its year alone, unless others of the table have an end: then the base stood
    open to the last year told of, or to `until` if that is later. Rows of one place are one base.
    """
    begun, over = years_of(told.time), years_of(told.end)
    if (told.end > told.time).any():
        over = np.where(told.end > told.time, over, max(int(over.max()), until))
    at, which, inverse = np.unique(
        np.round(np.stack([told.lat, told.lon], 1), DECIMALS), axis=0, return_index=True, return_inverse=True
    )
    first, last = int(begun.min()), int(over.max())
    standing = np.zeros((len(at), last - first + 1), np.bool_)
    for site, since, to in zip(inverse.reshape(-1).tolist(), begun.tolist(), over.tolist(), strict=True):
        standing[site, since - first : to - first + 1] = True
    heads = {name.casefold(): name for name in told.columns}
    named = next((told.columns[heads[name]] for name in NAMES if name in heads), None)
    names = () if named is None else tuple(str(named[row]) for row in which)
    return Sites(names, told.lat[which], told.lon[which], first, standing)
