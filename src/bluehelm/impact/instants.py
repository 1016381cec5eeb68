"""Columns of times, written in whatever way or native, as microseconds since 1970 in UTC."""

from dataclasses import dataclass

import polars as pl

from bluehelm.errors import BadInput

DATE, ZONE = r"(\d{4}-\d{2}-\d{2})", r"(Z|z|UTC|[+-]\d{2}(?::?\d{2})?)"
WRITTEN = rf"^{DATE}(?:[T ](\d{{2}}:\d{{2}})(?:(:\d{{2}})([.,]\d{{1,9}})?)?\s*{ZONE}?)?$"
PARTS = ("date", "minutes", "seconds", "fraction", "zone")
USUAL = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S")  # read faster when all are alike
UTC = "UTC"


@dataclass(frozen=True)
class Instants:
    """One column of times."""

    time: pl.Series  # Int64, microseconds in UTC; null where it cannot be told
    skipped: pl.Series  # whether the clocks of the zone never showed it
    without_zone: int  # how many name no zone
    days: int  # how many are a date without a time
    twice: int  # how many the clocks showed twice


def instants(column: pl.Series, zone: str = UTC, *, whole_days: bool = False) -> Instants:
    """Each time of a column in UTC.

    zone        of times that name none
    whole_days  a date without a time is over when the day is; without it, a date is its first moment
    raises      BadInput for an unknown zone or a column of another kind
    """
    local, offset, is_day = _local(column)
    if whole_days:
        local = _chosen(is_day, local.dt.offset_by("1d"), local)
    first = _in_utc(local, zone, "earliest")
    last = first if zone == UTC else _in_utc(local, zone, "latest")
    bare = offset.is_null() & local.is_not_null()
    placed = local.dt.timestamp("us") - offset.cast(pl.Int64) * 60_000_000
    return Instants(
        time=_chosen(bare, first, placed),
        skipped=bare & first.is_null(),
        without_zone=int(bare.sum()),
        days=int(is_day.sum()),
        twice=int((bare & (first != last)).sum()),
    )


def _chosen(mask: pl.Series, yes: pl.Series, no: pl.Series) -> pl.Series:
    return pl.select(pl.when(mask).then(yes).otherwise(no)).to_series()


def _in_utc(local: pl.Series, zone: str, choice: str) -> pl.Series:
    """Microseconds in UTC of what the clocks of a zone showed; null where they never did."""
    if zone == UTC:
        return local.dt.timestamp("us")
    try:
        placed = pl.select(
            pl.lit(local).dt.replace_time_zone(zone, ambiguous=choice, non_existent="null")  # type: ignore[arg-type]
        ).to_series()
    except pl.exceptions.PolarsError as fault:
        raise BadInput(f"{zone!r} is no time zone; give one such as UTC or Africa/Bamako.") from fault
    return placed.dt.timestamp("us")


def _local(column: pl.Series) -> tuple[pl.Series, pl.Series, pl.Series]:
    """What the clock showed, minutes ahead of UTC where that is told, and which are dates without a time."""
    kind, count = column.dtype, len(column)
    untold, never = pl.Series([None] * count, dtype=pl.Int32), pl.Series([False] * count, dtype=pl.Boolean)
    if kind == pl.Date:
        return column.cast(pl.Datetime("us")), untold, column.is_not_null()
    if isinstance(kind, pl.Datetime):
        if kind.time_zone is None:
            return column.dt.cast_time_unit("us"), untold, never
        utc = column.dt.convert_time_zone(UTC).dt.replace_time_zone(None).dt.cast_time_unit("us")
        return utc, pl.Series([0] * count, dtype=pl.Int32), never
    if kind != pl.String:
        raise BadInput(
            f"The column {column.name} holds {kind}; times are needed,"
            " such as 2020-01-31 or 2020-01-31 06:00."
        )
    for form in USUAL:
        if column[:1].str.to_datetime(form, strict=False).null_count() == 0:
            usual = column.str.to_datetime(form, strict=False, time_unit="us")
            if usual.null_count() == column.null_count():
                return usual, pl.Series([0] * count, dtype=pl.Int32) if form.endswith("Z") else untold, never
    return _of_text(column)


def _of_text(column: pl.Series) -> tuple[pl.Series, pl.Series, pl.Series]:
    """ISO 8601, with a space or a T, with or without seconds, fractions and a zone; or a date only."""
    parts = column.str.extract_groups(WRITTEN).struct.unnest()
    parts.columns = list(PARTS)
    text = pl.concat_str(
        pl.col("date"),
        pl.lit("T"),
        pl.col("minutes").fill_null("00:00"),
        pl.col("seconds").fill_null(":00"),
        pl.col("fraction").fill_null("").str.replace(",", ".", literal=True),
    )
    hours, minutes = pl.col("zone").str.slice(0, 3), pl.col("zone").str.slice(3).str.strip_chars(":")
    ahead = hours.cast(pl.Int32, strict=False) * 60
    rest = minutes.cast(pl.Int32, strict=False).fill_null(0)
    numbers = pl.when(hours.str.starts_with("-")).then(ahead - rest).otherwise(ahead + rest)
    named = pl.col("zone").str.to_uppercase().is_in(["Z", UTC])
    found = parts.select(
        local=text.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f", strict=False, time_unit="us"),
        offset=pl.when(named).then(pl.lit(0, pl.Int32)).otherwise(numbers),
        is_day=pl.col("minutes").is_null() & pl.col("date").is_not_null(),
    )
    local = found["local"]
    return local, found["offset"], found["is_day"] & local.is_not_null()
