"""A yes where a number was planned, or nothing at all where something was done."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bluehelm.checks.facts.cells import shown
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.promises import SPREAD
from bluehelm.plans.quantity import quantities
from bluehelm.plans.rows import Completed, Output, Planned

YES = re.compile(r"Yes\b")
PLACES = re.compile(r"\b(?:locations?|sites?|camps?|regions?|offices?)\b", re.I)
MONEY = re.compile(r"US dollars$")
WHOLE = Decimal(100)
TIMES = re.compile(
    r"\b(?:daily|weekly|monthly|bimonthly|quarterly|annual|yearly)\b|"
    r"\b(?:per|each|every) (?:week|month|quarter|year)\b",
    re.I,
)


def yes_for_figure(text: Text) -> Iterator[Finding]:
    """A yes where a number was planned: how many is left open."""
    for line, output in text.outputs:
        for answer, planned in _answered(output):
            if answer.value != "Yes" or not _countable(planned) or _served(line, planned):
                continue
            cell = next((each for each in line.actual if YES.match(each)), "")
            if any(each.value != 1 for each in quantities(cell)):
                continue
            yield Finding(
                "answer.yes_for_figure",
                WARNING,
                (text.actual(line, "Yes"), text.planned(line, *_marked(line, planned))),
                {"planned": _told(line, planned)},
                0.45,
            )


def _answered(output: Output) -> Iterator[tuple[Completed, Planned]]:
    for answer in output.completed:
        if answer.answers is not None:
            yield answer, output.planned[answer.answers]


def _countable(planned: Planned) -> bool:
    """Whether a bare yes leaves the number open: more than one thing, and no places, money or whole."""
    unit = planned.unit or ""
    several = planned.value is not None and planned.value > 1
    whole = unit == "per cent" and planned.value == WHOLE
    return several and not whole and not (MONEY.search(unit) or PLACES.search(unit) or SPREAD.search(unit))


def _served(line: Line, planned: Planned) -> bool:
    """Whether the number is of those that a service is for, which a yes covers: "protection for 3 judges"."""
    found = next((each for each in quantities(line.planned) if each.value == planned.value), None)
    return found is not None and line.planned[: found.start].rstrip().endswith((" for", " to", " of all"))


def _told(line: Line, planned: Planned) -> str:
    """The planned number with its unit; where it follows from words, those words and no number."""
    times = TIMES.search(line.planned)
    if planned.stated or times is None:
        return f"{shown(planned.value)} {planned.unit or ''}".strip()
    return f"{planned.unit or line.label} ({times.group()})"


def _marked(line: Line, planned: Planned) -> tuple[str, ...]:
    """The planned figure as printed, or the word it follows from."""
    found = next((each for each in quantities(line.planned) if each.value == planned.value), None)
    if found is not None:
        return (line.planned[found.start : found.end].strip(),)
    times = TIMES.search(line.planned)
    return () if times is None else (times.group(),)


def no_answer_printed(text: Text) -> Iterator[Finding]:
    """The completed column is empty while a sentence beside it tells what was done."""
    if not any(output.completed for _, output in text.outputs):
        return
    for line, output in text.outputs:
        words = "\n".join(line.actual).strip()
        if words and not output.completed:
            where = (text.actual(line), text.planned(line))
            yield Finding("answer.no_answer_printed", WARNING, where, {"words": words}, 0.6)


RULES: dict[str, Rule] = {
    "answer.yes_for_figure": Rule(yes_for_figure, FRAMEWORKS),
    "answer.no_answer_printed": Rule(no_answer_printed, FRAMEWORKS),
}
