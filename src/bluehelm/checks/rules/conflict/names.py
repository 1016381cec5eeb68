"""Conflicts of names: one place or body spelt in two ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from bluehelm.checks.facts.sayings import Saying, sayings
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import NOTE, Finding
from bluehelm.checks.rules import PROSE, Rule

NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zà-ÿ]{5,}\b")  # inside a sentence, long enough to be told from others
ANY_NAME = re.compile(r"\b[A-Z][a-zà-ÿ]{5,}\b")
WORD = re.compile(r"\b[a-zà-ÿ]{4,}\b")
USUAL = 3  # times a spelling must stand for another, rarer one to be taken for a slip of it
TERMS = frozenset(  # words of their own that differ by one letter and are capitalized in every resolution
    ("Article", "Articles", "Chapter", "Chapters", "Charter", "Council", "Counsel", "General", "Generals",
     "Mission", "Missions", "Nation", "Nations", "National", "Office", "Officer", "Section", "Sector",
     "State", "States", "Status", "Station", "Statute", "Statutes")
)  # fmt: skip
LONG = 9  # letters; two names of this length that differ by one letter hardly mean two things


def spelling(*texts: Text) -> Iterator[Finding]:
    """A name that stands once or twice and differs by one letter from one that is used more often."""
    where: dict[str, list[Saying]] = defaultdict(list)
    ordinary: set[str] = set()
    for text in texts:
        for saying in sayings(text):
            ordinary.update(WORD.findall(saying.text))
            for name in NAME.findall(saying.text):
                where[name].append(saying)
    times = Counter(
        word for text in texts for saying in sayings(text) for word in ANY_NAME.findall(saying.text)
    )
    rejected = {*ordinary, *(term.lower() for term in TERMS)}
    counted = Counter({name: len(found) for name, found in where.items() if name.lower() not in rejected})
    in_order = [name for name, _ in counted.most_common()]
    for at, rare in enumerate(in_order):
        usual = [] if times[rare] >= USUAL else [
            name for name in in_order[:at] if counted[name] >= USUAL or len(name) >= LONG
        ]  # fmt: skip
        meant = next((name for name in usual if _one_letter_off(rare, name)), None)
        if meant is not None:
            here = where[rare][0]
            there = next((one for one in where[meant] if one.owner is here.owner), where[meant][0])
            yield Finding(
                "conflict.spelling",
                NOTE,
                (here.place(rare), there.place(meant)),
                {"rare": rare, "usual": meant, "times": str(times[meant]), "other": str(times[rare])},
                weight=0.4,
            )


def _one_letter_off(one: str, other: str) -> bool:
    """Whether a letter was changed, lost or added inside the word: a plural is another word."""
    if one[0] != other[0] or one.rstrip("s") == other.rstrip("s") or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        return one[start + 1 :] == other[start + 1 :] and start < len(one) - 1
    short, long = sorted((one, other), key=len)
    return start < len(short) and short[start:] == long[start + 1 :]


RULES: dict[str, Rule] = {"conflict.spelling": Rule(spelling, PROSE, across=True)}
