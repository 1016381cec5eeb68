"""The limbs of an indicator: one for each series or part that it promises, with what each asks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.plans.direction import COUNT
from bluehelm.plans.promises import promises
from bluehelm.plans.rows import Value
from bluehelm.plans.series import STATES, Figure, Part, Strand, parts
from bluehelm.plans.wording import phrase, plural, stem, stems

ACTION = r"(?:[\w-]*(?:ment|tion|sion|ing)|follow-up|review|analysis)"
TWO_NOUNS = re.compile(
    rf"^(?:[A-Z][\w-]*(?:ic|al|ed|ly|ive)\s+)?(?P<first>{ACTION})\s+and\s+(?P<second>{ACTION})\s+(?:of|on)\b",
    re.I,
)
TWO_VERBS = re.compile(
    r"\b(?P<first>\w+ed)(?:\s+and(?:/or)?\s+|,\s+)(?P<second>\w+ed(?:\s+up)?)"
    r"(?=\s*(?:$|,|\(|\b(?:on|by|in|within|with|for|to|through|during|under|at)\b))"
)
PERCENTAGE = re.compile(r"\b(?:percentage|proportion|per cent)\b", re.I)
SCORE = re.compile(
    r"(?:overall\s)?(?:compliance|score|index|level|rate|frequency)\b", re.I
)  # counts no things
CHANGED = re.compile(
    r"^(?:\w+\s)?(?:increas|decreas|reduc|improv|lower|higher|fewer|more|strengthen|zero)\w*\s+(?:in\s+)?",
    re.I,
)

NAMED = 0.34  # of a limb's words must stand in the sentence that answers it
OPENS = re.compile(
    r"^(?:(?:\w+\s)?\w+(?:tion|ment|ing|return)\s+of\s+(?:an?\s|the\s)?|(?:all|the|no|zero|\d+)\s+|"
    r"(?:monthly|quarterly|weekly|annual|regular)\s+)*", re.I,
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What one limb asks: the series it follows and the target with its sign."""

    label: str  # "" where the limb is the whole indicator
    lead: str  # the words before the years: "number of participants"
    series: dict[str, Value]
    target: Value
    op: str | None
    tolerance: Decimal | None
    unit: str | None
    guessed: bool = False  # the unit is no printed one, but what the label opens with

    def named_in(self, statement: str) -> bool:
        """Whether a statement speaks of this limb by its own words."""
        own = stems(self.label)
        return len(own & stems(statement)) > NAMED * len(own)


def asked(label: str, runs: Sequence[Strand], period: str, basis: str) -> tuple[Asked, ...]:
    if not runs:
        return _from_label(label) if basis == "performance" else (_nothing(),)
    found: list[Asked] = []
    for run in runs:
        whole = parts(run, period)
        several = len(runs) > 1 or len(whole) > 1
        for part in whole:
            name = (part.label or run.label) if several else ""
            found.append(_one(name or (label if several else ""), run.label, part, period, label))
    if len(found) == 1 and found[0].unit == "per cent":
        return _actions(label, found[0])
    return tuple(found)


def _nothing() -> Asked:
    return Asked("", "", {}, None, None, None, None)


def _from_label(label: str) -> tuple[Asked, ...]:
    """An indicator without years promises the quantities of its own sentence."""
    outside = re.sub(r"\([^()]*\)", " ", label)  # a bracket explains
    kept = [each for each in promises(outside) if each.firm and each.whole is None]
    firm = [each.planned for each in kept if each.planned.stated]
    several = len(firm) > 1
    return tuple(
        Asked((each.unit or "") if several else "", "", {}, each.value, each.op, None, each.unit)
        for each in firm
    ) or (_nothing(),)


def _one(name: str, lead: str, part: Part, period: str, label: str) -> Asked:
    figures, guessed = [*part.years.values()], False
    now = part.years.get(period) or Figure(None)
    signed = now if now.op else next((each for each in reversed(figures) if each.op), now)
    unit = now.unit or next((each.unit for each in reversed(figures) if each.unit), None)
    if isinstance(now.value, Decimal) or any(isinstance(each.value, Decimal) for each in figures):
        printed = unit
        unit = unit or _unit(lead, label)
        guessed = printed is None and not lead and COUNT.match(CHANGED.sub("", label)) is None
    op, tolerance = (now.op, now.tolerance) if now.value is not None else (signed.op, signed.tolerance)
    series = {year: each.value for year, each in part.years.items()}
    return Asked(name, lead, series, now.value, op, tolerance, unit, guessed)


def _unit(lead: str, label: str) -> str | None:
    """The unit that the words before the years or the label name, where the figures print none."""
    if (single := re.match(r"(?:1|one|an?)\s+", label, re.I)) is not None and not lead:
        return re.sub(r"^.*\b[A-Z]\S*\s+(?=[a-z])", "", phrase(label[single.end() :])) or None
    for text in (lead, label):
        words = re.sub(r"^(?:in\s+)?the\s+", "", CHANGED.sub("", text), flags=re.I)
        if PERCENTAGE.match(words) or re.match(r"(?:\w+\s+){1,2}percentage\b", words):
            return "per cent"
        if SCORE.match(words):
            return None
        if (found := COUNT.match(words)) is not None:
            return _several(phrase(words[found.end() :]))
        if text == lead and lead and len(lead.split()) <= 4 and not lead.startswith("of "):
            return lead
    noun = _several(phrase(OPENS.sub("", label)))
    return None if noun is None else noun[:1].lower() + noun[1:]


def _several(noun: str) -> str | None:
    """A noun phrase as a unit, up to its last plural; None if it names no several things."""
    words = noun.split()
    while words and not plural(words[-1]):
        words.pop()
    return " ".join(words) or None


def counted(one: Asked, label: str) -> str:
    """The words that name what is counted, for finding the figure that answers."""
    lead = COUNT.sub("", CHANGED.sub("", one.lead).removeprefix("the "), count=1)
    named = re.sub(r"^(?:in\s+)?the\s+", "", CHANGED.sub("", label))
    counts = COUNT.match(named)
    noun = phrase(named[counts.end() :]) if counts else phrase(named)
    unit = "" if one.unit in (None, "per cent") else str(one.unit)
    return phrase(lead) or unit or noun


def _actions(label: str, one: Asked) -> tuple[Asked, ...]:
    """A percentage of two actions, "assessed and followed up", is promised of each of them."""
    if isinstance(one.target, str) and one.target.casefold() not in STATES:
        return (one,)
    found = TWO_NOUNS.search(label) or TWO_VERBS.search(label)
    if found is None or stem(found["first"]) == stem(found["second"]):
        return (one,)
    return tuple(
        Asked(found[name], one.lead, one.series, one.target, one.op, one.tolerance, one.unit)
        for name in ("first", "second")
    )
