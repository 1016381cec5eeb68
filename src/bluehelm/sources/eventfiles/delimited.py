"""Rows of a table of text, read as they come: separators, encoding and damage told line by line."""

import codecs
import csv
import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from bluehelm.errors import Unreadable, WrongKind
from bluehelm.record.said import Aside
from bluehelm.sources.eventfiles.wrong import shown

SEPARATORS = ",;\t|"
SAMPLE = 1_000_000  # bytes that tell the encoding
LONGEST_LINE = 16_000_000  # bytes; what is longer is cut there, and told of
OTHERS = {b"%PDF": "a PDF", b"PK\x03\x04": "an archive or office file",
          b"\xd0\xcf\x11\xe0": "an old office file", b"\x1f\x8b": "a compressed file",
          b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture",
          b"SQLite format 3": "a database"}  # fmt: skip
CUT = "has {found} cells under {heads} heads: the line is cut off, or a quotation mark before it is left open"
MORE = "has {found} cells under {heads} heads; put text that holds the separator between quotation marks"
Row = tuple[int, list[str]]


class Delimited:
    """A CSV file as (line, cells), and what could not be read as Aside."""

    def __init__(self, path: Path, encoding: str = "", separator: str = "") -> None:
        self.path = path
        self.total = path.stat().st_size
        self.done = 0
        self.notes: list[str] = []
        with path.open("rb") as file:
            self.sample = file.read(SAMPLE)
        self.encoding = encoding or self._encoding()
        head = self._first_line()
        self.separator = separator or max(SEPARATORS, key=head.count)

    def _encoding(self) -> str:
        """By its mark or its first million bytes; what is no UTF-8 is the Windows encoding, with a note."""
        for mark, kind in OTHERS.items():
            if self.sample.startswith(mark):
                raise WrongKind(
                    f"{self.path.name}: is {kind}, where a table of events was expected. Save it as CSV."
                )
        if not self.sample.strip():
            raise Unreadable(f"{self.path.name}: is empty ({self.total} bytes). Fetch it again.")
        for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
                           (codecs.BOM_UTF16_BE, "utf-16")):  # fmt: skip
            if self.sample.startswith(mark):
                return name
        if self.sample.count(0) > len(self.sample) // 10:
            raise WrongKind(f"{self.path.name}: is no text. Save the table as CSV.")
        try:
            codecs.getincrementaldecoder("utf-8")().decode(self.sample)
        except UnicodeDecodeError as fault:
            self.notes.append(
                f"byte {fault.start} is no UTF-8, so the file is read as Windows-1252; check the accents"
            )
            return "cp1252"
        return "utf-8"

    def _first_line(self) -> str:
        if b"\n" not in self.sample and (len(self.sample) >= SAMPLE or b"\r" in self.sample):
            raise WrongKind(f"{self.path.name}: has no end of line, so it is no table. Save it as CSV anew.")
        lines = self.sample.decode(self.encoding, errors="replace").splitlines()
        return next((line for line in lines if line.strip()), "")

    def rows(self) -> Iterator[Row | Aside]:
        """Every row that is not blank, from the first line on; the line is where the row begins."""
        with self.path.open("rb") as file:
            broken: dict[int, Aside] = {}
            reader = csv.reader(self._lines(file, broken), delimiter=self.separator, strict=True)
            line = 1
            while True:
                try:
                    for cells in reader:
                        if broken:
                            yield from broken.values()
                            broken.clear()
                        elif cells:
                            yield line, cells
                        line = reader.line_num + 1
                    break
                except csv.Error as fault:
                    yield Aside(line, "", "", _damage(str(fault), line, max(line, reader.line_num)))
                    broken.clear()
                    line = reader.line_num + 1
            yield from broken.values()
        self.done = self.total

    def _lines(self, file: BinaryIO, broken: dict[int, Aside]) -> Iterator[str]:
        """The lines as text; what is no text is given all the same, for lines are counted, and told of."""
        if self.encoding.startswith("utf-16"):
            for number, text in enumerate(
                io.TextIOWrapper(file, self.encoding, newline="", errors="replace"), 1
            ):
                if "\0" in text or "\ufffd" in text:
                    broken[number] = _no_text(number, text, self.encoding)
                yield text
            return
        encoding = "utf-8" if self.encoding == "utf-8-sig" else self.encoding
        for number, raw in enumerate(iter(partial(file.readline, LONGEST_LINE), b""), 1):
            self.done += len(raw)
            if number == 1 and raw.startswith(codecs.BOM_UTF8):
                raw = raw[3:]
            if b"\0" in raw:
                broken[number] = _no_text(number, raw.decode("latin-1"), self.encoding)
                raw = raw.replace(b"\0", b"")
            try:
                yield raw.decode(encoding)
            except UnicodeDecodeError:
                broken[number] = _no_text(number, raw.decode("latin-1"), self.encoding)
                yield raw.decode("latin-1")


def _no_text(line: int, text: str, encoding: str) -> Aside:
    if "\0" in text:
        return Aside(line, "", shown(text.strip()), "holds a NUL, which no text does; remove it")
    why = f"holds bytes that are no {encoding}; save the file as UTF-8, or say its encoding in the mapping"
    return Aside(line, "", shown(text.strip()), why)


def _damage(fault: str, first: int, last: int) -> str:
    """What the module csv says, in our words, with the lines that are lost to it."""
    lines = f"line {first}" if first == last else f"lines {first} to {last}"
    if "field larger" in fault or "unexpected end" in fault:
        return f"a quotation mark is left open, so {lines} cannot be told apart; close it and load again"
    if "expected after" in fault:
        return f"text follows a closing quotation mark in {lines}; double the marks inside a cell"
    return f"{lines} cannot be read ({fault}); write the row anew"


def fits(cells: list[str], heads: int) -> list[str] | str:
    """The cells where there are as many as heads (more may be blank), else what is wrong."""
    if len(cells) == heads:
        return cells
    if len(cells) > heads:
        return cells[:heads] if not any(cells[heads:]) else MORE.format(found=len(cells), heads=heads)
    return CUT.format(found=len(cells), heads=heads)
