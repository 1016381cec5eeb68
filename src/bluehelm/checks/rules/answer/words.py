"""A yes or a no whose words do not go with it: another subject, or a lost "not"."""

import re
from collections.abc import Iterator

from bluehelm.checks.reading import Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.checks.rules.answer.limbs import ORDINARY
from bluehelm.plans.causes import GIVES
from bluehelm.plans.wording import stems

COULD = re.compile(r"\b(?P<verb>could be \w+ed)\b", re.I)
BESIDES = re.compile(r"(?:In addition|Additionally|Furthermore|Moreover|However|In lieu|Instead)\b")
ENOUGH = 4  # words that say something; fewer can name the plan in other words


def another_subject(text: Text) -> Iterator[Finding]:
    """A yes whose words share nothing with what was planned."""
    for line, output in text.outputs:
        if len(output.completed) != 1 or output.completed[0].value != "Yes":
            continue
        answer = output.completed[0]
        words = " ".join(part for part in (answer.unit, answer.remark) if part)
        told = stems(words) - ORDINARY
        if len(told) >= ENOUGH and not BESIDES.match(words) and not stems(words) & stems(line.planned):
            yield Finding(
                "answer.another_subject",
                WARNING,
                (text.actual(line, words), text.planned(line)),
                {"words": words},
                0.6,
            )


def lost_not(text: Text) -> Iterator[Finding]:
    """A no whose words say that it could be done, and why: a "not" seems to be missing."""
    for line, output in text.outputs:
        for answer in output.completed:
            could = COULD.search(answer.remark or "")
            if answer.value == "No" and could is not None and GIVES.search(answer.remark or "", could.end()):
                yield Finding(
                    "answer.lost_not",
                    WARNING,
                    (text.actual(line, "No", could["verb"]), text.planned(line)),
                    {"verb": could["verb"]},
                    0.6,
                )


RULES: dict[str, Rule] = {
    "answer.another_subject": Rule(another_subject, FRAMEWORKS),
    "answer.lost_not": Rule(lost_not, FRAMEWORKS),
}
