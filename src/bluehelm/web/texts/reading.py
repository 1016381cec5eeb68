"""A text as its page shows it: its words exactly as read, cut where something in them is marked or linked."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bluehelm.mandates.cited.cite import is_document
from bluehelm.mandates.rows import (
    OPERATIVE,
    Act,
    Citation,
    Duty,
    Moment,
    Provision,
    Quantity,
    Reference,
    Section,
    Task,
    Text,
)
from bluehelm.web.texts.library import anchor_of

VERB, ADDRESSEE, CITED, OWN, DAY, NUMBER = "verb", "addressee", "cited", "own", "day", "number"
TOP, DEEPEST = 3, 6  # of the headings of sections
Address = Callable[[str], str | None]  # of a stored text, by its symbol


@dataclass(frozen=True)
class Segment:
    """Words of a paragraph that are marked as one thing, or as nothing."""

    text: str
    kind: str = ""
    url: str | None = None


@dataclass(frozen=True)
class Span:
    start: int
    end: int
    kind: str
    url: str | None = None


@dataclass(frozen=True)
class Shown:
    """A paragraph or item with what is told beside it."""

    provision: Provision
    anchor: str
    segments: tuple[Segment, ...]
    acts: tuple[Act, ...]  # those that address somebody
    moments: tuple[Moment, ...]  # those that have days, or a doubt
    quantities: tuple[Quantity, ...]
    notes: tuple[str, ...]  # on what it cites and refers to
    references: tuple["Target", ...]  # where one mention means several paragraphs
    tasks: tuple[Task, ...]
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class Target:
    path: str
    anchor: str


@dataclass(frozen=True)
class Title:
    """A heading of the text, as deep as it stands."""

    section: Section
    anchor: str
    tag: int  # 3 is h3
    paragraphs: tuple[Target, ...]  # directly under it


Line = Title | Shown


def preamble(text: Text, address: Address) -> tuple[Shown, ...]:
    return tuple(_shown(text, row, f"p{row.path}", address) for row in text.preambular)


def operative(text: Text, address: Address) -> tuple[Line, ...]:
    """The paragraphs and items, each heading before the paragraphs under it."""
    anchors, next_section = anchors_of(text.operative), 0
    found: list[Line] = []
    for row, anchor in zip(text.operative, anchors, strict=True):
        last = [n for n, one in enumerate(text.sections) if n >= next_section and one.first == row.path]
        if last:
            found += _titles(text, anchors, next_section, last[-1] + 1)
            next_section = last[-1] + 1
        found.append(_shown(text, row, anchor, address))
    return (*found, *_titles(text, anchors, next_section, len(text.sections)))


def anchors_of(rows: Sequence[Provision]) -> tuple[str, ...]:
    """Where each stands on the page; of two with the same place, the second has its own."""
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        anchor = anchor_of(row.path)
        seen[anchor] += 1
        found.append(anchor if seen[anchor] == 1 else f"{anchor}_{seen[anchor]}")
    return tuple(found)


def unheaded(text: Text) -> tuple[Target, ...]:
    """The paragraphs that stand under no heading."""
    return _under(text, anchors_of(text.operative), None)


def _titles(text: Text, anchors: Sequence[str], first: int, end: int) -> Iterator[Title]:
    for n in range(first, end):
        yield Title(
            text.sections[n],
            f"section-{n + 1}",
            min(TOP + _depth(text, n), DEEPEST),
            _under(text, anchors, n),
        )


def _depth(text: Text, n: int) -> int:
    parent = text.sections[n].parent
    return 0 if parent is None else 1 + _depth(text, parent)


def _under(text: Text, anchors: Sequence[str], section: int | None) -> tuple[Target, ...]:
    return tuple(
        Target(row.path, anchor)
        for row, anchor in zip(text.operative, anchors, strict=True)
        if row.level == 0 and row.section == section
    )


def _shown(text: Text, row: Provision, anchor: str, address: Address) -> Shown:
    spans = [*_cited(row, address), *_own(row), *_verbs(row), *_addressees(row), *_told(row)]
    printed = Counter(one.printed for one in row.references)
    return Shown(
        provision=row,
        anchor=anchor,
        segments=cut(row.text, spans),
        acts=tuple(one for one in row.acts if one.addressees),
        moments=tuple(one for one in row.moments if one.dates or one.doubt is not None),
        quantities=row.quantities,
        notes=tuple(dict.fromkeys(_notes(row.citations, row.references))),
        references=tuple(
            Target(one.path, anchor_of(one.path))
            for one in row.references
            if one.found and printed[one.printed] > 1
        ),
        tasks=tuple(one for one in text.tasks if row.kind == OPERATIVE and one.path == row.path),
        duties=tuple(one for one in text.duties if row.kind == OPERATIVE and one.path == row.path),
    )


def cut(text: str, spans: Sequence[Span]) -> tuple[Segment, ...]:
    """The whole text in segments; where two spans would share words, the one given first has them."""
    kept: list[Span] = []
    for span in spans:
        if all(span.end <= one.start or span.start >= one.end for one in kept):
            kept.append(span)
    found, place = [], 0
    for span in sorted(kept, key=lambda one: one.start):
        found += [
            Segment(text[place : span.start]),
            Segment(text[span.start : span.end], span.kind, span.url),
        ]
        place = span.end
    return tuple(one for one in (*found, Segment(text[place:])) if one.text)


def _cited(row: Provision, address: Address) -> Iterator[Span]:
    place = 0
    for one in row.citations:
        start = row.text.find(one.printed, place)
        if start < 0 or not is_document(one):
            continue
        place = start + len(one.printed)
        url = address(one.symbol)
        if url is not None and one.paragraphs:
            url += f"#{anchor_of(one.paragraphs[0])}"
        yield Span(start, place, CITED, url)


def _own(row: Provision) -> Iterator[Span]:
    place = 0
    for one in row.references:
        start = row.text.find(one.printed, place)
        if start < 0:
            continue
        place = start + len(one.printed)
        yield Span(start, place, OWN, f"#{anchor_of(one.path)}" if one.found else None)


def _verbs(row: Provision) -> Iterator[Span]:
    if row.phrase is not None and row.text.startswith(row.phrase):
        yield Span(0, len(row.phrase), VERB)
    for one in _here(row):
        words = r"\s+".join(re.escape(word) for word in one.verb.split())
        match = re.compile(words, re.I).match(row.text, one.start)
        if match is not None:
            yield Span(*match.span(), VERB)


def _addressees(row: Provision) -> Iterator[Span]:
    """Addressees whose name stands in the words of the act as it is told; others are told beside it only."""
    for one in _here(row):
        for name in one.addressees:
            words = r"\s+".join(re.escape(word) for word in name.split())
            match = re.compile(rf"(?<!\w){words}(?!\w)").search(row.text, one.start, one.end)
            if match is not None:
                yield Span(*match.span(), ADDRESSEE)


def _here(row: Provision) -> Iterator[Act]:
    """The acts whose words stand in the paragraph itself, not in an item of it."""
    yield from (one for one in row.acts if one.within is None)


def _told(row: Provision) -> Iterator[Span]:
    pairs = ((DAY, [one.printed for one in row.moments]), (NUMBER, [one.printed for one in row.quantities]))
    for kind, every in pairs:
        for printed in every:
            start = row.text.find(printed)
            if start >= 0 and printed:
                yield Span(start, start + len(printed), kind)


def _notes(citations: Sequence[Citation], references: Sequence[Reference]) -> Iterator[str]:
    yield from (f"{one.printed}: {one.note}" for one in citations if one.note is not None)
    yield from (f"{one.printed}: {one.note}" for one in references if one.note is not None)
