"""Rules of the family explanation for money: variances beyond the printed threshold, and reasons that fit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.checks.reading import Sentence, Sheet, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding, Place
from bluehelm.checks.rules import MONEY, VARIANCES, Rule
from bluehelm.checks.rules.arithmetic.amounts import slipped
from bluehelm.checks.walk import CAPTION_ROWS
from bluehelm.plans.causes import GIVES, main_part, sentences
from bluehelm.plans.money import computed
from bluehelm.plans.quantity import number
from bluehelm.plans.rows import Money, Variance
from bluehelm.plans.wording import stems

THRESHOLD = re.compile(
    r"(?:plus or minus|±|\+/[-–])\s*(?P<percent>\d+(?:\.\d+)?)\s?(?:per cent|%)\s+(?P<joint>or|and)\s+"
    r"\$(?P<amount>[\d,.]+?)(?=[.\s]|$)"
)
CAPTION = re.compile(r"(?:\d{4}/\d\d )?variance", re.I)
ANALYSIS = re.compile(r"analysis of (?:resource )?variances", re.I)
UNIT = Decimal(1000)  # money is read in thousands
READ = 0.5  # of the variances that are due: where fewer are found, the analysis was not read as it is printed
VACANCY = r"(?:vacancy rates?|delayed deployment|rates? of unserviceability)"
COSTS = r"(?:costs?|prices?|rates?|consumption|number|premiums?|charges|salar\w+|entitlements?)"
REASON = re.compile(
    rf"\b(?P<way>higher|increased?|additional|greater|lower|reduced|fewer|decreased?|reduction)\b"
    rf"(?:[ -](?!than\b|requirements?\b)[\w-]+){{0,6}}? (?:(?P<vacancy>{VACANCY})|(?P<cost>{COSTS}))\b",
    re.I,
)
MORE = frozenset(("higher", "increase", "increased", "additional", "greater"))


@dataclass(frozen=True)
class Threshold:
    """From which variance on the document itself promises an analysis."""

    percent: Decimal
    amount: Decimal  # thousands of US dollars
    either: bool  # "or": one of the two is enough
    words: str  # as printed

    def reached(self, row: Money) -> bool:
        own = computed(row)
        variance = own["variance"] if row.variance is None else row.variance
        percent = own["percent"] if row.percent is None else row.percent
        by_amount = abs(variance or Decimal(0)) >= self.amount
        by_share = abs(percent or Decimal(0)) >= self.percent
        return (by_amount or by_share) if self.either else (by_amount and by_share)


def threshold(text: Text) -> Threshold | None:
    """The threshold that the document prints; None where it prints none."""
    for words in (*text.footnotes, *(sentence.text for sentence in text.sentences)):
        found = THRESHOLD.search(words)
        if found is not None:
            amount = number(found["amount"]) / UNIT
            return Threshold(Decimal(found["percent"]), amount, found["joint"] == "or", words)
    return None


def variance_unexplained(text: Text) -> Iterator[Finding]:
    """A category beyond the threshold that the document prints, and no word in its analysis of variances."""
    limit = threshold(text)
    if limit is None or text.plan is None or not text.plan.variances or any(map(_torn, text.sheets)):
        return
    due = [row for row in text.plan.money if _category(row) and limit.reached(row)]
    silent = [row for row in due if not _explained(row, text)]
    if len(silent) > READ * len(due):
        return
    for row in silent:
        figures = f"${row.variance}k, {'–' if row.percent is None else row.percent} %"
        yield Finding(
            "explanation.variance_unexplained",
            ERROR,
            (row_place(text, row),),
            {"category": row.category, "figures": figures, "period": row.period, "threshold": limit.words},
            0.8,
        )


def _torn(sheet: Sheet) -> bool:
    """Whether a table is the caption of a variance whose label or sum was lost in the reading."""
    rows = [[cell.text.strip() for cell in row.cells if cell.text.strip()] for row in sheet.table.rows]
    heads = rows[0] if rows and len(rows) <= CAPTION_ROWS else []
    if not heads or not all(CAPTION.fullmatch(head) for head in heads):
        return False
    last = rows[-1]
    return len(rows) == 1 or not last or not last[0][0].isalpha() or not any("$" in cell for cell in last[1:])


def _category(row: Money) -> bool:
    return row.group is not None and row.category != "Subtotal"


def _explained(row: Money, text: Text) -> bool:
    """Whether a variance of that category or of that amount is explained, or a heading names the category."""
    assert text.plan is not None
    named = stems(row.category)
    for given in text.plan.variances:
        same = given.period == row.period and (named <= stems(given.category) or given.amount == row.variance)
        if same and given.explanation:
            return True
    spoken_of = any(row.period in each.text and named <= stems(each.heading or "") for each in text.sentences)
    return spoken_of or any(named == stems(each.heading or "") for each in _analysis(text))


def _analysis(text: Text) -> Iterator[Sentence]:
    """The sentences of the part that explains the variances."""
    spots: tuple[Sentence | Sheet, ...] = (*text.sentences, *text.sheets)
    within = {each.section for each in spots if ANALYSIS.match(each.heading or "")}
    return (each for each in text.sentences if each.section is not None and each.section in within)


def row_place(text: Text, row: Money) -> Place:
    """The row of the table of financial resources, as it is printed where its sheet is at hand."""
    for sheet in text.sheets:
        for printed in sheet.table.rows:
            if sheet.table.where in (row.where or "") or printed.where == row.where:
                cells = [cell.text.strip() for cell in printed.cells if cell.text.strip()]
                if cells and cells[0] == row.category and printed.where == row.where:
                    return text.row(sheet, row.category, " | ".join(cells), *cells[1:])
    quote = f"{row.category} {row.apportionment} {row.expenditure} {row.variance} {row.percent}"
    return Place(
        document=text.name,
        section=None,
        quote=quote,
        row=row.category,
        source=row.where,
        anchor=f"{text.identity}: {row.period} {row.category}",
    )


def other_way(text: Text) -> Iterator[Finding]:
    """A variance whose explanation names only reasons that would move the money the other way."""
    assert text.plan is not None
    basis = {(row.period, row.category): row.basis for row in text.plan.money}
    for given in text.plan.variances:
        if not given.amount or not given.explanation or _misread(given, text.plan.money):
            continue
        spent_more = _spent_more(given, basis)
        ways = _ways(given.explanation)
        places = tuple(_sentences(text, given, [words for words, _ in ways]))
        if places and all(more != spent_more for _, more in ways):
            yield Finding(
                "explanation.other_way",
                WARNING,
                places,
                {
                    "category": given.category,
                    "amount": f"{given.amount:,}",
                    "reasons": "; ".join(w for w, _ in ways),
                },
                0.7,
            )


def _misread(given: Variance, money: Sequence[Money]) -> bool:
    """Whether the caption lacks a cell, or differs from the table in more than digits: its sign is open."""
    if given.percent is None:
        return True
    named = stems(given.category)
    known = [row.variance for row in money if row.period == given.period and named <= stems(row.category)]
    told = [variance for variance in known if variance is not None]
    return bool(told) and not any(slipped(given.amount or Decimal(0), variance) for variance in told)


def _spent_more(given: Variance, basis: dict[tuple[str, str], str]) -> bool:
    """Whether more was spent, or asked for, than was granted: a budget prints that without a minus."""
    asked = basis.get((given.period, given.category)) == "budget"
    amount = given.amount or Decimal(0)
    return amount > 0 if asked else amount < 0


def _ways(explanation: str) -> list[tuple[str, bool]]:
    """The reasons that name a movement, each with whether it costs more: a higher vacancy costs less."""
    ways = []
    for sentence in sentences(main_part(explanation)):
        given = GIVES.search(sentence)
        for found in REASON.finditer(sentence, len(sentence) if given is None else given.end()):
            up = found["way"].lower() in MORE
            ways.append((found.group(), up if found["vacancy"] is None else not up))
    return ways


def _sentences(text: Text, given: Variance, words: list[str]) -> Iterator[Place]:
    """The sentences of the explanation that hold those words."""
    told = stems(given.explanation or "")
    for each in text.sentences:
        held = [one for one in words if one in each.text]
        if held and stems(each.text) <= told:
            yield text.at(each, *held)


RULES: dict[str, Rule] = {
    "explanation.variance_unexplained": Rule(variance_unexplained, MONEY),
    "explanation.other_way": Rule(other_way, VARIANCES),
}
