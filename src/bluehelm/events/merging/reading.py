"""The way in: a table of accounts and the files that say what their categories mean."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from bluehelm.errors import BadInput, Unreadable
from bluehelm.events.merging.dates import days
from bluehelm.events.merging.rows import Accounts, SetAside, Taxonomy

SPELLED = {"event": "event", "date": "date", "enddate": "enddate", "latitude": "latitude", "lat": "latitude",
           "longitude": "longitude", "lon": "longitude"}  # fmt: skip
NEEDED = ("event", "date", "latitude", "longitude")
ABSENT = ("", "NA", "NaN", "nan", "null", "None")
SEPARATORS = ",;\t"
MOST_SHOWN = 5
SWAPPED_SHARE, SWAPPED_ROWS = 0.1, 3


def accounts(path: Path, columns: Sequence[str]) -> Accounts:
    """What one source said: the rows of a CSV file; the source is called as the file is.

    columns  those with categories
    raises   Unreadable, or BadInput where a column is not there or latitudes and longitudes are swapped
    """
    table = _named(_table(path), path.name, columns)
    first, last, told = days(table["date"])
    end, end_told = last, list[str]()
    if "enddate" in table.columns:
        _, over_last, end_told = days(table["enddate"])
        end = pl.select(pl.coalesce(pl.lit(over_last), pl.lit(last))).to_series()
    lat, lon = (_numbers(table[name]) for name in ("latitude", "longitude"))
    _swapped(lat, lon, path.name)
    bad, aside = _set_aside(table, list(_faults(table, (first, end), (lat, lon))))
    good = ~bad
    kinds = {name: tuple(table[name].fill_null("").str.strip_chars().filter(good)) for name in columns}
    return Accounts(
        path.stem,
        tuple(table["event"].str.strip_chars().filter(good)),
        first.filter(good).to_numpy(writable=True),
        end.filter(good).to_numpy(writable=True),
        lat.filter(good).to_numpy(writable=True),
        lon.filter(good).to_numpy(writable=True),
        {name: tuple("" if one in ABSENT else one for one in some) for name, some in kinds.items()},
        aside,
        tuple(dict.fromkeys([*told, *end_told])),
    )


def taxonomy(column: str, path: Path) -> Taxonomy:
    """What each source's categories mean: data.source, base.categories and the levels, fine to broad."""
    table = _table(path)
    if table.width < 3 or table.columns[:2] != ["data.source", "base.categories"]:
        raise BadInput(
            f"{path.name}: the columns are {', '.join(table.columns)}; a taxonomy has"
            " data.source, base.categories and then its levels from fine to broad."
        )
    levels: dict[tuple[str, str], tuple[str, ...]] = {}
    for at, row in enumerate(table.fill_null("").iter_rows(), 1):
        source, category, *words = (str(word).strip() for word in row)
        if levels.setdefault((source, category), tuple(words)) != tuple(words):
            raise BadInput(f"{path.name}: row {at}: {category!r} of {source} means two things; keep one row.")
    return Taxonomy(column, tuple(table.columns[2:]), levels)


def known(table: Accounts, taxonomies: Sequence[Taxonomy]) -> Accounts:
    """The table with a note on each of its categories that a taxonomy does not have."""
    notes = list(table.notes)
    for one in taxonomies:
        told = [category for category in table.kinds[one.column] if category]
        strange = sorted({word for word in told if (table.source, word) not in one.levels})
        if strange:
            rows = sum(word in set(strange) for word in told)
            shown = ", ".join(strange[:MOST_SHOWN]) + (" .." if len(strange) > MOST_SHOWN else "")
            notes.append(
                f"{rows} accounts have a {one.column} that the taxonomy does not have ({shown});"
                f" they are compared without it; say what they mean: add a row for {table.source}"
                " and each to the taxonomy"
            )
    return replace(table, notes=tuple(notes))


def _table(path: Path) -> pl.DataFrame:
    """A CSV of any of the usual separators, all of it text."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise Unreadable(
            f"{path.name}: cannot be opened ({fault.strerror}). Check the name and the rights."
        ) from fault
    if not content.strip():
        raise Unreadable(f"{path.name}: is empty ({len(content)} bytes). Fetch it again.")
    if b"\0" in content[:65_536]:
        raise Unreadable(f"{path.name}: is no text. Save the table as CSV.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    separator = max(SEPARATORS, key=text.split("\n", 1)[0].count)
    try:
        return pl.read_csv(io.BytesIO(text.encode()), separator=separator, infer_schema=False)
    except pl.exceptions.PolarsError as fault:
        raise Unreadable(f"{path.name}: {_ragged(text, separator) or fault}") from fault


def _ragged(text: str, separator: str) -> str | None:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    heads = next(rows)
    for row in rows:
        if len(row) > len(heads):
            return (
                f"line {rows.line_num} has {len(row)} fields under {len(heads)} heads."
                " Put text with a separator in it between quotes."
            )
    return None


def _named(table: pl.DataFrame, name: str, columns: Sequence[str]) -> pl.DataFrame:
    """The table with its columns called as they are needed."""
    wanted: dict[str, str] = {}
    for column in table.columns:
        spelled = SPELLED.get(column.strip().casefold())
        if spelled is not None and spelled not in wanted.values() and column not in columns:
            wanted[column] = spelled
    renamed = table.rename(wanted)
    for column in (*NEEDED, *columns):
        if column not in renamed.columns:
            raise BadInput(f"{name}: there is no column {column}; there are: {', '.join(table.columns)}.")
    return renamed


def _numbers(column: pl.Series) -> pl.Series:
    found = column.str.strip_chars().str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    return pl.select(pl.when(pl.lit(found).is_finite()).then(pl.lit(found))).to_series()


def _swapped(lat: pl.Series, lon: pl.Series, name: str) -> None:
    """Refuse a table whose latitudes are beyond the poles and whose longitudes would do as latitudes."""
    told = lat.is_not_null() & lon.is_not_null()
    beyond = told & (lat.abs() > 90) & (lat.abs() <= 180) & (lon.abs() <= 90)
    count, rows = int(beyond.sum()), int(told.sum())
    if count > rows / 2 or (count >= max(SWAPPED_ROWS, SWAPPED_SHARE * rows)):
        first = int(beyond.arg_max() or 0)
        raise BadInput(
            f"{name}: latitude and longitude are swapped: latitude is beyond 90 in {count} of {rows} rows"
            f" (row {first + 1}: latitude {lat[first]:g}, longitude {lon[first]:g}). Exchange the two heads."
        )


def _faults(
    table: pl.DataFrame, when: tuple[pl.Series, pl.Series], where: tuple[pl.Series, pl.Series]
) -> Iterator[tuple[str, pl.Series, str]]:
    """What can be wrong with a row: the column, which rows, and why."""
    event = table["event"].fill_null("").str.strip_chars()
    yield "event", event == "", "is missing"
    yield "event", ~event.is_first_distinct() & (event != ""), "stands in an earlier row too"
    for name, column, most in (("latitude", where[0], 90), ("longitude", where[1], 180)):
        absent = table[name].fill_null("").str.strip_chars().is_in(ABSENT)
        yield name, absent, "is missing"
        yield name, column.is_null() & ~absent, "is no number"
        yield name, (column.abs() > most).fill_null(False), f"is not from -{most} to {most}"
    absent = table["date"].fill_null("").str.strip_chars().is_in(ABSENT)
    yield "date", absent, "is missing"
    yield (
        "date",
        when[0].is_null() & ~absent,
        "cannot be read as a date such as 2031-03-04, 04/03/2031 or 4 March 2031",
    )
    if "enddate" in table.columns:
        yield "enddate", (when[1] < when[0]).fill_null(False), "is before the date"


def _set_aside(
    table: pl.DataFrame, faults: list[tuple[str, pl.Series, str]]
) -> tuple[pl.Series, tuple[SetAside, ...]]:
    """Which rows are not taken, each with its first fault, in the order of the rows."""
    bad = pl.Series([False] * len(table), dtype=pl.Boolean)
    aside: list[SetAside] = []
    for name, rows, why in faults:
        for at in (rows & ~bad).arg_true().to_list():
            value = table[name][at]
            aside.append(SetAside(at + 1, name, "" if value is None else str(value), why))
        bad = bad | rows
    return bad, tuple(sorted(aside, key=lambda one: one.row))
