"""Rules of the family arithmetic on running text: parts, percentages of counts, changes, formulas."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from bluehelm.checks.facts.spoken import Spoken, plainly, spoken
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import PROSE, Rule
from bluehelm.plans.quantity import ANY, DIGITS, FORMULA, PER_CENT, masked, number, products, quantities

BRACKET = re.compile(r"\((?P<inside>[^()]*)\)")
WHOLE = re.compile(rf"(?<![\w.,/$-])(?P<whole>{ANY})\s+(?P<noun>[A-Za-z][^().;:$\d]{{2,90}}?)\s*$", re.I)
COMPRISING = re.compile(
    rf"(?<![\w.,/$-])(?P<whole>{ANY})\s+(?P<noun>[A-Za-z][^().;:$\d]{{2,90}}?),?\s"
    r"(?:comprising|consisting of|made up of|composed of)\s(?P<list>[^.;:]+)",
    re.I,
)
LISTED = re.compile(  # "28 boats: 5 in town, 16 in port and 7 at sea"
    rf"(?<![\w.,/$-])(?P<whole>{ANY})\s+(?P<noun>[A-Za-z][^().;:$\d]{{2,60}}?):\s(?P<list>[^.:()]+)", re.I
)
PLACED = re.compile(rf"{ANY}\s+(?:in|at|from|with|for|on|by|to|of them)\b", re.I)
PART = re.compile(
    rf"(?:a total of\s+)?(?P<part>{ANY})\s+(?!per\b|days?\b|weeks?\b|months?\b|years?\b)[A-Za-z]", re.I
)
BETWEEN = re.compile(
    rf"\s*[,;]\s*(?:and\s+|as well as\s+)?|\s+and\s+(?={ANY}\s)|\s+as well as\s+(?={ANY}\s)", re.I
)
NO_PARTS = re.compile(
    r"\b(?:including|of wh\w+|each|per|see|paras?|such as|excluding|except|in addition|plus|ibid|phase|level|"
    rf"page|average|former|resolutions?)\b|e\.g\.|\$|\s[x×]\s|%|{PER_CENT}",
    re.I,
)
NOT_COUNTED = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?|resolutions?|per cent|million|paragraphs?|km|cases? of|"
    r"member States)\b",
    re.I,
)
SHARE = rf"(?P<share>\d+(?:\.\d+)?)\s?(?:{PER_CENT})"
OF_WHOLE = rf"of\s+(?:the\s+|a total of\s+|all\s+)*(?P<whole>{DIGITS})\b"
SOME_WORDS = r"(?:(?!per cent)[\w'’-]+\s+){0,4}?"
OUT_OF = re.compile(  # "12 of the 19 cases (63 per cent)"
    rf"(?P<part>{ANY})\s+{SOME_WORDS}(?:out\s+)?{OF_WHOLE}(?P<noun>[^().;,]{{0,80}}?)"
    rf"(?:\s*\(|,?\s+or\s+){SHARE}",
    re.I,
)
WHOLE_FIRST = re.compile(  # "Of the 19 cases .., 12 (63 per cent)"
    rf"\bof\s+(?:the\s+)?(?P<whole>{DIGITS})\s[^().;$\d]{{2,120}}?,\s+(?P<part>{ANY})\s+{SOME_WORDS}"
    rf"\(?(?:or\s+)?{SHARE}",
    re.I,
)
SHARE_FIRST = re.compile(  # "63 per cent (12 of 19)"
    rf"{SHARE}\s*\((?P<part>{DIGITS})\s+{SOME_WORDS}(?:out\s+)?{OF_WHOLE}", re.I
)
SHARE_OF = re.compile(  # "12 cases (63 per cent of 19)"
    rf"(?P<part>{DIGITS})\s+[^().;,\d]{{2,60}}\({SHARE}\s+{OF_WHOLE}", re.I
)
COUNTED = re.compile(  # "479 (87 per cent)"
    rf"(?<![\w.,/$-])(?P<part>{DIGITS})\s*(?:[a-z][\w'’ -]{{0,40}}?)?\s*\({SHARE}\)"
)
CHANGE = re.compile(  # "a decrease of 12 posts from 30 to 18"
    r"\b(?P<word>increase|decrease|reduction|rise|drop|decline|growth)s?\s+(?:of|by)\s+"
    rf"(?P<change>{ANY})(?P<share>\s?(?:{PER_CENT}))?(?P<noun>[^.;()\d]{{0,60}}?)[,(]?\s*"
    rf"from\s+(?P<old>{DIGITS})(?P<oldshare>\s?(?:{PER_CENT}))?[^.;()\d]{{0,60}}?\s+"
    rf"to\s+(?P<new>{DIGITS})(?![\d/]|\s\w+ 20\d\d)",
    re.I,
)
UNSURE = re.compile(
    r"\b(?:approximately|about|around|some|nearly|almost|over|more than|at least|up to|less than)\s*$", re.I
)
AVERAGE = re.compile(
    rf"(?P<total>{DIGITS})\s[^.;]{{0,160}}?\b(?:an?\s+)?(?:monthly\s+average\s+of\s+(?P<a>{DIGITS})|"
    rf"average\s+of\s+(?P<b>{DIGITS})\s[^.;]{{0,40}}?per\s+month)",
    re.I,
)
SEVERAL = re.compile(r"[(:]|\bcompris|\bconsist|\bcomposed|\bmade up")  # what can introduce parts
PER_CENTS = re.compile(rf"\d\s?(?:{PER_CENT})", re.I)
LEEWAY = Decimal("0.2")
CLOSE = Decimal(2)
MONTHS = 12


def parts(text: Text) -> Iterator[Finding]:
    """Wholes that are not the sum of the parts given in the bracket, or after "comprising"."""
    for piece in spoken(text):
        if not SEVERAL.search(piece.text):
            continue
        prose = masked(FORMULA.sub(lambda found: "~" * len(found.group()), piece.text))
        for found in BRACKET.finditer(prose):
            whole = WHOLE.search(prose[: found.start()])
            if whole is not None:
                yield from _parts(piece, prose[: found.start()], whole, found["inside"], prose[found.end() :])
        bare = BRACKET.sub(lambda found: " " * len(found.group()), prose)
        for found in COMPRISING.finditer(bare):
            yield from _parts(piece, bare[: found.start()], found, found["list"].strip(), "")
        for found in LISTED.finditer(prose):
            if all(PLACED.match(each.strip()) for each in BETWEEN.split(found["list"]) if each.strip()):
                yield from _parts(piece, prose[: found.start()], found, found["list"].strip(), "")


def _parts(piece: Spoken, before: str, whole: re.Match[str], inside: str, after: str) -> Iterator[Finding]:
    segments = [each.strip() for each in BETWEEN.split(inside) if each.strip()]
    numbers = [PART.match(each) for each in segments]
    if len(segments) < 2 or not all(numbers) or NO_PARTS.search(inside) or NOT_COUNTED.match(whole["noun"]):
        return
    if re.match(r"\s*(?:and|or|as well as)\s+\w+ \w+ \(", after) or "\x00" in whole["noun"]:
        return  # two wholes, each with its bracket, may share a number
    values = [number(each["part"]) for each in numbers if each is not None]
    stated, right = number(whole["whole"]), sum(values, Decimal(0))
    others = {quantity.value for quantity in quantities(before)}
    if stated in accumulate(values) or right in others:
        return  # parts of the last part may follow the parts
    if (any(value > stated for value in values) and right > 2 * stated) or not right * 2 >= stated:
        return
    near = abs(right - stated) <= max(CLOSE, stated * LEEWAY)
    marks = [whole["whole"], *(each["part"] for each in numbers if each is not None)]
    values_said = {
        "what": " ".join(f"{whole['whole']} {whole['noun']}".split()),
        "printed": whole["whole"],
        "parts": " + ".join(plainly(value) for value in values),
        "computed": plainly(right),
    }
    yield Finding("arithmetic.parts", ERROR if near else WARNING, (piece.quoted(*marks),), values_said, 0.8)


def shares(text: Text) -> Iterator[Finding]:
    """Percentages that do not follow from the counts printed with them."""
    for piece in spoken(text):
        if not PER_CENTS.search(piece.text):
            continue
        for pattern in (OUT_OF, WHOLE_FIRST, SHARE_FIRST, SHARE_OF):
            for found in pattern.finditer(piece.text):
                yield from _share(piece, found, number(found["whole"]), found["whole"])
        yield from _of_total(piece)


def _share(piece: Spoken, found: re.Match[str], whole: Decimal, shown: str) -> Iterator[Finding]:
    part, share = number(found["part"]), Decimal(found["share"])
    if not whole or part > whole or UNSURE.search(piece.text[: found.start("share")]):
        return
    right = 100 * part / whole
    places = max(0, -int(share.as_tuple().exponent))
    if abs(right - share) <= Decimal(1).scaleb(-places) * Decimal("0.6"):
        return
    values = {
        "part": found["part"],
        "whole": shown,
        "printed": found["share"],
        "computed": plainly(right, max(1, places)),
    }
    severity = ERROR if abs(right - share) > Decimal(1).scaleb(-places) else WARNING
    yield Finding(
        "arithmetic.share", severity, (piece.quoted(found["share"], found["part"], shown),), values, 0.8
    )


def _of_total(piece: Spoken) -> Iterator[Finding]:
    """Counts with their percentages behind a total: "550 vehicles: 479 (87 per cent), 30 (5.5 per cent)"."""
    counted = list(COUNTED.finditer(piece.text))
    if len(counted) < 2:
        return
    before = [each for each in quantities(piece.text[: counted[0].start()]) if each.unit is None]
    largest = max(number(found["part"]) for found in counted)
    fitting = [each for each in before if each.value > largest]
    if not fitting:
        return
    whole = fitting[-1]
    shown = piece.text[whole.start : whole.end].strip()
    wrong = [finding for found in counted for finding in _share(piece, found, whole.value, shown)]
    if len(wrong) < len(counted):  # else the whole was not understood
        yield from wrong


def changes(text: Text) -> Iterator[Finding]:
    """Increases and decreases that do not lead from the first figure to the second."""
    for piece in spoken(text):
        for found in CHANGE.finditer(masked(piece.text)):
            old, new, change = number(found["old"]), number(found["new"]), number(found["change"])
            steps = {abs(new - old)}
            if found["share"] and old:
                steps = {abs(new - old) * 100 / old} | (steps if found["oldshare"] else set())
            if min(abs(step - change) for step in steps) <= (Decimal("0.6") if found["share"] else 0):
                continue
            right = min(steps, key=lambda step: abs(step - change))
            values = {
                "what": " ".join(found.group().split()),
                "printed": found["change"],
                "old": found["old"],
                "new": found["new"],
                "computed": plainly(right, 1 if found["share"] else None),
            }
            place = piece.quoted(found["change"], found["old"], found["new"])
            yield Finding("arithmetic.change", ERROR, (place,), values, 0.8)


def products_stated(text: Text) -> Iterator[Finding]:
    """Printed formulas that do not give the number they stand behind."""
    for piece in spoken(text):
        for found in FORMULA.finditer(piece.text):
            stated = [each for each in quantities(piece.text[: found.start()]) if each.unit is None]
            results = set(products(found.group()))
            if not stated or results & {each.value for each in stated} or not all(results):
                continue
            nearest = min(stated, key=lambda each: min(abs(each.value - result) for result in results))
            right = min(results, key=lambda result: abs(result - nearest.value))
            shown = piece.text[nearest.start : nearest.end].strip()
            values = {"formula": found.group(), "printed": shown, "computed": plainly(right)}
            place = piece.quoted(shown, found.group())
            yield Finding("arithmetic.printed_formula", ERROR, (place,), values, 0.9)


def averages(text: Text) -> Iterator[Finding]:
    """Monthly averages that do not give the total of the year."""
    for piece in spoken(text):
        if "average" not in piece.text:
            continue
        for found in AVERAGE.finditer(piece.text):
            total, average = number(found["total"]), number(found["a"] or found["b"])
            if not total or total <= average or "per month" in found["total"]:
                continue
            if abs(average * MONTHS - total) <= total / 10:
                continue
            shown = found["a"] or found["b"]
            values = {
                "total": found["total"],
                "printed": shown,
                "computed": plainly(total / MONTHS, 1),
            }
            place = piece.quoted(shown, found["total"])
            yield Finding("arithmetic.average", WARNING, (place,), values, 0.6)


RULES: dict[str, Rule] = {
    "arithmetic.parts": Rule(parts, PROSE),
    "arithmetic.share": Rule(shares, PROSE),
    "arithmetic.change": Rule(changes, PROSE),
    "arithmetic.printed_formula": Rule(products_stated, PROSE),
    "arithmetic.average": Rule(averages, PROSE),
}
