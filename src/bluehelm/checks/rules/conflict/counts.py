"""Rules of the family conflict that compare the counts of an indicator with those of its outputs."""

import re
from collections.abc import Iterator
from itertools import product

from bluehelm.checks.facts.quantities import ACTUAL, Fact, Rarity, differ, draw, rarity_of
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding, Place
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.checks.rules.conflict.rows import targets
from bluehelm.plans.nouns import EVENTS
from bluehelm.plans.wording import stems

TELLING = 9.0  # weight of shared words from which two rows of one accomplishment speak of the same thing
AID = re.compile(
    r"\b(?:support|advice|assistance|advocacy|expertise|guidance|mentoring|facilitation)\b", re.I
)
STATE = re.compile(
    r"\b(?:are|is|remain|remains|become|becomes|fully)\b|\b(?:operational|functional|functioning)\b", re.I
)
MANY = 10  # a number this large, planned alike in two rows, is no coincidence
Pair = tuple[Fact, Fact]


def planned_alike(text: Text) -> Iterator[Finding]:
    """An indicator and an output that planned the same number of one thing and report different ones."""
    rarity = rarity_of(text)
    for a, b, _ in _differing(text):
        planned = _planned_alike(a, b)
        told = _told(a, b, rarity)
        event = EVENTS.search(b.counted.noun) is not None
        named = a.counted.kinds == b.counted.kinds and bool(a.counted.kinds) and not event
        if planned is None or not (told or named or (planned >= MANY and not event)):
            continue
        some = bool(a.value and b.value)
        if some and AID.search(b.line.planned.partition(str(planned))[0]):
            continue  # what was helped, and what came of it: see supported
        sure = told and (planned >= MANY or a.counted.kinds == b.counted.kinds)
        severity = ERROR if sure and not (some and STATE.search(a.line.label)) else WARNING
        values = _values(a, b) | {"planned": str(planned)}
        yield Finding("conflict.count_planned", severity, (_shown(a), _shown(b)), values, 0.8)


def supported(text: Text) -> Iterator[Finding]:
    """Things of which an output supported another number than the indicator has in the state planned."""
    rarity = rarity_of(text)
    for a, b, _ in _differing(text):
        planned = _planned_alike(a, b)
        if planned is None or not a.value or not b.value or not _told(a, b, rarity):
            continue
        if AID.search(b.line.planned.partition(str(planned))[0]):
            values = _values(a, b) | {"planned": str(planned)}
            yield Finding("conflict.count_supported", WARNING, (a.place(), b.place()), values, 0.4)


def told_beside(text: Text) -> Iterator[Finding]:
    """An indicator and an output that tell of the same number of events, and of different numbers in them."""
    rarity = rarity_of(text)
    for a, b, beside in _differing(text):
        if _planned_alike(a, b) is None and beside is not None and _told(a, b, rarity):
            where = (a.place(beside[0].counted.mark), b.place(beside[1].counted.mark))
            values = _values(a, b) | {"beside": beside[1].counted.mark.lower()}
            yield Finding("conflict.count_beside", ERROR, where, values, 0.8)


def _differing(text: Text) -> Iterator[tuple[Fact, Fact, Pair | None]]:
    """Facts of an indicator and an output that differ, with a pair of other facts of both that agree."""
    for first, second in _rows(text):
        pairs = [(a, b) for a, b in product(first, second) if _comparable(a, b)]
        alike = [pair for pair in pairs if not differ(*pair)]
        agreed = {id(one) for pair in alike for one in pair}
        for a, b in pairs:
            if id(a) in agreed or id(b) in agreed:
                continue
            others = [pair for pair in alike if pair[0].value > 1 and pair[0].counted.core != a.counted.core]
            yield a, b, others[0] if others else None


def _rows(text: Text) -> Iterator[tuple[list[Fact], list[Fact]]]:
    """The facts of each indicator with those of each output of the same accomplishment, the actual ones."""
    facts: dict[int, list[Fact]] = {}
    for fact in draw(text):
        if fact.column == ACTUAL:
            facts.setdefault(id(fact.home), []).append(fact)
    for (one, _), (other, _) in product(text.indicators, text.outputs):
        if one.section == other.section and id(one) in facts and id(other) in facts:
            yield facts[id(one)], facts[id(other)]


def _comparable(a: Fact, b: Fact) -> bool:
    """Whether two facts may count the same thing: the same noun, and no word that tells them apart."""
    one, other = a.counted, b.counted
    if one.core != other.core or one.unit != other.unit or not one.core:
        return False
    return not one.part and not other.part and (one.kinds <= other.kinds or other.kinds <= one.kinds)


def _told(a: Fact, b: Fact, rarity: Rarity) -> bool:
    """Whether the labels of both rows speak of the same thing."""
    return rarity.of(stems(a.line.label) & stems(b.line.label)) >= TELLING


def _planned_alike(a: Fact, b: Fact) -> int | None:
    """The figure that indicator and output both plan of what the facts count."""
    both = _planned(a.line, a) & _planned(b.line, b)
    return max(both) if both else None


def _planned(line: Line, fact: Fact) -> set[int]:
    """What the row plans of the thing that the fact counts."""
    return {int(value) for value, noun, _ in targets(line) if noun.core & fact.counted.core}


def _values(a: Fact, b: Fact) -> dict[str, str]:
    return {
        "thing": b.counted.noun.lower(),
        "first": _printed(a),
        "second": _printed(b),
        "one": a.line.name,
        "other": b.line.name,
        "section": a.line.section,
    }


def _printed(fact: Fact) -> str:
    """The number as the document prints it: of "No workshops or reports" the "No"."""
    return fact.counted.printed if fact.value or fact.counted.printed[:1].isdigit() else "No"


def _shown(fact: Fact) -> Place:
    """Its place, with the "No" marked that may stand before another noun."""
    return fact.place() if fact.value else fact.place(_printed(fact))


RULES: dict[str, Rule] = {
    "conflict.count_planned": Rule(planned_alike, FRAMEWORKS),
    "conflict.count_supported": Rule(supported, FRAMEWORKS),
    "conflict.count_beside": Rule(told_beside, FRAMEWORKS),
}
