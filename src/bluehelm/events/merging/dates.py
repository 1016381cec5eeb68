"""Days as sources write them: three ways, and no more than was told."""

import polars as pl

ISO = r"^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$"
NUMBERS = r"^\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})\s*$"
WORDS = r"^\s*(\d{1,2})\s+([^\s\d]+)\s+(\d{4})\s*$"
MONTH = r"^\s*(\d{4})-(\d{1,2})\s*$"
MONTHS = (
    ("january", "jan", "janvier", "janv"),
    ("february", "feb", "février", "fevrier", "févr", "fév"),
    ("march", "mar", "mars"),
    ("april", "apr", "avril", "avr"),
    ("may", "mai"),
    ("june", "jun", "juin"),
    ("july", "jul", "juillet", "juil"),
    ("august", "aug", "août", "aout"),
    ("september", "sep", "sept", "septembre"),
    ("october", "oct", "octobre"),
    ("november", "nov", "novembre"),
    ("december", "dec", "décembre", "déc"),
)
MONTH_OF = {word: at for at, words in enumerate(MONTHS, 1) for word in words}


def days(column: pl.Series) -> tuple[pl.Series, pl.Series, list[str]]:
    """The first and the last day of each date, since 1970 and null where it cannot be read, and notes.

    2031-03-04, 04/03/2031 (04.03.2031) and 4 March 2031 are read; 2031-03 lasts from the first of the month
    to its last day. Where both are numbers the day stands before the month, unless others show otherwise.
    """
    text = column.cast(pl.String).fill_null("")
    iso, numbers, words, month = (
        text.str.extract_groups(form).struct.unnest() for form in (ISO, NUMBERS, WORDS, MONTH)
    )
    notes: list[str] = []
    first, second = (numbers[name].cast(pl.Int32, strict=False) for name in ("1", "2"))
    month_first = bool((second > 12).any()) and not bool((first > 12).any())
    if month_first:
        first, second = second, first
    unclear = int(((first <= 12) & (second <= 12) & (first != second)).sum())
    if unclear:
        order = "month first, as others of the column show" if month_first else "day first"
        notes.append(f"{unclear} dates such as {_one(text, numbers)} were read with the {order}")
    named = words["2"].str.to_lowercase().str.strip_chars(".").replace_strict(
        MONTH_OF, default=None, return_dtype=pl.Int32
    )  # fmt: skip
    read = pl.coalesce(
        _date(iso["1"], iso["2"], iso["3"]),
        _date(numbers["3"], second, first),
        _date(words["3"], named, words["1"]),
    )
    start = _date(month["1"], month["2"], pl.Series([1] * len(text), dtype=pl.Int32))
    found = pl.select(first=pl.coalesce(read, start), last=pl.coalesce(read, start.dt.month_end()))
    epoch = [found[name].cast(pl.Int32).cast(pl.Int64) for name in ("first", "last")]
    return epoch[0], epoch[1], notes


def _date(year: pl.Series, month: pl.Series, day: pl.Series) -> pl.Expr:
    parts = [one.cast(pl.Int32, strict=False) for one in (year, month, day)]
    text = pl.format(
        "{}-{}-{}",
        pl.lit(parts[0]).cast(pl.String),
        pl.lit(parts[1]).cast(pl.String).str.zfill(2),
        pl.lit(parts[2]).cast(pl.String).str.zfill(2),
    )
    return text.str.to_date("%Y-%m-%d", strict=False)


def _one(text: pl.Series, numbers: pl.DataFrame) -> str:
    return str(text.filter(numbers["1"].is_not_null())[0]).strip()
