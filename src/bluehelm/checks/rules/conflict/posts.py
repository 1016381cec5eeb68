"""How many posts are proposed to be established, abolished, reassigned or redeployed, said in two ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.checks.reading import Sentence, Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import PROSE, Rule
from bluehelm.plans.quantity import DIGITS, WORDS, number

ACTIONS = {
    "establish": "establishment", "abolish": "abolishment", "reassign": "reassignment",
    "redeploy": "redeployment", "conver": "conversion", "reclassif": "reclassification",
}  # fmt: skip
POSTS = re.compile(
    r"\b(?P<act>establish|abolish|reassign|redeploy|conver|reclassif)(?:ment|sion|ication|t|y)?(?: of)? "
    rf"(?P<sum>{DIGITS}|{WORDS}) posts\b(?! (?:of [A-Z]|in the|within the|from the|to the|under|that|which))",
    re.I,
)
DETAILED = 3  # different numbers beyond which they are told for one office after another


@dataclass(frozen=True)
class _Said:
    text: Text
    sentence: Sentence
    value: Decimal
    printed: str


def posts_apart(*texts: Text) -> Iterator[Finding]:
    """An action on posts whose number differs between two paragraphs, or two documents on one mission."""
    said: dict[tuple[str, str | None, str], list[_Said]] = defaultdict(list)
    for text in texts:
        for sentence in text.sentences:
            if "(" in (sentence.paragraph or ""):  # 35 (a) tells one office of those that 35 counts
                continue
            for found in POSTS.finditer(sentence.text):
                action = ACTIONS[found["act"].lower()]
                one = _Said(text, sentence, number(found["sum"]), found.group())
                said[text.mission or text.name, text.period, action].append(one)
    for (*_, action), mentions in said.items():
        values = Counter(one.value for one in mentions)
        if 1 < len(values) <= DETAILED:
            yield from _apart(action, mentions, values)


def _apart(action: str, mentions: list[_Said], values: Counter[Decimal]) -> Iterator[Finding]:
    """Each number that is not the one given most often, or in most detail, against that one."""
    most = max(mentions, key=lambda one: (values[one.value], f"{one.printed} (" in one.sentence.text))
    told: set[Decimal] = {most.value}
    for one in mentions:
        if one.value not in told:
            told.add(one.value)
            where = (one.text.at(one.sentence, one.printed), most.text.at(most.sentence, most.printed))
            given = {"action": action, "first": one.printed, "second": most.printed}
            yield Finding("conflict.posts_apart", WARNING, where, given, 0.75)


RULES: dict[str, Rule] = {
    "conflict.posts_apart": Rule(posts_apart, PROSE, across=True),
}
