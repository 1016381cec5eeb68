"""Amounts that the prose states of a budget line, held against the tables and the other documents."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.checks.reading import Sentence, Text
from bluehelm.checks.rows import ERROR, Finding
from bluehelm.checks.rules import ACCOUNT, Rule
from bluehelm.checks.rules.conflict.columns import Column, columns_of
from bluehelm.plans.quantity import DIGITS, SCALES, number

STATED = re.compile(
    r"\b(?P<role>propos(?:ed|al)|resource requirements|cost estimates|apportion\w*|appropriat\w*|expenditure)"
    rf"\b(?P<between>[^$;(]{{0,110}}?)\$(?P<sum>{DIGITS})(?P<scale> (?:million|billion))?"
)
ROLES = {"prop": "proposed", "reso": "proposed", "cost": "proposed", "appo": "approved", "appr": "approved",
         "expe": "actual"}  # fmt: skip
# Words after which an amount is no longer the line's own: a change, a share of it, a refund.
OTHER = re.compile(
    r"\b(?:increase|decrease|reduc\w+|higher|lower|variance|balance|revenue|net|excluding|includ\w+|estimated|"
    r"projected|as at|efficienc\w+|redeploy\w*|under|over|additional|rate|credit\w*|compris\w+|unliquidated|"
    r"compared|against|provision)\b",
    re.I,
)
ADVISED = re.compile(
    r"\b(?:recommend\w*|request\w*|should|could)\b[^$;]*$", re.I
)  # no amount that was decided
FISCAL = re.compile(
    r"20(?P<first>\d{2})/(?P<second>\d{2})(?!\d)|1 July 20(?P<from>\d{2}) to 30 June 20(?P<to>\d{2})"
)
WHOLE = "gross requirement"
LIKELY = Decimal("0.25")  # share of the right amount beyond which another line must be meant
BEFORE, NEAR, CLOSE, AFTER = 160, 30, 20, 60  # characters around an amount where its line and period stand
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Stated:
    """One amount of the prose, in thousands of US dollars, with what it is stated for."""

    key: Key  # line, role, period
    value: Decimal
    step: Decimal
    printed: str
    text: Text
    sentence: Sentence


def amounts_stated(*texts: Text) -> Iterator[Finding]:
    """An amount that the prose of one document and a table, or the prose, of another give differently."""
    cells = _cells(texts)
    lines = {key[1] for key in cells}
    said: dict[tuple[str, Key], list[Stated]] = defaultdict(list)
    for text in texts:
        for sentence in text.sentences:
            for one in _stated(text, sentence, lines):
                before = said[text.mission or "", one.key]
                yield from _against(one, cells.get((text.mission or "", *one.key), ()), before)
                before.append(one)


def _against(one: Stated, columns: Sequence[tuple[Column, str]], before: list[Stated]) -> Iterator[Finding]:
    """The first table, else the first sentence of another document, with another amount for the same line."""
    line, role, period = one.key
    values = {"line": line, "role": role, "period": period, "first": one.printed}
    here = one.text.at(one.sentence, one.printed)
    for column, label in columns:  # arithmetic.amount checks the whole against the table of its own report
        right, shown, _ = column.values[label]
        checked = column.text is one.text and line == WHOLE and one.text.plan is not None
        if not checked and _differ(one.value, abs(right), max(one.step, Decimal("0.1"))):
            places = (here, column.place(label))
            yield Finding("conflict.amount_stated", ERROR, places, values | {"second": shown}, 0.85)
            return
    for other in before:
        if other.text is not one.text and _differ(one.value, other.value, max(one.step, other.step)):
            places = (here, other.text.at(other.sentence, other.printed))
            yield Finding("conflict.amount_stated", ERROR, places, values | {"second": other.printed}, 0.85)
            return


def _differ(one: Decimal, other: Decimal, step: Decimal) -> bool:
    """Whether two amounts are near enough to be meant for one, or a digit apart, and yet not the same."""
    if abs(one - other) <= step / 2:
        return False
    return abs(one - other) <= LIKELY * max(one, other) or _digits_apart(one, other, step) == 1


def _digits_apart(one: Decimal, other: Decimal, step: Decimal) -> int:
    """In how many places two amounts differ, rounded to the step; all of them where one is longer."""
    first, second = (str((value / step).to_integral_value()) for value in (one, other))
    if len(first) != len(second):
        return max(len(first), len(second))
    return sum(a != b for a, b in zip(first, second, strict=True))


def _stated(text: Text, sentence: Sentence, lines: set[str]) -> Iterator[Stated]:
    for found in STATED.finditer(sentence.text):
        ahead = sentence.text[: found.start()]
        if OTHER.search(found["between"]) or OTHER.search(ahead[-NEAR:]) or ADVISED.search(ahead):
            continue
        before = sentence.text[max(0, found.start() - BEFORE) : found.start()] + found["between"]
        behind = re.split(r"[$;,]", sentence.text[found.end() : found.end() + AFTER])[0]
        right_before = sentence.text[max(0, found.start() - CLOSE) : found.start()]
        period = _period(found["between"]) or _period(right_before) or _period(behind)
        if period is None:
            continue
        line = _line(before.lower(), (sentence.heading or "").lower().rstrip("s"), lines)
        scale = SCALES[found["scale"].strip()] / 1000 if found["scale"] else Decimal("0.001")
        value = number(found["sum"])
        step = Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))
        yield Stated(
            (line, ROLES[found["role"][:4].lower()], period), value * scale, step * scale,
            found["sum"] + (found["scale"] or ""), text, sentence,
        )  # fmt: skip


def _line(before: str, heading: str, lines: set[str]) -> str:
    """The budget line that was named last before the amount, else the one of the heading, else the whole."""
    named = [(before.rfind(line) + len(line), len(line), line) for line in lines if line in before]
    if named:
        return max(named)[2]
    return heading if heading in lines else WHOLE


def _period(words: str) -> str | None:
    """The one budget period that the words name; None for none or several."""
    found = {
        f"20{one['first'] or one['from']}/{one['second'] or one['to']}" for one in FISCAL.finditer(words)
    }
    return found.pop() if len(found) == 1 else None


def _cells(texts: tuple[Text, ...]) -> dict[tuple[str, str, str, str], list[tuple[Column, str]]]:
    """The columns of the tables of resources by mission, line, role and period."""
    found: dict[tuple[str, str, str, str], list[tuple[Column, str]]] = defaultdict(list)
    for text in texts:
        for sheet in text.sheets:
            for column in columns_of(text, sheet):
                role, periods, average = column.kind
                period = next(iter(periods), text.period or "")
                if WHOLE in column.values and len(periods) < 2 and not average and "/" in period:
                    for label in column.values:
                        found[text.mission or "", label, role, period].append((column, label))
    return found


RULES: dict[str, Rule] = {
    "conflict.amount_stated": Rule(amounts_stated, ACCOUNT, across=True),
}
