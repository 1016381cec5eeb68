"""Rules of the family magnitude: figures out of line with neighbours, last year or a related quantity."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bluehelm.checks.facts.cells import short
from bluehelm.checks.facts.spoken import plainly
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import IN_FRENCH, NOTE, WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.quantity import DIGITS, number, quantities, scale
from bluehelm.plans.rows import Completed, Indicator, Limb, Output, Planned, Value
from bluehelm.plans.wording import phrase
from bluehelm.record import vocab

JUMP = Decimal("2.5")  # times: a value so far from both its neighbours
SHARE_JUMP = Decimal(2)  # the same for percentages, which move less
SMALL = Decimal(5)  # a count below it can be anything
LEVEL = Decimal("1.6")  # times: neighbours no farther apart than that
UNREAL = Decimal(4)  # times: a target so far from the years on both sides
MANY, FEW = Decimal(5), Decimal("0.05")  # completed for each planned
TOO_MANY = Decimal(15)  # times the target of an indicator
LEAST = Decimal(10)  # a completed count below it can be anything
EXACT = Decimal(1000)  # a large count that equals its plan to the last unit
SURELY = Decimal(10000)  # so large a number of people equals no plan by chance
APART = Decimal("0.25")  # two quantities that go together, moved so far apart
ANSWERS = 3  # the first paragraphs of a cell count what was done; remarks follow
COUNTED = re.compile(r"^(?:\w+ )?(?:number|percentage|proportion) of\s+", re.I)
CUMULATIVE = re.compile(r"\bcumulative\b", re.I)
REASON = re.compile(r"\b(?:attributable|owing|due|because|result(?:ed|ing)?|reflect)", re.I)
HELD = re.compile(  # things that stand there: their number is known, and met exactly
    r"aircraft|vehicle|generator|equipment|device|facilit|radio|terminal|printer|users?\b|km|locations?|sites?|"
    r"US dollars|per cent",
    re.I,
)


def series(text: Text) -> Iterator[Finding]:
    """A value of a series that leaps away from the years on both sides of it."""
    for line, indicator in text.indicators:
        for limb in indicator.limbs:
            yield from _leaps(text, line, limb)


def _leaps(text: Text, line: Line, limb: Limb) -> Iterator[Finding]:
    """Years against years, the period's by its actual and not by its target; then the target against both."""
    years = [(year, value) for year, value in limb.series.items() if isinstance(value, Decimal)]
    share = "per cent" in (limb.unit or "")
    if not share and any(value < SMALL for _, value in years):
        return
    target = years[-1] if years and limb.target == years[-1][1] else None
    done = [] if target is None else years[:-1]
    if target is not None and isinstance(limb.actual, Decimal):
        done.append((target[0], limb.actual))
    known = years if target is None else done
    for (_, before), (year, value), (_, after) in zip(known, known[1:], known[2:], strict=False):
        if _out(before, value, after, SHARE_JUMP if share else JUMP):
            yield _leap(text, line, (year, value), (before, after), "magnitude.series")
    if target is None or len(done) < 2 or not isinstance(limb.actual, Decimal):
        return
    if _out(done[-2][1], target[1], limb.actual, UNREAL):
        yield _leap(text, line, target, (done[-2][1], limb.actual), "magnitude.series_target")


def _out(before: Decimal, value: Decimal, after: Decimal, jump: Decimal) -> bool:
    low, high = min(before, after), max(before, after)
    if min(low, value) <= 0 or high > low * LEVEL:
        return False
    return value >= high * jump or value * jump <= low


def _leap(
    text: Text, line: Line, at: tuple[str, Decimal], sides: tuple[Decimal, Decimal], rule: str
) -> Finding:
    values = {
        "year": at[0],
        "value": plainly(at[1]),
        "before": plainly(sides[0]),
        "after": plainly(sides[1]),
    }
    marks = [f"{at[0]}: {plainly(at[1])}", plainly(sides[0]), plainly(sides[1])]
    places = [text.planned(line, *marks)]
    if re.search(rf"(?<![\d,.]){plainly(sides[1])}(?![\d,])", places[0].quote) is None:
        places.append(text.actual(line, plainly(sides[1])))
    return Finding(rule, WARNING, tuple(places), values, 0.5)


def ratio(text: Text) -> Iterator[Finding]:
    """Outputs completed many times over, or hardly at all."""
    for line, output in text.outputs:
        for planned, done in _answered(output):
            value = done.value
            if not planned.stated or not planned.value or not isinstance(value, Decimal) or not value:
                continue
            times = value * scale(done.unit) / (planned.value * scale(planned.unit))
            if not (times >= MANY and value >= LEAST) and not (times <= FEW):
                continue
            why = done.remark or output.remark
            values = {
                "what": short(phrase(done.unit or "") or done.unit or planned.unit or output.label),
                "planned": plainly(planned.value),
                "done": plainly(value),
                **_size(times),
            }
            explained = why is not None and REASON.search(why) is not None
            places = (text.actual(line, plainly(value)), text.planned(line, plainly(planned.value)))
            yield Finding("magnitude.ratio", WARNING, places, values, 0.4 if explained else 0.6)


def _size(times: Decimal) -> dict[str, str]:
    """How much of the plan was done, in words: "11.5 times the plan", "2 per cent of the plan"."""
    whole = times >= 1
    size = plainly(times, 1) if whole else plainly(100 * times, 0 if 100 * times >= 1 else 1)
    told = vocab.read("phrases")["sizes"]["times" if whole else "share"]
    return {f"size{end}": str(told[language]).format(size=size) for language, end in IN_FRENCH}


def hundredfold(text: Text) -> Iterator[Finding]:
    """Indicators reached many times over: a figure with noughts too many or too few."""
    for line, indicator in text.indicators:
        for limb in indicator.limbs:
            target, actual = limb.target, limb.actual
            if not isinstance(target, Decimal) or not isinstance(actual, Decimal) or not target or not actual:
                continue
            times = actual / target
            if (times >= TOO_MANY and actual >= LEAST) or times <= 1 / TOO_MANY / 2:
                what = limb.unit or phrase(COUNTED.sub("", limb.label)) or limb.label
                shown = {"planned": plainly(target), "done": plainly(actual)}
                values = {"what": short(what), **shown, **_size(times)}
                places = (text.actual(line, plainly(actual)), text.planned(line, plainly(target)))
                yield Finding("magnitude.target_ratio", WARNING, places, values, 0.6)


def _answered(output: Output) -> Iterator[tuple[Planned, Completed]]:
    for done in output.completed:
        if done.answers is not None:
            yield output.planned[done.answers], done


def crowds(text: Text) -> Iterator[Finding]:
    """More persons for each event, or more acts for each team, than one can hold or do."""
    for line in text.lines:
        for kind in vocab.read("related")["crowds"]:
            found = [each for part in line.actual for each in _crowd(text, line, part, kind)]
            yield from found or _crowd(text, line, "\n".join(line.actual[:ANSWERS]), kind)


def _crowd(text: Text, line: Line, part: str, kind: dict[str, object]) -> Iterator[Finding]:
    what, per = _any(kind["what"]), _any(kind["per"])
    counted = re.search(rf"(?P<n>{DIGITS})\s+(?:[\w-]+\s+){{0,2}}?(?:{what})\b", part, re.I)
    events = re.search(rf"(?P<n>{DIGITS})\s+(?:[\w'’-]+\s+){{0,5}}?(?:{per})s?\b", part, re.I)
    if counted is None or events is None or counted["n"] == events["n"] or not number(events["n"]):
        return
    each = number(counted["n"]) / number(events["n"])
    if each <= Decimal(str(kind["most"])):
        return
    name = kind["name"]
    assert isinstance(name, dict), "names stand in both languages"
    values = {
        "kind": str(name["en"]),
        "kind_fr": str(name["fr"]),
        "what": part[counted.end("n") : counted.end()].strip().lower(),
        "per": part[events.end("n") : events.end()].strip().lower(),
        "count": counted["n"],
        "events": events["n"],
        "each": plainly(each, 0),
    }
    yield Finding("magnitude.crowd", WARNING, (text.actual(line, counted["n"], events["n"]),), values, 0.9)


def _any(words: object) -> str:
    assert isinstance(words, list), "related.yaml lists words"
    return "|".join(re.escape(str(word)) for word in words)


def cumulative(text: Text) -> Iterator[Finding]:
    """Cumulative numbers below the number already given for an earlier year."""
    for line, indicator in text.indicators:
        said = next((part for part in line.actual if CUMULATIVE.search(part)), None)
        if said is None or not isinstance(indicator.actual, Decimal) or indicator.target is None:
            continue
        earlier = [
            (year, value)
            for year, value in list(indicator.series.items())[:-1]
            if isinstance(value, Decimal) and value > indicator.actual
        ]
        if not earlier:
            continue
        year, value = earlier[-1]
        values = {"actual": plainly(indicator.actual), "earlier": plainly(value), "year": year}
        places = (
            text.actual(line, plainly(indicator.actual), "cumulative"),
            text.planned(line, plainly(value)),
        )
        yield Finding("magnitude.cumulative", WARNING, places, values, 0.8)


def exact(text: Text) -> Iterator[Finding]:
    """Large counts of the living world that equal their plan to the last unit."""
    for line, indicator in text.indicators:
        if _hit(indicator.target, indicator.actual, f"{indicator.unit} {indicator.label}"):
            yield _exact(text, line, indicator.actual)
    for line, output in text.outputs:
        for planned, done in _answered(output):
            if _hit(planned.value, done.value, f"{done.unit} {planned.unit}"):
                yield _exact(text, line, done.value)


def _hit(planned: Value, actual: Value, what: str) -> bool:
    if not isinstance(planned, Decimal) or not isinstance(actual, Decimal) or HELD.search(what):
        return False
    return planned == actual and actual >= EXACT


def _exact(text: Text, line: Line, value: Value) -> Finding:
    assert isinstance(value, Decimal), "compared as figures"
    shown = plainly(value)
    places = (text.actual(line, shown), text.planned(line, shown))
    severity = WARNING if value >= SURELY and isinstance(line.understood, Indicator) else NOTE
    return Finding("magnitude.exact", severity, places, {"value": shown}, 0.4)


def together(text: Text) -> Iterator[Finding]:
    """Quantities that go together and moved apart: hours flown and the fuel for them."""
    shares = list(_shares(text))
    for pair in vocab.read("related")["together"]:
        ones = [each for each in shares if _holds(each[0], pair["one"])]
        others = [each for each in shares if _holds(each[0], pair["other"])]
        if not ones or not others:
            continue
        kind = [each for each in ones if _holds(each[0], pair.get("rather", ["-"]))]
        one = (kind or ones)[0]
        other = max(others, key=lambda each: abs(each[3] - one[3]))
        if abs(one[3] - other[3]) > APART and other[1] is not one[1]:
            values = {"pair": pair["name"]["en"], "pair_fr": pair["name"]["fr"]}
            values |= {"why": pair["why"]["en"], "why_fr": pair["why"]["fr"]}
            values |= {"first": plainly(100 * one[3], 0), "second": plainly(100 * other[3], 0)}
            where = tuple(
                text.actual(
                    line, *(_figure(value, line) for value in (done.value,) if isinstance(value, Decimal))
                )
                for _, line, done, _ in (one, other)
            )
            yield Finding("magnitude.together", WARNING, where, values, 0.85)


def _shares(text: Text) -> Iterator[tuple[str, Line, Completed, Decimal]]:
    """Of every quantity of an output: its words, and how much of the plan was done."""
    for line, output in text.outputs:
        for planned, done in _answered(output):
            if planned.value and isinstance(done.value, Decimal):
                share = done.value * scale(done.unit) / (planned.value * scale(planned.unit))
                yield f"{planned.unit or ''} {done.unit or ''}".lower(), line, done, share


def _holds(words: str, needed: Sequence[str]) -> bool:
    return all(re.search(rf"\b{re.escape(each)}", words) for each in needed)


def _figure(value: Decimal, line: Line) -> str:
    """The figure as the cell prints it."""
    for part in line.actual:
        for each in quantities(part):
            if each.value == value:
                return part[each.start : each.end].strip()
    return plainly(value)


RULES: dict[str, Rule] = {
    "magnitude.series": Rule(series, FRAMEWORKS),
    "magnitude.ratio": Rule(ratio, FRAMEWORKS),
    "magnitude.target_ratio": Rule(hundredfold, FRAMEWORKS),
    "magnitude.crowd": Rule(crowds, FRAMEWORKS),
    "magnitude.cumulative": Rule(cumulative, FRAMEWORKS),
    "magnitude.exact": Rule(exact, FRAMEWORKS),
    "magnitude.together": Rule(together, FRAMEWORKS),
}
