"""Web pages as lines: one a paragraph, heading or list item, with the number that a browser prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from bluehelm.sources.resolutions import labels
from bluehelm.sources.resolutions.rows import Line

PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|div|p|h1)\b", re.I | re.S
)
DROPPED = {"script", "style", "noscript", "template", "svg", "iframe", "object", "head", "select", "button"}
BLOCKS = {
    "p", "div", "section", "article", "header", "footer", "nav", "main", "aside", "li", "ul", "ol", "tr",
    "table", "blockquote", "pre", "form", "dl", "dt", "dd", "figure", "figcaption", "hr", "center",
    "address", "title", "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
TYPES = {"1": labels.DIGIT, "a": labels.LETTER, "i": labels.ROMAN, "A": labels.CAPITAL, "I": labels.ROMAN}
DEEPEST = 50  # lists within lists


@dataclass
class Numbered:
    """A list that is open."""

    style: str | None  # None for one with bullets
    count: int
    capital: bool = False


def is_page(content: bytes) -> bool:
    """Whether the bytes are a web page's."""
    return PAGE.match(content[:2000].removeprefix(b"\xef\xbb\xbf")) is not None


def lines(text: str) -> list[Line]:
    """The lines of a page; nothing outside it is fetched."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    reader.end()
    return [Line(n, line, None, style) for n, (line, style) in enumerate(reader.lines, 1)]


class Reader(HTMLParser):
    """Gathers the words of each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.lists: list[Numbered] = []
        self.dropped: list[str] = []
        self.style: str | None = "paragraph"
        self.label = ""  # of the list item that the next words open
        self.kept_lines = False  # inside <pre>, where line ends stay

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in DROPPED:
            self.dropped.append(tag)
        if self.dropped:
            return
        stated = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.end()
            self.style = None
        elif tag in BLOCKS:
            self.end()
            self.style = f"heading {tag[1]}" if re.fullmatch(r"h\d", tag) is not None else "paragraph"
        elif tag in ("td", "th"):
            self.words.append("\t")
        if tag in ("ol", "ul") and len(self.lists) < DEEPEST:
            self.lists.append(_list(tag, stated))
        elif tag == "li" and self.lists:
            self.label = _label(self.lists, stated.get("value", ""))
        self.kept_lines = self.kept_lines or tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in self.dropped:
            del self.dropped[self.dropped.index(tag) :]
            return
        if self.dropped:
            return
        if tag in BLOCKS:
            self.end()
            self.style = "paragraph"
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        if tag == "pre":
            self.kept_lines = False

    def handle_data(self, data: str) -> None:
        if self.dropped:
            return
        if not self.kept_lines:
            self.words.append(data)
            return
        for at, line in enumerate(data.split("\n")):
            if at:
                self.end()
                self.style = None
            self.words.append(line)
            if not line.strip():
                self.lines.append(("", None))

    def end(self) -> None:
        """Ends the line, if there is one."""
        line = " ".join("".join(self.words).split())
        self.words = []
        if not line:
            return
        own = labels.item(line) or labels.number(line)  # printed in words too, under a list without signs
        self.lines.append((line if own is not None else f"{self.label}{line}", self.style))
        self.label = ""


def _list(tag: str, stated: dict[str, str]) -> Numbered:
    if tag == "ul":
        return Numbered(None, 0)
    kind = stated.get("type", "1")
    start = stated.get("start", "1")
    return Numbered(TYPES.get(kind, labels.DIGIT), (int(start) if start.isdigit() else 1) - 1, kind == "I")


def _label(lists: Sequence[Numbered], value: str) -> str:
    """The label of the next item; a number in brackets inside another list, as resolutions print them."""
    last = lists[-1]
    last.count = int(value) if value.isdigit() and len(value) < 5 else last.count + 1
    if last.style is None:
        return "• "
    sign = labels.written(last.count, last.style)
    sign = sign.upper() if last.capital else sign
    plain = last.style == labels.DIGIT and len(lists) == 1
    return f"{sign}. " if plain else f"({sign}) "
