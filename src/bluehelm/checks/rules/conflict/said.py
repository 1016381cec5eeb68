"""What the analysis of variances or a plan says of a count or a rate, held against the row that gives it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bluehelm.checks.facts.quantities import ACTUAL, Fact, draw
from bluehelm.checks.reading import Line, Sentence, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, STRENGTH, Rule
from bluehelm.plans.rows import Indicator, Output, Strength
from bluehelm.plans.wording import stems

LESS = ("lower", "fewer", "smaller", "reduced", "decreased")
SAID = re.compile(
    r"\b(?P<word>lower|fewer|smaller|reduced|decreased|higher|greater|larger|increased)\s+"
    r"(?:(?:actual|average|overall|total)\s+)*(?:number\s+of\s+)(?P<what>[a-z][\w -]{2,60}?)"
    r"(?:\s+(?:\w+ed|undertaken|carried out|built|held|made))?"
    r"(?:,)?\s+(?:as\s+)?compared\s+(?:with|to)\s+(?:the\s+)?(?:budgeted|planned|approved|anticipated)",
    re.I,
)
BUDGETED = re.compile(
    r"(?P<rate>\d+(?:\.\d+)?) per cent (?:applied|included|budgeted|reflected)\b"
    r"|\b(?:budgeted|planned) (?:vacancy )?rate of (?P<also>\d+(?:\.\d+)?) per cent"
)
USED = re.compile(
    r"percentage of (?:approved|authorized|planned|budgeted) (?P<what>[a-z ]+?) (?:utilized|used)", re.I
)
INTERNATIONAL, NATIONAL = stems("international"), stems("national")


def said_of_numbers(text: Text) -> Iterator[Finding]:
    """A variance laid to fewer things than planned, of which the outputs report more, or the reverse."""
    for sentence in text.sentences:
        for found in SAID.finditer(sentence.text):
            rows = _rows_of(text, sentence, found["what"])
            if not rows:
                continue
            totals = [(first, second) for _, first, second in rows]
            planned, actual = (sum((each[n] for each in totals), Decimal(0)) for n in (0, 1))
            less = found["word"].lower() in LESS
            if actual < planned if less else actual > planned:
                continue
            line, first, second = max(rows, key=lambda each: each[1])
            values = {
                "said": found.group(),
                "planned": f"{first:,}",
                "actual": f"{second:,}",
                "row": line.name,
            }
            values["section"] = line.section
            where = (
                text.at(sentence, found.group()),
                text.actual(line, f"{second:,}"),
                text.planned(line, f"{first:,}"),
            )
            yield Finding("conflict.said_of_number", ERROR, where, values, 0.75)


def _rows_of(text: Text, sentence: Sentence, what: str) -> list[tuple[Line, Decimal, Decimal]]:
    """The outputs that count the thing, by the full name that its heading gives it, planned and actual."""
    thing = stems(what)
    headed = stems(sentence.heading or "")
    name = headed if thing <= headed else thing
    rows: list[tuple[Line, Decimal, Decimal]] = []
    for line, output in text.outputs:
        rows += [(line, *pair) for pair in _answered(output, name)]
    return rows if len(name) > 1 else []


def _answered(output: Output, name: frozenset[str], part: bool = False) -> Iterator[tuple[Decimal, Decimal]]:
    """Planned and actual of the things of that name, or where part is said, of names that hold it."""
    for done in output.completed:
        plan = None if done.answers is None else output.planned[done.answers]
        if plan is None or plan.value is None or plan.unit is None or not isinstance(done.value, Decimal):
            continue
        if name <= stems(plan.unit) if part else stems(plan.unit) == name:
            yield plan.value, done.value


def budgeted_rates(text: Text) -> Iterator[Finding]:
    """A vacancy rate that an indicator plans and the analysis of variances says was budgeted otherwise."""
    for line, indicator in text.indicators:
        if re.search(r"\bvaca\w+", indicator.label, re.I) is None:
            continue
        whose = NATIONAL if stems(indicator.label) >= NATIONAL else INTERNATIONAL
        for limb in indicator.limbs:
            if not isinstance(limb.target, Decimal) or limb.op not in (None, "+/-"):
                continue
            for sentence in text.sentences:
                yield from _budgeted(text, line, (limb.target, limb.tolerance or Decimal(0)), sentence, whose)


def _budgeted(
    text: Text, line: Line, plan: tuple[Decimal, Decimal], sentence: Sentence, whose: frozenset[str]
) -> Iterator[Finding]:
    """The budgeted rates of the same staff that the sentence names and the plan does not allow."""
    if not whose | stems("staff") <= stems(sentence.heading or "") or "vacancy" not in sentence.text:
        return
    target, tolerance = plan
    for found in BUDGETED.finditer(sentence.text):
        rate = Decimal(found["rate"] or found["also"])
        if abs(rate - target) > tolerance:
            shown = f"{target} ± {tolerance}" if tolerance else f"{target}"
            values = {"planned": shown, "budgeted": str(rate), "row": line.name, "section": line.section}
            where = (text.planned(line, str(target)), text.at(sentence, found.group()))
            yield Finding("conflict.budgeted_rate", WARNING, where, values, 0.6)
            return


def strength_apart(text: Text) -> Iterator[Finding]:
    """Staff that an output gives as average strength, otherwise than the table.

    What an output plans is the proposed budget's, and no conflict with what was approved.
    """
    assert text.plan is not None, "the rule needs strength"
    rows = [row for row in text.plan.strength if row.basis == "average" and row.period == text.plan.period]
    whole = [row for row in rows if row.component is None]
    for fact in draw(text):
        if isinstance(fact.home, Line) and not isinstance(fact.home.understood, Indicator):
            right = _strength(whole, fact)
            if right is not None and right[0] != fact.value:
                yield _apart(text, fact, *right)


def _strength(rows: list[Strength], fact: Fact) -> tuple[Decimal, list[Strength]] | None:
    """What the table has as the actual strength of the staff that the fact counts."""
    noun = stems(fact.counted.noun)
    mine = [row for row in rows if stems(row.category.split(":")[0]) == noun]
    if not mine or not isinstance(fact.home, Line):
        return None
    if fact.column != ACTUAL or "average strength" not in fact.counted.after:
        return None
    known = [row.actual for row in mine if row.actual is not None]
    return (sum(known, Decimal(0)), mine) if known else None


def _apart(text: Text, fact: Fact, value: Decimal, rows: list[Strength]) -> Finding:
    values = {
        "thing": fact.counted.noun,
        "first": fact.counted.printed,
        "second": f"{value:,}",
    }
    places = [fact.place()]
    at = {row.where for row in rows}
    for sheet in text.sheets:
        for each in sheet.table.rows:
            if each.where in at:
                cells = [cell.text.strip() for cell in each.cells if cell.text.strip()]
                places.append(text.row(sheet, cells[0], " | ".join(cells), *cells[1:2]))
    return Finding("conflict.strength_apart", WARNING, tuple(places), values, 0.6)


RULES: dict[str, Rule] = {
    "conflict.said_of_number": Rule(said_of_numbers, FRAMEWORKS),
    "conflict.budgeted_rate": Rule(budgeted_rates, FRAMEWORKS),
    "conflict.strength_apart": Rule(strength_apart, STRENGTH),
}
