"""A redline as a Word document with tracked changes: accepted they give the new text, rejected the old.

What moved stands where the new text has it, so rejecting gives every word of the old text in that order.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from bluehelm.mandates.diff import cautions
from bluehelm.mandates.diff.headings import Heading, headings
from bluehelm.mandates.diff.rows import BREAK, CUT, KEPT, PUT, SAME, Change, Words
from bluehelm.mandates.rows import Provision, Text
from bluehelm.record import vocab
from bluehelm.reports import wordml
from bluehelm.reports.docx import FONT, LOCALES
from bluehelm.reports.words import Words as Said

AUTHOR, INITIALS = "bluehelm", "bh"
INDENT = 400  # of each level of items, in twentieths of a point
NAMED = "named"  # a priority task, of names in record/vocab/redline.yaml
TAGS = {CUT: "del", PUT: "ins"}


@dataclass
class Pen:
    """Writes pieces of tracked text; every change has a number of its own."""

    day: str
    language: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def run(self, sign: str, text: str) -> str:
        """A run of words, marked as put in or cut out."""
        if not text:
            return ""
        words = "<w:br/>".join(wordml.words(part) if part else "" for part in text.split("\n"))
        if sign == CUT:
            words = words.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        run = f"<w:r>{words}</w:r>"
        return run if sign == KEPT else f"{self.mark(sign, close=False)}{run}</w:{TAGS[sign]}>"

    def mark(self, sign: str, close: bool = True) -> str:
        """The element that says who changed it and when."""
        end = "/" if close else ""
        return f'<w:{TAGS[sign]} w:id="{next(self.numbers)}" w:author="{AUTHOR}" w:date="{self.day}"{end}>'

    def paragraph(self, content: str, sign: str, properties: str = "") -> str:
        """A paragraph; its own mark may be put in or cut out."""
        ending = "" if sign == KEPT else f"<w:rPr>{self.mark(sign)}</w:rPr>"
        return f"<w:p><w:pPr>{properties}{ending}</w:pPr>{content}</w:p>"


@dataclass(frozen=True)
class Labels:
    """Numbers and letters as printed before the paragraphs of both texts."""

    old: dict[str, Provision]
    new: dict[str, Provision]

    @classmethod
    def of(cls, old: Text, new: Text) -> "Labels":
        return cls(_by_path(old), _by_path(new))

    def level(self, change: Change) -> int:
        rows = [self.new[path] for path in change.new] or [self.old[path] for path in change.old]
        return rows[0].level


def _by_path(text: Text) -> dict[str, Provision]:
    preamble = {f"p{row.path}": row for row in text.preambular}
    return preamble | {row.path: row for row in text.operative}


def docx(old: Text, new: Text, changes: Sequence[Change], language: str, made: datetime) -> bytes:
    """The redline as .docx.

    language  of the comments
    made      when the changes are said to have been made
    """
    from docx import Document as new_document
    from docx.oxml import parse_xml

    word = new_document()
    _style(word, f"{old.symbol or '?'} → {new.symbol or '?'}", language, made)
    pen = Pen(made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), language)
    labels, titles = Labels.of(old, new), headings(old, new, changes)
    parts: list[str] = []
    for n, change in enumerate(changes):
        parts.extend(_title(title, pen) for title in titles.get(n, ()))
        notes = [*(_cautions(old, new, changes, language) if n == 0 else ())]
        notes.append(_note(change, language, first=n == 0 or changes[n - 1].held))
        marks = "".join(_comment(word, note) for note in notes if note)
        parts.append(_row(change, labels, pen, marks))
    body = parse_xml(f"<w:body {wordml.NAMESPACE}>{''.join(parts)}</w:body>")
    word.element.body[:0] = list(body)
    held = io.BytesIO()
    word.save(held)
    return held.getvalue()


def _style(word: Any, name: str, language: str, made: datetime) -> None:
    from docx.shared import Cm, Pt

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.header.paragraphs[0].text = name
    for style, size in (("Normal", 10), ("Heading 1", 13), ("Heading 2", 11.5), ("Heading 3", 10.5)):
        found = word.styles[style]
        fonts = found.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]  # the theme's fonts would win over ours
        found.font.name, found.font.size = FONT, Pt(size)
    core = word.core_properties
    core.title, core.author, core.language = name, AUTHOR, LOCALES[language]
    core.created = core.modified = made.astimezone(UTC).replace(tzinfo=None)


def _title(title: Heading, pen: Pen) -> str:
    level = min(3, max(1, title.level))
    properties = f'<w:pStyle w:val="Heading{level}"/>'
    if title.old == title.new:
        return pen.paragraph(pen.run(KEPT, title.new or ""), KEPT, properties)
    content = pen.run(CUT, title.old or "") + pen.run(PUT, title.new or "")
    sign = KEPT if None not in (title.old, title.new) else CUT if title.new is None else PUT
    return pen.paragraph(content, sign, properties)


def _row(change: Change, labels: Labels, pen: Pen, comment: str) -> str:
    """The paragraphs of a row, with the numbers of both texts before their words."""
    indent = f'<w:ind w:left="{INDENT * labels.level(change)}"/>'
    olds = iter([labels.old[path].label for path in change.old])
    news = iter([labels.new[path].label for path in change.new])
    whole = KEPT if (change.old and change.new) or not change.held else CUT if change.old else PUT
    found, content = [], _label(next(olds, None), next(news, None), whole, pen)
    for sign, text in _pieces(change.words):
        if text != BREAK:
            content += pen.run(sign, text)
            continue
        found.append(pen.paragraph(content, sign, indent))
        old = next(olds, None) if sign != PUT else None
        new = next(news, None) if sign != CUT else None
        content = _label(old, new, sign, pen)
    return "".join((*found, pen.paragraph(content + comment, whole, indent)))


def _pieces(words: Words) -> Iterator[tuple[str, str]]:
    """The pieces of a row, with the ends of paragraphs apart."""
    for sign, text in words:
        for n, part in enumerate(text.split(BREAK)):
            if n:
                yield sign, BREAK
            if part:
                yield sign, part


def _label(old: str | None, new: str | None, sign: str, pen: Pen) -> str:
    """The number before a paragraph; where the two texts have different ones, one is cut and one put."""
    if not old and not new:
        return ""
    if sign != KEPT:
        return pen.run(sign, f"{old or new} ")
    if old == new or old is None or new is None:
        return pen.run(KEPT, f"{new or old} ")
    return pen.run(CUT, f"{old} " if old else "") + pen.run(PUT, f"{new} " if new else "")


def _cautions(old: Text, new: Text, changes: Sequence[Change], language: str) -> Iterator[str]:
    """What to know first, as comments at the first row: words of ours are of neither text."""
    yield from cautions(old, new, language)
    missing = sum(not change.held for change in changes)
    if missing:
        yield Said(language)("redline.partly", not_held=str(missing))


def _note(change: Change, language: str, first: bool) -> str:
    """What a comment says beside the row: what cannot be seen in its words."""
    names = vocab.read("redline")["names"]
    told = [f"{names['breaks_off'][language].capitalize()}."] if change.breaks_off else []
    if not change.held:
        return " ".join([*told, str(names["not_held"][language])] if first else told)
    if len(change.changes) > 1 or (change.old and change.new and change.changes[:1] not in ((), ("edited",))):
        sides = " → ".join(", ".join(side) for side in (change.old, change.new))
        told.append(f"{sides}: {', '.join(names[kind][language] for kind in change.changes)}.")
    strength = change.strength
    if strength is not None and strength.direction != SAME:
        why = strength.why_fr if language == "fr" else strength.why
        told.append(f"{names[strength.direction][language].capitalize()}: {why}")
    elif strength is not None and strength.named:
        told.append(f"{names[NAMED][language].capitalize()}.")
    return " ".join(told)


def _comment(word: Any, note: str) -> str:
    """The mark that ties a comment to the end of a paragraph."""
    number = word.comments.add_comment(text=note, author=AUTHOR, initials=INITIALS).comment_id
    return (
        f'<w:commentRangeStart w:id="{number}"/><w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )
