"""Rules of the family target: the years before and the words of the label, against what the row says now."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bluehelm.checks.facts.cells import mark, short, shown
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.quantity import PERIODS, plain
from bluehelm.plans.rows import Limb
from bluehelm.plans.wording import head, phrase

UNDONE = re.compile(r"\bpart of\b|\b(?:partly|partially)\b|\bnot (?:yet )?(?:entirely|fully|wholly)\b", re.I)
PERIOD_WORD = re.compile(rf"(?P<word>{'|'.join(PERIODS)})\s+(?=[a-z])", re.I)
ONE = Decimal(1)


def base_undone(text: Text) -> Iterator[Finding]:
    """The year before counts the one thing as done, and the result says that it is done only in part."""
    for line, indicator in text.indicators:
        for limb in indicator.limbs:
            last = max((year for year in limb.series if text.plan and year < text.plan.period), default=None)
            if last is None or not limb.series[last] == limb.target == ONE:
                continue
            words = None if isinstance(limb.actual, Decimal) else UNDONE.search(" ".join(line.actual))
            if words is None:
                continue
            yield Finding(
                "target.base_undone",
                WARNING,
                (text.actual(line, words.group()), text.planned(line, last)),
                {"last": last, "was": shown(limb.target), "words": words.group()},
                0.6,
            )


def period_word(text: Text) -> Iterator[Finding]:
    """The label says monthly, and its target is no 12."""
    for line, indicator in text.indicators:
        if len(indicator.limbs) != 1:
            continue
        limb, told = indicator.limbs[0], _times(line, indicator.limbs[0])
        if told is None or limb.target == PERIODS[told.lower()]:
            continue
        yield Finding(
            "target.period_word",
            WARNING,
            (text.planned(line, told, mark(line.planned, limb.target)),),
            {
                "word": told,
                "times": str(PERIODS[told.lower()]),
                "target": shown(limb.target),
                "what": short(limb.unit or ""),
            },
            0.5,
        )


def _times(line: Line, limb: Limb) -> str | None:
    """The word of a period that opens the label and tells how often what the target counts takes place."""
    found = PERIOD_WORD.match(plain(line.label))
    if found is None or not isinstance(limb.target, Decimal) or limb.op is not None or limb.unit is None:
        return None
    same = head(phrase(plain(line.label)[found.end() :])) == head(limb.unit)
    return found["word"] if same and PERIODS[found["word"].lower()] is not None else None


RULES: dict[str, Rule] = {
    f"target.{run.__name__}": Rule(run, FRAMEWORKS) for run in (base_undone, period_word)
}
