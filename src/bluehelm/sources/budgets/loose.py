"""Outputs printed as single paragraphs: planned texts, figures and unit phrases one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bluehelm.sources.budgets.alignment import assign
from bluehelm.sources.budgets.outputs import (
    Draft,
    Entry,
    Gathered,
    is_heading,
    plans_something,
    take_row,
)
from bluehelm.sources.budgets.phrases import answers, label
from bluehelm.sources.budgets.pieces import Piece
from bluehelm.sources.budgets.wording import PAST, SENTENCE, Lexicon, breaks_off, goes_on


@dataclass
class _Stretch:
    """Planned outputs that follow one another, and the figures and phrases under them."""

    drafts: list[Draft]
    figures: list[Entry] = field(default_factory=list)
    phrases: list[tuple[str, str]] = field(default_factory=list)  # text, where
    listed: bool = False  # several figures stand before the first phrase

    @property
    def started(self) -> bool:
        return bool(self.figures or self.phrases)

    @property
    def expected(self) -> float:
        """How surely a phrase is still to come."""
        if self.listed and len(self.phrases) < len(self.figures):
            return 2.5
        if not self.listed and self.figures and not self.figures[-1].remarks:
            return 0.0 if self.figures[-1].completed in ("Yes", "No") else 2.6
        return 0.0


def gather(pieces: Sequence[Piece], support: bool, book: Lexicon) -> Gathered:
    """The outputs of one accomplishment: rows joined where a page cut them, loose paragraphs settled."""
    found = Gathered(support, book)
    for at, piece in enumerate(pieces):
        if piece.tabular:
            settle(found, piece)
            take_row(piece, found)
        elif is_heading(piece.text, found, pieces[at + 1 :]):
            settle(found)
            found.group = piece.text
        else:
            found.loose.append(piece)
    settle(found)
    return found


def settle(found: Gathered, following: Piece | None = None) -> None:
    """Turn the loose paragraphs gathered so far into outputs, answers and rests of cut cells.

    following  the row that comes after them, if any: its answers may belong to the last of them
    """
    loose, found.loose = found.loose, []
    if not loose:
        return
    last = found.drafts[-1] if found.drafts else None
    loose = _rests(loose, found, following)
    if not loose:
        return
    stretch = _Stretch([last] if last is not None else [])
    for at, piece in enumerate(loose):
        stretch = _take(piece, stretch, found, _unanswered(loose, at, following))
    _close(stretch, found)


def _rests(loose: list[Piece], found: Gathered, following: Piece | None) -> list[Piece]:
    """Join the paragraphs that are only the rest of the row before; give back the others."""
    last = found.drafts[-1] if found.drafts else None
    while loose and last is not None:
        text = loose[0].text
        answered = len(loose) > 1 or (following is not None and not following.cell(0))
        whole = not goes_on(text) and not breaks_off(last.planned)
        whole = whole and not found.book.one_name(last.planned, text)
        if answers(text, None) or (whole and (answered or following is None) and not _is_rest(loose, last)):
            break
        entry = last.entries[-1] if last.entries else None
        if entry and entry.remarks and breaks_off(entry.remarks[-1]) and not breaks_off(last.planned):
            entry.remarks[-1] = f"{entry.remarks[-1]} {text}"
        else:
            last.planned = f"{last.planned} {text}"
        loose = loose[1:]
    return loose


def _is_rest(loose: Sequence[Piece], last: Draft) -> bool:
    """Whether a paragraph that opens with a capital is still the rest of the row above, and no more."""
    text = loose[0].text
    if len(loose) > 1 or SENTENCE.match(text) or PAST.search(text) or plans_something(text, last, 0.0):
        return False
    return bool(last.entries) and all(entry.completed for entry in last.entries)


def _unanswered(loose: Sequence[Piece], at: int, following: Piece | None) -> float:
    """Above 0 where no answer comes right after a paragraph, so that it hardly is a planned output."""
    after = loose[at + 1 :]
    if not after:
        return 1.5 if following is None or following.cell(0) else 0.0
    figures = [piece for piece in after[:8] if answers(piece.text, None)]
    listed = any(answers(one.text, None) and answers(two.text, None) for one, two in pairwise(after))
    return 0.0 if answers(after[0].text, None) or listed or not figures else 2.0


def _take(piece: Piece, stretch: _Stretch, found: Gathered, unanswered: float) -> _Stretch:
    text = piece.text
    draft = stretch.drafts[-1] if stretch.drafts else None
    if answers(text, None) and draft is not None:
        stretch.listed = stretch.listed or (
            bool(stretch.figures) and not stretch.phrases and not stretch.figures[-1].remarks
        )
        stretch.figures.append(Entry(text, [], piece.where, True))
        return stretch
    if goes_on(text) and draft is not None:
        _join(text, draft, stretch)
        return stretch
    expected = stretch.expected + (unanswered if stretch.figures else 0.0)
    if plans_something(text, draft, expected) or draft is None:
        if stretch.started or (draft is not None and draft.entries):
            _close(stretch, found)
            stretch = _Stretch([])
        fresh = Draft(text, piece.where, found.group)
        found.drafts.append(fresh)
        stretch.drafts.append(fresh)
        return stretch
    if stretch.figures and not stretch.listed:
        stretch.figures[-1].remarks.append(text)
    else:
        stretch.phrases.append((text, piece.where))
    return stretch


def _join(text: str, draft: Draft, stretch: _Stretch) -> None:
    """A paragraph that begins small goes on the cell that was cut."""
    if breaks_off(draft.planned) or not stretch.started:
        draft.planned = f"{draft.planned} {text}"
    elif stretch.listed and stretch.phrases:
        last, where = stretch.phrases[-1]
        stretch.phrases[-1] = (f"{last} {text}", where)
    elif stretch.figures and stretch.figures[-1].remarks:
        remarks = stretch.figures[-1].remarks
        remarks[-1] = f"{remarks[-1]} {text}"
    else:
        draft.planned = f"{draft.planned} {text}"


def _close(stretch: _Stretch, found: Gathered) -> None:
    """Give the figures and phrases of a stretch to its outputs."""
    entries = _entries(stretch)
    if not entries:
        return
    drafts = stretch.drafts
    if len(drafts) == 1:
        drafts[0].entries += entries
        return
    texts = [" ".join(entry.remarks[:1]) for entry in entries]
    owners = assign(texts, [draft.planned for draft in drafts], [None] * len(texts))
    for entry, owner in zip(entries, owners, strict=True):
        drafts[owner].entries.append(entry)


def _entries(stretch: _Stretch) -> list[Entry]:
    """Figures with their phrases: one by one as printed, or two lists laid side by side."""
    if not stretch.phrases:
        return stretch.figures
    texts = [text for text, _ in stretch.phrases]
    if not stretch.figures:
        return [Entry("", texts, stretch.phrases[0][1], True)]
    guide = " ".join(draft.planned for draft in stretch.drafts)
    parts = label(texts, len(stretch.figures), guide)
    if parts is None or not parts[0].is_unit:
        whole = Entry(
            " ".join(entry.completed for entry in stretch.figures), texts, stretch.figures[0].where, True
        )
        return [whole]
    at = -1
    for part in parts:
        at += part.is_unit
        stretch.figures[at].remarks.append(part.text)
    return stretch.figures
