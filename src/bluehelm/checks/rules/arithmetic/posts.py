"""Posts in the prose by grade: "9 posts (1 D-1, 2 P-5 and 6 Field Service)" is to add up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.checks.facts.spoken import plainly, spoken
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, Finding
from bluehelm.checks.rules import PROSE, Rule
from bluehelm.plans.quantity import DIGITS, WORDS, number

ONE = r"(?:(?<![\w-])[lI](?= [A-Z]-\d))"  # a small l for the figure 1 before a grade
COUNT = rf"(?:{DIGITS}|{WORDS}|{ONE})"
POSTS = re.compile(
    rf"(?<![\w.,-])(?P<count>{COUNT}) (?:[a-z-]+ ){{0,4}}?"
    r"(?:posts|positions|posts and (?:temporary )?positions)"
    r"(?: of [A-Z][\w ]+?)? \((?P<parts>[^()]*(?:\([A-Z][\w-]*\)[^()]*)*)\)",
)
PART = re.compile(rf"(?:and )?(?P<count>{COUNT}) (?P<what>[A-Za-z][^,;\d]*(?:-\d)?[^,;\d]*)$")
GRADES = {
    "USG": r"USG|Under-Secretary-General", "ASG": r"ASG|Assistant Secretary-General",
    "FS": r"FS\b|Field Service", "NPO": r"NPO|National Professional Officer|national officer",
    "NGS": r"NGS|national General Service", "UNV": r"UNV|United Nations Volunteer",
    "GS": r"GS\b|General Service",
}  # fmt: skip
LEVEL = re.compile(r"[DP]-[1-7]\b")
GRADE = re.compile(rf"(?P<level>{LEVEL.pattern})|{'|'.join(GRADES.values())}", re.I)


@dataclass(frozen=True)
class Bracket:
    """A number of posts and what its bracket parts it into."""

    count: Decimal
    printed: str
    parts: tuple[tuple[Decimal, str], ...]  # (2, "P-5"); words as printed where they name no grade
    start: int
    end: int

    @property
    def grades(self) -> dict[str, Decimal]:
        found: dict[str, Decimal] = {}
        for count, what in self.parts:
            found[what] = found.get(what, Decimal(0)) + count
        return found


def grade(words: str) -> str | None:
    """The grade that some words name, in short: "national General Service" is NGS; None: they name none."""
    level = LEVEL.search(words)
    if level is not None:
        return level.group()
    return next((short for short, name in GRADES.items() if re.search(name, words, re.I)), None)


def brackets(sentence: str) -> Iterator[Bracket]:
    """The numbers of posts that a bracket parts by grade; none where a part of it is no number of posts."""
    for found in POSTS.finditer(sentence):
        parts = [PART.match(part.strip()) for part in re.split(r", | and |; ", found["parts"])]
        if len(parts) < 2 or any(part is None for part in parts):
            continue
        known = tuple(
            (_count(part["count"]), grade(part["what"]) or part["what"].strip()) for part in parts if part
        )
        if any(grade(part["what"]) for part in parts if part):
            yield Bracket(_count(found["count"]), found.group(), known, found.start(), found.end())


def _count(words: str) -> Decimal:
    return Decimal(1) if words in ("l", "I") else number(words)


def posts_bracket(text: Text) -> Iterator[Finding]:
    """A number of posts whose grades in brackets add up to another one."""
    for piece in spoken(text):
        for each in brackets(piece.text):
            total = sum((count for count, _ in each.parts), Decimal(0))
            if total != each.count:
                values = {"printed": each.printed, "computed": plainly(total)}
                where = (piece.quoted(each.printed),)
                yield Finding("arithmetic.posts_bracket", ERROR, where, values, 0.85)


RULES: dict[str, Rule] = {"arithmetic.posts_bracket": Rule(posts_bracket, PROSE)}
