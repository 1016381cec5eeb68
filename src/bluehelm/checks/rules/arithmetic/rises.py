"""A rise told by its ends and by its size: "from $2 million to $4 million, an increase of 100 per cent"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bluehelm.checks.facts.spoken import Spoken, plainly, spoken
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import PROSE, Rule
from bluehelm.plans.quantity import DIGITS, PER_CENT, WORDS, number

SCALE = r"(?:\s(?P<{}_scale>million|billion|thousand))?"
ABOUT = r"(?:approximately |about |some |around |nearly |over |more than )?"
MEAN = rf"(?:an? (?:average|total) of )?{ABOUT}"
BARE = r"(?![\d/]| per cent|%)"  # a rate that changes is another matter
OLD = rf"\bfrom {MEAN}\$?(?P<old>{DIGITS}){SCALE.format('old')}{BARE}"
NEW = rf" to {MEAN}\$?(?P<new>{DIGITS}){SCALE.format('new')}{BARE}"
ENDS = OLD + r"[^$;.\d]{0,60}?" + NEW
SHARE = rf"(?P<about>{ABOUT})(?P<share>\d+(?:\.\d+)?)\s?(?:{PER_CENT})"
NOUN = r"increase|rise|growth|decrease|reduction|decline|drop"
VERB = r"increased|rose|grew|decreased|fell|dropped"
SIZED = re.compile(rf"{ENDS}[^$;.\d]{{0,60}}?\b(?P<word>{NOUN}) of {SHARE}", re.I)
BACKWARD = re.compile(rf"\b(?P<word>{NOUN}|{VERB}) (?:of|by) {SHARE},?[^$;.\d]{{0,40}}? {ENDS}", re.I)
TIMES = re.compile(
    r"\b(?:increased|rose|grew|risen|rising|multiplied) (?:by )?"
    rf"(?P<low>{DIGITS}|{WORDS}) to (?P<high>{DIGITS}|{WORDS}) times\b(?P<rest>.*)",
    re.I | re.S,
)
PAIR = re.compile(rf"{OLD}[^$;.]{{0,60}}?{NEW}", re.I)
SCALES = {"thousand": Decimal(1000), "million": Decimal(10**6), "billion": Decimal(10**9)}
DOWN = ("decrease", "reduction", "decline", "drop", "decreased", "fell", "dropped")
LOOSE = Decimal("0.15")  # of the true share, where the text says approximately


def rise_share(text: Text) -> Iterator[Finding]:
    """A percentage of rise or fall that the two ends printed beside it do not give."""
    for piece in spoken(text):
        for pattern in (SIZED, BACKWARD):
            for found in pattern.finditer(piece.text):
                yield from _share(piece, found)


def _share(piece: Spoken, found: re.Match[str]) -> Iterator[Finding]:
    old, new = _value(found, "old"), _value(found, "new")
    if not old:
        return
    shown = Decimal(found["share"])
    right = 100 * (new - old) / old * (-1 if found["word"].lower() in DOWN else 1)
    bounds = [
        100 * (new + one * _slack(found, "new") - (old - one * _slack(found, "old"))) / old for one in (1, -1)
    ]
    slack = abs(bounds[0] - bounds[1]) / 2 + Decimal(1).scaleb(int(shown.as_tuple().exponent))
    slack += LOOSE * abs(right) if found["about"] else Decimal(0)
    if right <= 0 or abs(shown - right) <= slack:
        return
    marks = [found[name] for name in ("share", "old", "new")]
    values = {
        "printed": found["share"],
        "old": found["old"],
        "new": found["new"],
        "computed": plainly(right, 0),
    }
    yield Finding("arithmetic.rise_share", ERROR, (piece.quoted(*marks),), values, 0.85)


def _value(found: re.Match[str], name: str) -> Decimal:
    """An end in full; "from 2 to 4 million" gives the scale once."""
    scale = found[f"{name}_scale"] or found["new_scale"] if name == "old" else found["new_scale"]
    return number(found[name]) * SCALES.get((scale or "").lower(), Decimal(1))


def _slack(found: re.Match[str], name: str) -> Decimal:
    printed = number(found[name])
    scale = _value(found, name) / printed if printed else Decimal(1)
    exponent = int(printed.as_tuple().exponent)
    return Decimal("0.5").scaleb(exponent) * scale if exponent < 0 or scale > 1 else Decimal(0)


def rise_times(text: Text) -> Iterator[Finding]:
    """ "Rose two to three times", with an example beside it that rose more or less than that."""
    for piece in spoken(text):
        for found in TIMES.finditer(piece.text):
            low, high = number(found["low"]), number(found["high"])
            for pair in PAIR.finditer(found["rest"].split(";")[0]):
                old, new = _value(pair, "old"), _value(pair, "new")
                times = new / old if old else low
                if low - LOOSE <= times <= high + LOOSE:
                    continue
                words = found.group()[: found.start("rest") - found.start()]
                values = {"words": words, "old": pair["old"], "new": pair["new"], "times": plainly(times, 1)}
                where = (piece.quoted(words, pair["old"], pair["new"]),)
                yield Finding("arithmetic.rise_times", WARNING, where, values, 0.6)


RULES: dict[str, Rule] = {
    "arithmetic.rise_share": Rule(rise_share, PROSE),
    "arithmetic.rise_times": Rule(rise_times, PROSE),
}
