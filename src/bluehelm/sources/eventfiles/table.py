"""The heads and rows of a file of events, whatever holds them."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from bluehelm.errors import Unreadable, WrongKind
from bluehelm.record.said import Aside
from bluehelm.sources.eventfiles import hashtags
from bluehelm.sources.eventfiles.delimited import Delimited, Row, fits
from bluehelm.sources.eventfiles.features import Features
from bluehelm.sources.eventfiles.mapping import Mapping
from bluehelm.sources.eventfiles.sheets import Sheet
from bluehelm.sources.eventfiles.wrong import Wrong


class Table:
    """The heads and rows of a file, whatever holds them: text, a spreadsheet, a list of features."""

    def __init__(self, path: Path, given: Mapping) -> None:
        self.path, self.given = path, given
        self.source = self._opened()
        self.first_line = 0  # of the rows; those before are heads and titles
        self.tagged = False
        self.notes: list[str] = []
        if isinstance(self.source, Features):
            self.heads = self.source.heads
        else:
            self.heads = self._named(self._headed())
        self.notes += self.source.notes

    def _opened(self) -> Delimited | Sheet | Features:
        with self.path.open("rb") as file:
            begins = file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
        if begins.startswith(b"PK\x03\x04"):
            return Sheet(self.path, self.given.sheet)
        if begins.startswith((b"{", b"[")):
            return Features(self.path)
        if begins[:256].lower().startswith((b"<!doctype", b"<html", b"<?xml")):
            raise WrongKind(
                f"{self.path.name}: is a page or XML, not a table of events. Save the table as CSV."
            )
        return Delimited(self.path, self.given.encoding, self.given.separator)

    def _headed(self) -> list[str]:
        """The row of tags in the first rows, else the first row that is not blank."""
        first: tuple[int, list[str]] | None = None
        for row in islice(self.source.rows(), hashtags.FIRST_ROWS):
            if isinstance(row, Aside) or not any(cell.strip() for cell in row[1]):
                continue
            if hashtags.is_tags(row[1]):
                self.first_line, self.tagged = row[0] + 1, True
                return row[1]
            first = first or row
        if first is None:
            raise Unreadable(
                f"{self.path.name}: has no row that can be read. Fetch it again, or save it as CSV anew."
            )
        if len(first[1]) < 2:
            raise WrongKind(
                f"{self.path.name}: its first row has one cell ({first[1][0][:60]!r}), so it is no table "
                "of events."
            )
        self.first_line = first[0] + 1
        return first[1]

    def _named(self, heads: list[str]) -> list[str]:
        """The heads, each once: the second of a name is numbered, with a note."""
        found: list[str] = []
        for head in (one.strip().strip("\ufeff") for one in heads):
            if head and head in found:
                self.notes.append(f"the head {head} stands twice; the second is kept as {head} (2)")
                head = next(name for n in range(2, len(heads) + 2) if (name := f"{head} ({n})") not in found)
            found.append(head)
        return found

    def rows(self) -> Iterator[Row | Aside]:
        """The rows under the heads, each with as many cells as there are heads."""
        many, first = len(self.heads), self.first_line
        for row in self.source.rows():
            if isinstance(row, Aside):
                if row.line >= first:
                    yield row
                continue
            line, cells = row
            if line < first:
                continue
            if len(cells) != many:
                if not any(cells):
                    continue
                whole = (
                    fits(cells, many)
                    if not isinstance(self.source, Sheet) or len(cells) > many
                    else [*cells, *[""] * (many - len(cells))]
                )
                if isinstance(whole, str):
                    yield Wrong("", self.joined(cells), whole).aside(line)
                    continue
                row = line, whole
            elif not (cells[0] or any(cells)):
                continue
            yield row

    def joined(self, cells: Sequence[str]) -> str:
        return (self.source.separator if isinstance(self.source, Delimited) else " | ").join(cells)
