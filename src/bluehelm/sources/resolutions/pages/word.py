"""Word documents as lines: one a paragraph, with the number or bullet that Word itself prints before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from bluehelm.sources import docx
from bluehelm.sources.archive import Archive
from bluehelm.sources.docx import VAL, W
from bluehelm.sources.resolutions import labels
from bluehelm.sources.resolutions.rows import Line

HEADING = re.compile(r"(?:heading|[_\s]*h)[_\s]*(\d)", re.I)
FORMATS = {
    "decimal": labels.DIGIT,
    "lowerLetter": labels.LETTER,
    "lowerRoman": labels.ROMAN,
    "upperLetter": labels.CAPITAL,
    "upperRoman": labels.ROMAN,
}
PLACE = re.compile(r"%(\d)")
DEEPEST = 9  # levels of a list in Word
STYLES_DEEP = 12  # styles based on one another


def lines(content: bytes, name: str) -> list[Line]:
    """The paragraphs of a Word document in their order; a row of a table is a line of its cells.

    raises  Unreadable if damaged, encrypted, holding macros or too large when expanded;
            WrongKind if not a text
    """
    archive = Archive(content, name)
    main, body = docx.opened(archive)
    reading = docx.Reading(docx.styles(archive, main))
    printed = list(_Printing(reading, _lists(archive, main)).body(body))
    symbol = docx.symbol(archive, main, reading)
    if symbol is not None and not any(symbol in text for text, _ in printed[:20]):
        printed.insert(0, (symbol, "running head"))
    printed += [(note, "footnote") for note in docx.footnotes(archive, main, reading)]
    found: list[Line] = []
    for text, style in printed:
        for line in text.split("\n"):
            found.append(Line(len(found) + 1, line, None, style))
    return found


@dataclass
class Level:
    """One level of a list as Word describes it."""

    start: int = 1
    style: str | None = None  # of labels.py; None for a bullet or nothing
    text: str = ""  # "%1.", "(%2)", or the bullet
    capital: bool = False


@dataclass
class Lists:
    """The lists of a document, and which paragraph styles are numbered by them."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by list
    shared: dict[str, str] = field(default_factory=dict)  # list -> what it counts together with
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)  # paragraph style -> list and level


class _Printing:
    """One walk down a document, counting its lists."""

    def __init__(self, reading: docx.Reading, lists: Lists) -> None:
        self.reading = reading
        self.lists = lists
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[str] = set()

    def body(self, parent: etree._Element) -> Iterator[tuple[str, str]]:
        for element in docx.children(parent):
            if element.tag == W + "p":
                yield from self._paragraph(element)
            elif element.tag == W + "tbl":
                for row in element.iter(W + "tr"):
                    cells = ["\n".join(text for text, _ in self.body(cell)) for cell in row.findall(W + "tc")]
                    if any(cells):
                        yield "\t".join(cell.replace("\n", " ") for cell in cells), "table"

    def _paragraph(self, element: etree._Element) -> Iterator[tuple[str, str]]:
        text = "".join(piece for piece, _ in self.reading.pieces(element)).translate(docx.PLAIN)
        text = " ".join(text.split())
        if text:
            style = HEADING.match(self.reading.style(element) or "")
            label = self._label(element)
            yield (f"{label} {text}" if label else text), f"heading {style[1]}" if style else "paragraph"
        for box in element.iter(W + "txbxContent"):
            if next(box.iterancestors(docx.FALLBACK), None) is None:
                yield from self.body(box)

    def _label(self, element: etree._Element) -> str:
        place = _place(element.find(f"{W}pPr/{W}numPr"))
        style = element.find(f"{W}pPr/{W}pStyle")
        own = self.lists.styles.get(style.get(VAL, "")) if style is not None else None
        if place is None or place[0] is None:
            place = own if place is None or own is None else (own[0], place[1])
        if place is None or place[0] not in self.lists.levels:
            return ""
        return self._next(place[0], min(place[1], DEEPEST - 1))

    def _next(self, number: str, depth: int) -> str:
        levels = self.lists.levels[number]
        counts = self.counts.setdefault(self.lists.shared.get(number, number), {})
        if number not in self.begun and self.lists.shared.get(number) == number:
            counts.clear()
        self.begun.add(number)
        level = levels.get(depth, Level())
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.style is None:
            return "•" if level.text and level.text[0] not in f"{labels.BULLETS}-*" else level.text[:1]

        def written(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            of = levels.get(at, Level(style=labels.DIGIT))
            count = counts.get(at, of.start)
            sign = labels.written(count, of.style or labels.DIGIT)
            return sign.upper() if of.capital else sign

        return PLACE.sub(written, level.text)


def _place(properties: etree._Element | None) -> tuple[str | None, int] | None:
    """The list and the level that a paragraph names; a list of None where it names only the level."""
    if properties is None:
        return None
    number, depth = properties.find(W + "numId"), properties.find(W + "ilvl")
    value = "" if depth is None else depth.get(VAL, "")
    return (None if number is None else number.get(VAL)), int(value) if value.isdigit() else 0


def _lists(archive: Archive, main: str) -> Lists:
    found = Lists()
    for part in archive.related(main, "numbering"):
        root = archive.xml(part)
        kinds = {each.get(W + "abstractNumId", ""): each for each in root.iter(W + "abstractNum")}
        for number in root.iter(W + "num"):
            kind = number.find(W + "abstractNumId")
            name, identity = ("" if kind is None else kind.get(VAL, "")), number.get(W + "numId", "")
            levels = dict(_levels(kinds.get(name)))
            restarted = False
            for change in number.iter(W + "lvlOverride"):
                restarted |= _override(change, levels)
            found.levels[identity] = levels
            found.shared[identity] = identity if restarted else f"kind {name}"
    for part in archive.related(main, "styles"):
        _styled(archive.xml(part), found)
    return found


def _levels(kind: etree._Element | None) -> Iterator[tuple[int, Level]]:
    for element in [] if kind is None else kind.iter(W + "lvl"):
        yield _number(element.get(W + "ilvl")) or 0, _level(element)


def _level(element: etree._Element) -> Level:
    start, form, text = (element.find(W + tag) for tag in ("start", "numFmt", "lvlText"))
    name = "decimal" if form is None else form.get(VAL, "")
    return Level(
        start=1 if start is None else _number(start.get(VAL)) or 0,
        style=FORMATS.get(name),
        text="" if text is None or name == "none" else text.get(VAL, ""),
        capital=name.startswith("upper") and name != "upperLetter",
    )


def _override(change: etree._Element, levels: dict[int, Level]) -> bool:
    """Applies what one list changes of its kind; whether it counts anew."""
    depth = _number(change.get(W + "ilvl")) or 0
    whole, start = change.find(W + "lvl"), change.find(W + "startOverride")
    if whole is not None:
        levels[depth] = _level(whole)
    if start is not None:
        old = levels.get(depth, Level(style=labels.DIGIT, text="%1."))
        levels[depth] = Level(_number(start.get(VAL)) or 0, old.style, old.text, old.capital)
    return start is not None


def _styled(root: etree._Element, lists: Lists) -> None:
    """The lists that paragraph styles bring along, those of the styles they are based on included."""
    styles = {each.get(W + "styleId", ""): each for each in root.iter(W + "style")}
    for identity in styles:
        style: etree._Element | None = styles[identity]
        for _ in range(STYLES_DEEP):
            if style is None:
                break
            place = _place(style.find(f"{W}pPr/{W}numPr"))
            if place is not None and place[0] is not None:
                lists.styles[identity] = (place[0], place[1])
                break
            base = style.find(W + "basedOn")
            style = None if base is None else styles.get(base.get(VAL, ""))


def _number(value: str | None) -> int | None:
    return int(value) if value is not None and value.isdigit() else None
