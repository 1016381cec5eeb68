"""Words inside a paragraph that make it bind more or less; the dates and numbers that changed."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bluehelm.mandates.diff.rows import CUT, KEPT, PUT, Words
from bluehelm.record import vocab

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FIGURE = re.compile(
    rf"\b\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?\b|\b(?:{MONTHS}) \d{{4}}\b"
    r"|(?<![\w(/])\d(?:[\d,.]*\d)?(?![\w)/])"
)
LONGEST_TURN = 8  # words of a change that is no new clause
SHARE = 3  # a reservation fills at least one in so many words of what was put or cut


@dataclass(frozen=True)
class Side:
    """One text of a redline, with the piece that each letter of it stands in."""

    words: Words
    text: str
    pieces: tuple[int, ...]

    @classmethod
    def of(cls, words: Words, sign: str) -> "Side":
        """sign  CUT for the old text, PUT for the new"""
        mine = [(n, text) for n, (kind, text) in enumerate(words) if kind in (KEPT, sign)]
        return cls(words, "".join(text for _, text in mine), tuple(n for n, text in mine for _ in text))

    def touched(self, found: re.Match[str]) -> tuple[int, ...]:
        """The pieces it stands in that the other text does not have."""
        inside = dict.fromkeys(self.pieces[found.start() : found.end()])
        return tuple(n for n in inside if self.words[n][0] != KEPT)


def phrases(kind: str, words: Words, sign: str) -> Counter[str]:
    """The reservations ("hedges") or pressing words ("pressing") that were cut or put.

    One inside a clause that came or went as a whole does not count: it says nothing of what was there before.
    """
    side = Side.of(words, sign)
    found: Counter[str] = Counter()
    for match in _pattern(kind).finditer(side.text):
        touched = side.touched(match)
        around = sum(len(side.words[n][1].split()) for n in touched)
        if touched and SHARE * len(match[0].split()) >= around:
            found[" ".join(match[0].split())] += 1
    return found


def hedged(words: str) -> bool:
    """Whether the words hold a reservation."""
    return _pattern("hedges").search(words) is not None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    told = vocab.read("redline")
    either = _either(told[kind])
    if kind == "hedges":
        means = rf"(?:(?:{_either(told['whose'])})\s+)*(?:{_either(told['means'])})"
        both = rf"{means}(?:(?:,|,?\s+and)\s+{means})*"
        either = rf"within\s+(?:the\s+limits?\s+of\s+)?{both}|{either}"
    return re.compile(rf"(?<!soon )\b(?:{either})\b", re.I)


def _either(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in sorted(words, key=len, reverse=True))


def duty(words: Words) -> tuple[str, str] | None:
    """The auxiliary verb that was cut and the one put in its place, where they bind differently."""
    for (sign, cut), (after, put) in pairwise(words):
        if (sign, after) != (CUT, PUT) or max(len(cut.split()), len(put.split())) > LONGEST_TURN:
            continue
        old, new = (max(_duties(text), key=duty_rank, default=None) for text in (cut, put))
        if old is not None and new is not None and duty_rank(old) != duty_rank(new):
            return old, new
    return None


def _duties(text: str) -> list[str]:
    known = vocab.read("redline")["duties"]
    return [word for word in re.findall(r"[a-z]+", text.casefold()) if word in known]


def duty_rank(word: str) -> int:
    rank: int = vocab.read("redline")["duties"][word]
    return rank


def figures(words: Words) -> tuple[tuple[str | None, str | None], ...]:
    """Dates and numbers that were cut and those put for them; a date is whole, if only its year changed."""
    changed: list[tuple[str | None, str | None]] = []
    alone: dict[str, list[str]] = {CUT: [], PUT: []}
    cut, put = (_touched(Side.of(words, sign)) for sign in (CUT, PUT))
    for n in sorted({*cut, *put}):
        old, new = cut.get(n, []), put.get(n, [])
        changed.extend(zip(old, new, strict=False))
        alone[CUT] += old[len(new) :]
        alone[PUT] += new[len(old) :]
    for dated in (True, False):
        old, new = ([each for each in alone[sign] if (" " in each) is dated] for sign in (CUT, PUT))
        if len(old) == len(new) == 1:  # a sentence turned round
            changed.append((old[0], new[0]))
        else:
            changed.extend((each, None) for each in old)
            changed.extend((None, each) for each in new)
    return tuple(pair for pair in changed if pair[0] != pair[1])


def _touched(side: Side) -> dict[int, list[str]]:
    """The dates and numbers of one text that the other does not have, by the kept piece before them."""
    found: dict[int, list[str]] = {}
    for match in FIGURE.finditer(side.text):
        touched = side.touched(match)
        if touched:
            before = next((n for n in range(touched[0], -1, -1) if side.words[n][0] == KEPT), -1)
            found.setdefault(before, []).append(match[0])
    return found
