"""Rows of one expected accomplishment that do not fit one another: plans, names and what was done at all."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from bluehelm.checks.facts.counted import Counted, counted
from bluehelm.checks.facts.quantities import ACTUAL, Fact, draw, rarity_of
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.nouns import EVENTS
from bluehelm.plans.rows import MET, Completed, Indicator, Output
from bluehelm.plans.wording import stems

TELLING = 9.0  # weight of the words that two labels share, from which they speak of the same thing
SHARE = 0.5  # of the shorter label
STRIKING = 30  # the same number of two things is no coincidence from here on
MOST = 0.6  # of it, where the output must report the very thing
UNDONE = re.compile(
    r"\bno progress\b|\b(?:was|were|been) (?:delayed|postponed|deferred|suspended)\b"
    r"|\bnot (?:been |yet )?(?:conducted|carried out|developed|implemented|adopted|launched|started|held)\b",
    re.I,
)
AID = re.compile(r"\b(?:support|advice|advisory|assistance|advocacy|good offices|guidance|mentoring)\b", re.I)
OPENING = 60  # characters of a label that say what kind of work the output is
DONE, NOTHING_DONE = "Yes", ("No", "0")
Target = tuple[Decimal, Counted, str]


def planned_apart(text: Text) -> Iterator[Finding]:
    """An indicator and an output that plan different numbers of the same named thing."""
    rarity = rarity_of(text)
    for one, other in _pairs(text):
        told = rarity.of(stems(one.label) & stems(other.label))
        for (value, noun, shown), (second, same, also) in product(targets(one), targets(other)):
            needed = TELLING if EVENTS.search(noun.noun) is None else 2 * TELLING
            alike = noun.core == same.core and noun.kinds == same.kinds and noun.kinds and told >= needed
            if alike and value != second and not any(value == each[0] for each in targets(other)):
                values = _values(one, other) | {"thing": same.noun, "first": shown, "second": also}
                where = (text.planned(one, shown), text.planned(other, same.mark, also))
                yield Finding("conflict.planned_apart", WARNING, where, values, 0.7)


def one_figure_two_names(text: Text) -> Iterator[Finding]:
    """The same large number reported of two differently named things that were planned differently."""
    facts = _actual(text)
    for one, other in _pairs(text):
        for a, b in product(facts.get(id(one), ()), facts.get(id(other), ())):
            first, second = a.counted, b.counted
            named = first.core == second.core and first.kinds and second.kinds
            if not named or first.kinds & second.kinds or a.value != b.value or a.value < STRIKING:
                continue
            plans = [
                {each[0] for each in targets(line) if each[1].core == first.core} for line in (one, other)
            ]
            if all(plans) and not plans[0] & plans[1]:
                values = _values(one, other) | {"first": first.mark, "second": second.mark}
                yield Finding("conflict.one_figure_two_names", WARNING, (a.place(), b.place()), values, 0.6)


def reported_elsewhere(text: Text) -> Iterator[Finding]:
    """A completed thing that its own row did not plan, and of which another row gives another number."""
    facts = _actual(text)
    for one, other in product((line for line, _ in text.outputs), repeat=2):
        if one is other or one.section != other.section:
            continue
        for a, b in product(facts.get(id(one), ()), facts.get(id(other), ())):
            noun = a.counted
            if len(noun.kinds) < 2 or noun.core != b.counted.core or noun.kinds != b.counted.kinds:
                continue
            own = noun.core | noun.kinds <= stems(one.planned)
            if not own and noun.core | noun.kinds <= stems(other.planned) and a.value != b.value:
                values = _values(one, other) | {"first": noun.mark, "second": b.counted.mark}
                yield Finding("conflict.reported_elsewhere", WARNING, (a.place(), b.place()), values, 0.65)


def achieved_undone(text: Text) -> Iterator[Finding]:
    """An indicator that was reached though its output was not carried out at all."""
    for one, other in _of_one_subject(text, SHARE):
        indicator, output = one.understood, other.understood
        assert isinstance(indicator, Indicator)
        assert isinstance(output, Output)
        told = _zero_said(text, one, other) or UNDONE.search(" ".join(one.actual)) is not None
        if (
            _reached(indicator) and _nothing(output) and not told
        ):  # else another rule tells of the cell itself
            where = (text.actual(one, "Achieved"), text.actual(other, "No"))
            yield Finding("conflict.achieved_undone", WARNING, where, _values(one, other), 0.65)


def undone_reported(text: Text) -> Iterator[Finding]:
    """An indicator whose subject was delayed or not begun, though an output reports that very thing."""
    for one, other in _of_one_subject(text, MOST):
        indicator, output = one.understood, other.understood
        assert isinstance(indicator, Indicator)
        assert isinstance(output, Output)
        figures = [limb for limb in indicator.limbs if isinstance(limb.actual, Decimal)]
        said = UNDONE.search(one.actual[0]) if one.actual and not figures else None
        if said is None or _reached(indicator):
            continue
        done = next((each for each in output.completed if _reports(each, other, stems(one.label))), None)
        if done is not None:
            shown = " ".join(str(part) for part in (done.value, done.unit) if part is not None)
            values = _values(one, other) | {"said": said.group(), "done": shown}
            where = (text.actual(one, said.group()), text.actual(other, shown, str(done.value)))
            yield Finding("conflict.undone_reported", WARNING, where, values, 0.55)


def _reports(done: Completed, row: Line, subject: frozenset[str]) -> bool:
    """Whether an answer says that the subject itself was done: Yes, or a number of what the label names.

    Advice and support may well be given on what was not done in the end.
    """
    if done.value == DONE:
        return AID.search(row.label[:OPENING]) is None
    counts = isinstance(done.value, Decimal) and done.value > 0 and done.unit is not None
    return counts and stems(done.unit or "") <= subject


def _of_one_subject(text: Text, share: float) -> Iterator[tuple[Line, Line]]:
    """The pairs of indicator and output that share so much of the shorter label's telling words."""
    rarity = rarity_of(text)
    for one, other in _pairs(text):
        shared = rarity.of(stems(one.label) & stems(other.label))
        shorter = min(rarity.of(stems(each.label)) for each in (one, other))
        if shared >= max(TELLING, share * shorter):
            yield one, other


def _reached(indicator: Indicator) -> bool:
    return indicator.says_achieved or indicator.status == MET


def _nothing(output: Output) -> bool:
    """Whether the output answers only that nothing was done."""
    return bool(output.completed) and all(str(one.value) in NOTHING_DONE for one in output.completed)


def _zero_said(text: Text, one: Line, other: Line) -> bool:
    """Whether both rows count the same noun: the rule that compares counts has said it then."""
    facts = _actual(text)
    pairs = product(facts.get(id(one), ()), facts.get(id(other), ()))
    return any(a.counted.core == b.counted.core and a.counted.kinds == b.counted.kinds for a, b in pairs)


def _pairs(text: Text) -> Iterator[tuple[Line, Line]]:
    """Each indicator with each output of its accomplishment."""
    for (one, _), (other, _) in product(text.indicators, text.outputs):
        if one.section == other.section:
            yield one, other


def _actual(text: Text) -> dict[int, list[Fact]]:
    """The facts of the actual cells, by their row."""
    facts: dict[int, list[Fact]] = {}
    for fact in draw(text):
        if fact.column == ACTUAL and fact.counted.unit is None and not fact.counted.part:
            facts.setdefault(id(fact.home), []).append(fact)
    return facts


def targets(line: Line) -> list[Target]:
    """What a row plans: the figure, its noun, and the figure as printed."""
    row = line.understood
    if isinstance(row, Indicator):
        plans = [(limb.target, limb.unit) for limb in row.limbs]
    else:
        assert isinstance(row, Output)
        plans = [(one.value, one.unit) for one in row.planned if one.stated]
    found: list[Target] = []
    for value, unit in plans:
        if isinstance(value, Decimal) and unit is not None:
            shown = f"{value:,}"
            nouns = counted(f"{shown} {unit}")
            found += [(value, noun, shown) for noun in nouns[:1] if noun.core]
    return found


def _values(one: Line, other: Line) -> dict[str, str]:
    return {"section": one.section, "one": one.name, "other": other.name}


RULES: dict[str, Rule] = {
    "conflict.planned_apart": Rule(planned_apart, FRAMEWORKS),
    "conflict.one_figure_two_names": Rule(one_figure_two_names, FRAMEWORKS),
    "conflict.reported_elsewhere": Rule(reported_elsewhere, FRAMEWORKS),
    "conflict.achieved_undone": Rule(achieved_undone, FRAMEWORKS),
    "conflict.undone_reported": Rule(undone_reported, FRAMEWORKS),
}
