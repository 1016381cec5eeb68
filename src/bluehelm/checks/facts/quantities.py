"""The facts of a document: what is counted, how many, where it is said and in which role.

Facts are compared, not strings: two speak of the same thing where the counted noun and the words that tell
it from others agree, and no place, period or role (planned, proposed, approved ..) sets them apart.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bluehelm.checks.facts.counted import Counted, counted, none_of
from bluehelm.checks.reading import Line, Sentence, Text
from bluehelm.checks.rows import Place
from bluehelm.plans.rows import Indicator
from bluehelm.plans.wording import stems

PLANNED, ACTUAL, REMARK, PROSE = "planned", "actual", "remark", "prose"
ROLES = (  # the first that stands near the number says what kind of figure it is
    ("proposed", r"propos\w+|requirements? for|would|cost estimates?"),
    ("recommended", r"recommend\w*"),
    ("planned", r"planned|budgeted|included in the (?:approved )?budget|anticipated|envisaged|will be"),
    ("approved", r"approved|authoriz\w+|apportion\w*|appropriat\w+"),
    ("maximum", r"maximum|up to|ceiling"),
    ("average", r"average|on average"),
    ("cumulative", r"cumulative|since (?:its|the) (?:inception|establishment)|to date"),
)
ROLE = re.compile("|".join(f"(?P<{name}>\\b(?:{words})\\b)" for name, words in ROLES), re.I)
NONE = re.compile(r"No\s+(?P<what>[^\n.;]{3,120})")
YEARS = re.compile(r"(?<!\d)20\d{2}(?:/\d{2,4})?")
MONTHS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
NAMED = re.compile(r"(?<![.:;(]\s)(?<!^)\b[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ][\w’'-]*")
ACRONYM = re.compile(r"\b(?!COVID|MINUSMA\b)[A-Z][A-Z0-9-]{2,}\b")
LISTED = re.compile(r"(?:\b[A-ZÀ-Þ][\w’'-]+, )+(?:and )?[A-ZÀ-Þ][\w’'-]+(?: and [A-ZÀ-Þ][\w’'-]+)?")
EXPLAINING = re.compile(r"The (?:overall )?(?:lower|higher|increased|reduced|decreased)\b")
WINDOW = 70  # characters on either side of a number where places and periods count


@dataclass(frozen=True)
class Fact:
    """A number with its noun, and the place where the document says it."""

    counted: Counted
    text: Text
    home: Line | Sentence
    column: str  # PLANNED, ACTUAL, REMARK or PROSE
    role: str | None  # a key of ROLES; None for a figure that happened
    names: frozenset[str]  # capitalized names near the number
    periods: frozenset[str]

    @property
    def value(self) -> Decimal:
        return self.counted.value

    @property
    def section(self) -> str | None:
        return self.home.section

    @property
    def line(self) -> Line:
        """The framework row of a fact that stands in one."""
        assert isinstance(self.home, Line), self.column
        return self.home

    @property
    def key(self) -> tuple[str, int]:
        """The row or sentence it stands in."""
        return self.text.name, id(self.home)

    @property
    def about(self) -> frozenset[str]:
        """The content words of the sentence, or of what the row planned and did, without its remarks."""
        if isinstance(self.home, Sentence):
            return stems(self.home.text)
        firsts = (cell.partition("\n")[0] for cell in self.home.actual)
        done = (first for first in firsts if EXPLAINING.match(first) is None)
        return stems(f"{self.home.planned} {' '.join(done)}")

    def place(self, *more: str) -> Place:
        """Where it stands, with its number and the words at issue marked."""
        marks = (self.counted.mark, *more)
        if isinstance(self.home, Sentence):
            standing = self.text.at(self.home, *marks)
            return standing if standing.marks else self.text.at(self.home, self.counted.printed, *more)
        cell = self.text.planned if self.column == PLANNED else self.text.actual
        standing = cell(self.home, *marks)
        return standing if standing.marks else cell(self.home, self.counted.printed, *more)


@lru_cache(16)  # documents: several rules look at the same ones
def draw(text: Text) -> tuple[Fact, ...]:
    """Every fact of the sentences and of the framework rows that counts a named thing."""
    found = [fact for sentence in text.sentences for fact in _facts(text, sentence, sentence.text, PROSE)]
    for line in text.lines:
        found += _of_line(text, line)
    return tuple(found)


def _of_line(text: Text, line: Line) -> Iterator[Fact]:
    if not isinstance(line.understood, Indicator):
        yield from _facts(text, line, line.planned, PLANNED)
    for n, cell in enumerate(line.actual):
        first, _, remark = cell.partition("\n")
        nothing = NONE.match(first)
        if nothing is not None:
            for none in none_of(nothing["what"]):
                yield _fact(text, line, none, first, ACTUAL)
        remarked = isinstance(line.understood, Indicator) and n > 0
        yield from _facts(text, line, first, REMARK if remarked else ACTUAL)
        yield from _facts(text, line, remark, REMARK)


def _facts(text: Text, home: Line | Sentence, passage: str, column: str) -> Iterator[Fact]:
    for one in counted(passage):
        if one.core or one.unit is not None:
            yield _fact(text, home, one, passage, column)


def _fact(text: Text, home: Line | Sentence, one: Counted, passage: str, column: str) -> Fact:
    names, periods = _qualifiers(f"{one.before[-WINDOW:]} # {one.after[:WINDOW]}")
    role = _role(one.before, f"{one.noun} {one.after}") or (PLANNED if column == PLANNED else None)
    return Fact(one, text, home, column, role, names, periods)


@lru_cache(8192)
def _qualifiers(near: str) -> tuple[frozenset[str], frozenset[str]]:
    names = frozenset(NAMED.findall(near)) - frozenset(MONTHS.findall(near)) | frozenset(
        ACRONYM.findall(near)
    )
    return names, frozenset(YEARS.findall(near)) | frozenset(MONTHS.findall(near))


@lru_cache(8192)
def _role(before: str, after: str) -> str | None:
    """The role that the words right before or, failing that, right behind the number give it."""
    close = list(ROLE.finditer(before[-45:]))
    found = close[-1] if close else ROLE.search(after[:60])
    return None if found is None else found.lastgroup


def _passages(text: Text) -> Iterator[str]:
    """The sentences and the rows, a row as one."""
    yield from (sentence.text for sentence in text.sentences)
    yield from (" ".join((line.planned, *line.actual)) for line in text.lines)


class Rarity:
    """How much a word tells, by how few rows and sentences have it; towns in lists tell nothing."""

    def __init__(self, texts: Iterable[Text]) -> None:
        seen: Counter[str] = Counter()
        listed: set[str] = set()
        plainly: set[str] = set()
        homes = 0
        for text in texts:
            for passage in _passages(text):
                seen.update(stems(passage))
                listed.update(
                    name for names in LISTED.findall(passage) for name in re.findall(r"[\w’'-]+", names)
                )
                plainly.update(passage.split())
                homes += 1
        towns = {name for name in listed if name.lower() not in plainly}
        self._weights = {word: math.log((1 + homes) / many) for word, many in seen.items()}
        self._weights.update(dict.fromkeys(stems(" ".join(towns)), 0.0))
        self._unseen = math.log(1 + homes)

    def of(self, words: Iterable[str]) -> float:
        """What the words tell together: two words of one sentence in twenty weigh six."""
        return sum(self._weights.get(word, self._unseen) for word in words)


@lru_cache(4)
def rarity_of(*texts: Text) -> Rarity:
    """The rarity of words in these documents, counted once for all rules that ask."""
    return Rarity(texts)


def one_time(first: Text, second: Text) -> bool:
    """Whether two documents may speak of the same things: one mission, one period, as far as said."""
    missions = {text.mission for text in (first, second) if text.mission is not None}
    periods = {text.period for text in (first, second) if text.period is not None}
    return first is second or (len(missions) < 2 and len(periods) < 2)


def differ(one: Fact, other: Fact) -> bool:
    """Whether the values exclude each other beyond the rounding of either and beyond "about"."""
    first, second = one.counted, other.counted
    if first.op not in (None, "~") or second.op not in (None, "~"):
        return False
    slack = (
        max(first.step, second.step) if min(first.step, second.step) != max(first.step, second.step) else 0
    )
    if "~" in (first.op, second.op):
        slack = max(Decimal(slack), max(first.value, second.value) / 20)
    return abs(first.value - second.value) > slack
