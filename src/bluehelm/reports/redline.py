"""A redline of two mandates as a page to print or a PDF; as .docx it bears tracked changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from bluehelm.mandates import diff
from bluehelm.mandates.diff.headings import Heading as Title
from bluehelm.mandates.diff.headings import headings
from bluehelm.mandates.diff.rows import BREAK, CUT, KEPT, PUT, SAME, Change
from bluehelm.mandates.rows import Text as Mandate
from bluehelm.record import vocab
from bluehelm.reports import redline_docx
from bluehelm.reports.forms import FORMS, place_for, put
from bluehelm.reports.parts.desk import cell
from bluehelm.reports.tree import Block, Cell, Document, Heading, Note, Paragraph, Row, Run, Table, Text
from bluehelm.reports.words import Words

FORM_WORDS = ("contents", "page", "form.table", "form.chart", "section.annex")
COLUMNS, WIDTHS = ("path", "text", "change"), (14, 62, 24)
ARROW = " \u2192 "


@dataclass(frozen=True)
class Desk:
    """What every section is written from."""

    old: Mandate
    new: Mandate
    changes: Sequence[Change]
    words: Words

    def name(self, kind: str) -> str:
        """A kind of change, a direction or a heading in words."""
        return str(vocab.read("redline")["names"][kind][self.words.language])

    def why(self, change: Change) -> str:
        strength = change.strength
        if strength is None:
            return ""
        return strength.why_fr if self.words.language == "fr" else strength.why

    @cached_property
    def counts(self) -> dict[str, int]:
        return diff.counts(self.changes)

    def heading(self, key: str) -> Heading:
        return Heading(1, self.words(f"redline.{key}"), key)

    def table(self, key: str, columns: tuple[str, ...], widths: tuple[int, ...], rows: list[Row]) -> Table:
        header = tuple(self.words(f"redline.column.{column}") for column in columns)
        ends = tuple(column == "many" for column in columns)
        return Table(self.words(f"redline.{key}"), header, tuple(rows), widths, ends, captioned=False)


def write(old: Mandate, new: Mandate, out: Path, language: str = "en", made: datetime | None = None) -> Path:
    """Write the redline as .docx with tracked changes, .pdf or .html, as the name asks; whole or not at all.

    made    when it was made; now without it
    raises  BadInput for another suffix or language, or a folder that is not there
    """
    form, at = place_for(out), made or datetime.now(UTC)
    changes = diff.compare(old, new)
    if form == "docx":
        put(out, redline_docx.docx(old, new, changes, language, at))
    else:
        put(out, FORMS[form](document(old, new, changes, language, at)))
    return out


def document(
    old: Mandate, new: Mandate, changes: Sequence[Change], language: str, made: datetime
) -> Document:
    """The redline as the tree that the page and the PDF are written from."""
    desk = Desk(old, new, changes, Words(language))
    words, counted = desk.words, {kind: str(count) for kind, count in desk.counts.items()}
    return Document(
        title=words("redline.title"),
        subtitle=(
            words("redline.from_to", old=called(old), new=called(new)),
            words("redline.counted", **counted),
            words("redline.weighed", **counted),
            words("redline.by"),
        ),
        language=language,
        mission=new.mission or old.mission or "",
        period="",
        as_at=made,
        invented=None,
        words={key.rpartition(".")[2]: words(key) for key in FORM_WORDS},
        blocks=tuple(sections(desk)),
        depth=1,
        author="bluehelm",
    )


def called(text: Mandate) -> str:
    return text.symbol or text.title or "?"


def sections(desk: Desk) -> Iterator[Block]:
    """The legend, the counts, what binds more or less, lists and dates, the text itself."""
    words = desk.words
    yield desk.heading("reading")
    yield Paragraph(
        (
            Text(words("redline.legend.new"), edit=PUT),
            Text(" · "),
            Text(words("redline.legend.old"), edit=CUT),
        )
    )
    yield Note(words("redline.order"))
    yield from map(Note, diff.cautions(desk.old, desk.new, words.language))
    if desk.counts["not_held"]:
        yield Note(words("redline.partly", not_held=str(desk.counts["not_held"])))
    yield desk.heading("counts")
    rows = [
        Row((cell(desk.name(kind)), cell(str(count), end=True)))
        for kind, count in desk.counts.items()
        if count
    ]
    yield desk.table("counts", ("kind", "many"), (60, 40), rows)
    yield desk.heading("strength")
    yield from _table_or_none(desk, "strength", ("path", "direction", "why"), (18, 16, 66), _weighed(desk))
    yield desk.heading("figures")
    yield from _table_or_none(desk, "figures", ("path", "went", "came"), (18, 41, 41), _figures(desk))
    yield desk.heading("text")
    yield desk.table("text", COLUMNS, WIDTHS, list(_rows(desk)))


def _table_or_none(
    desk: Desk, key: str, columns: tuple[str, ...], widths: tuple[int, ...], rows: Iterator[Row]
) -> Iterator[Block]:
    held = list(rows)
    yield desk.table(key, columns, widths, held) if held else Note(desk.words("redline.none"))


def _weighed(desk: Desk) -> Iterator[Row]:
    for change in desk.changes:
        strength = change.strength
        if strength is not None and strength.direction != SAME:
            yield Row((cell(paths(change)), cell(desk.name(strength.direction)), cell(desk.why(change))))


def _figures(desk: Desk) -> Iterator[Row]:
    for change in desk.changes:
        pairs = [
            *change.figures,
            *((words, None) for words in change.went),
            *((None, words) for words in change.came),
        ]
        for old, new in pairs:
            yield Row((cell(paths(change)), cell(old or ""), cell(new or "")))


def _rows(desk: Desk) -> Iterator[Row]:
    titles = headings(desk.old, desk.new, desk.changes)
    for n, change in enumerate(desk.changes):
        for title in titles.get(n, ()):
            yield Row((Cell((_title_runs(title),)),), "group")
        yield Row((cell(paths(change)), Cell(tuple(lines(change))), Cell(tuple(_told(desk, change)))))


def paths(change: Change) -> str:
    """Where the paragraph stands: "16 → 13" where the number is another."""
    sides = [", ".join(side) for side in (change.old, change.new) if side]
    return ARROW.join(dict.fromkeys(sides))


def lines(change: Change) -> Iterator[tuple[Run, ...]]:
    """The words of a row, a line for each paragraph."""
    line: list[Run] = []
    for sign, text in change.words:
        first, *rest = text.replace("\n", BREAK).split(BREAK)
        line.append(Text(first, edit=sign))
        for part in rest:
            yield tuple(line)
            line = [Text(part, edit=sign)]
    yield tuple(line)


def _title_runs(title: Title) -> tuple[Run, ...]:
    if title.old == title.new:
        return (Text(title.new or "", edit=KEPT),)
    sides = ((CUT, title.old), (PUT, title.new))
    return tuple(Text(f"{words} ", edit=sign) for sign, words in sides if words is not None)


def _told(desk: Desk, change: Change) -> Iterator[tuple[Run, ...]]:
    """What the last column says: the kinds of change, the weight and why."""
    if not change.held:
        yield (Text(desk.name("not_held"), strong=True),)
    elif change.changes:
        yield (Text(", ".join(desk.name(kind) for kind in change.changes), strong=True),)
    if change.breaks_off:
        yield (Text(desk.name("breaks_off"), strong=True),)
    if change.strength is not None and change.strength.named:
        yield (Text(desk.name("named")),)
    if change.strength is not None and change.strength.direction != SAME:
        yield Text(f"{desk.name(change.strength.direction)}: ", strong=True), Text(desk.why(change))
