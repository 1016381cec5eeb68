"""Rules of the family arithmetic on amounts compared, and on figures rounded, in running text."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from bluehelm.checks.facts.spoken import Spoken, plainly, spoken
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, PROSE, Rule
from bluehelm.plans.quantity import DIGITS, PER_CENT, number, quantities

SCALE = r"(?:\s(?P<{}>million|billion))?"
COMPARED = re.compile(
    rf"\$(?P<new>{DIGITS}){SCALE.format('new_scale')}[^$;]{{0,160}}?\b(?P<word>increase|decrease|reduction)\s+of\s+"
    rf"\$(?P<change>{DIGITS}){SCALE.format('change_scale')}"
    rf"(?:,?\s*\(?or\s+(?P<share>\d+(?:\.\d+)?)\s?(?:{PER_CENT})\)?)?",
    re.I,
)
AGAINST = re.compile(
    r"[^$;.]{0,20}?,?\s*(?:compared with|against|from)\s[^$;]{0,120}?"
    rf"\$(?P<old>{DIGITS}){SCALE.format('old_scale')}",
    re.I,
)
SCALES = {"million": Decimal(10**6), "billion": Decimal(10**9)}
MILLIONS = re.compile(r"(?<![\w.,$])(?P<n>\d+\.\d+)\smillion\s(?P<unit>litres|tons|kilometres|hours)\b", re.I)
MILLION = Decimal(10**6)
CHANGE, SHARE = "arithmetic.compared", "arithmetic.compared_share"


def compared(text: Text) -> Iterator[Finding]:
    """Changes of an amount that are not its difference from the old one."""
    yield from (one for one in _changes(text) if one.rule == CHANGE)


def compared_shares(text: Text) -> Iterator[Finding]:
    """Percentages of change that the amounts do not give."""
    yield from (one for one in _changes(text) if one.rule == SHARE)


def _changes(text: Text) -> Iterator[Finding]:
    for piece in spoken(text):
        for found in COMPARED.finditer(piece.text):
            against = AGAINST.match(piece.text, found.end())
            yield from _compared(piece, found, against)


def _compared(piece: Spoken, found: re.Match[str], against: re.Match[str] | None) -> Iterator[Finding]:
    new, change = (_amount(found, name) for name in ("new", "change"))
    sign = 1 if found["word"].lower() == "increase" else -1
    base = new - sign * change
    if against is not None:
        old = _amount(against, "old")
        slack = sum((_slack(match, name) for match, name in
                     ((found, "new"), (found, "change"), (against, "old"))), Decimal(0))  # fmt: skip
        if abs(old - base) > slack:
            if abs(old - base) < max(old, base) / 4:  # else another amount was meant
                values = {
                    "printed": found["change"],
                    "old": against["old"],
                    "new": found["new"],
                    "computed": plainly(abs(new - old)),
                }
                marks = (found["change"], found["new"], against["old"])
                yield Finding(CHANGE, ERROR, (piece.quoted(*marks),), values, 0.8)
            return
        base = old
    if found["share"] and base:
        right = 100 * change / base
        shown = Decimal(found["share"])
        step = Decimal(1).scaleb(int(shown.as_tuple().exponent))
        if abs(right - shown) > step:
            values = {"part": f"${found['change']}", "whole": f"${plainly(base)}", "printed": found["share"],
                      "computed": plainly(right, 1)}  # fmt: skip
            severity = WARNING if against is None else ERROR
            marks = (found["share"], found["change"], found["new"])
            yield Finding(SHARE, severity, (piece.quoted(*marks),), values, 0.7)


def _amount(found: re.Match[str], name: str) -> Decimal:
    return number(found[name]) * SCALES.get((found[f"{name}_scale"] or "").lower(), Decimal(1))


def _slack(found: re.Match[str], name: str) -> Decimal:
    """Half of the last place printed; whole dollars that end in noughts were rounded to hundreds."""
    scale = SCALES.get((found[f"{name}_scale"] or "").lower())
    value = number(found[name])
    if scale is None:
        return Decimal(50) if value % 100 == 0 else Decimal(0)
    return Decimal("0.5").scaleb(int(value.as_tuple().exponent)) * scale


def rounded(text: Text) -> Iterator[Finding]:
    """Millions in the prose that are not the figure of the frameworks, rounded."""
    exact = [each for line in text.lines for each in _exact(line)]
    for sentence in text.sentences:
        for found in MILLIONS.finditer(sentence.text):
            shown = Decimal(found["n"])
            step = Decimal(1).scaleb(int(shown.as_tuple().exponent))
            same = [each for each in exact if each[2] == found["unit"].lower()]
            rounds = [each[1].quantize(step, ROUND_HALF_UP) for each in same]
            near = [each for each in same if abs(each[1] - shown) <= step]
            if shown in rounds or not near:
                continue
            line, value, _, printed = near[0]
            values = {"printed": f"{found['n']} million {found['unit']}", "exact": printed,
                      "computed": plainly(value.quantize(step, ROUND_HALF_UP))}  # fmt: skip
            place = text.planned(line, printed) if printed in line.planned else text.actual(line, printed)
            yield Finding("arithmetic.rounded", WARNING, (text.at(sentence, found["n"]), place), values, 0.5)


def _exact(line: Line) -> Iterator[tuple[Line, Decimal, str, str]]:
    """The long figures of a row in millions, with the first word after each and their print."""
    for cell in (line.planned, *line.actual):
        for each in quantities(cell):
            unit = re.match(r"\s+([A-Za-z]+)", cell[each.end :])
            if unit is not None and each.unit is None and each.value >= MILLION:
                yield line, each.value / MILLION, unit[1].lower(), cell[each.start : each.end].strip()


RULES: dict[str, Rule] = {
    CHANGE: Rule(compared, PROSE),
    SHARE: Rule(compared_shares, PROSE),
    "arithmetic.rounded": Rule(rounded, FRAMEWORKS),
}
