"""Reasons that go the other way: a category named among those for a fall that itself rose."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bluehelm.checks.reading import Sentence, Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import MONEY, Rule
from bluehelm.checks.rules.explanation.money import row_place
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


RULES: dict[str, Rule] = {
    "direction.category_named": Rule(category_named, MONEY),
}
