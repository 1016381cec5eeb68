"""Rules of the family target: the years before and the words of the label, against what the row says now."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bluehelm.checks.cells import mark, short, shown
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.plans.quantity import PERIODS, plain
from bluehelm.plans.rows import Limb
from bluehelm.plans.wording import head, phrase, stem

UNDONE = re.compile(r"\bpart of\b|\b(?:partly|partially)\b|\bnot (?:yet )?(?:entirely|fully|wholly)\b", re.I)
DONE = re.compile(r"\b(?P<verb>[a-z]{3,}ed)\b")
STOPPED = re.compile(
    r"\b(?:delay\w*|postpone\w*|defer\w*|absence|lack) (?:in|of) (?:the |its )?(?P<what>\w+)|"
    r"\b(?:was|were|has|have|had)(?: been)? not (?:been )?(?:yet )?(?P<verb>\w+ed)\b",
    re.I,
)
PERIOD_WORD = re.compile(rf"(?P<word>{'|'.join(PERIODS)})\s+(?=[a-z])", re.I)
ONE = Decimal(1)


def base_undone(text: Text) -> Iterator[Finding]:
    """The year before is printed as done, and the result says that the same thing is not done, or in part."""
    for line, indicator in text.indicators:
        for limb in indicator.limbs:
            last = max((year for year in limb.series if text.plan and year < text.plan.period), default=None)
            was = None if last is None else limb.series[last]
            words = _undone(limb, was, " ".join(line.actual))
            if words is None or last is None:
                continue
            yield Finding(
                "target.base_undone",
                WARNING,
                (text.actual(line, words), text.planned(line, last, shown(was))),
                {"last": last, "was": shown(was), "words": words},
                0.6,
            )


def _undone(limb: Limb, was: Decimal | str | None, actual: str) -> str | None:
    """The words of the result that deny what the year before is said to have done."""
    if was == ONE and limb.target == ONE:
        found = UNDONE.search(actual)
        return None if found is None or isinstance(limb.actual, Decimal) else found.group()
    if not isinstance(was, str) or not isinstance(limb.target, str):
        return None
    steps = {stem(each["verb"]) for each in DONE.finditer(was)} - {
        stem(each["verb"]) for each in DONE.finditer(limb.target)
    }  # the step before, where the target is a further one
    stopped = (each for each in STOPPED.finditer(actual) if stem(each["what"] or each["verb"]) in steps)
    return next((each.group() for each in stopped), None)


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


ALL = (base_undone, period_word)
