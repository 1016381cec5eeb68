"""Parts of a planned output that have no number, and places: what of them the completed column takes up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.nouns import EVENTS
from bluehelm.plans.promises import PERIODIC
from bluehelm.plans.quantity import quantities
from bluehelm.plans.rows import Output
from bluehelm.plans.wording import head, plural, stems

ACTION = (
    r"(?:organization|conduct|celebration|commemoration|observance|production|provision|maintenance|recruitment|"
    r"hiring|delivery|management|dissemination|translation|broadcast|publication|assistance|monitoring|"
    r"distribution|needs assessments?|field visits?|surveys?|studies|training|support)"
)
LIMB = re.compile(
    rf"(?:(?P<besides>\bas well as|\balong with|\bin addition to)|(?P<joined>[;,]\s+and|[;,]|\band))\s+"
    rf"(?:on |through |the |an? )*(?P<words>{ACTION}\b(?:\s+and\s+\w+)?(?:\s+(?:of|with|for|in)\b[^;,.()]*|"
    rf"(?P<bare>\s+and [^;,.()]*)))",
    re.I,
)
DAY = re.compile(
    r"(?P<words>\b(?:organization|celebration|commemoration|observance) of (?:an? |the )?"
    r"(?:[A-Z][\w’'-]+ |of |the |for ){0,8}?Days?\b[^;,.()]*)"
)
PURPOSE = re.compile(
    r"\s+(?:in order to|to (?!(?:the|all|each)\b)[a-z]+|so as to|aimed at|aiming at|with a view to|through|"
    r"pertaining|relating|across)\b.*", re.S,
)  # fmt: skip
ORDINARY = stems(
    "support technical advice provision assistance services implementation activities capacity "
    "building development system process organization coordination preparation monitoring management "
    "maintenance operation conduct production delivery dissemination recruitment training appropriate "
    "related relevant necessary regular other national regional local government authorities "
    "equipment logistical expert expertise planning reporting information documents materials central "
    "northern region country needs community awareness raising"
)  # words that many parts of many plans share
NAME = re.compile(r"[A-ZÀ-Ý][\w’'-]+(?:[ -][A-ZÀ-Ý][\w’'-]+)*")
TOPIC = re.compile(r"\b(?:on|about|regarding|concerning|with regard to|in the area of)\b", re.I)
AIM = re.compile(r"\b(?:including|in order|so as) to [a-z]+\b", re.I)
OWN_CLAUSE = 4  # words: "Operation and maintenance of" is one thing
LISTED = re.compile(rf"\b(?:in|at)\s+(?P<names>{NAME.pattern}(?:(?:,| and|, and|/)\s?{NAME.pattern})+)")


@dataclass(frozen=True)
class Part:
    """A part of a planned output without a number."""

    words: str  # as printed
    event: bool  # a day, a campaign, a visit: something that is held or not


def silent(line: Line, output: Output) -> Iterator[Part]:
    """The parts without a number of which no word stands in the completed column."""
    told = stems("\n".join(line.actual))
    if not output.planned:
        return
    seen = ""
    for pattern in (DAY, LIMB):
        for found in pattern.finditer(line.planned):
            words = PURPOSE.sub("", found["words"]).strip()
            if words in seen or quantities(words) or PERIODIC.search(words):
                continue
            if pattern is LIMB and _no_part(line.planned, found):
                continue
            elsewhere = stems(line.planned.replace(words, " "))
            own = stems(words) - ORDINARY - elsewhere
            if own and not own & told:
                seen += words
                yield Part(words, pattern is DAY or EVENTS.search(words.split(" of ")[0]) is not None)
    yield from _half(line, output)


def _no_part(planned: str, found: re.Match[str]) -> bool:
    """Whether the words go on with what stands before them, and are no part of the plan by themselves."""
    if re.match(r",?\s+(?:including|such as) (?:through|by|\d)", planned[found.end() :]):
        return True  # the parts follow
    since = re.split(r"[;.]", planned[: found.start()])[-1]
    if AIM.search(since):
        return True  # one of the aims: "including to facilitate x, as well as y"
    if found["besides"] is not None:
        return False
    if re.search(r"\b(?:including|such as)\b", since):
        return True  # one of the examples
    bare = found["joined"].strip() == "and"
    clause = since.split(",")[-1]
    short = len(clause.split()) < OWN_CLAUSE and not quantities(clause)
    return bare and (short or TOPIC.search(re.split(r"[,\d]", since)[-1]) is not None)


def _half(line: Line, output: Output) -> Iterator[Part]:
    """The second of two things that one number counts, "2 briefings and tours", if only the first is told."""
    told = stems("\n".join(line.actual))
    for place, planned in enumerate(output.planned):
        first, joint, second = (planned.unit or "").partition(" and ")
        if joint and plural(first.split()[-1]) and any(each.answers == place for each in output.completed):
            noun = head(second)
            if noun is not None and noun not in told | stems(first) | ORDINARY:
                yield Part(second, EVENTS.search(second) is not None)


def places_left_out(text: Text) -> Iterator[Finding]:
    """Places listed in the plan, and a completed column that lists some of them only."""
    for line, output in text.outputs:
        listed = LISTED.search(line.planned)
        said = " ".join(each.unit or "" for each in output.completed)
        named = LISTED.search(said) or re.search(
            rf"\b(?:held|conducted|organized) in (?P<names>{NAME.pattern})", said
        )
        if listed is None or named is None:
            continue
        planned = [each for each in _names(listed["names"]) if each in line.planned]
        kept = [each for each in planned if each in said]
        missing = [each for each in planned if each not in said]
        if kept and missing:
            yield Finding(
                "answer.places_left_out",
                WARNING,
                (text.planned(line, *missing), text.actual(line, named["names"])),
                {"missing": ", ".join(missing), "named": named["names"]},
                0.5,
            )


def _names(listed: str) -> list[str]:
    return [each.strip() for each in re.split(r",|\band\b|/", listed) if each.strip()]


RULES: dict[str, Rule] = {"answer.places_left_out": Rule(places_left_out, FRAMEWORKS)}
