"""An answer that counts another thing than was planned: missions planned, investigations counted."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from bluehelm.checks.facts.deviations import NUMBER_OF, asked, printed
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.direction import COUNT
from bluehelm.plans.limbs import CHANGED
from bluehelm.plans.matching import PEOPLE, PERSONS
from bluehelm.plans.nouns import EVENTS, noun_of
from bluehelm.plans.quantity import quantities
from bluehelm.plans.rows import Completed, Indicator, Limb, Output, Planned
from bluehelm.plans.wording import apart, head, phrase, plural, stem, stems
from bluehelm.record import vocab

NAMED = re.compile(r"(?:[A-Z][\w-]*|and|of|the)(?: (?:[A-Z][\w-]*|and|of|the))+$")


@lru_cache(maxsize=1)
def things() -> tuple[frozenset[str], ...]:
    """The nouns that stand for the same thing, by their stems."""
    return tuple(stems(line) for line in vocab.read("same_things")["things"])


def same(first: str | None, second: str | None) -> bool:
    """Whether two nouns, by their stems, can count the same thing."""
    if first is None or second is None or first == second:
        return True
    if first in PERSONS and second in PERSONS:
        return True
    return any(first in line and second in line for line in things())


def other_thing(text: Text) -> Iterator[Finding]:
    """A figure set against a planned quantity that counts something else."""
    for line, output in text.outputs:
        for each in output.completed:
            planned = None if each.answers is None else output.planned[each.answers]
            if planned is None or not isinstance(each.value, Decimal) or not _differs(planned, each):
                continue
            yield Finding(
                "answer.other_thing",
                WARNING,
                (
                    text.actual(line, f"{each.value:,}", phrase(each.unit or "")),
                    text.planned(line, asked(planned, line.planned), planned.unit or ""),
                ),
                {"planned": planned.unit or "", "counted": phrase(each.unit or "")},
                0.7 if not planned.stated or planned.value != each.value else 0.45,
            )


def _differs(planned: Planned, answer: Completed) -> bool:
    unit, counted = planned.unit or "", answer.unit or ""
    if not unit or not counted or NAMED.match(unit) or "per cent" in unit or "US dollars" in unit:
        return False
    if counted.casefold().startswith(("percentage", "per cent", "million", "thousand")):
        return False
    if stems(phrase(counted)) & stems(unit):
        return False
    heads = {head(part) for part in re.split(r"\s(?:and|or)\s|/", unit)}
    return not heads & stems(counted) and not any(same(each, head(counted)) for each in heads)


def only_people(text: Text) -> Iterator[Finding]:
    """Events planned and only those who came counted: how many were held is not said."""
    for line, output in text.outputs:
        figures = [each for each in output.completed if isinstance(each.value, Decimal)]
        if not output.planned or not figures or any(isinstance(each.value, str) for each in output.completed):
            continue
        if any(each.answers is not None for each in figures) or not all(_of_people(each) for each in figures):
            continue
        wanted = [each for each in output.planned if EVENTS.search(each.unit or "")]
        if wanted:
            yield _only_people(text, line, wanted[0], figures[0], output)


def _of_people(answer: Completed) -> bool:
    return PEOPLE.match(answer.unit or "") is not None or head(answer.unit or "") in PERSONS


def _only_people(text: Text, line: Line, wanted: Planned, answer: Completed, output: Output) -> Finding:
    plain = len(output.planned) == 1 and wanted.stated
    return Finding(
        "answer.only_people",
        ERROR if plain else WARNING,
        (
            text.actual(line, f"{answer.value:,}"),
            text.planned(line, asked(wanted, line.planned), wanted.unit or ""),
        ),
        {"planned": f"{asked(wanted, line.planned)} {wanted.unit}", "counted": answer.unit or ""},
        0.75,
    )


def indicator_counts_other(text: Text) -> Iterator[Finding]:
    """An indicator that counts one thing, and an actual cell or a remark that counts another."""
    for line, indicator in text.indicators:
        for limb in indicator.limbs:
            found = _counted_other(line, indicator, limb) or _remarked_other(line, indicator, limb)
            if found is not None:
                wanted, counted = found
                yield Finding(
                    "answer.indicator_counts_other",
                    WARNING,
                    (text.actual(line, counted), text.planned(line, wanted)),
                    {"planned": wanted, "counted": counted},
                    0.65,
                )
                break


def _wanted(indicator: Indicator) -> str:
    """The noun phrase that an indicator says it counts: "number of X"; "" where it says none."""
    words = re.sub(r"^(?:in\s+)?the\s+", "", CHANGED.sub("", indicator.label), flags=re.I)
    counts = COUNT.match(words)
    counted = "" if counts is None else phrase(words[counts.end() :])
    named = counts is not None and "number" in counts.group().lower() and plural(counted.split(" ")[-1])
    return counted if named else ""


def _counted_other(line: Line, indicator: Indicator, limb: Limb) -> tuple[str, str] | None:
    wanted = _wanted(indicator)
    if not wanted or not isinstance(limb.actual, Decimal) or limb.unit == "per cent":
        return None
    cell = line.actual[0] if line.actual else ""
    figure = next(
        (each for each in quantities(cell) if each.value == limb.actual and each.unit is None), None
    )
    if figure is None:
        return None
    counted = noun_of(cell[figure.end :], figure.value, len(cell))[0]
    heads = {head(part) for part in re.split(r"\s(?:and|or)\s|/", wanted)}
    if not counted or heads & stems(cell) or any(same(each, head(counted)) for each in heads):
        return None
    return wanted, counted


def _remarked_other(line: Line, indicator: Indicator, limb: Limb) -> tuple[str, str] | None:
    """A remark on the number of something else: missions are counted, "the lower number of teams" told."""
    remarked = NUMBER_OF.search(indicator.remark or "")
    wanted = _wanted(indicator)
    if remarked is None or not wanted or not isinstance(limb.actual, Decimal):
        return None
    noun = phrase(remarked["noun"])
    heads = {head(part) for part in re.split(r"\s(?:and|or)\s|/", wanted)}
    cell = apart(line.actual[0])[0] if line.actual else ""
    counted = {stem(word.lower()) for word in re.findall(r"[^\W\d_]+", cell)}
    if heads & (stems(remarked["noun"]) | counted) or any(same(each, head(noun)) for each in heads):
        return None
    return wanted, remarked["noun"]


def other_measure(text: Text) -> Iterator[Finding]:
    """A percentage planned and a count given, or a count planned and a percentage given."""
    for line, indicator in text.indicators:
        cell = line.actual[0] if line.actual else ""
        given = {each.unit == "per cent" for each in quantities(cell)}
        for limb in indicator.limbs:
            share = limb.unit == "per cent"
            if (
                isinstance(limb.target, Decimal)
                and not isinstance(limb.actual, Decimal)
                and given == {not share}
            ):
                yield Finding(
                    "answer.other_measure",
                    WARNING,
                    (
                        text.actual(
                            line, *(cell[each.start : each.end].strip() for each in quantities(cell))
                        ),
                        text.planned(line, printed(limb.target, line.planned) or ""),
                    ),
                    {"planned": f"{limb.target:,} {limb.unit or ''}".strip(), "given": cell},
                    0.65,
                )
                break


RULES: dict[str, Rule] = {
    "answer.other_measure": Rule(other_measure, FRAMEWORKS),
    "answer.other_thing": Rule(other_thing, FRAMEWORKS),
    "answer.only_people": Rule(only_people, FRAMEWORKS),
    "answer.indicator_counts_other": Rule(indicator_counts_other, FRAMEWORKS),
}
