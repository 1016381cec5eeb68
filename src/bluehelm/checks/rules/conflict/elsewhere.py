"""Counts of one thing in two places: in prose and a framework row, in two documents, rounded and exact."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from bluehelm.checks.facts.counted import FILLING
from bluehelm.checks.facts.quantities import (
    ACTUAL,
    PLANNED,
    PROSE,
    REMARK,
    Fact,
    Rarity,
    differ,
    draw,
    one_time,
    rarity_of,
)
from bluehelm.checks.reading import Sentence, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import ACCOUNT, Rule
from bluehelm.plans.nouns import EVENTS, MEASURES
from bluehelm.plans.wording import stems

TOLD = 4.8  # weight of the words around two numbers, beside the noun, that make them one thing
BARE = 10.0  # the same where the noun has no word before it: "workshops"
SURE = 12.0  # and that make it sure
COMMON = 0.65  # share of that weight for workshops, sessions and the like, of which a report has hundreds
ALIKE = 3  # kinds that "three mini drones" and "six mini units" must share
DIGITS = 3  # of a rounded number, from which it can be told from another
# Posts are told apart by grade, office and action: rules of their own compare them.
STAFF = frozenset(
    ("post", "position", "posit", "staff", "volunte", "personnel", "offic", "level", "observ", "contingent")
)
EXPLAINING = stems(
    "The lower or higher output was attributable and due to, owing to restrictions, in connection with, "
    "training increase capacity building national organization promote develop improve overall enable"
)  # said of nearly everything that a mission does
FILLED = re.compile(rf"^(?:(?:{'|'.join(sorted(FILLING))}) )+")  # words that say nothing of the thing
STANDING = frozenset(("unit", "piec", "item", "type"))  # words that stand for a noun said before
EXAMPLE = re.compile(r"\b(?:such as|for example|for instance)\b[^.;]*$", re.I)
INSTEAD = re.compile(r"\b(?:reprioritized|replaced|instead|in lieu)\b", re.I)
FACTOR = re.compile(r"^[^()]{0,30}?(?:^|\s)[x×](?:\s|$)|\s[x×]\s*$")
ALL = re.compile(r"\ball(?: (?:of )?(?:the|its))?\s*$", re.I)
DENIED = re.compile(r"\bnon-\w+ of\s*$|^[^.;#]{0,70}\b(?:(?:was|were|be|been) not|not yet)\b", re.I)
TOLD_BY_SENTENCES = frozenset((PROSE, REMARK))
Pair = tuple[Fact, Fact]


def counts_elsewhere(*texts: Text) -> Iterator[Finding]:
    """The same things counted differently in the prose and in another sentence, row or document."""
    rarity = rarity_of(*texts)
    likely: list[tuple[float, Fact, Fact]] = []
    best: dict[tuple[int, object], float] = defaultdict(float)
    for a, b in _pairs([fact for text in texts for fact in draw(text)]):
        if not _compatible(a, b) or _of_scope(a, b):
            continue
        told = _told(a, b, rarity)
        if told >= _needed(a, b) or _whole(a, b):
            likely.append((told, a, b))
            for end in ((id(a), b.key), (id(b), a.key)):
                best[end] = max(best[end], told)
    likely = [each for each in likely if each[0] >= max(_ends(best, *each[1:]))]
    used: set[tuple[object, ...]] = set()
    for told, a, b in sorted(likely, key=lambda each: -each[0]):
        ends = {(a.key, a.counted.mark, b.value), (b.key, b.counted.mark, a.value)}
        if differ(a, b) and not ends & used:
            used |= ends
            yield _differing(a, b, sure=told >= SURE and not _set_apart(a, b))


def _ends(best: dict[tuple[int, object], float], a: Fact, b: Fact) -> tuple[float, float]:
    """How well each of the two is told by its best partner in the row or sentence of the other."""
    return best[id(a), b.key], best[id(b), a.key]


def _needed(a: Fact, b: Fact) -> float:
    """The weight of words that makes two counts one thing: more where the noun stands alone."""
    return TOLD if a.counted.kinds and b.counted.kinds else BARE


def _pairs(facts: Iterable[Fact]) -> Iterator[Pair]:
    """Facts that count the same noun in two places, of which one is prose or in another document."""
    homes: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for fact in facts:
        one = fact.counted
        if one.core and one.unit is None and not one.core & STAFF:
            homes[fact.key].append(fact)
    index: dict[frozenset[str], list[Fact]] = defaultdict(list)
    for together in homes.values():
        for fact in together:
            stands = fact.counted.core <= STANDING and len(fact.counted.kinds) >= ALIKE
            for core in {fact.counted.core, *(one.counted.core for one in together if stands)}:
                index[core].append(fact)
    for group in index.values():
        for a, b in combinations(group, 2):
            if (
                a.key != b.key
                and one_time(a.text, b.text)
                and ({a.column, b.column} & TOLD_BY_SENTENCES or a.text is not b.text)
            ):
                yield a, b


def _compatible(a: Fact, b: Fact) -> bool:
    """Whether nothing sets the two apart: kind, part, role, place, or that one did not happen."""
    one, other = a.counted, b.counted
    if one.part or other.part or not (one.kinds <= other.kinds or other.kinds <= one.kinds):
        return False
    if bool(one.kinds) != bool(other.kinds) or MEASURES.match(one.noun.lower()):
        return False
    if one.core != other.core and len(one.kinds & other.kinds) < ALIKE:
        return False
    if a.role != b.role and not _whole(a, b):
        return False
    if a.names and b.names and not a.names & b.names:
        return False
    if _planned_formula(a) or _planned_formula(b) or _replaced(a) or _replaced(b):
        return False
    return not (_denied(a) != _denied(b) and {a.column, b.column} & {ACTUAL, PLANNED})


def _planned_formula(fact: Fact) -> bool:
    """Whether the number is a factor of what a row plans: "2 patrols x 11 units x 50 weeks"."""
    near = (fact.counted.before, fact.counted.after)
    return fact.column == PLANNED and any(FACTOR.search(words) is not None for words in near)


def _replaced(fact: Fact) -> bool:
    """Whether nothing was done because something else took its place."""
    if fact.value or isinstance(fact.home, Sentence):
        return False
    return INSTEAD.search(" ".join(fact.home.actual)) is not None


def _of_scope(a: Fact, b: Fact) -> bool:
    """Whether one is an example, or has a place that the other has not and no whole compound noun agrees."""
    if _example(a) or _example(b):
        return True
    alike = a.counted.kinds & b.counted.kinds
    return bool(a.names) != bool(b.names) and len(alike) < (
        1 if a.counted.kinds == b.counted.kinds else ALIKE
    )


def _denied(fact: Fact) -> bool:
    """Whether the number counts what did not happen."""
    return (
        DENIED.search(f"{fact.counted.before} ") is not None or DENIED.search(fact.counted.after) is not None
    )


def _whole(a: Fact, b: Fact) -> bool:
    """Whether one says "all ten formed police units" and both name the same kind of thing in full."""
    same = a.counted.kinds == b.counted.kinds and len(a.counted.kinds) > 1
    return same and any(ALL.search(fact.counted.before) is not None for fact in (a, b))


def _told(a: Fact, b: Fact, rarity: Rarity) -> float:
    """How much the words around both numbers say together, beside the noun itself."""
    beside = _near(a) & _near(b)
    bare = a.counted.core | a.counted.kinds | b.counted.core | b.counted.kinds
    told = rarity.of(beside - bare - EXPLAINING)
    if EVENTS.search(a.counted.noun) is not None:
        told *= COMMON
    kinds = a.counted.kinds & b.counted.kinds
    if len(kinds) >= ALIKE or a.counted.spread or b.counted.spread:
        told += rarity.of(kinds) / (1 if a.counted.spread or b.counted.spread else 2)
    return told


def _near(fact: Fact) -> frozenset[str]:
    """The content words of the row, or of the sentence right around the number."""
    return stems(_around(fact)) if fact.column in TOLD_BY_SENTENCES else fact.about


def _around(fact: Fact) -> str:
    return f"{fact.counted.lead} {fact.counted.noun} {fact.counted.after}"


def _set_apart(a: Fact, b: Fact) -> bool:
    """Whether there is a sign that the scope may differ, so that only a question is warranted."""
    spread = a.counted.spread or b.counted.spread
    bare = not a.counted.kinds or not a.value or not b.value
    return (
        spread or bare or a.counted.kinds != b.counted.kinds or a.names != b.names or a.periods != b.periods
    )


def _differing(a: Fact, b: Fact, sure: bool) -> Finding:
    thing = max(a.counted.noun, b.counted.noun, key=len).lower()
    values = {"thing": FILLED.sub("", thing), "first": a.counted.mark, "second": b.counted.mark}
    severity, weight = (ERROR, 0.7) if sure else (WARNING, 0.6)
    return Finding("conflict.count_elsewhere", severity, (a.place(), b.place()), values, weight)


def examples_elsewhere(*texts: Text) -> Iterator[Finding]:
    """A few things named as an example, and far more of the same kind counted in another place."""
    rarity = rarity_of(*texts)
    told: set[tuple[str, int]] = set()
    for a, b in _pairs([fact for text in texts for fact in draw(text)]):
        few, many = (a, b) if a.value < b.value else (b, a)
        if not _example(few) or _example(many) or not differ(a, b) or not few.value or few.key in told:
            continue
        if few.counted.kinds & many.counted.kinds and _told(a, b, rarity) >= TOLD and _compatible(few, many):
            told.add(few.key)
            values = {"first": few.counted.mark, "second": many.counted.mark}
            yield Finding("conflict.count_example", WARNING, (few.place(), many.place()), values, 0.3)


def _example(fact: Fact) -> bool:
    """Whether the sentence names it as an example: "such as committees in four communes"."""
    if not isinstance(fact.home, Sentence):
        return False
    return EXAMPLE.search(fact.home.text.partition(fact.counted.mark)[0]) is not None


def rounded_otherwise(*texts: Text) -> Iterator[Finding]:
    """A rounded figure to which no exact one rounds, though one comes within a unit of its last place."""
    facts = [fact for text in texts for fact in draw(text) if fact.counted.op is None]
    index: dict[tuple[frozenset[str], str | None], list[Fact]] = defaultdict(list)
    for fact in facts:
        index[_measured(fact)].append(fact)
    for fact in facts:
        step = fact.counted.step
        if step < 1000 or fact.value < step * 10 ** (DIGITS - 1):
            continue
        finer = [one for one in index[_measured(fact)] if one.counted.step * 10 <= step]
        apart = [one for one in finer if one.text is not fact.text and one_time(one.text, fact.text)]
        near = [one for one in apart if abs(one.value - fact.value) < step]
        if near and all(abs(one.value - fact.value) * 2 > step for one in finer):
            closest = min(near, key=lambda one: abs(one.value - fact.value))
            values = {"first": fact.counted.mark, "second": closest.counted.mark}
            yield Finding("conflict.rounded", WARNING, (fact.place(), closest.place()), values, 0.5)


def _measured(fact: Fact) -> tuple[frozenset[str], str | None]:
    return fact.counted.core if fact.counted.unit is None else frozenset(), fact.counted.unit


RULES: dict[str, Rule] = {
    "conflict.count_elsewhere": Rule(counts_elsewhere, ACCOUNT, across=True),
    "conflict.count_example": Rule(examples_elsewhere, ACCOUNT, across=True),
    "conflict.rounded": Rule(rounded_otherwise, ACCOUNT, across=True),
}
