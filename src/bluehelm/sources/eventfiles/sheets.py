"""Rows of a spreadsheet (.xlsx), read as they come, after its parts have been checked."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from bluehelm.errors import Unreadable, WrongKind
from bluehelm.record.said import Aside
from bluehelm.sources.eventfiles.delimited import Row
from bluehelm.sources.eventfiles.wrong import shown

EXPANDED_LIMIT = (
    1_500_000_000  # bytes of all parts together; a million rows of 25 columns have about a billion
)
STRINGS_LIMIT = 400_000_000  # of the shared strings, which have to be held
PARTS_LIMIT = 5_000
RATIO_LIMIT = 200  # expanded to packed; sheets of numbers reach about 60
RATIO_FROM = 5_000_000
WIDEST = 1_000  # cells of a row
CHUNK = 1 << 20
DECLARES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
OTHERS = {"word/": "a text document", "ppt/": "a slide show", "content.xml": "an OpenDocument file"}
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, TypeError, SyntaxError)


class Sheet:
    """One sheet of a workbook as (line, cells), and what could not be read as Aside."""

    def __init__(self, path: Path, name: str = "") -> None:
        self.path = path
        self.total = path.stat().st_size
        self.done = 0
        self.notes: list[str] = []
        self.name = name
        _check(path)

    def rows(self) -> Iterator[Row | Aside]:
        """Every row that is not blank, by its number in the sheet."""
        from openpyxl import load_workbook

        try:
            book = load_workbook(self.path, read_only=True, keep_links=False)
            sheet = self._chosen(book)
            sheet.reset_dimensions()
            for line, cells in enumerate(sheet.iter_rows(max_col=WIDEST), 1):
                row = [_text(cell) for cell in cells]
                while row and not row[-1]:
                    row.pop()
                if not row:
                    continue
                formula = next(
                    (one for cell, one in zip(cells, row, strict=False) if cell.data_type == "f"), None
                )
                if formula is not None:
                    yield Aside(
                        line,
                        "",
                        shown(formula),
                        "holds a formula; paste it as values and load the file again",
                    )
                elif any("\0" in one for one in row):
                    yield Aside(line, "", shown(" ".join(row)), "holds a NUL, which no text does; remove it")
                else:
                    yield line, row
            book.close()
        except BROKEN as fault:
            raise Unreadable(
                f"{self.path.name}: is damaged ({fault}). Open it in a spreadsheet and save it anew."
            ) from fault
        self.done = self.total

    def _chosen(self, book: Any) -> Any:
        """The sheet that was named, else the first one shown, with a note where there are more."""
        shown_ones = [one for one in book.worksheets if one.sheet_state == "visible"] or book.worksheets
        if not shown_ones:
            raise WrongKind(f"{self.path.name}: holds no sheet with cells.")
        if self.name:
            for one in book.worksheets:
                if one.title == self.name:
                    return one
            raise WrongKind(
                f"{self.path.name}: has no sheet {self.name!r}; "
                f"it has {', '.join(one.title for one in shown_ones)}."
            )
        if len(shown_ones) > 1 and not self.notes:
            self.notes.append(f"of {len(shown_ones)} sheets only the first is read: {shown_ones[0].title}")
        return shown_ones[0]


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (
            value.date().isoformat()
            if value.time() == time()
            else value.isoformat(sep=" ", timespec="seconds")
        )
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def is_sheet(path: Path) -> bool:
    """Whether the file is a zip that holds a workbook."""
    try:
        with zipfile.ZipFile(path) as held:
            return any(name.startswith("xl/") for name in held.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _check(path: Path) -> None:
    """Refuse bombs, macros, passwords and declared entities, before anything is opened as a workbook."""
    name = path.name
    try:
        held = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise Unreadable(
            f"{name}: is damaged ({fault}). Open it in a spreadsheet and save it anew."
        ) from fault
    with held:
        parts = held.infolist()
        _refuse_bombs(name, parts)
        for mark, kind in OTHERS.items():
            if any(part.filename.startswith(mark) for part in parts) and not is_sheet(path):
                raise WrongKind(f"{name}: is {kind}, where a table of events was expected. Save it as CSV.")
        if not any(part.filename.startswith("xl/") for part in parts):
            raise WrongKind(f"{name}: is an archive, not a table. Unpack it first.")
        for part in parts:
            if (
                part.filename.lower().endswith(("vbaproject.bin", "vbadata.xml", ".xlm"))
                or "macrosheets" in part.filename
            ):
                raise Unreadable(
                    f"{name}: holds macros ({part.filename}). Save it as a plain .xlsx without them."
                )
            if part.filename.endswith((".xml", ".rels", ".vml")):
                _refuse_entities(name, held, part)


def _refuse_bombs(name: str, parts: list[zipfile.ZipInfo]) -> None:
    total = sum(part.file_size for part in parts)
    strings = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    if len(parts) > PARTS_LIMIT or total > EXPANDED_LIMIT or strings > STRINGS_LIMIT:
        raise Unreadable(
            f"{name}: would expand to {total:,} bytes in {len(parts):,} parts, more than is safe. "
            "Save the sheet as CSV."
        )
    for part in parts:
        if part.file_size > RATIO_FROM and part.file_size > RATIO_LIMIT * max(part.compress_size, 1):
            raise Unreadable(
                f"{name}: part {part.filename} would expand from {part.compress_size:,} to "
                f"{part.file_size:,} bytes; "
                "refused as a zip bomb. Save the sheet as CSV."
            )
        if part.flag_bits & 1:
            raise Unreadable(f"{name}: part {part.filename} is encrypted. Save the file without a password.")


def _refuse_entities(name: str, held: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No sheet needs a document type; with one a file could reach outside itself or grow without end."""
    try:
        with held.open(part) as file:
            tail = b""
            while chunk := file.read(CHUNK):
                if DECLARES.search(tail + chunk.replace(b"\0", b"")) is not None:
                    raise Unreadable(
                        f"{name}: part {part.filename} declares a document type or entities, "
                        "which no sheet needs. "
                        "Save the file anew in a spreadsheet."
                    )
                tail = chunk[-16:].replace(b"\0", b"")
    except BROKEN as fault:
        raise Unreadable(
            f"{name}: part {part.filename} is damaged ({fault}). Fetch the file again."
        ) from fault
