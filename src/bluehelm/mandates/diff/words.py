"""A redline of two texts word by word, in whole words and without crumbs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby

from bluehelm.mandates.diff.rows import BREAK, CUT, KEPT, PUT, Words

CHUNK = re.compile(r"(\s*)(\S+)")
EDGES = re.compile(r"^\W+|\W+$")
QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": None, "-": None}
)
CONNECTING = frozenset(
    (
        *(
            "a",
            "an",
            "and",
            "as",
            "at",
            "be",
            "by",
            "for",
            "from",
            "in",
            "into",
            "is",
            "it",
            "its",
            "of",
            "on",
            "or",
        ),
        *(
            "such",
            "that",
            "the",
            "their",
            "these",
            "this",
            "those",
            "to",
            "upon",
            "was",
            "well",
            "were",
            "which",
        ),
        *("will", "with"),
    )
)
LEADING = frozenset(
    ("and", "as", "especially", "in", "including", "notably", "or", "particularly", "while", "with", "within")
)

MOST_LIKE = 500_000  # pairs of the same word in both texts; those of the longest paragraphs known are a tenth

Span = tuple[int, int, int, int]  # old from, old to, new from, new to


@dataclass(frozen=True)
class Chunk:
    """One word with its punctuation and the blank before it."""

    space: str
    text: str
    key: str  # what makes it the same word; "" for a lone sign

    @property
    def light(self) -> bool:
        return _connects(self.key)

    @property
    def stops(self) -> bool:
        return self.text[-1] in ",;:."


def plain(text: str) -> str:
    """A text as it is compared: accents composed, typographic quotes and dashes made plain."""
    return unicodedata.normalize("NFC", text).translate(QUOTES)


def _connects(key: str) -> bool:
    return not key or key.casefold() in CONNECTING


@lru_cache(maxsize=4096)
def chunks(text: str) -> tuple[Chunk, ...]:
    """The words of a text; the case of its first letter makes no difference."""
    found = []
    for n, (space, word) in enumerate(CHUNK.findall(text)):
        key = EDGES.sub("", plain(word))
        if n == 0:
            key = key.casefold()
        found.append(Chunk(space if n else "", word, key))
    return tuple(found)


def same(old: str, new: str) -> bool:
    """The same text but for punctuation, typographic quotes and the case of the first letter."""
    mine, yours = ([chunk.key for chunk in chunks(text) if chunk.key] for text in (old, new))
    return mine == yours


def redline(old: str, new: str) -> Words:
    """What was kept, cut and put, in the order of the new text.

    Kept and cut pieces joined give the old text, kept and put ones the new, but for blanks and quotes.
    """
    mine, yours = chunks(old), chunks(new)
    pieces: list[tuple[str, str]] = []
    i = j = 0
    for i1, i2, j1, j2 in (*edits(old, new), (len(mine), len(mine), len(yours), len(yours))):
        for a, b in zip(mine[i:i1], yours[j:j1], strict=True):
            pieces.extend(_kept(a, b))
        pieces.extend((CUT, a.space + a.text) for a in mine[i1:i2])
        gap = " " if i1 < i2 and not j1 else ""  # between the first words of both
        pieces.extend((PUT, (b.space or gap) + b.text) for b in yours[j1:j2])
        i, j = i2, j2
    return _joined(pieces)


@lru_cache(maxsize=4096)
def edits(old: str, new: str) -> tuple[Span, ...]:
    """The stretches of words that differ, as positions in the words of both."""
    mine, yours = chunks(old), chunks(new)
    found = _anew(_spans(mine, yours), mine, yours)
    spans: list[Span] = []
    for n, (i1, i2, j1, j2) in enumerate(found):
        free = (
            i1 - (spans[-1][1] if spans else 0),
            (found[n + 1][0] if n + 1 < len(found) else len(mine)) - i2,
        )
        spans.append(_slid((i1, i2, j1, j2), mine, yours, free))
    return tuple(_without_islands(spans, mine))


def _spans(mine: Sequence[Chunk], yours: Sequence[Chunk], heavy: bool = False) -> list[Span]:
    """What differs; with heavy, words that only connect are matched beside others alone."""
    keys, others = [a.key for a in mine], [b.key for b in yours]
    if _like(keys, others) > MOST_LIKE:
        return _between_ends(keys, others)
    matcher = SequenceMatcher(_connects if heavy else None, keys, others, autojunk=False)
    return [(i1, i2, j1, j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"]


def _like(keys: Sequence[str], others: Sequence[str]) -> int:
    """How many pairs of a word and the same word there are: what matching looks at."""
    count = Counter(others)
    return sum(many * count[key] for key, many in Counter(keys).items())


def _between_ends(keys: Sequence[str], others: Sequence[str]) -> list[Span]:
    """Of texts that say the same word over and over: what stands between their like beginnings and ends."""
    most = min(len(keys), len(others))
    first = next((n for n in range(most) if keys[n] != others[n]), most)
    last = next((n for n in range(most - first) if keys[-1 - n] != others[-1 - n]), most - first)
    if first == len(keys) == len(others):
        return []
    return [(first, len(keys) - last, first, len(others) - last)]


def _anew(spans: Sequence[Span], mine: Sequence[Chunk], yours: Sequence[Chunk]) -> list[Span]:
    """The stretches; those that only an "and" or "of the" holds apart matched anew by their other words."""
    found: list[Span] = []
    for _, together in groupby(_counted(spans, mine), lambda each: each[0]):
        parts = [span for _, span in together]
        i, i_end, j, j_end = parts[0][0], parts[-1][1], parts[0][2], parts[-1][3]
        if len(parts) > 1:
            again = _spans(mine[i:i_end], yours[j:j_end], heavy=True)
            again = [(i + i1, i + i2, j + j1, j + j2) for i1, i2, j1, j2 in again]
            if _keeps(again, mine, i, i_end):
                parts = again
        found.extend(parts)
    return found


def _counted(spans: Sequence[Span], mine: Sequence[Chunk]) -> Iterator[tuple[int, Span]]:
    """Each stretch with the number of its group; only words that connect stand inside a group."""
    group, end = 0, 0
    for span in spans:
        group += any(not word.light for word in mine[end : span[0]])
        end = span[1]
        yield group, span


def _keeps(spans: Sequence[Span], mine: Sequence[Chunk], start: int, end: int) -> bool:
    """Whether a word that tells something is outside the stretches."""
    inside = {n for i1, i2, _, _ in spans for n in range(i1, i2)}
    return any(n not in inside and not mine[n].light for n in range(start, end))


def _slid(span: Span, mine: Sequence[Chunk], yours: Sequence[Chunk], free: tuple[int, int]) -> Span:
    """A stretch only put or only cut, shifted to where a phrase begins if the same words allow it.

    free  how many kept words there are before and after it
    """
    i1, i2, j1, j2 = span
    if i1 != i2 and j1 != j2:
        return span
    side, start, end = (yours, j1, j2) if i1 == i2 else (mine, i1, i2)
    shifts = [0]
    while shifts[0] > -free[0] and side[start + shifts[0] - 1].key == side[end + shifts[0] - 1].key:
        shifts.insert(0, shifts[0] - 1)
    while shifts[-1] < free[1] and side[start + shifts[-1]].key == side[end + shifts[-1]].key:
        shifts.append(shifts[-1] + 1)
    shift = max(shifts, key=lambda by: (_begins(side, start + by, end + by), -abs(by)))
    return i1 + shift, i2 + shift, j1 + shift, j2 + shift


def _begins(side: Sequence[Chunk], start: int, end: int) -> int:
    """How well a phrase begins and ends there; the first word of a text is best left as it is."""
    if start == 0:
        return -1
    first = side[start - 1].stops
    leads = side[start].key.casefold() in LEADING
    return 2 * first + 2 * leads + (first and side[end - 1].stops)


def _without_islands(spans: Sequence[Span], mine: Sequence[Chunk]) -> list[Span]:
    """Stretches joined over the few kept words between them that would only disturb the reading."""
    found: list[Span] = []
    for span in spans:
        if found and _is_island(found[-1], span, mine):
            i1, _, j1, _ = found.pop()
            span = (i1, span[1], j1, span[3])
        found.append(span)
    return found


def _is_island(left: Span, right: Span, mine: Sequence[Chunk]) -> bool:
    between = mine[left[1] : right[0]]
    heavy = sum(not chunk.light for chunk in between)
    least = min(_size(left), _size(right))
    if any(chunk.stops for chunk in between):
        heavy += 1
    if heavy == 0:
        return len(between) <= 2 * least and _size(left) + _size(right) > 2
    return heavy <= 2 and least >= 4 * heavy


def _size(span: Span) -> int:
    return max(span[1] - span[0], span[3] - span[2])


def _kept(a: Chunk, b: Chunk) -> list[tuple[str, str]]:
    """A word that both have; where only its punctuation differs, that alone is cut and put."""
    if (BREAK in a.space) != (BREAK in b.space):
        bare = _kept(Chunk("", a.text, a.key), Chunk("", b.text, b.key))
        return [(CUT, a.space), (PUT, b.space), *bare]
    space = max(a.space, b.space, key=len)
    if plain(a.text) == plain(b.text):
        return [(KEPT, space + b.text)]
    start = 0
    while start < min(len(a.text), len(b.text)) and a.text[start] == b.text[start]:
        start += 1
    cut, put = a.text[start:], b.text[start:]
    if start == 0 or any(sign.isalnum() for sign in cut + put):
        return [(CUT, space + a.text), (PUT, space + b.text)]
    return [(KEPT, space + a.text[:start]), (CUT, cut), (PUT, put)]


def _joined(pieces: Sequence[tuple[str, str]]) -> Words:
    """Pieces of one kind put together; between two kept pieces what is cut stands before what is put."""
    found: list[tuple[str, str]] = []
    cut = put = ""
    for sign, text in (*pieces, (KEPT, "")):
        if sign == CUT:
            cut += text
        elif sign == PUT:
            put += text
        else:
            found.extend((kind, held) for kind, held in ((CUT, cut), (PUT, put)) if held)
            cut = put = ""
            if text and found and found[-1][0] == KEPT:
                found[-1] = (KEPT, found[-1][1] + text)
            elif text:
                found.append((KEPT, text))
    return tuple(found)
