"""What the prose tells of a subject, held against the rows and the sentences that say otherwise of it."""

import re
from collections.abc import Iterator
from itertools import product

from bluehelm.checks.facts.quantities import ACTUAL, Fact, draw, rarity_of
from bluehelm.checks.facts.states import DENIED, STOPPED
from bluehelm.checks.reading import Sentence, Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, PROSE, Rule
from bluehelm.checks.rules.conflict.subject import common_words
from bluehelm.plans.rows import Output
from bluehelm.plans.wording import stems

QUIET = re.compile(r"\bwithout (?:any )?(?:major |serious |significant |notable )?incidents?\b", re.I)
TROUBLED = re.compile(
    r"\bincidents? (?:\w+ )?(?:was|were|had been) (?:recorded|reported|registered|observed)\b"
    r"|\b(?:attacks?|abductions?|kidnapping|killing|clashes|violence) (?:\w+ ){0,3}"
    r"(?:was|were|of|against|on)\b",
    re.I,
)
BEFORE = 6  # sentences of the same section, up to which one tells of the same event
PROVIDED = re.compile(
    r"\b(?:continued|ongoing|sustained)\b[^.;]{0,40}\b(?:support|assistance|advice|training)\b[^.;]{0,10}"
    r"\b(?:was|were) (?:also )?(?:provided|given|offered)\b"
    r"|\b(?:support|assistance|advice|training) (?:was|were) (?:also )?(?:provided|given|offered)\b"
    r"|^(?:support|assistance|advice|training) (?:for|to) [^.;]{0,200} (?:was|were) (?:also )?provided\b"
    r"|\b(?:were|was) aimed at providing\b",
    re.I,
)
PROVISION = re.compile(
    r"^(?:Provision|Conduct|Delivery|Organization) of\b|^(?:Advice|Support|Assistance)\b", re.I
)
AIDED = stems(
    "provision of expert advice support assistance technical continued training implementation policy"
)
TELLING = 8.0  # weight of the words of a row that the sentence must have too
SHARE = 0.55  # of those of the row
LARGE = 100  # a number that two rows do not share by chance
CUMULATIVE = "cumulative"  # a role of facts.ROLES
NOTHING_DONE = "No"


def without_incident(text: Text) -> Iterator[Finding]:
    """An event said to have passed without incident, of which a sentence shortly before tells incidents."""
    for at, sentence in enumerate(text.sentences):
        quiet = QUIET.search(sentence.text)
        if quiet is None:
            continue
        near = [one for one in text.sentences[max(0, at - BEFORE) : at] if one.section == sentence.section]
        for other in reversed(near):
            trouble = TROUBLED.search(other.text)
            if trouble is not None and _of_one_event(sentence.text[: quiet.start()], other, near):
                where = (text.at(sentence, quiet.group()), text.at(other, trouble.group()))
                values = {"quiet": quiet.group(), "trouble": trouble.group()}
                yield Finding("conflict.without_incident", WARNING, where, values, 0.7)
                break


def _of_one_event(event: str, other: Sentence, near: list[Sentence]) -> bool:
    """Whether the troubled sentence, its paragraph or the sentence before names what was without incident."""
    at = near.index(other)
    told = [one for one in near if one.paragraph == other.paragraph] + near[max(0, at - 1) : at]
    return len(stems(event) & stems(" ".join(one.text for one in told))) > 1


def cumulative_as_year(text: Text) -> Iterator[Finding]:
    """A number that one row calls cumulative and an output gives as done in the year."""
    facts = [fact for fact in draw(text) if fact.column == ACTUAL and fact.value >= LARGE]
    summed = [fact for fact in facts if fact.role == CUMULATIVE]
    for whole, fact in product(summed, facts):
        if fact.role is None and _same_things(whole, fact) and isinstance(fact.line.understood, Output):
            values = {
                "number": whole.counted.printed,
                "one": whole.line.name,
                "other": fact.line.name,
                "section": fact.line.section,
            }
            where = (fact.place(), whole.place(whole.counted.printed))
            yield Finding("conflict.cumulative_as_year", WARNING, where, values, 0.65)


def _same_things(one: Fact, other: Fact) -> bool:
    """Whether two facts of one accomplishment count the same number of the same things."""
    same = one.section == other.section and one.home is not other.home and one.value == other.value
    return same and bool(one.counted.core & other.counted.core)


def provided_yet_not(text: Text) -> Iterator[Finding]:
    """Support that the prose says was given, and that an output says was not."""
    rarity = rarity_of(text)
    given = [(one, found) for one in text.sentences if (found := PROVIDED.search(one.text)) is not None]
    for line, output in text.outputs:
        if not _nothing(output) or PROVISION.match(line.label) is None:
            continue
        subject = stems(line.label) - AIDED
        for sentence, found in given:
            shared = subject & stems(sentence.text)
            told = rarity.of(shared)
            if told < TELLING or told < SHARE * rarity.of(subject) or DENIED.search(sentence.text):
                continue
            stopped = STOPPED.search(" ".join(line.actual))
            values = {
                "given": found.group(),
                "row": line.name,
                "section": line.section,
                "what": common_words(line.label, sentence.text, shared),
            }
            marks = (NOTHING_DONE, "" if stopped is None else stopped.group())
            where = (text.at(sentence, found.group()), text.actual(line, *marks))
            yield Finding("conflict.provided_yet_not", WARNING, where, values, 0.6)
            break


def _nothing(output: Output) -> bool:
    return bool(output.completed) and all(one.value == NOTHING_DONE for one in output.completed)


RULES: dict[str, Rule] = {
    "conflict.without_incident": Rule(without_incident, PROSE),
    "conflict.cumulative_as_year": Rule(cumulative_as_year, FRAMEWORKS),
    "conflict.provided_yet_not": Rule(provided_yet_not, FRAMEWORKS),
}
