"""Rules of the family status for outputs: what the completed column says against the remark beside it."""

import re
from collections.abc import Iterator

from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.wording import stems

YES, NO = re.compile(r"Yes\b[.:,;]?\s*"), re.compile(r"(?:No|None)\b[.:,;]?\s*")
DONE = "|".join(
    (
        "held|conducted|coordinated|organized|provided|implemented|completed|carried out|delivered|produced",
        "established|trained|supported|adopted|achieved|issued|submitted|deployed|constructed|rehabilitated",
        "undertaken|convened|performed|prepared|distributed|finalized|launched|facilitated",
    )
)
AFFIRMED = re.compile(rf"(?P<subject>[^,.;:]+?) (?P<verb>(?:was|were|has been|have been) (?:{DONE}))\b", re.I)
DENYING = re.compile(
    r"\b(?:not?|none|nor|never|without|unable|failed|postpon\w+|cancel\w+|defer\w*|suspen\w+|delayed|rescheduled|paused|"
    r"although|instead|however)\b",
    re.I,
)
ARTICLE = re.compile(r"(?:The|An?|All|Both|\d)")
PUT_OFF = re.compile(
    r"\b(?:was|were|has been|have been|could) "
    r"(?:not (?!only\b)(?:be |yet )?\w+|postponed|cancelled|deferred|suspended)\b",
    re.I,
)
ASIDE = re.compile(r",|\b(?:that|which|who|whose|until|after|although|while|when)\b", re.I)
BEGUN = re.compile(
    r"\b(?:is|are|was|were|remains?|remained) (?:still )?(?:ongoing|under ?way|in progress|incomplete)\b|"
    r"\b(?:to be|not yet) (?:completed|finalized)\b",
    re.I,
)
STARTED = re.compile(r"\b(?:initiated|started|begun|commenced|under way|ongoing|in progress)\b", re.I)
FINISH = re.compile(r"^(?:\w+ ){0,2}(?:implementation|completion|construction|delivery|finalization)\b", re.I)
SENTENCES = re.compile(r"(?<=[a-z)%\d])[.]\s+(?=[A-Z])|\n")


def no_but_done(text: Text) -> Iterator[Finding]:
    """A no beside a sentence that says the planned thing was done: a "not" may be missing."""
    for line, _ in text.outputs:
        for cell in line.actual:
            said = NO.match(cell)
            first = SENTENCES.split(cell[said.end() :])[0] if said else ""
            done = AFFIRMED.match(first)
            if done is None or DENYING.search(first) or not stems(done["subject"]) & stems(line.label):
                continue
            read_on = ARTICLE.match(first) is None  # the column may open the sentence: "No patrols were .."
            yield Finding(
                "status.no_but_done",
                WARNING if read_on else ERROR,
                (text.actual(line, "No", done["verb"]), text.planned(line)),
                {"verb": done["verb"]},
                0.6 if read_on else 0.85,
            )


def yes_but_denied(text: Text) -> Iterator[Finding]:
    """A yes beside a sentence that says the planned thing was put off or not done."""
    for line, _ in text.outputs:
        for cell in line.actual:
            said = YES.match(cell)
            first = SENTENCES.split(cell[said.end() :])[0] if said else ""
            denied = PUT_OFF.search(first)
            if denied is None or not stems(first[: denied.start()]) & stems(line.label):
                continue
            other = ASIDE.search(first[: denied.start()]) is not None
            yield Finding(
                "status.yes_but_denied",
                WARNING if other else ERROR,
                (text.actual(line, "Yes", denied.group()), text.planned(line)),
                {"denial": denied.group()},
                0.6 if other else 0.9,
            )


def done_but_ongoing(text: Text) -> Iterator[Finding]:
    """Counted as done while the words beside it say it is still going on, or only begun."""
    for line, _ in text.outputs:
        for cell in line.actual:
            begun = BEGUN.search(cell) if YES.match(cell) else _only_started(line, cell)
            if begun is None:
                continue
            yield Finding(
                "status.done_but_ongoing",
                WARNING,
                (text.actual(line, begun.group()), text.planned(line)),
                {"begun": begun.group()},
                0.55,
            )


def _only_started(line: Line, cell: str) -> re.Match[str] | None:
    """The word that says a figure counts only what was begun, where the plan was to finish it."""
    return STARTED.search(cell.split("\n")[0]) if cell[:1].isdigit() and FINISH.match(line.label) else None


RULES: dict[str, Rule] = {
    f"status.{run.__name__}": Rule(run, FRAMEWORKS) for run in (no_but_done, yes_but_denied, done_but_ongoing)
}
