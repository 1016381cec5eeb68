"""The figure that answers an indicator, found in the sentence that reports it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.plans.quantity import Quantity, plain, quantities
from bluehelm.plans.rows import Value
from bluehelm.plans.wording import apart, head, phrase, stems

ACHIEVED = re.compile(
    r"^(?P<less>(?:not|partially|partly|largely) )?achieved\b\s*[:.,;–-]?\s*", re.IGNORECASE
)
TOTAL = re.compile(r"(?:total|number|overall|cumulative)(?:\s+\w+)?\s+(?:of\s+)?$", re.IGNORECASE)
ASIDE = re.compile(
    r"(?:\bincluding|\bof (?:which|whom)|\bwith (?:an overall|a total of)?|\bin|\bat|\bduring|"
    r"\bthrough|\bby|\()\s*(?:the\s+)?$",
    re.IGNORECASE,
)
STATE = r"ongoing|pending|under way|underway|in progress|delayed|postponed|deferred|suspended|cancelled|not"
UNFINISHED = re.compile(
    rf"\b(?:is|are|was|were|remains?|remained)\s+(?:still\s+)?(?:{STATE})\b|"
    r"\b(?:could|did|had|has|have) not\b|\bnot been\b",
    re.IGNORECASE,
)
NONE = re.compile(
    r"^(?:there (?:was|were) )?(?:no|zero)\s+(?!progress\b|later\b|fewer\b|less\b|more\b)(?=[a-z])",
    re.IGNORECASE,
)

MEASURE = re.compile(r"\b(?:days?|hours?|average|score|rate|ratio|level|index|points?|deviation)\b", re.I)


@dataclass(frozen=True)
class Wanted:
    """What a limb asks of the sentence."""

    percent: bool  # the target is a percentage
    counted: str  # the words that name what is counted: the lead of the bracket, the unit, the label's head
    named: str  # what tells this limb from its neighbours ("police"); "" for a plain indicator
    figure: bool  # a figure is wanted: the target is one
    less: bool = False  # less is better: "more than 50" may then be anything, as "under 50" may otherwise


@dataclass(frozen=True)
class Told:
    """The actual cell: its statement without the printed word, and whether that word stands first."""

    statement: str
    achieved: bool
    explained: tuple[str, ...]  # what runs on behind the statement
    word: str | None = None  # "Achieved", "Not achieved"


def told(actual: str) -> Told:
    text = plain(actual)
    said = ACHIEVED.match(text)
    first, explained = apart(text[said.end() :] if said else text)
    word = text[: said.end()].strip(" :.,;–-") if said else None
    return Told(first.rstrip("."), said is not None and said["less"] is None, explained, word)


def actual(cell: Told, wanted: Wanted) -> tuple[Value, str | None]:
    """The figure and its unit that answer a limb, else the words, else None."""
    words = cell.statement or cell.word or ""
    if not words:
        return None, None
    if not wanted.figure:
        return words, None
    if words.casefold().strip(".") in ("none", "nil", "zero"):
        measured = wanted.percent or MEASURE.search(wanted.counted)
        return (words, None) if measured else (Decimal(0), None)  # an average of nothing is no zero
    if NONE.match(words) and (stems(phrase(NONE.sub("", words))) & stems(wanted.counted)):
        return Decimal(0), None
    if UNFINISHED.search(words.split(" owing to")[0]) and not TOTAL.search(_before_first(words)):
        return words, None
    best = _best(words, wanted)
    if best is None or best.op in ((">", ">=") if wanted.less else ("<", "<=")):
        return words, None
    noun = phrase(words[best.end :])
    return best.value, best.unit or noun or None


def _before_first(words: str) -> str:
    found = quantities(words)
    return words[: found[0].start] if found else ""


def _best(words: str, wanted: Wanted) -> Quantity | None:
    """The quantity of the sentence that fits best; the first of equals."""
    found = [each for each in quantities(words) if each.high is None]
    alone = len(found) == 1 and not words[found[0].end :].strip(" .")
    fitting = [each for each in found if alone or (each.unit == "per cent") == wanted.percent]
    if not fitting:
        return None
    rated = [(_fit(words, each, wanted), -n) for n, each in enumerate(fitting)]
    score, place = max(rated)
    return fitting[-place] if score > -2 else None


def _fit(words: str, quantity: Quantity, wanted: Wanted) -> float:
    before, after = words[: quantity.start], words[quantity.end :]
    until = re.split(r"\s(?=\d)", after, maxsplit=1)[0]
    noun = phrase(re.sub(r"^\s*(?:of|for|were|are)\s+(?:the\s+)?", "", until))
    score = 2.0 * len(stems(noun) & stems(wanted.counted))
    same = head(noun)
    if same is not None and same == head(wanted.counted):
        score += 3.0
    if TOTAL.search(before):
        score += 2.5
    if ASIDE.search(before) and quantity.start > 0:
        score -= 3.0
    if wanted.named:
        until = re.split(r",|;|\band\s+(?=\d)", after, maxsplit=1)[0]
        ahead = re.split(r"[;,]|\band\b", before)[-1]
        score += 4.0 * len((stems(until) | stems(ahead)) & stems(wanted.named))
    return score
