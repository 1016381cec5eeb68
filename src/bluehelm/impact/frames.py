"""Files and data frames of any make as a column table, every text as it stands."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from bluehelm.errors import BadInput, Unreadable, WrongKind

SEPARATORS = ",;\t"
HEAD = 65_536  # bytes that tell what a file is
OTHERS = {  # how a file begins that is something else
    b"PK\x03\x04": "a spreadsheet or an archive",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "packed (gzip)",
    b"FEA1": "Feather of the first version",
    b"SQLite format 3": "a database",
}
ACCEPTED = "CSV, Parquet or Arrow (Feather)"


@dataclass(frozen=True)
class Frame:
    """A column table as it came."""

    columns: pl.DataFrame
    name: str
    decimal_comma: bool = False  # numbers may be written 13,5
    notes: tuple[str, ...] = ()


def frame(source: object) -> Frame:
    """The column table in a file, or of a data frame of any make that hands over Arrow or its columns.

    raises  Unreadable, WrongKind, BadInput
    """
    if isinstance(source, str | Path):
        return _of_file(Path(source))
    if isinstance(source, pl.LazyFrame):
        source = source.collect()
    if isinstance(source, pl.DataFrame):
        return Frame(source, "the table")
    try:
        return Frame(_of_object(source), "the table")
    except (pl.exceptions.PolarsError, TypeError, ValueError) as fault:
        raise BadInput(f"The table cannot be read: {fault}") from fault


def _of_object(source: Any) -> pl.DataFrame:
    if hasattr(source, "__arrow_c_stream__"):
        try:
            return pl.DataFrame(source)
        except (ImportError, pl.exceptions.PolarsError, TypeError):
            if not hasattr(source, "columns"):
                raise
    if isinstance(source, dict):
        return pl.DataFrame(source)
    if hasattr(source, "columns") and hasattr(source, "__getitem__"):  # such as pandas, without Arrow
        return pl.DataFrame({str(name): _listed(source[name]) for name in source.columns}, strict=False)
    raise BadInput(f"{type(source).__name__} is no table. Give a path ({ACCEPTED}) or a data frame.")


def _listed(column: Any) -> Any:
    """Values as they are, absent ones (which alone do not equal themselves) as none."""
    return [None if value is None or value != value else value for value in column.tolist()]


def _of_file(path: Path) -> Frame:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as fault:
        raise Unreadable(
            f"{path.name}: cannot be opened ({fault.strerror}). Check the name and the rights."
        ) from fault
    if not head.strip():
        raise Unreadable(f"{path.name}: is empty ({len(head)} bytes). Fetch it again.")
    for begin, kind in OTHERS.items():
        if head.startswith(begin):
            raise WrongKind(f"{path.name}: is {kind}. Save the table as {ACCEPTED} and read that.")
    try:
        if head.startswith(b"PAR1"):
            return Frame(pl.read_parquet(path, glob=False), path.name)
        if head.startswith(b"ARROW1"):
            return Frame(pl.read_ipc(path), path.name)
        if head.startswith(b"\xff\xff\xff\xff"):
            return Frame(pl.read_ipc_stream(path), path.name)
    except (pl.exceptions.PolarsError, OSError) as fault:
        raise Unreadable(f"{path.name}: is cut off or damaged ({fault}). Fetch it again.") from fault
    if b"\0" in head:
        raise WrongKind(f"{path.name}: is of an unknown kind. Save the table as {ACCEPTED} and read that.")
    return _of_text(path)


def _of_text(path: Path) -> Frame:
    """A CSV of any of the usual separators, all of it text."""
    content, notes = path.read_bytes(), []
    try:
        content.decode()
    except UnicodeDecodeError:
        content = content.decode("cp1252", errors="replace").encode()
        notes.append("the file is not UTF-8; it was read as Windows-1252")
    first = content.split(b"\n", 1)[0].decode()
    separator = max(SEPARATORS, key=first.count)
    try:
        found = pl.read_csv(content, separator=separator, infer_schema=False)
    except pl.exceptions.NoDataError as fault:
        raise Unreadable(f"{path.name}: holds no rows. Fetch it again.") from fault
    except (pl.exceptions.PolarsError, OSError) as fault:
        raise Unreadable(f"{path.name}: {_ragged(content, separator) or fault}") from fault
    return Frame(found, path.name, separator == ";", tuple(notes))


def _ragged(content: bytes, separator: str) -> str | None:
    """Which line has more fields than there are heads."""
    rows = csv.reader(io.StringIO(content.decode(), newline=""), delimiter=separator)
    heads = next(rows)
    for row in rows:
        if len(row) > len(heads):
            return (
                f"line {rows.line_num} has {len(row)} fields under {len(heads)} heads."
                " Put text with a separator in it between quotes."
            )
    return None
