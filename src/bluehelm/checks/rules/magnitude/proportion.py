"""Rules of the family magnitude on quantities of one plan that limit one another."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bluehelm.checks.facts.spoken import plainly, spoken
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, PROSE, Rule
from bluehelm.plans.quantity import DIGITS, number
from bluehelm.plans.rows import Completed, Output, Planned

CEILING = re.compile(
    rf"(?:maximum|authorized) strength of (?P<n>{DIGITS}) (?:authorized )?(?P<who>[a-z ]+? personnel)\b", re.I
)
PLACES = re.compile(r"\b(?:sites?|locations?|camps|bases|offices)\b", re.I)
ALL = Decimal(100)  # per cent
SHARE_OF = re.compile(r"\b(?:percentage|share|proportion|per cent) of\b", re.I)
NOT_WHOLE = re.compile(r"\b(?:utiliz\w+|target|planned|budget\w*|capacity|growth|compared)\b", re.I)
PEOPLE = (
    r"(?:participants|people|persons|individuals|attendees|beneficiaries|members|personnel|students|trainees)"
)
YOUNGER = r"(?:women|men|girls|boys|children|youth|young (?:women|men|people))"
AMONG = re.compile(  # "131 participants (191 of them women)", "239 participants, including 279 women"
    rf"(?<![\w.,])(?P<whole>{DIGITS})\s{PEOPLE}[^.;:()\d]{{0,40}}?"
    r"(?:\s\(|,\s(?:including|of wh(?:om|ich))\s|\sincluding\s)"
    rf"(?P<part>{DIGITS})\s(?:of (?:them|whom)\s)?(?P<who>{YOUNGER})\b(?!\s+and)",
    re.I,
)
FEWER, MORE = Decimal("0.8"), Decimal("1.1")  # of the plan
STANDING = re.compile(
    r"\baverage strength of (?P<n>\d[\d,]*) [^.;()]{0,40}?(?:users|personnel|staff)\b", re.I
)


def beyond(text: Text) -> Iterator[Finding]:
    """More people of a kind than the mission is authorized to have."""
    for at, ceiling in text.outputs:
        found = CEILING.search(at.planned)
        if found is None or not ceiling.planned:
            continue
        who, most = found["who"].lower(), number(found["n"])
        each_to = re.compile(rf"(?P<n>{DIGITS}) {re.escape(who)}\b", re.I)
        for line, _ in text.outputs:
            for match in each_to.finditer(line.planned):
                if line is not at and number(match["n"]) > most:
                    values = {"count": f"{match['n']} {who}", "most": found["n"]}
                    places = (text.planned(line, match["n"]), text.planned(at, found["n"]))
                    yield Finding("magnitude.beyond", WARNING, places, values, 0.5)


def spread(text: Text) -> Iterator[Finding]:
    """More things at fewer places than planned, or the other way round."""
    for line, output in text.outputs:
        answered = list(_answered(output))
        sites = [each for each in answered if PLACES.search(each[0].unit or "")]
        things = [each for each in answered if not PLACES.search(each[0].unit or "")]
        if len(sites) != 1 or not things:
            continue
        thing, site = things[0], sites[0]
        if thing[1].remark and site[1].remark:
            continue  # each has a reason of its own
        if (thing[2] >= MORE and site[2] <= FEWER) or (thing[2] <= FEWER and site[2] >= MORE):
            yield _spread(text, line, thing, site)


def _answered(output: Output) -> Iterator[tuple[Planned, Completed, Decimal]]:
    """Each quantity with its answer, and how much of the plan was done."""
    for done in output.completed:
        if done.answers is None or not isinstance(done.value, Decimal):
            continue
        planned = output.planned[done.answers]
        if planned.value:
            yield planned, done, done.value / planned.value


def _spread(
    text: Text,
    line: Line,
    thing: tuple[Planned, Completed, Decimal],
    site: tuple[Planned, Completed, Decimal],
) -> Finding:
    values = {
        "thing": plainly(100 * thing[2], 0),
        "site": plainly(100 * site[2], 0),
        "things": thing[1].unit or thing[0].unit or "",
        "sites": site[1].unit or site[0].unit or "",
    }
    marks = [plainly(done.value) for done in (thing[1], site[1]) if isinstance(done.value, Decimal)]
    return Finding("magnitude.spread", WARNING, (text.actual(line, *marks), text.planned(line)), values, 0.4)


def over_all(text: Text) -> Iterator[Finding]:
    """Shares of a whole above a hundred per cent."""
    for line, indicator in text.indicators:
        share = SHARE_OF.search(line.planned) is not None and NOT_WHOLE.search(line.planned) is None
        for limb in indicator.limbs:
            known = [value for value in limb.series.values() if isinstance(value, Decimal)]
            if share and isinstance(limb.actual, Decimal) and limb.actual > ALL >= max(known, default=ALL):
                values = {"share": plainly(limb.actual)}
                places = (text.actual(line, plainly(limb.actual)), text.planned(line))
                yield Finding("magnitude.over_all", WARNING, places, values, 0.7)


def part_of(text: Text) -> Iterator[Finding]:
    """More women, men or young people than the people they are counted among."""
    for piece in spoken(text):
        for found in AMONG.finditer(piece.text):
            whole, part = number(found["whole"]), number(found["part"])
            if part > whole:
                values = {"part": found["part"], "who": found["who"], "whole": found["whole"]}
                place = piece.quoted(found["part"], found["whole"])
                yield Finding("magnitude.part_of", ERROR, (place,), values, 0.85)


def standing(text: Text) -> Iterator[Finding]:
    """An average strength that equals its plan to the last person."""
    for line in text.lines:
        for found in STANDING.finditer(line.planned):
            same = re.compile(rf"(?<![\d,.]){re.escape(found['n'])}(?![\d,])")
            if number(found["n"]) >= 1000 and any(same.search(part) for part in line.actual):
                places = (text.actual(line, found["n"]), text.planned(line, found["n"]))
                yield Finding("magnitude.standing", WARNING, places, {"count": found["n"]}, 0.4)


RULES: dict[str, Rule] = {
    "magnitude.beyond": Rule(beyond, FRAMEWORKS),
    "magnitude.spread": Rule(spread, FRAMEWORKS),
    "magnitude.over_all": Rule(over_all, FRAMEWORKS),
    "magnitude.part_of": Rule(part_of, PROSE),
    "magnitude.standing": Rule(standing, FRAMEWORKS),
}
