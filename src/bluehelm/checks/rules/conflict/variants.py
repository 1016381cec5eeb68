"""One body under two names that differ in an inner plural or an "and"."""

import re
from collections import defaultdict
from collections.abc import Iterator

from bluehelm.checks.facts.sayings import Saying, sayings
from bluehelm.checks.facts.staffing import plainly
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import PROSE, Rule

BODY = (
    "Board|Bureau|Cell|Centre|Commission|Committee|Council|Department|Division|Force|Group|Mechanism|"
    "Mission|Office|Section|Secretariat|Services?|Team|Unit"
)
NAME = re.compile(
    rf"[A-Z][\w’-]+(?: (?:(?:of|for|and|on) )?[A-Z][\w’-]+)+ (?:{BODY})\b(?! (?:(?:of|for|and|on) )?[A-Z])"
)
LEAST = 4  # words: of a shorter name a plural may well be another body


def name_variant(text: Text) -> Iterator[Finding]:
    """Each rarer form of a name, with the one that stands most often."""
    told: dict[str, dict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    for saying in sayings(text):
        for found in NAME.findall(saying.text):
            name = found.removeprefix("The ")
            if len(name.split()) >= LEAST:
                told[plainly(name)][name].append(saying)
    for forms in told.values():
        usual, *others = sorted(forms, key=lambda name: -len(forms[name]))
        for rare in others:
            where = (forms[rare][0].place(rare), forms[usual][0].place(usual))
            values = {"rare": rare, "usual": usual}
            yield Finding("conflict.name_variant", WARNING, where, values, 0.3)


RULES: dict[str, Rule] = {"conflict.name_variant": Rule(name_variant, PROSE)}
