"""Reasons that go the other way: a category named for a fall that itself rose, fewer hours and more fuel."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bluehelm.checks.reading import Sentence, Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import MONEY, PROSE, Rule
from bluehelm.checks.rules.explanation.money import row_place
from bluehelm.plans.quantity import DIGITS, number
from bluehelm.plans.rows import Money

GROUP = re.compile(
    r"\(?\b[a-z]\) (?:(?P<up>increased)|(?P<down>reduced|decreased|lower)) requirements "
    r"(?:for|under) (?P<words>[^;]+)"
    r"|\(?\b[a-z]\) (?P<group>[a-z][a-z ]+), attributable (?P<reasons>[^;]+)"
)
SHARED = re.compile(r"\b(?:(?P<up>increased)|(?P<down>reduced|decreased)) requirements under:? \(a\)", re.I)
OFFSET = re.compile(r"\boffset\b")
PROPOSED = re.compile(r"\b(?P<year>\d{4}/\d\d) period\b")
CLAIM = re.compile(r"\b(?:higher|lower|reduced|increased|fewer|additional|greater)\b")
LONG = 10  # letters; "medical" and the like are words of the prose too
LEAST = Decimal("5.0")  # thousands of dollars: less is no change worth a word

FEWER_HOURS = re.compile(r"\b(?:lower|fewer|reduced|decreased?)\b[^;:.]{0,40}\bflight hours", re.I)
MORE_HOURS = re.compile(r"\b(?:higher|greater|increased?|additional|more)\b[^;:.]{0,40}\bflight hours", re.I)
FUEL = re.compile(
    rf"\b(?:higher|lower|increased|reduced) (?:actual )?consumption of (?P<used>{DIGITS}) million litres of "
    rf"[^;]{{0,80}}?(?:compared with|against)[^;]{{0,40}}?(?P<budget>{DIGITS}) million litres",
    re.I,
)
AVIATION = re.compile(r"\baviation|\bflights?\b|\baircraft\b", re.I)
MUCH = Decimal("0.05")  # of the fuel budgeted


def category_named(text: Text) -> Iterator[Finding]:
    """A category named among the reasons for a fall (a rise) whose own line rose (fell)."""
    if text.plan is None:
        return
    for sentence in text.sentences:
        shared = SHARED.search(sentence.text)
        for found in GROUP.finditer(sentence.text):
            turn = found if found["words"] else shared
            if turn is None or (found["group"] and shared and found.start() < shared.start()):
                continue
            way = 1 if turn["up"] else -1
            reasons = OFFSET.split(found["words"] or found["reasons"])[0]
            yield from _named(text, sentence, (way, turn.group().rstrip(" (a)"), reasons))


def _named(text: Text, sentence: Sentence, told: tuple[int, str, str]) -> Iterator[Finding]:
    way, word, reasons = told
    assert text.plan is not None
    years = [one for one in (text.plan.budget_period, text.plan.period) if one]
    period = next((year for year in PROPOSED.findall(sentence.text) if year in years), text.plan.period)
    if CLAIM.search(reasons) is None:
        return
    for row in text.plan.money:
        change = _change(row)
        if row.group is None or row.period != period or len(row.category) < LONG or change is None:
            continue
        named = re.search(re.escape(row.category), reasons, re.I)
        if named is not None and abs(change) >= LEAST and (change > 0) != (way > 0):
            values = {"category": row.category, "word": "increased" if way > 0 else "reduced",
                      "amount": f"{change:+,.1f}", "period": period}  # fmt: skip
            where = (text.at(sentence, named.group(), word), row_place(text, row))
            yield Finding("direction.category_named", WARNING, where, values, 0.7)


def _change(row: Money) -> Decimal | None:
    """How much more (above nil) or less was spent or is asked for than before, in thousands."""
    if row.apportionment is None or row.expenditure is None:
        return None
    return row.expenditure - row.apportionment


def hours_and_fuel(text: Text) -> Iterator[Finding]:
    """Fewer flight hours than budgeted and more aviation fuel, or the contrary, in one explanation."""
    sentences = text.sentences
    for at, sentence in enumerate(sentences):
        fuel = FUEL.search(sentence.text)
        if fuel is None or AVIATION.search(sentence.text) is None:
            continue
        used, budget = number(fuel["used"]), number(fuel["budget"])
        near = [one for one in sentences[max(0, at - 2) : at + 1] if one.heading == sentence.heading]
        for one in near:
            hours = (FEWER_HOURS if used > budget else MORE_HOURS).search(one.text)
            if hours is not None and abs(used - budget) > MUCH * budget:
                values = {"hours": hours.group(), "used": fuel["used"], "budget": fuel["budget"]}
                where = (text.at(sentence, fuel.group()), text.at(one, hours.group()))
                yield Finding("direction.hours_and_fuel", WARNING, where, values, 0.7)
                break


RULES: dict[str, Rule] = {
    "direction.category_named": Rule(category_named, MONEY),
    "direction.hours_and_fuel": Rule(hours_and_fuel, PROSE),
}
