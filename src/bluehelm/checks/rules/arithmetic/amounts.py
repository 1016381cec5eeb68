"""Rules of the family arithmetic on money and rates in words, held against the tables of the document."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.checks.facts.grids import Amount, Row, grids, printed
from bluehelm.checks.facts.spoken import plainly, spoken
from bluehelm.checks.reading import Sentence, Sheet, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding, Place
from bluehelm.checks.rules import MONEY, PROSE, STRENGTH, TABLES, VARIANCES, Rule
from bluehelm.plans.quantity import DIGITS, PER_CENT, number
from bluehelm.plans.rows import Money, Variance
from bluehelm.plans.wording import stems


def _dollars(name: str) -> str:
    """The pattern of an amount of money, under that name."""
    return rf"\$\s?(?P<{name}>{DIGITS})(?P<{name}_scale>\s(?:million|billion))?"


SUM = _dollars("sum")
IN_BRACKET = re.compile(rf"\(\s*(?:US)?{_dollars('part')}\s*\)")
MADE_UP = re.compile(rf"{SUM}\s*,?\s*(?:from|comprising|consisting of|composed of)\b(?P<list>[^.;]*)", re.I)
ROLES = (  # how the prose names a cell of the row of gross requirements
    ("unencumbered balance", "variance", re.compile(
        rf"unencumbered balance\s*(?:of|,? in gross terms, amounts to|amounting to|in the amount of)\s*{SUM}",
        re.I)),
    ("expenditure", "expenditure", re.compile(
        rf"\bincurred\s(?:[\w ]{{0,30}}?expenditures?\s(?:totalling|of|amounting to)\s)?{SUM}", re.I)),
)  # fmt: skip
APPROPRIATED = re.compile(
    rf"\bappropriated[^.;$]{{0,40}}{SUM}\s*\(?gross\)?\s*(?:and\s*)?\(?{_dollars('net')}\s*\(?net\)?", re.I
)
RATE = re.compile(rf"(?:utilization|implementation) rate of (?P<rate>\d+(?:\.\d+)?)\s?(?:{PER_CENT})", re.I)
VACANCY = re.compile(
    r"actual average (?:vacancy|delayed deployment) (?:rate|factor) of "
    rf"(?P<rate>\d+(?:\.\d+)?)\s?(?:{PER_CENT})",
    re.I,
)
GROSS, NET = "Gross requirements", "Net requirements"
SCALES = {"million": Decimal(1000), "billion": Decimal(1_000_000)}  # in thousands of dollars
NEAR = Decimal("0.00001")  # two long figures so near to one another are one, carried over with a slip
LONG = 5  # digits
NEIGHBOURS = 12  # figures next in size that one is held against


def made_up(text: Text) -> Iterator[Finding]:
    """Sums of money that are not the sum of the amounts in brackets behind them."""
    for piece in spoken(text):
        for found in MADE_UP.finditer(piece.text):
            parts = list(IN_BRACKET.finditer(found["list"]))
            scales = {each["part_scale"] for each in parts} | {found["sum_scale"]}
            if len(parts) < 2 or len(scales) > 1:
                continue
            terms = [number(each["part"]) for each in parts]
            shown, right = number(found["sum"]), sum(terms, Decimal(0))
            places = max(_places(value) for value in (shown, *terms))
            slack = Decimal("0.5").scaleb(-places) * (len(terms) + 1) if places else Decimal(0)
            if abs(shown - right) <= slack or abs(shown - right) > shown / 4:
                continue
            marks = [found["sum"], *(each["part"] for each in parts)]
            values = {
                "what": f"${found['sum']}{found['sum_scale'] or ''}",
                "printed": found["sum"],
                "parts": " + ".join(plainly(value) for value in terms),
                "computed": plainly(right),
            }
            yield Finding("arithmetic.money_parts", ERROR, (piece.quoted(*marks),), values, 0.8)


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def captions(text: Text) -> Iterator[Finding]:
    """Variances at the head of an explanation that differ from the table of financial resources."""
    assert text.plan is not None, "the rule needs variances"
    for variance in text.plan.variances:
        rows = [row for row in text.plan.money if row.period == variance.period]
        money = next((row for row in rows if _same(row.category, variance.category)), None)
        if money is None:
            continue
        if variance.amount is None:
            continue  # of such a caption only a part was read
        for found in ((variance.amount, money.variance), (variance.percent, money.percent)):
            said, right = found
            if said is not None and right is not None and said != right:
                if slipped(said, right):
                    yield _caption(text, variance, money, (said, right))
                break


def slipped(one: Decimal, other: Decimal) -> bool:
    """Whether two figures differ in digits alone: another sign or length is a cell torn in the reading."""
    return (one < 0) == (other < 0) and len(printed(one, 1)) == len(printed(other, 1))


def _same(one: str, other: str) -> bool:
    return stems(one) == stems(other)


def _caption(text: Text, variance: Variance, money: Money, found: tuple[Decimal, Decimal]) -> Finding:
    shown, right = (printed(value, 1) for value in found)
    where = [place for place in (_row(text, variance.category, shown, small=True),
                                 _row(text, money.category, right, small=False)) if place]  # fmt: skip
    values = {"category": variance.category, "printed": shown, "computed": right, "period": variance.period}
    return Finding("arithmetic.caption", ERROR, tuple(where), values, 0.95)


def _row(text: Text, label: str, shown: str, small: bool) -> Place | None:
    """The row of that label that holds the figure, in the table of the caption or in the large one."""
    for grid in grids(text):
        if (len(grid.rows) <= 2) != small:
            continue
        for row in grid.rows:
            marks = [each.text for each in row.amounts.values() if printed(each.value, 1) == shown]
            if marks and _same(row.label, label):
                return text.row(grid.sheet, row.label, row.quote, *marks)
    return None


def roles(text: Text) -> Iterator[Finding]:
    """Amounts and rates in the prose that differ from the gross and net requirements of the table."""
    assert text.plan is not None, "the rule needs money"
    gross, net = (_requirements(text, name) for name in (GROSS, NET))
    if gross is None:
        return
    for sentence in text.sentences:
        for role, column, pattern in ROLES:
            found = pattern.search(sentence.text)
            right = getattr(gross, column)
            if found is not None and right is not None:
                yield from _named(text, sentence, (role, found["sum"], found["sum_scale"]), abs(right))
        yield from _appropriated(text, sentence, gross, net)
        yield from _rate(text, sentence, gross)


def _requirements(text: Text, category: str) -> Money | None:
    """The row of the period performed."""
    assert text.plan is not None
    rows = [row for row in text.plan.money if row.category == category and row.basis == "performance"]
    return next((row for row in rows if row.period == text.plan.period), None)


def _named(
    text: Text, sentence: Sentence, said: tuple[str, str, str | None], right: Decimal
) -> Iterator[Finding]:
    role, shown, scale = said
    factor = SCALES[scale.strip()] if scale else Decimal("0.001")
    value = number(shown) * factor
    slack = Decimal("0.5").scaleb(-_places(number(shown))) * factor
    if not scale:
        slack = Decimal("0.05")
    if abs(value - right) <= slack:
        return
    computed = plainly(right / factor, _places(number(shown))) + (scale or "")
    values = {"what": role, "printed": f"${shown}{scale or ''}", "computed": f"${computed}"}
    where = (text.at(sentence, shown), *_places_of(text, right))
    yield Finding("arithmetic.amount", ERROR, where, values, 0.85)


def _places_of(text: Text, value: Decimal) -> Iterator[Place]:
    """The first row of a table that prints the amount."""
    for grid in grids(text):
        for row in grid.rows:
            marks = [each.text for each in row.amounts.values() if abs(each.value) == value]
            if marks:
                yield text.row(grid.sheet, row.label, row.quote, *marks)
                return


def _appropriated(text: Text, sentence: Sentence, gross: Money, net: Money | None) -> Iterator[Finding]:
    """What the Assembly appropriated for the period performed, where the sentence names no other."""
    found = APPROPRIATED.search(sentence.text)
    if found is None or text.kind != "performance report" or gross.apportionment is None:
        return
    years = (text.period or "").split("/")[0]
    if years not in sentence.text and re.search(r"20\d\d", sentence.text):
        return
    said = ("appropriation, gross", found["sum"], found["sum_scale"])
    yield from _named(text, sentence, said, gross.apportionment)
    if net is not None and net.apportionment is not None:
        said = ("appropriation, net", found["net"], found["net_scale"])
        yield from _named(text, sentence, said, net.apportionment)


def _rate(text: Text, sentence: Sentence, gross: Money) -> Iterator[Finding]:
    found = RATE.search(sentence.text)
    if found is None or not gross.apportionment or gross.expenditure is None:
        return
    if ROLES[1][2].search(sentence.text[: found.start()]) is None:
        return
    right = 100 * gross.expenditure / gross.apportionment
    if abs(right - Decimal(found["rate"])) <= Decimal("0.06"):
        return
    values = {
        "what": "resource utilization rate",
        "printed": f"{found['rate']} per cent",
        "computed": f"{plainly(right, 1)} per cent",
    }
    where = (text.at(sentence, found["rate"]), *_places_of(text, gross.expenditure))
    yield Finding("arithmetic.amount", ERROR, where, values, 0.85)


def vacancies(text: Text) -> Iterator[Finding]:
    """Vacancy rates in the explanation of a category that its row of the strength table does not give."""
    assert text.plan is not None, "the rule needs strength"
    rates: dict[frozenset[str], set[Decimal]] = {}
    for row in text.plan.strength:
        if row.vacancy is not None and row.period == text.plan.period and row.basis == "average":
            rates.setdefault(stems(row.category.split(":")[0]), set()).add(row.vacancy)
    for sentence in text.sentences:
        known = rates.get(stems(sentence.heading or ""))
        found = VACANCY.search(sentence.text)
        if not known or found is None or Decimal(found["rate"]) in known:
            continue
        near = min(known, key=lambda rate: abs(rate - Decimal(found["rate"])))
        values = {
            "what": f"vacancy rate, {sentence.heading}",
            "printed": f"{found['rate']} per cent",
            "computed": f"{near} per cent",
        }
        where = (text.at(sentence, found["rate"]), *_places_of(text, near))
        yield Finding("arithmetic.vacancy_said", WARNING, where, values, 0.6)


@dataclass(frozen=True)
class _Long:
    """A long figure of a table, with the words that say what it is."""

    sheet: Sheet
    row: Row
    amount: Amount
    words: frozenset[str]
    table: int

    @property
    def size(self) -> Decimal:
        return abs(self.amount.value)


def carried(text: Text) -> Iterator[Finding]:
    """Long figures of one name in two tables that differ by a slip of the last digits."""
    found = sorted(_long(text), key=lambda each: each.size)
    printed_times = Counter(each.size for each in found)
    said: set[tuple[Decimal, Decimal]] = set()
    for at, first in enumerate(found):
        for second in found[at + 1 : at + 1 + NEIGHBOURS]:
            if second.size - first.size > second.size * NEAR:
                break
            pair = (first.size, second.size)
            apart = first.size != second.size and first.amount.places == second.amount.places
            if (
                apart
                and pair not in said
                and first.table != second.table
                and len(first.words & second.words) >= 2
            ):
                said.add(pair)
                wrong, right = sorted(
                    (first, second), key=lambda each: (printed_times[each.size], -each.table)
                )
                yield _slip(text, wrong, right)


def _long(text: Text) -> Iterator[_Long]:
    for at, grid in enumerate(grids(text)):
        title = stems(f"{grid.sheet.heading or ''} {grid.caption}")
        for row in grid.rows:
            for column, amount in row.amounts.items():
                if len(amount.value.as_tuple().digits) > LONG:
                    told = f"{row.label} {grid.head(column)}"
                    years = frozenset(re.findall(r"20\d\d/\d\d", told))
                    yield _Long(grid.sheet, row, amount, title | stems(told) | years, at)


def _slip(text: Text, wrong: _Long, right: _Long) -> Finding:
    values = {
        "row": wrong.row.label,
        "printed": wrong.amount.text,
        "computed": right.amount.text,
        "other": right.row.label,
    }
    where = tuple(
        text.row(one.sheet, one.row.label, one.row.quote, one.amount.text) for one in (wrong, right)
    )
    return Finding("arithmetic.carried", ERROR, where, values, 0.85)


RULES: dict[str, Rule] = {
    "arithmetic.money_parts": Rule(made_up, PROSE),
    "arithmetic.caption": Rule(captions, VARIANCES),
    "arithmetic.amount": Rule(roles, MONEY),
    "arithmetic.vacancy_said": Rule(vacancies, STRENGTH),
    "arithmetic.carried": Rule(carried, TABLES),
}
