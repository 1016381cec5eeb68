"""The completed side of each output: one answer per figure, with its own unit phrase and explanation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bluehelm.sources.budgets.loose import gather
from bluehelm.sources.budgets.outputs import Draft, Entry
from bluehelm.sources.budgets.phrases import Part, answers, label, sentences, split
from bluehelm.sources.budgets.pieces import Piece
from bluehelm.sources.budgets.wording import (
    COMPARISON,
    DANGLING,
    PLURAL,
    SENTENCE,
    Lexicon,
    promised,
    shared,
    stems,
)
from bluehelm.sources.form import Answer, OutputRow, SetAside

SURELY = 0.5  # share of a unit's words that the output it slipped away from must have
NO_ANSWER = "no completed figure, yes or no is printed beside it"
NO_PLANNED = "no planned output stands beside it"
NOT_TOLD_APART = "the unit phrases beside these figures could not be told apart"


@dataclass(frozen=True)
class Reading:
    """What a document's way of printing tells about all of its cells."""

    book: Lexicon
    spaced: bool | None  # thousands parted by spaces; None where the document shows neither way


@dataclass
class _Done:
    """The answers of one output while they are put together."""

    planned: str
    answers: list[Answer] = field(default_factory=list)
    whole: list[Answer] = field(default_factory=list)  # explanations of the output as a whole
    set_aside: list[SetAside] = field(default_factory=list)

    def explain(self, text: str, where: str, several: bool) -> None:
        if not self.answers or (several and PLURAL.match(text)):
            self.whole.append(Answer("", (text,), where))
        else:
            at = self._explained(text)
            self.answers[at] = replace(self.answers[at], remarks=(*self.answers[at].remarks, text))

    def _explained(self, text: str) -> int:
        """The answer that an explanation speaks of: the one above it.

        What was never promised in numbers can be neither lower nor higher than planned; then it is the
        nearest answer above that was.
        """
        last = len(self.answers) - 1
        if not COMPARISON.match(text):
            return last
        things = promised(self.planned)
        for at in range(last, -1, -1):
            if stems(_unit(self.answers[at])) & things:
                return at
        return last


def _unit(answer: Answer) -> str:
    """The first words of the phrase beside an answer, which name what was counted."""
    if not answer.remarks:
        return ""
    words = re.split(r"[(:,;]", answer.remarks[0])[0].split()
    end = next((at for at, word in enumerate(words) if word in DANGLING and at), len(words))
    return " ".join(words[:end])


def outputs(
    pieces: Sequence[Piece], accomplishment: str, support: bool, reading: Reading
) -> tuple[tuple[OutputRow, ...], tuple[SetAside, ...]]:
    """The outputs of one accomplishment, and what could not be given to any."""
    found = gather(pieces, support, reading.book)
    aside = [SetAside(one.where, _printed(one), NO_PLANNED) for one in found.stray]
    _give_back(found.drafts)
    rows: list[OutputRow] = []
    for at, draft in enumerate(found.drafts):
        done = _Done(draft.planned)
        several = sum(_count(entry, reading.spaced) for entry in draft.entries) > 1
        for entry in draft.entries:
            _finish(entry, draft, several, done, reading)
        if at + 1 < len(found.drafts):
            for text, where in _slipped(found.drafts[at + 1], reading.book):
                done.explain(text, where, several)
        aside += done.set_aside
        every = (*done.answers, *done.whole)
        if not every:
            aside.append(SetAside(draft.where, draft.planned, NO_ANSWER))
        rows.append(OutputRow(accomplishment, draft.group, draft.planned, every, draft.where))
    return tuple(rows), tuple(aside)


def _count(entry: Entry, spaced: bool | None) -> int:
    return len(answers(entry.completed, spaced)) or int(bool(entry.completed))


def _printed(entry: Entry) -> str:
    return " ".join([entry.completed, *entry.remarks]).strip()


def _give_back(drafts: Sequence[Draft]) -> None:
    """Answers printed one row too low or too high go to the output whose words they use."""
    for above, below in pairwise(drafts):
        while _moves(below.entries, above, below, first=True):
            entry = below.entries.pop(0)
            above.entries.append(entry)
            while below.entries and not below.entries[0].completed:
                above.entries.append(below.entries.pop(0))
        while _moves(above.entries, below, above, first=False):
            below.entries.insert(0, above.entries.pop())


def _moves(entries: Sequence[Entry], other: Draft, own: Draft, first: bool) -> bool:
    """Whether the first (or last) of several answers fits the neighbouring output and not its own."""
    if sum(bool(entry.completed) for entry in entries) < 2 or not other.entries:
        return False
    entry = entries[0] if first else entries[-1]
    if not entry.completed or not entry.remarks or entry.own:
        return False
    unit = entry.remarks[0]
    return not shared(unit, own.planned) and shared(unit, other.planned) > SURELY


def _slipped(below: Draft, book: Lexicon) -> list[tuple[str, str]]:
    """Explanations printed before the first unit phrase after a page cut: they end the output above.

    They are taken out of the entry, which keeps the rest.
    """
    if not below.entries:
        return []
    entry = below.entries[0]
    if not (entry.gap and entry.completed and entry.remarks and COMPARISON.match(entry.remarks[0])):
        return []
    if not entry.own:
        parts = split(entry.remarks[0], 1, below.planned, book)
        entry.remarks[:1] = [part.text for part in parts or ()] or entry.remarks[:1]
    unit = next((at for at, text in enumerate(entry.remarks) if not SENTENCE.match(text)), None)
    if unit is None or not shared(entry.remarks[unit], below.planned):
        return []
    above, entry.remarks = entry.remarks[:unit], entry.remarks[unit:]
    entry.own = True
    return [(text, entry.where) for text in above]


def _finish(entry: Entry, draft: Draft, several: bool, done: _Done, reading: Reading) -> None:
    if not entry.completed:
        _without_figure(entry, several, done, reading.book)
        return
    figures = answers(entry.completed, reading.spaced) or (entry.completed,)
    if not entry.remarks:
        done.answers += [Answer(figure, (), entry.where) for figure in figures]
        return
    parts = _parts(entry, figures, draft.planned, reading.book)
    if parts is None and reading.spaced is None:
        joined = answers(entry.completed, True)
        parts = _parts(entry, joined, draft.planned, reading.book)
        figures = joined if parts is not None else figures
    if parts is None:
        done.answers += [Answer(figure, (), entry.where) for figure in figures]
        done.whole.append(Answer("", tuple(entry.remarks), entry.where))
        done.set_aside.append(SetAside(entry.where, _printed(entry), NOT_TOLD_APART))
        return
    _stand_side_by_side(figures, parts, entry, several or len(figures) > 1, done)


def _without_figure(entry: Entry, several: bool, done: _Done, book: Lexicon) -> None:
    """Words beside no figure: of the answer above, of all of them, or an answer that prints none."""
    cut = (part for text in entry.remarks for part in ((text,) if entry.own else sentences(text, book)))
    parts = tuple(cut)
    if not done.answers and not (several and PLURAL.match(parts[0])):
        done.answers.append(Answer("", parts, entry.where))
        return
    for part in parts:
        done.explain(part, entry.where, several)


def _parts(entry: Entry, figures: Sequence[str], planned: str, book: Lexicon) -> tuple[Part, ...] | None:
    """The remarks of an entry as unit phrases, one per figure, and explanations."""
    count = len(figures)
    if count == 1 and (entry.own or figures[0] in ("Yes", "No")):
        text = entry.remarks[0]
        if entry.own or SENTENCE.match(text):
            cut = entry.remarks if entry.own else [*sentences(text, book), *entry.remarks[1:]]
            return tuple(Part(one, False) for one in cut)
    if entry.own:
        return label(entry.remarks, count, planned)
    parts = split(entry.remarks[0], count, planned, book)
    if parts is None:
        return None
    return (*parts, *(Part(text, False) for text in entry.remarks[1:]))


def _stand_side_by_side(
    figures: Sequence[str], parts: Sequence[Part], entry: Entry, several: bool, done: _Done
) -> None:
    fresh = [Answer(figure, (), entry.where) for figure in figures]
    if len(fresh) == 1:
        done.answers.append(fresh[0])
        for part in parts:
            done.explain(part.text, entry.where, several)
        return
    at = 0
    for part in parts:
        if part.is_unit:
            done.answers.append(replace(fresh[at], remarks=(part.text,)))
            at += 1
        else:
            done.explain(part.text, entry.where, several)
