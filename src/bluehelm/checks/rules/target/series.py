"""Rules of the family target: what a target asks, held against the years printed beside it.

A budget is proposed some months before its period starts, so that a target may have been set before the
figure of the last year was known: an easy target is a note, and a warning only where it is easier by a third,
or also looser than the target before it or than each of several results.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bluehelm.checks.facts.cells import short, shown
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import ERROR, NOTE, WARNING, Finding, Place
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.direction import direction
from bluehelm.plans.quantity import plain
from bluehelm.plans.rows import Indicator
from bluehelm.plans.series import YEAR, Figure, parts, period_name, strands
from bluehelm.plans.wording import head, stem

THIRD = Decimal(1) / 3
SEVERAL = 3  # results
PROMISES_LESS = re.compile(r"^(?:\w+\s)?(?P<word>(?:decreas|reduc|fewer|lower|declin|diminish)\w*)", re.I)
PROMISES_MORE = re.compile(
    r"^(?:\w+\s)?(?P<word>(?:increas|more\b|higher|greater|rise\b|growth|expan)\w*)", re.I
)
FROM = re.compile(r"\bfrom (?:the )?(?P<point>\w+ing) of\b", re.I)
PROPOSED = re.compile(r"\bbudget\b.*\breport of the Secretary-General (?:of|dated) (?P<day>\d+ \w+ \d{4})")
LOWER_SIGNS, UPPER_SIGNS = (">=", ">"), ("<=", "<")


@dataclass(frozen=True)
class Asked:
    """What one series asks in the year of its target, with the last figure printed before it."""

    what: str  # the limb's label, or the indicator's
    lead: str  # the words before the years
    years: dict[str, Figure]
    year: str  # of the target
    last: str | None  # the last year before it with a figure
    better: str | None  # "more" or "less"

    @property
    def target(self) -> Figure:
        return self.years[self.year]


def asked(text: Text, line: Line, indicator: Indicator) -> Iterator[Asked]:
    """Every series of an indicator that prints a target.

    The target is that of the period performed; in a budget, or a report on both, that of the period proposed,
    and what was only approved for the year between is no result to hold it against.
    """
    if text.plan is None:
        return
    performed = None if any(limb.target is None for limb in indicator.limbs) else text.plan.period
    year = performed or text.plan.budget_period or text.plan.period
    label, runs = strands(line.planned)
    for run in runs:
        for part in parts(run, year):
            if year not in part.years:
                continue
            name = part.label or run.label
            limb = next((each for each in indicator.limbs if each.label == name), indicator.limbs[0])
            better = limb.direction or direction(label, run.label, None)
            until = year if performed or text.plan.budget_period is None else _after(text.plan.period)
            yield Asked(
                short(name or label), run.label or label, part.years, year, _last(part.years, until), better
            )


def _after(period: str) -> str:
    """The period that follows: 2025/26 after 2024/25."""
    start = int(period[:4]) + 1
    return f"{start}/{(start + 1) % 100:02d}" if "/" in period else str(start)


def _last(years: dict[str, Figure], before: str) -> str | None:
    known = [year for year, figure in years.items() if year < before and isinstance(figure.value, Decimal)]
    return max(known, default=None)


def _each(text: Text) -> Iterator[tuple[Line, Asked]]:
    for line, indicator in text.indicators:
        for each in asked(text, line, indicator):
            yield line, each


def easier_than_last(text: Text) -> Iterator[Finding]:
    """The target asks less than the last year already gave."""
    for line, each in _each(text):
        easing = _easing(each)
        if easing is None or easing <= 0 or each.last is None or _promise_broken(each) is not None:
            continue
        yield Finding(
            "target.easier_than_last",
            WARNING if easing >= THIRD or _loosened(each) else NOTE,
            (text.planned(line, each.target.words, each.years[each.last].words), *_set_on(text)),
            _values(each),
            float(min(Decimal("0.6"), Decimal("0.2") + easing / 2)),
        )


def _loosened(each: Asked) -> bool:
    """Whether it also asks less than the target of the year between, or than each of several results."""
    if each.last is None:
        return False
    gaps = {year: _gap(each, figure) for year, figure in each.years.items() if year < each.year}
    results = [gap for year, gap in gaps.items() if year <= each.last]
    between = [
        gap for year, gap in gaps.items() if year > each.last and each.years[year].op == each.target.op
    ]
    several = len(results) >= SEVERAL and all(gap is not None and gap > 0 for gap in results)
    return several or any(gap is not None and gap > 0 for gap in between)


def _set_on(text: Text) -> tuple[Place, ...]:
    """The sentence that dates the budget, and so the target; () where the document proposes it itself."""
    if text.plan is None or text.plan.budget_period is not None:
        return ()
    for sentence in text.sentences:
        found = PROPOSED.search(sentence.text)
        if found is not None:
            return (text.at(sentence, found["day"]),)
    return ()


def _easing(each: Asked) -> Decimal | None:
    """By what share of the last figure the target, at its most lenient, is easier; None: unknown."""
    return None if each.last is None else _gap(each, each.years[each.last])


def _gap(each: Asked, before: Figure) -> Decimal | None:
    """By what share of an earlier figure the target is easier."""
    if each.better is None or not _comparable(before, each.target):
        return None
    was, target = before.value, each.target.value
    if not isinstance(was, Decimal) or not isinstance(target, Decimal) or was == 0:
        return None
    slack = each.target.tolerance or Decimal(0)
    gap = target + slack - was if each.better == "less" else was - (target - slack)
    return gap / abs(was)


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether two years speak of the same kind of figure; a missing unit is taken for the same."""
    units = (one.unit, other.unit)
    if None in units:
        return one.unit != "per cent" or other.unit is None or other.unit == "per cent"
    return ("per cent" in units) == (one.unit == other.unit)


def _values(each: Asked) -> dict[str, str]:
    last = "" if each.last is None else each.last
    return {
        "what": each.what,
        "year": each.year,
        "target": each.target.words or shown(each.target.value),
        "last": last,
        "was": each.years[last].words if last else "",
    }


def against_its_promise(text: Text) -> Iterator[Finding]:
    """The label promises a fall or a rise and the target asks for the contrary."""
    for line, each in _each(text):
        promise = _promise_broken(each)
        if promise is None or each.last is None:
            continue
        yield Finding(
            "target.against_its_promise",
            WARNING,
            (text.planned(line, each.target.words, each.years[each.last].words), *_set_on(text)),
            _values(each) | {"promise": promise},
            0.6,
        )


def _promise_broken(each: Asked) -> str | None:
    """The word with which the label promises a fall or a rise that its target does not ask for."""
    easing = _easing(each)
    promised = PROMISES_LESS.match(each.lead) if each.better == "less" else PROMISES_MORE.match(each.lead)
    return None if promised is None or easing is None or easing <= 0 else promised["word"]


def units_differ(text: Text) -> Iterator[Finding]:
    """The target and the last year's figure stand in different units."""
    for line, each in _each(text):
        last = _last_words(each)
        if last is None or each.target.state:
            continue
        if not isinstance(last.value, Decimal) or not isinstance(each.target.value, Decimal):
            continue  # a later stage in words is no other unit
        if not _same_unit(last, each.target):
            values = {"what": each.what, "target": each.target.words, "was": last.words}
            where = (text.planned(line, each.target.words, last.words),)
            yield Finding("target.units_differ", WARNING, where, values, 0.5)


def _last_words(each: Asked) -> Figure | None:
    """What the year right before the target's prints; None where it speaks of nothing ("not applicable")."""
    before = max((year for year in each.years if year < each.year), default=None)
    figure = None if before is None else each.years[before]
    return None if figure is None or figure.state else figure


def _same_unit(one: Figure, other: Figure) -> bool:
    if one.unit is None or other.unit is None:
        return "per cent" not in (one.unit, other.unit)
    if "per cent" in (one.unit, other.unit):
        return one.unit == other.unit
    return head(one.unit) == head(other.unit)


def signs_differ(text: Text) -> Iterator[Finding]:
    """One year asks for at least and another for at most, in one series."""
    for line, each in _each(text):
        lower = [figure for figure in each.years.values() if figure.op in LOWER_SIGNS]
        upper = [figure for figure in each.years.values() if figure.op in UPPER_SIGNS]
        if not lower or not upper:
            continue
        yield Finding(
            "target.signs_differ",
            ERROR,
            (text.planned(line, lower[-1].words, upper[-1].words),),
            {"what": each.what, "one": lower[-1].words, "other": upper[-1].words},
            0.9,
        )


def measured_from_elsewhere(text: Text) -> Iterator[Finding]:
    """The label counts from one point and its target from another."""
    for line, each in _each(text):
        label, target = FROM.search(line.label), FROM.search(each.target.words)
        if label is None or target is None or stem(label["point"]) == stem(target["point"]):
            continue
        yield Finding(
            "target.measured_from_elsewhere",
            WARNING,
            (text.planned(line, label.group(), target.group()),),
            {"one": label.group(), "other": target.group()},
            0.6,
        )


def years_missing(text: Text) -> Iterator[Finding]:
    """The series of years has a hole."""
    for line, _ in text.indicators:
        printed = _years(line)
        missing = {
            _after(year)
            for run in strands(line.planned)[1]
            for year in sorted(run.years)[:-1]
            if _after(year) not in run.years
        }
        missing -= set(printed)
        if missing:
            where = (text.planned(line, *printed),)
            yield Finding("target.years_missing", WARNING, where, {"years": ", ".join(sorted(missing))}, 0.4)


def year_twice(text: Text) -> Iterator[Finding]:
    """The series gives one year twice."""
    for line, _ in text.indicators:
        for year in dict.fromkeys(one for one, other in pairwise(_years(line)) if one == other):
            yield Finding("target.year_twice", NOTE, (text.planned(line, year),), {"year": year}, 0.3)


def _years(line: Line) -> list[str]:
    """The years in printed order."""
    return [period_name(found) for found in YEAR.finditer(plain(line.planned))]


RULES: dict[str, Rule] = {
    f"target.{run.__name__}": Rule(run, FRAMEWORKS)
    for run in (
        easier_than_last,
        against_its_promise,
        units_differ,
        signs_differ,
        measured_from_elsewhere,
        years_missing,
        year_twice,
    )
}
