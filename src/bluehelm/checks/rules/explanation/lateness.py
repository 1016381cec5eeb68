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

from bluehelm.checks.facts.called import named
from bluehelm.checks.facts.deviations import Deviation, deviations
from bluehelm.checks.reading import DATED, MONTHS, Line, Text
from bluehelm.checks.rows import IN_FRENCH, NOTE, WARNING, Finding, Place
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.causes import AND, GIVES, TELLS, WITHIN, sentences
from bluehelm.plans.promises import PLACES
from bluehelm.plans.rows import NOT_MET, Indicator
from bluehelm.plans.wording import stem, stems
from bluehelm.record import vocab
from bluehelm.record.period import Period, periods

MUCH_LESS = Decimal(3) / 4  # of the share of the months before: part may have been meant for the last ones
ONE_OFF, PAIR = 1, 2  # planned once or twice: it may have been meant for any month; only good to know
FEW = 3  # planned so many times has no rhythm: all may have been meant for the last months
SEVERAL, MANY = 8, 12  # the more were planned, the less can all have been meant for the last months
ALL_TIME = 100  # a plan so large is for every month
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
ONSET = re.compile(  # what stands before a cause where a sentence tells how it came
    r"(?:trigger\w*|led to|spark\w*|result\w* in|caus\w*|provok\w*|gave rise to|onset of|outbreak of|"
    r"start of|beginning of)\W+(?:[\w-]+\W+){0,3}$",
    re.I,
)
HAPPENED = re.compile(  # what stands behind a cause where a sentence tells when it came
    r"\W*(?:(?!no\b|not\b)[\w-]+\W+){0,3}?(?:held|took place|occurred|began|begun|started|broke out|erupted|"
    r"struck|completed|announced|declared|on (?=\d)|in (?=[A-Z]))",
    re.I,
)
REST = re.compile(
    r"\b(?:remaining|other|subsequent|later) (?:planned |scheduled )?(?P<noun>[a-z]+) "
    r"(?:could not|were (?:not|postponed|cancelled|suspended|deferred))\b",
    re.I,
)
MEASURED = re.compile(r"^(?:per cent|(?:\w+ )?days$|.*\b(?:points|percentage|score|index|rate)\b)", re.I)


@dataclass(frozen=True)
class Cause:
    """One cause with the words that name it and the day on which it began."""

    name: str  # a term of dated_causes.yaml
    words: str  # as the remark prints them
    began: date
    place: Place | None  # the sentence of the document that dates it; None where the vocabulary does


Short = list[tuple[Deviation, Cause]]  # what fell short, and the earliest cause given for it


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Any]:
    return vocab.read("dated_causes")


def too_late(text: Text) -> Iterator[Finding]:
    """Only causes of the last months for what was to be done all year and was not done before them either."""
    period = _period(text)
    if period is None:
        return
    for line in text.lines:
        if _only_the_rest(line, text):
            continue
        short = [
            (each, cause)
            for each in _counted(line)
            if (cause := only_cause(each, text, period)) is not None and _too_little(each, cause, period)
        ]
        short = _with_rhythm(line, short)
        if short:
            yield _finding(text, line, short, period)


def _with_rhythm(line: Line, short: Short) -> Short:
    """The shortfalls of what was planned several times; of a few only where none of them was done."""
    large = [pair for pair in short if pair[0].planned > FEW]
    nothing = all(not each.done for each, _ in short)
    together = sum(each.planned for each in deviations(line) if each.lower)
    return large or (short if nothing and together > FEW else [])


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
                    yield Deviation(
                        limb.target, Decimal(0), noun, True, "No", (cell,), (), asked, named(limb, row)
                    )


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


def _only_the_rest(line: Line, text: Text) -> bool:
    """Whether the prose says that of these things only those still to come were put off."""
    return not _put_off(text).isdisjoint(stems(line.planned))


@lru_cache(16)
def _put_off(text: Text) -> frozenset[str]:
    """Stems of what the prose says to remain and be put off: "the remaining hearings were postponed"."""
    named = (found["noun"] for sentence in text.sentences for found in REST.finditer(sentence.text))
    return frozenset(stem(noun.lower()) for noun in named)


def _placed(remark: str) -> bool:
    return any(re.search(words, remark, re.I) for words in vocabulary()["placed"])


def _matches(reason: str, patterns: list[str]) -> bool:
    return any(re.fullmatch(words, reason.strip(" .,;"), re.I) for words in patterns)


def _dated(reason: str, text: Text, period: Period) -> Cause | None:
    """The dated cause that a reason names; None where it names none, or one that was there from the start."""
    for name, entry in vocabulary()["dated"].items():
        found = _named(reason, entry["words"])
        if found is not None and period.first < entry["from"] <= period.last:
            return Cause(name, found, entry["from"], None)
    for name, entry in vocabulary()["events"].items():
        found = _named(reason, entry["words"])
        if found is None:
            continue
        told = _told([re.escape(found)] if entry["exact"] else entry["words"], text, period)
        if told is not None:
            return Cause(name, found, *told)
    return None


def _named(reason: str, words: list[str]) -> str | None:
    found = re.search(rf"\b(?:{'|'.join(words)})", reason, re.I)
    return None if found is None else found.group()


def _told(words: list[str], text: Text, period: Period) -> tuple[date, Place] | None:
    """The first month within the period in which the document has an event of these words come, and where.

    The sentence must tell its coming, "led to a crisis", "elections were held", and the day with it; of what
    led to it the sentence after may give the day.
    """
    days: list[tuple[date, Place]] = []
    for place, sentence in enumerate(text.sentences):
        for found in re.finditer(rf"\b(?:{'|'.join(words)})", sentence.text, re.I):
            came = ONSET.search(sentence.text[: found.start()]) is not None
            if not came and HAPPENED.match(sentence.text, found.end()) is None:
                continue
            said = [*_days(sentence.text[found.end() :])]
            source = sentence
            for after in text.sentences[place + 1 : place + 2] if came and not said else ():
                if (after.paragraph, after.source) == (sentence.paragraph, sentence.source):
                    said, source = [*_days(after.text)], after
            days += [(day, text.at(source, printed)) for day, printed in said]
    within = [each for each in days if period.first <= each[0] <= period.last]
    return min(within, key=lambda each: each[0]) if within else None


def _days(words: str) -> Iterator[tuple[date, str]]:
    """The first day of each month that is named with its year, and the date as printed."""
    for found in MONTH_OF.finditer(words):
        yield date(int(found[2]), MONTHS.index(found[1]) + 1, 1), found.group()
    for found in DATED.finditer(words):
        yield date(int(found[3]), MONTHS.index(found[2]) + 1, 1), found.group()


def months_before(cause: Cause, period: Period) -> int:
    """The whole months of the period before the one in which the cause began."""
    return (cause.began.year - period.first.year) * 12 + cause.began.month - period.first.month


def _length(period: Period) -> int:
    return (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1


def _too_little(each: Deviation, cause: Cause, period: Period) -> bool:
    free = Decimal(months_before(cause, period)) / _length(period)
    return each.done < MUCH_LESS * free * each.planned


def _month(year: int, month: int, language: str) -> str:
    """A month in words: "March 2020", "mars 2020"."""
    names = vocabulary()["months"][language]
    return f"{names[(month - 1) % 12]} {year + (month - 1) // 12}"


def _none_of(each: Deviation, language: str) -> str:
    """One shortfall in words: "None of 5 workshops", "Monthly meetings: none", "workshops: 15 → 6"."""
    if each.done:
        return str(each)
    words = vocabulary()["none"][language if each.stated else f"{language}_periodic"]
    return str(words).format(asked=each.asked, called=each.called)


def _weight(found: Sequence[Deviation]) -> float:
    """The more were planned and the less was done, the graver; few done of few weigh least."""
    most = max(each.planned for each in found)
    left = max(1 - each.done / each.planned for each in found)
    periodic = any(not each.stated for each in found)
    size = 0.15 if most >= ALL_TIME else 0.1 if most >= MANY else 0.05 if most >= SEVERAL else 0.0
    return round(0.15 + size + 0.1 * periodic + 0.15 * float(left), 2)


def _finding(text: Text, line: Line, short: Short, period: Period) -> Finding:
    found = [each for each, _ in short]
    cause = min((cause for _, cause in short), key=lambda one: one.began)
    free, first = months_before(cause, period), period.first
    values = {"cause": cause.words, "months": str(free), "length": str(_length(period))}
    for language, end in IN_FRENCH:
        values |= {
            f"figures{end}": "; ".join(_none_of(each, language) for each in found),
            f"month{end}": _month(cause.began.year, cause.began.month, language),
            f"first{end}": _month(first.year, first.month, language),
            f"last{end}": _month(first.year, first.month + free - 1, language),
        }
    return Finding(
        "explanation.too_late",
        NOTE if all(each.stated and each.planned <= PAIR for each in found) else WARNING,
        (
            text.actual(line, *(mark for each in found for mark in each.marks), cause.words),
            text.planned(line, *(each.asked for each in found)),
            *([] if cause.place is None else [cause.place]),
        ),
        values,
        _weight(found),
    )


RULES: dict[str, Rule] = {"explanation.too_late": Rule(too_late, FRAMEWORKS)}
