"""Rules of the family explanation: a framework row that differs from its plan and does not say why."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bluehelm.checks.facts.cells import clipped
from bluehelm.checks.facts.deviations import NEGLIGIBLE, Deviation, coded, deviations, printed, reasoned, way
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import IN_FRENCH, NOTE, WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.causes import GIVES, WITHIN
from bluehelm.plans.nouns import noun_of
from bluehelm.plans.quantity import quantities
from bluehelm.plans.rows import NOT_MET, Completed, Indicator, Output
from bluehelm.plans.wording import apart, head, stems
from bluehelm.record import vocab

MORE_OR_LESS = re.compile(
    r"\b(?:(?:fewer|more)|(?:lower|higher|smaller|greater|reduced|increased|lower overall)(?: number of)?)\s+"
    r"(?P<counted>[^,.;]+)", re.I,
)  # fmt: skip
UNDER_WAY = re.compile(
    r"\b(?:is|are|was|were|remain(?:s|ed)?) (?:still )?(?:ongoing|pending|under way|delayed)\b|"
    r"^under (?:implementation|development|preparation|review)\b",
    re.I,
)
STAGE = r"(?:start|launch|beginning|commencement|completion|conclusion|adoption|establishment|deployment)"
BEGUN = re.compile(rf"\b(?:successful|early|timely|rapid|effective) {STAGE}\b", re.I)
NOT_BEGUN = re.compile(
    r"\b(?:had|has|have|was|were) not (?:yet )?(?:been )?"
    r"(?:launched|started|commenced|begun|completed|concluded|adopted|established|deployed)\b|"
    r"\bcould not be (?:started|launched|completed|established)\b",
    re.I,
)
SLIGHT = 0.1  # of the plan: more by so little is hardly a question
RHYTHM = Decimal("1.5")  # times: so many more than "monthly" says still are a monthly rhythm
AVERAGE = re.compile(r"\baverage\b[^.;]{0,40}\bstrength\b", re.I)
MAXIMUM = re.compile(r"\bmaximum\b[^.;]{0,40}\bstrength\b", re.I)
ALIKE = 3  # words that two rows must share to speak of the same thing
LONGEST_CIRCLE = 8  # words: a longer reason tells more than the deviation


def unexplained(text: Text) -> Iterator[Finding]:
    """A quantity that differs from its plan, either way, and no remark that explains it."""
    for line in text.lines:
        found = [each for each in deviations(line) if _asks(each) and not each.explained()]
        if found and not _given_by_code(text, line):
            yield _unexplained(text, line, found)


def _asks(each: Deviation) -> bool:
    """Whether a reader asks why; a nought has a rule of its own, and fifteen meet a monthly rhythm."""
    in_rhythm = not each.stated and each.planned <= each.done <= RHYTHM * each.planned
    return each.said != "No" and not in_rhythm


def _unexplained(text: Text, line: Line, found: Sequence[Deviation]) -> Finding:
    return Finding(
        "explanation.unexplained",
        WARNING if max(each.share for each in found) >= NEGLIGIBLE else NOTE,
        (
            text.planned(line, *(each.asked for each in found)),
            text.actual(line, *(mark for each in found for mark in each.marks)),
        ),
        {"figures": "; ".join(str(each) for each in found), **_whys(line, found)},
        _weight(line, found),
    )


def _weight(line: Line, found: Sequence[Deviation]) -> float:
    """What came out half or twice as planned weighs most; a target passed by a little hardly anything."""
    most = float(max(each.share for each in found))
    row = line.understood
    passed = not any(each.lower for each in found)
    reached = passed and (most <= SLIGHT or (isinstance(row, Indicator) and bool(row.says_achieved)))
    averages = AVERAGE.search(line.planned) is not None  # the vacancy rates of the report tell of them
    if reached or averages or _ceiling(line):
        return 0.05 if _ceiling(line) else 0.1
    stated = any(each.stated for each in found)
    return round(0.25 + 0.3 * min(most, 1.0) + 0.05 * stated, 2)


def _ceiling(line: Line) -> bool:
    """Whether the plan gives a ceiling and the result an average, which lies below it by nature."""
    return MAXIMUM.search(line.planned) is not None and "average" in "\n".join(line.actual).lower()


def _whys(line: Line, found: Sequence[Deviation]) -> dict[str, str]:
    """Why it is a finding: the row says nothing, or its remark speaks of something else."""
    entry = vocab.read("phrases")
    ways = {each.lower for each in found}
    way = "both" if len(ways) > 1 else "less" if True in ways else "more"
    told = "elsewhere" if any(reasoned(remark) for each in found for remark in each.remarks) else "silent"
    kind = "ceiling" if _ceiling(line) else told
    return {
        f"why{end}": str(entry["unexplained"][kind][language]).format(way=entry["came_out"][way][language])
        for language, end in IN_FRENCH
    }


def _given_by_code(text: Text, line: Line) -> bool:
    """Whether a plan of our own form gives the cause; a document must give it in words."""
    return text.report is None and coded(line)


def no_reason(text: Text) -> Iterator[Finding]:
    """ "No" where something was planned, and no remark that says why."""
    for line, output in text.outputs:
        refused = [each for each in output.completed if each.value == "No"]
        told = _given_by_code(text, line) or any(reasoned(each) for each in _remarks(output))
        if refused and not told:
            named = "; ".join(each.unit for each in refused if each.unit) or output.label
            yield Finding(
                "explanation.no_reason",
                WARNING,
                (text.planned(line), text.actual(line, "No")),
                {"what": named},
                0.8,
            )


def _remarks(output: Output) -> list[str]:
    told = [text for each in output.completed for text in (each.remark, each.unit) if text]
    return [*told, output.remark] if output.remark else told


def not_said_why(text: Text) -> Iterator[Finding]:
    """An indicator told in words as not reached, or still under way, without any reason."""
    for line, indicator in text.indicators:
        cell = "\n".join(line.actual)
        told = reasoned(cell) or _given_by_code(text, line)
        if indicator.says_achieved or not isinstance(indicator.actual, str) or told:
            continue
        under_way = UNDER_WAY.search(apart(line.actual[0])[0]) if line.actual else None
        if indicator.status == NOT_MET or under_way is not None:
            mark = under_way.group() if under_way is not None else indicator.actual
            yield Finding(
                "explanation.not_said_why",
                WARNING,
                (text.actual(line, mark), text.planned(line)),
                {"what": clipped(apart(line.actual[0])[0])},
                0.6,
            )


def circular(text: Text) -> Iterator[Finding]:
    """A remark that gives as its reason what it has to explain: fewer of them because of fewer of them."""
    for line, counted, remark in _counted_remarks(text):
        reason = GIVES.search(remark)
        if reason is None:
            continue
        given = re.split(r"[;.,]", remark[reason.end() :], maxsplit=1)[0]
        told = MORE_OR_LESS.search(given)
        if told is None or WITHIN.search(remark[reason.end() :]) or len(given.split()) > LONGEST_CIRCLE:
            continue
        noun = head(told["counted"])
        if noun is not None and noun in stems(counted) and noun in stems(remark[: reason.start()]):
            yield Finding(
                "explanation.circular",
                WARNING,
                (text.actual(line, given.strip()), text.planned(line)),
                {"reason": given.strip()},
                0.5,
            )


def _counted_remarks(text: Text) -> Iterator[tuple[Line, str, str]]:
    """Each remark with the words that name what it speaks of."""
    for line in text.lines:
        row = line.understood
        if isinstance(row, Indicator):
            if row.remark:
                yield line, f"{row.label} {row.unit}", row.remark
            continue
        for each in row.completed:
            if each.remark:
                yield line, _named(row, each), each.remark


def _named(row: Output, answer: Completed) -> str:
    planned = "" if answer.answers is None else row.planned[answer.answers].unit or ""
    return f"{answer.unit or ''} {planned}"


def gap_differs(text: Text) -> Iterator[Finding]:
    """A reason that counts the very things that are missing or too many, and counts others than the gap."""
    for line in text.lines:
        for each in deviations(line):
            noun = head(each.noun)
            gap = abs(each.planned - each.done)
            for remark in each.own or each.shared:
                counted = _counted_in(remark, noun)
                known = {gap, each.planned, each.done}
                if noun is None or not counted or known & set(counted) or sum(counted) == gap:
                    continue
                figures = [printed(value, remark) or f"{value:,}" for value in counted]
                yield Finding(
                    "explanation.gap_differs",
                    WARNING,
                    (text.actual(line, *each.marks, *figures), text.planned(line, each.asked)),
                    _gap_values(each, f"{gap:,}", ", ".join(figures)),
                    0.6,
                )


def _gap_values(each: Deviation, gap: str, counted: str) -> dict[str, str]:
    said = vocab.read("phrases")["gap"]["less" if each.lower else "more"]
    told = {f"said{end}": str(said[language]).format(gap=gap) for language, end in IN_FRENCH}
    return {"figures": str(each), "gap": gap, "counted": counted, **told}


def _counted_in(remark: str, noun: str | None) -> list[Decimal]:
    """The figures that a remark gives, behind its "because", of the same things."""
    given = GIVES.search(remark)
    if given is None or way(remark) is None:
        return []
    reason = re.split(r"[.;]\s", remark[given.end() :])[0]
    return [
        each.value
        for each in quantities(reason)
        if each.unit is None
        and each.high is None
        and head(noun_of(reason[each.end :], each.value, 60)[0]) == noun
    ]


def denied_elsewhere(text: Text) -> Iterator[Finding]:
    """A remark whose reason is that something began or was finished, which another row says it had not."""
    denials = [
        (line, denied) for line in text.lines for cell in line.actual if (denied := NOT_BEGUN.search(cell))
    ]
    for line, _, remark in _counted_remarks(text):
        reason = GIVES.search(remark)
        begun = None if reason is None else BEGUN.search(remark, reason.end())
        if begun is None:
            continue
        told = stems(re.split(r"[.;]", remark[begun.start() :])[0])
        for other, denied in denials:
            same = other.section == line.section and other is not line
            if same and len(told & stems(" ".join(other.actual))) >= ALIKE:
                yield Finding(
                    "explanation.denied_elsewhere",
                    WARNING,
                    (text.actual(line, begun.group()), text.actual(other, denied.group())),
                    {"reason": begun.group(), "denied": denied.group()},
                    0.55,
                )
                break


RULES: dict[str, Rule] = {
    "explanation.gap_differs": Rule(gap_differs, FRAMEWORKS),
    "explanation.denied_elsewhere": Rule(denied_elsewhere, FRAMEWORKS),
    "explanation.unexplained": Rule(unexplained, FRAMEWORKS),
    "explanation.no_reason": Rule(no_reason, FRAMEWORKS),
    "explanation.not_said_why": Rule(not_said_why, FRAMEWORKS),
    "explanation.circular": Rule(circular, FRAMEWORKS),
}
