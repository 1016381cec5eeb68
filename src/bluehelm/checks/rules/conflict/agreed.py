"""Something told as done in one place, and in another as agreed or planned only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bluehelm.checks.facts.sayings import PLANNED, Saying, sayings
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import PROSE, Rule

VERBS = {
    "established": "establish", "created": "create", "opened": "open", "launched": "launch",
    "adopted": "adopt", "formed": "form", "signed": "sign", "set up": "set up", "deployed": "deploy",
}  # fmt: skip
NAME = r"(?P<name>(?:[A-Z][\w’'-]+)(?: (?:(?:of|for|and|on|the) ){0,2}[A-Z][\w’'-]+)+)"
ITS = r"(?:a|an|the|its|their) (?:new |first )?"
DONE = re.compile(rf"(?<!be )\b(?P<verb>{'|'.join(VERBS)}) {ITS}{NAME}")
ONLY = re.compile(
    r"\b(?P<step>agree(?:d|ment)|decision|decided|plans?|planned|proposal|intention|intended|expected) to "
    rf"(?P<verb>{'|'.join(VERBS.values())}) {ITS}{NAME}"
)


@dataclass(frozen=True)
class _Told:
    saying: Saying
    found: re.Match[str]


def agreed_only(text: Text) -> Iterator[Finding]:
    """A body said to be established, and elsewhere only agreed to be; each body once."""
    done: dict[tuple[str, str], _Told] = {}
    for saying in sayings(text):
        for found in DONE.finditer(saying.text) if saying.part != PLANNED else ():
            done.setdefault((VERBS[found["verb"]], found["name"].lower()), _Told(saying, found))
    for saying in sayings(text):
        for found in ONLY.finditer(saying.text):
            told = done.pop((found["verb"], found["name"].lower()), None)
            if told is not None:
                values = {"name": found["name"], "done": told.found["verb"], "only": found["step"]}
                where = (told.saying.place(told.found.group()), saying.place(found.group()))
                yield Finding("conflict.agreed_only", WARNING, where, values, 0.7)


RULES: dict[str, Rule] = {"conflict.agreed_only": Rule(agreed_only, PROSE)}
