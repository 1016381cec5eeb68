"""Planned outputs and what was completed, put together again from rows, half rows and loose paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bluehelm.sources.budgets.phrases import answers, leading_answers
from bluehelm.sources.budgets.pieces import Piece
from bluehelm.sources.budgets.wording import (
    ACTION,
    COMPARISON,
    PAST,
    QUANTITY,
    SENTENCE,
    Lexicon,
    breaks_off,
    goes_on,
    shared,
)

CLAUSE = re.compile(r"\b(?:for|to|in|on|with|from|by|at|the|through|their)\b")  # no heading has such words
LONGEST_HEADING = 90
LONGEST_LOOSE_HEADING = 50  # outside the support component
SERVICE = re.compile(
    r".*\b(?:services?|improvements?|personnel|operations?|transport(?:ation)?|security|discipline|infrastructure"
    r"|HIV/AIDS|management|technology|training|affairs|staff|component|police|military|gender|environment\w*"
    r"|communications?|audit|medical|finance|engineering|logistics|welfare|property)",
    re.I,
)


@dataclass
class Entry:
    """One cell of the column "Completed" with the remark cells that stand against it."""

    completed: str
    remarks: list[str]
    where: str
    own: bool  # its remarks are paragraphs known to be such
    gap: bool = False  # a page or a blank line before it


@dataclass
class Draft:
    """One planned output while its pieces are gathered."""

    planned: str
    where: str
    group: str | None
    entries: list[Entry] = field(default_factory=list)


@dataclass
class Gathered:
    """What the outputs zone of one accomplishment holds: rows in order, and loose paragraphs between them."""

    support: bool
    book: Lexicon
    drafts: list[Draft] = field(default_factory=list)
    group: str | None = None
    loose: list[Piece] = field(default_factory=list)  # the paragraphs since the last row
    stray: list[Entry] = field(default_factory=list)  # answers before any planned output


def columns(piece: Piece) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The planned, completed and remark cells of a row, wherever a tab too many has put them."""
    planned, rest = " ".join(piece.cell(0)), [cell for cell in piece.cells[1:] if cell]
    if not rest:
        return planned, (), ()
    if answers(planned, None) and not any(answers(" ".join(cell), None) for cell in rest):
        return " ".join(rest[0]), piece.cell(0), tuple(part for cell in rest[1:] for part in cell)
    first, said = rest[0], [part for cell in rest[1:] for part in cell]
    whole = " ".join(first)
    if answers(whole, None):
        return planned, first, tuple(said)
    found, words = leading_answers(whole)
    if piece.cell(1) and found:  # the answer and its remark in one cell
        parts = list(first[1:]) if not leading_answers(first[0])[1] else [words]
        return planned, found, (*parts, *said)
    if piece.cell(1) and len(rest) > 1:  # words where a figure belongs: kept as they are printed
        return planned, first, tuple(said)
    return planned, (), (*first, *said)


def is_heading(text: str, found: Gathered, following: Sequence[Piece]) -> bool:
    """Whether a line standing alone is a service heading: short, whole, and a row comes next."""
    if (
        goes_on(text)
        or breaks_off(text)
        or QUANTITY.match(text)
        or CLAUSE.search(text)
        or answers(text, None)
    ):
        return False
    if found.drafts and breaks_off(found.drafts[-1].planned) and not found.loose:
        return False
    if found.loose and found.loose[-1].text not in ("Yes", "No") and answers(found.loose[-1].text, None):
        return False  # the unit phrase of the figure above it
    if found.loose and not leading_answers(found.loose[-1].text)[0] and not found.support:
        return False
    row_next = bool(following) and following[0].tabular and bool(following[0].cell(0))
    if found.support:
        return len(text) <= LONGEST_HEADING and row_next and SERVICE.match(text) is not None
    return (
        len(text) <= LONGEST_LOOSE_HEADING
        and row_next
        and not ACTION.match(text)
        and SERVICE.match(text) is not None
    )


def take_row(piece: Piece, found: Gathered) -> None:
    planned, completed, remarks = columns(piece)
    last = found.drafts[-1] if found.drafts else None
    bare = not completed and not remarks
    if planned and bare and _labels(planned, found):
        found.group = planned
        return
    cut = bool(planned) and last is not None and _goes_on_row(piece, planned, last, found)
    if cut and last is not None:
        last.planned = f"{last.planned} {planned}"
    elif planned:
        found.drafts.append(Draft(planned, piece.where, found.group))
    if bare:
        return
    own = piece.exact or len(remarks) > 1
    entry = Entry(" ".join(completed), list(remarks), piece.where, own, piece.gap)
    if cut and piece.gap and not own and not completed and not SENTENCE.match(remarks[0]):
        _join_remark(found, entry)
    else:
        add(found, entry)


def _goes_on_row(piece: Piece, planned: str, last: Draft, found: Gathered) -> bool:
    """Whether a row's planned cell is the rest of the one above, by its words or for want of an answer."""
    if goes_on(planned) or breaks_off(last.planned) or found.book.one_name(last.planned, planned):
        return True
    _, completed, remarks = columns(piece)
    return piece.gap and not piece.exact and not completed and (not remarks or goes_on(remarks[0]))


def _join_remark(found: Gathered, entry: Entry) -> None:
    """The rest of a remark that a page cut, whatever it begins with."""
    entries = found.drafts[-1].entries
    if entries and entries[-1].remarks:
        entries[-1].remarks[-1] = f"{entries[-1].remarks[-1]} {entry.remarks[0]}"
    else:
        add(found, entry)


def _labels(text: str, found: Gathered) -> bool:
    """Whether the only cell of a row is a heading, and neither an output nor the rest of one."""
    longest = LONGEST_HEADING if found.support else LONGEST_LOOSE_HEADING
    if goes_on(text) or QUANTITY.match(text) or len(text) > longest or text.endswith(":"):
        return False
    return SERVICE.match(text) is not None and not (found.drafts and breaks_off(found.drafts[-1].planned))


def add(found: Gathered, entry: Entry) -> None:
    """Put an entry under the last output; a remark without an answer goes on where the last one stopped."""
    if not found.drafts:
        found.stray.append(entry)
        return
    entries = found.drafts[-1].entries
    if entry.completed or not entries:
        entries.append(entry)
        return
    last = entries[-1]
    if last.remarks and (goes_on(entry.remarks[0]) or breaks_off(last.remarks[-1])):
        last.remarks[-1] = f"{last.remarks[-1]} {entry.remarks[0]}"
        last.remarks += entry.remarks[1:]
    else:
        entries.append(entry)


def plans_something(text: str, draft: Draft | None, expected: float) -> bool:
    """Whether a loose paragraph is a planned output, rather than a phrase or remark on the one before.

    expected  above 0 where a unit phrase is still to come
    """
    if SENTENCE.match(text) or COMPARISON.match(text):
        return False
    worth = -expected
    worth += 3.0 if QUANTITY.match(text) else 0.0
    worth += 1.0 if ACTION.match(text) else 0.0
    worth += 1.5 if len(text) >= 90 else (-1.5 if len(text) < 50 else 0.0)
    worth -= 3.0 if PAST.search(text) else 0.0
    if draft is not None and len(text) < 90 and shared(text, draft.planned) >= 0.6:
        worth -= 2.0
    return worth > 0
