"""One cell that holds several paragraphs run together, taken apart: unit phrases and explanations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bluehelm.sources.budgets.wording import (
    COMPARISON,
    DANGLING,
    FINITE,
    SENTENCE,
    WORD,
    Lexicon,
    breaks_off,
    stems,
)

ANSWER = re.compile(
    r"(?:Yes|No|Partial(?:ly)?|Ongoing|N/A|n/a|[—–-]"
    r"|(?:US)?\$?\d[\d,]*(?:\.\d+)?(?:/\d+)?(?: ?%| per cent| million)?)(?=\s|$)"
)
NAME_CHAIN = -1.0  # a capital word after another one may go on a name
KNOWN_NAME = -4.0  # the document writes these two words together elsewhere
OPENS_SENTENCE = 4.0
SURELY_COMMON = 1.0  # a word that the document writes small nearly always
FEWEST_MARGIN = 0.4  # what a boundary that no word forces must be worth


@dataclass(frozen=True)
class Part:
    """A paragraph found in a cell: the unit phrase of an answer, or an explanation."""

    text: str
    is_unit: bool


@dataclass(frozen=True)
class _Start:
    at: int  # index of the word that may open a paragraph
    score: float
    sentence: bool  # it can only open a sentence, never a unit phrase
    capitals: bool = False  # the word before is a capital one too: a name may go on here


def answers(text: str, spaced: bool | None, phrases: int | None = None) -> tuple[str, ...]:
    """The figures and yes/no that a cell consists of; empty if it holds anything else.

    spaced   True where the document parts thousands by spaces, False by commas, None where it shows neither;
             then phrases, the number of unit phrases beside the cell, decides
    """
    found, rest = leading_answers(text)
    if rest:
        return ()
    if spaced is False or len(found) < 2:
        return found
    joined = tuple(re.sub(r"(?<=\d) (?=\d{3}(?:\D|$))", "\u2009", " ".join(found)).split(" "))
    if spaced is None and (phrases is None or len(joined) != phrases):
        return found
    return tuple(answer.replace("\u2009", " ") for answer in joined)


def leading_answers(text: str) -> tuple[tuple[str, ...], str]:
    """The answers a text begins with, and what stands after them."""
    found: list[str] = []
    rest = text.strip()
    while (match := ANSWER.match(rest)) is not None:
        found.append(match[0])
        rest = rest[match.end() :].lstrip()
    return tuple(found), rest


def split(text: str, count: int, guide: str, book: Lexicon) -> tuple[Part, ...] | None:
    """The paragraphs that were run together in a cell with count answers; None if they do not come to count.

    guide  the planned output beside it: its quantities suggest the words of the units
    """
    if count == 0:
        return tuple(Part(part, False) for part in sentences(text, book))
    return _Splitter(text, count, guide, book).parts()


def label(paragraphs: Sequence[str], count: int, guide: str) -> tuple[Part, ...] | None:
    """Known paragraphs, told apart into count unit phrases and explanations; None if not so many."""
    if count == 0:
        return tuple(Part(text, False) for text in paragraphs)
    worth = sorted(range(len(paragraphs)), key=lambda at: (-_unit_worth(paragraphs[at], guide), at))
    units = {at for at in worth[:count] if not COMPARISON.match(paragraphs[at])}
    clear = [at for at in range(len(paragraphs)) if _unit_worth(paragraphs[at], guide) > 2.0]
    if len(units) < count or len(clear) > count:
        return None
    return tuple(Part(text, at in units) for at, text in enumerate(paragraphs))


def _unit_worth(text: str, guide: str) -> float:
    mine = stems(text[:80])
    fit = len(mine & stems(guide)) / len(mine) if mine else 0.0
    worth = 2.5 - 0.004 * len(text) + fit
    if COMPARISON.match(text):
        return -5.0
    if SENTENCE.match(text):
        worth -= 3.0
    return worth - (2.0 if FINITE.search(text) else 0.0)


def sentences(text: str, book: Lexicon) -> tuple[str, ...]:
    """The paragraphs of a cell of running text, parted only where a word must open a sentence.

    That is a word which opens nothing else, or a common one with a capital between two finite verbs.
    """
    words = text.split(" ")
    starts = _starts(words, "", book)
    ends = [*(start.at for start in starts[1:]), len(words)]
    cuts = [0]
    for start, end in zip(starts[1:], ends[1:], strict=True):
        if start.sentence or (
            start.score >= SURELY_COMMON
            and not start.capitals
            and FINITE.search(" ".join(words[start.at : end])) is not None
            and FINITE.search(" ".join(words[cuts[-1] : start.at])) is not None
        ):
            cuts.append(start.at)
    cuts.append(len(words))
    return tuple(" ".join(words[a:b]) for a, b in pairwise(cuts))


def _starts(words: Sequence[str], guide: str, book: Lexicon) -> list[_Start]:
    """Every place where a paragraph may begin, with how likely it is."""
    hints = stems(" ".join(word for word in guide.split() if word[:1].islower() or word[:1].isdigit()))
    names = {word for word in WORD.findall(guide)[1:] if word[0].isupper()}
    found, depth, chained = [_Start(0, 0.0, SENTENCE.match(" ".join(words[:4])) is not None)], 0, False
    for at, token in enumerate(words):
        word = WORD.search(token)
        opens = word is not None and token.lstrip("\"'“‘")[:1].isupper()
        if at and opens and word is not None and depth == 0 and _may_open(words, at):
            sentence = SENTENCE.match(" ".join(words[at : at + 4])) is not None
            score = OPENS_SENTENCE if sentence else book.commonness(word[0])
            score += 1.5 if not sentence and stems(word[0]) & hints else 0.0
            score -= 3.0 if not sentence and word[0] in names else 0.0
            score += _in_name(words[at - 1], word[0], book) if chained and not sentence else 0.0
            score -= 1.5 if word[0].isupper() and len(word[0]) > 1 else 0.0
            found.append(_Start(at, score, sentence, at > 1 and words[at - 1][:1].isupper()))
            chained = score <= 0
        elif opens:
            chained = at > 0
        else:
            chained = False
        depth = max(0, depth + token.count("(") - token.count(")"))
    return found


def _in_name(previous: str, word: str, book: Lexicon) -> float:
    before = WORD.search(previous)
    known = before is not None and book.pairs[before[0], word] > 0
    return KNOWN_NAME if known else NAME_CHAIN


def _may_open(words: Sequence[str], at: int) -> bool:
    """Whether a paragraph may have ended with the word before this one."""
    previous = words[at - 1]
    if previous.endswith("."):
        return COMPARISON.match(" ".join(words[at : at + 4])) is not None
    return previous[-1:] not in ",;:-–/(&" and previous.lower() not in DANGLING


_Best = dict[tuple[int, int], tuple[float, tuple[Part, ...]]]


class _Splitter:
    """The best way to cut the words into exactly `count` unit phrases and any number of explanations."""

    def __init__(self, text: str, count: int, guide: str, book: Lexicon) -> None:
        self.words = text.split(" ")
        self.count = count
        self.hints = stems(guide)
        self.starts = _starts(self.words, guide, book)
        self.known: dict[tuple[int, int, bool], tuple[str, float]] = {}

    @cached_property
    def ends(self) -> list[int]:
        return [*(start.at for start in self.starts[1:]), len(self.words)]

    def parts(self) -> tuple[Part, ...] | None:
        """Dynamic programme over the possible starts and the number of unit phrases used so far."""
        last = len(self.starts)
        best: _Best = {(0, 0): (0.0, ())}
        for begin in range(last):
            for used in range(self.count + 1):
                if (begin, used) in best:
                    for end in range(begin + 1, last + 1):
                        if used < self.count:
                            self._offer(best, (begin, end, used), True)
                        self._offer(best, (begin, end, used), False)
        return best[last, self.count][1] if (last, self.count) in best else None

    def _offer(self, best: _Best, span: tuple[int, int, int], is_unit: bool) -> None:
        begin, end, used = span
        key = (end, used + is_unit)
        score, parts = best[begin, used]
        text, worth = self._worth(begin, end, is_unit)
        score += worth
        if key not in best or score > best[key][0]:
            best[key] = (score, (*parts, Part(text, is_unit)))

    def _worth(self, begin: int, end: int, is_unit: bool) -> tuple[str, float]:
        """The words of a span, and what they are worth as a unit phrase or as an explanation."""
        span = (begin, end, is_unit)
        if span not in self.known:
            text = " ".join(self.words[self.starts[begin].at : self.ends[end - 1]])
            self.known[span] = (text, self._weighed(begin, end, text, is_unit))
        return self.known[span]

    def _weighed(self, begin: int, end: int, text: str, is_unit: bool) -> float:
        start = self.starts[begin]
        worth = start.score - (FEWEST_MARGIN if begin else 0.0)
        worth -= OPENS_SENTENCE * sum(inner.sentence for inner in self.starts[begin + 1 : end])
        finite = FINITE.search(text) is not None
        if is_unit:
            if start.sentence:
                worth -= 2 * OPENS_SENTENCE
            mine = stems(" ".join(text.split(" ")[:4]))
            worth += len(mine & self.hints) / len(mine) if mine else 0.0
            return worth - (2.0 if finite else 0.0) - (2.0 if breaks_off(text) else 0.0)
        if not start.sentence:
            worth += 0.6 if finite and begin and not start.capitals else -3.0
        return worth
