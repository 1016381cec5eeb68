"""Rules of the family direction for prose and money: "lower .. compared with", "from .. to", requirements."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bluehelm.checks.facts.cells import shown
from bluehelm.checks.reading import Sentence, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding, Place
from bluehelm.checks.rules import PROSE, VARIANCES, Rule
from bluehelm.plans.quantity import Quantity, quantities
from bluehelm.plans.rows import Variance
from bluehelm.plans.wording import phrase, stems

COMPARED = re.compile(r",?\s*(?:as |when )?compared (?:with|to)\s", re.I)
WORD = re.compile(
    r"\b(?:(?P<up>higher|greater|larger|increased)|(?P<down>lower|fewer|smaller|decreased|reduced))\b"
    r"(?!-than| by\b| (?:[\w-]+ ){0,2}requirements)",
    re.I,
)
ITEM = r"[;:]|\.(?!\d)|\((?=[a-z]{1,3}\))"  # where a clause or an item of a list ends
CLAUSE = re.compile(rf"{ITEM}|\bas well as\b")
AFTER = re.compile(
    rf"{ITEM}|,?\s(?:owing|due|resulting|reflecting|as a result|and (?:the|a) (?:higher|lower))\b"
)
NEAR = 90  # characters from a word of direction to its figure
APART = re.compile(
    rf"[,;]|\b(?:with|and|by|owing|due|resulting|which|that)\b|.{{{NEAR}}}"
)  # a figure behind these is no figure of what is called higher
LOOSE = re.compile(r"\b(?:and|as|while|when|because|after|with|which|that)\b|,(?!\s*$)")
MOVED = re.compile(
    r"\b(?:(?P<up>increas(?:e[ds]?|ing)|rose|rising|risen|grew|grown|growth|raised)|"
    r"(?P<down>decreas(?:e[ds]?|ing)|reduc(?:e[ds]?|ing|tion)|fell|fallen|declin(?:e[ds]?|ing)|dropped|lowered))\b",
    re.I,
)
FROM = re.compile(r"\bfrom (?=[^.;:]{0,25}?[$\d])")
REQUIREMENTS = re.compile(
    r"\b[Tt]he (?:overall )?(?:(?P<up>increased|higher|additional)|(?P<down>reduced|lower|decreased)) "
    r"requirements (?:was|were|is|are) (?P<part>(?:(?:partially |partly )?offset|in part offset)\b\s*)?"
)
OFFSET = re.compile(r"\boffset\b")
VACANCY = re.compile(
    r"\b(?:(?P<up>higher)|(?P<down>lower)) (?:\w+ ){0,3}vacancy (?:rates?|factors?|percentages?)\b", re.I
)
FIRST_REASON = re.compile(
    r"(?:(?:attributable|due|in part) )?(?:primarily |mainly |largely )?(?:to|by):? (?:\(a\) )?(?:the |an? )?"
    r"(?:(?P<up>higher|increased)|(?P<down>lower|reduced|decreased)) "
    r"(?:(?!(?:number|rate|of|for|in)\b)[\w-]+ ){0,5}?"
    r"(?P<noun>costs?|prices?|consumption|requirements|allowances?|expenditures?)\b"
)
ENOUGH, AGREED = (
    5,
    0.8,
)  # variances of one period that tell which sign means more, and the share that must agree


@dataclass(frozen=True)
class Amount:
    """A figure with what it counts, so that only like is compared with like."""

    quantity: Quantity
    printed: str
    noun: str  # of what is counted, where no unit is printed beside it

    def like(self, other: "Amount") -> bool:
        one, two = self.quantity.unit, other.quantity.unit
        if one != two:
            return False
        told = stems(self.noun), stems(other.noun)
        return one == "per cent" or "US dollars" in (one or "") or not all(told) or bool(told[0] & told[1])


def _amounts(text: str) -> list[Amount]:
    found = [each for each in quantities(text) if each.high is None]
    return [
        Amount(each, text[each.start : each.end].strip(), phrase(text[each.end :].strip()[:80]))
        for each in found
    ]


def compared(text: Text) -> Iterator[Finding]:
    """A figure called higher or lower, "compared with" one that makes it the contrary."""
    for sentence in text.sentences:
        since = 0
        for turn in COMPARED.finditer(sentence.text):
            before = CLAUSE.split(sentence.text[since : turn.start()])[-1]
            since = turn.end()
            after = AFTER.split(sentence.text[turn.end() :])[0]
            if before.count("(") > before.count(")"):
                before = _bracketed(before)
                after = after.split(")")[0]
            yield from _turned(text, sentence, before, after)


def _bracketed(before: str) -> str:
    """The last word of direction before an open bracket, with what stands in the bracket."""
    opened = before.rindex("(")
    words = list(WORD.finditer(before[:opened]))
    return before[words[-1].start() : words[-1].end()] + before[opened:] if words else ""


def _turned(text: Text, sentence: Sentence, before: str, after: str) -> Iterator[Finding]:
    words = list(WORD.finditer(before))
    for n, word in enumerate(words):
        until = words[n + 1].start() if n + 1 < len(words) else len(before)
        ones = _amounts(before[word.end() : until])
        if not ones or APART.search(before[word.end() : word.end() + ones[0].quantity.start]):
            continue
        others = [each for each in _amounts(after) if each.like(ones[0])]
        if not others or not all(one.like(ones[0]) for one in ones):
            continue
        pairs = list(zip(ones, others, strict=False)) if len(ones) == len(others) else []
        pairs = pairs or ([(one, others[0]) for one in ones] if len(others) == 1 else [])
        way = 1 if word["up"] else -1
        wrong = [pair for pair in pairs if _way(*pair) != way]
        for one, other in wrong[:1]:
            opposite = _way(one, other) == -way
            plainly = opposite and len(ones) == len(others) == 1
            yield Finding(
                "direction.compared",
                ERROR if plainly else WARNING,
                (text.at(sentence, word.group(), one.printed, other.printed),),
                {"word": word.group().lower(), "one": one.printed, "other": other.printed},
                0.9 if plainly else 0.5,
            )


def _way(one: Amount, other: Amount) -> int:
    return (one.quantity.value > other.quantity.value) - (one.quantity.value < other.quantity.value)


def from_to(text: Text) -> Iterator[Finding]:
    """A rise "from X to Y" where Y is the lower, or a fall where it is the higher."""
    for sentence in text.sentences:
        for turn in FROM.finditer(sentence.text):
            moved = _last_moved(sentence.text[max(0, turn.start() - NEAR) : turn.start()])
            ends = _ends(sentence.text[turn.end() :])
            if ends is None or moved is None:
                continue
            first, last = ends
            way = 1 if moved["up"] else -1
            if _way(last, first) == way:
                continue
            loose = LOOSE.search(moved.string[moved.end() :]) is not None
            yield Finding(
                "direction.from_to",
                WARNING if loose or _way(last, first) != -way else ERROR,
                (text.at(sentence, moved.group(), first.printed, last.printed),),
                {"word": moved.group().lower(), "one": first.printed, "other": last.printed},
                0.5 if loose else 0.85,
            )


def _last_moved(before: str) -> re.Match[str] | None:
    """The word of rise or fall that "from" belongs to: the nearest before it in its clause."""
    found = list(MOVED.finditer(CLAUSE.split(before)[-1]))
    return found[-1] if found else None


def _ends(text: str) -> tuple[Amount, Amount] | None:
    """The two figures of "from X .. to Y", of the same unit; None where they are no such figures."""
    clause = re.split(r"[;:]|\.(?!\d)", text)[0]
    found = quantities(clause)
    if found and found[0].high is not None:
        whole = found[0]
        low = Quantity(whole.value, whole.unit, None, None, None, whole.start, whole.end)
        high = Quantity(found[0].high, whole.unit, None, None, None, whole.start, whole.end)
        printed = clause[whole.start : whole.end].strip()
        return Amount(low, printed, ""), Amount(high, printed, "")
    amounts = _amounts(clause)
    if len(amounts) < 2:
        return None
    first, last = amounts[:2]
    between = clause[first.quantity.end : last.quantity.start]
    joined = re.search(r"\bto (?:an? |approximately |some |about )?(?:actual )?$", between)
    same = first.quantity.unit in (None, last.quantity.unit) or first.like(last)
    return (first, last) if joined is not None and len(between) < 60 and same else None


def requirements_and_vacancy(text: Text) -> Iterator[Finding]:
    """Requirements called increased for a higher vacancy rate, or reduced for a lower one."""
    for sentence in text.sentences:
        told = REQUIREMENTS.search(sentence.text)
        if told is None:
            continue
        rest = sentence.text[told.end() :]
        reasons = rest if told["part"] else OFFSET.split(rest)[0]
        way = (1 if told["up"] else -1) * (-1 if told["part"] else 1)
        for vacancy in VACANCY.finditer(reasons):
            if (1 if vacancy["up"] else -1) == way:
                yield _reason(
                    text, sentence, told.group().strip(), vacancy.group(), "requirements_and_vacancy"
                )


def requirements_and_costs(text: Text) -> Iterator[Finding]:
    """Requirements called increased for lower costs, or reduced for higher ones."""
    for sentence in text.sentences:
        told = REQUIREMENTS.search(sentence.text)
        reason = None if told is None else FIRST_REASON.match(sentence.text, told.end())
        if told is None or reason is None:
            continue
        if (bool(reason["up"]) == bool(told["up"])) != bool(told["part"]):
            continue  # what offsets requirements goes the other way
        yield _reason(text, sentence, told.group().strip(), reason.group(), "requirements_and_costs")


def _reason(text: Text, sentence: Sentence, word: str, reason: str, rule: str) -> Finding:
    where = (text.at(sentence, word, reason),)
    return Finding(f"direction.{rule}", ERROR, where, {"word": word, "reason": reason}, 0.85)


def variance_word(text: Text) -> Iterator[Finding]:
    """Requirements called increased or reduced against the sign of the variance printed above them."""
    variances = () if text.plan is None else text.plan.variances
    known = [(each, way) for each in variances if (way := _requirements(each)) is not None]
    for each, way in known:
        meant = _sign_of_more(text, each.period, known)
        if each.amount is None or each.amount == 0 or meant is None:
            continue
        if (1 if each.amount > 0 else -1) * meant == way:
            continue
        word = "increased" if way > 0 else "reduced"
        yield Finding(
            "direction.variance_word",
            ERROR,
            _variance_places(text, each, word),
            {"word": word, "amount": shown(each.amount), "category": each.category},
            0.9,
        )


def _requirements(variance: Variance) -> int | None:
    """1 where the explanation begins with increased requirements, -1 with reduced ones."""
    told = REQUIREMENTS.search((variance.explanation or "")[:200])
    return None if told is None or told["part"] else 1 if told["up"] else -1


def _sign_of_more(text: Text, period: str, known: list[tuple[Variance, int]]) -> int | None:
    """Whether a positive amount means more (1) or less (-1) in the variances of a period, by most of them.

    Of few, None; but in a report on one period only what was not spent is always positive.
    """
    votes = Counter(
        way if each.amount > 0 else -way for each, way in known if each.period == period and each.amount
    )
    sign, agreed = votes.most_common(1)[0] if votes else (0, 0)
    if votes.total() >= ENOUGH and agreed >= AGREED * votes.total():
        return sign
    return -1 if text.plan is not None and text.plan.shape == "classic" else None


def _variance_places(text: Text, variance: Variance, word: str) -> tuple[Place, ...]:
    """The sentence that says it, and the amount above it where its table was kept."""
    explained = variance.explanation or ""
    places = [text.at(each, word) for each in text.sentences if each.text in explained and word in each.text][
        :1
    ]
    for sheet in text.sheets:
        for row in sheet.table.rows:
            cells = [cell.text.strip() for cell in row.cells if cell.text.strip()]
            if len(sheet.table.rows) <= 3 and cells and cells[0] == variance.category:
                return (*places, text.row(sheet, cells[0], " | ".join(cells), *cells[1:]))
    return tuple(places)


RULES: dict[str, Rule] = {
    f"direction.{run.__name__}": Rule(run, needs)
    for run, needs in (
        (compared, PROSE),
        (from_to, PROSE),
        (requirements_and_vacancy, PROSE),
        (requirements_and_costs, PROSE),
        (variance_word, VARIANCES),
    )
}
