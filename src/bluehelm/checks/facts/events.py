"""Dated events drawn out of sentences: what was done, to what, on which days.

A date binds to the clause it stands in, or, where it opens the sentence, to the clause behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bluehelm.checks.facts.sayings import PLANNED, Saying, names, sayings
from bluehelm.checks.reading import MONTHS, Text
from bluehelm.plans.wording import FUNCTION_WORDS, stems
from bluehelm.record.period import Day

MONTH = "|".join(MONTHS)
DAY = r"(?<![\d.,$/])\d{1,2}(?![\d.,%]\d|\d)"
MENTION = re.compile(
    rf"(?:(?P<days>{DAY}(?:(?:, | and | to |\s?[–-]\s?){DAY})*)\s(?P<dated>{MONTH})"
    rf"|\b(?P<part>early |mid-|late |the end of |the beginning of )?(?P<month>{MONTH}))"
    rf"(?:\s(?P<year>(?:19|20)\d\d)\b)?"
)
JOINED = re.compile(r"\s?(?:,| and| to| or|–|-)\s?(?:and )?(?:again )?(?:in |on )?")
EDGE = re.compile(r"[,;:()]|\bwhich\b|\bwhile\b|\bwhere\b|\balthough\b|\bwhereas\b")
BEFORE = re.compile(
    r"\b(?P<word>on|in|at|of|dated|by|before|until|from|since|after|as at|as of|between|for|during|the|than)"
    r"(?: the)?(?: months? of| period| night of)?\s*$", re.I,
)  # fmt: skip
WHEN = {
    "on": "on",
    "in": "on",
    "at": "on",
    "of": "of",
    "dated": "of",
    "during": "on",
    "by": "by",
    "before": "by",
}
ACTS: dict[str, str] = {
    "hold": r"held|took place|tak(?:es?|ing) place|conducted|organized|convened|hosted|holding",
    "sign": r"signed|signing|signature|entered into force|in force",
    "adopt": r"adopted|adopting|adoption|enacted|passed|promulgated",
    "approve": r"approved|approval|validated|endorsed",
    "hand over": r"handed over|handover|hand-over|transferred|transfer",
    "close": r"closed|closing|closure|concluded|conclusion|ended|completed|completion|finalized",
    "begin": r"began|begun|started|launched|commenced|initiated|launch",
    "establish": r"established|establishment|created|creation|opened|inaugurated|opening",
    "issue": r"issued|released|published|submitted|presented|announced|report",
    "attack": r"attack(?:ed|s)?|killed|abducted|abduction|kidnapp(?:ed|ing)",
    "arrive": r"arrived|arrival|deployed|deployment",
    "leave": r"departed|departure|withdrawn|withdrawal|repatriated|separated",
    "suspend": r"suspended|suspension|postponed|postponement|deferred|deferral|cancell?ed|cancellation|"
    r"discontinued|discontinuation|terminated?|termination|delayed|rescheduled",
    "make": r"developed|implemented|carried out|conducted|provided|prepared|produced|built|"
    r"constructed|rehabilitated",
    "appoint": r"appointed|designated|nominated|selected|recruited|part of",
    "continue": r"under way|ongoing|in progress|under negotiation",
    "resume": r"resumed|resumption",
    "decide": r"decided|decision|authorized|extended|renewed",
}
ACT = re.compile(
    rf"\b(?:{'|'.join(f'(?P<a{at}>{words})' for at, words in enumerate(ACTS.values()))})\b", re.IGNORECASE
)
EVENT = (
    "conference|session|meeting|elections?|workshop|ceremony|signing|hand-?over|visit|dialogue|forum|summit|launch|"
    "opening|closure|referendum|seminar|congress"
)
NAMED_EVENT = re.compile(rf"\b(?:during|at|for) the (?=(?:\w+[- ]){{0,4}}?(?:{EVENT})\b)", re.I)
INTENDED = re.compile(
    r"\b(?:planned|original(?:ly)?|scheduled|rescheduled|to be|will|would|expected|due|envisaged|intended|"
    r"anticipated|target|proposed|initially|should|deadline)\b", re.I,
)  # fmt: skip
OWN_NAME = re.compile(r"\b(?:[A-Z]{1,2}/[\w./]+\d|resolutions? \d+(?:/\d+)?(?: [AB])?(?: \(\d{4}\))?)")
FEW = 3  # words of a clause; a shorter one takes the clause beside it in
CALENDAR = stems(" ".join((*MONTHS, *FUNCTION_WORDS, "early mid late end beginning day month year period")))


@dataclass(frozen=True)
class Event:
    """What is said to have happened on some days."""

    act: str | None  # a key of ACTS
    words: frozenset[str]  # stems of what it happened to
    names: frozenset[str]
    days: tuple[Day, ...]  # as precise as printed
    dated: bool  # whether the year is printed, and not only told by the document's own time
    when: str  # "on", "by", "of", "from": how the date stands to the event
    intended: bool  # planned, or to come
    printed: str
    symbol: str | None  # the document it is about, "A/73/760"
    saying: Saying


def events(text: Text) -> Iterator[Event]:
    """Every dated event of the document, in order."""
    for saying in sayings(text):
        if saying.part == PLANNED or not any(month in saying.text for month in MONTHS):
            continue
        yield from _events(saying, text)


def _events(saying: Saying, text: Text) -> Iterator[Event]:
    for group in _groups(saying.text):
        days = _days(group, text)
        start, end = group[0].start(), group[-1].end()
        clause = _clause(saying.text, start, end)
        named = list(NAMED_EVENT.finditer(saying.text, clause[0], start))
        if named:  # "boats were provided during the conference on 5 March": the day is the conference's
            clause = (named[-1].end(), clause[1])
        before = BEFORE.search(saying.text[:start])
        when = "on" if before is None else WHEN.get(before["word"].lower(), "from")
        symbol = OWN_NAME.search(saying.text[end : end + 40]) or OWN_NAME.search(
            saying.text[max(0, start - 40) : start]
        )
        act = _act(saying.text, clause, start)
        body = saying.text[clause[0] : clause[1]]
        bare = ACT.sub(" ", body[: max(0, start - clause[0])] + " " + body[max(0, end - clause[0]) :])
        yield Event(
            act=act,
            words=stems(bare) - CALENDAR,
            names=names(bare),
            days=days,
            dated=any(found["year"] for found in group),
            when=when,
            intended=INTENDED.search(body) is not None,
            printed=saying.text[start:end],
            symbol=None if symbol is None or when != "of" else symbol.group(),
            saying=saying,
        )


def _groups(text: str) -> Iterator[list[re.Match[str]]]:
    """The dates of a sentence, those that are joined together: "29 March and 19 April 2020"."""
    held: list[re.Match[str]] = []
    for found in MENTION.finditer(text):
        if found["month"] and not _is_month(text, found):
            continue
        if held and JOINED.fullmatch(text[held[-1].end() : found.start()]):
            held.append(found)
            continue
        if held:
            yield held
        held = [found]
    if held:
        yield held


def _is_month(text: str, found: re.Match[str]) -> bool:
    """Whether "March" or "May" is the month: a year, a part of it, or a word of time stands by it."""
    return bool(found["year"] or found["part"] or BEFORE.search(text[: found.start()]))


def _days(group: list[re.Match[str]], text: Text) -> tuple[Day, ...]:
    """The days of joined dates; a year printed once counts for those before it, else the period tells it."""
    days: list[Day] = []
    year: int | None = None
    for found in reversed(group):
        year = int(found["year"]) if found["year"] else year
        month = MONTHS.index(found["dated"] or found["month"]) + 1
        whole = year if year is not None else _year(month, text)
        if whole is None:
            continue
        numbers = re.findall(r"\d+", found["days"] or "")
        for number in reversed(numbers):
            if 1 <= int(number) <= 28 or _real(whole, month, int(number)):
                days.append(Day(f"{whole}-{month:02d}-{int(number):02d}"))
        if not numbers:
            days.append(Day(f"{whole}-{month:02d}"))
    return tuple(reversed(days))


def _real(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _year(month: int, text: Text) -> int | None:
    """The year of a month without one: by the period performed, or the last before the document's day."""
    if text.period is not None and re.fullmatch(r"\d{4}/\d{2}", text.period):
        return int(text.period[:4]) + (month < 7)
    if text.dated is not None:
        return text.dated.year - (month > text.dated.month)
    return None


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause of a date begins and ends."""
    edges = [0, *(found.end() for found in EDGE.finditer(text)), len(text)]
    left = max((edge for edge in edges if edge <= start), default=0)
    opens = _bare(text[left:start])
    if (
        opens
        and (left == 0 or text[left - 1] == ",")
        and text[end : end + 1] == ","
        and not text[:left].strip(" ,")
    ):
        after = [edge for edge in edges if edge > end + 1]
        right = next((edge for edge in after if len(text[end + 1 : edge].split()) > FEW), len(text))
        return end, right
    while opens and left > 0:
        left = max(edge for edge in edges if edge < left)
        opens = _bare(text[left:start])
    right = min((found.start() for found in EDGE.finditer(text) if found.start() >= end), default=len(text))
    return left, right


def _bare(text: str) -> bool:
    """Whether the words before a date name nothing: "which took place on"."""
    return len(text.split()) < FEW or not stems(ACT.sub(" ", text)) - CALENDAR


def act_of(found: re.Match[str]) -> str:
    """The key of ACTS that a match of ACT belongs to."""
    return list(ACTS)[int((found.lastgroup or "a0")[1:])]


def _act(text: str, clause: tuple[int, int], start: int) -> str | None:
    """The act of the clause: the last one before the date, else the first behind it."""
    found = list(ACT.finditer(text, *clause))
    before = [one for one in found if one.end() <= start]
    chosen = before[-1] if before else found[0] if found else None
    return None if chosen is None else act_of(chosen)
