"""A cause that cannot explain: it began late in the period, and what was planned was for all of it.

What is to be done every month, or so many times in the year, can be done in the months before the cause. Of
those a remark must say something where less than MUCH_LESS of their share was done.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from bluehelm.checks.deviations import Deviation, deviations
from bluehelm.checks.reading import DATED, MONTHS, Line, Text
from bluehelm.checks.rows import NOTE, WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.causes import AND, GIVES, TELLS, WITHIN, sentences
from bluehelm.plans.promises import PLACES
from bluehelm.plans.rows import NOT_MET, Indicator
from bluehelm.record import vocab
from bluehelm.record.period import Period, periods

MUCH_LESS = Decimal(3) / 4  # of the share of the months before: part may have been meant for the last ones
ONE_OFF = 1  # planned once: it may have been planned for any month
SEVERAL, MANY = 5, 10  # the more were planned, the less can all have been meant for the last months
FEW = 2  # planned twice: both may have been planned late; only good to know
RUNS_ON = re.compile(
    r"(?<=[a-z\d]) (?=(?:The|An?|However|In|These|This|Prior|During|Instead),? [a-z])"
)  # lost stop
LISTED = re.compile(
    r",\s+(?:and\s+)?(?!(?:which|who|to|including|leading|resulting|such|with|as|while|thereby|thus|focusing|"
    r"notably|in particular|especially|for which)\b)"
)  # a comma between two reasons, and none before what only adds to the first
FURTHER = re.compile(
    r",? and (?=(?:further|other|additional|subsequent)\b)"
)  # a second reason of the same kind
ANOTHER = re.compile(r"\band (?!the (?:related|resulting|associated))")  # a reason joined to a dated one
MONTH_OF = re.compile(rf"\b({'|'.join(MONTHS)})(?: and (?:{'|'.join(MONTHS)}))? (\d{{4}})")
MEASURED = re.compile(r"^(?:per cent|(?:\w+ )?days$|.*\b(?:points|percentage|score|index|rate)\b)", re.I)


@dataclass(frozen=True)
class Cause:
    """One cause with the words that name it and the day on which it began."""

    name: str  # a term of dated_causes.yaml
    words: str  # as the remark prints them
    began: date


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Any]:
    return vocab.read("dated_causes")


def too_late(text: Text) -> Iterator[Finding]:
    """Only causes of the last months for what was to be done all year and was not done before them either."""
    period = _period(text)
    if period is None:
        return
    for line in text.lines:
        short = [
            (each, cause)
            for each in _counted(line)
            if (cause := only_cause(each, text, period)) is not None and _too_little(each, cause, period)
        ]
        if short:
            yield _finding(text, line, short, period)


def _period(text: Text) -> Period | None:
    named = periods(text.period or "")
    return named[0] if named else None


def _counted(line: Line) -> Iterator[Deviation]:
    """The shortfalls of a row in things that are counted, several of them."""
    row = line.understood
    for each in deviations(line):
        if (
            each.lower
            and each.planned > ONE_OFF
            and not (MEASURED.match(each.noun) or PLACES.search(each.noun))
        ):
            yield each
    if isinstance(row, Indicator):
        cell = "\n".join(line.actual)
        for limb in row.limbs:
            counted = isinstance(limb.target, Decimal) and limb.target > ONE_OFF
            if counted and isinstance(limb.actual, str) and limb.status == NOT_MET:
                assert isinstance(limb.target, Decimal)
                noun = limb.unit or ""
                asked = f"{limb.target:,}"
                if not MEASURED.match(noun):
                    yield Deviation(limb.target, Decimal(0), noun, True, "–", (cell,), (), asked)


def only_cause(each: Deviation, text: Text, period: Period) -> Cause | None:
    """The earliest cause of a shortfall, where every cause its remarks give is dated within the period."""
    causes: list[Cause] = []
    for remark in each.own or each.shared:
        if _placed(remark):
            return None
        for reason in _reasons(remark):
            found = _dated(reason, text, period)
            if found is not None and not ANOTHER.search(reason.partition(found.words)[2]):
                causes.append(found)
            elif not _matches(reason, vocabulary()["vague"]):
                return None
    return min(causes, key=lambda cause: cause.began) if causes else None


def _reasons(remark: str) -> Iterator[str]:
    """Each reason of a remark by itself, down to the reason of a reason."""
    for sentence in sentences(remark):
        given, told = GIVES.search(sentence), TELLS.search(sentence)
        until = len(sentence) if given is None else given.start()
        if told is not None and told.start() < until:
            yield sentence[told.start() : until]
        if given is not None:
            reason = RUNS_ON.split(sentence[given.end() :], maxsplit=1)[0]
            for each in AND.split(reason):
                for part in (one for listed in LISTED.split(each) for one in FURTHER.split(listed)):
                    yield WITHIN.split(part)[-1].strip()


def _placed(remark: str) -> bool:
    return any(re.search(words, remark, re.I) for words in vocabulary()["placed"])


def _matches(reason: str, patterns: list[str]) -> bool:
    return any(re.fullmatch(words, reason.strip(" .,;"), re.I) for words in patterns)


def _dated(reason: str, text: Text, period: Period) -> Cause | None:
    """The dated cause that a reason names; None where it names none, or one that was there from the start."""
    for name, entry in vocabulary()["dated"].items():
        found = _named(reason, entry["words"])
        if found is not None and period.first < entry["from"] <= period.last:
            return Cause(name, found, entry["from"])
    for name, entry in vocabulary()["events"].items():
        found = _named(reason, entry["words"])
        if found is None:
            continue
        began = _told([re.escape(found)] if entry["exact"] else entry["words"], text, period)
        if began is not None:
            return Cause(name, found, began)
    return None


def _named(reason: str, words: list[str]) -> str | None:
    found = re.search(rf"\b(?:{'|'.join(words)})", reason, re.I)
    return None if found is None else found.group()


def _told(words: list[str], text: Text, period: Period) -> date | None:
    """The first day within the period on which the document puts an event of these words."""
    days: list[date] = []
    for place, sentence in enumerate(text.sentences):
        if _named(sentence.text, words) is None:
            continue
        after = text.sentences[place + 1 : place + 2]
        same = [one for one in after if one.paragraph == sentence.paragraph and one.source == sentence.source]
        days += list(_days(sentence.text)) or [day for one in same for day in _days(one.text)]
    within = [day for day in days if period.first <= day <= period.last]
    return min(within) if within else None


def _days(sentence: str) -> Iterator[date]:
    for found in MONTH_OF.finditer(sentence):
        yield date(int(found[2]), MONTHS.index(found[1]) + 1, 1)
    for found in DATED.finditer(sentence):
        yield date(int(found[3]), MONTHS.index(found[2]) + 1, 1)


def months_before(cause: Cause, period: Period) -> int:
    """The whole months of the period before the one in which the cause began."""
    return (cause.began.year - period.first.year) * 12 + cause.began.month - period.first.month


def _length(period: Period) -> int:
    return (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1


def _too_little(each: Deviation, cause: Cause, period: Period) -> bool:
    free = Decimal(months_before(cause, period)) / _length(period)
    return each.done < MUCH_LESS * free * each.planned


def _finding(text: Text, line: Line, short: Sequence[tuple[Deviation, Cause]], period: Period) -> Finding:
    found = [each for each, _ in short]
    cause = min((cause for _, cause in short), key=lambda one: one.began)
    periodic = any(not each.stated for each in found)
    most = max(each.planned for each in found)
    left = max(1 - each.done / each.planned for each in found)
    size = 0.15 if most >= MANY else 0.1 if most >= SEVERAL else 0.0
    values = {
        "figures": "; ".join(str(each) for each in found),
        "cause": cause.words,
        "month": f"{cause.began.year}-{cause.began.month:02d}",
        "months": str(months_before(cause, period)),
        "length": str(_length(period)),
    }
    return Finding(
        "explanation.too_late",
        WARNING if periodic or most > FEW else NOTE,
        (
            text.actual(line, *(mark for each in found for mark in each.marks), cause.words),
            text.planned(line, *(each.asked for each in found)),
        ),
        values,
        round(0.4 + size + 0.2 * periodic + 0.15 * float(left), 2),
    )


RULES: dict[str, Rule] = {"explanation.too_late": Rule(too_late, FRAMEWORKS)}
