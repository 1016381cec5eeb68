"""Kind and modality of a task in PEMA's terms, each with the rule and the words that decided it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from bluehelm.mandates.rows import Category
from bluehelm.mandates.tasks import confidence, find, modality, spoken
from bluehelm.mandates.tasks.find import Given
from bluehelm.mandates.tasks.patterns import Words, plain, words
from bluehelm.record import vocab

CLAUSE = re.compile(
    r";|,?\s(?:and|or)?\s?to\s(?=(?!the\b|a\b|an\b|all\b|any\b|those\b|which\b)[a-z]+)"
    r"|,\s(?:as well as|while|and)\s"
)
# a concern to be kept in mind in every task: the tasks that are named beside it are no tasks of their own
ACROSS = re.compile(r"\bcross-?\s?cutting\b|\btakes? (?:fully )?into account (?:the need|gender|child)")
PEOPLE = frozenset(("Gender", "ChildRights", "SGBViolence", "CivProtect"))
MOST_EVIDENCE = 120
BEFORE, BEHIND = 60, 40  # characters round a match in which what excludes it is looked for


@dataclass(frozen=True)
class Rule:
    """What tells one kind of task, from record/vocab/pema_rules.yaml."""

    task: str
    name: str
    words: Words
    near: Words | None
    without: Words | None
    usual: str
    takes: frozenset[str]
    secure: Words | None


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(
        _rule(task, name, kind, entry)
        for task, kind in vocab.read("pema_rules").items()
        for name, entry in kind["rules"].items()
    )


def _rule(task: str, name: str, kind: dict[str, Any], entry: dict[str, Any]) -> Rule:
    def maybe(patterns: list[str] | None) -> Words | None:
        return words(patterns) if patterns else None

    return Rule(
        task,
        f"{task}.{name}",
        words(entry["words"]),
        maybe(entry.get("near")),
        maybe(entry.get("without")),
        entry.get("usual", kind["usual"]),
        frozenset(kind["takes"]),
        maybe(kind.get("secure")),
    )


def categories(given: Given) -> tuple[Category, ...]:
    """The kinds of task that a provision holds, one a kind and modality; none for words that tell none.

    Their confidence is a weight yet: below 1 for words that only speak of the task.
    """
    text = plain(given.read)
    found: dict[tuple[str, str], Category] = {}
    for rule in rules():
        for match in _matches(rule, text):
            evidence = given.read[match.start() : match.end()][:MOST_EVIDENCE]
            told, weight = _modalities(rule, given, text, match)
            for each in told:
                category = Category(rule.task, each, rule.name, evidence, weight)
                before = found.setdefault((rule.task, each), category)
                if before.confidence < weight:
                    found[rule.task, each] = category
    across = ACROSS.search(text) is not None
    return tuple(found for found in found.values() if not across or found.task in PEOPLE)


def kinds(words: str) -> frozenset[str]:
    """The kinds of task that some words speak of, be they a provision or not."""
    text = plain(words)
    return frozenset(rule.task for rule in rules() if any(_matches(rule, text)))


def _matches(rule: Rule, text: str) -> Iterator[re.Match[str]]:
    """Where the rule's words stand, but for those places where what excludes them stands with them."""
    if not rule.words.likely(text) or (rule.near is not None and not rule.near.search(text)):
        return
    match = rule.words.expression.search(text)
    while match is not None:
        spoilt = rule.without is not None and rule.without.search(_round(text, match)) is not None
        if not spoilt:
            yield match
        match = rule.words.expression.search(text, match.start() + 1 if spoilt else match.end())


def _round(text: str, match: re.Match[str]) -> str:
    """The match with the words just before and behind it, within its clause."""
    begin, end = max(0, match.start() - BEFORE), min(len(text), match.end() + BEHIND)
    bounds = [begin, *(found.start() for found in CLAUSE.finditer(text, begin, end)), end]
    first = max(at for at in bounds if at <= match.start())
    return text[first : min(at for at in bounds if at >= match.end())]


def _modalities(rule: Rule, given: Given, text: str, match: re.Match[str]) -> tuple[list[str], float]:
    """How the task is to be done, and the weight of words that only speak of it."""
    hung = spoken.of(text, match.start(), given.actor) if rule.usual == "secure" else None
    told = modality.governing(text, match.start()) & rule.takes
    if hung is not None and hung != told and (given.kind != find.WISHED or not hung):
        return sorted(hung), confidence.SPOKEN
    if given.kind == find.WISHED:
        return [modality.ENCOURAGED], 1.0
    secure = None if rule.secure is None else rule.secure.search(text)
    if secure is not None and spoken.told(text, secure.start()) is None:
        told = (told | {"secure"}) - {"assist"}
    return sorted(told) or [rule.usual], 1.0
