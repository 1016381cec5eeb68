"""The way in: a column table of events, rows that make no sense set aside with the reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import polars as pl
from numpy.typing import NDArray

from bluehelm.errors import BadInput
from bluehelm.impact.frames import Frame, frame
from bluehelm.impact.instants import UTC, Instants, instants
from bluehelm.impact.rows import Events, Flags, SetAside

NEEDED = ("timestamp", "lat", "lon")
END = "end"
ALSO = {"timestamp": "horodatage", "lat": "latitude", "lon": "longitude"}  # where the name is not there
ALSO_END = "fin"  # beside horodatage only: elsewhere it may be anything
ABSENT = ("", "NA", "NaN", "nan", "null", "None")  # where a number or a time is expected
MOST_SHOWN = 20
SWAPPED_SHARE, SWAPPED_ROWS = 0.1, 3  # so many beyond the poles, where swapping would make sense of every row
NUMBER = r"^\s*[+-]?(?:0|[1-9]\d*|0?\.\d+|\d+\.\d*)(?:[eE][+-]?\d+)?\s*$"  # not 007: that is a code


class NoColumn(BadInput):
    """The table lacks a column that is needed or was named."""


class NoRows(BadInput):
    """The table holds no event that can be used."""


class Swapped(BadInput):
    """Latitudes stand where longitudes should, and the other way round."""


class NoSuchValue(BadInput):
    """No event has the value that was named."""


@dataclass(frozen=True)
class Fault:
    """Why rows are set aside."""

    field: str
    rows: pl.Series  # of truth values
    why: str


def events(source: object, *, zone: str | ZoneInfo | None = None) -> Events:
    """Events from a CSV, Parquet or Arrow (Feather) file, or from a data frame of any make.

    source  columns timestamp, lat, lon, optionally end; all others are kept, as numbers where they all are
    zone    of times that name none; UTC without it
    raises  NoColumn, NoRows, Swapped; Unreadable or WrongKind for a file that is no such table
    """
    found = source if isinstance(source, Frame) else frame(source)
    table = _named(found.columns, found.name)
    if not len(table):
        raise NoRows(f"{found.name}: holds heads and no rows.")
    for name in (*NEEDED, END):
        if name in table.columns and table[name].dtype == pl.String:
            table = table.with_columns(_absent(pl.col(name)))
    clock = UTC if zone is None else str(zone)
    times = instants(table["timestamp"], clock)
    ends = instants(table[END], clock, whole_days=True) if END in table.columns else None
    lat, lon = (_numbers(table[name], found.decimal_comma) for name in ("lat", "lon"))
    _swapped(lat, lon, found.name)
    faults = list(_faults(table, (times, ends), (lat, lon), clock))
    bad, aside = _set_aside(table, faults)
    if bad.all():
        first = aside[0]
        raise NoRows(
            f"{found.name}: no row can be used; the first, row {first.row}:"
            f" {first.field} {first.value!r} {first.why}."
        )
    good = (~bad).to_numpy()
    over = times.time if ends is None else ends.time.fill_null(times.time)
    return Events(
        row=np.flatnonzero(good).astype(np.int64) + 1,
        time=_plain(times.time, good),
        end=_plain(over, good),
        lat=_plain(lat, good),
        lon=_plain(lon, good),
        columns=_others(table, found, good),
        set_aside=aside,
        notes=(*found.notes, *_notes(table, (times, ends), clock, zone is None)),
    )


def picked(events: Events, choice: str) -> Flags:
    """Which events are meant by COL=VAL, or by COL=VAL,VAL for any of several values.

    raises  NoColumn or NoSuchValue, with what there is
    """
    name, equals, wanted = choice.partition("=")
    if not equals or not name.strip() or not wanted.strip():
        raise BadInput(f"{choice!r} names no column and value: write COL=VAL, such as type=patrol.")
    column = _column(events, name.strip())
    values = [wanted.strip()]
    flags = _equal(column, values[0])
    if not flags.any() and "," in wanted:
        values = [value.strip() for value in wanted.split(",")]
        flags = np.logical_or.reduce([_equal(column, value) for value in values])
    for value in values:
        if not _equal(column, value).any():
            raise NoSuchValue(f"No event has {name.strip()}={value}; there are: {_values(column)}.")
    return flags


def _column(events: Events, name: str) -> NDArray[Any]:
    folded = {known.casefold(): known for known in reversed(list(events.columns))}
    known = name if name in events.columns else folded.get(name.casefold())
    if known is None:
        raise NoColumn(f"There is no column {name}; there are: {', '.join(events.columns) or 'none'}.")
    return events.columns[known]


def _equal(column: NDArray[Any], value: str) -> Flags:
    if column.dtype.kind != "f":
        return np.asarray(column == value, np.bool_)
    try:
        return np.asarray(column == float(value), np.bool_)
    except ValueError:
        return np.zeros(len(column), np.bool_)


def _values(column: NDArray[Any]) -> str:
    """The values there are, the commonest first."""
    counted = (
        pl.Series(column.tolist()).drop_nans() if column.dtype.kind == "f" else pl.Series(column.tolist())
    )
    common = counted.value_counts(sort=True, name="n").sort(
        "n", pl.col(counted.name), descending=[True, False]
    )
    shown = [
        f"{value:g}" if isinstance(value, float) else str(value)
        for value in common[counted.name][:MOST_SHOWN]
    ]
    more = f" and {len(common) - MOST_SHOWN} more" if len(common) > MOST_SHOWN else ""
    return ", ".join(value or "(empty)" for value in shown) + more


def _named(table: pl.DataFrame, name: str) -> pl.DataFrame:
    """The table with the names of the columns that are needed spelled as they are needed."""
    known = {column.strip().casefold(): column for column in reversed(table.columns)}
    french = {END: ALSO_END} if "timestamp" not in known else {}
    known = {short: known[long] for short, long in (ALSO | french).items() if long in known} | known
    for column in NEEDED:
        if column not in known:
            raise NoColumn(
                f"{name}: there is no column {column}; there are: {', '.join(table.columns)}."
                f" Name the columns {', '.join(NEEDED)}."
            )
    wanted = {known[column]: column for column in (*NEEDED, END) if column in known}
    return table.rename({old: new for old, new in wanted.items() if old != new})


def _absent(column: pl.Expr) -> pl.Expr:
    stripped = column.str.strip_chars()
    return pl.when(stripped.is_in(ABSENT)).then(None).otherwise(stripped).name.keep()


def _numbers(column: pl.Series, decimal_comma: bool) -> pl.Series:
    """Numbers; null for what is none."""
    if column.dtype == pl.String and decimal_comma:
        column = column.str.replace(",", ".", literal=True)
    if column.dtype != pl.String and not column.dtype.is_numeric():
        raise BadInput(f"The column {column.name} holds {column.dtype}; degrees are needed.")
    found = column.cast(pl.Float64, strict=False)
    return pl.select(pl.when(pl.lit(found).is_finite()).then(pl.lit(found))).to_series().rename(column.name)


def _swapped(lat: pl.Series, lon: pl.Series, name: str) -> None:
    """Refuse a table whose latitudes are beyond the poles and whose longitudes would do as latitudes."""
    told = lat.is_not_null() & lon.is_not_null()
    beyond = told & (lat.abs() > 90) & (lat.abs() <= 180) & (lon.abs() <= 90)
    count, rows = int(beyond.sum()), int(told.sum())
    all_sense = bool(((lat.abs() <= 180) & (lon.abs() <= 90)).filter(told).all()) if rows else False
    if count > rows / 2 or (all_sense and count >= max(SWAPPED_ROWS, SWAPPED_SHARE * rows)):
        first = int(beyond.arg_max() or 0)
        raise Swapped(
            f"{name}: lat and lon are swapped: lat is beyond 90 in {count} of {rows} rows"
            f" (row {first + 1}: lat {lat[first]:g}, lon {lon[first]:g}). Exchange the two heads."
        )


def _faults(
    table: pl.DataFrame,
    when: tuple[Instants, Instants | None],
    where: tuple[pl.Series, pl.Series],
    zone: str,
) -> Iterator[Fault]:
    """What can be wrong with a row, the gravest first."""
    times, ends = when
    for name, column, most in (("lat", where[0], 90), ("lon", where[1], 180)):
        yield Fault(name, table[name].is_null(), "is missing")
        yield Fault(name, column.is_null(), "is no number")
        yield Fault(name, (column.abs() > most).fill_null(False), f"is not from -{most} to {most}")
    for name, told in (("timestamp", times), (END, ends)):
        if told is None:
            continue
        if name != END:
            yield Fault(name, table[name].is_null(), "is missing")
        yield Fault(name, told.skipped, f"was never shown by the clocks of {zone}")
        yield Fault(name, table[name].is_not_null() & told.time.is_null(), "cannot be read as a time")
    if ends is not None:
        yield Fault(END, (ends.time < times.time).fill_null(False), "is before the start")


def _set_aside(table: pl.DataFrame, faults: list[Fault]) -> tuple[pl.Series, tuple[SetAside, ...]]:
    """Which rows are not taken, each with its first fault, in the order of the rows."""
    bad = pl.Series([False] * len(table), dtype=pl.Boolean)
    aside: list[SetAside] = []
    for fault in faults:
        for at in (fault.rows & ~bad).arg_true().to_list():
            value = table[fault.field][at]
            aside.append(SetAside(at + 1, fault.field, "" if value is None else str(value), fault.why))
        bad = bad | fault.rows
    return bad, tuple(sorted(aside, key=lambda one: one.row))


def _plain(column: pl.Series, good: Flags) -> NDArray[Any]:
    kept: NDArray[Any] = column.filter(pl.Series(good)).to_numpy(writable=True)
    return kept


def _others(table: pl.DataFrame, found: Frame, good: Flags) -> Mapping[str, NDArray[Any]]:
    """All other columns: numbers where every value is one, else text with nothing for what is absent."""
    columns: dict[str, NDArray[Any]] = {}
    for name in table.columns:
        column = table[name]
        if name in (*NEEDED, END) or column.dtype.is_nested() or column.dtype in (pl.Object, pl.Binary):
            continue
        if column.dtype.is_numeric():
            numbers: pl.Series | None = column.cast(pl.Float64)
        else:
            column = column.cast(pl.String)
            numbers = _as_numbers(column, found.decimal_comma)
        kept = column.fill_null("") if numbers is None else numbers.fill_null(float("nan"))
        columns[name] = _plain(kept, good)
    return columns


def _as_numbers(column: pl.Series, decimal_comma: bool) -> pl.Series | None:
    """The column as numbers if all of it are, absent ones apart; a code with noughts before it is text."""
    text = column.str.replace(",", ".", literal=True) if decimal_comma else column
    told = text.filter(~text.str.strip_chars().is_in(ABSENT))
    if not len(told) or not told[:100].str.contains(NUMBER).all() or not told.str.contains(NUMBER).all():
        return None
    return text.str.strip_chars().cast(pl.Float64, strict=False)


def _notes(
    table: pl.DataFrame, when: tuple[Instants, Instants | None], zone: str, by_default: bool
) -> Iterator[str]:
    """What was taken for granted."""
    told = [one for one in when if one is not None]
    bare, twice = sum(one.without_zone for one in told), sum(one.twice for one in told)
    if bare:
        hint = "; name another zone if they are not" if by_default else ""
        yield f"{bare} times name no zone and were read as {zone}{hint}"
    if twice:
        yield f"{twice} times were shown twice by the clocks of {zone}; the first was taken"
    if when[0].days:
        yield f"{when[0].days} times are a date only; they were read as the first moment of the day"
    if when[1] is not None and when[1].days:
        yield f"{when[1].days} ends are a date only; they were read as the end of the day"
    repeated = len(table) - table.n_unique()
    if repeated:
        yield f"{repeated} rows repeat another in every column; they were kept"
    nested = [name for name in table.columns if table[name].dtype.is_nested()]
    if nested:
        yield f"columns of lists were left out: {', '.join(nested)}"
