"""States drawn out of sentences: a thing that was signed, held, established .. or was not, or was ended.

"The contract for the camp's cameras had been finalized" is a claim that this contract was brought to its end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bluehelm.checks.facts.events import ACT, CALENDAR, act_of
from bluehelm.checks.facts.sayings import PLANNED, Saying, names, sayings
from bluehelm.checks.reading import Text
from bluehelm.plans.wording import stems

DONE, NOT_DONE = "done", "not done"
CAUSE = (
    r"\b(?:owing to|due to|because of|attributable|result(?:ing|ed) from|in connection with|"
    r"in the light of|given)\b"
)
ASIDE = (
    r"\b(?:despite|in spite of|notwithstanding|following|prior to|after|before|in line with|pursuant to)\b"
)
OPENS = r"\b(?:which|that|while|although|whereas|however|but)\b"
EDGE = re.compile(
    r"[;:]|,(?=\s(?:with|including|and the|so|as|in|on|for|through|compared|resulting|thus|notably|such)\b)|"
    rf"{OPENS}|{CAUSE}|{ASIDE}",
    re.I,
)
GIVES_CAUSE, SETS_ASIDE = re.compile(CAUSE, re.I), re.compile(ASIDE, re.I)
DENIED = re.compile(
    r"\b(?:not|never|no longer|cannot|yet to be|nor)\b|\bno\b(?= \w+)|\bdelay(?:s|ed)? in\b|"
    r"\b(?:absence|lack) of\b|\bpending\b|\bfail(?:ed|ure)\b|\bnon-\b",
    re.I,
)
STOPPED = re.compile(
    r"\b(?:postponed|deferred|delayed|suspended|discontinued|cancell?ed|rescheduled)\b", re.I
)
UNFINISHED = "continue"
NOT_YET = frozenset(("suspend", UNFINISHED))  # of ACTS: postponed, cancelled, terminated; still under way
INTENDED = re.compile(
    r"\b(?:to|will|would|should|shall|could|may|might|must|can|if|whether|aimed|planned|proposed|expected|"
    r"calls?|called|urges?|requests?|encourag\w+|in order|towards|support(?:ed|ing)?|for) "
    r"(?:the |be )?(?:(?!(?:was|were|is|are|has|have|had|been) )\w+ ){0,2}$",  # none that says it was done
    re.I,
)
NUMERALS = stems("one two three four five six seven eight nine ten eleven twelve")  # they name no thing
SPOKEN = 40  # characters from a denial to its act, up to which both are quoted together
AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|could|did|do|does)\s+$", re.I)
SAID = re.compile(r"\b(?:was|were|been|is|are|be|had|has|have)\b")
ACTIVE = re.compile(r"(?:\b[A-Z][\w-]+|\b(?:authorities|parties|sessions|meetings|activities|workshops))\s+$")
INTO_FORCE = re.compile(r"entered into force|took place|began|ended", re.I)  # needs no "was" before it
NOMINAL = re.compile(r"(?:ion|ment|al|ance|launch)$", re.I)
PASSING = frozenset(("attack", "decide", "arrive", "leave"))  # acts that happen many times over


@dataclass(frozen=True)
class Claim:
    """That something was done with a thing, or was not."""

    act: str  # a key of events.ACTS
    state: str  # DONE or NOT_DONE
    words: frozenset[str]  # stems of the thing
    names: frozenset[str]
    printed: str  # the act, with the "were not" before it
    marks: tuple[str, ...]
    saying: Saying


def claims(text: Text) -> Iterator[Claim]:
    """Every claim of the prose and of the actual cells."""
    for saying in sayings(text):
        if saying.part == PLANNED:
            continue
        for found in ACT.finditer(saying.text):
            claim = _claim(found, saying)
            if claim is not None:
                yield claim


def _claim(found: re.Match[str], saying: Saying) -> Claim | None:
    """What the clause of an act claims; None where it is intended, a name, or an adjective."""
    act = act_of(found)
    edges = [0, *(edge.start() for edge in EDGE.finditer(saying.text)), len(saying.text)]
    left = max(edge for edge in edges if edge <= found.start())
    right = min(edge for edge in edges if edge >= found.end())
    if act == UNFINISHED:  # "the law was adopted and its funding is under way": of the funding alone
        left = max(left, saying.text.rfind(" and ", 0, found.start()))
    clause, before = saying.text[left:right], saying.text[left : found.start()]
    cause = GIVES_CAUSE.match(clause) is not None
    named = found.group()[0].isupper() and before.strip(" ,(“") != ""
    if act in PASSING or named or SETS_ASIDE.match(clause) or (not cause and INTENDED.search(before)):
        return None
    of_itself = INTO_FORCE.fullmatch(found.group())
    told = (
        NOMINAL.search(found.group()) if cause else of_itself or SAID.search(before) or ACTIVE.search(before)
    )
    if told is None:
        return None
    if cause and left > 0:  # the thing is named before "owing to"
        clause = saying.text[max(edge for edge in edges if edge < left) : right]
    denied = DENIED.search(before) is not None
    bare = GIVES_CAUSE.sub(" ", ACT.sub(" ", clause))
    printed, marks = _printed(saying.text, left, found)
    return Claim(
        act=act,
        state=NOT_DONE if denied != (act in NOT_YET) else DONE,
        words=stems(bare) - CALENDAR - NUMERALS,
        names=names(bare),
        printed=printed,
        marks=marks,
        saying=saying,
    )


def _printed(text: str, left: int, found: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    """The act as the sentence has it, "were not carried out", and the words to mark."""
    denials = list(DENIED.finditer(text, left, found.start()))
    if not denials:
        return found.group(), (found.group(),)
    denial = denials[-1]
    auxiliary = AUXILIARY.search(text[left : denial.start()])
    start = denial.start() if auxiliary is None else left + auxiliary.start()
    whole = text[start : found.end()]
    if len(whole) <= SPOKEN:
        return whole, (whole,)
    denied = text[start : denial.end()]
    return f"{denied} … {found.group()}", (denied, found.group())
